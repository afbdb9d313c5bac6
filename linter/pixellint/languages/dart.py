"""Dart to Units. All files of a project share one namespace: what an import brings is found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pixellint.languages.build import Builder, Frame
from pixellint.languages.dart_collections import COLLECTIONS
from pixellint.languages.dart_declarations import collect
from pixellint.languages.dart_expressions import EXPRESSIONS
from pixellint.languages.dart_functions import read_lambda
from pixellint.languages.dart_reader import DartReader, ReadDart
from pixellint.languages.dart_statements import STATEMENTS
from pixellint.languages.parsing import faulty_share, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pixellint.languages.reader import ReadExpression, ReadStatement
    from pixellint.model.unit import Unit

_ALL: dict[str, ReadDart] = {**EXPRESSIONS, **COLLECTIONS, "function_expression": read_lambda}


def lower(source: bytes, path: str) -> Unit:
    """Read a whole file. Raises Unreadable."""
    tree = parse("dart", source)
    reader = DartReader(Builder("dart", source, True), source)
    reader.expressions = cast("Mapping[str, ReadExpression]", _ALL)
    reader.statements = cast("Mapping[str, ReadStatement]", STATEMENTS)
    collect(reader, tree.root_node)
    reader.within(tree.root_node, Frame(0, -1, 0, -1))
    return reader.finish("dart:", faulty_share(tree.root_node))
