"""Strings, characters and text blocks of Java, and text put together by formatting."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.model.unit import Expression, Join, Literal

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = re.compile(r"\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3})|(\r\n|[\s\S]))")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "s": " ", "\n": "", "\r\n": ""}
_PERCENT = re.compile(r"%(?:(\d+)\$)?[-#+ 0,(<]*\d*(?:\.\d+)?([a-zA-Z%])[TYmdHMSeaBbAjpzZ]?")
_BRACES = re.compile(r"\{(\d*)[^{}]*\}")


def unescaped(text: str) -> str:
    """The text that a literal without its quotes stands for."""
    if "\\" not in text:
        return text

    def plain(match: re.Match[str]) -> str:
        if match[1] is not None:
            return chr(int(match[1], 16))
        if match[2] is not None:
            return chr(int(match[2], 8))
        return _PLAIN.get(match[3], match[3])

    return _ESCAPE.sub(plain, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def read_string(reader: Reader, node: Node, frame: Frame) -> Expression:
    start, end = reader.span(node)
    text = reader.text(node)
    if text.startswith('"""'):
        return Literal(unescaped(_block(text)), "string", start, end)
    return Literal(unescaped(text[1:-1]), "string", start, end)


def _block(text: str) -> str:
    """The lines of a text block without the indentation they share and without spaces at their ends."""
    lines = text[3:].removesuffix('"""').replace("\r\n", "\n").split("\n")[1:]
    # the line of the closing quotes counts for the indentation, though it is empty
    marked = [*lines[:-1], lines[-1] + "\0"] if lines else [""]
    shared = dedent("\n".join(marked)).removesuffix("\0")
    return "\n".join(line.rstrip(" \t") for line in shared.split("\n"))


def formatted(pattern: Expression, given: list[Expression], style: str, span: tuple[int, int]) -> Expression:
    """`String.format(pattern, ...)` ("%") or `MessageFormat.format(pattern, ...)` ("{") as the text it makes."""
    if not isinstance(pattern, Literal):
        return Join((pattern, *given), *span)
    parts: list[Expression] = []
    place = used = 0
    for match in (_PERCENT if style == "%" else _BRACES).finditer(pattern.value):
        if style == "%" and match[2] in "%n":
            continue
        index = (int(match[1]) - (style == "%")) if match[1] else used
        used += not match[1]
        if match.start() > place:
            parts.append(_piece(pattern, place, match.start()))
        place = match.end()
        if 0 <= index < len(given):
            parts.append(given[index])
    if place < len(pattern.value) or not parts:
        parts.append(_piece(pattern, place, len(pattern.value)))
    return Join(tuple(parts), *span)


def _piece(pattern: Literal, start: int, end: int) -> Literal:
    text = pattern.value[start:end].replace("%%", "%").replace("%n", "\n")
    return Literal(text, "string", pattern.at, pattern.end)
