"""Swift to Units."""

from __future__ import annotations

from pixellint.languages.build import Builder, Frame
from pixellint.languages.parsing import faulty_share, parse
from pixellint.languages.reader import ReadExpression
from pixellint.languages.swift_branches import VALUES
from pixellint.languages.swift_expressions import EXPRESSIONS
from pixellint.languages.swift_functions import FUNCTIONS
from pixellint.languages.swift_outline import outline
from pixellint.languages.swift_reader import SwiftReader
from pixellint.languages.swift_statements import STATEMENTS
from pixellint.model.unit import Unit

_ALL: dict[str, ReadExpression] = {**EXPRESSIONS, **FUNCTIONS, **VALUES}


def lower(source: bytes, path: str) -> Unit:
    """Read a whole file. Raises Unreadable."""
    root = parse("swift", source).root_node
    reader = SwiftReader(Builder("swift", source, True), source, outline(source, root))
    reader.expressions, reader.statements = _ALL, STATEMENTS
    reader.within(root, Frame(0, -1, 0, -1))
    return reader.finish("apple:", faulty_share(root))
