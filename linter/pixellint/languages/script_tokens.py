"""Tokens of build scripts in Groovy, Kotlin and Swift: words, strings and punctuation, with places. One pass, linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.languages.build import Unreadable
from pixellint.model.record import NamedTuple

_NEXT = re.compile(
    rb"(?P<blank>[ \t\f\r]+|\\\r?\n|//[^\n]*)"
    rb"|(?P<comment>/\*)"
    rb"|(?P<newline>\n)"
    rb"|(?P<word>[A-Za-z_$\x80-\xff][\w$\x80-\xff]*(?:\??\.[A-Za-z_$\x80-\xff][\w$\x80-\xff]*)*)"
    rb"|(?P<number>[0-9][\w.]*)"
    rb"|(?P<quote>\"\"\"|'''|[\"'`])"
    rb"|(?P<mark>->|=>|[=!<>+-]=|=~|.)",
    re.DOTALL,
)
_COMMENT_MARK = re.compile(rb"/\*|\*/")
_SLASHY = re.compile(rb"/(?![/*])(?:[^/\n\\]|\\[^\n])+/")
_BEFORE_SLASHY = frozenset("( , = =~ [ :".split())
_PIECES = {
    b'"': re.compile(rb"\\[^\n]|\$\{|\"|\n"),
    b"'": re.compile(rb"\\[^\n]|'|\n"),
    b"`": re.compile(rb"`|\n"),
    b'"""': re.compile(rb"\\.|\$\{|\"\"\"", re.DOTALL),
    b"'''": re.compile(rb"\\.|'''", re.DOTALL),
    b"{": re.compile(rb"[{}]|\"\"\"|'''|[\"']"),
}
"""what is looked for next within a string of that quote, or within code in a string"""
_LARGEST = 1 << 20
"""bytes of a build script that somebody wrote"""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Token(NamedTuple):
    """`kind` is word (names joined by dots), string, number, newline or mark; `text` is a string's content. at..end is the
    whole token, quotes included."""

    kind: str
    text: str
    at: int
    end: int


def tokens(source: bytes, nested: bool) -> Iterator[Token]:
    """The tokens of a script without blanks and comments; `nested`: comments nest, as in Kotlin and Swift. A string that is
    not closed ends with its line. Raises Unreadable."""
    if len(source) > _LARGEST:
        raise Unreadable("too large for a build script")
    place, before = 0, ""
    while place < len(source):
        match = _NEXT.match(source, place)
        if match is None:
            break
        kind, end = match.lastgroup or "", match.end()
        if kind == "comment":
            place = _after_comment(source, end, nested)
            continue
        if kind == "quote":
            end = _string_end(source, end, match[0])
            kind, text = "string", _content(source[match.end() : end], match[0])
        elif kind == "mark" and match[0] == b"/" and before in _BEFORE_SLASHY and (slashy := _SLASHY.match(source, place)):
            kind, text, end = "pattern", "", slashy.end()
        else:
            text = match[0].decode("utf-8", "replace")
        if kind != "blank":
            before = text if kind == "mark" else ""
            yield Token("word" if match[0] == b"`" else kind, text, place, end)
        place = end


def _after_comment(source: bytes, place: int, nested: bool) -> int:
    depth = 1
    for match in _COMMENT_MARK.finditer(source, place):
        depth += -1 if match[0] == b"*/" else nested
        if not depth:
            return match.end()
    return len(source)


def _string_end(source: bytes, place: int, quote: bytes) -> int:
    """Where the string ends whose content begins at `place`. Code within it (`${...}`) may hold further strings."""
    stack = [quote]
    while stack:
        match = _PIECES[stack[-1]].search(source, place)
        if match is None:
            return len(source)
        place, found = match.end(), match[0]
        if found == b"\n":
            return match.start()
        if found in (stack[-1], b"}") and found != b"{":
            stack.pop()
        elif found == b"${":
            stack.append(b"{")
        elif not found.startswith(b"\\"):
            stack.append(found)
    return place


def _content(rest: bytes, quote: bytes) -> str:
    """The text of a string, `rest` being what follows its first quote."""
    text = rest.removesuffix(quote).decode("utf-8", "replace")
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
