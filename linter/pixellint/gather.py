"""Rounds of asking and linking, until the answers raise no new demand. See DESIGN 14."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pixellint.files.specifiers import Resolver
from pixellint.flow.carriers import Carriers
from pixellint.flow.link import Linked, Linker
from pixellint.flow.project import Project
from pixellint.knowledge.index import Index
from pixellint.model.findings import Unresolved
from pixellint.model.flows import Answer, Demand, Doors, Sinks
from pixellint.model.places import Place, Span
from pixellint.model.sources import Discovery, Scan, SourceFile, Unread
from pixellint.pool import Pool, Task

MOST_ROUNDS = 12
_MOST_FAULTY = 0.2
"""share of a file in error above which it is told as partly unread"""
_PAGES = ("html", "component")
"""forms of files whose forms a browser sends by itself"""
_START = Span(1, 1, 1, 1)
Progress = Callable[[str, int, int], None]
Answers = dict[tuple[str, Demand], Answer]


class Survey(NamedTuple):
    """Level 0 of a project. `witnessed` are the trackers with a strong sign anywhere."""

    discovery: Discovery
    scans: Mapping[str, Scan]
    witnessed: frozenset[str]
    resolver: Resolver
    importers: Mapping[str, list[tuple[str, str]]]


class Gathered(NamedTuple):
    """Everything asked and answered."""

    project: Project
    linked: Linked
    deep: frozenset[str]
    unread: tuple[Unread, ...]
    unresolved: tuple[Unresolved, ...]


class Gathering:
    """One run of the rounds."""

    def __init__(self, survey: Survey, catalogue: Index, pool: Pool, progress: Progress | None) -> None:
        self._survey = survey
        self._catalogue = catalogue
        self._pool = pool
        self._progress = progress
        self._files: dict[str, SourceFile] = {file.path: file for file in survey.discovery.files}
        self._answers: Answers = {}
        self._unread: dict[str, str] = {}
        self._partly: dict[str, str] = {}
        self._mentioned: dict[str, tuple[str, ...]] = {}
        self._names: set[str] = set()

    def run(self) -> Gathered:
        wanted = self._first()
        project, linked = self._link()
        for number in range(MOST_ROUNDS):
            new = {ask for ask in wanted if ask not in self._answers and self._is_deep(ask[0])}
            if not new and not self._names:
                break
            self._ask(new, number + 1)
            self._search()
            project, linked = self._link()
            wanted = project.wanted
        left = {ask for ask in project.wanted if ask not in self._answers and self._is_deep(ask[0])}
        deep = frozenset(path for path, _ in self._answers)
        unread = tuple(Unread(path, reason) for path, reason in sorted({**self._partly, **self._unread}.items()))
        return Gathered(project, linked, deep, unread, tuple(_unresolved(left, linked.overflow)))

    def _is_deep(self, path: str) -> bool:
        file = self._files.get(path)
        return file is not None and bool(file.form) and not file.literal_only and path not in self._unread

    def _first(self) -> set[tuple[str, Demand]]:
        """What the first scan already asks for."""
        wanted: set[tuple[str, Demand]] = set()
        for path, scan in self._survey.scans.items():
            if not self._is_deep(path):
                continue
            met = scan.strong | (scan.weak & self._survey.witnessed)
            wanted.update((path, Sinks(tracker)) for tracker in met)
            if met or ("form" in scan.marks and self._survey.witnessed and self._files[path].form in _PAGES):
                wanted.add((path, Doors()))
        return wanted

    def _ask(self, new: set[tuple[str, Demand]], number: int) -> None:
        by_file: dict[str, list[Demand]] = {}
        for path, demand in sorted(new, key=repr):
            by_file.setdefault(path, []).append(demand)
        for path in by_file:
            if (path, Doors()) not in self._answers and Doors() not in by_file[path]:
                by_file[path].append(Doors())
        tasks = [Task(path, self._files[path].form, tuple(demands)) for path, demands in by_file.items()]
        tasks.sort(key=lambda task: -self._files[task.path].size)
        for done, reply in enumerate(self._pool.run(tasks), 1):
            if self._progress is not None:
                self._progress(f"reading, round {number}", done, len(tasks))
            if reply.unread:
                self._unread[reply.path] = reply.unread
                continue
            for demand, answer in zip(by_file[reply.path], reply.answers, strict=True):
                self._answers[reply.path, demand] = answer
            if reply.faulty > _MOST_FAULTY:
                self._partly[reply.path] = f"partly unread: {reply.faulty:.0%} of it could not be parsed"

    def _link(self) -> tuple[Project, Linked]:
        project = Project(self._answers, self._survey.resolver.resolve, self._catalogue)
        carriers = Carriers(project, self._importing, self._mentions)
        return project, Linker(project, carriers).run()

    def _importing(self, path: str) -> Iterable[tuple[str, str]]:
        """Who imports a file, tests left out: what they call is for show."""
        return [pair for pair in self._survey.importers.get(path, ()) if not self._files[pair[0]].test]

    def _mentions(self, name: str) -> Iterable[str]:
        """The files a name stands in; none yet when it has to be searched first."""
        found = self._mentioned.get(name)
        if found is None:
            self._names.add(name)
            return ()
        return found

    def _search(self) -> None:
        """Search all new names in one pass over the files."""
        if not self._names:
            return
        names = {name: name.encode() for name in sorted(self._names)}
        found: dict[str, list[str]] = {name: [] for name in names}
        root = self._survey.discovery.root
        for path, file in self._files.items():
            if file.test or not self._is_deep(path):
                continue
            content = _content(os.path.join(root, path))
            for name, text in names.items():
                if text in content:
                    found[name].append(path)
        self._mentioned.update((name, tuple(paths)) for name, paths in found.items())
        self._names.clear()


def _content(path: str) -> bytes:
    from pixellint.files.decode import read

    try:
        return read(path)
    except OSError:
        return b""


def _unresolved(left: Iterable[tuple[str, Demand]], overflow: bool) -> Iterable[Unresolved]:
    for path, demand in sorted(left, key=repr):
        yield Unresolved(Place(path, _START), f"not followed further after {MOST_ROUNDS} rounds: {type(demand).__name__}")
    if overflow:
        yield Unresolved(Place("", _START), "too many functions hand a tracker on; the rest is not followed")
