"""Findings that are known already: a file without line numbers or dates, matched as a multiset."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pixellint.model.errors import UserError
from pixellint.model.findings import Finding, Stale
from pixellint.model.record import NamedTuple

SCHEMA = 1
_KEYS = ("path", "function", "rule", "tracker", "fingerprint", "count")
_HINT = "`pixellint baseline` writes it anew once the file is gone"
_MOST = 1_000_000

Entry = Stale
"""as kept; an entry that nothing answers to is stale"""
Gone = Callable[[str, str], bool]


class Matched(NamedTuple):
    """Findings that are new and those held, and what is left of the entries."""

    new: list[Finding]
    held: list[Finding]
    stale: tuple[Stale, ...]


def read(text: str, path: str) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises UserError."""
    try:
        top = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        why = "holds marks of a merge that is not resolved" if "<<<<<<<" in text else "is no JSON"
        raise UserError(why, path, line, _HINT) from error
    if not isinstance(top, dict) or top.get("schema") != SCHEMA or not isinstance(top.get("findings"), list):
        raise UserError("is no baseline of this version", path, hint=_HINT)
    counts: dict[_Key, int] = {}
    for row in top["findings"]:
        if row != {}:
            entry = _entry(row, path)
            counts[_place(entry)] = max(counts.get(_place(entry), 0), entry.times)  # two branches may have added the same
    return tuple(_of(key, times) for key, times in sorted(counts.items()))


def _entry(row: Any, path: str) -> Entry:
    if not isinstance(row, dict) or set(row) != set(_KEYS):
        raise UserError(f"an entry has other fields than {', '.join(_KEYS)}", path, hint=_HINT)
    entry = Entry(*(row[key] for key in _KEYS))
    if not all(isinstance(text, str) for text in entry[:5]) or type(entry.times) is not int or not 0 < entry.times <= _MOST:
        raise UserError("an entry has fields of another type", path, hint=_HINT)
    return entry


def written(entries: Iterable[Entry]) -> Iterator[str]:
    """A baseline as text: a line for each entry, sorted. The empty entry at the end lets every other line end alike, so that
    changes of two branches can be merged."""
    yield f'{{\n "schema": {SCHEMA},\n "findings": [\n'
    for entry in sorted(entries):
        yield f"  {json.dumps(dict(zip(_KEYS, entry, strict=True)))},\n"
    yield "  {}\n ]\n}\n"


def entries(findings: Iterable[Finding], beside: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """What a baseline holds of these findings, and of entries to be kept `beside` them."""
    counts: Counter[_Key] = Counter(map(_key, findings))
    for entry in beside:
        counts[_place(entry)] += entry.times
    return tuple(_of(key, times) for key, times in sorted(counts.items()))


def matched(
    findings: Sequence[Finding],
    known: Iterable[Entry],
    gone: Gone,
    late: Callable[[Finding], bool] = lambda finding: False,
) -> Matched:
    """Match findings with entries: exactly, then without the function, then without the path where `gone` (path, function) says
    that the old place is. Of findings alike those that are `late` are the last to be held."""
    table = _Table(known, gone)
    order = sorted(range(len(findings)), key=lambda number: (late(findings[number]), findings[number].place, number))
    held: set[int] = set()
    for stage in (table.exactly, table.in_file, table.anywhere):
        for number in order:
            if number not in held and stage(_key(findings[number])):
                held.add(number)
    return Matched(
        [one for number, one in enumerate(findings) if number not in held],
        [one for number, one in enumerate(findings) if number in held],
        table.rest(),
    )


_Key = tuple[str, str, str, str, str]
"""path, function, rule, tracker, fingerprint"""


def _of(key: _Key, times: int) -> Entry:
    path, function, rule, tracker, fingerprint = key
    return Entry(path, function, rule, tracker, fingerprint, times)


def _place(entry: Entry) -> _Key:
    return entry.path, entry.function, entry.rule, entry.tracker, entry.fingerprint


def _key(finding: Finding) -> _Key:
    return *finding.home(), finding.rule, finding.tracker, finding.fingerprint


class _Table:
    """Entries that are not used up. Each stage takes one that answers to a key, and tells whether there was one."""

    def __init__(self, known: Iterable[Entry], gone: Gone) -> None:
        self._left: Counter[_Key] = Counter({_place(entry): entry.times for entry in known})
        self._gone = gone
        self._alike: dict[tuple[str, str, str], list[_Key]] = {}
        for key in sorted(self._left):
            self._alike.setdefault(key[2:], []).append(key)

    def exactly(self, key: _Key) -> bool:
        return self._take(key) if self._left[key] else False

    def in_file(self, key: _Key) -> bool:
        return any(other[0] == key[0] and self._take(other) for other in self._rest_of(key))

    def anywhere(self, key: _Key) -> bool:
        others = sorted(self._rest_of(key), key=lambda other: (other[1] != key[1], other))
        return any(self._has_left(other, key[1]) and self._take(other) for other in others)

    def rest(self) -> tuple[Stale, ...]:
        return tuple(_of(key, times) for key, times in sorted(self._left.items()) if times)

    def _rest_of(self, key: _Key) -> list[_Key]:
        return [other for other in self._alike.get(key[2:], ()) if self._left[other]]

    def _has_left(self, old: _Key, function: str) -> bool:
        """Whether what stood at an old place may stand elsewhere now: its file is gone, or its function has come along."""
        return self._gone(old[0], "") or (bool(function) and function == old[1] and self._gone(old[0], function))

    def _take(self, key: _Key) -> bool:
        self._left[key] -= 1
        return True
