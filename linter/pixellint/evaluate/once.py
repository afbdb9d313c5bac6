"""What would be told again and again, told once: that a tracker is there, what a form puts into an address, and that calls give
a tracker what it takes along anyway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pixellint.facts.surfaces import APP
from pixellint.model.findings import SEVERITIES, Finding, Use
from pixellint.model.places import Place
from pixellint.model.record import NamedTuple

_BRINGS_IN = ("dependency", "manifest", "load", "init")
"""the kinds of use at which presence is told, best first; then any other"""


class Judged(NamedTuple):
    """A finding with what decides whether others repeat it: `presence` says only that a tracker is there, `form` what a
    page itself puts into its address or title, `taken` that a call gives what the tracker takes along anyway; `one_sort`
    its rule is about one sort of page, `whole_app` about an app as a whole, `shared` about what pages of several sorts
    share; `below` are the rules it subsumes. `name` is the tracker's."""

    finding: Finding
    use: Use
    name: str
    presence: bool
    form: bool
    one_sort: bool = False
    whole_app: bool = False
    below: frozenset[str] = frozenset()
    shared: bool = False
    taken: bool = False


def told_once(judged: Iterable[Judged]) -> Iterator[Judged]:
    """Presence once per rule and tracker, a form's leak once per rule, place and elements, what a tracker takes along anyway
    once per rule, tracker, file and severity; all others as they are.

    Presence is told where the tracker is declared or loaded, else set up, else at its first call by path, the gravest case
    first; how many more places there are stands in the message. Of a form's leak the gravest is kept and names the other
    trackers.
    """
    groups: dict[tuple[object, ...], list[Judged]] = {}
    for number, one in enumerate(judged):
        finding = one.finding
        key: tuple[object, ...] = (number,)
        if one.presence:
            key = (finding.rule, finding.tracker)
        elif one.form:
            key = (finding.rule, finding.place, finding.data)
        elif one.taken:
            key = (finding.rule, finding.tracker, finding.place.path, finding.severity)
        groups.setdefault(key, []).append(one)
    told = [group[0] if len(group) == 1 else _told(sorted(group, key=_order)) for group in groups.values()]
    speaking = [one for one in told if one.presence and (one.shared or not one.one_sort)]
    yield from (one for one in told if not (one.presence and any(_speaks_for(other, one) for other in speaking)))


def _speaks_for(other: Judged, one: Judged) -> bool:
    """Whether another finding already says of the same pages, and as gravely, that this tracker is there: a recorder or a
    picture. What is about one sort of page does not speak for another sort. What is told where pages share
    it speaks for calls on them. A library is part of its whole app, so what is told of the app speaks for every screen."""
    mine, its = one.finding, other.finding
    grave = SEVERITIES.index(its.severity) <= SEVERITIES.index(mine.severity)
    if its.tracker != mine.tracker or not grave:
        return False
    if APP in mine.surfaces and APP in its.surfaces:
        return mine.rule in other.below
    if other.shared and one.use.kind in _BRINGS_IN:
        return False  # brought in once more
    return mine.rule in its.also and set(mine.surfaces) <= set(its.surfaces)


def _order(one: Judged) -> tuple[object, ...]:
    finding, kind = one.finding, one.use.kind
    when = _BRINGS_IN.index(kind) if kind in _BRINGS_IN else len(_BRINGS_IN)
    return SEVERITIES.index(finding.severity), when, finding.place, one.name, finding


def _told(group: Sequence[Judged]) -> Judged:
    first = group[0]
    also = tuple(sorted({rule for one in group for rule in one.finding.also}))
    places = tuple(sorted({one.finding.place for one in group})) if first.presence or first.taken else ()
    more = _others(group) if first.form else "" if first.whole_app else _places(places)
    finding = first.finding._replace(also=also, message=first.finding.message + more, places=places)
    return first._replace(finding=_of_file(finding, group) if first.taken else finding)


def _of_file(finding: Finding, group: Sequence[Judged]) -> Finding:
    """What holds at several places of a file, with all that is given at them."""
    data = tuple(sorted({element for one in group for element in one.finding.data}))
    further = [element.replace("-", " ") for element in data if element not in finding.data]
    more = f" Some of them give {' and '.join(further)} too." if further else ""
    return finding._replace(data=data, message=finding.message + more, within=finding.place.path)


def _others(group: Sequence[Judged]) -> str:
    names = sorted({one.name for one in group} - {group[0].name})
    if not names:
        return ""
    return f" So may {' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))}."


def _places(places: Sequence[Place]) -> str:
    """How many places say the same, and in how many files all of them are."""
    files = {place.path for place in places}
    if len(places) <= 1:
        return ""
    if len(files) == 1:
        return f" The same holds at {len(places)} places of this file."
    return f" The same holds at {len(places)} places in {len(files)} files."
