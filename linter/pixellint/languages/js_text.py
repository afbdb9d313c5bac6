"""String literals and template strings of JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.model.unit import Expression, Hole, Join, Literal, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


def unescaped(text: str) -> str:
    """The text a string literal stands for."""
    if "\\" not in text:
        return text

    def plain(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        if code is not None:
            number = int(code, 16)
            return chr(number) if number < 0x110000 else ""
        return _PLAIN.get(match[4], match[4])

    return _ESCAPE.sub(plain, text)


def read_string(reader: Reader, node: Node, frame: Frame) -> Expression:
    holes = reader.holes_in(node)
    if holes:
        return _filled(reader, node, holes)
    start, end = reader.span(node)
    return Literal(unescaped(reader.text(node)[1:-1]), "string", start, end)


def _filled(reader: Reader, node: Node, holes: list[Hole]) -> Expression:
    """A string with template expressions in it."""
    start, end = reader.span(node)
    parts: list[Expression] = []
    position = start + 1
    for hole in holes:
        if hole.at > position:
            parts.append(_stretch(reader, position, hole.at))
        parts.append(reader.filled.get(hole.at, hole))
        position = hole.end
    if position < end - 1:
        parts.append(_stretch(reader, position, end - 1))
    return parts[0] if len(parts) == 1 else Join(tuple(parts), start, end)


def _stretch(reader: Reader, start: int, end: int) -> Literal:
    text = reader.stretch[start - reader.base : end - reader.base].decode("utf-8", "replace")
    return Literal(unescaped(text), "string", start, end)


def read_template(reader: Reader, node: Node, frame: Frame) -> Expression:
    holes = reader.holes_in(node)
    if holes and not node.named_children:
        return _filled(reader, node, holes)
    start, end = reader.span(node)
    parts: list[Expression] = []
    position = start + 1
    for child in node.named_children:
        if child.type == "template_substitution":
            child_start, child_end = reader.span(child)
            if child_start > position:
                parts.append(_stretch(reader, position, child_start))
            inner = child.named_children
            parts.append(reader.expression(inner[0], frame) if inner else Unknown("empty", child_start))
            position = child_end
    if position < end - 1 or not parts:
        parts.append(_stretch(reader, position, max(position, end - 1)))
    if len(parts) == 1 and isinstance(parts[0], Literal):
        return parts[0]
    return Join(tuple(parts), start, end)
