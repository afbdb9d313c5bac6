"""Look-up tables over Knowledge: names, packages, URLs, literals of the first scan. Each is built when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from pixellint.model.knowledge import AssignPattern, CallPattern, Knowledge, ManifestKey, Package, Switch, Tracker, UrlPattern
from pixellint.model.namespaces import SCHEMES, packages_of, scheme_of
from pixellint.model.places import Access

_SHORTEST = 3
"""a shorter literal stands in nearly every file and says nothing"""
_HOLE = re.compile(r"\$\{[^}]*\}|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|<\?.*?\?>|#\{[^}]*\}", re.DOTALL)
_SCHEME = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//")
_LABEL = re.compile(r"[a-z0-9_-]+")

_SENDING = ("init", "event", "identify")
_MANIFEST = "manifest:"
_DART = "package:"
_DECLARED = ("maven", "gradle-plugin", "cocoapods", "swiftpm", "carthage", "pub", "cordova")

_T = TypeVar("_T")
_K = TypeVar("_K")


class Literal(NamedTuple):
    """A text that points to a tracker. A weak one counts only when the tracker has a strong witness in the project."""

    text: bytes
    tracker: str
    strong: bool


class Index:
    """Tables over one Knowledge; trackers stand in them by id."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    @cached_property
    def trackers(self) -> dict[str, Tracker]:
        """By id."""
        return {tracker.id: tracker for tracker in self.knowledge.trackers}

    @cached_property
    def callees(self) -> dict[str, tuple[tuple[str, CallPattern], ...]]:
        """By the first name of the callee's path."""
        return _grouped((call.callee[0], (t.id, call)) for t in self.knowledge.trackers for call in t.calls)

    @cached_property
    def sending(self) -> frozenset[str]:
        """Words of a function's name that say it is there to send something: those of the vocabulary, and names of products."""
        names = (item.name.lower() for tracker in self.knowledge.trackers for item in tracker.globals if item.distinctive)
        return self.knowledge.sending | frozenset(names)

    @cached_property
    def assigns(self) -> dict[str, tuple[tuple[str, AssignPattern], ...]]:
        """By the first name of the target's path."""
        return _grouped((item.target[0], (t.id, item)) for t in self.knowledge.trackers for item in t.assigns)

    @cached_property
    def globals(self) -> dict[str, tuple[tuple[str, bool], ...]]:
        """By name: (tracker, distinctive)."""
        return _grouped((item.name, (t.id, item.distinctive)) for t in self.knowledge.trackers for item in t.globals)

    @cached_property
    def packages(self) -> dict[str, tuple[tuple[str, Package], ...]]:
        """npm packages by name."""
        return self.dependencies("npm")

    def dependencies(self, ecosystem: str) -> dict[str, tuple[tuple[str, Package], ...]]:
        """Packages of an ecosystem by name."""
        every = ((item, t.id) for t in self.knowledge.trackers for item in t.packages)
        return _grouped((item.name, (tracker, item)) for item, tracker in every if item.ecosystem == ecosystem)

    def match_import(self, specifier: str) -> tuple[tuple[str, Package], ...]:
        """Packages that an import specifier names, as a whole or by a path below them; the longest name wins."""
        scheme = scheme_of(specifier)
        if scheme:
            known, name, mark = self._modules[scheme], specifier[len(scheme) :], "."
        elif specifier.startswith(_DART):
            known, name, mark = self._modules["dart:"], specifier, "/"
        else:
            known, name, mark = self.packages, specifier, "/"
        while name:
            if name in known:
                return known[name]
            name = name.rpartition(mark)[0]
        return ()

    def match_name(self, specifier: str, name: str) -> tuple[tuple[str, Package, bool], ...]:
        """Packages by which a name found in a namespace belongs to a product: (tracker, package, certain). Where the namespace
        says no module (see model.namespaces) any that exports the name may be meant."""
        scheme = scheme_of(specifier)
        found = [(t, item, True) for one in packages_of(specifier) for t, item in self.match_import(one)]
        if not found and specifier == scheme:
            found = [(t, item, False) for t, item in self._exported.get((scheme, name), ())]
        return tuple(found)

    def match_dependency(self, name: str) -> tuple[tuple[str, Package], ...]:
        """Packages a declaration "<ecosystem>:<name>" names; npm's have no ecosystem before them. Parts of a pod count as the
        pod."""
        ecosystem, _, rest = name.partition(":")
        if ecosystem not in self._ecosystems:
            return self.match_import(name)
        known = self._ecosystems[ecosystem]
        while rest:
            if rest in known:
                return known[rest]
            rest = rest.rpartition("/")[0] if ecosystem == "cocoapods" else ""
        return ()

    def match_key(self, key: str) -> tuple[tuple[str, ManifestKey], ...]:
        """Products a key of a manifest belongs to."""
        return tuple(
            (tracker.id, item)
            for tracker in self._with_keys
            for item in tracker.manifest
            if item.key == key or (item.key.endswith("*") and key.startswith(item.key[:-1]))
        )

    @cached_property
    def getters(self) -> dict[str, tuple[tuple[str, CallPattern], ...]]:
        """Paths that give a handle when read, by their first name."""
        every = ((t.id, call) for t in self.knowledge.trackers for call in t.calls if call.form == "get")
        return _grouped((call.callee[0], (tracker, call)) for tracker, call in every)

    @cached_property
    def exported(self) -> frozenset[str]:
        """The names that packages of products export."""
        packages = (package for tracker in self.knowledge.trackers for package in tracker.packages)
        return frozenset(name for package in packages for name, _ in package.exports)

    @cached_property
    def methods(self) -> dict[str, tuple[str, ...]]:
        """The last names of the calls that send something, by tracker; not of those that make what they are called on."""
        return {
            t.id: tuple(sorted({call.callee[-1] for call in t.calls if call.kind in _SENDING and not _is_factory(call)}))
            for t in self.knowledge.trackers
        }

    @cached_property
    def switches(self) -> dict[str, tuple[tuple[Access, str, Switch], ...]]:
        """Settings given to calls, by tracker: (callee and argument path, value, switch)."""
        return _grouped(
            (tracker.id, (_setting_path(switch.where), switch.value, switch))
            for tracker in self.knowledge.trackers
            for switch in tracker.switches
            if ":" in switch.where and not switch.where.startswith(_MANIFEST)
        )

    def key_switches(self, tracker: str, key: str, value: str) -> tuple[Switch, ...]:
        """Settings of a product that a manifest's key with this value makes."""
        return tuple(
            switch
            for switch in self.trackers[tracker].switches
            if switch.where == _MANIFEST + key and value.lower() == switch.value.lower()
        )

    def page_switches(self, mark: str, value: str) -> Iterator[tuple[str, Switch]]:
        """(tracker, setting) of the products that an attribute of a page's body tells what to hide."""
        for tracker in self.knowledge.trackers:
            for switch in tracker.switches:
                if switch.where == mark and switch.value.lower() in ("", value.lower()):
                    yield tracker.id, switch

    @cached_property
    def _with_keys(self) -> tuple[Tracker, ...]:
        return tuple(tracker for tracker in self.knowledge.trackers if tracker.manifest)

    @cached_property
    def _ecosystems(self) -> dict[str, dict[str, tuple[tuple[str, Package], ...]]]:
        return {name: self.dependencies(name) for name in _DECLARED}

    @cached_property
    def _modules(self) -> dict[str, dict[str, tuple[tuple[str, Package], ...]]]:
        return {scheme: self.dependencies(scheme[:-1]) for scheme in SCHEMES}

    @cached_property
    def _exported(self) -> dict[tuple[str, str], tuple[tuple[str, Package], ...]]:
        return _grouped(
            ((f"{item.ecosystem}:", name), (tracker.id, item))
            for tracker in self.knowledge.trackers
            for item in tracker.packages
            if f"{item.ecosystem}:" in SCHEMES
            for name, _ in item.exports
        )

    def match_url(self, url: str) -> tuple[tuple[str, UrlPattern], ...]:
        """Trackers a URL goes to, for each the pattern with the longest host and path. Takes https://host/path,
        //host/path and host/path; what a template fills in matches nothing."""
        host, path = _parts(url)
        best: dict[str, UrlPattern] = {}
        for suffix in _suffixes(host):
            for tracker, pattern in self._hosts.get(suffix, ()):
                rival = best.get(tracker)
                longer = rival is None or (len(pattern.host), len(pattern.path)) > (len(rival.host), len(rival.path))
                if longer and _begins(path, pattern.path):
                    best[tracker] = pattern
        return tuple(sorted(best.items()))

    def literals(self) -> tuple[Literal, ...]:
        """What level 0 looks for, sorted; a text stands once for each tracker it points to."""
        found: dict[tuple[bytes, str], bool] = {}
        for tracker in self.knowledge.trackers:
            for text, strong in _texts(tracker):
                key = (text.encode(), tracker.id)
                if len(text) >= _SHORTEST:
                    found[key] = strong or found.get(key, False)
        return tuple(Literal(text, tracker, strong) for (text, tracker), strong in sorted(found.items()))

    @cached_property
    def _hosts(self) -> dict[str, tuple[tuple[str, UrlPattern], ...]]:
        return _grouped((url.host, (t.id, url)) for t in self.knowledge.trackers for url in t.urls)


def _texts(tracker: Tracker) -> Iterator[tuple[str, bool]]:
    for url in tracker.urls:
        # A host that only counts below a path (a social network, a search engine) is linked from everywhere: host and
        # path are one literal, and the host alone a weak one, for URLs put together from parts.
        yield url.host, url.path == "/"
        yield (url.host + url.path).rstrip("/"), True
    for item in tracker.globals:
        yield item.name, item.distinctive
        if len(item.name) < _SHORTEST:
            yield from ((".".join(call.callee) + "(", False) for call in tracker.calls if call.callee[0] == item.name)
    for key in tracker.manifest:
        yield key.key.rpartition(":")[2].rstrip("*"), key.setup
    for package in tracker.packages:
        if f"{package.ecosystem}:" in SCHEMES:
            yield from _imported(package)
            continue
        # In quotes, for many are ordinary words; without the closing one, for modules are imported from below them.
        yield from ((quote + package.name, True) for quote in ("'", '"'))
    for literal in tracker.literals:
        yield literal, True


def _setting_path(where: str) -> Access:
    """ "posthog.init:1.autocapture" -> ("posthog.init", "1", "autocapture")"""
    callee, _, path = where.partition(":")
    return (callee, *path.split("."))


def _imported(package: Package) -> Iterator[tuple[str, bool]]:
    """How a module stands in the code that imports it."""
    strong = not package.shared
    if package.ecosystem == "apple":
        yield from ((text, strong) for text in (f"import {package.name}", f"<{package.name}/"))
        yield from ((name, False) for name, _ in package.exports if len(name) > _SHORTEST)
    else:
        yield package.name, strong


def _grouped(pairs: Iterable[tuple[_K, _T]]) -> dict[_K, tuple[_T, ...]]:
    lists: dict[_K, list[_T]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}


def _parts(url: str) -> tuple[str, str]:
    """Host in lower case and path with query, "*" for each hole."""
    text = _HOLE.sub("*", url.strip())
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text
    cut = min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))
    host = rest[:cut].rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    return host, rest[cut:] if rest[cut : cut + 1] == "/" else "/" + rest[cut:]


def _suffixes(host: str) -> Iterator[str]:
    labels = host.split(".")
    known = len(labels)
    while known > 0 and _LABEL.fullmatch(labels[known - 1]):
        known -= 1
    for start in range(known, len(labels) - 1):
        yield ".".join(labels[start:])


def _begins(path: str, prefix: str) -> bool:
    if not path.startswith(prefix):
        return False
    # /tr is no prefix of /track: a prefix ends where its last word ends
    following = path[len(prefix) : len(prefix) + 1]
    return not (prefix[-1].isalnum() and following.isalnum())


def _is_factory(call: CallPattern) -> bool:
    """Whether a call is one of a function alone, or gives an object of the class it is called on."""
    return len(call.callee) < 2 or call.returns == ".".join(call.callee[:-1])
