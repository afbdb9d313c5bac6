"""Rounds of asking and linking, until the answers raise no new demand. See docs/architecture.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pixellint import fan_outs
from pixellint.answers import Kept
from pixellint.flow.link import Linking, Sources
from pixellint.flow.namespaces import Namespaces
from pixellint.flow.project import Project
from pixellint.flow.uses import Linked
from pixellint.knowledge.index import Index
from pixellint.languages.registry import MANIFESTS, SCHEME_OF
from pixellint.model.findings import Unresolved
from pixellint.model.flows import Answer, Demand, Doors, Published, Sinks
from pixellint.model.guards import Behind
from pixellint.model.namespaces import scheme_of
from pixellint.model.places import Place, Span
from pixellint.model.record import NamedTuple
from pixellint.model.sources import SourceFile, Unread
from pixellint.pool import Pool, Task
from pixellint.spoken import Spoken
from pixellint.survey import Survey

MOST_ROUNDS = 48
"""a hop from file to file takes up to five, through re-exports more"""
_MOST_FAULTY = 0.2
"""share of a file in error above which it is told as partly unread"""
_PAGES = ("html", "component")
"""forms of files whose forms a browser sends by itself"""
_START = Span(1, 1, 1, 1)
Progress = Callable[[str, int, int], None]
Answers = dict[tuple[str, Demand], Answer]


class Spread(NamedTuple):
    """Through what a file that has no part in the flows so far would get one: `names` of globals that hand something on,
    `modules` that do, as imported files."""

    names: frozenset[str]
    modules: frozenset[str]


class Gathered(NamedTuple):
    """Everything asked and answered."""

    project: Project
    linked: Linked
    deep: frozenset[str]
    unread: tuple[Unread, ...]
    unresolved: tuple[Unresolved, ...]
    spread: Spread
    behind: Behind = Behind()
    """what stands behind guards, see guarding"""
    published: Mapping[str, tuple[Published, ...]] = {}
    """what files put into titles and addresses, see publishing"""


class Gathering:
    """One run of the rounds. `kept` are answers of earlier runs; those asked for then are asked for at once, and what
    turns out not to be needed any more is left out again: the outcome is that of a run without them."""

    def __init__(self, survey: Survey, catalogue: Index, pool: Pool, kept: Kept, progress: Progress | None) -> None:
        self._survey = survey
        self._spoken = Spoken(survey)
        self._kept = kept
        self._catalogue = catalogue
        self._pool = pool
        self._progress = progress
        self._files: dict[str, SourceFile] = {file.path: file for file in survey.discovery.files}
        self._answers: Answers = {}
        self._unread: dict[str, str] = {}
        self._faulty: dict[str, float] = {}
        self._mentioned: dict[str, tuple[str, ...]] = {}
        self._names: set[str] = set()
        self._called: set[str] = set()
        self._handing: set[str] = set()

    def run(self) -> Gathered:
        namespaces = Namespaces(
            self._survey.declaring, self._survey.extending, self._scheme, self._spoken.naming, self._spoken.meeting
        )
        told = Sources(self._survey.resolver.resolve, self._catalogue, self._importing, self._mentions, namespaces)
        linking = Linking(told)
        first = self._first()
        wanted = first | {ask for ask in self._kept.plan() if self._is_deep(ask[0])}
        self._names.update(self._kept.names())
        for number in range(MOST_ROUNDS):
            new = {ask for ask in wanted if ask not in self._answers and self._is_deep(ask[0])}
            if not new and not self._names and number:
                break
            self._ask(new, number + 1)
            self._search()
            wanted = set(linking.advance(self._answers))
        if linking.passes > 1:  # what the last pass asks for is what counts
            self._called, self._handing = set(), set()
        return self._gathered(*linking.finish(), first)

    def _gathered(self, project: Project, linked: Linked, first: set[tuple[str, Demand]]) -> Gathered:
        left = {ask for ask in project.wanted if ask not in self._answers and self._is_deep(ask[0])}
        self._forget(project, first)
        if not left:  # else the next run would start where this one had to stop, and come further
            self._kept.keep(self._answers, self._faulty, self._mentioned)
        deep = frozenset(path for path, _ in self._answers)
        unread = {**self._partly(deep), **self._unread}
        return Gathered(
            project,
            linked,
            deep,
            tuple(Unread(path, reason) for path, reason in sorted(unread.items())),
            (*_unresolved(left, linked.overflow), *fan_outs.unresolved(self._answers)),
            Spread(frozenset(self._called), frozenset(self._handing)),
        )

    def _forget(self, project: Project, first: set[tuple[str, Demand]]) -> None:
        """Drop the answers that linking did not need: given beforehand, or needed by a former state of the project."""
        needed = first | project.needed
        needed.update((path, Doors()) for path, _ in list(needed))
        project.answers = {ask: answer for ask, answer in project.answers.items() if ask in needed}
        self._answers = {ask: answer for ask, answer in self._answers.items() if ask in needed}
        for name in set(self._mentioned) - self._called:
            del self._mentioned[name]

    def _partly(self, deep: frozenset[str]) -> dict[str, str]:
        return {
            path: "partly followed: too many of its names hold each other"
            if share < 0
            else f"partly unread: {share:.0%} of it could not be parsed"
            for path, share in self._faulty.items()
            if (share < 0 or share > _MOST_FAULTY) and path in deep
        }

    def _is_deep(self, path: str) -> bool:
        file = self._files.get(path)
        return file is not None and bool(file.form) and not file.literal_only and path not in self._unread

    def _first(self) -> set[tuple[str, Demand]]:
        """What the first scan already asks for."""
        wanted: set[tuple[str, Demand]] = set()
        for path, scan in self._survey.scans.items():
            if not self._is_deep(path):
                continue
            if self._files[path].form in MANIFESTS:
                wanted.add((path, Doors()))
            met = scan.strong | (scan.weak & self._survey.witnessed)
            wanted.update((path, Sinks(tracker)) for tracker in met)
            if met or ("form" in scan.marks and self._survey.witnessed and self._files[path].form in _PAGES):
                wanted.add((path, Doors()))
        wanted.update(ask for ask in fan_outs.asked(self._survey, self._catalogue) if self._is_deep(ask[0]))
        return wanted

    def _ask(self, new: set[tuple[str, Demand]], number: int) -> None:
        by_file: dict[str, list[Demand]] = {}
        for path, demand in sorted(new, key=repr):
            by_file.setdefault(path, []).append(demand)
        for path, demands in by_file.items():
            if (path, Doors()) not in self._answers and Doors() not in demands:
                demands.append(Doors())
        self._recall(by_file)
        tasks = [Task(path, self._files[path].form, tuple(demands)) for path, demands in by_file.items() if demands]
        tasks.sort(key=lambda task: -self._files[task.path].size)
        for done, reply in enumerate(self._pool.run(tasks), 1):
            if self._progress is not None:
                self._progress(f"reading, round {number}", done, len(tasks))
            if reply.unread:
                self._unread[reply.path] = reply.unread
                continue
            self._faulty[reply.path] = reply.faulty
            for demand, answer in zip(by_file[reply.path], reply.answers, strict=True):
                for further, given in answer.more:
                    self._answers.setdefault((reply.path, further), given)
                self._answers[reply.path, demand] = answer._replace(more=()) if answer.more else answer

    def _recall(self, by_file: dict[str, list[Demand]]) -> None:
        """Answer from earlier runs what can be, and take it off the lists."""
        for path, demands in by_file.items():
            known = self._kept.answers(path, self._files[path].blob)
            if known is None:
                continue
            self._faulty[path] = known.faulty
            for demand in demands:
                if demand in known.answers:
                    self._answers[path, demand] = known.answers[demand]
            demands[:] = [demand for demand in demands if demand not in known.answers]

    def _importing(self, path: str) -> Iterable[tuple[str, str]]:
        """Who imports a file, tests left out: what they call is for show."""
        self._handing.add(path)
        return [pair for pair in self._survey.importers.get(path, ()) if not self._files[pair[0]].test]

    def _scheme(self, path: str) -> str:
        file = self._files.get(path)
        return SCHEME_OF.get(file.form, "") if file is not None else ""

    def _mentions(self, name: str) -> Iterable[str] | None:
        """The files a name stands in; None when it has to be searched first."""
        self._called.add(name)
        found = self._mentioned.get(name)
        if found is None:
            self._names.add(name)
            return None
        return found

    def _search(self) -> None:
        """Search all new names in one pass over the files that nobody searched for them before."""
        if not self._names:
            return
        # the name of a channel is that of the bus and that of the event, which stands in quotes by itself
        names = {name: (name.partition(" ")[2] or name).encode() for name in sorted(self._names) if not scheme_of(name)}
        calls = _by_scheme(self._names)
        found: dict[str, list[str]] = {name: [] for name in self._names}
        for path, file in self._files.items():
            if file.test or not self._is_deep(path):
                continue
            known = self._kept.mentioned(path, file.blob)
            searched = self._kept.names() if known is not None else frozenset()
            for name in known or ():
                if name in found:
                    found[name].append(path)
            if scheme := SCHEME_OF.get(file.form, ""):
                wanted = {text: name for text, name in calls.get(scheme, {}).items() if name not in searched}
                for text in self._spoken.called(path, wanted) if wanted else ():
                    found[wanted[text]].append(path)
            elif rest := {name: text for name, text in names.items() if name not in searched}:
                content = self._spoken.text(path)
                for name, sought in rest.items():
                    if sought in content:
                        found[name].append(path)
        self._mentioned.update((name, tuple(paths)) for name, paths in found.items())
        self._names.clear()


def _by_scheme(names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Names of functions and methods by family of languages: the bare name -> the whole."""
    found: dict[str, dict[str, str]] = {}
    for name in names:
        if scheme := scheme_of(name):
            found.setdefault(scheme, {})[name[len(scheme) :]] = name
    return found


def _unresolved(left: Iterable[tuple[str, Demand]], overflow: bool) -> Iterable[Unresolved]:
    for path, demand in sorted(left, key=repr):
        yield Unresolved(Place(path, _START), f"not followed further after {MOST_ROUNDS} rounds: {type(demand).__name__}")
    if overflow:
        yield Unresolved(Place("", _START), "too much hands trackers or data on; the rest is not followed")
