"""Sources being edited: bytes in UTF-8, with the places of edits in lines and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pixellint.facts.positions import Positions
from pixellint.languages.build import Unreadable
from pixellint.languages.registry import form_of, lower
from pixellint.model.findings import Edit
from pixellint.model.places import Span
from pixellint.model.unit import Unit


@lru_cache(maxsize=4)
def unit_of(path: str, source: bytes) -> Unit | None:
    """The file as a Unit; None where no front-end takes it or it cannot be read. Findings come by file, and each is asked
    about every sort of mend: the last few are kept."""
    form = form_of(path)
    try:
        return lower(form, path, source) if form else None
    except Unreadable:
        return None


class Again:
    """Reads what is left once something is taken out, as long as there is no more of it than `left` bytes in all: a large file
    with very many findings would be read for each of them."""

    def __init__(self, left: int) -> None:
        self.left = left

    def unit_of(self, path: str, source: bytes) -> Unit | None:
        """As the function of that name; None as well where it would be too much."""
        if self.left < len(source):
            return None
        self.left -= len(source)
        return unit_of(path, source)


@lru_cache(maxsize=4)
def _starts(source: bytes) -> tuple[int, ...]:
    """Where lines begin."""
    return (0, *(match.end() for match in re.finditer(rb"\n", source)))


def offset(source: bytes, line: int, column: int) -> int:
    """The byte offset of a 1-based line and code-point column; the end of the source for places behind it."""
    starts = _starts(source)
    if line > len(starts):
        return len(source)
    start = starts[line - 1]
    end = source.find(b"\n", start)
    text = source[start : end if end >= 0 else len(source)].decode("utf-8", "replace")
    return start + len(text[: column - 1].encode())


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def difference(path: str, old: bytes, new: bytes) -> Edit:
    """The one edit that makes `new` of `old`: what lies between their common beginning and their common end."""
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    while start and (old[start : start + 1] or b"a")[0] & 0xC0 == 0x80:  # never within a character
        start -= 1
    while end and old[len(old) - end] & 0xC0 == 0x80:
        end -= 1
    span = Positions(old).span(start, len(old) - end)
    return Edit(path, span, new[start : len(new) - end].decode("utf-8", "replace"))


def applied(source: bytes, edits: Iterable[Edit]) -> bytes:
    """The source with edits made, from its end backwards; of two that overlap, the later one alone is made."""
    upper = len(source) + 1
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        start, end = bounds(source, edit.span)
        if end <= upper:
            source = source[:start] + edit.text.encode() + source[end:]
            upper = start
    return source


def bounds(source: bytes, span: Span) -> tuple[int, int]:
    return offset(source, span.line, span.column), offset(source, span.end_line, span.end_column)


def without(source: bytes, start: int, end: int) -> bytes:
    """The source without a stretch; with its whole lines, where nothing else stands on them."""
    first = source.rfind(b"\n", 0, start) + 1
    last = source.find(b"\n", end)
    last = len(source) if last < 0 else last + 1
    if not source[first:start].strip() and not source[end:last].strip():
        start, end = first, last
    return source[:start] + source[end:]
