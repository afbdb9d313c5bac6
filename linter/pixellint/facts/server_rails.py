"""Controllers of Rails: which actions ask for sign-in before they show their views.

Read line by line. Not seen: filters given as blocks or with conditions, methods that send people away and are called
otherwise, constraints of routes, `around_action`, what a class outside of the project does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pixellint.facts.guard_words import Speech
from pixellint.facts.source_text import RUBY, Text
from pixellint.facts.templates import Templates
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence, Framed, Showing

_CONTROLLERS, _VIEWS = "app/controllers/", "app/views/"
_LINE = re.compile(
    r"^[ \t]*(?:(?P<filter>(?:skip_|prepend_|append_)?before_(?:action|filter)|allow_unauthenticated_access)\b(?P<arguments>.*)"
    r"|class[ \t]+(?P<class>[\w:]+)(?:[ \t]*<[ \t]*(?P<base>[\w:]+))?|include[ \t(]+(?P<include>[\w:]+)"
    r"|layout[ \t(]+(?P<layout>.*)|def[ \t]+(?P<action>\w+)|(?P<private>private|protected)[ \t]*$)",
    re.MULTILINE,
)
_RENDER = re.compile(
    r"\brender[ \t(]+(?:(?:action|template)(?::|[ \t]*=>)[ \t]*|:(?:action|template)[ \t]*=>[ \t]*)?(:\w+|['\"])"
)
_OPTION = re.compile(r"(?:^|[\s,(])(?::(only|except|if|unless)\s*=>|(only|except|if|unless):)")
_NAME = re.compile(r":(\w+[?!]?)|(?<![\w:])(\w+[?!]?)")
_SYMBOL = re.compile(r"\s*:(\w+[?!]?)\s*,?")
_HUMP = re.compile(r"([A-Z]+)([A-Z][a-z])|([a-z\d])([A-Z])")
_SIGNING_IN = "devise_controller?"
_DEEPEST = 12
_MOST_LINES = 30
"""lines of one statement"""
_HTML = re.compile(r"\.(?:html\b|erb$|haml$|slim$)")


class Filter(NamedTuple):
    """`kind` is guard, skip or free; it names filters and the actions it is for (`only` empty: all but `excepted`)."""

    kind: str
    names: tuple[str, ...]
    only: frozenset[str]
    excepted: frozenset[str]
    at: int
    end: int

    def covers(self, action: str) -> bool:
        return action in self.only if self.only else action not in self.excepted


class Controller(NamedTuple):
    """A controller or concern. `filters` holds what it states in order, names of concerns among them; `renders` pairs of an
    action ("" for a private method) and what it renders."""

    text: Text
    base: str
    filters: tuple[Filter | str, ...]
    layout: str | None
    renders: tuple[tuple[str, str], ...]


def suits(path: str) -> bool:
    """Whether a source stands where controllers do."""
    return path.endswith(".rb") and ("/" + path).find("/" + _CONTROLLERS) >= 0


def serves(path: str) -> bool:
    """Whether a template stands where views do."""
    return "/" + _VIEWS in "/" + path


def showings(sources: Mapping[str, str], templates: Templates, speech: Speech) -> Iterator[Showing | Framed]:
    """What the controllers show, and to whom."""
    return _Controllers(sources, templates, speech).showings()


class _Controllers:
    def __init__(self, sources: Mapping[str, str], templates: Templates, speech: Speech) -> None:
        self._speech = speech
        self._templates = templates
        self._read = {path: _controller(Text(path, source, RUBY)) for path, source in sorted(sources.items())}
        self._by_key: dict[str, list[str]] = {}
        for path in self._read:
            self._by_key.setdefault(_parts(path)[1], []).append(path)

    def showings(self) -> Iterator[Showing | Framed]:
        for path, controller in self._read.items():
            if not path.endswith("_controller.rb"):
                continue
            line = list(self._line(path))
            rules = self._rules(line)
            layout = self._layout(line)
            for template, action in self._pages(path, line):
                yield Showing(template, self._asked(rules, action))
                if layout is not None and layout != template:
                    yield Framed(template, layout)
            for action, name in controller.renders:
                target = self._rendered(path, name)
                if target is not None:
                    yield Showing(target, self._asked(rules, action))

    def _pages(self, path: str, line: list[str]) -> Iterator[tuple[str, str]]:
        """The views of a controller with their actions, inherited ones where it has none of its own."""
        seen: set[str] = set()
        for one in line:
            root, key = _parts(one)
            for template in self._templates.within(f"{root}{_VIEWS}{key}"):
                action = template.rpartition("/")[2].partition(".")[0]
                if not action.startswith("_") and _HTML.search(template):
                    if action not in seen or one == path:
                        yield template, action
                    seen.add(action)

    def _rendered(self, path: str, name: str) -> str | None:
        root, key = _parts(path)
        folder = "" if "/" in name else f"{key}/"
        return self._templates.named(f"{root}{_VIEWS}{folder}{name}", path)

    def _line(self, path: str) -> Iterator[str]:
        """A controller and those it inherits from."""
        seen: set[str] = set()
        at: str | None = path
        while at is not None and at not in seen and len(seen) < _DEEPEST:
            seen.add(at)
            yield at
            base = self._read[at].base
            at = self._found(at, base) if base else None

    def _found(self, path: str, name: str, folder: str = "") -> str | None:
        """The file of a class or concern by its name, as Ruby looks it up: from the inside out."""
        root, key = _parts(path)
        wanted = "/".join(_underscored(part) for part in name.split("::") if part).removesuffix("_controller")
        around = [] if name.startswith("::") else key.split("/")[:-1]
        for count in range(len(around), -1, -1):
            found = self._by_key.get("/".join((*around[:count], wanted)), ())
            if found:
                return min(found, key=lambda one: (_parts(one)[0] != root, one))
        return None

    def _rules(self, line: list[str]) -> list[tuple[str, Filter]]:
        """The filters in the order in which they run, each with its file."""
        rules: list[tuple[str, Filter]] = []
        for path in reversed(line):
            rules.extend(self._own_rules(path, 0))
        return rules

    def _own_rules(self, path: str, depth: int) -> Iterator[tuple[str, Filter]]:
        for item in self._read[path].filters:
            if isinstance(item, Filter):
                yield path, item
                continue
            concern = self._found(path, item)
            if concern is not None and concern != path and depth < _DEEPEST:
                yield from self._own_rules(concern, depth + 1)

    def _asked(self, rules: list[tuple[str, Filter]], action: str) -> Evidence | None:
        """The guard before an action; of a private method, one before all actions."""
        standing: dict[str, Evidence] = {}
        for path, rule in rules:
            text = self._read[path].text
            if rule.kind == "free" and (rule.covers(action) or not action):
                standing.clear()
            for name in rule.names:
                if rule.kind == "skip" and (rule.covers(action) or not action):
                    standing.pop(name, None)
                elif rule.kind == "guard" and self._speech.filters(name):
                    standing.pop(name, None)
                    if rule.covers(action) and (action or not (rule.only or rule.excepted)):
                        standing[name] = Evidence(path, text.guard(rule.at, rule.end, name))
        return next(iter(standing.values()), None)

    def _layout(self, line: list[str]) -> str | None:
        """The layout of a controller's pages: one that is named, else one that is called like it or its ancestors."""
        for path in line:
            named = self._read[path].layout
            if named is not None:
                return self._templates.named(f"{_parts(path)[0]}{_VIEWS}layouts/{named}", path) if named else None
        for path in line:
            root, key = _parts(path)
            found = self._templates.named(f"{root}{_VIEWS}layouts/{key}", path)
            if found is not None and found.startswith(root + _VIEWS):
                return found
        return None


def _controller(text: Text) -> Controller:
    base, layout, action, private = "", None, "", False
    filters: list[Filter | str] = []
    renders: list[tuple[str, str]] = []
    position = 0
    for found in _LINE.finditer(text.bare):
        renders.extend((action, name) for name in _renders(text, position, found.start()))
        position = found.start()
        if found["filter"]:
            filters.extend(_filters(text, found))
        elif found["class"]:
            base = base or found["base"] or ""
        elif found["include"]:
            filters.append(found["include"])
        elif found["layout"] is not None and layout is None:
            layout = _named(text, found)
        elif found["action"]:
            action = "" if private else found["action"]
        elif found["private"]:
            private = True
    renders.extend((action, name) for name in _renders(text, position, len(text.bare)))
    return Controller(text, base, tuple(filters), layout, tuple(renders))


def _named(text: Text, found: re.Match[str]) -> str | None:
    """The layout that a line names; "" where it is chosen at run time, or there is none."""
    start, end = found.span("layout")
    if _OPTION.search(text.bare, start, end):
        return ""
    return next((name for name, at in text.strings(start, end) if at == start), "")


def _renders(text: Text, start: int, end: int) -> Iterator[str]:
    for found in _RENDER.finditer(text.bare, start, end):
        if found[1].startswith(":"):
            yield found[1][1:]
        else:
            yield from [name for name, at in text.strings(found.start(1), end) if at == found.start(1)]


def _filters(text: Text, found: re.Match[str]) -> Iterator[Filter]:
    at, end = found.start("filter"), _end_of_statement(text, found.end())
    body = text.code[found.end("filter") : end]
    words = found["filter"]
    names, rest = _symbols(body)
    options = _options(rest)
    kind = "free" if words.startswith("allow") else "skip" if words.startswith("skip") else "guard"
    block = kind == "guard" and re.search(r"\bdo\b|\{", text.bare[found.end("filter") : end]) and not names
    conditions = [options[key] for key in ("if", "unless") if key in options]
    known = all(_SIGNING_IN in condition for condition in conditions) and "if" not in options
    if block or (kind == "guard" and not known):
        return
    only, excepted = (frozenset(_actions(options.get(key, ""))) for key in ("only", "except"))
    yield Filter(kind, names, only, excepted, at, end)


def _symbols(body: str) -> tuple[tuple[str, ...], str]:
    """The symbols that an argument list begins with, and the rest."""
    names: list[str] = []
    at = len(body) - len(body.lstrip(" \t("))
    while (found := _SYMBOL.match(body, at)) is not None and not body[found.end() :].lstrip().startswith("=>"):
        names.append(found[1])
        at = found.end()
    return tuple(names), body[at:]


def _options(rest: str) -> dict[str, str]:
    found = list(_OPTION.finditer(rest))
    ends = [*(one.start() for one in found[1:]), len(rest)]
    return {one[1] or one[2]: rest[one.end() : end] for one, end in zip(found, ends, strict=False)}


def _actions(text: str) -> Iterator[str]:
    inner = re.sub(r"%[iIwW](?=[\[({<|])", "", text).replace("'", ":").replace('"', ":")
    for found in _NAME.finditer(inner):
        name = found[1] or found[2]
        if name:
            yield name


def _end_of_statement(text: Text, end: int) -> int:
    """The end of a statement that goes on where a line ends in a comma or within brackets."""
    for _ in range(_MOST_LINES):
        if end >= len(text.bare):
            break
        start = text.bare.rfind("\n", 0, end) + 1
        line = text.bare[start:end]
        opened = next((at for at in range(start, end) if text.bare[at] in "([{" and text.closing(at) >= end), -1)
        if opened >= 0:
            end = text.closing(opened) + 1
            following = text.bare.find("\n", end - 1)
            end = following if following >= 0 else len(text.bare)
        elif line.rstrip().endswith(","):
            following = text.bare.find("\n", end + 1)
            end = following if following >= 0 else len(text.bare)
        else:
            break
    return end


def _underscored(name: str) -> str:
    return _HUMP.sub(r"\1\3_\2\4", name).lower()


def _parts(path: str) -> tuple[str, str]:
    """The root of an application, and the key of a controller below it: `admin/patients`; that of a concern alike."""
    at = ("/" + path).find("/" + _CONTROLLERS)
    key = path[at + len(_CONTROLLERS) :].removesuffix(".rb")
    return path[:at], key.removesuffix("_controller").removeprefix("concerns/")
