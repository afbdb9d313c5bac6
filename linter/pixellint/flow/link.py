"""From answers to uses: which calls are uses of a product, which functions are wrappers, what reaches each use."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from pixellint.facts import algebra
from pixellint.facts.trackers import Match, Slot, assigned, matches, slots
from pixellint.flow.carriers import Carrier, Carriers
from pixellint.flow.project import Project, bare, function_at, located, located_end, located_site, parameter_at
from pixellint.model.flows import ClassRef, FunctionRef, Held, Leaf, Leaves, Request, Returned, Sinks, Site, Written
from pixellint.model.places import Access, Place, Step

MOST_HOPS = 8
"""wrappers within wrappers"""


class Sink(NamedTuple):
    """That part `access` of a function's parameter reaches a product: what it is there, and the way from the parameter."""

    index: int
    access: Access
    tracker: str
    kind: str
    role: str
    key: Access
    certain: bool
    callee: str
    transforms: tuple[str, ...]
    steps: tuple[Step, ...]
    via: tuple[Place, ...]


class UseFact(NamedTuple):
    """A use before its data is named. `direct`: the vendor's own call, not a wrapper's."""

    tracker: str
    kind: str
    place: Place
    callee: str
    function: int
    slots: tuple[Slot, ...]
    via: tuple[Place, ...]
    certain: bool
    direct: bool


class Linked(NamedTuple):
    """What linking found. `callers` are the functions that known calls reach, and `mounted` the arguments that markup gives
    to a function: (file, number) -> argument leaves."""

    uses: tuple[UseFact, ...]
    requests: tuple[tuple[str, Request], ...]
    called: frozenset[tuple[str, int]]
    mounted: dict[tuple[str, int], tuple[tuple[Leaves, ...], ...]]
    overflow: bool


class Linker:
    """One pass of linking over the answers at hand."""

    def __init__(self, project: Project, carriers: Carriers) -> None:
        self._project = project
        self._carriers = carriers
        self._sinks: dict[tuple[str, int], dict[Sink, None]] = defaultdict(dict)
        self._uses: dict[tuple[str, Place, bool], dict[str, UseFact]] = {}
        self._callees: dict[tuple[str, Site], tuple[Leaf, ...]] = {}
        self._arguments: dict[Leaves, Leaves] = {}
        self.called: set[tuple[str, int]] = set()
        self.mounted: dict[tuple[str, int], dict[tuple[Leaves, ...], None]] = defaultdict(dict)

    def run(self) -> Linked:
        """Link until nothing new follows."""
        direct: dict[tuple[str, Site], None] = {}
        requests: dict[tuple[str, Request], None] = {}
        for (path, demand), answer in sorted(self._project.answers.items(), key=lambda item: repr(item[0])):
            if isinstance(demand, Sinks):
                direct.update(dict.fromkeys((path, site) for site in answer.sites))
                requests.update(dict.fromkeys((path, request) for request in answer.requests))
                self._carriers.follow(path, answer.escapes)
                for written in answer.written:
                    self._write(path, written)
        self._until_still(direct)
        uses = tuple(use for found in self._uses.values() for use in found.values())
        mounted = {function: tuple(found) for function, found in self.mounted.items()}
        return Linked(uses, tuple(requests), frozenset(self.called), mounted, self._carriers.overflow)

    def _until_still(self, direct: dict[tuple[str, Site], None]) -> None:
        for _ in range(MOST_HOPS):
            size = self._size()
            for path, site in list({**direct, **self._carriers.calls}):
                self._call(path, site)
            for path, number in list(self._sinks):
                self._spread(path, number)
            if self._size() == size:
                return

    def _size(self) -> tuple[int, int, int]:
        return sum(map(len, self._sinks.values())), len(self._carriers.calls), sum(map(len, self._uses.values()))

    def _spread(self, path: str, number: int) -> None:
        """Follow a wrapper to its callers."""
        self._carriers.start(Carrier(path, FunctionRef(number)))
        fact = self._project.functions.get((path, number))
        if fact is not None and fact.owner >= 0:
            self._carriers.start(Carrier(path, ClassRef(fact.owner)))

    def _call(self, path: str, site: Site) -> None:
        known = self._callees.get((path, site))
        if known is None:
            known = self._project.look(located_end(path, site.callee))
            self._callees[path, site] = known
        for leaf in known:
            if leaf.key:
                continue
            function = function_at(leaf.end)
            if function is not None:
                self._wrapped(path, site, function)
            else:
                self._direct(path, site, leaf)

    def _direct(self, path: str, site: Site, callee: Leaf) -> None:
        if not isinstance(callee.end, Held | Returned):
            return
        here = located_site(path, site)
        arguments = tuple(self._looked(part) for part in here.arguments)
        full = here._replace(arguments=arguments)
        for match in matches(full, self._project.catalogue, bare(callee.end)):
            self._use(path, site, match, slots(match.pattern, arguments))

    def _looked(self, leaves: Leaves) -> Leaves:
        known = self._arguments.get(leaves)
        if known is None:
            known = self._project.looked(leaves)
            self._arguments[leaves] = known
        return known

    def _use(self, path: str, site: Site, match: Match, given: tuple[Slot, ...]) -> None:
        place = Place(path, site.span)
        callee = ".".join(match.pattern.callee)
        use = UseFact(match.tracker, match.pattern.kind, place, callee, site.function, given, (), match.certain, True)
        self._keep(use)
        self._open_ends(use)

    def _write(self, path: str, written: Written) -> None:
        for tracker, pattern, certain in assigned(written.target, self._project.catalogue):
            value = self._looked(located(path, written.value))
            given = tuple(Slot(pattern.role, leaf.key, leaf) for leaf in value if not _is_itself(leaf, written.target))
            if not given:
                continue
            target = bare(written.target)
            assert isinstance(target, Held)
            callee = ".".join(pattern.target)
            place = Place(path, written.span)
            use = UseFact(tracker, pattern.kind, place, callee, written.function, given, (), certain, True)
            self._keep(use)
            self._open_ends(use)

    def _keep(self, use: UseFact) -> None:
        """Enter a use, joined with what is known of the same place and product."""
        found = self._uses.setdefault((use.tracker, use.place, use.direct), {})
        key = use.kind if use.direct else "wrapper"
        known = found.get(key)
        if known is None:
            found[key] = use
            return
        merged = dict.fromkeys((*known.slots, *use.slots))
        kind = known.kind if known.kind in ("event", "identify") else use.kind
        via = tuple(dict.fromkeys((*known.via, *use.via)))
        found[key] = known._replace(slots=tuple(merged), kind=kind, via=via)

    def _open_ends(self, use: UseFact) -> None:
        """What a use is given through parameters makes their functions wrappers."""
        if len(use.via) >= MOST_HOPS:
            return
        for slot in use.slots:
            part = parameter_at(slot.leaf.end)
            if part is None:
                continue
            path, function, index, access = part
            steps = (*slot.leaf.steps, Step(use.place.path, use.place.span, f"given to {use.callee}")) if use.direct else slot.leaf.steps
            via = (use.place, *use.via)
            sink = Sink(
                index, access, use.tracker, use.kind, slot.role, slot.key, use.certain, use.callee, slot.leaf.transforms, steps, via
            )
            if not any(_same(sink, other) for other in self._sinks[path, function]):
                self._sinks[path, function][sink] = None

    def _wrapped(self, path: str, site: Site, function: tuple[str, int]) -> None:
        sinks = self._sinks.get(function)
        if not sinks:
            return
        here = located_site(path, site)
        if site.kind == "element":
            self.mounted[function][here.arguments] = None
            return
        self.called.add(function)
        for sink in list(sinks):
            self._use_through(path, site, here, function, sink)

    def _use_through(self, path: str, site: Site, here: Site, function: tuple[str, int], sink: Sink) -> None:
        fact = self._project.functions.get(function)
        value = algebra.argument(here.arguments, sink.index, fact.rest if fact is not None else -1)
        place = Place(path, site.span)
        if place in sink.via:
            return
        passed = Step(path, site.span, f"passed to {site.text}")
        given = []
        for leaf in algebra.project(self._looked(value), sink.access) if value is not None else ():
            steps = (*leaf.steps, passed, *sink.steps)
            transforms = leaf.transforms + tuple(name for name in sink.transforms if name not in leaf.transforms)
            given.append(Slot(sink.role, sink.key + leaf.key, Leaf(leaf.key, leaf.end, transforms, steps)))
        use = UseFact(
            sink.tracker, sink.kind, place, sink.callee, site.function, tuple(given), sink.via, sink.certain, False
        )
        self._keep(use)
        self._open_ends(use)


def _same(one: Sink, other: Sink) -> bool:
    """Sinks that differ in the way taken alone."""
    return one[:9] == other[:9]


def _is_itself(leaf: Leaf, target: Held) -> bool:
    """`dataLayer = dataLayer || []` says nothing."""
    return isinstance(leaf.end, Held) and leaf.end.ref == target.ref
