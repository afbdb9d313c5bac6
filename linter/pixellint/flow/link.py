"""From answers to uses: which calls are uses of a product, which functions are wrappers, what reaches each use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pixellint.facts import algebra
from pixellint.facts.trackers import Match, Slot, assigned, matches, role_at, slots
from pixellint.flow.carriers import CALL, Carrier, Carriers
from pixellint.flow.project import Project, bare, function_at, located, located_end, located_site, parameter_at
from pixellint.model.flows import ClassRef, FunctionRef, Held, Leaf, Leaves, Request, Returned, Sinks, Site, Written
from pixellint.model.knowledge import CallPattern
from pixellint.model.places import Access, Place, Step

MOST_HOPS = 8
"""wrappers within wrappers"""


class Sink(NamedTuple):
    """That part `access` of a function's parameter reaches a product: what it is there, and the way from the parameter."""

    position: int
    access: Access
    match: Match
    path: Access
    transforms: tuple[str, ...]
    steps: tuple[Step, ...]
    via: tuple[Place, ...]


class UseFact(NamedTuple):
    """A use before its data is named. `direct`: the vendor's own call, not a wrapper's."""

    match: Match
    place: Place
    function: int
    slots: tuple[Slot, ...]
    via: tuple[Place, ...]
    direct: bool

    @property
    def callee(self) -> str:
        return ".".join(self.match.pattern.callee)


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
        self._done: dict[tuple[str, Site, tuple[str, int]], set[Sink]] = {}
        self._directly: set[tuple[str, Site]] = set()
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
            self._carriers.start(Carrier(path, ClassRef(fact.owner), (CALL, fact.name)))
            self._carriers.start(Carrier(path, ClassRef(fact.owner), (fact.name,)))

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
            elif (path, site) not in self._directly:
                self._direct(path, site, leaf)
        self._directly.add((path, site))

    def _direct(self, path: str, site: Site, callee: Leaf) -> None:
        if not isinstance(callee.end, Held | Returned):
            return
        here = located_site(path, site)
        if here.arguments and all(not leaf.key for leaf in here.arguments[0]):
            # what a call means often hangs on its first argument, which may be a constant of another file
            here = here._replace(arguments=(self._looked(here.arguments[0]), *here.arguments[1:]))
        for match in matches(here, self._project.catalogue, bare(callee.end)):
            given = tuple(part for slot in slots(match.pattern, here.arguments) for part in self._slot_looked(slot, match))
            self._enter(UseFact(match, Place(path, site.span), site.function, given, (), True))

    def _slot_looked(self, slot: Slot, match: Match) -> Iterator[Slot]:
        """A slot with its value followed into other files."""
        for leaf in self._looked((slot.leaf._replace(key=()),)):
            path = (*slot.path, *leaf.key)
            yield Slot(role_at(match.pattern, path) if leaf.key else slot.role, path, leaf)

    def _looked(self, leaves: Leaves) -> Leaves:
        known = self._arguments.get(leaves)
        if known is None:
            known = self._project.looked(leaves)
            self._arguments[leaves] = known
        return known

    def _write(self, path: str, written: Written) -> None:
        for tracker, pattern, certain in assigned(written.target, self._project.catalogue):
            call = CallPattern(pattern.target, "", (), pattern.kind, ((pattern.role, ("0",)),))
            match = Match(tracker, call, certain)
            value = self._looked(located(path, written.value))
            given = tuple(Slot(pattern.role, ("0", *leaf.key), leaf) for leaf in value if not _is_itself(leaf, written.target))
            if given:
                self._enter(UseFact(match, Place(path, written.span), written.function, given, (), True))

    def _enter(self, use: UseFact) -> None:
        """Enter a use, joined with what is known of the same place, product and kind; its open ends make wrappers."""
        found = self._uses.setdefault((use.match.tracker, use.place, use.direct), {})
        key = use.match.pattern.kind if use.direct else "wrapper"
        known = found.get(key)
        if known is None:
            found[key] = use
        else:
            kept = known if known.match.pattern.kind in ("event", "identify") else use
            merged = tuple(dict.fromkeys((*known.slots, *use.slots)))
            via = tuple(dict.fromkeys((*known.via, *use.via)))
            found[key] = kept._replace(slots=merged, via=via)
        if len(use.via) < MOST_HOPS:
            for slot in use.slots:
                self._open_end(use, slot)

    def _open_end(self, use: UseFact, slot: Slot) -> None:
        """What a use is given through a parameter makes the parameter's function a wrapper."""
        part = parameter_at(slot.leaf.end)
        if part is None:
            return
        path, function, index, access = part
        if path != use.place.path or not self._stands_in(path, use.function, function):
            return  # the parameter of a function that only made the value
        steps = slot.leaf.steps
        if use.direct:
            steps = (*steps, Step(use.place.path, use.place.span, f"given to {use.callee}"))
        sink = Sink(index, access, use.match, slot.path, slot.leaf.transforms, steps, (use.place, *use.via))
        known = self._sinks[path, function]
        if not any(sink[:5] == other[:5] for other in known):
            known[sink] = None

    def _stands_in(self, path: str, inner: int, outer: int) -> bool:
        """Whether a function stands in another, or both belong to one class."""
        functions = self._project.functions
        owner = functions[path, outer].owner if (path, outer) in functions else -1
        while inner >= 0 and (path, inner) in functions:
            if inner == outer or (owner >= 0 and functions[path, inner].owner == owner):
                return True
            inner = functions[path, inner].outer
        return False

    def _wrapped(self, path: str, site: Site, function: tuple[str, int]) -> None:
        sinks = self._sinks.get(function)
        if not sinks:
            return
        if site.kind == "element":
            self.mounted[function][located_site(path, site).arguments] = None
            return
        self.called.add(function)
        done = self._done.setdefault((path, site, function), set())
        new = [sink for sink in sinks if sink not in done]
        if new:
            done.update(new)
            here = located_site(path, site)
            for sink in new:
                self._use_through(path, here, function, sink)

    def _use_through(self, path: str, here: Site, function: tuple[str, int], sink: Sink) -> None:
        fact = self._project.functions.get(function)
        value = algebra.argument(here.arguments, sink.position, fact.rest if fact is not None else -1)
        place = Place(path, here.span)
        if place in sink.via:
            return
        passed = Step(path, here.span, f"passed to {here.text}")
        given = []
        for leaf in self._looked(algebra.project(value, sink.access)) if value is not None else ():
            steps = (*leaf.steps, passed, *sink.steps)
            transforms = leaf.transforms + tuple(name for name in sink.transforms if name not in leaf.transforms)
            whole = (*sink.path, *leaf.key)
            given.append(Slot(role_at(sink.match.pattern, whole), whole, Leaf(leaf.key, leaf.end, transforms, steps)))
        self._enter(UseFact(sink.match, place, here.function, tuple(given), sink.via, False))


def _is_itself(leaf: Leaf, target: Held) -> bool:
    """`dataLayer = dataLayer || []` says nothing."""
    return isinstance(leaf.end, Held) and leaf.end.ref == target.ref
