"""Everything that level 0 looks for, made ready: the patterns, what each of them may mean, by which words it is found."""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from pixellint.files.literals import BORDERS, Entry, ScanLiteral, anchor, entries_of
from pixellint.files.marks import TABLE, MarkLiteral

_FORMAT = 4

Row = tuple[Entry, str, MarkLiteral | None]
"""entry, tracker ("" for a mark), the mark"""


class Table:
    """`patterns` are in lower case; `strong` tells of each literal, by number, whether it is a strong one."""

    def __init__(self, literals: Sequence[ScanLiteral]) -> None:
        self.strong: Sequence[bool] = tuple(literal.strong for literal in literals)
        rows: dict[bytes, list[Row]] = {}
        for number, literal in enumerate(literals):
            for entry in entries_of(number, literal):
                rows.setdefault(entry.text.lower(), []).append((entry, literal.tracker, None))
        for number, mark in enumerate(TABLE, len(literals)):
            rows.setdefault(mark.text.lower(), []).append((_mark_entry(number, mark), "", mark))
        self.patterns: Sequence[bytes] = tuple(rows)
        self._rows = tuple(rows.values())

    def rows(self, number: int) -> Sequence[Row]:
        """What a pattern may mean."""
        return self._rows[number]

    @cached_property
    def anchors(self) -> Mapping[bytes, Sequence[int]]:
        """Patterns by a word that stands wherever they do; those without one under b""."""
        found: dict[bytes, list[int]] = {}
        for number in range(len(self.patterns)):
            for word in {anchor(entry) for entry, _, _ in self.rows(number)}:
                found.setdefault(word, []).append(number)
        return found


class PackedTable(Table):
    """A table out of what `packed` made of one; rows are unpacked when they are asked for."""

    def __init__(self, plain: tuple[Any, ...]) -> None:
        self.patterns, self.strong, self._plain, self.anchors = plain

    def rows(self, number: int) -> Sequence[Row]:
        return [
            (_entry(entry), tracker, None if mark is None else MarkLiteral._make(mark))
            for entry, tracker, mark in marshal.loads(self._plain[number])
        ]


def packed(table: Table) -> tuple[Any, ...]:
    """A table as plain data."""
    rows = [
        marshal.dumps([(_plain(entry), tracker, mark and tuple(mark)) for entry, tracker, mark in table.rows(number)], _FORMAT)
        for number in range(len(table.patterns))
    ]
    return table.patterns, table.strong, rows, dict(table.anchors)


def _plain(entry: Entry) -> tuple[Any, ...]:
    return tuple(entry._replace(left=BORDERS.index(entry.left), right=BORDERS.index(entry.right)))  # type: ignore[arg-type]


def _entry(plain: tuple[Any, ...]) -> Entry:
    number, text, exact, left, right, is_open, package = plain
    return Entry(number, text, exact, BORDERS[left], BORDERS[right], is_open, package)


def _mark_entry(number: int, mark: MarkLiteral) -> Entry:
    entry = entries_of(number, ScanLiteral(mark.text, "", False))[0]
    if not mark.whole:
        entry = entry._replace(right=frozenset())
    return entry._replace(exact=mark.exact)
