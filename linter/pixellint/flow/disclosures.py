"""From linked uses to the inventory: each use with the data elements that reach it, their confidence and their steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from pixellint.facts import algebra
from pixellint.facts.data import Vocabulary
from pixellint.facts.trackers import Match, Slot, set_to, told
from pixellint.flow.callees import is_whole
from pixellint.flow.collected import APP_SUFFIXES, collected
from pixellint.flow.events import Events
from pixellint.flow.located import located, parameter_at, part_of_parameter
from pixellint.flow.naming import Named, Namer, from_origin
from pixellint.flow.pages import constant_text, page_marks
from pixellint.flow.project import Project
from pixellint.flow.uses import Linked, UseFact
from pixellint.knowledge.index import Index
from pixellint.model.findings import CONFIDENCES, Disclosed, Hint, Inventory, UnknownHost, Unresolved, Use
from pixellint.model.flows import Constant, Leaf, Request
from pixellint.model.knowledge import CallPattern
from pixellint.model.places import Place, Step

_NAMED = frozenset({"import", "dependency", "locked", "setting"})
_CATALOGUED = "version-catalog:"
_DEEPEST = 5
"""components within components that an attribute is followed through"""
_LOADS = frozenset({"script", "style", "image", "frame", "request", "text"})


class Disclosures:
    """Names what linked uses are fed."""

    def __init__(self, project: Project, linked: Linked, vocabulary: Vocabulary, witnessed: frozenset[str]) -> None:
        self._project = project
        self._linked = linked
        self._namer = Namer(vocabulary)
        self._vocabulary = vocabulary
        self._witnessed = witnessed
        self._events = Events(linked.uses)
        self._catalogue: Index = project.catalogue

    def inventory(self, unresolved: tuple[Unresolved, ...]) -> Inventory:
        """Everything found, sorted by place."""
        uses = [use for fact in self._linked.uses for use in self._use(fact)]
        hints: dict[Hint, None] = {}
        calls = _calls_of(uses)
        for path, request in self._linked.requests:
            for found in self._requested(path, request):
                if isinstance(found, Hint):
                    hints[found] = None
                elif request.how != "text" or not any(_holds(call, found.place) for call in calls[found.tracker, path]):
                    uses.append(found)
        marks = page_marks(self._linked, self._catalogue)
        uses = [use._replace(switches=(*use.switches, *marks.get((use.place.path, use.tracker), ()))) for use in uses]
        return Inventory(
            tuple(sorted(_joined(uses), key=_order)),
            tuple(sorted(hints)),
            tuple(sorted(set(self._unknown_hosts()))),
            unresolved,
        )

    def _use(self, fact: UseFact) -> Iterator[Use]:
        if not fact.match.certain and fact.match.tracker not in self._witnessed:
            return
        if not fact.direct and self._passes_on(fact):
            return
        tracker = self._catalogue.trackers[fact.match.tracker]
        event = self._events.name(fact)
        data = _best(self._data(fact, event))
        kind = fact.match.pattern.kind
        if kind == "config" and any(item.slot in ("user_id", "user_data") for item in data):
            kind = "identify"
        function = self._project.functions.get((fact.place.path, fact.function))
        seen = (*fact.switches, *set_to(fact.match, fact.slots, self._catalogue))
        taken = collected(tracker, kind, data, fact.place.path.endswith(APP_SUFFIXES), fact.match.server)
        yield Use(
            tracker.id, kind, fact.place, fact.callee, event,
            function.name if function is not None else "", (*data, *taken), fact.via,
            switches=seen, wrapped=any(item.relayed for item in data), server=fact.match.server,
        )  # fmt: skip

    def _passes_on(self, fact: UseFact) -> bool:
        """Whether a call of a wrapper only hands on what its own function was given, as it was given: a record that the
        product gets a field of was not. A function that calls what it is handed does so for whoever hands it over."""
        return fact.hands_on or (bool(fact.slots) and all(self._is_relayed(slot) and is_whole(slot) for slot in fact.slots))

    def _is_relayed(self, slot: Slot) -> bool:
        part = part_of_parameter(slot.leaf.end)
        return part is not None and part[:2] in self._linked.called

    def _is_served(self, slot: Slot) -> bool:
        part = part_of_parameter(slot.leaf.end)
        return part is not None and part[:2] in self._linked.served

    def _data(self, fact: UseFact, event: str) -> Iterator[Disclosed]:
        for slot in fact.slots:
            if not slot.role or self._is_served(slot):
                continue  # what a setting is set to is not sent; what callers give is told by what they give
            relayed = self._is_relayed(slot)
            for resolved in self._resolved(slot, 0):
                for named in self._namer.named(resolved, event):
                    yield self._disclosed(fact, resolved, named, relayed)
        for called in self._events.of_wrapper(fact):
            for named in self._namer.named(called):
                if named.naming.category == "activity":  # what a name says of health is told where the name stands
                    yield self._disclosed(fact, called, named, False)

    def _resolved(self, slot: Slot, level: int) -> Iterator[Slot]:
        """A slot whose value comes through attributes of components, as the pages that mount them give it."""
        part = parameter_at(slot.leaf.end)
        mounts = self._linked.mounted.get(part[:2]) if part is not None else None
        if part is None or not mounts or level >= _DEEPEST:
            yield slot
            return
        found = False
        for arguments in mounts:
            value = algebra.argument(arguments, part[2], -1)
            for leaf in self._project.looked(algebra.project(value, part[3])) if value is not None else ():
                found = True
                steps = leaf.steps + slot.leaf.steps
                transforms = algebra.both(leaf.transforms, slot.leaf.transforms)
                yield from self._resolved(
                    slot._replace(path=slot.path + leaf.key, leaf=Leaf(leaf.key, leaf.end, transforms, steps)),
                    level + 1,
                )
        if not found:
            yield slot

    def _disclosed(self, fact: UseFact, slot: Slot, named: Named, relayed: bool) -> Disclosed:
        leaf = slot.leaf
        last = Step(fact.place.path, fact.place.span, f"reaches {fact.callee}" if fact.direct else "sent on from here")
        steps = from_origin(leaf)
        steps = (*steps, last) if fact.direct else steps
        confidence = _confidence(fact, named, leaf, relayed)
        key = ".".join(slot.key)
        naming = named.naming
        return Disclosed(
            naming.element, naming.category, confidence, slot.role, key, named.origin, leaf.transforms, steps, relayed
        )

    def _requested(self, path: str, request: Request) -> Iterator[Use | Hint]:
        place = Place(path, request.span)
        if request.how in _NAMED:
            yield from self._brought_in(request, place)
            return
        for tracker, pattern in self._catalogue.match_url(request.url):
            if request.how not in _LOADS:
                yield Hint(tracker, place, pattern.host)
                continue
            record = self._catalogue.trackers[tracker]
            data = _best(self._sent(path, request))
            yield Use(
                tracker, pattern.kind, place, pattern.host + ("" if pattern.path == "/" else pattern.path), "", "",
                (*data, *collected(record, pattern.kind, data, place.path.endswith(APP_SUFFIXES))),
            )  # fmt: skip

    def _brought_in(self, request: Request, place: Place) -> Iterator[Use]:
        """Modules, dependencies and manifest keys of products; a lock file's only where nothing else declares the product."""
        if request.how == "setting":
            for tracker, _ in self._catalogue.match_key(request.url):
                name = request.url.rpartition(":")[2]
                seen = tuple(map(told, self._catalogue.key_switches(tracker, request.url, constant_text(request.data))))
                yield Use(tracker, "manifest", place, name, "", "", (), switches=seen)
        elif request.how == "import":
            for tracker, package in self._catalogue.match_import(request.url):
                if not package.shared:
                    yield Use(tracker, "import", place, request.url, "", "", (), server=package.server)
        else:
            for name in self._meant(request.url, frozenset()):
                yield from self._depended_on(name, request.how, place)

    def _depended_on(self, name: str, how: str, place: Place) -> Iterator[Use]:
        for tracker, package in self._catalogue.match_dependency(name):
            plain = name.partition(":")[2] if ":" in name else name
            named = package.name in (name, plain) or name == package.name.split("/")[0] or ":" in name
            if named and not package.shared and (how == "dependency" or tracker not in self._declared):
                record = self._catalogue.trackers[tracker]
                data = collected(record, "load", (), True) if package.automatic and ":" in name else ()
                yield Use(tracker, "dependency", place, plain, "", "", data, server=package.server)

    def _meant(self, name: str, seen: frozenset[str]) -> Iterator[str]:
        """A dependency by its name; one of a version catalogue by what the catalogue says."""
        if not name.startswith(_CATALOGUED):
            yield name
            return
        for further in self._aliases.get(name.removeprefix(_CATALOGUED), ()):
            if further not in seen:
                yield from self._meant(further, seen | {further})

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for _, request in self._linked.requests:
            for leaf in request.data if request.how == "dependency" else ():
                if isinstance(leaf.end, Constant):
                    found.setdefault(leaf.end.value, []).append(request.url)
        return found

    @cached_property
    def _declared(self) -> frozenset[str]:
        """The products that a manifest declares, not a lock file alone."""
        names = {request.url for _, request in self._linked.requests if request.how == "dependency"}
        return frozenset(tracker for name in names for tracker, _ in self._catalogue.match_dependency(name))

    def _sent(self, path: str, request: Request) -> Iterator[Disclosed]:
        place = Place(path, request.span)
        pattern = CallPattern(("the request",), "", (), "event", ())
        fact = UseFact(Match("", pattern, True), place, request.function, (), (), True)
        for leaf in self._project.looked(located(path, request.data)):
            slot = Slot("payload", ("0", *leaf.key), leaf)
            for named in self._namer.named(slot):
                yield self._disclosed(fact, slot, named, False)

    def _unknown_hosts(self) -> Iterator[UnknownHost]:
        for (path, _), answer in self._project.answers.items():
            for request in answer.requests:
                if request.markup and request.how in ("script", "frame") and not self._catalogue.match_url(request.url):
                    host = _host(request.url)
                    if host:
                        yield UnknownHost(host, Place(path, request.span), request.how == "frame")


def _calls_of(uses: Iterable[Use]) -> dict[tuple[str, str], list[Place]]:
    """The places of a product's calls by (product, file): a URL among the arguments of one says where it sends to."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for use in uses:
        found[use.tracker, use.place.path].append(use.place)
    return found


def _holds(outer: Place, inner: Place) -> bool:
    """Whether a place of a file lies within another of it, and is not the same."""
    around, within = outer.span, inner.span
    begins = (around.line, around.column) <= (within.line, within.column)
    ends = (within.end_line, within.end_column) <= (around.end_line, around.end_column)
    return around != within and begins and ends


def _host(url: str) -> str:
    _, mark, rest = url.partition("//")
    host = rest.partition("/")[0].partition("?")[0].lower()
    return host if mark and "*" not in host and "." in host else ""


def _confidence(fact: UseFact, named: Named, leaf: Leaf, relayed: bool) -> str:
    if relayed or named.told_by == "key" or part_of_parameter(leaf.end) is not None:
        return "name-only"  # a parameter that nobody is seen to fill says what it is for, not what it gets
    if named.told_by == "text":
        return "literal"
    here = fact.place.path
    local = all(step.path == here for step in leaf.steps) and all(place.path == here for place in fact.via)
    proof = "flow" if local else "cross-file"
    return proof if named.naming.strong else max(proof, "cross-file", key=CONFIDENCES.index)


def _best(found: Iterable[Disclosed]) -> tuple[Disclosed, ...]:
    """For each element the best proven way: not relayed, by confidence, then fewest steps, then place. What an event's name
    tells stands beside what reaches it."""
    best: dict[tuple[str, bool], Disclosed] = {}
    for item in found:
        key = (item.element, item.confidence == "literal")
        known = best.get(key)
        if known is None or _rank(item) < _rank(known):
            best[key] = item
    return tuple(best[key] for key in sorted(best))


def _rank(item: Disclosed) -> tuple[bool, int, int, tuple[Step, ...], str]:
    return item.relayed, CONFIDENCES.index(item.confidence), len(item.steps), item.steps, item.key


def _joined(uses: Iterable[Use]) -> Iterator[Use]:
    """Uses of one product at one place as one: the vendor's call that is a wrapper's call too, an event sent twice."""
    best: dict[tuple[str, Place], Use] = {}
    for use in sorted(uses, key=_order):
        key = (use.tracker, use.place)
        known = best.get(key)
        if known is None:
            best[key] = use
            continue
        kept, other = (known, use) if _KINDS.index(known.kind) <= _KINDS.index(use.kind) else (use, known)
        data = _best((*kept.data, *other.data))
        best[key] = kept._replace(
            data=data,
            event=kept.event or other.event,
            via=tuple(dict.fromkeys((*kept.via, *other.via))),
            switches=tuple(dict.fromkeys((*kept.switches, *other.switches))),
            wrapped=kept.wrapped and other.wrapped,
        )
    return iter(best.values())


_KINDS = ("identify", "event", "init", "load", "config", "import", "dependency", "manifest")


def _order(use: Use) -> tuple[Place, str, str, str]:
    return use.place, use.tracker, use.kind, use.callee
