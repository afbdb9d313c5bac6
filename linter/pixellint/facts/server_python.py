"""Views of Django and Flask: which of them ask for sign-in before they show a template.

Read by indentation. Django's own middleware of sign-in counts where settings name it. Not seen: other middleware, decorators
put together at run time, `before_request` of another file, routes included behind a guard, templates named at run time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pixellint.facts.guard_words import Speech
from pixellint.facts.python_views import IDENTIFIER, View, views_of
from pixellint.facts.source_text import PYTHON, Text
from pixellint.facts.templates import Templates
from pixellint.model.guards import Guard
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence, Showing

_FILES = frozenset("settings views urls routes app main application server run handlers controllers pages".split())
_FOLDERS = frozenset("settings views urls routes blueprints controllers handlers pages".split())
_ROOTS = ("templates/", "jinja2/")
_TEMPLATE = re.compile(r"[\w./-]+\.(?:html|htm|jinja2?|j2)")
_NOT_SHOWN = re.compile(r"(?:render_to_string|get_template|send_\w+|\w*[eE]mail\w*)\s*\(\s*$")
_ROUTE = re.compile(r"(?<![\w.])(?:path|re_path|url)\s*\(")
_CALLED = re.compile(r"\s*([\w.]+)\s*\(")
_MODEL = re.compile(r"^[ \t]+(?:model|queryset)[ \t]*=[ \t]*([\w.]+)", re.M)
_GENERIC = {
    "ListView": "_list",
    "DetailView": "_detail",
    "CreateView": "_form",
    "UpdateView": "_form",
    "DeleteView": "_confirm_delete",
}
_TEST = re.compile(
    r"^[ \t]+if[ \t]+(?:not[ \t]+(?:self\.)?(?:request\.user\.is_authenticated|current_user\.is_authenticated|g\.user|"
    r"request\.user\.is_staff|session\.get\([^\n)]*\))|(?:self\.)?request\.user\.is_anonymous|g\.user[ \t]+is[ \t]+None|"
    r"['\"][^'\"\n]*['\"][ \t]+not[ \t]+in[ \t]+session)(?:\(\))?[ \t]*:[ \t]*\n[ \t]+"
    r"(?:return[ \t]+(?:\w+\.)*(?:redirect\w*|HttpResponseRedirect|unauthorized)\b|raise[ \t]+|abort[ \t]*\()",
    re.M,
)
_EXEMPTING = re.compile(r"\b(?:is_anonymous|not|optional|guest|AnonymousUser)\b")
_ELSEWHERE = re.compile(r"\brequest\.(?:endpoint|path|blueprint|url)\b")
_BEFORE_ALL = "django.contrib.auth.middleware.LoginRequiredMiddleware"
_OPENED = "login_not_required"
_WHOLE_CLASS = frozenset(("dispatch", "get"))
_DEEPEST = 12


class Route(NamedTuple):
    """A line of a table of addresses: the view it names, the templates it names itself, and whether it says that everybody is
    let in."""

    view: str
    path: str
    guard: Guard | None
    templates: tuple[str, ...]
    opened: bool


def suits(path: str) -> bool:
    """Whether a source stands where views and tables of addresses do."""
    if not path.endswith(".py"):
        return False
    *folders, name = path.split("/")
    stem = name.removesuffix(".py")
    words = stem.split("_")
    return not _FILES.isdisjoint((stem, words[0], words[-1])) or not _FOLDERS.isdisjoint(folders)


def serves(path: str) -> bool:
    """Whether a template stands where templates do."""
    return any("/" + root in "/" + path for root in _ROOTS)


def showings(sources: Mapping[str, str], templates: Templates, speech: Speech) -> Iterator[Showing]:
    """What the views show, and to whom."""
    return _Views(sources, templates, speech).showings()


class _Views:
    def __init__(self, sources: Mapping[str, str], templates: Templates, speech: Speech) -> None:
        self._speech = speech
        self._templates = templates
        texts = [Text(path, source, PYTHON) for path, source in sorted(sources.items())]
        self._views = {text.path: tuple(views_of(text)) for text in texts}
        self._routes = [route for text in texts for route in _routes(text, speech)]
        self._by_name: dict[str, list[View]] = {}
        for view in (view for views in self._views.values() for view in views):
            self._by_name.setdefault(view.name, []).append(view)
        self._everywhere = next((found for text in texts if (found := _before_all(text)) is not None), None)
        self._before = {path: dict(self._before_all(views)) for path, views in self._views.items()}

    def showings(self) -> Iterator[Showing]:
        for path, views in self._views.items():
            for view in views:
                evidence = self._asked(view, 0) or self._before_of(view) or self._routed(view) or self._not_opened(view)
                for name in self._names(view):
                    yield from self._showing(name, path, evidence)
        for route in self._routes:
            evidence = Evidence(route.path, route.guard) if route.guard is not None else None
            evidence = evidence or (None if route.opened else self._everywhere)
            for name in route.templates:
                yield from self._showing(name, route.path, evidence)

    def _showing(self, name: str, path: str, evidence: Evidence | None) -> Iterator[Showing]:
        for root in _ROOTS:
            target = self._templates.named(root + name, path)
            if target is not None:
                yield Showing(target, evidence)
                return

    def _names(self, view: View) -> Iterator[str]:
        """The templates that a view names, or is given by its framework."""
        named = list(_templates(view.text, *view.body))
        yield from named
        if named or view.bases is None:
            return
        suffix = next((_GENERIC[base] for base in self._bases(view, 0) if base in _GENERIC), None)
        model = _MODEL.search(view.text.bare, *view.body)
        if suffix is not None and model is not None:
            yield f"{_application(view.text.path)}/{_model(model[1])}{suffix}.html"

    def _bases(self, view: View, depth: int) -> Iterator[str]:
        for base in view.bases or ():
            yield base
            for parent in self._by_name.get(base, ()) if depth < _DEEPEST else ():
                yield from self._bases(parent, depth + 1)

    def _asked(self, view: View, depth: int) -> Evidence | None:
        """The guard that a view or what it derives from states."""
        own = _decorated(view, self._speech) or _tested(view)
        if own is None and view.bases is not None:
            whole = (method for method in view.methods if method.name in _WHOLE_CLASS)
            own = self._mixed_in(view) or next((guard for method in whole if (guard := _own(method, self._speech))), None)
        if own is not None:
            return Evidence(view.text.path, own)
        for base in view.bases or ():
            for parent in self._by_name.get(base, ()) if depth < _DEEPEST else ():
                if parent is not view and (found := self._asked(parent, depth + 1)) is not None:
                    return found
        return None

    def _mixed_in(self, view: View) -> Guard | None:
        name = next((base for base in view.bases or () if self._speech.filters(base)), "")
        at = view.text.code.find(name, view.body[0]) if name else -1
        return view.text.guard(at, at + len(name), name) if at >= 0 else None

    def _before_all(self, views: Iterable[View]) -> Iterator[tuple[str, Guard]]:
        """What runs before all routes of a blueprint of this file, by the name of the blueprint."""
        for view in views:
            for decorator in view.decorators:
                if decorator.name == "before_request" and not _ELSEWHERE.search(view.text.bare, *view.body):
                    guard = _own(view, self._speech)
                    if guard is not None:
                        yield decorator.owner, guard

    def _before_of(self, view: View) -> Evidence | None:
        known = self._before[view.text.path]
        guard = next((known[one.owner] for one in view.decorators if one.owner in known), None)
        return Evidence(view.text.path, guard) if guard is not None else None

    def _routed(self, view: View) -> Evidence | None:
        """The guard in every line of a table of addresses that names this view, which must be the only one of its name."""
        routes = [route for route in self._routes if route.view == view.name and self._means(route, view)]
        guards = [Evidence(route.path, route.guard) for route in routes if route.guard is not None]
        return guards[0] if guards and len(guards) == len(routes) else None

    def _not_opened(self, view: View) -> Evidence | None:
        """The guard before all views, where this one is not left out."""
        opened = any(one.name == _OPENED or _OPENED in view.text.bare[one.start : one.end] for one in view.decorators) or any(
            self._speech.on_the_way(base) for base in self._bases(view, 0)
        )
        routed = any(route.opened for route in self._routes if route.view == view.name)
        return None if opened or routed else self._everywhere

    def _means(self, route: Route, view: View) -> bool:
        alike = self._by_name[view.name]
        return len(alike) == 1 or _application(route.path) == _application(view.text.path)


def _decorated(view: View, speech: Speech) -> Guard | None:
    """The decorator that asks for sign-in."""
    for one in view.decorators:
        names = [one.name]
        if one.name == "method_decorator":
            names = [found[0].rpartition(".")[2] for found in IDENTIFIER.finditer(view.text.bare, one.start, one.end)]
        name = next((name for name in names if speech.filters(name)), "")
        if name and not _EXEMPTING.search(view.text.bare, one.start, one.end):
            return view.text.guard(one.start, one.end, name)
    return None


def _tested(view: View) -> Guard | None:
    """A function that first of all sends away whoever is not signed in."""
    if view.bases is not None:
        return None
    found = _TEST.search(view.text.code, *view.body)
    named = next((at for at in _named_at(view.text, *view.body)), len(view.text.code))
    if found is None or found.start() > named or not _is_top(view, found.start()):
        return None
    start = found.end() - len(found[0].lstrip())
    return view.text.guard(start, found.end(), "a test of the session")


def _is_top(view: View, at: int) -> bool:
    """Whether a line stands at the first depth of a function."""
    lines = view.text.bare[view.body[0] : view.body[1]].split("\n")[1:]
    depths = [len(line) - len(line.lstrip()) for line in lines if line.strip() and not line.lstrip().startswith(")")]
    line = view.text.bare[at : view.text.bare.find("\n", at)]
    return bool(depths) and len(line) - len(line.lstrip()) == min(depths)


def _own(view: View, speech: Speech) -> Guard | None:
    return _decorated(view, speech) or _tested(view)


def _templates(text: Text, start: int, end: int) -> Iterator[str]:
    for name, at in text.strings(start, end):
        if _TEMPLATE.fullmatch(name) and not _NOT_SHOWN.search(text.bare, max(start, at - 60), at):
            yield name


def _named_at(text: Text, start: int, end: int) -> Iterator[int]:
    return (at for name, at in text.strings(start, end) if _TEMPLATE.fullmatch(name))


def _routes(text: Text, speech: Speech) -> Iterator[Route]:
    for found in _ROUTE.finditer(text.bare):
        arguments = text.arguments(found.end() - 1)
        if len(arguments) < 2:
            continue
        start, end = arguments[1]
        guard = None
        while (call := _CALLED.match(text.bare, start, end)) is not None and _is_around(call[1].rpartition(".")[2], speech):
            if guard is None and not call[1].endswith(_OPENED) and not _EXEMPTING.search(text.bare, start, end):
                guard = text.guard(call.start(1), call.end(1), call[1])
            start = call.end()
        view = IDENTIFIER.search(text.bare, start, end)
        name = view[0].removesuffix(".as_view").rpartition(".")[2] if view is not None else ""
        opened = _OPENED in text.bare[arguments[1][0] : end]
        yield Route(name, text.path, guard, tuple(_templates(text, start, end)), opened)


def _is_around(name: str, speech: Speech) -> bool:
    return name == _OPENED or speech.filters(name)


def _before_all(text: Text) -> Evidence | None:
    """Django's own middleware, in settings."""
    found = [at for name, at in text.strings(0, len(text.code)) if name == _BEFORE_ALL] if "settings" in text.path else []
    return (
        Evidence(text.path, text.guard(found[0], found[0] + len(_BEFORE_ALL) + 2, "LoginRequiredMiddleware")) if found else None
    )


def _application(path: str) -> str:
    """The name of the application that a file of views or addresses belongs to."""
    folders = path.split("/")[:-1]
    while folders and folders[-1] in _FOLDERS:
        folders.pop()
    return folders[-1] if folders else ""


def _model(name: str) -> str:
    return name.partition(".objects")[0].rpartition(".")[2].lower()
