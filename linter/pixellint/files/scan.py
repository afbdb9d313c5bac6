"""Level 0: what stands in a file before any parse. One pass of one engine finds all literals, the rest looks at its
hits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pixellint.files.engines import Search, search_of
from pixellint.files.fields import seen_fields
from pixellint.files.literals import Entry, ScanLiteral, is_named, stands, words
from pixellint.files.marks import LIST, MARKS, PAGE, SCRIPT, MarkLiteral, compiled, family_of, is_type_only
from pixellint.files.table import Row, Table
from pixellint.model.sources import Scan

__all__ = ["MARKS", "ScanLiteral", "Scanner"]

_REACH = 2400
"""bytes that an expression may look ahead from its hit"""
_LONGEST_SPECIFIER = 400
_MOST_TRIES = 20_000
_TAGS = re.compile(r"<[^<>]{0,400}>|\{{1,3}[^{}]{0,200}\}{1,3}|<[^<>]*\Z")
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_REMOTE_HOST = re.compile(r"(?:https?:)?//([\w.-]{1,200}\.[a-z]{2,20})(?:[/:?#]|$)", re.IGNORECASE)
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")

_Sighting = tuple[int, str, str]
"""offset, target of the mark ("types" for specifiers that types alone are imported from: they bring nothing in), what was
captured there"""


class _Found:
    """What was found in one file so far; `tries` counts expressions run: a hostile file asks for many."""

    __slots__ = ("marks", "sightings", "strong", "tokens", "tries", "weak")

    def __init__(self) -> None:
        self.strong: set[str] = set()
        self.weak: set[str] = set()
        self.tokens: set[int] = set()
        self.marks: set[str] = set()
        self.sightings: list[_Sighting] = []
        self.tries = 0


class Scanner:
    """Looks for what a table says. `corpus` is the number of bytes to come: it decides which engine is worth building.
    `store` is a directory of the user where the large engine keeps its tables, "" for nowhere; `engine` insists on one."""

    def __init__(self, table: Table, corpus: int = 0, store: str = "", engine: str = "") -> None:
        self._settings = (corpus, store, engine)
        self._table = table
        self._by_family: dict[str, dict[int, Sequence[Row]]] = {}
        self._search: Search | None = None

    def prepare(self) -> None:
        """Build the engine now, before the process forks."""
        if self._search is None:
            self._search = search_of(self._table.patterns, *self._settings) or self._small_search

    def scan(self, content: bytes, path: str = "") -> Scan:
        """Level 0 of `content` (UTF-8). `path` tells by its suffix which marks make sense; without it: literals."""
        self.prepare()
        assert self._search is not None
        return self._judge(content, path, self._search(content.lower()))

    def scan_small(self, content: bytes, path: str = "") -> Scan:
        """The same without an engine, which one file does not pay for: the words of the file are looked up instead."""
        return self._judge(content, path, self._small_search(content.lower()))

    def _small_search(self, lowered: bytes) -> list[tuple[int, int]]:
        anchors, patterns = self._table.anchors, self._table.patterns
        found = set(anchors.get(b"", ()))
        for word in anchors.keys() & set(words(lowered)):
            found.update(anchors[word])
        hits: list[tuple[int, int]] = []
        for number in found:
            pattern = patterns[number]
            at = lowered.find(pattern)
            while at >= 0:
                hits.append((number, at))
                at = lowered.find(pattern, at + 1)
        return hits

    def _judge(self, content: bytes, path: str, hits: Iterable[tuple[int, int]]) -> Scan:
        family = family_of(path)
        known = self._by_family.setdefault(family, {})
        done: set[int] = set()
        found = _Found()
        for number, start in hits:
            rows = known.get(number)
            if rows is None:
                every = self._table.rows(number)
                rows = known[number] = [row for row in every if row[2] is None or family in row[2].families]
            for entry, tracker, mark in rows:
                if entry[0] in done or not stands(entry, content, start):
                    continue
                if mark is None:
                    named = not entry[6] or is_named(entry, content, start)
                    over = self._take_literal(entry, tracker, named, found)
                else:
                    over = _take_mark(mark, content, start, found)
                if over:
                    done.add(entry[0])
        return _scan(content, family, found) if family else _native(content, path, found)

    def _take_literal(self, entry: Entry, tracker: str, named: bool, found: _Found) -> bool:
        """Take it down; whether further places of the same literal say nothing new."""
        found.tokens.add(entry.number)
        (found.strong if named and self._table.strong[entry.number] else found.weak).add(tracker)
        return named


def _take_mark(mark: MarkLiteral, content: bytes, start: int, found: _Found) -> bool:
    """The same for a mark."""
    _, target, _, regex, _, _ = mark
    if target == "specifier" and is_type_only(content, start):
        target = "types"
    if regex:
        found.tries += 1
        if found.tries > _MOST_TRIES:
            return True
        match = compiled(regex).match(content, start, start + _REACH)
        if match is None:
            return False
        if target not in MARKS:
            captured = next((group for group in match.groups() if group), b"")
            found.sightings.extend(_sightings(start, target, captured, regex is LIST))
            return False
    elif target in ("specifier", "types"):
        begin = start + len(mark.text)
        end = content.find(mark.text[-1:], begin, begin + _LONGEST_SPECIFIER)
        if end > begin and (name := content[begin:end].decode("utf-8", "replace")).isprintable():
            found.sightings.append((start, target, name))
        return False
    found.marks.add(target)
    return True


def _sightings(start: int, target: str, captured: bytes, several: bool) -> list[_Sighting]:
    text = captured.decode("utf-8", "replace")
    if several:
        return [(start + at, target, name) for at, name in enumerate(_QUOTED.findall(text))]
    return [(start, target, text)]


_SERVES = frozenset({"server"})


def _native(content: bytes, path: str, found: _Found) -> Scan:
    """What is no page and no script: literals, and what an app's code declares."""
    from pixellint.files.declared import declared

    told = declared(content, path)
    return Scan(
        frozenset(found.strong),
        frozenset(found.weak),
        frozenset(found.tokens),
        marks=frozenset(found.marks) | (_SERVES if told.serves else frozenset()),
        package=told.package,
        declares=told.names,
        extends=told.bases,
    )


def _scan(content: bytes, family: str, found: _Found) -> Scan:
    marks = found.marks
    named = _captured(found.sightings)
    specifiers = tuple(named.get("specifier", ()))
    if family == SCRIPT and (b"</" in content or b"/>" in content):
        marks.add("jsx")
    if "doors" not in marks and (b"<script" in content if family == PAGE else not (specifiers or "types" in named)):
        marks.add("doors")  # classic scripts: their functions and variables are everyone's
    references, hosts = named.get("reference", ()), named.get("host", ())
    return Scan(
        frozenset(found.strong),
        frozenset(found.weak),
        frozenset(found.tokens),
        specifiers,
        tuple(dict.fromkeys(filter(None, map(_local, references)))),
        frozenset(marks),
        _plain(named.get("title", ())),
        _plain(named.get("heading", ())),
        fields=seen_fields(content) if "form" in marks else (),
        hosts=tuple(dict.fromkeys(filter(None, map(_host, (*references, *hosts))))),
    )


def _captured(sightings: list[_Sighting]) -> dict[str, dict[str, None]]:
    """What was captured in the order of the file, by what it tells."""
    named: dict[str, dict[str, None]] = {}
    for _, target, text in sorted(sightings):
        named.setdefault(target, {})[text] = None
    return named


def _local(reference: str) -> str:
    """The part of a reference that names a file of the project, "" when it is remote or not written out."""
    if any(mark in reference for mark in ("{", "<", "@Url")):
        inner = _QUOTED.search(reference)
        reference = inner[1] if inner else ""
    reference = reference.split("?", 1)[0].split("#", 1)[0].strip()
    return "" if _REMOTE.match(reference) else reference.removeprefix("~/")


def _host(reference: str) -> str:
    """The host of a remote script or frame, "" where it is not written out."""
    found = _REMOTE_HOST.match(reference.strip())
    return found[1].lower() if found else ""


def _plain(texts: Iterable[str]) -> str:
    """The first of `texts` that says something once tags and expressions are gone."""
    for text in texts:
        plain = " ".join(_TAGS.sub(" ", text).split())
        if plain:
            return plain[:200]
    return ""
