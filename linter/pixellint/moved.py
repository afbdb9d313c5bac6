"""A change that only moves things: when every changed file shows and answers what it did, but elsewhere in the file, the
report of the project stands, with its places moved. A full run would say the same; this one reads the changed files alone."""

from __future__ import annotations

import marshal
import os
import sys
from typing import TYPE_CHECKING, TypeVar

from pixellint.cache import Store
from pixellint.compared import RESTS_ON, Moves, moves
from pixellint.hook_words import unlike
from pixellint.model.places import Place, Span, Step
from pixellint.model.record import NamedTuple
from pixellint.said import about
from pixellint.state import NO_FILE, content, matters, unchanged, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pixellint.model.findings import Finding
    from pixellint.told import Told

_P = TypeVar("_P", Place, Step)

_KEPT = "base"
MOST = 12
"""changed files that are looked at one by one; a larger change is a case for the whole run"""
_SECONDS = 20
_RESOLVING = ("package.json", "tsconfig", "jsconfig", ".babelrc", "babel.config")
_START = (1, 1, 1, 1)


class Base(NamedTuple):
    """The state of the project that the report speaks of: its name, the policy and day, git's listing, the content of what git
    does not vouch for, that of what lies beside the listing, the configuration files that were read, and what names the
    answers it rests on."""

    state: str
    about: list[bytes]
    raw: bytes
    unknown: dict[str, bytes]
    beside: list[tuple[str, str]]
    read: frozenset[str]
    marks: tuple[bytes, ...]


def now(root: str, state: str, raw: bytes, beside: Sequence[tuple[str, str]], read: frozenset[str]) -> Base:
    """The present state of the project, which `state` names."""
    found = {path: content(root, path) for path in unknown(raw) if matters(path)}
    return Base(state, about(root), raw, found, list(beside), read, ())


def keep(store: Store, before: Base) -> None:
    """Keep what later changes are compared with."""
    if before.state:
        store.save(_KEPT, tuple(before._replace(marks=_marks(store))))


def _marks(store: Store) -> tuple[bytes, ...]:
    return tuple(store.mark(name) for name in RESTS_ON)


def base(store: Store) -> Base | None:
    """What the present state is to be compared with."""
    found = store.load(_KEPT)
    return Base._make(found) if found is not None else None


def changed(before: Base, root: str, raw: bytes) -> frozenset[str] | None:
    """The files that differ from the base and matter; None when one came or went, or more may have changed than files."""
    if before.about != about(root) or not unchanged(root, before.beside):
        return None
    new, old = (set(part.split(b"\0")) for part in unlike(raw, before.raw))
    first, second = _tracked(new - old), _tracked(old - new)
    if first is None or second is None or _guards_anew(before, new - old, old - new):
        return None
    met = {path for path in {*first, *second} if matters(path)}
    now = {path: content(root, path) for path in unknown(raw) if matters(path)}
    met.update(path for path in {*now, *before.unknown} if now.get(path) != before.unknown.get(path))
    for path in met:
        if path in before.read or path.rpartition("/")[2].startswith(_RESOLVING):
            return None
        if first.get(path) != second.get(path) or now.get(path, b"").endswith(NO_FILE):
            return None  # it came or went, or is of another sort
    return frozenset(met)


def _guards_anew(before: Base, new: Iterable[bytes], old: Iterable[bytes]) -> bool:
    """Whether a source of a server that was read for guards differs, or one came or went that may be one. Both are records of
    git's listing."""
    from pixellint.files.places import SOURCES

    first, second = ({os.fsdecode(one.partition(b"\t")[2] or one[2:]) for one in records} for records in (new, old))
    return not before.read.isdisjoint(first | second) or any(path.endswith(SOURCES) for path in first ^ second)


def _tracked(records: Iterable[bytes]) -> dict[str, bytes] | None:
    """Paths of records of git's index with their mode; None for files that lie there in another way."""
    found: dict[str, bytes] = {}
    for record in records:
        head, _, path = record.partition(b"\t")
        if record[:2] == b"H ":
            found[os.fsdecode(path)] = head[2:8]
        elif record[:2] != b"C " and record and matters(os.fsdecode(path or record[2:])):
            return None
    return found


class Comparison:
    """Another process that compares changed files with what is kept of them."""

    def __init__(self, root: str, store: Store, paths: Sequence[str]) -> None:
        self._pipe, there = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            status = 1
            try:
                os.close(self._pipe)
                import signal

                signal.alarm(_SECONDS)
                told = marshal.dumps((_marks(store), moves(root, store, paths)))
                with open(there, "wb") as stream:
                    stream.write(told)
                status = 0
            finally:
                os._exit(status)
        os.close(there)
        self.paths = frozenset(paths)

    def moves(self, before: Base) -> Moves | None:
        """Where things are now; None when the files show or answer something else, or that cannot be told."""
        with open(self._pipe, "rb") as stream:
            told = stream.read()
        if os.waitpid(self._child, 0)[1]:
            return None
        marks, told_moves = marshal.loads(told)
        found: Moves | None = told_moves if marks == before.marks else None
        return found


def compare(root: str, store: Store, paths: Iterable[str]) -> Comparison | None:
    """Begin to compare; None where that is not worth trying."""
    looked = [path for path in paths if matters(path)]
    if sys.platform != "linux" or not looked or len(looked) > MOST or not all(map(store.mark, RESTS_ON)):
        return None
    return Comparison(root, store, looked)


def applied(found: Told, moved: Moves) -> Told | None:
    """What was told, with its places where they are now; None when one of them is not known to be anywhere."""
    try:
        findings = tuple(_finding(finding, moved) for finding in found.report.findings)
        unresolved = tuple(one._replace(place=_place(one.place, moved)) for one in found.report.inventory.unresolved)
    except KeyError:
        return None
    inventory = found.report.inventory._replace(unresolved=unresolved)
    return found._replace(report=found.report._replace(findings=findings, inventory=inventory))


def _finding(finding: Finding, moved: Moves) -> Finding:
    steps = tuple(_place(step, moved) for step in finding.steps)
    reach = finding.reach._replace(chain=tuple(_place(step, moved) for step in finding.reach.chain))
    places = tuple(_place(place, moved) for place in finding.places)
    return finding._replace(place=_place(finding.place, moved), steps=steps, reach=reach, places=places)


def _place(place: _P, moved: Moves) -> _P:
    if place.path not in moved or place.span == _START:
        return place
    return place._replace(span=Span(*moved[place.path][place.span]))
