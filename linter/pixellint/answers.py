"""Answers of files to demands, kept from run to run by content."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from typing import Any

from pixellint.cache import Store
from pixellint.model.flows import Answer, Demand, GlobalRef, ImportRef, Uses, ValueOf
from pixellint.model.record import NamedTuple
from pixellint.model.sources import SourceFile
from pixellint.plain import decoded, encoded

KEPT = "answers"
_FORMAT = 4

Answers = Mapping[tuple[str, Demand], Answer]


class Known(NamedTuple):
    """What is known of one file: `faulty` is the share of it that could not be parsed."""

    faulty: float
    answers: dict[Demand, Answer]


class Kept:
    """The answers of the last run, by path and content. Those of another content count no more, but what was asked of the
    file then will probably be asked again."""

    def __init__(self, store: Store, files: tuple[SourceFile, ...]) -> None:
        self._store = store
        self._blobs = {file.path: file.blob for file in files}
        found: Any = store.load(KEPT) or ({}, (), {})
        self._rows: dict[str, Any] = found[0]
        self._names: frozenset[str] = frozenset(found[1])
        self._mentions: dict[str, Any] = found[2]
        self._known: dict[str, Known] = {}

    def plan(self) -> Iterator[tuple[str, Demand]]:
        """What was asked last time; of a file that has changed, only what does not speak of its functions by number."""
        for path, row in self._rows.items():
            same = self._blobs.get(path) == row[0]
            for found, _ in pairs(row):
                demand: Demand = decoded(found)
                if same or _lasts(demand):
                    yield path, demand

    def names(self) -> frozenset[str]:
        """The names searched last time."""
        return self._names

    def mentioned(self, path: str, blob: str) -> tuple[str, ...] | None:
        """Those of the names that stand in a file; None when it was not searched."""
        row = self._mentions.get(path)
        return tuple(row[1]) if row is not None and blob and row[0] == blob else None

    def answers(self, path: str, blob: str) -> Known | None:
        """What the file answered, None when its content was another."""
        known = self._known.get(path)
        if known is None:
            row = self._rows.get(path)
            if row is None or not blob or row[0] != blob:
                return None
            known = Known(row[1], {decoded(demand): decoded(answer) for demand, answer in pairs(row)})
            self._known[path] = known
        return known

    def keep(self, answers: Answers, faulty: Mapping[str, float], mentioned: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the answers of this run in place of the last one's."""
        if not self._store:
            return
        rows: dict[str, Any] = {}
        for (path, demand), answer in answers.items():
            if blob := self._blobs[path]:
                rows.setdefault(path, (blob, faulty.get(path, 0.0), []))[2].append((demand, answer))
        if self._changed(rows, mentioned):
            packed = {path: self._packed(path, row) for path, row in rows.items()}
            self._store.save(KEPT, (packed, sorted(mentioned), self._by_file(mentioned)))

    def _packed(self, path: str, row: Any) -> Any:
        """A row made ready to be kept; that of the last run where it says the same."""
        before = self._known.get(path)
        if before is not None and before.answers.keys() == {demand for demand, _ in row[2]}:
            return self._rows[path]
        told = [(encoded(demand), encoded(answer)) for demand, answer in row[2]]
        return row[0], row[1], marshal.dumps(told, _FORMAT), len(told)

    def _changed(self, rows: Mapping[str, Any], mentioned: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether what is to be kept differs from what is."""
        if self._names != frozenset(mentioned) or rows.keys() != self._rows.keys():
            return True
        if any(self._mentions.get(path, ("",))[0] != blob for path, blob in self._blobs.items() if blob and mentioned):
            return True
        return any(row[0] != self._rows[path][0] or len(row[2]) != self._rows[path][3] for path, row in rows.items())

    def _by_file(self, mentioned: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
        if not mentioned:
            return {}
        found: dict[str, list[str]] = {}
        for name, paths in mentioned.items():
            for path in paths:
                found.setdefault(path, []).append(name)
        return {path: (blob, found.get(path, [])) for path, blob in self._blobs.items() if blob}


def _lasts(demand: Demand) -> bool:
    """Whether a demand means the same when the file's functions and classes are others."""
    if isinstance(demand, ValueOf):
        return demand.number < 0
    return not isinstance(demand, Uses) or isinstance(demand.ref, ImportRef | GlobalRef)


def pairs(row: Any) -> Any:
    """The demands and answers of a file's row, both encoded. Rows are packed one by one: most runs look at few of them."""
    return marshal.loads(row[2])
