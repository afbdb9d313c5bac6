"""Literals to look for, and when a place where their bytes stand counts as one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.model.record import NamedTuple

_IDENTIFIER = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$")
_HOST = _IDENTIFIER | frozenset(b"-")
_NOTHING: frozenset[int] = frozenset()
BORDERS = (_NOTHING, _IDENTIFIER, _HOST)
"""what may not go on beside a literal"""
_QUOTES = frozenset(b"\"'`")
_BEHIND_QUOTED = frozenset(b"\"'`/:@\\")
_ESCAPE = re.compile(rb"(?:\\[nrtbfv]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[0-9a-fA-F]{2})\Z")
_LONGEST_ESCAPE = 6
_RUN = re.compile(rb"[a-z0-9_$]+")
_ESCAPED_RUN = re.compile(rb"(?:\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrtbfv])|%[0-9a-f]{2})([a-z0-9_$]+)")
_YAML_KEY = re.compile(rb"(?:^|\n)[ \t]*(?:- )?\Z")


class ScanLiteral(NamedTuple):
    """`text` betrays `tracker`. `kind` is "name" (identifier or piece of code: exact case), "host" (a host, with a path
    or not: any case) or "package" (exact case; strong inside quotes or as a key, weak elsewhere). A letter, digit, "_"
    or "$" at either end of `text` must not go on in the file."""

    text: bytes
    tracker: str
    strong: bool
    kind: str = "name"


class Entry(NamedTuple):
    """A literal made ready. `number` is its place in the list it came from; `left` and `right` hold the bytes that must
    not stand next to it; `open` forbids a further domain label behind a host."""

    number: int
    text: bytes
    exact: bool
    left: frozenset[int]
    right: frozenset[int]
    open: bool
    package: bool


def entries_of(number: int, literal: ScanLiteral) -> list[Entry]:
    """`literal` made ready. A name of one letter would stop the search at every word: it counts only before a member,
    a call or an index. Raises ValueError when its text is empty."""
    text, kind = literal.text, literal.kind
    if not text:
        raise ValueError("an empty literal")
    single = len(text) == 1 and text[0] in _IDENTIFIER
    texts = [text + behind for behind in (b".", b"(", b"[")] if single else [text]
    bytes_inside = _IDENTIFIER if kind == "name" else _HOST
    left = bytes_inside if text[0] in _IDENTIFIER else _NOTHING
    host = kind == "host"
    return [
        Entry(
            number,
            text,
            not host,
            left,
            bytes_inside if text[-1] in _IDENTIFIER else _NOTHING,
            host and b"/" not in text,
            kind == "package",
        )
        for text in texts
    ]


def stands(entry: Entry, content: bytes, start: int) -> bool:
    """Whether the bytes of `entry`, found at `start` whatever their case, are the literal, alone."""
    _, text, exact, left, right, is_open, _ = entry
    if left and start and content[start - 1] in left:
        before = content[max(0, start - _LONGEST_ESCAPE) : start]
        if not ((b"\\" in before or b"%" in before) and _ESCAPE.search(before)):
            return False  # in `"\\ngtag("` and `%2Fhost` the byte before belongs to an escape
    end = start + len(text)
    if exact and content[start:end] != text:
        return False
    if end == len(content):
        return True
    if content[end] in right:
        return False
    return not (is_open and content[end] == 0x2E and content[end + 1 : end + 2].isalnum())


def is_named(entry: Entry, content: bytes, start: int) -> bool:
    """Whether a package name stands where names of packages stand: inside quotes, or as a key of its line.
    What is no package always does."""
    if not entry.package:
        return True
    end = start + len(entry.text)
    behind = content[end] if end < len(content) else 0
    if start and content[start - 1] in _QUOTES:
        return behind in _BEHIND_QUOTED
    return behind == 0x3A and _YAML_KEY.search(content, max(0, start - 40), start) is not None


def anchor(entry: Entry) -> bytes:
    """The longest run of word bytes that stands alone wherever `entry` stands, in lower case; b"" if there is none."""
    lowered = entry.text.lower()
    best = b""
    for match in _RUN.finditer(lowered):
        bounded_left = match.start() or entry.left
        bounded_right = match.end() < len(lowered) or entry.right
        if bounded_left and bounded_right and match.end() - match.start() > len(best):
            best = match[0]
    return best


def words(lowered: bytes) -> Iterator[bytes]:
    """Every run of word bytes of a text in lower case, those behind an escape also without it."""
    yield from _RUN.findall(lowered)
    if b"\\" in lowered or b"%" in lowered:
        yield from _ESCAPED_RUN.findall(lowered)
