"""Text of pages as values: attributes, their template expressions and character references."""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape

from pixellint.model.unit import Expression, Hole, Join, Literal

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_REFERENCES = re.compile(rb"(?:&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)+")
_SPACES = re.compile(r"\s+")
_SHORT = 200


class Holes:
    """The template expressions of a file, found by offset."""

    def __init__(self, holes: tuple[Hole, ...]) -> None:
        self._holes = holes
        self._starts = [hole.at for hole in holes]

    def within(self, start: int, end: int) -> tuple[Hole, ...]:
        return self._holes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def decoded(text: str) -> str:
    """Text with its character references replaced; as in attributes, only those that end in a semicolon count."""
    return _REFERENCE.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def value_of(text: bytes, holes: Holes, start: int, end: int) -> Expression:
    """The value of an attribute: a literal, a template expression, or both joined."""
    parts: list[Expression] = []
    position = start
    for hole in holes.within(start, end):
        _literal(parts, text, position, hole.at)
        parts.append(hole)
        position = hole.end
    _literal(parts, text, position, end)
    if not parts:
        return Literal("", "string", start, end)
    return parts[0] if len(parts) == 1 else Join(tuple(parts), start, end)


def _literal(parts: list[Expression], text: bytes, start: int, end: int) -> None:
    value = decoded(text[start:end].decode("utf-8", "replace")) if start < end else ""
    if value.strip():
        parts.append(Literal(value.strip() if not parts else value.rstrip(), "string", start, end))


def own_text(text: bytes, holes: Holes, spans: tuple[tuple[int, int], ...]) -> str:
    """The text directly within an element, template expressions in braces, shortened."""
    words: list[str] = []
    last = -1
    for start, whole in spans:
        words.append("" if start == last else " ")
        position, last = start, whole
        end = min(whole, start + 4 * _SHORT)
        for hole in holes.within(start, end):
            words.append(text[position : hole.at].decode("utf-8", "replace"))
            words.append("{{" + hole.text + "}}")
            position = hole.end
        words.append(text[position:end].decode("utf-8", "replace"))
        if len(words) > _SHORT:
            break
    return decoded(_SPACES.sub(" ", "".join(words)).strip()[: 2 * _SHORT])[:_SHORT]


def unreferenced(text: bytearray, start: int, end: int) -> None:
    """Replace the character references of a stretch of code in place, by the same number of bytes.

    The spare bytes become blanks: before a quote that opens, behind anything else, so that strings keep their text.
    """
    quotes: dict[bytes, int] = {}
    for match in _REFERENCES.finditer(text, start, end):
        plain = unescape(match[0].decode("ascii", "replace")).encode("utf-8", "replace")
        blanks = b" " * (len(match[0]) - len(plain))
        if len(plain) > len(match[0]):
            continue
        opens = False
        if plain in (b'"', b"'", b"`"):
            quotes[plain] = quotes.get(plain, 0) + 1
            opens = quotes[plain] % 2 == 1
        text[match.start() : match.end()] = blanks + plain if opens else plain + blanks
