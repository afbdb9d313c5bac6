"""PHP as statements: what a page runs before it puts anything out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.facts.source_text import PHP, Text
from pixellint.model.record import NamedTuple

_OPEN = re.compile(r"<\?(php\b|=)?", re.IGNORECASE)
_NO_OUTPUT = re.compile(r"(?:\s|\ufeff|<!--.*?-->)*", re.DOTALL)
_BREAKS = re.compile(r"[^\n]")
_WORD = re.compile(r"[A-Za-z_]\w*")
_IF = re.compile(r"if\s*(?=\()", re.IGNORECASE)
_ELSE_IF = re.compile(r"else\s*if\s*(?=\()", re.IGNORECASE)
_ELSE = re.compile(r"else\b", re.IGNORECASE)
_OTHER_SYNTAX = re.compile(r"\b(?:else\s*:|else\s*if\s*\(|elseif\s*\(|endif\b)", re.IGNORECASE)
_FUNCTION = re.compile(r"\bfunction\s+&?(\w+)\s*(?=\()")
_INCLUDED = frozenset(("include", "include_once", "require", "require_once"))
_DEFINING = frozenset("function class abstract final interface trait enum".split())
_REPEATING = frozenset("while for foreach switch try catch finally do".split())
_PUT_OUT = frozenset(("echo", "print", "printf"))
_ENDING = frozenset(("exit", "die", "return"))
_MOST_BRANCHES = 40


class Branch(NamedTuple):
    """What is run under a condition; that of `else` is empty."""

    condition: tuple[int, int]
    body: tuple[int, int]


class Statement(NamedTuple):
    """`kind` is if, include, output, ending, block (a loop or definition) or plain; `branches` are those of an if."""

    kind: str
    start: int
    end: int
    branches: tuple[Branch, ...] = ()


def top(path: str, source: str) -> Text:
    """What a file runs before it puts markup out; the rest is blank, so that offsets stay."""
    pieces: list[str] = []
    at = 0
    while (found := _OPEN.search(source, at)) is not None and found[1] != "=":
        if not _NO_OUTPUT.fullmatch(source, at, found.start()):
            break
        end = source.find("?>", found.end())
        end = len(source) if end < 0 else end
        pieces.extend((_BREAKS.sub(" ", source[at : found.end()]), source[found.end() : end]))
        pieces.append("; "[: len(source) - end])
        at = min(end + 2, len(source))
    return Text(path, "".join(pieces), PHP)


def statements(text: Text, start: int, end: int) -> Iterator[Statement]:
    """The statements between two offsets, those within others left out."""
    at = start
    while (at := _skipped(text.bare, at, end)) < end:
        word = _WORD.match(text.bare, at, end)
        name = word[0].lower() if word else ""
        if name == "if":
            found = _if(text, at, end)
        elif name in _INCLUDED:
            found = Statement("include", at, _end(text, at, end))
        elif name in _DEFINING or name in _REPEATING:
            found = Statement("block", at, _end_of_block(text, at, end))
        else:
            kind = "output" if name in _PUT_OUT else "ending" if name in _ENDING else "plain"
            found = Statement(kind, at, _end(text, at, end))
        yield found
        at = max(found.end, at + 1)


def functions(text: Text) -> Iterator[tuple[str, tuple[int, int]]]:
    """The functions and methods of a file by name, in small letters, with their bodies."""
    for found in _FUNCTION.finditer(text.bare):
        opening = text.bare.find("{", text.closing(found.end()))
        if opening >= 0:
            yield found[1].lower(), (opening + 1, text.closing(opening))


def _skipped(bare: str, at: int, end: int) -> int:
    while at < end and (bare[at].isspace() or bare[at] in ";{}"):
        at += 1
    return at


def _end(text: Text, at: int, end: int) -> int:
    """Where a statement ends: behind its semicolon."""
    while at < end:
        if text.bare[at] in "([{":
            at = text.closing(at)
        elif text.bare[at] in ";}":
            return at + (text.bare[at] == ";")
        at += 1
    return end


def _end_of_block(text: Text, at: int, end: int) -> int:
    while at < end:
        if text.bare[at] == "{":
            return min(text.closing(at) + 1, end)
        if text.bare[at] == ";":
            return at + 1
        at = text.closing(at) + 1 if text.bare[at] in "([" else at + 1
    return end


def _if(text: Text, start: int, end: int) -> Statement:
    branches: list[Branch] = []
    at = start
    while len(branches) < _MOST_BRANCHES:
        found = (_ELSE_IF if branches else _IF).match(text.bare, at, end)
        last = None if found or not branches else _ELSE.match(text.bare, at, end)
        if found is None and last is None:
            break
        close = text.closing(found.end()) if found else 0
        condition = (found.end() + 1, close) if found else (0, 0)
        body, at = _body(text, close + 1 if found else last.end() if last else end, end)
        branches.append(Branch(condition, body))
        at = _spaces(text.bare, at, end)
        if last is not None:
            break
    return Statement("if", start, at, tuple(branches))


def _body(text: Text, at: int, end: int) -> tuple[tuple[int, int], int]:
    """The body that begins here, and where what follows it does."""
    at = _spaces(text.bare, at, end)
    if text.bare[at : at + 1] == "{":
        close = min(text.closing(at), end)
        return (at + 1, close), min(close + 1, end)
    if text.bare[at : at + 1] == ":":
        found = _OTHER_SYNTAX.search(text.bare, at, end)
        close = found.start() if found else end
        following = close + len("endif") if found and found[0].lower() == "endif" else close
        return (at + 1, close), following
    close = _end(text, at, end)
    return (at, close), close


def _spaces(bare: str, at: int, end: int) -> int:
    while at < end and bare[at].isspace():
        at += 1
    return at
