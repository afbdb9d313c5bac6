"""Calls by what their callee evaluates to, and where values leave the file or a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cached_property

from pixellint.facts import algebra
from pixellint.facts.calling import fitting, labels_of
from pixellint.facts.data import words_of
from pixellint.facts.mentions import Mentions, Tokens
from pixellint.facts.outside import Outside
from pixellint.facts.platform import CALLS_BACK, elements_given
from pixellint.model.flows import (
    ClassRef,
    End,
    Escape,
    FunctionRef,
    GlobalRef,
    Held,
    ImportRef,
    Leaf,
    Leaves,
    Opaque,
    Origin,
    ParameterRef,
    Returned,
    Site,
)
from pixellint.model.unit import Call, CallSite, Choice, Expression, Member, Name, This, Unit


class Traffic:
    """What one file calls and hands out. Only what tokens may hold is evaluated; see mentions."""

    def __init__(self, outside: Outside, mentions: Mentions) -> None:
        self._outside = outside
        self.values = outside.values
        self.unit = outside.unit
        self._mentions = mentions
        self._called: dict[int, tuple[End, ...]] = {}
        self._given: dict[int, tuple[Leaves, ...]] = {}

    def sites(self, holders: Tokens, wanted: Callable[[End], bool]) -> tuple[Site, ...]:
        """Calls whose callee may be held by the tokens and is wanted."""
        found: list[Site] = []
        for site in self.unit.calls:
            if not holders.isdisjoint(self._mentions.of(site.call.callee)):
                found.extend(self._site(site, end) for end in self._callees(site.call) if wanted(end))
        for site, callback in self._callbacks:
            if not holders.isdisjoint(self._mentions.of(callback)):
                found.extend(self._called_back(site, callback, wanted))
        return _ordered(tuple(found))

    @cached_property
    def _callbacks(self) -> list[tuple[CallSite, Name | Member]]:
        """The calls of methods that are given a function by name, with it."""
        sites = self.unit.calls if not self.unit.namespace else ()
        return [(site, callback) for site in sites if (callback := called_back(site.call)) is not None]

    def _called_back(self, site: CallSite, callback: Name | Member, wanted: Callable[[End], bool]) -> Iterator[Site]:
        """`list.forEach(f)`, `promise.then(f)`: f is called with what the list or promise holds."""
        received = (elements_given(self.values, site.call, position) for position in (0, 1))
        given = tuple(value for value in received if value is not None)
        span = self.values.span(callback.at, site.call.end)
        for leaf in self.values.leaves(callback) if given else ():
            if isinstance(algebra.root(leaf.end), ParameterRef) or leaf.key or not wanted(leaf.end):
                continue  # what is handed in is told by who hands it in
            if isinstance(leaf.end, Held | Returned):
                yield Site(span, leaf.end, given, "call", written_as(callback), site.function)

    def named(self, name: str) -> tuple[Site, ...]:
        """Calls of whatever goes by this name, followed as far as this file goes."""
        found: list[Site] = []
        for site in self.unit.calls:
            if last_name(site.call.callee) == name:
                ends = self._callees(site.call) or (Opaque("receiver"),)
                found.extend(self._site(site, end) for end in ends)
        return _ordered(tuple(found))

    def through(self, name: str, words: Set[str]) -> tuple[Site, ...]:
        """Calls of what is declared to be of the type called `name`, where the method's name has one of these words."""
        found: list[Site] = []
        for site in self.unit.calls:
            callee = site.call.callee
            if isinstance(callee, Member) and not words.isdisjoint(words_of(callee.key)):
                receiver = self.values.leaves(callee.object)
                ends = [leaf.end for leaf in receiver if not leaf.key and _is_of(leaf.end, name, self.unit)]
                found.extend(self._site(site, end) for end in ends[:1])
        return _ordered(tuple(found))

    def handed_by_name(self, name: str) -> tuple[Escape, ...]:
        """Where what goes by this name is handed to functions without being called: `Screen(onEvent = model::record)`."""
        found: dict[Escape, None] = {}
        for site in self.unit.calls:
            places = {n for n, part in enumerate(site.call.arguments) if last_name(part.value) == name}
            if places:
                found.update(dict.fromkeys(one for one in self._handed(site.call) if one.position in places))
        return tuple(found)

    def _callees(self, call: Call) -> tuple[End, ...]:
        """What a call's callee evaluates to, as far as it can be followed. Of several functions under a computed name none is
        taken to be the one: that would be a guess."""
        known = self._called.get(call.number)
        if known is None:
            callees = fitting(self.unit, call, self.values.leaves(call.callee))
            ends = (leaf.end for leaf in callees if not leaf.key)
            known = tuple(dict.fromkeys(end for end in ends if isinstance(end, Held | Returned)))
            if self._is_picked(call.callee):
                functions = [end for end in known if isinstance(end, Held) and isinstance(end.ref, FunctionRef)]
                known = tuple(end for end in known if end not in functions) if len(functions) > 1 else known
            self._called[call.number] = known
        return known

    def _is_picked(self, callee: Expression) -> bool:
        """Whether a value from elsewhere picks the function called: `actions[event.kind](event)`."""
        if not isinstance(callee, Member) or callee.computed is None:
            return False
        return any(isinstance(leaf.end, Held | Returned | Origin) for leaf in self.values.leaves(callee.computed))

    def _arguments(self, call: Call) -> tuple[Leaves, ...]:
        known = self._given.get(call.number)
        if known is None:
            known = self.values.arguments(call)
            self._given[call.number] = known
        return known

    def _site(self, site: CallSite, end: End) -> Site:
        call = site.call
        span = self.values.span(call.at, call.end)
        return Site(span, end, self._arguments(call), call.kind, written_as(call.callee), site.function, labels=labels_of(call))

    def escapes(self, holders: Tokens, wanted: Callable[[End], bool]) -> tuple[Escape, ...]:
        """Where ends that are wanted leave the file or a function."""
        found = dict.fromkeys(escape for escape in self._escaping(holders) if wanted(escape.end))
        return tuple(found)

    def _escaping(self, holders: Tokens) -> Iterator[Escape]:
        for export in self.unit.exports:
            if export.value is None or not holders.isdisjoint(self._mentions.of(export.value)):
                for leaf in _followable(self._outside.exported_value(export)):
                    yield Escape("export", export.name, None, 0, leaf.key, leaf.end)
        for fact in self._outside.written:
            if isinstance(fact.target, Held) and isinstance(fact.target.ref, GlobalRef):
                for leaf in _followable(fact.value):
                    yield Escape("global", fact.target.ref.name, None, 0, (*fact.target.access, *leaf.key), leaf.end)
        yield from self._public_names(holders)
        yield from self._members(holders)
        for number, function in enumerate(self.unit.functions):
            if any(not holders.isdisjoint(self._mentions.of(value)) for value in function.returns):
                for leaf in _followable(self.values.returns(number)):
                    yield Escape("returned", "", None, number, leaf.key, leaf.end)
        for site in self.unit.calls:
            if any(not holders.isdisjoint(self._mentions.of(part.value)) for part in site.call.arguments):
                yield from self._handed(site.call)

    def _public_names(self, holders: Tokens) -> Iterator[Escape]:
        if self.unit.module:
            return
        for name, binding in self.unit.scopes[0].bindings.items():
            if ("b", binding) in holders:
                for leaf in _followable(self._outside.public(name)):
                    yield Escape("global", name, None, 0, leaf.key, leaf.end)

    def _members(self, holders: Tokens) -> Iterator[Escape]:
        """What classes keep under a name: who gets the class, or an instance, comes by it."""
        if self.unit.namespace:
            return  # there members are found by their names
        for number, item in enumerate(self.unit.classes):
            if ("c", number) in holders:
                for name in dict.fromkeys(name for name, _ in item.members if name != "constructor"):
                    for leaf in _followable(self.values.members.own(number, name)):
                        yield Escape("member", name, None, number, leaf.key, leaf.end)

    def _handed(self, call: Call) -> Iterator[Escape]:
        values = [list(_followable(part)) for part in self._arguments(call)]
        if any(values):
            labels = labels_of(call)
            for callee in self._callees(call):
                for index, part in enumerate(values):
                    label = labels[index] if index < len(labels) else ""
                    for leaf in part:
                        yield Escape("argument", "", callee, index, leaf.key, leaf.end, label)


def _is_of(end: End, name: str, unit: Unit) -> bool:
    """Whether an end is an object of the type called `name`."""
    if not isinstance(end, Returned) or not end.built or end.access or not isinstance(end.callee, Held) or end.callee.access:
        return False
    ref = end.callee.ref
    return (isinstance(ref, ImportRef) and ref.name == name) or (
        isinstance(ref, ClassRef) and unit.classes[ref.number].name == name
    )


def _followable(leaves: Leaves) -> Iterator[Leaf]:
    """Leaves that may be a function, class, handle or a wrapper of one."""
    for leaf in leaves:
        if isinstance(leaf.end, Held | Returned) and not leaf.transforms:
            yield leaf


def called_back(call: Call) -> Name | Member | None:
    """The function that a method of lists or promises is given by name, None where it is given another way."""
    callee = call.callee
    if not isinstance(callee, Member) or callee.key not in CALLS_BACK or not call.arguments:
        return None
    given = call.arguments[0].value
    return given if isinstance(given, Name | Member) else None


def _ordered(sites: tuple[Site, ...]) -> tuple[Site, ...]:
    return tuple(sorted(sites, key=lambda site: (site.span, site.text, repr(site.callee))))


def last_name(callee: Expression) -> str:
    """What a callee goes by: the last name of its path."""
    if isinstance(callee, Member):
        return callee.key
    if isinstance(callee, Choice):
        return last_name(callee.options[0]) if callee.options else ""
    return callee.name if isinstance(callee, Name) else ""


def written_as(callee: Expression) -> str:
    """The callee as people write it, shortened: `window.dataLayer.push`."""
    names: list[str] = []
    while isinstance(callee, Choice) and callee.options:
        callee = callee.options[-1]  # inherited or found outside: the name as it stands there
    while isinstance(callee, Member):
        names.append(callee.key)
        callee = callee.object
    if isinstance(callee, Name):
        names.append(callee.name)
    elif isinstance(callee, This):
        names.append("this")
    elif isinstance(callee, Call):
        names.append(f"{written_as(callee.callee)}()")
    return ".".join(reversed(names))
