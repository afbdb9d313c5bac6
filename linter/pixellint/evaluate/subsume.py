"""One leak, one finding: which of the checks that hold for an element speaks, and for which others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pixellint.model.findings import SEVERITIES, Disclosed
from pixellint.model.knowledge import Check
from pixellint.model.record import NamedTuple
from pixellint.settings import Agreement


class Hit(NamedTuple):
    """A check that holds for a use, for one element of it or, with None, for the use as a whole; and the agreement that made
    it milder."""

    check: Check
    severity: str
    status: str
    datum: Disclosed | None
    agreement: Agreement | None = None


def subsumed(checks: Iterable[Check]) -> dict[str, frozenset[str]]:
    """For each check all it subsumes, directly or through others."""
    direct = {check.id: check.subsumes for check in checks}
    below: dict[str, frozenset[str]] = {}
    for top, following in direct.items():
        seen: set[str] = set()
        open_ids = list(following)
        while open_ids:
            one = open_ids.pop()
            if one not in seen:
                seen.add(one)
                open_ids.extend(direct.get(one, ()))
        below[top] = frozenset(seen - {top})
    return below


def groups(hits: Sequence[Hit], below: Mapping[str, frozenset[str]]) -> Iterator[tuple[tuple[Hit, ...], tuple[str, ...]]]:
    """The checks that speak, each with its hits, and the ids of those they speak for."""
    speaking: dict[str, list[Hit]] = {}
    also: dict[str, set[str]] = {}
    for hit in hits:
        rivals = [other for other in hits if other.datum == hit.datum or None in (other.datum, hit.datum)]
        master = _master(hit, rivals, below)
        if master is None:
            speaking.setdefault(hit.check.id, []).append(hit)
        else:
            also.setdefault(master, set()).add(hit.check.id)
    for rule, group in speaking.items():
        yield tuple(group), tuple(sorted(_followers(rule, also) - {rule}))


def _master(hit: Hit, rivals: Iterable[Hit], below: Mapping[str, frozenset[str]]) -> str | None:
    """The check that speaks for a hit: a more specific one at least as grave, or a graver one that is less specific."""
    grave = SEVERITIES.index(hit.severity)
    for other in rivals:
        gain = grave - SEVERITIES.index(other.severity)
        if hit.check.id in below[other.check.id] and gain >= 0 and _covers(other, hit):
            return other.check.id
        if other.check.id in below[hit.check.id] and gain > 0 and _covers(other, hit):
            return other.check.id
    return None


def _covers(other: Hit, hit: Hit) -> bool:
    """A finding about an element also says that the tracker is there; one that the tracker is there names none."""
    return other.datum is not None or hit.datum is None or hit.datum.confidence == "collected"


def _followers(rule: str, also: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    open_ids = [rule]
    while open_ids:
        for one in also.get(open_ids.pop(), ()):
            if one not in seen:
                seen.add(one)
                open_ids.append(one)
    return seen
