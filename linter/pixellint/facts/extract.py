"""The answers of one file to demands. What is answered to one demand never depends on what else is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from pixellint.facts import algebra
from pixellint.facts.forms import address_fields
from pixellint.facts.handles import handles
from pixellint.facts.mentions import Mentions, Token, imported, seed
from pixellint.facts.outside import Outside
from pixellint.facts.requests import page_requests, requests
from pixellint.facts.trackers import assigned
from pixellint.facts.traffic import Traffic, last_name
from pixellint.facts.values import Values
from pixellint.facts.work import work_in
from pixellint.knowledge.index import Index
from pixellint.model.flows import (
    Answer,
    ClassFact,
    ClassRef,
    Constant,
    Demand,
    End,
    Field,
    FunctionFact,
    FunctionRef,
    Held,
    ImportRef,
    Leaf,
    Leaves,
    NamedRef,
    ParameterRef,
    Publishes,
    Ref,
    Request,
    Returned,
    Sinks,
    Through,
    Uses,
    ValueOf,
)
from pixellint.model.guards import Guards
from pixellint.model.namespaces import is_namespace
from pixellint.model.unit import Function, Import, Name, Unit

_DECLARING = {"package": "dependency", "lock": "locked"}
"""languages whose imports are declarations of dependencies -> how a request tells them"""
_STATIC = re.compile(rb"\bstatic\b|\bclass\s+func\b")
MOST_MORE = 24
"""answers volunteered with one"""


class Extractor:
    """Answers demands for one unit; what it works out is kept for further demands on the same unit."""

    def __init__(self, unit: Unit, catalogue: Index) -> None:
        self.unit = unit
        self.values = Values(unit, catalogue.lenders)
        self._mentions = Mentions(self.values.contents)
        self._catalogue = catalogue
        self._outside = Outside(self.values)
        self._traffic = Traffic(self._outside, self._mentions)
        self._answers: dict[Demand, Answer] = {}

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
        if isinstance(demand, Through):
            return Answer(self._traffic.through(demand.name, self._catalogue.reports))
        if isinstance(demand, Guards):
            from pixellint.facts.guards import guarded  # most files are not asked

            return Answer(guarded=guarded(self.unit, demand.words))
        if isinstance(demand, Publishes):
            from pixellint.facts.published import published

            return Answer(published=tuple(dict.fromkeys(published(self.values))))
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
        seeds += [imported(item.specifier, item.imported) for item in self._named if self._belongs(item, tracker)]
        holders = self._mentions.holders([*seeds, ("g", "")])
        written = [
            fact for fact in self._outside.written if any(found[0] == tracker for found in assigned(fact.target, catalogue))
        ]
        sent = [item for item in self._requests if any(found[0] == tracker for found in catalogue.match_url(item.url))]
        sent += [item for item in self._imported if any(found[0] == tracker for found in catalogue.match_import(item.url))]
        return Answer(
            self._traffic.sites(holders, belongs), self._traffic.escapes(holders, belongs), (), tuple(written), tuple(sent)
        )

    @cached_property
    def _named(self) -> tuple[Import, ...]:
        """Names out of a namespace."""
        return tuple(item for item in self.unit.imports if is_namespace(item.specifier))

    def _belongs(self, item: Import, tracker: str) -> bool:
        return any(owner == tracker for owner, _, _ in self._catalogue.match_name(item.specifier, item.imported))

    def _globals_of(self, tracker: str) -> Iterator[str]:
        for name, known in self._catalogue.globals.items():
            if any(owner == tracker for owner, _ in known):
                yield name

    def _uses(self, ref: Ref) -> Answer:
        if isinstance(ref, NamedRef):
            return Answer(self._traffic.named(ref.name), self._traffic.handed_by_name(ref.name))
        if isinstance(ref, ImportRef) and not self._imports(ref):
            return Answer()
        holders = self._mentions.holders([seed(ref)])
        return Answer(
            self._traffic.sites(holders, lambda end: algebra.root(end) == ref),
            self._traffic.escapes(holders, lambda end: algebra.root(end) == ref),
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
        asked = page_requests(self.values)
        if self.unit.language in _DECLARING:
            asked = (*asked, *self._imported, *self._settings)
        found = tuple(ClassFact(n, item.name) for n, item in enumerate(self.unit.classes)) if self.unit.namespace else ()
        return Answer(names=names, functions=self._functions, classes=found, requests=asked, fields=fields)

    @property
    def _settings(self) -> Iterator[Request]:
        for item in self.unit.settings:
            value: Leaves = (Leaf((), Constant(item.value, "string")),)
            yield Request(self.values.span(item.at, item.end), item.key, "setting", -1, value)

    def _value(self, demand: ValueOf) -> Leaves:
        if demand.kind == "returns":
            return self.values.returns(demand.number)
        if demand.kind == "member":
            return self.values.members.of(demand.number, demand.name) or ()
        if demand.kind == "subclasses":
            return subclasses(self.unit, demand.name)
        if demand.kind == "own":
            return self.values.members.own(demand.number, demand.name)
        if demand.kind == "global":
            return self._outside.global_value(demand.name)
        return self._outside.exported(demand.name)

    @cached_property
    def _requests(self) -> tuple[Request, ...]:
        return requests(self.values)

    @cached_property
    def _imported(self) -> tuple[Request, ...]:
        """Modules and dependencies the file names, once each."""
        how = _DECLARING.get(self.unit.language, "import")
        found: dict[tuple[str, int], Request] = {}
        for item in self.unit.imports:
            if item.implicit:
                continue
            name = item.specifier
            if is_namespace(name) and item.imported not in ("", "*"):
                name = f"{name}.{item.imported}"
            alias: Leaves = (Leaf((), Constant(item.local, "string")),) if item.local and how == "dependency" else ()
            found.setdefault((item.specifier, item.at), Request(self.values.span(item.at, item.end), name, how, -1, alias))
        return tuple(found.values())

    @cached_property
    def _functions(self) -> tuple[FunctionFact, ...]:
        return tuple(
            FunctionFact(
                number,
                self._function_name(number),
                item.parameters,
                self.values.span(item.at, item.end),
                item.rest,
                item.owner,
                item.function,
                item.labels,
                item.owner >= 0 and bool(self.unit.namespace) and _is_static(self.unit, item),
                work,
            )
            for (number, item), work in zip(enumerate(self.unit.functions), self._work, strict=True)
        )

    @property
    def _work(self) -> Iterable[int]:
        return work_in(self.unit, self._catalogue.sending, frozenset(self._catalogue.globals))

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


def _is_static(unit: Unit, item: Function) -> bool:
    """Whether a method belongs to its class alone, where the language has a word for that."""
    return _STATIC.search(unit.source[item.at : item.end].partition(b"(")[0]) is not None


def subclasses(unit: Unit, name: str) -> Leaves:
    """The classes and extensions of the file that have a class called `name` among their bases."""
    return tuple(
        Leaf((), Held(ClassRef(number), ()))
        for number, item in enumerate(unit.classes)
        if any(last_name(base) == name for base in item.bases)
    )


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
