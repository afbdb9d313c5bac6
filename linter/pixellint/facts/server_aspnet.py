"""Controllers and pages of ASP.NET: which views ask for `[Authorize]`, and which layouts their folders give them.

Not seen: policies that a filter of one's own asks for, views that are named at run time, endpoints that `Map` defines, areas
that are mapped behind a policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pixellint.facts.guard_words import Speech
from pixellint.facts.source_text import BRACES, Text
from pixellint.facts.templates import Templates, shared
from pixellint.model.guards import Guard
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence, Framed, Showing

_SETTING_UP = ("Program.cs", "Startup.cs", "FilterConfig.cs")
_START_FOLDER = "App_Start"
_CLASS = re.compile(r"\bclass\s+(\w+)(?:\s*\([^)]{0,1000}\))?(?:\s*:\s*([\w.]+))?[^{;]{0,1000}\{")
_METHOD = re.compile(r"\bpublic\s+(?:(?:async|virtual|override|new)\s+)*[\w<>\[\].?]{1,200}\s+(\w+)\s*(?=\()")
_ATTRIBUTE = re.compile(r"[\[,]\s*(\w+)")
_VIEW = re.compile(r"\b(?:Partial)?View\s*(?=\()")
_PAGE = re.compile(r"\s*@page\b")
_PAGE_ATTRIBUTE = re.compile(r"^\s*@attribute\s*\[\s*(\w+)", re.MULTILINE)
_LAYOUT = re.compile(r"\bLayout\s*=\s*(?:\"([^\"]*)\"|null)")
_CONVENTION = re.compile(r"\.(Authorize|AllowAnonymousTo)(Area)?(Page|Folder)\s*(?=\()")
_EVERYWHERE = re.compile(
    r"\bFallbackPolicy\s*=\s*(?!null\b)[\w(]|\b[Ff]ilters\s*\.\s*Add\s*\(\s*new\s+[\w.]*Authorize(?:Filter|Attribute)\b"
)
_MAPPED = re.compile(r"\.Map(?:Controllers|RazorPages|DefaultControllerRoute|ControllerRoute)\s*(?=\()")
_REQUIRED = re.compile(r"\s*\.\s*RequireAuthorization\s*\(")
_BOUNDARY = re.compile(r"[;{}]")
_DEEPEST = 12


class Convention(NamedTuple):
    """What is said of pages where the application is set up; `address` begins with a slash."""

    folder: bool
    address: str
    guard: Guard | None


class Setup(NamedTuple):
    """What an application says of all its pages: `guard` holds where nothing else is said."""

    path: str
    guard: Guard | None
    conventions: tuple[Convention, ...]


class Stated(NamedTuple):
    """What attributes say: a guard, or that everybody is let in."""

    guard: Guard | None
    free: bool


class Class(NamedTuple):
    """`methods` are its public ones, each with what its attributes say and the span of its body."""

    name: str
    base: str
    text: Text
    stated: Stated
    methods: tuple[tuple[str, Stated, tuple[int, int]], ...]


def suits(path: str) -> bool:
    """Whether a source stands where controllers, models of pages and what sets them up do."""
    name = path.rpartition("/")[2]
    return name in _SETTING_UP or path.endswith((".cshtml.cs", "Controller.cs", ".cshtml"))


def serves(path: str) -> bool:
    """Whether a template is one of these."""
    return path.endswith(".cshtml")


def showings(sources: Mapping[str, str], templates: Templates, speech: Speech) -> Iterator[Showing | Framed]:
    """What controllers and pages show, and to whom."""
    return _Application(sources, templates, speech).showings()


class _Application:
    def __init__(self, sources: Mapping[str, str], templates: Templates, speech: Speech) -> None:
        self._templates = templates
        self._pages = {path: source for path, source in sources.items() if path.endswith(".cshtml")}
        texts = [Text(path, source, BRACES) for path, source in sorted(sources.items()) if path not in self._pages]
        self._speech = speech
        self._setups: dict[str, list[Setup]] = {}
        for text in texts:
            if text.path.endswith(_SETTING_UP):
                folder = text.path.rpartition("/")[0]
                self._setups.setdefault(folder.removesuffix(_START_FOLDER).rstrip("/"), []).append(_setup(text))
        self._classes = [one for text in texts for one in _classes(text, speech)]
        self._by_name: dict[str, list[Class]] = {}
        for one in self._classes:
            self._by_name.setdefault(one.name, []).append(one)

    def showings(self) -> Iterator[Showing | Framed]:
        for one in self._classes:
            if one.name.endswith("Controller"):
                yield from self._actions(one)
        for path, source in sorted(self._pages.items()):
            if _PAGE.match(source.lstrip("\ufeff")):
                yield Showing(path, self._before_page(path, source))
            layout = self._layout(path, source)
            if layout is not None and layout != path:
                yield Framed(path, layout)

    def _actions(self, one: Class) -> Iterator[Showing]:
        for name, stated, body in one.methods:
            evidence = self._asked(one, stated)
            for view in _views(one.text, name, body):
                target = self._view(one, view)
                if target is not None:
                    yield Showing(target, evidence)

    def _view(self, one: Class, name: str) -> str | None:
        folder = one.name.removesuffix("Controller")
        root = one.text.path.partition("Controllers/")[0]
        if name.startswith(("~", "/")):
            return self._templates.named(name.lstrip("~/"), one.text.path)
        found = (self._templates.named(f"{root}Views/{place}/{name}", one.text.path) for place in (folder, "Shared"))
        return next((path for path in found if path is not None and path.startswith(root)), None)

    def _asked(self, one: Class, stated: Stated) -> Evidence | None:
        """The guard before an action: its own, its class's, that of the whole application."""
        if stated.free:
            return None
        if stated.guard is not None:
            return Evidence(one.text.path, stated.guard)
        at: Class | None = one
        for _ in range(_DEEPEST):
            if at is None:
                break
            if at.stated.free:
                return None
            if at.stated.guard is not None:
                return Evidence(at.text.path, at.stated.guard)
            at = self._nearest(at.base.rpartition(".")[2], at.text.path)
        return self._everywhere(one.text.path)

    def _nearest(self, name: str, path: str) -> Class | None:
        """The class of a name that lies nearest to a file."""
        known = self._by_name.get(name, ())
        return max(known, key=lambda one: shared(one.text.path, path), default=None)

    def _before_page(self, path: str, source: str) -> Evidence | None:
        model = next((one for one in self._classes if one.text.path == path + ".cs" and one.stated != _NOTHING), None)
        if model is not None:
            return self._asked(model, _NOTHING)
        names = [(found[1], found) for found in _PAGE_ATTRIBUTE.finditer(source)]
        if any(name == "AllowAnonymous" for name, _ in names):
            return None
        for name, found in names:
            if _authorizes(name, self._speech):
                return Evidence(path, Text(path, source, BRACES).guard(found.start(1), found.end(1), name))
        return self._by_convention(path)

    def _by_convention(self, path: str) -> Evidence | None:
        address = _address(path)
        held = [
            (setup.path, one.guard) for setup in self._setups_of(path) for one in setup.conventions if _within(address, one)
        ]
        if any(guard is None for _, guard in held):
            return None
        first = next(((where, guard) for where, guard in held if guard is not None), None)
        return Evidence(*first) if first is not None else self._everywhere(path)

    def _everywhere(self, path: str) -> Evidence | None:
        found = ((setup.path, setup.guard) for setup in self._setups_of(path))
        return next((Evidence(where, guard) for where, guard in found if guard is not None), None)

    def _setups_of(self, path: str) -> list[Setup]:
        """The set-up of the application that a file belongs to."""
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            if folder in self._setups:
                return self._setups[folder]
        return []

    def _layout(self, path: str, source: str) -> str | None:
        """The layout that the nearest `_ViewStart` above gives a page; None for one that states its own."""
        name = path.rpartition("/")[2]
        if name.startswith("_") or _LAYOUT.search(source):
            return None
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            start = self._pages.get(f"{folder}/_ViewStart.cshtml" if folder else "_ViewStart.cshtml")
            found = _LAYOUT.search(start) if start is not None else None
            if found is not None:
                named = (found[1] or "").lstrip("~/")
                tails = (named,) if "/" in named else (f"Shared/{named}", named)
                return next((one for tail in tails if named and (one := self._templates.named(tail, path))), None)
        return None


_NOTHING = Stated(None, False)


def _classes(text: Text, speech: Speech) -> Iterator[Class]:
    for found in _CLASS.finditer(text.bare):
        end = text.closing(found.end() - 1)
        methods = []
        for method in _METHOD.finditer(text.bare, found.end(), end):
            start = text.closing(method.end()) + 1
            body = _body(text, start, end)
            methods.append((method[1], _stated(text, method.start(), speech), body))
        yield Class(found[1], found[2] or "", text, _stated(text, found.start(), speech), tuple(methods))


def _body(text: Text, start: int, end: int) -> tuple[int, int]:
    """The body of a method: braces, or what stands behind an arrow."""
    found = re.compile(r"\{|=>|;").search(text.bare, start, end)
    if found is None or found[0] == ";":
        return start, start
    if found[0] == "{":
        return found.start(), text.closing(found.start())
    stop = text.bare.find(";", found.end(), end)
    return found.end(), stop if stop >= 0 else end


def _stated(text: Text, at: int, speech: Speech) -> Stated:
    """What the attributes right before a class or method say."""
    start = max((found.end() for found in _BOUNDARY.finditer(text.bare, max(0, at - 2_000), at)), default=0)
    guard, free = None, False
    for found in _ATTRIBUTE.finditer(text.bare, start, at):
        free = free or found[1] == "AllowAnonymous"
        if guard is None and _authorizes(found[1], speech):
            guard = text.guard(found.start(1), found.end(1), found[1])
    return Stated(guard, free)


def _authorizes(name: str, speech: Speech) -> bool:
    return name.removesuffix("Attribute") == "Authorize" or speech.filters(name)


def _views(text: Text, action: str, body: tuple[int, int]) -> Iterator[str]:
    """The names of the views that an action shows."""
    for found in _VIEW.finditer(text.bare, *body):
        first = next(iter(text.arguments(found.end())), (0, 0))
        named = next((name for name, _ in text.strings(*first)), "")
        yield named if text.bare[slice(*first)].strip()[:1] == '"' else action.removesuffix("Async")


def _setup(text: Text) -> Setup:
    guard = None
    if (found := _EVERYWHERE.search(text.bare)) is not None:
        guard = text.guard(found.start(), found.end(), "the policy of the application")
    for found in _MAPPED.finditer(text.bare):
        end = text.closing(found.end()) + 1
        if guard is None and (required := _REQUIRED.match(text.bare, end)) is not None:
            guard = text.guard(found.start(), required.end(), "RequireAuthorization")
    return Setup(text.path, guard, tuple(_conventions(text)))


def _conventions(text: Text) -> Iterator[Convention]:
    for found in _CONVENTION.finditer(text.bare):
        end = text.closing(found.end())
        names = [name for name, _ in text.strings(found.end(), end)]
        area, *rest = names if found[2] else ["", *names]
        guard = text.guard(found.start() + 1, end + 1, found[0].strip(". ")) if found[1] == "Authorize" else None
        if rest:
            yield Convention(found[3] == "Folder", (f"/{area}" if area else "") + rest[0], guard)


def _address(path: str) -> str:
    """How conventions call a page: `/Account/Index`, that of an area with its name before."""
    before, _, rest = ("/" + path).rpartition("/Pages/")
    area = before.rpartition("/Areas/")[2] if "/Areas/" in before else ""
    return (f"/{area}" if area else "") + "/" + rest.removesuffix(".cshtml")


def _within(address: str, one: Convention) -> bool:
    wanted = one.address.rstrip("/")
    return address.startswith(wanted + "/") if one.folder else address in (wanted, wanted + "/Index")
