"""Objective-C and Objective-C++ to Units. Headers are not read: what they declare is found by name among all files."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pixellint.languages.build import Builder, Frame
from pixellint.languages.objc_classes import collect
from pixellint.languages.objc_expressions import EXPRESSIONS
from pixellint.languages.objc_macros import without_macros
from pixellint.languages.objc_reader import ObjcReader
from pixellint.languages.objc_statements import STATEMENTS
from pixellint.languages.parsing import faulty_share, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pixellint.languages.reader import ReadExpression, ReadStatement
    from pixellint.model.unit import Unit


def lower(source: bytes, path: str) -> Unit:
    """Read a whole file. Raises Unreadable."""
    tree = parse("objc", without_macros(source))
    reader = ObjcReader(Builder("objc", source, True), source)
    reader.expressions = cast("Mapping[str, ReadExpression]", EXPRESSIONS)
    reader.statements = cast("Mapping[str, ReadStatement]", STATEMENTS)
    collect(reader, tree.root_node)
    reader.within(tree.root_node, Frame(0, -1, 0, -1))
    reader.close()
    return reader.finish("apple:", faulty_share(tree.root_node))
