"""Routes and controllers of Laravel: which views are shown behind the middleware of sign-in.

Not seen: files of routes that a provider loads behind a middleware, groups of middleware of one's own, what a form request or a
policy refuses, components of Livewire and pages of Inertia.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pixellint.facts.guard_words import Speech
from pixellint.facts.source_text import PHP, Text
from pixellint.facts.templates import Templates
from pixellint.model.guards import Guard
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence, Showing

_CONTROLLERS, _VIEWS = "/app/Http/Controllers/", "resources/views/"
_ROUTE = re.compile(r"\bRoute::|\$router->")
_CALL = re.compile(r"\s*(\w+)\s*(?=\()")
_ARROW = re.compile(r"\s*->\s*")
_CLASS = re.compile(r"\bclass\s+(\w+)(?:\s+extends\s+([\w\\]+))?[^{;]{0,1000}\{")
_FUNCTION = re.compile(r"\bfunction\s+(\w+)\s*(?=\()")
_VIEW = re.compile(r"(?:\bview|\bView::(?:make|first)|->view)\s*\(\s*\[?\s*(?=['\"])")
_REFERENCE = re.compile(r"([\w\\]+)::class")
_MIDDLEWARE = re.compile(r"(?:->middleware|\bnew\s+Middleware)\s*(?=\()")
_LISTED = re.compile(r"['\"]middleware['\"]\s*=>\s*")
_ACTIONS = re.compile(r"(?:['\"](only|except)['\"]\s*=>|\b(only|except)\s*:)\s*")
_VERBS = frozenset("get post put patch delete any match options".split())
_RESOURCES = frozenset(("resource", "apiResource", "singleton"))
_EVERY = "*"
_DEEPEST = 12


class Call(NamedTuple):
    """A call of a chain: `Route::middleware('auth')->group(...)`; `opening` is its bracket."""

    name: str
    at: int
    opening: int


class Around(NamedTuple):
    """What groups around a route say, and how many there are."""

    guard: Guard | None = None
    controller: str = ""
    depth: int = 0


class Route(NamedTuple):
    """A route: to a method of a controller, or to templates that it shows itself."""

    path: str
    guard: Guard | None
    controller: str
    method: str
    templates: tuple[str, ...]


class Rule(NamedTuple):
    """A middleware of a controller: for `only` these methods (none: all) but the `excepted`."""

    guard: Guard
    only: frozenset[str]
    excepted: frozenset[str]

    def covers(self, method: str) -> bool:
        return method in self.only if self.only else method not in self.excepted


class Controller(NamedTuple):
    """`methods` are the templates that each of them shows."""

    name: str
    path: str
    base: str
    rules: tuple[Rule, ...]
    methods: Mapping[str, tuple[str, ...]]


def suits(path: str) -> bool:
    """Whether a source stands where routes and controllers do."""
    return path.endswith(".php") and (_holds_routes(path) or _CONTROLLERS in "/" + path)


def _holds_routes(path: str) -> bool:
    return "/routes/" in "/" + path or path.endswith("app/Http/routes.php") or "/app/Http/Routes/" in "/" + path


def serves(path: str) -> bool:
    """Whether a template stands where views do."""
    return "/" + _VIEWS in "/" + path


def showings(sources: Mapping[str, str], templates: Templates, speech: Speech) -> Iterator[Showing]:
    """What routes and controllers show, and to whom."""
    texts = [Text(path, source, PHP) for path, source in sorted(sources.items())]
    routes = [route for text in texts if _holds_routes(text.path) for route in _Routes(text, speech).all()]
    controllers = [one for text in texts for one in _controllers(text, speech)]
    by_name = {one.name: one for one in controllers}
    for route in routes:
        for name in route.templates:
            yield from _showing(name, route.path, Evidence(route.path, route.guard) if route.guard else None, templates)
    for controller in controllers:
        for method, names in controller.methods.items():
            evidence = _ruled(controller, method, by_name, 0) or _routed(controller.name, method, routes)
            for name in names:
                yield from _showing(name, controller.path, evidence, templates)


def _showing(name: str, path: str, evidence: Evidence | None, templates: Templates) -> Iterator[Showing]:
    target = templates.named(_VIEWS + name.replace(".", "/"), path) if "::" not in name else None
    if target is not None:
        yield Showing(target, evidence)


def _ruled(controller: Controller | None, method: str, by_name: Mapping[str, Controller], depth: int) -> Evidence | None:
    """The middleware of a controller, or of what it derives from, before a method."""
    if controller is None or depth > _DEEPEST:
        return None
    rule = next((rule for rule in controller.rules if rule.covers(method)), None)
    if rule is not None:
        return Evidence(controller.path, rule.guard)
    return _ruled(by_name.get(controller.base), method, by_name, depth + 1)


def _routed(name: str, method: str, routes: list[Route]) -> Evidence | None:
    """The guard of all routes to a method of a controller of this name, whatever its namespace."""
    found = [route for route in routes if route.controller == name and route.method in (method, _EVERY)]
    guards = [Evidence(route.path, route.guard) for route in found if route.guard is not None]
    return guards[0] if guards and len(guards) == len(found) else None


class _Routes:
    """The routes of one file."""

    def __init__(self, text: Text, speech: Speech) -> None:
        self._text = text
        self._speech = speech

    def all(self) -> Iterator[Route]:
        return self._within(0, len(self._text.bare), Around())

    def _within(self, start: int, end: int, around: Around) -> Iterator[Route]:
        if around.depth > _DEEPEST:
            return
        at = start
        while (found := _ROUTE.search(self._text.bare, at, end)) is not None:
            calls = list(self._chain(found.end()))
            yield from self._stated(calls, around)
            at = self._text.closing(calls[-1].opening) if calls else found.end()

    def _chain(self, at: int) -> Iterator[Call]:
        while (found := _CALL.match(self._text.bare, at)) is not None:
            yield Call(found[1], found.start(1), found.end())
            arrow = _ARROW.match(self._text.bare, self._text.closing(found.end()) + 1)
            if arrow is None:
                return
            at = arrow.end()

    def _stated(self, calls: list[Call], around: Around) -> Iterator[Route]:
        inner = self._around(calls, around)
        for call in calls:
            arguments = self._text.arguments(call.opening)
            if call.name == "group" and arguments:
                opening = self._text.bare.find("{", *arguments[-1])
                if opening >= 0:
                    yield from self._within(opening + 1, self._text.closing(opening), inner)
            elif call.name == "view" and len(arguments) > 1:
                names = tuple(name for name, _ in self._text.strings(*arguments[1]))
                yield Route(self._text.path, inner.guard, "", "", names[:1])
            elif call.name in _RESOURCES and len(arguments) > 1:
                yield Route(self._text.path, inner.guard, self._class(*arguments[1]), _EVERY, ())
            elif call.name in _VERBS and len(arguments) > 1:
                yield self._route(arguments[-1], inner)

    def _route(self, argument: tuple[int, int], around: Around) -> Route:
        """A route to `[A::class, 'b']`, `'A@b'`, `A::class`, `'b'` of the group's controller, or a function."""
        strings = [name for name, _ in self._text.strings(*argument)]
        shown = tuple(_shown(self._text, *argument))
        controller, method = self._class(*argument), strings[0] if strings else "__invoke"
        if "function" in self._text.bare[slice(*argument)] or "fn" in self._text.bare[slice(*argument)]:
            return Route(self._text.path, around.guard, "", "", shown)
        if not controller and "@" in method:
            controller, _, method = method.rpartition("\\")[2].partition("@")
        return Route(self._text.path, around.guard, controller or around.controller, method, shown)

    def _class(self, start: int, end: int) -> str:
        found = _REFERENCE.search(self._text.bare, start, end)
        if found is not None:
            return found[1].rpartition("\\")[2]
        name = next((name for name, _ in self._text.strings(start, end)), "")
        return name.rpartition("\\")[2] if name.endswith("Controller") else ""

    def _around(self, calls: list[Call], around: Around) -> Around:
        """What a chain of calls says of the routes in it."""
        guard, controller = around.guard, around.controller
        for call in calls:
            end = self._text.closing(call.opening)
            arguments = self._text.arguments(call.opening)
            if call.name == "controller":
                controller = self._class(call.opening, end) or controller
            stated = (call.opening, end) if call.name in ("middleware", "withoutMiddleware") else None
            if call.name == "group" and len(arguments) > 1 and (found := _LISTED.search(self._text.code, *arguments[0])):
                stated = (found.end(), self._end_of_value(found.end(), arguments[0][1]))
            if stated is None:
                continue
            names = [name for name, _ in self._text.strings(*stated)]
            if call.name == "withoutMiddleware" and any(map(self._layer, names)):
                guard = None
            elif name := next(filter(self._layer, names), ""):
                guard = self._text.guard(call.at, end + 1 if call.name == "middleware" else stated[1], name)
            elif any(_is_for_guests(name) for name in names):
                guard = None
        return Around(guard, controller, around.depth + 1)

    def _end_of_value(self, at: int, end: int) -> int:
        if self._text.bare[at : at + 1] in ("[", "("):
            return min(self._text.closing(at), end)
        comma = self._text.bare.find(",", at, end)
        return comma if comma >= 0 else end

    def _layer(self, name: str) -> bool:
        return _is_layer(name, self._speech)


def _is_layer(name: str, speech: Speech) -> bool:
    return speech.layer(name.partition(":")[0])


def _is_for_guests(name: str) -> bool:
    return name.partition(":")[0] == "guest"


def _controllers(text: Text, speech: Speech) -> Iterator[Controller]:
    for found in _CLASS.finditer(text.bare):
        end = text.closing(found.end() - 1)
        methods: dict[str, tuple[str, ...]] = {}
        rules: list[Rule] = []
        for function in _FUNCTION.finditer(text.bare, found.end(), end):
            opening = text.bare.find("{", text.closing(function.end()), end)
            if opening < 0:
                continue
            body = (opening, text.closing(opening))
            if shown := tuple(_shown(text, *body)):
                methods[function[1]] = shown
            if function[1] in ("__construct", "middleware"):
                rules.extend(_rules(text, body, function[1] == "middleware", speech))
        base = (found[2] or "").rpartition("\\")[2]
        yield Controller(found[1], text.path, base, tuple(rules), methods)


def _rules(text: Text, body: tuple[int, int], returned: bool, speech: Speech) -> Iterator[Rule]:
    """The middleware that a constructor or the method `middleware` names."""
    spans = []
    for found in _MIDDLEWARE.finditer(text.bare, *body):
        end = text.closing(found.end())
        spans.append((found.start(), end))
        first = next(iter(text.arguments(found.end())), (end, end))
        name = next((name for name, _ in text.strings(*first) if _is_layer(name, speech)), "")
        if name:
            limits = dict(_limits(text, found.end(), end))
            none: frozenset[str] = frozenset()
            yield Rule(text.guard(found.start(), end + 1, name), limits.get("only", none), limits.get("except", none))
    for name, at in text.strings(*body) if returned else ():
        if _is_layer(name, speech) and not any(start <= at < end for start, end in spans):
            yield Rule(text.guard(at, at + len(name) + 2, name), frozenset(), frozenset())


def _limits(text: Text, opening: int, end: int) -> Iterator[tuple[str, frozenset[str]]]:
    """`->only(...)` and `->except(...)` behind a middleware, or the same among its arguments."""
    for found in _ACTIONS.finditer(text.code, opening, end):
        stop = text.closing(found.end()) if text.bare[found.end() : found.end() + 1] == "[" else end
        yield found[1] or found[2], frozenset(name for name, _ in text.strings(found.end(), stop))
    at = end + 1
    while (arrow := _ARROW.match(text.bare, at)) is not None and (call := _CALL.match(text.bare, arrow.end())) is not None:
        at = text.closing(call.end()) + 1
        if call[1] in ("only", "except"):
            yield call[1], frozenset(name for name, _ in text.strings(call.end(), at))


def _shown(text: Text, start: int, end: int) -> Iterator[str]:
    for found in _VIEW.finditer(text.bare, start, end):
        yield from [name for name, at in text.strings(found.end(), end) if at == found.end()]
