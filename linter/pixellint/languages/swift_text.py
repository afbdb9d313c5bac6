"""String literals of Swift: on one line, on several, raw, with interpolations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.model.unit import Expression, Join, Literal, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_QUOTES = re.compile(rb'(#*)("""|")')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,8})\}|(\r?\n[ \t]*|.))")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def unescaped(text: str) -> str:
    """The text that a string without interpolations stands for."""

    def one(match: re.Match[str]) -> str:
        if match[1] is not None:
            number = int(match[1], 16)
            return chr(number) if number < 0x110000 else ""
        return _PLAIN.get(match[2], "" if match[2][0] in "\r\n" else match[2])

    return _ESCAPE.sub(one, text) if "\\" in text else text


def read_string(reader: Reader, node: Node, frame: Frame) -> Expression:
    """A literal, or a Join of its texts and interpolations."""
    source = reader.stretch[node.start_byte : node.end_byte]
    opening = _QUOTES.match(source)
    if opening is None:
        return Unknown(node.type, reader.at(node))
    raw, quotes = opening[1], opening[2]
    first = node.start_byte + opening.end()
    last = node.end_byte - (len(quotes + raw) if source.endswith(quotes + raw) else 0)
    pieces: list[str | Expression] = []
    for start, end, inner in _interpolations(node):
        pieces.append(reader.stretch[first:start].decode("utf-8", "replace"))
        values = [reader.expression(part.child_by_field_name("value"), frame) for part in inner]
        pieces.append(values[0] if values else Unknown("empty", start))
        first = end
    pieces.append(reader.stretch[first : max(first, last)].decode("utf-8", "replace"))
    if len(quotes) == 3:
        pieces = _without_margin(pieces)
    start, end = reader.span(node)
    parts = [
        Literal(piece if raw else unescaped(piece), "string", start, end) if isinstance(piece, str) else piece
        for piece in pieces
        if piece != ""
    ]
    if not parts:
        return Literal("", "string", start, end)
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Literal) else Join(tuple(parts), start, end)


def _interpolations(node: Node) -> list[tuple[int, int, list[Node]]]:
    """(start, end, expressions) of each interpolation."""
    found: list[tuple[int, int, list[Node]]] = []
    start = -1
    inner: list[Node] = []
    for child in node.children:
        if child.type == "raw_str_interpolation":
            parts = [part for part in child.named_children if part.type == "interpolated_expression"]
            found.append((child.start_byte, child.end_byte, parts))
        elif child.type == "\\(":
            start, inner = child.start_byte, []
        elif child.type == "interpolated_expression":
            inner.append(child)
        elif child.type == ")" and start >= 0:
            found.append((start, child.end_byte, inner))
            start = -1
    return found


def _without_margin(pieces: list[str | Expression]) -> list[str | Expression]:
    """The text of a string over several lines: the indentation of the closing quotes is taken from every line, and the line
    breaks behind the opening and before the closing quotes are none of it."""
    last = pieces[-1]
    margin = last.rpartition("\n")[2] if isinstance(last, str) else ""
    cleared = [piece.replace("\n" + margin, "\n") if isinstance(piece, str) else piece for piece in pieces]
    for place in (-1, 0):
        text = cleared[place]
        if isinstance(text, str) and "\n" in text:
            cleared[place] = text.rpartition("\n")[0] if place else text.partition("\n")[2]
    return cleared
