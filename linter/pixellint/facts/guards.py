"""What one file says of guards: whether what it shows is for those who are signed in, and which modules it shows to these
alone."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.facts.components import Components, Owner
from pixellint.facts.guard_words import Speech, called, names_in, parts_of, texts_in
from pixellint.facts.matchers import listed
from pixellint.facts.route_guards import Letting
from pixellint.facts.routes import Routes
from pixellint.model.guards import Guard, Guarded, GuardWords
from pixellint.model.unit import (
    Assignment,
    Call,
    CallSite,
    Choice,
    ClassValue,
    Entry,
    Expression,
    Lambda,
    Literal,
    Member,
    Name,
    Object,
    Unit,
)

_BEFORE = frozenset(("getServerSideProps", "getInitialProps", "loader", "clientLoader", "beforeLoad", "load", "middleware"))
"""exports that a framework runs before it shows the page"""
_DECLARING = "definePageMeta"
_DEEPEST = 8


def guarded(unit: Unit, words: GuardWords) -> Guarded:
    """What a file of JavaScript, TypeScript or single-file components says."""
    speech = Speech(words)
    if speech.guards(_own_name(unit, "")):
        return Guarded()
    components = Components(unit)
    letting = Letting(unit, speech)
    itself = next(_Page(components, speech, letting).guards(), None)
    routes = Routes(components, speech, letting)
    lists = tuple(listed(unit.source.decode("utf-8", "replace"), speech))
    return Guarded(itself, routes.shown(), tuple(_folders(unit, speech, letting)), tuple(routes.parameters), lists)


def _own_name(unit: Unit, default: str) -> str:
    """The name of what the file exports by default."""
    for export in unit.exports:
        if export.name == "default" and isinstance(export.value, Name):
            return export.value.name
        if export.name == "default" and isinstance(export.value, Lambda):
            return unit.functions[export.value.number].name
    return default


class _Page:
    """Whether a page lets only those see it who are signed in."""

    def __init__(self, components: Components, speech: Speech, letting: Letting) -> None:
        self._components = components
        self._unit = components.unit
        self._speech = speech
        self._letting = letting

    def guards(self) -> Iterator[Guard]:
        """The guards found, surest first."""
        for export in self._unit.exports:
            if export.value is not None and (export.name == "default" or export.name in _BEFORE):
                yield from self._wrapped(export.value, 0)
                if export.name in _BEFORE:
                    yield from self._before(export.value)
                yield from self._optional(export.value)
        shown = {owner[1] for owner in self._exported() if owner[0] == "function"}
        for number in sorted(shown):
            yield from self._in_function(number)
        yield from self._marked()

    def _exported(self) -> set[Owner]:
        """What of this file others can show."""
        found: set[Owner] = set()
        waiting: list[Expression] = [export.value for export in self._unit.exports if export.value is not None]
        while waiting:
            owner = self._owner(waiting[-1])
            expression = waiting.pop()
            if owner is not None and owner not in found:
                found.add(owner)
                waiting.extend(self._components.values.get(owner[1], ()) if owner[0] == "variable" else ())
                if owner[0] == "class":
                    waiting.extend(value for name, value in self._unit.classes[owner[1]].members if name == "render")
            elif isinstance(expression, Call) and expression.kind != "element":
                waiting.extend(parts_of(expression))
        return found

    def _owner(self, expression: Expression) -> Owner | None:
        if isinstance(expression, Lambda):
            return "function", expression.number
        if isinstance(expression, ClassValue):
            return "class", expression.number
        meant = self._components.meant(expression) if isinstance(expression, Name) else None
        return meant if isinstance(meant, tuple) else None

    def _wrapped(self, value: Expression, depth: int) -> Iterator[Guard]:
        """`withAuth(Page)`, also among other wrappers and through a variable."""
        if isinstance(value, Name) and depth < _DEEPEST:
            owner = self._owner(value)
            for given in self._components.values.get(owner[1], ()) if owner is not None and owner[0] == "variable" else ():
                yield from self._wrapped(given, depth + 1)
        elif isinstance(value, Call) and value.kind == "call":
            inner = [value.callee, *(argument.value for argument in value.arguments)]
            name = next((name for part in inner if isinstance(part, Name) and (name := self._speech.holds(part))), "")
            if name:
                yield self._letting.guard(value.at, value.end, name)
            for part in inner if not name and depth < _DEEPEST else ():
                yield from self._wrapped(part, depth + 1) if isinstance(part, Call) else ()

    def _before(self, value: Expression) -> Iterator[Guard]:
        """What runs before the page sends away whoever has no session."""
        owner = self._owner(value)
        if owner is None:
            return
        if owner[0] == "variable":
            for given in self._components.values.get(owner[1], ()):
                yield from self._before(given) if isinstance(given, Lambda) else ()
        elif owner[0] == "function":
            yield from self._in_function(owner[1])

    def _optional(self, value: Expression) -> Iterator[Guard]:
        """`export default { middleware: 'auth' }`"""
        if isinstance(value, Object):
            yield from self._middleware(value.entries)

    def _middleware(self, entries: tuple[Entry, ...]) -> Iterator[Guard]:
        for entry in entries:
            if entry.key == "middleware" and (name := self._speech.holds(entry.value)):
                yield self._letting.guard(entry.at, entry.at, name)

    def _in_function(self, number: int) -> Iterator[Guard]:
        """A component or what runs before it: it asks a guard, stands within one, or sends away who is not signed in."""
        calls = [site.call for site in self._unit.calls if site.function == number and site.call.kind == "call"]
        for call in calls:
            if self._speech.guards(called(call)) or self._requires_session(call):
                yield self._letting.guard(call.at, call.end, called(call))
        tops = self._components.tops(number)
        if tops and all(self._is_around(site) for site in tops):
            yield self._letting.guard(tops[0].call.at, tops[0].call.end, called(tops[0].call))
        yield from self._sent_away(number, calls)

    def _requires_session(self, call: Call) -> bool:
        """`useSession({ required: true })`"""
        value = call.arguments[0].value if call.arguments else None
        if not isinstance(value, Object) or not self._speech.session(called(call)):
            return False
        return any(
            entry.key == "required" and isinstance(entry.value, Literal) and entry.value.value == "true"
            for entry in value.entries
        )

    def _is_around(self, site: CallSite) -> bool:
        """Whether an element is a guard around what it holds, and no route of a table."""
        value = site.call.arguments[0].value if site.call.arguments else None
        keys = {entry.key for entry in value.entries} if isinstance(value, Object) else set()
        return self._speech.guards(called(site.call)) and "children" in keys and not keys & {"path", "component", "element"}

    def _sent_away(self, number: int, calls: list[Call]) -> Iterator[Guard]:
        asked = next((call for call in calls if self._speech.session(called(call))), None)
        away = [call for call in calls if self._speech.leads_away(call)]
        for value in self._unit.functions[number].returns:
            if isinstance(value, Choice):
                gone = [option for option in value.options if self._speech.leads_away(option)]
                if gone and len(gone) < len(value.options) and self._speech.tests(value.test):
                    yield self._letting.guard(value.at, value.at, "a test of the session")
            elif self._speech.leads_away(value) and (asked is not None or self._is_tested(number, value)):
                away.append(value) if isinstance(value, Call) else None
                at = asked or value
                yield self._letting.guard(at.at, at.at, called(asked) if asked else "a test of the session")
        if asked is not None and any(self._is_redirect(call) for call in away):
            yield self._letting.guard(asked.at, asked.end, called(asked))

    def _is_redirect(self, call: Call) -> bool:
        return called(call) == "redirect" and call.kind == "call"

    def _is_tested(self, number: int, value: Expression) -> bool:
        """Whether the innermost block around an early return hangs on who the visitor is."""
        blocks = [one for one in self._unit.blocks if one.function == number and one.at <= value.at < one.end and one.guards]
        inner = max(blocks, key=lambda block: block.at, default=None)
        others = len(self._unit.functions[number].returns) > 1
        return others and inner is not None and any(map(self._speech.tests, inner.guards))

    def _marked(self) -> Iterator[Guard]:
        """`Page.auth = true`, `definePageMeta({ middleware: 'auth' })`"""
        for assignment in self._unit.assignments:
            if self._is_flag(assignment) and isinstance(assignment.target, Member):
                yield self._letting.guard(assignment.at, assignment.end, assignment.target.key)
        for site in self._unit.calls:
            value = site.call.arguments[0].value if site.call.arguments else None
            if called(site.call) == _DECLARING and isinstance(value, Object):
                yield from self._middleware(value.entries)

    def _is_flag(self, assignment: Assignment) -> bool:
        target, value = assignment.target, assignment.value
        if not isinstance(target, Member) or not isinstance(target.object, Name) or not target.object.name[:1].isupper():
            return False
        if not isinstance(value, Literal) or value.value != "true" or assignment.function >= 0:
            return False
        return self._speech.flag(target.key) or self._speech.plain(target.key)


def _folders(unit: Unit, speech: Speech, letting: Letting) -> Iterator[tuple[str, Guard]]:
    """The addresses that the guard before all pages names: `export const config = { matcher: ['/portal/:path*'] }`."""
    stated = [
        one for one in unit.assignments if isinstance(one.target, Name) and one.target.name == "config" and one.function < 0
    ]
    names = {name for site in unit.calls for name in names_in(site.call)}
    asks = any(speech.guards(name) or speech.session(name) for name in names)
    modules = [*(item.specifier for item in unit.imports), *(item.specifier for item in unit.exports)]
    asks = asks or any("auth" in module for module in modules)
    for assignment in stated if asks else ():
        for entry in assignment.value.entries if isinstance(assignment.value, Object) else ():
            for text in texts_in(entry.value) if entry.key == "matcher" else ():
                folder = text.partition(":")[0].partition("(")[0].partition("*")[0].strip("/")
                if folder and not speech.signs_in(folder):
                    yield folder, letting.guard(assignment.at, assignment.end, "the middleware")
