"""Expectations in sources. A marker stands in a comment and speaks of its line or, alone on a line, of the next code line.

`expect: PX201, PX203`              these rules are told here
`use: meta-pixel event email; x-pixel event`   uses of these trackers here: each with its kind and the elements it is fed
`todo: PX201` or `todo: meta-pixel email`      ought to be told, is not yet
`extra: PX201` or `extra: meta-pixel email`    is told, ought not to be

Everything that is not marked is silent. A file that cannot hold comments has its markers in `<name>.expect`, each after the
number of its line: `3 use: posthog dependency`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = r"\w[\w-]*"
_PART = rf"{_WORD}(?:[ ,;]+{_WORD})*"
_MARKER = re.compile(rf"(?://|#|<!--|\{{?/\*|\{{#|<%#)\s*(expect|use|todo|extra):\s*({_PART})\s*(?:-->|\*/\}}?|#\}}|%>)?")
_RULE = re.compile(r"[A-Z]+\d{3}")


class Mark(NamedTuple):
    """What is told or wanted at a line: `subject` is a rule, with `word` "", or a tracker, with its kind or an element."""

    path: str
    line: int
    subject: str
    word: str = ""


def marks(path: str, text: str) -> Iterator[tuple[str, Mark]]:
    """(expect, use, todo or extra; mark) for every marker."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        for marker in _MARKER.finditer(line):
            alone = not _MARKER.sub("", line).strip()
            target = _next_code(lines, number) if alone else number
            for subject, word in _subjects(marker[2]):
                yield marker[1], Mark(path, target, subject, word)


def beside(path: str, text: str) -> Iterator[tuple[str, Mark]]:
    """The markers of a file's companion `path`, which ends in .expect."""
    for line in text.splitlines():
        number, _, rest = line.partition(" ")
        for kind, mark in marks(path.removesuffix(".expect"), f"code # {rest}"):
            yield kind, mark._replace(line=int(number))


def expected(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    """(path, line, rule) for every rule expected."""
    for kind, mark in marks(path, text):
        if kind == "expect":
            yield path, mark.line, mark.subject


def _subjects(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        words = part.replace(",", " ").split()
        if words and _RULE.fullmatch(words[0]):
            yield from ((word, "") for word in words)
        elif words:
            yield from ((words[0], word) for word in words[1:])


def _next_code(lines: list[str], after: int) -> int:
    following = range(after + 1, len(lines) + 1)
    return next((number for number in following if _MARKER.sub("", lines[number - 1]).strip()), after)
