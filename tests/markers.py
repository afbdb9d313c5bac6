"""Expectations in sources: `expect: PX101[, PX102]` in a comment, speaking of its line or, alone, of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKER = re.compile(r"(?://|#|<!--|/\*)\s*expect:\s*([A-Z]+\d{3}(?:\s*,\s*[A-Z]+\d{3})*)\s*(?:-->|\*/)?")
_RULE = re.compile(r"[A-Z]+\d{3}")


def expected(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    """(path, line, rule) for every expectation."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        for marker in _MARKER.finditer(line):
            alone = not (line[: marker.start()] + line[marker.end() :]).strip()
            target = _next_code(lines, number) if alone else number
            for rule in _RULE.findall(marker[1]):
                yield path, target, rule


def _next_code(lines: list[str], after: int) -> int:
    following = range(after + 1, len(lines) + 1)
    return next(number for number in following if _MARKER.sub("", lines[number - 1]).strip())
