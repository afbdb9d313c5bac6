"""Look-up tables over Knowledge: names, packages, URLs, literals of the first scan. Each is built when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from pixellint.model.knowledge import AssignPattern, CallPattern, Knowledge, Package, Tracker, UrlPattern

_SHORTEST = 3
"""a shorter literal stands in nearly every file and says nothing"""
_HOLE = re.compile(r"\$\{[^}]*\}|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|<\?.*?\?>|#\{[^}]*\}", re.DOTALL)
_SCHEME = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//")
_LABEL = re.compile(r"[a-z0-9_-]+")

_T = TypeVar("_T")


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
        name = specifier
        while name:
            if name in self.packages:
                return self.packages[name]
            name = name.rpartition("/")[0]
        return ()

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
    for package in tracker.packages:
        # In quotes, for many are ordinary words; without the closing one, for modules are imported from below them.
        yield from ((quote + package.name, True) for quote in ("'", '"'))
    for literal in tracker.literals:
        yield literal, True


def _grouped(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    lists: dict[str, list[_T]] = {}
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
