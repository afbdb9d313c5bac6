"""Look-up tables over Knowledge: names, packages, URLs, literals of the first scan. Each is built when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from pixellint.knowledge.addresses import begins, parts, suffixes
from pixellint.model.knowledge import AssignPattern, CallPattern, Knowledge, ManifestKey, Package, Switch, Tracker, UrlPattern
from pixellint.model.namespaces import SCHEMES, packages_of, scheme_of
from pixellint.model.places import Access
from pixellint.model.record import NamedTuple

_SHORTEST = 3
"""a shorter literal stands in nearly every file and says nothing"""
_FIELD = re.compile(r"[A-Za-z]\w*(?:\.\w+){2,}")

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
    def reporters(self) -> frozenset[str]:
        """Words of a type's name that say it reports what people do."""
        return self.knowledge.reporters

    @cached_property
    def reports(self) -> frozenset[str]:
        """And words of its methods."""
        return self.knowledge.reports

    @cached_property
    def callees(self) -> Mapping[str, tuple[tuple[str, CallPattern], ...]]:
        """By the first name of the callee's path."""
        return _grouped((call.callee[0], (t.id, call)) for t in self.knowledge.trackers for call in t.calls)

    @cached_property
    def assigns(self) -> Mapping[str, tuple[tuple[str, AssignPattern], ...]]:
        """By the first name of the target's path; fields of options that a setting is made by are targets, too."""
        every = ((t.id, item) for t in self.knowledge.trackers for item in (*t.assigns, *_options(t)))
        return _grouped((item.target[0], (tracker, item)) for tracker, item in every)

    @cached_property
    def business(self) -> frozenset[str]:
        """First words of the names of functions that do something for the program."""
        return self.knowledge.business

    @cached_property
    def sending(self) -> frozenset[str]:
        """Words of a function's name that say it is there to send something: those of the vocabulary, and names of products."""
        names = (item.name.lower() for tracker in self.knowledge.trackers for item in tracker.globals if item.distinctive)
        return self.knowledge.sending | frozenset(names)

    @cached_property
    def globals(self) -> dict[str, tuple[tuple[str, bool], ...]]:
        """By name: (tracker, distinctive)."""
        return _grouped((item.name, (t.id, item.distinctive)) for t in self.knowledge.trackers for item in t.globals)

    @cached_property
    def packages(self) -> Mapping[tuple[str, str], tuple[tuple[str, Package], ...]]:
        """By ecosystem and name."""
        return _grouped(((item.ecosystem, item.name), (t.id, item)) for t in self.knowledge.trackers for item in t.packages)

    def match_import(self, specifier: str) -> tuple[tuple[str, Package], ...]:
        """Packages that an import specifier names, as a whole or by a path below them; the longest name wins."""
        scheme = scheme_of(specifier)
        if scheme:
            ecosystem, name, mark = scheme[:-1], specifier[len(scheme) :], "."
        else:
            ecosystem, name, mark = "dart" if specifier.startswith(_DART) else "npm", specifier, "/"
        while name:
            if found := self.packages.get((ecosystem, name)):
                return found
            name = name.rpartition(mark)[0]
        return ()

    def match_name(self, specifier: str, name: str) -> tuple[tuple[str, Package, bool], ...]:
        """Packages by which a name found in a namespace belongs to a product: (tracker, package, certain). Where the namespace
        says no module (see model.namespaces) any that exports the name may be meant."""
        scheme = scheme_of(specifier)
        found = [(t, item, True) for one in packages_of(specifier) for t, item in self.match_import(one)]
        if not found and specifier == scheme:
            found = [(t, item, False) for t, item in self.exports.get((scheme, name), ())]
        return tuple(found)

    def match_dependency(self, name: str) -> tuple[tuple[str, Package], ...]:
        """Packages a declaration "<ecosystem>:<name>" names; npm's have no ecosystem before them. Parts of a pod count as the
        pod."""
        ecosystem, _, rest = name.partition(":")
        if ecosystem not in _DECLARED:
            return self.match_import(name)
        while rest:
            if found := self.packages.get((ecosystem, rest)):
                return found
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
    def getters(self) -> Mapping[str, tuple[tuple[str, CallPattern], ...]]:
        """Paths that give a handle when read, by their first name."""
        every = ((t.id, call) for t in self.knowledge.trackers for call in t.calls if call.form == "get")
        return _grouped((call.callee[0], (tracker, call)) for tracker, call in every)

    @cached_property
    def exported(self) -> frozenset[str]:
        """The names that packages of products export."""
        packages = (package for tracker in self.knowledge.trackers for package in tracker.packages)
        return frozenset(name for package in packages for name, _ in package.exports)

    @cached_property
    def lenders(self) -> frozenset[str]:
        """The last names of the calls that hand something to a function they are given."""
        return frozenset(call.callee[-1] for tracker in self.knowledge.trackers for call in tracker.calls if call.lends)

    @cached_property
    def methods(self) -> dict[str, tuple[str, ...]]:
        """The last names of the calls that send something, by tracker; not of those that make what they are called on."""
        return {
            t.id: tuple(sorted({call.callee[-1] for call in t.calls if call.kind in _SENDING and not _is_factory(call)}))
            for t in self.knowledge.trackers
        }

    @cached_property
    def switches(self) -> Mapping[str, tuple[tuple[Access, str, Switch], ...]]:
        """Settings given to calls, by tracker: (callee and argument path, value, switch)."""
        return _grouped(
            (tracker.id, (_setting_path(switch.where), switch.value, switch))
            for tracker in self.knowledge.trackers
            for switch in tracker.switches
            if ":" in switch.where and not switch.where.startswith(_MANIFEST)
        )

    def field_switches(self, tracker: str, target: Access) -> tuple[Switch, ...]:
        """Settings of a product that are made by writing to this field."""
        where = ".".join(target)
        return tuple(switch for switch in self.trackers[tracker].switches if switch.where == where)

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
    def exports(self) -> Mapping[tuple[str, str], tuple[tuple[str, Package], ...]]:
        """What modules found by namespaces export, by scheme and name."""
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
        host, path = parts(url)
        best: dict[str, UrlPattern] = {}
        for suffix in suffixes(host):
            for tracker, pattern in self.hosts.get(suffix, ()):
                rival = best.get(tracker)
                longer = rival is None or (len(pattern.host), len(pattern.path)) > (len(rival.host), len(rival.path))
                if longer and begins(path, pattern.path):
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
    def hosts(self) -> Mapping[str, tuple[tuple[str, UrlPattern], ...]]:
        """By host."""
        return _grouped((url.host, (t.id, url)) for t in self.knowledge.trackers for url in t.urls)


def _options(tracker: Tracker) -> Iterator[AssignPattern]:
    """Fields of a product's options that settings are made by: `Vendor.Options.maskAllText`."""
    known = {item.target for item in tracker.assigns}
    for where in dict.fromkeys(switch.where for switch in tracker.switches if _FIELD.fullmatch(switch.where)):
        target = tuple(where.split("."))
        if target not in known:
            yield AssignPattern(target, "config", "")


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


def _is_factory(call: CallPattern) -> bool:
    """Whether a call is one of a function alone, or gives an object of the class it is called on."""
    return len(call.callee) < 2 or call.returns == ".".join(call.callee[:-1])
