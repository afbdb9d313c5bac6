"""The tables of an Index as plain data, packed row by row: who looks ten names up does not unpack ten thousand."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from pixellint.knowledge.index import Index
from pixellint.model import knowledge as model
from pixellint.model.knowledge import Knowledge

_KINDS: dict[str, Any] = {
    "callees": model.CallPattern,
    "getters": model.CallPattern,
    "assigns": model.AssignPattern,
    "packages": model.Package,
    "exports": model.Package,
    "switches": model.Switch,
    "hosts": model.UrlPattern,
}
"""packed tables, and what stands last in each of their entries"""
_WHOLE = ("globals", "reporters", "reports", "sending", "business", "lenders")
_FORMAT = 4


class Packed(Mapping[Any, tuple[Any, ...]]):
    """A table whose rows are unpacked when they are asked for."""

    def __init__(self, rows: dict[Any, bytes], kind: Any) -> None:
        self._rows = rows
        self._kind = kind
        self._known: dict[Any, tuple[Any, ...]] = {}

    def __getitem__(self, key: Any) -> tuple[Any, ...]:
        found = self._known.get(key)
        if found is None:
            make = self._kind._make
            found = self._known[key] = tuple([(*head, make(last)) for *head, last in marshal.loads(self._rows[key])])
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        return self[key] if key in self._rows else default

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class PackedIndex(Index):
    """An Index out of `packed` tables; `load` gives the knowledge itself when something else is asked of it."""

    def __init__(self, tables: dict[str, Any], load: Callable[[], Knowledge]) -> None:
        self._load = load
        for name, table in tables.items():
            self.__dict__[name] = Packed(table, _KINDS[name]) if name in _KINDS else table

    @cached_property
    def knowledge(self) -> Knowledge:  # type: ignore[override]
        return self._load()


def packed(index: Index) -> dict[str, Any]:
    """The tables that files are read with."""
    found = {name: {key: _row(row) for key, row in getattr(index, name).items()} for name in _KINDS}
    return {**found, **{name: getattr(index, name) for name in _WHOLE}}


def _row(row: tuple[tuple[Any, ...], ...]) -> bytes:
    return marshal.dumps([(*head, tuple(last)) for *head, last in row], _FORMAT)
