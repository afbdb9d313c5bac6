"""Two inventories compared: which trackers are new, which are gone, and what changed about the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from pixellint.model.errors import UserError
from pixellint.model.record import NamedTuple
from pixellint.report.words import GRADES

SCHEMA = 1

HINT = "--compare takes what `pixellint inventory --format json` wrote"

Record = Mapping[str, object]


class Listed(NamedTuple):
    """A tracker as one inventory lists it; `data` is what it is fed beyond what it collects by itself."""

    tracker: str
    name: str
    recipient: str
    grade: str
    baa: str
    surfaces: tuple[str, ...]
    data: tuple[str, ...]
    uses: int


class Altered(NamedTuple):
    """A tracker that both list, differently."""

    before: Listed
    now: Listed

    @property
    def stronger(self) -> bool:
        """Whether there is more evidence than before, or it reaches more."""
        gained = set(self.now.data) - set(self.before.data) or set(self.now.surfaces) - set(self.before.surfaces)
        return bool(gained) or _rank(self.now.grade) < _rank(self.before.grade)


class Comparison(NamedTuple):
    """`tools` are (version, digest of the knowledge) of before and now: where they differ, a change may be one of this
    program; `unread` how many files each of the runs could not read."""

    new: tuple[Listed, ...]
    gone: tuple[Listed, ...]
    changed: tuple[Altered, ...]
    same: int
    tools: tuple[tuple[str, str], tuple[str, str]]
    unread: tuple[int, int]


def compared(before: object, now: Record, path: str) -> Comparison:
    """What changed between two inventories; `before` was read from the file `path`. Raises UserError when it is none."""
    if not isinstance(before, dict) or not isinstance(before.get("trackers"), list):
        raise UserError("is no inventory", path, hint=HINT)
    if before.get("schema") != SCHEMA:
        raise UserError(f"is of schema {before.get('schema')!r}, this program reads {SCHEMA}", path, hint=HINT)
    try:
        old = {listed.tracker: listed for listed in _listed(before)}
        tools = (_tool(before), _tool(now))
        unread = (len(cast(list[object], before["unread"])), len(cast(list[object], now["unread"])))
    except (AttributeError, KeyError, TypeError) as error:
        raise UserError("is no whole inventory", path, hint=HINT) from error
    new = {listed.tracker: listed for listed in _listed(now)}
    both = sorted(old.keys() & new.keys())
    changed = tuple(Altered(old[name], new[name]) for name in both if _differ(old[name], new[name]))
    return Comparison(
        tuple(new[name] for name in sorted(new.keys() - old.keys())),
        tuple(old[name] for name in sorted(old.keys() - new.keys())),
        changed,
        len(both) - len(changed),
        tools,
        unread,
    )


def _listed(inventory: Record) -> Iterator[Listed]:
    for entry in cast(list[dict[str, object]], inventory["trackers"]):
        uses = cast(list[dict[str, object]], entry["uses"])
        fed = {
            str(given["element"])
            for use in uses
            for given in cast(list[dict[str, object]], use["data"])
            if given["confidence"] != "collected"
        }
        tracker, name, recipient, grade, baa = (str(entry[field]) for field in ("tracker", "name", "recipient", "grade", "baa"))
        surfaces = sorted({str(surface) for surface in cast(list[object], entry["surfaces"])})
        yield Listed(tracker, name, recipient, grade, baa, tuple(surfaces), tuple(sorted(fed)), len(uses))


def _tool(inventory: Record) -> tuple[str, str]:
    tool = cast(dict[str, object], inventory["tool"])
    return str(tool["version"]), str(tool["knowledge"])


def _differ(before: Listed, now: Listed) -> bool:
    """The number of uses alone is no change that a compliance file needs; it is told beside others."""
    return before._replace(uses=0, name="") != now._replace(uses=0, name="")


def _rank(grade: str) -> int:
    return GRADES.index(grade) if grade in GRADES else len(GRADES)
