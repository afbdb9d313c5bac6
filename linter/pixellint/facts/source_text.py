"""Source of a server without its comments and strings, as long as the source: what its readers look for things in. Strings over
several lines count as comments in Python."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from pixellint.model.guards import Guard
from pixellint.model.places import Span

PYTHON, RUBY, BRACES, PHP = "python", "ruby", "braces", "php"

_DOUBLE = r"\"(?:[^\"\\\n]|\\.)*\""
_SINGLE = r"'(?:[^'\\\n]|\\.)*'"
_BACKTICK = r"`(?:[^`\\]|\\.)*`"
_BLOCK = r"/\*.*?(?:\*/|\Z)"
_LINE = r"//[^\n]*"
_TRIPLE = r"\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)"
_REGEX = r"(?<=[=(,:!&|?\[])[ ]?/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
_TOKENS = {
    PYTHON: (rf"\#[^\n]*|{_TRIPLE}", f"{_DOUBLE}|{_SINGLE}"),
    RUBY: (r"^=begin\b.*?(?:^=end\b|\Z)|(?:^|(?<=\s))#(?!\{)[^\n]*", f"{_DOUBLE}|{_SINGLE}"),
    BRACES: (f"{_BLOCK}|{_LINE}", f'{_REGEX}|{_TRIPLE}|@"(?:[^"]|"")*"|{_DOUBLE}|{_SINGLE}|{_BACKTICK}'),
    PHP: (rf"{_BLOCK}|{_LINE}|\#(?!\[)[^\n]*", r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"),
}
_DEEPEST = 60
"""brackets within brackets"""
_BREAK = re.compile(r"\n")
_BLANK = re.compile(r"[^\n]")
_OPENING, _CLOSING = "([{", ")]}"
_BRACKETS = re.compile(r"[()\[\]{}]")
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    comment, string = _TOKENS[language]
    return re.compile(f"(?P<comment>{comment})|(?P<string>{string})", re.DOTALL | re.MULTILINE)


class Text:
    """One file. `code` has its comments blanked, `bare` also what stands in its strings; both are as long as the source, and
    empty where its brackets nest deeper than people nest them."""

    def __init__(self, path: str, source: str, language: str) -> None:
        self.path = path
        self.code = _pattern(language).sub(lambda found: _blank(found[0]) if found["comment"] else found[0], source)
        self.bare = _pattern(language).sub(_hollow, source)
        self._pairs, deepest = _paired(self.bare)
        if deepest > _DEEPEST:
            self.code = self.bare = ""

    def closing(self, opening: int) -> int:
        """Where the bracket that opens at an offset closes; the end of the text when it does not."""
        return self._pairs.get(opening, len(self.bare))

    def arguments(self, opening: int) -> list[tuple[int, int]]:
        """Start and end of what stands between commas in the brackets that open at an offset."""
        end = self.closing(opening)
        parts, start = [], opening + 1
        for at in self._commas(opening, end):
            parts.append((start, at))
            start = at + 1
        return [*parts, (start, end)] if self.bare[start:end].strip() else parts

    def _commas(self, opening: int, end: int) -> Iterator[int]:
        at = opening + 1
        while at < end:
            if self.bare[at] in _OPENING:
                at = min(self.closing(at), end)
            elif self.bare[at] == ",":
                yield at
            at += 1

    def strings(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """The strings between two offsets, each with its own."""
        for found in _STRING.finditer(self.code, start, end):
            yield found[1] if found[1] is not None else found[2], found.start()

    def guard(self, at: int, end: int, name: str) -> Guard:
        """A guard that stands here."""
        return Guard(Span(*self._place(at), *self._place(end)), name)

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """Where lines begin."""
        return [0, *(found.end() for found in _BREAK.finditer(self.code))]


def _paired(bare: str) -> tuple[dict[int, int], int]:
    """Opening bracket -> the one that closes it (one of another sort in between closes nothing), and how deep they nest."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    deepest = 0
    for found in _BRACKETS.finditer(bare):
        if found[0] in _OPENING:
            waiting.append(found.start())
            deepest = max(deepest, len(waiting))
        elif waiting and _OPENING.index(bare[waiting[-1]]) == _CLOSING.index(found[0]):
            pairs[waiting.pop()] = found.start()
    return pairs, deepest


def _blank(text: str) -> str:
    return _BLANK.sub(" ", text)


def _hollow(found: re.Match[str]) -> str:
    text = found[0]
    return _blank(text) if found["comment"] or len(text) < 2 else text[0] + _blank(text[1:-1]) + text[-1]
