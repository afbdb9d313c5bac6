"""Disclosures that another finding tells of already: the same data on its way through a call that is judged itself, and a call
that stands within another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pixellint.evaluate.once import Judged
from pixellint.model.findings import CONFIDENCES, SEVERITIES, Finding
from pixellint.model.places import Place


def without_repeats(judged: Iterable[Judged]) -> Iterator[Judged]:
    """All findings but those on data that another of the same rule and tracker tells of, where it is nearer to the tracker or
    where the parts of an object are given one by one. That one tells how many places hand the data on to it, and holds at each
    of them: a change may bring one."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        if one.presence or one.form or one.taken:
            yield one
        else:
            groups[one.finding.rule, one.finding.tracker].append(one)
    for group in groups.values():
        yield from _told(_outermost(group)) if len(group) > 1 else group


def _outermost(group: Sequence[Judged]) -> list[Judged]:
    """Of calls within each other (`setUser(User(id))`) the one that is proved best."""
    alike: dict[tuple[str, tuple[str, ...]], list[Judged]] = defaultdict(list)
    for one in sorted(group, key=lambda one: (CONFIDENCES.index(one.finding.confidence), one.finding.place)):
        known = alike[one.finding.place.path, one.finding.data]
        if not any(_nested(one.finding, other.finding) for other in known):
            known.append(one)
    return [one for known in alike.values() for one in known]


def _nested(one: Finding, other: Finding) -> bool:
    ranges = [((span.line, span.column), (span.end_line, span.end_column)) for span in (one.place.span, other.place.span)]
    outer, inner = sorted(ranges, key=lambda part: (part[0], [-number for number in part[1]]))
    return outer[0] <= inner[0] and inner[1] <= outer[1] and _grave(one) == _grave(other)


def _told(group: Sequence[Judged]) -> Iterator[Judged]:
    nearer: dict[tuple[object, ...], list[Judged]] = defaultdict(list)
    for one in group:
        if one.finding.confidence != "name-only":
            nearer[_start(one.finding.place)].append(one)
    handing: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    kept: list[Judged] = []
    for one in group:
        met = (found for step in reversed(one.finding.steps) for found in nearer.get(_start(Place(step.path, step.span)), ()))
        other = next((found for found in met if found is not one and set(one.finding.data) <= set(found.finding.data)), None)
        if other is not None and _grave(other.finding) <= _grave(one.finding) and not _leads(other.finding, one.finding):
            handing[_start(other.finding.place)].append(one.finding.place)
        else:
            kept.append(one)
    for one in kept:
        places = handing.get(_start(one.finding.place))
        yield one._replace(finding=_with(one.finding, places)) if places else one


def _leads(one: Finding, other: Finding) -> bool:
    """Whether the data of a finding comes through the place of another."""
    return any(_start(Place(step.path, step.span)) == _start(other.place) for step in one.steps[:-1])


def _with(finding: Finding, handing: Sequence[Place]) -> Finding:
    more = "Another place hands" if len(handing) == 1 else f"{len(handing)} other places hand"
    places = tuple(sorted({finding.place, *handing}))
    return finding._replace(message=f"{finding.message} {more} it on to here.", places=places, within=finding.place.path)


def _grave(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _start(place: Place) -> tuple[str, int, int]:
    return place.path, place.span.line, place.span.column
