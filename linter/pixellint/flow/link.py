"""From answers to uses: which calls are uses of a product, which functions are wrappers, what reaches each use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pixellint.facts import algebra
from pixellint.facts.trackers import Match, Slot, assigned, matches, placed, role_at, slots, switches
from pixellint.files.places import is_test
from pixellint.flow.callees import fitting, given_to, reaching, run_by, told_apart
from pixellint.flow.carriers import CALL, Carrier, Carriers, Importers, Mentioning
from pixellint.flow.entered import MOST_HOPS, Entered
from pixellint.flow.lending import Callee, Lent, lending, resolved
from pixellint.flow.located import bare, located, located_end, located_site, parameter_at
from pixellint.flow.namespaces import NOWHERE, Namespaces
from pixellint.flow.project import Project, Resolve
from pixellint.flow.senders import is_sender
from pixellint.flow.uses import Linked, Sink, UseFact, is_itself
from pixellint.knowledge.index import Index
from pixellint.model.flows import (
    Answer,
    ClassRef,
    Demand,
    Doors,
    FunctionRef,
    Held,
    Leaf,
    Leaves,
    NamedRef,
    Request,
    Returned,
    Sinks,
    Site,
    Written,
)
from pixellint.model.knowledge import CallPattern
from pixellint.model.places import Place, Step
from pixellint.model.record import NamedTuple

_DECLARED = frozenset({"dependency", "locked", "setting"})
_TELLING = 5
"""letters of a method's name from which on it is looked for"""
_ORDINARY = frozenset(
    "start event screen group flush reset setup build create debug value count state share shared close".split()
)
"""names of methods that stand everywhere"""


class Sources(NamedTuple):
    """What linking is told of the project beside answers."""

    resolve: Resolve
    catalogue: Index
    importers: Importers
    mentions: Mentioning
    namespaces: Namespaces = NOWHERE


class Linking:
    """Links the answers at hand, again and again as more come in. What a pass worked out without missing an answer is kept."""

    def __init__(self, sources: Sources) -> None:
        resolve, catalogue, importers, mentions, namespaces = self._sources = sources
        self._project = Project(resolve, catalogue, namespaces)
        self._carriers = Carriers(self._project, importers, mentions)
        self._entered = Entered(self._project)
        self._callees: dict[tuple[str, Site], tuple[Callee, ...]] = {}
        self._arguments: dict[Leaves, Leaves] = {}
        self._done: dict[tuple[str, Site, tuple[str, int]], set[Sink]] = {}
        self._direct_calls: dict[tuple[str, Site], None] = {}
        self._settled: set[tuple[str, Site]] = set()
        self._requests: dict[tuple[str, Request], None] = {}
        self.passes = 0
        self._unwritten: dict[tuple[str, Written], None] = {}
        self._called: set[tuple[str, int]] = set()
        self._served: set[tuple[str, int]] = set()
        self._spread_out: set[tuple[str, int]] = set()
        self._mounted: dict[tuple[str, int], dict[tuple[Leaves, ...], None]] = defaultdict(dict)

    def advance(self, answers: Mapping[tuple[str, Demand], Answer]) -> set[tuple[str, Demand]]:
        """Take in answers and link on; the demands that are still without answer."""
        self.passes += 1
        self._project.wanted.clear()
        for path, demand in self._project.absorb(answers):
            if isinstance(demand, Sinks):
                answer = self._project.answers[path, demand]
                self._direct_calls.update(dict.fromkeys((path, site) for site in answer.sites))
                self._requests.update(dict.fromkeys((path, request) for request in answer.requests))
                self._unwritten.update(dict.fromkeys((path, written) for written in answer.written))
                self._carriers.follow(path, answer.escapes)
                self._follow_methods(path, demand.tracker, answer)
            elif isinstance(demand, Doors):
                declared = (request for request in self._project.answers[path, demand].requests if request.how in _DECLARED)
                self._requests.update(dict.fromkeys((path, request) for request in declared))
        self._carriers.resume()
        self._write_all()
        self._until_still()
        return self._project.wanted

    def _follow_methods(self, path: str, tracker: str, answer: Answer) -> None:
        """A handle kept in a field or given by a function is called where the file that does so names no product: its
        methods are looked for by name."""
        scheme = self._project.namespaces.scheme(path)
        if scheme and (answer.sites or answer.escapes):
            for name in self._project.catalogue.methods[tracker]:
                if len(name) >= _TELLING and name not in _ORDINARY:
                    self._carriers.start(Carrier("", NamedRef(scheme, name), (), True))

    def finish(self) -> tuple[Project, Linked]:
        """Link everything once more from all answers, so that nothing rests on what was not yet known."""
        last = self
        if self.passes > 1:
            last = Linking(self._sources)
            last.advance(self._project.answers)
        uses = tuple(use for found in last._entered.uses.values() for use in found.values())
        mounted = {function: tuple(found) for function, found in last._mounted.items()}
        overflow = last._carriers.overflow or last._project.budget.exhausted
        return last._project, Linked(
            uses, tuple(last._requests), frozenset(last._called), mounted, overflow, frozenset(last._served)
        )

    def _write_all(self) -> None:
        for path, written in list(self._unwritten):
            missing = self._project.missing
            self._write(path, written)
            if self._project.missing == missing:
                del self._unwritten[path, written]

    def _until_still(self) -> None:
        for _ in range(2 * MOST_HOPS):
            size = self._size()
            for path, site in list({**self._direct_calls, **self._carriers.calls}):
                self._call(path, site)
            for path, number in list(self._entered.sinks):
                self._spread(path, number)
            if self._size() == size:
                return

    def _size(self) -> tuple[int, int, int]:
        return (
            sum(map(len, self._entered.sinks.values())),
            len(self._carriers.calls),
            sum(map(len, self._entered.uses.values())),
        )

    def _spread(self, path: str, number: int) -> None:
        """Follow a wrapper to its callers."""
        if (path, number) in self._spread_out:
            return
        self._carriers.start(Carrier(path, FunctionRef(number)))
        fact = self._project.functions.get((path, number))
        if fact is not None:
            self._spread_out.add((path, number))
        scheme = self._project.namespaces.scheme(path)
        if scheme:
            name = fact.name if fact is not None else ""
            if name == "constructor" and fact is not None:
                name = self._project.classes.get((path, fact.owner), "")
            if name:
                owner = path if fact is not None and fact.static else ""
                self._carriers.start(Carrier("", NamedRef(scheme, name), (), True, owner))
            return
        if fact is not None and fact.owner >= 0:
            self._carriers.start(Carrier(path, ClassRef(fact.owner), (CALL, fact.name)))
            self._carriers.start(Carrier(path, ClassRef(fact.owner), (fact.name,)))

    def _call(self, path: str, site: Site) -> None:
        known = self._callees.get((path, site))
        missing = self._project.missing
        if known is None:
            known = resolved(self._project, self._carriers, self._project.look(located_end(path, site.callee)))
            if self._project.missing == missing and not any(parameter_at(callee.leaf.end) for callee in known):
                self._callees[path, site] = known
        for callee in fitting(self._project, site, known):
            if callee.leaf.key:
                continue
            functions = run_by(self._project, callee.leaf.end, site)
            if functions:
                for function in functions:
                    self._wrapped(path, site, function, callee)
            elif (path, site) not in self._settled:
                self._direct(path, site, callee)
        if self._project.missing == missing and (path, site) in self._callees:
            self._settled.add((path, site))

    def _direct(self, path: str, site: Site, callee: Callee) -> None:
        end = callee.leaf.end
        if not isinstance(end, Held | Returned):
            return
        here = located_site(path, site)
        if here.arguments and all(not leaf.key for leaf in here.arguments[0]):
            # what a call means often hangs on its first argument, which may be a constant of another file
            here = here._replace(arguments=(self._looked(here.arguments[0]), *here.arguments[1:]))
        for met in matches(here, self._project.catalogue, bare(end)):
            match = met
            seen = switches(match, here, self._project.catalogue)
            if match.pattern.kind == "handle":
                if not seen:
                    continue
                match = met._replace(pattern=met.pattern._replace(kind="config"))
            taken = slots(match.pattern, placed(match.pattern, here))
            looked = [part for slot in taken for part in self._slot_looked(slot, match)]
            given = told_apart(self._project, path, site.function, looked)
            self._entered.enter(UseFact(match, Place(path, site.span), site.function, given, (), True, seen), callee.lent)

    def _slot_looked(self, slot: Slot, match: Match) -> Iterator[Slot]:
        """A slot with its value followed into other files."""
        for leaf in self._looked((slot.leaf._replace(key=()),)):
            path = (*slot.path, *leaf.key)
            yield Slot(role_at(match.pattern, path) if leaf.key else slot.role, path, leaf)

    def _looked(self, leaves: Leaves) -> Leaves:
        known = self._arguments.get(leaves)
        if known is None:
            missing = self._project.missing
            known = self._project.looked(leaves)
            if self._project.missing == missing:
                self._arguments[leaves] = known
        return known

    def _write(self, path: str, written: Written) -> None:
        for tracker, pattern, certain in assigned(written.target, self._project.catalogue):
            call = CallPattern(pattern.target, "", (), pattern.kind, ((pattern.role, ("0",)),))
            match = Match(tracker, call, certain)
            value = self._looked(located(path, written.value))
            given = tuple(Slot(pattern.role, ("0", *leaf.key), leaf) for leaf in value if not is_itself(leaf, written.target))
            if given:
                self._entered.enter(UseFact(match, Place(path, written.span), written.function, given, (), True))

    def _wrapped(self, path: str, site: Site, function: tuple[str, int], callee: Callee) -> None:
        sinks = self._entered.sinks.get(function)
        if not sinks:
            return
        if site.kind == "element":
            self._mounted[function][located_site(path, site).arguments] = None
            return
        sends = is_sender(self._project, function)
        if not sends and is_test(path):
            return
        (self._called if sends else self._served).add(function)
        done = self._done.setdefault((path, site, function), set())
        new = [sink for sink in sinks if sink not in done and (sink.as_it_is or not callee.handler)]
        if new:
            here = located_site(path, site)
            for sink in new:
                missing = self._project.missing
                self._use_through(path, here, function, sink, callee.lent)
                if self._project.missing == missing:
                    done.add(sink)

    def _use_through(self, path: str, here: Site, function: tuple[str, int], sink: Sink, lent: Lent | None) -> None:
        value = given_to(self._project, function, here, sink.position)
        place = Place(path, here.span)
        if place in sink.via:
            return
        fits, further = lending(self._project, function, place, here, sink.lent)
        if not fits:
            return
        passed, missing = Step(path, here.span, f"passed to {here.text}"), self._project.missing
        given = []
        for whole, leaf in reaching(self._project, value, sink) if value is not None else ():
            steps = (*leaf.steps, passed, *sink.steps)
            transforms = algebra.both(leaf.transforms, sink.transforms)
            given.append(Slot(role_at(sink.match.pattern, whole), whole, Leaf(leaf.key, leaf.end, transforms, steps)))
        if not given and algebra.ITEM in sink.access and self._project.missing == missing:
            return  # an item of a list that is not given: nothing is sent
        kept = told_apart(self._project, path, here.function, given)
        if function in self._served:
            self._entered.feed(sink, kept, path, here.function)
            return
        hands_on = lent is not None and value is not None and all(not leaf.key and parameter_at(leaf.end) for leaf in value)
        self._entered.enter(
            UseFact(sink.match, place, here.function, kept, sink.via, False, hands_on=hands_on), lent or further
        )
