"""Routes of Express: which views are rendered behind a guard.

Not seen: routers that functions make, handlers handed on through other modules than the one that names them, addresses with
parameters of `app.use`, guards among the arguments of a spread list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, normpath

from pixellint.facts.guard_words import Speech
from pixellint.facts.source_text import BRACES, Text
from pixellint.facts.templates import Templates
from pixellint.model.guards import Guard
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence, Showing

_FILES = frozenset("app server index main routes router controller controllers handler handlers".split())
_FOLDERS = frozenset("routes routers router controllers controller handlers server".split())
_SUFFIXES = (".js", ".mjs", ".cjs", ".ts")
_VIEW_SUFFIXES = (".ejs", ".hbs", ".handlebars", ".html", ".njk", ".mustache", ".twig", ".liquid")
_ROUTE = re.compile(r"(?<![\w.$])([A-Za-z_$][\w$]*)\s*\.\s*(get|post|put|patch|delete|all|use|route)\s*(?=\()")
_RENDER = re.compile(r"\bres(?:ponse)?\s*\.\s*(?:status\s*\([^)]*\)\s*\.\s*)?render\s*\(\s*(?=['\"`])")
_REFERENCE = re.compile(r"\s*(?:await\s+)?([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\s*(?=[(,)\]]|\Z)")
_FUNCTION = re.compile(
    r"\bfunction\s+(?P<declared>[\w$]+)\s*\("
    r"|(?<![\w$])(?P<assigned>[\w$]{1,100})\s*[=:]\s*(?:async\s*)?(?:function\b[^(]{0,100}\(|\(|[\w$]{1,100}\s*=>)"
    r"|^[ \t]*(?:static\s+|async\s+)*(?P<method>[\w$]{1,100})\s*\(\s*req\b",
    re.MULTILINE,
)
_IMPORTED = re.compile(
    r"(?:\b(?:const|let|var)\s+(?P<names>[\w$]+|\{[^}]*\})\s*=\s*require\s*\(\s*|\bimport\s+(?P<more>[^;'\"]+?)\s+from\s+)(?=['\"])"
)
_REQUIRED = re.compile(r"\s*require\s*\(\s*(?=['\"])")
_DEEPEST = 8
_MOST = 400
"""routes or renderings of one file; what a file with more of them renders counts as shown to everybody"""


class Call(NamedTuple):
    """`router.get('/a', guard, handler)`: the object, the method, the address ("" for all), where it begins and ends."""

    owner: str
    method: str
    address: str
    guard: Guard | None
    given: tuple[str, ...]
    start: int
    end: int


class Module(NamedTuple):
    """A file of routes or handlers. `imports` are the files that its names come from."""

    text: Text
    calls: tuple[Call, ...]
    functions: Mapping[str, tuple[int, int]]
    imports: Mapping[str, str]


def suits(path: str) -> bool:
    """Whether a source stands where routes and their handlers do, or is called like them."""
    if not path.endswith(_SUFFIXES) or path.endswith(".d.ts"):
        return False
    *folders, name = path.split("/")
    stem = name.partition(".")[0]
    if not _FOLDERS.isdisjoint(folders):
        return True
    words = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name.rpartition(".")[0]).lower())
    return bool(words) and words[-1] in _FILES and (stem != "index" or len(folders) < 2)


def serves(path: str) -> bool:
    """Whether a template stands where views do."""
    return "/views/" in "/" + path and path.endswith(_VIEW_SUFFIXES) and "/resources/views/" not in "/" + path


def showings(sources: Mapping[str, str], templates: Templates, speech: Speech) -> Iterator[Showing]:
    """What routes render, and to whom."""
    if not any(".render" in source for source in sources.values()):
        return
    yield from _Routes(sources, speech).showings(templates)


class _Routes:
    def __init__(self, sources: Mapping[str, str], speech: Speech) -> None:
        self._speech = speech
        texts = (Text(path, source, BRACES) for path, source in sorted(sources.items()))
        self._modules = {text.path: self._module(text, sources) for text in texts}

    def showings(self, templates: Templates) -> Iterator[Showing]:
        for path, module in self._modules.items():
            many = len(module.calls) > _MOST or sum(1 for _ in _RENDER.finditer(module.text.bare)) > _MOST
            for found in _RENDER.finditer(module.text.bare):
                name = next((name for name, at in module.text.strings(found.end(), found.end() + 400) if at == found.end()), "")
                target = templates.named("views/" + name, path) if name else None
                if target is not None:
                    yield Showing(target, None if many else self._around(module, found.start()))

    def _around(self, module: Module, at: int) -> Evidence | None:
        """The guard before what stands at an offset: that of its route, or of all routes to its function."""
        around = [call for call in module.calls if call.method != "use" and call.start <= at < call.end]
        if around:
            return self._asked(module, around[-1], 0)
        named = [(span, name) for name, span in module.functions.items() if span[0] <= at < span[1]]
        if not named:
            return None
        function = max(named)[1]
        routes = [
            (other, call)
            for other in self._modules.values()
            for call in other.calls
            if any(self._means(other, given, module, function) for given in call.given)
        ]
        evidence = [self._asked(other, call, 0) for other, call in routes]
        return evidence[0] if evidence and None not in evidence else None

    def _means(self, module: Module, given: str, target: Module, function: str) -> bool:
        """Whether a name given to a route is that of a function of another module, or of this one."""
        owner, _, last = given.rpartition(".")
        if last != function:
            return False
        source = module.imports.get((owner or last).partition(".")[0])
        return source == target.text.path if source is not None else module is target or bool(owner)

    def _asked(self, module: Module, call: Call, depth: int) -> Evidence | None:
        """The guard before a route: its own, one put before it in its file, one where its file is put to use."""
        if call.guard is not None:
            return Evidence(module.text.path, call.guard)
        for earlier in module.calls:
            if earlier.guard is not None and _is_before(earlier, call):
                return Evidence(module.text.path, earlier.guard)
        return self._mounted(module, depth)

    def _mounted(self, module: Module, depth: int) -> Evidence | None:
        """The guard of all places that put a file of routes to use."""
        mounts = [
            (other, call)
            for other in self._modules.values()
            for call in other.calls
            if call.method == "use" and any(other.imports.get(given) == module.text.path for given in call.given)
        ]
        evidence = [self._asked(other, call, depth + 1) for other, call in mounts] if depth < _DEEPEST else []
        return evidence[0] if evidence and None not in evidence else None

    def _module(self, text: Text, paths: Mapping[str, str]) -> Module:
        imports = dict(_imports(text, paths))
        calls = tuple(self._calls(text, imports, paths))
        return Module(text, calls, dict(_functions(text)), imports)

    def _calls(self, text: Text, imports: dict[str, str], paths: Mapping[str, str]) -> Iterator[Call]:
        for found in _ROUTE.finditer(text.bare):
            end = text.closing(found.end())
            arguments = text.arguments(found.end())
            first = text.code[slice(*arguments[0])].strip() if arguments else ""
            address = first[1:-1] if first[:1] in ("'", '"', "`") else ""
            guard, given = None, []
            for start, stop in self._flat(text, arguments[1:] if address else arguments):
                required = _REQUIRED.match(text.bare, start, stop)
                if required is not None:
                    name = next((name for name, _ in text.strings(required.end(), stop)), "")
                    imports[f"require {name}"] = _resolved(text.path, name, paths)
                    given.append(f"require {name}")
                elif (reference := _REFERENCE.match(text.bare, start, stop)) is not None:
                    last = reference[1].rpartition(".")[2]
                    if self._guards(reference[1]):
                        guard = guard or text.guard(reference.start(1), reference.end(1), last)
                    else:
                        given.append(reference[1])
            if end < len(text.bare):  # of another that has no end nobody knows what belongs to it
                yield Call(found[1], found[2], address, guard, tuple(given), found.start(), end)

    def _flat(self, text: Text, arguments: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Arguments, and those in a list among them."""
        for start, stop in arguments:
            opening = start + len(text.bare[start:stop]) - len(text.bare[start:stop].lstrip())
            if text.bare[opening : opening + 1] == "[":
                yield from text.arguments(opening)
            else:
                yield start, stop

    def _guards(self, name: str) -> bool:
        owner, _, last = name.rpartition(".")
        return self._speech.layer(last) or (bool(owner) and self._speech.filters(name))


def _is_before(earlier: Call, call: Call) -> bool:
    """Whether a layer runs before a route of the same router."""
    layer = earlier.method == "use" and earlier.owner == call.owner and not earlier.given and earlier.end <= call.start
    return layer and (call.address + "/").startswith(earlier.address.rstrip("/") + "/")


def _imports(text: Text, paths: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for found in _IMPORTED.finditer(text.bare):
        name = next((name for name, at in text.strings(found.end(), found.end() + 400) if at == found.end()), "")
        target = _resolved(text.path, name, paths)
        for word in re.findall(r"[\w$]+", found["names"] or found["more"]) if target else ():
            yield word, target


def _resolved(path: str, specifier: str, paths: Mapping[str, str]) -> str:
    """The source that a relative specifier names, "" for none."""
    if not specifier.startswith("."):
        return ""
    base = normpath(f"{dirname(path)}/{specifier}" if dirname(path) else specifier)
    names = (base, *(base + suffix for suffix in _SUFFIXES), *(f"{base}/index{suffix}" for suffix in _SUFFIXES))
    return next((name for name in names if name in paths), "")


def _functions(text: Text) -> Iterator[tuple[str, tuple[int, int]]]:
    """Functions by name, each with the span of its body."""
    for found in _FUNCTION.finditer(text.bare):
        name = found["declared"] or found["assigned"] or found["method"]
        at = found.end() - 1 if found["method"] is None else text.bare.index("(", found.start("method"))
        after = text.closing(at) + 1 if text.bare[at] == "(" else found.end()
        opening = re.compile(r"\s*(?::[^{=;]*)?(?:=>)?\s*\{").match(text.bare, after)
        if opening is not None:
            yield name, (opening.end() - 1, text.closing(opening.end() - 1))
