"""Sources being edited: bytes in UTF-8, with the places of edits in lines and columns."""

from __future__ import annotations

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


def offset(source: bytes, line: int, column: int) -> int:
    """The byte offset of a 1-based line and code-point column; the end of the source for places behind it."""
    start = 0
    for _ in range(line - 1):
        start = source.find(b"\n", start) + 1
        if not start:
            return len(source)
    end = source.find(b"\n", start)
    text = source[start : end if end >= 0 else len(source)].decode("utf-8", "replace")
    return start + len(text[: column - 1].encode())


def difference(path: str, old: bytes, new: bytes) -> Edit:
    """The one edit that makes `new` of `old`: what lies between their common beginning and their common end."""
    start = 0
    least = min(len(old), len(new))
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[len(old) - 1 - end] == new[len(new) - 1 - end]:
        end += 1
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
