"""The answers of one file to demands. What is answered to one demand never depends on what else is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from pixellint.facts import algebra
from pixellint.facts.forms import address_fields
from pixellint.facts.mentions import Mentions, Token, Tokens, seed
from pixellint.facts.requests import requests
from pixellint.facts.trackers import assigned, handles
from pixellint.facts.values import Values
from pixellint.knowledge.index import Index
from pixellint.model.flows import (
    Answer,
    ClassRef,


    Demand,
    Doors,
    End,
    Escape,
    Field,
    FunctionFact,
    FunctionRef,
    GlobalRef,
    Held,
    ImportRef,
    Leaf,
    Leaves,
    ParameterRef,
    Ref,
    Request,
    Returned,
    Sinks,
    Site,
    Uses,
    ValueOf,
    Written,
)
from pixellint.model.unit import Call, CallSite, Expression, Member, Name, This, Unit


MOST_MORE = 24
"""answers volunteered with one"""


class Extractor:
    """Answers demands for one unit; what it works out is kept for further demands on the same unit."""

    def __init__(self, unit: Unit, catalogue: Index) -> None:
        self.unit = unit
        self.values = Values(unit)
        self._mentions = Mentions(self.values.contents)
        self._catalogue = catalogue
        self._answers: dict[Demand, Answer] = {}
        self._called: dict[int, tuple[End, ...]] = {}
        self._given: dict[int, tuple[Leaves, ...]] = {}

    def answer(self, demand: Demand) -> Answer:
        """The reply to one demand, with those to demands that are likely to follow from it."""
        answer = self._plain(demand)
        more: dict[Demand, Answer] = {}
        waiting = list(self._following(demand, answer))
        while waiting and len(more) < MOST_MORE:
            following = waiting.pop(0)
            if following != demand and following not in more:
                more[following] = self._plain(following)
                waiting.extend(self._following(following, more[following]))
        return answer._replace(more=tuple(more.items())) if more else answer

    def _plain(self, demand: Demand) -> Answer:
        known = self._answers.get(demand)
        if known is None:
            known = self._answers[demand] = self._worked_out(demand)
        return known

    def _worked_out(self, demand: Demand) -> Answer:
        if isinstance(demand, Sinks):
            return self._sinks(demand.tracker)
        if isinstance(demand, Uses):
            return self._uses(demand.ref)
        if isinstance(demand, ValueOf):
            return Answer(leaves=self._value(demand))
        return self._doors()

    def _following(self, demand: Demand, answer: Answer) -> Iterator[Demand]:
        """A function whose parameters go into a call met may be a wrapper; a function found as a value may be called."""
        for site in answer.sites:
            for number in dict.fromkeys(_parameters_in(site.arguments)):
                yield Uses(FunctionRef(number))
                owner = self.unit.functions[number].owner
                if owner >= 0:
                    yield Uses(ClassRef(owner))
        if isinstance(demand, ValueOf) and demand.kind != "returns":
            for leaf in answer.leaves:
                if isinstance(leaf.end, Held) and isinstance(leaf.end.ref, FunctionRef) and not leaf.key:
                    yield ValueOf("returns", "", leaf.end.ref.number)

    def _sinks(self, tracker: str) -> Answer:
        def belongs(end: End) -> bool:
            return any(handle.tracker == tracker for handle in handles(end, self._catalogue))

        catalogue = self._catalogue
        seeds: list[Token] = [("g", name) for name in self._globals_of(tracker)]
        seeds += [("i", name) for name in self._modules if any(t == tracker for t, _ in catalogue.match_import(name))]
        holders = self._mentions.holders([*seeds, ("g", "")])
        written = [
            fact
            for fact in self._written
            if any(found[0] == tracker for found in assigned(fact.target, catalogue))
        ]
        sent = [item for item in self._requests if any(found[0] == tracker for found in catalogue.match_url(item.url))]
        sent += [item for item in self._imported if any(found[0] == tracker for found in catalogue.match_import(item.url))]
        return Answer(self._sites(holders, belongs), self._escapes(holders, belongs), (), tuple(written), tuple(sent))

    def _globals_of(self, tracker: str) -> Iterator[str]:
        for name, known in self._catalogue.globals.items():
            if any(owner == tracker for owner, _ in known):
                yield name

    def _uses(self, ref: Ref) -> Answer:
        if isinstance(ref, ImportRef) and not self._imports(ref):
            return Answer()
        holders = self._mentions.holders([seed(ref)])
        return Answer(
            self._sites(holders, lambda end: algebra.root(end) == ref),
            self._escapes(holders, lambda end: algebra.root(end) == ref),
        )

    def _imports(self, ref: ImportRef) -> bool:
        """Whether the file brings in that name of that module, or all of it."""
        names = {item.imported for item in self.unit.imports if item.specifier == ref.specifier}
        names |= {export.imported for export in self.unit.exports if export.specifier == ref.specifier}
        return ref.name in names or ("*" in names and any(e.name == "*" for e in self.unit.exports))

    @cached_property
    def _modules(self) -> tuple[str, ...]:
        found = {item.specifier for item in self.unit.imports} | {e.specifier for e in self.unit.exports if e.specifier}
        return tuple(sorted(found))

    def _doors(self) -> Answer:
        names = tuple(sorted({export.name for export in self.unit.exports}))
        fields = tuple(
            Field(self.values.span(field.at, field.end), field.name, field.kind, field.autocomplete)
            for field in address_fields(self.unit)
        )
        return Answer(names=names, functions=self._functions, requests=self._requests, fields=fields)

    def _value(self, demand: ValueOf) -> Leaves:
        if demand.kind == "returns":
            return self.values.returns(demand.number)
        if demand.kind == "member":
            return self.values.member(demand.number, demand.name) or ()
        if demand.kind == "global":
            return algebra.merged([self._global(demand.name), *self._below_global(demand.name)])
        return self.exported(demand.name)

    def exported(self, name: str) -> Leaves:
        """What the file exports under a name; a re-export stays an open end. "*" is the whole module."""
        parts: list[Leaves] = []
        for export in self.unit.exports:
            if export.name == name:
                parts.append(self._export_value(export.specifier, export.imported, export.value))
            elif export.name == "*" and name not in ("default", "*"):
                parts.append((Leaf((), Held(ImportRef(export.specifier, name), ())),))
            elif export.name == "module.exports" and export.value is not None:
                whole = self.values.leaves(export.value)
                parts.append(whole if name in ("*", "default") else algebra.project(whole, (name,)))
            elif name == "*":
                parts.append(algebra.under(export.name, self._export_value(export.specifier, export.imported, export.value)))
        if not parts and name == "default":
            return self.exported("*") if any(e.name == "module.exports" for e in self.unit.exports) else ()
        return algebra.merged(parts)

    def _export_value(self, specifier: str, imported: str, value: Expression | None) -> Leaves:
        if value is not None:
            return self.values.leaves(value)
        return (Leaf((), Held(ImportRef(specifier, imported), ())),)

    def _global(self, name: str) -> Leaves:
        """What the file's own top-level name, public in a classic script, holds."""
        if self.unit.module:
            return ()
        number = self.unit.scopes[0].bindings.get(name)
        if number is None:
            return ()
        binding = self.unit.bindings[number]
        value = self.values.leaves(Name(name, 0, len(self.unit.source)))
        return tuple(leaf for leaf in value if leaf.end != Held(GlobalRef(binding.name), ()))

    def _below_global(self, name: str) -> Iterator[Leaves]:
        for fact in self._written:
            if fact.target.ref == GlobalRef(name):
                value = fact.value
                for key in reversed(fact.target.access):
                    value = algebra.under(key, value)
                yield tuple(leaf for leaf in value if leaf.end != fact.target)

    def _sites(self, holders: Tokens, wanted: Callable[[End], bool]) -> tuple[Site, ...]:
        """Calls whose callee may be held by the tokens and is wanted."""
        found = []
        for site in self.unit.calls:
            if not holders.isdisjoint(self._mentions.of(site.call.callee)):
                found.extend(self._site(site, end) for end in self._callees(site.call) if wanted(end))
        return _ordered(tuple(found))

    def _callees(self, call: Call) -> tuple[End, ...]:
        """What a call's callee evaluates to, as far as it can be followed."""
        known = self._called.get(call.number)
        if known is None:
            ends = (leaf.end for leaf in self.values.leaves(call.callee) if not leaf.key)
            known = tuple(dict.fromkeys(end for end in ends if isinstance(end, Held | Returned)))
            self._called[call.number] = known
        return known

    def _arguments(self, call: Call) -> tuple[Leaves, ...]:
        known = self._given.get(call.number)
        if known is None:
            known = self.values.arguments(call)
            self._given[call.number] = known
        return known

    def _site(self, site: CallSite, end: End) -> Site:
        call = site.call
        span = self.values.span(call.at, call.end)
        return Site(span, end, self._arguments(call), call.kind, written_as(call.callee), site.function)

    def _escapes(self, holders: Tokens, wanted: Callable[[End], bool]) -> tuple[Escape, ...]:
        """Where ends that are wanted leave the file or a function."""
        found = dict.fromkeys(escape for escape in self._escaping(holders) if wanted(escape.end))
        return tuple(found)

    def _escaping(self, holders: Tokens) -> Iterator[Escape]:
        for export in self.unit.exports:
            if export.value is None or not holders.isdisjoint(self._mentions.of(export.value)):
                for leaf in _followable(self._export_value(export.specifier, export.imported, export.value)):
                    yield Escape("export", export.name, None, 0, leaf.key, leaf.end)
        for fact in self._written:
            if isinstance(fact.target.ref, GlobalRef):
                for leaf in _followable(fact.value):
                    yield Escape("global", fact.target.ref.name, None, 0, (*fact.target.access, *leaf.key), leaf.end)
        yield from self._public_names(holders)
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
                for leaf in _followable(self._global(name)):
                    yield Escape("global", name, None, 0, leaf.key, leaf.end)

    def _handed(self, call: Call) -> Iterator[Escape]:
        values = [list(_followable(part)) for part in self._arguments(call)]
        if any(values):
            for callee in self._callees(call):
                for index, part in enumerate(values):
                    for leaf in part:
                        yield Escape("argument", "", callee, index, leaf.key, leaf.end)

    @cached_property
    def _written(self) -> tuple[Written, ...]:
        """Assignments to globals, to fields below them, and to fields of what handles and imports give."""
        found = []
        for assignment in self.unit.assignments:
            target = assignment.target
            if isinstance(target, Name) and (assignment.declares or self.values.contents.binding(target) >= 0):
                if self.unit.module or target.scope != 0:
                    continue
            elif isinstance(target, This) or not isinstance(target, Name | Member):
                continue
            for leaf in self._target(target):
                value = self.values.leaves(assignment.value)
                span = self.values.span(assignment.at, assignment.end)
                found.append(Written(span, leaf, value, assignment.function))
        return tuple(found)

    def _target(self, target: Name | Member) -> Iterable[Held]:
        if isinstance(target, Name):
            return (Held(GlobalRef(target.name), ()),)
        owner = self.values.leaves(target.object)
        keyed = self.values.field(owner, self.values.key(target))
        return [
            leaf.end
            for leaf in keyed
            if not leaf.key and isinstance(leaf.end, Held) and isinstance(leaf.end.ref, GlobalRef | ImportRef | ParameterRef)
        ]

    @cached_property
    def _requests(self) -> tuple[Request, ...]:
        return requests(self.values)

    @cached_property
    def _imported(self) -> tuple[Request, ...]:
        """Modules and dependencies the file names, once each."""
        how = "dependency" if self.unit.language == "package" else "import"
        found: dict[tuple[str, int], Request] = {}
        for item in self.unit.imports:
            found.setdefault((item.specifier, item.at), Request(self.values.span(item.at, item.end), item.specifier, how, -1))
        return tuple(found.values())

    @cached_property
    def _functions(self) -> tuple[FunctionFact, ...]:
        return tuple(
            FunctionFact(number, self._function_name(number), item.parameters, self.values.span(item.at, item.end), item.rest, item.owner)
            for number, item in enumerate(self.unit.functions)
        )

    def _function_name(self, number: int) -> str:
        """The function's own name, or that of the constant it is kept in."""
        own = self.unit.functions[number].name
        return own or self._names.get(number, "")

    @cached_property
    def _names(self) -> dict[int, str]:
        from pixellint.model.unit import Lambda

        found: dict[int, str] = {}
        for assignment in self.unit.assignments:
            if isinstance(assignment.value, Lambda) and isinstance(assignment.target, Name):
                found.setdefault(assignment.value.number, assignment.target.name)
        return found


def _parameters_in(values: Iterable[Leaves]) -> Iterator[int]:
    """The functions whose parameters stand in values."""
    for value in values:
        for leaf in value:
            end = leaf.end
            while isinstance(end, Returned):
                yield from _parameters_in(end.arguments)
                end = end.callee
            if isinstance(end, Held) and isinstance(end.ref, ParameterRef):
                yield end.ref.function


def _followable(leaves: Leaves) -> Iterator[Leaf]:
    """Leaves that may be a function, class, handle or a wrapper of one."""
    for leaf in leaves:
        if isinstance(leaf.end, Held | Returned) and not leaf.transforms:
            yield leaf


def _ordered(sites: tuple[Site, ...]) -> tuple[Site, ...]:
    return tuple(sorted(sites, key=lambda site: (site.span, site.text, repr(site.callee))))


def written_as(callee: Expression) -> str:
    """The callee as people write it, shortened: `window.dataLayer.push`."""
    names: list[str] = []
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


