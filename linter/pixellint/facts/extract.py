"""The answers of one file to demands. What is answered to one demand never depends on what else is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pixellint.facts import algebra
from pixellint.facts.requests import requests
from pixellint.facts.trackers import assigned, handles
from pixellint.facts.values import Values
from pixellint.knowledge.index import Index
from pixellint.model.flows import (
    Answer,


    Demand,
    Doors,
    End,
    Escape,
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


class Extractor:
    """Answers demands for one unit; what it works out is kept for further demands on the same unit."""

    def __init__(self, unit: Unit, catalogue: Index) -> None:
        self.unit = unit
        self.values = Values(unit)
        self._catalogue = catalogue

    def answer(self, demand: Demand) -> Answer:
        """The reply to one demand."""
        if isinstance(demand, Sinks):
            return self._sinks(demand.tracker)
        if isinstance(demand, Uses):
            return self._uses(demand.ref)
        if isinstance(demand, ValueOf):
            return Answer(leaves=self._value(demand))
        return self._doors()

    def _sinks(self, tracker: str) -> Answer:
        catalogue = self._catalogue
        ends = [end for end in self._ends if any(handle.tracker == tracker for handle in handles(end, catalogue))]
        sites = tuple(self._site(call, end) for end in ends for call in self._callees[end])
        escapes = [escape for escape in self._escapes if any(h.tracker == tracker for h in handles(escape.end, catalogue))]
        written = [
            fact for fact in self._written if any(found[0] == tracker for found in assigned(fact.target, catalogue))
        ]
        sent = [item for item in self._requests if any(found[0] == tracker for found in catalogue.match_url(item.url))]
        sent += [item for item in self._imported if any(found[0] == tracker for found in catalogue.match_import(item.url))]
        return Answer(_ordered(sites), tuple(escapes), (), tuple(written), tuple(sent))

    def _uses(self, ref: Ref) -> Answer:
        sites = tuple(self._site(call, end) for end in self._ends if algebra.root(end) == ref for call in self._callees[end])
        return Answer(_ordered(sites), tuple(escape for escape in self._escapes if algebra.root(escape.end) == ref))

    def _doors(self) -> Answer:
        names = tuple(sorted({export.name for export in self.unit.exports}))
        return Answer(names=names, functions=self._functions, requests=self._requests)

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

    @cached_property
    def _callees(self) -> dict[End, list[CallSite]]:
        """Calls by what their callee evaluates to."""
        found: dict[End, list[CallSite]] = {}
        for site in self.unit.calls:
            for end in dict.fromkeys(leaf.end for leaf in self.values.leaves(site.call.callee) if not leaf.key):
                if isinstance(end, Held | Returned):
                    found.setdefault(end, []).append(site)
        return found

    @cached_property
    def _ends(self) -> list[End]:
        return list(self._callees)

    def _site(self, site: CallSite, end: End) -> Site:
        call = site.call
        return Site(
            self.values.span(call.at, call.end),
            end,
            self.values.arguments(call),
            call.kind,
            written_as(call.callee),
            site.function,
        )

    @cached_property
    def _escapes(self) -> tuple[Escape, ...]:
        return tuple(dict.fromkeys(self._escaping()))

    def _escaping(self) -> Iterator[Escape]:
        for export in self.unit.exports:
            for leaf in _followable(self._export_value(export.specifier, export.imported, export.value)):
                yield Escape("export", export.name, None, 0, leaf.key, leaf.end)
        for fact in self._written:
            if isinstance(fact.target.ref, GlobalRef):
                for leaf in _followable(fact.value):
                    yield Escape("global", fact.target.ref.name, None, 0, (*fact.target.access, *leaf.key), leaf.end)
        yield from self._public_names()
        for number in range(len(self.unit.functions)):
            for leaf in _followable(self.values.returns(number)):
                yield Escape("returned", "", None, number, leaf.key, leaf.end)
        for site in self.unit.calls:
            yield from self._handed(site.call)

    def _public_names(self) -> Iterator[Escape]:
        if self.unit.module:
            return
        for name in self.unit.scopes[0].bindings:
            for leaf in _followable(self._global(name)):
                yield Escape("global", name, None, 0, leaf.key, leaf.end)

    def _handed(self, call: Call) -> Iterator[Escape]:
        values = [list(_followable(part)) for part in self.values.arguments(call)]
        if not any(values):
            return
        for callee in dict.fromkeys(leaf.end for leaf in self.values.leaves(call.callee) if not leaf.key):
            if isinstance(callee, Held | Returned):
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


