"""Which modules a file shows, and which of them behind a guard: tables of routes, elements around elements, wrappers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pixellint.facts.components import FILE, Components, Owner
from pixellint.facts.guard_words import Speech, called, parts_of
from pixellint.facts.route_guards import HOLDING, LETTING, LETTING_BELOW, Letting
from pixellint.model.guards import Guard, Parameter, Shown
from pixellint.model.record import NamedTuple
from pixellint.model.unit import (
    Argument,
    Call,
    Choice,
    Entry,
    Expression,
    Lambda,
    Literal,
    Member,
    Module,
    Name,
    Object,
)

_LEADING = HOLDING | {"loadComponent", "loadChildren", "lazy", "page", "screen"}
_BELOW = frozenset(("children", "childRoutes", "routes", "indexRoute"))
_PARAMETER = re.compile(r"(?:^|/):([A-Za-z_]\w*)")
_DEEPEST = 40


class _Around(NamedTuple):
    """What is around an expression."""

    owner: Owner = FILE
    guard: Guard | None = None
    within: tuple[str, ...] = ()
    routed: bool = False


class _Mention(NamedTuple):
    """A module or a thing of this file that is shown."""

    what: str | Owner
    at: int
    around: _Around


class _Region(NamedTuple):
    """A stretch of source that is within something."""

    start: int
    end: int
    guard: Guard | None
    within: tuple[str, ...] = ()
    routed: bool = False


class Routes:
    """Reads what one file shows."""

    def __init__(self, components: Components, speech: Speech, letting: Letting) -> None:
        self._components = components
        self._unit = components.unit
        self._speech = speech
        self._letting = letting
        self._mentions: list[_Mention] = []
        self._seen: set[int] = set()
        self._about: dict[Owner, _Around] = {}
        self.parameters: dict[Parameter, None] = {}

    def shown(self) -> tuple[Shown, ...]:
        """Every module shown, once behind each guard and once behind none."""
        self._collect()
        regions = self._regions()
        mentions = [self._placed(mention, regions) for mention in self._mentions]
        by_owner: dict[Owner, list[_Mention]] = {}
        for mention in mentions:
            if not isinstance(mention.what, str):
                by_owner.setdefault(mention.what, []).append(mention)
        found: dict[Shown, None] = {}
        for mention in mentions:
            if isinstance(mention.what, str):
                outer = self._around(mention.around.owner, by_owner, frozenset())
                within = tuple(dict.fromkeys((*mention.around.within, *outer.within)))
                routed = mention.around.routed or outer.routed
                found[Shown(mention.what, mention.around.guard or outer.guard, within, routed)] = None
        return tuple(found)

    def _collect(self) -> None:
        for number, values in self._components.values.items():
            for value in values:
                self._walk(value, _Around(("variable", number)), 0)
        for number, function in enumerate(self._unit.functions):
            for value in function.returns:
                self._walk(value, _Around(("function", number)), 0)
        for number, known in enumerate(self._unit.classes):
            for _, value in known.members:
                self._walk(value, _Around(("class", number)), 0)
        for export in self._unit.exports:
            if export.value is not None:
                self._walk(export.value, _Around(), 0)
        for site in sorted(self._unit.calls, key=lambda site: site.call.at):
            self._walk(site.call, _Around(self._components.inside(site.function)), 0)

    def _walk(self, expression: Expression, around: _Around, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if isinstance(expression, Name):
            self._name(expression, around)
        elif isinstance(expression, Module):
            self._mention(expression.specifier, expression.at, around)
        elif isinstance(expression, Lambda):
            self._mention(("function", expression.number), expression.at, around)
        elif isinstance(expression, Member):
            self._walk(expression.object, around, depth + 1)
        elif isinstance(expression, Call):
            self._call(expression, around, depth)
        elif isinstance(expression, Object):
            self._entries(expression.entries, expression.at, around, depth)
        elif isinstance(expression, Choice):
            self._choice(expression, around, depth)
        else:
            for part in parts_of(expression):
                self._walk(part, around, depth + 1)

    def _name(self, name: Name, around: _Around) -> None:
        what = self._components.meant(name)
        if what is not None and not self._speech.guards(name.name):
            self._mention(what, name.at, around)

    def _mention(self, what: str | Owner, at: int, around: _Around) -> None:
        self._mentions.append(_Mention(what, at, around))

    def _call(self, call: Call, around: _Around, depth: int) -> None:
        if call.number in self._seen:
            return
        self._seen.add(call.number)
        if call.kind == "element":
            if isinstance(call.callee, Name):
                self._name(call.callee, around)
        else:
            if self._speech.guards(called(call)):
                around = around._replace(guard=self._letting.guard(call.at, call.end, called(call)))
            if isinstance(call.callee, Call | Member):
                self._walk(call.callee, around, depth + 1)
        for argument in call.arguments:
            if call.kind == "element" and isinstance(argument.value, Object):
                for entry in argument.value.entries:
                    self._walk(entry.value, around, depth + 1)
            else:
                self._walk(argument.value, around, depth + 1)

    def _entries(self, entries: Sequence[Entry], at: int, around: _Around, depth: int) -> None:
        """The entries of a route, or of any other object."""
        if any(entry.key in _LEADING or entry.key in _BELOW for entry in entries):
            self._addressed(entries)
        own, below = self._letting.of_route(entries, at)
        mine = own or (None if self._letting.opened(entries) else around.guard)
        inner = around._replace(guard=below or mine, within=(*self._held(entries), *around.within), routed=True)
        for entry in entries:
            if entry.key not in LETTING and entry.key != LETTING_BELOW:
                shown = around._replace(guard=mine, routed=around.routed or entry.key in _LEADING)
                self._walk(entry.value, inner if entry.key in _BELOW else shown, depth + 1)

    def _addressed(self, entries: Iterable[Entry]) -> None:
        """The parameters of the address of a route."""
        for entry in entries:
            if entry.key == "path" and isinstance(entry.value, Literal):
                span = self._letting.guard(entry.value.at, entry.value.end, "").span
                self.parameters.update((Parameter(name, span), None) for name in _PARAMETER.findall(entry.value.value))

    def _held(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The modules that a route shows around those below it."""
        found: dict[str, None] = {}
        for entry in entries:
            if entry.key in HOLDING:
                found.update(dict.fromkeys(self._modules(entry.value, 0)))
        return tuple(found)

    def _modules(self, expression: Expression, depth: int) -> Iterator[str]:
        if isinstance(expression, Module):
            yield expression.specifier
        elif isinstance(expression, Name):
            what = self._components.meant(expression)
            if isinstance(what, str):
                yield what
            elif what is not None and what[0] == "variable" and depth < _DEEPEST:
                for value in self._components.values.get(what[1], ()):
                    yield from self._modules(value, depth + 10)
        elif isinstance(expression, Lambda):
            for value in self._unit.functions[expression.number].returns if depth < _DEEPEST else ():
                yield from self._modules(value, depth + 10)
        elif depth < _DEEPEST:
            if isinstance(expression, Call) and expression.kind == "element":
                yield from self._modules(expression.callee, depth + 10)
            for part in parts_of(expression):
                yield from self._modules(part, depth + 10)

    def _choice(self, choice: Choice, around: _Around, depth: int) -> None:
        """Shown, or sent to sign in: a guard."""
        away = [option for option in choice.options if self._speech.leads_away(option)]
        if away and len(away) < len(choice.options) and self._speech.tests(choice.test):
            guard = self._letting.guard(choice.at, choice.at, "a test of the session")
            for option in choice.options:
                self._walk(option, around if option in away else around._replace(guard=guard), depth + 1)
            return
        for option in choice.options:
            self._walk(option, around, depth + 1)

    def _regions(self) -> list[_Region]:
        found: list[_Region] = []
        for site in self._components.elements:
            call, entries = site.call, _attributes(site.call.arguments)
            end = self._components.close(call)
            route = _is_route(called(call), entries)
            if self._speech.guards(called(call)):
                found.append(_Region(call.at + 1, end, self._letting.guard(call.at, call.end, called(call))))
            own, below = self._letting.of_route(entries, call.at)
            if own is not None:
                found.append(_Region(call.at, end, own))
            if route:
                self._addressed(entries)
                found.append(_Region(call.at + 1, call.end, None, (), True))
                found.append(_Region(call.end, end, below, self._held(entries), True))
        return found

    def _placed(self, mention: _Mention, regions: Sequence[_Region]) -> _Mention:
        around = mention.around
        for region in regions:
            if region.start <= mention.at < region.end:
                guard, within = around.guard or region.guard, (*around.within, *region.within)
                around = around._replace(guard=guard, within=within, routed=around.routed or region.routed)
        return mention._replace(around=around)

    def _around(self, owner: Owner, by_owner: Mapping[Owner, Sequence[_Mention]], seen: frozenset[Owner]) -> _Around:
        """The guard that all who show something of this file have around it, and the modules around it."""
        if owner in self._about:
            return self._about[owner]
        shown = [mention for mention in by_owner.get(owner, ()) if mention.around.owner != owner]
        if owner in seen or owner == FILE:
            return _Around(owner)
        if not shown:
            outer = self._components.around(owner[1]) if owner[0] == "function" else FILE
            self._about[owner] = self._around(outer, by_owner, seen | {owner})
            return self._about[owner]
        guards: list[Guard | None] = []
        routed = False
        within: dict[str, None] = {}
        for mention in shown:
            outer_around = self._around(mention.around.owner, by_owner, seen | {owner})
            guards.append(mention.around.guard or outer_around.guard)
            within.update(dict.fromkeys((*mention.around.within, *outer_around.within)))
            routed = routed or mention.around.routed or outer_around.routed
        guard = guards[0] if all(guards) else None
        self._about[owner] = _Around(owner, guard, tuple(within) if len(shown) == 1 else (), routed)
        return self._about[owner]


def _attributes(arguments: Sequence[Argument]) -> tuple[Entry, ...]:
    value = arguments[0].value if arguments else None
    return value.entries if isinstance(value, Object) else ()


def _is_route(name: str, entries: Iterable[Entry]) -> bool:
    return name.endswith("Route") or any(entry.key == "path" for entry in entries)
