"""Strings of Kotlin, plain and raw, with their templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_text import unescaped
from pixellint.languages.kotlin_reader import kotlin, parts_of
from pixellint.languages.reader import Reader
from pixellint.model.unit import Expression, Join, Literal, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_SHORT = re.compile(rb"(?:\\.)|\$(?P<name>[A-Za-z_]\w*|`[^`\n]+`)")
_SHORT_RAW = re.compile(rb"\$(?P<name>[A-Za-z_]\w*|`[^`\n]+`)")


def read_string(reader: Reader, node: Node, frame: Frame) -> Expression:
    """The text, or what it is put together from."""
    raw = node.type == "multiline_string_literal"
    quote = 3 if raw else 1
    start, end = reader.span(node)
    parts: list[Expression] = []
    position = start + quote
    for child in node.named_children:
        if child.type == "interpolation":
            first, last = reader.span(child)
            parts += _stretch(reader, (position, first), raw, frame)
            inner = parts_of(child)
            parts.append(reader.expression(inner[0], frame) if inner else Unknown("empty", first))
            position = last
    parts += _stretch(reader, (position, end - quote), raw, frame)
    if not parts:
        return Literal("", "string", start, end)
    if len(parts) == 1 and isinstance(parts[0], Literal):
        return parts[0]._replace(at=start, end=end)
    return Join(tuple(parts), start, end)


def _stretch(reader: Reader, span: tuple[int, int], raw: bool, frame: Frame) -> list[Expression]:
    """Text between templates. The grammar takes a short one, `$name`, for text in most strings."""
    position, end = span
    found: list[Expression] = []
    for match in (_SHORT_RAW if raw else _SHORT).finditer(reader.stretch, position, end):
        if match["name"] is None:
            continue
        if match.start() > position:
            found.append(_plain(reader, position, match.start(), raw))
        name, at = match["name"].decode("utf-8", "replace").strip("`"), match.start() + 1
        own = kotlin(reader)
        found.append(own.this(frame, at) if name == "this" else own.resolve(name, frame, at).value)
        position = match.end()
    if position < end:
        found.append(_plain(reader, position, end, raw))
    return found


def _plain(reader: Reader, start: int, end: int, raw: bool) -> Literal:
    text = reader.stretch[start:end].decode("utf-8", "replace")
    return Literal(text if raw else unescaped(text), "string", start, end)
