"""Reads files for a demand of its own, outside the rounds of linking; what the cache holds of an unchanged file is not read
again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from pixellint.cache import Store
from pixellint.model.flows import Answer, Demand
from pixellint.model.sources import SourceFile
from pixellint.plain import decoded, encoded
from pixellint.pool import Pool, Task

T = TypeVar("T")


class Reader(Generic[T]):
    """Asks files one demand. `kept` is the name under which the store keeps what they say, `pick` what of an answer that is."""

    def __init__(self, kept: str, demand: Demand, pick: Callable[[Answer], T], pool: Pool, store: Store) -> None:
        self.said: dict[str, T] = {}
        self._name = kept
        self._demand = demand
        self._pick = pick
        self._pool = pool
        self._store = store
        self._kept = store.load(kept) or {}
        self._rows: dict[str, Any] = {}

    def __len__(self) -> int:
        """How many files were read."""
        return len(self._rows)

    def __contains__(self, path: str) -> bool:
        return path in self._rows

    def read(self, files: Iterable[SourceFile]) -> None:
        """Read files that were not read yet."""
        missing = {file.path: file for file in files if file.path not in self._rows and not self._recalled(file)}
        for reply in self._pool.run([Task(file.path, file.form, (self._demand,)) for file in missing.values()]):
            self._take(missing[reply.path], self._pick(reply.answers[0] if reply.answers else Answer()))
        self.said = dict(sorted(self.said.items()))

    def keep(self) -> None:
        """Keep what was said for further runs."""
        rows = {path: row for path, row in self._rows.items() if row[0]}
        if rows != self._kept:
            self._store.save(self._name, rows)

    def _recalled(self, file: SourceFile) -> bool:
        row = self._kept.get(file.path)
        if row is None or not file.blob or row[0] != file.blob:
            return False
        self._rows[file.path] = row
        self.said[file.path] = decoded(row[1])
        return True

    def _take(self, file: SourceFile, one: T) -> None:
        self.said[file.path] = one
        self._rows[file.path] = (file.blob, encoded(one))
