"""Braces in the markup of Svelte and Astro: length-preserving masking, so that the HTML grammar can read the rest."""

from __future__ import annotations

import re

from pixellint.model.record import NamedTuple
from pixellint.model.unit import Hole

_MARKUP = re.compile(rb"<!--|<(?:script|style)\b|</?[A-Za-z]|[{}]", re.IGNORECASE)
# strings that never end are taken to end with the line or the file: looking for their end anew would not be linear
_CODE = re.compile(
    rb"<!--|<(?:script|style)\b|</?[A-Za-z]|[{}]|\"(?:[^\"\\\n]|\\.)*+(?:\"|\n|\Z|\\)|'[^'\n<]*+'|`(?:[^`\\]|\\[\s\S])*+(?:`|\Z|\\)",
    re.IGNORECASE,
)
_TAG = re.compile(rb"[>{\"']")
_BALANCED = re.compile(
    rb"[{}]|\"(?:[^\"\\\n]|\\.)*+(?:\"|\n|\Z|\\)|'(?:[^'\\\n]|\\.)*+(?:'|\n|\Z|\\)|`(?:[^`\\]|\\[\s\S])*+(?:`|\Z|\\)"
    rb"|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"
)
_NOT_BREAK = re.compile(rb"[^\r\n]")


class Braced(NamedTuple):
    """The masked text and the expressions in attributes, by offset (braces included)."""

    text: bytes
    holes: tuple[Hole, ...]


def mask_braces(source: bytes, start: int) -> Braced:
    """Mask the markup from `start` on. Code between tags becomes blanks, expressions in tags one word."""
    scanner = _Scanner(source)
    scanner.markup(start)
    return Braced(bytes(scanner.text), tuple(scanner.holes))


class _Scanner:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.text = bytearray(source)
        self.holes: list[Hole] = []
        self._closed = True

    def markup(self, position: int) -> None:
        """Walk from tag to tag; within braces all but tags is blanked."""
        depth = 0
        while (found := (_CODE if depth else _MARKUP).search(self.source, position)) is not None:
            word = found[0]
            if depth:
                self._blank(position, found.start())
            position = found.end()
            if word == b"{":
                depth += 1
            elif word == b"}":
                depth = max(0, depth - 1)
            elif word.startswith(b"<"):
                position = self._tag(found.start(), word)
                continue
            if depth or word in b"{}":
                self._blank(found.start(), position)

    def _tag(self, start: int, word: bytes) -> int:
        """Behind the tag, comment, script or style that begins at `start`."""
        if word == b"<!--":
            end = self.source.find(b"-->", start)
            return end + 3 if end >= 0 else len(self.source)
        end = self._behind_tag(start + len(word))
        if word[1:2] in b"sS" and word.lower() in (b"<script", b"<style") and self.source[end - 2 : end - 1] != b"/":
            close = self.source.find(b"</" + word[1:], end)
            return close if close >= 0 else len(self.source)
        return end

    def _behind_tag(self, position: int) -> int:
        quote = b""
        while (found := _TAG.search(self.source, position)) is not None:
            position = found.end()
            if found[0] == b"{":
                position = self._expression(found.start())
            elif found[0] == quote:
                quote = b""
            elif not quote:
                if found[0] == b">":
                    return position
                quote = found[0]
        return len(self.source)

    def _expression(self, start: int) -> int:
        end = _brace_ends(self.source, start) if self._closed else -1
        if end < 0:
            self._closed = False
            return start + 1
        self.text[start:end] = b"_" * (end - start)
        content = self.source[start + 1 : min(end - 1, start + 2000)]
        self.holes.append(Hole(content.decode("utf-8", "replace").strip(), start, end))
        return end

    def _blank(self, start: int, end: int) -> None:
        self.text[start:end] = _NOT_BREAK.sub(b" ", self.source[start:end])


def _brace_ends(source: bytes, start: int) -> int:
    """Behind the brace that closes the one at `start`, strings and comments left aside; -1 without one."""
    depth, position = 0, start
    while (found := _BALANCED.search(source, position)) is not None:
        position = found.end()
        if found[0] == b"{":
            depth += 1
        elif found[0] == b"}":
            depth -= 1
            if depth == 0:
                return position
    return -1
