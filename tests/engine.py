"""The engine without its command line and its workers: made-up projects, and a run that asks everything of every file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pixellint import fan_outs
from pixellint.answers import Kept
from pixellint.cache import Store
from pixellint.catalogue import Catalogue
from pixellint.files.discover import DiscoverOptions, discover
from pixellint.files.literals import ScanLiteral
from pixellint.files.table import Table
from pixellint.gather import Gathering
from pixellint.knowledge.index import Index
from pixellint.knowledge.load import load_knowledge
from pixellint.languages.build import Unreadable
from pixellint.languages.registry import NAMES, SUFFIXES, lower
from pixellint.model.findings import Inventory
from pixellint.model.flows import (
    ClassRef,
    ComponentRef,
    Demand,
    Doors,
    FunctionRef,
    GlobalRef,
    ImportRef,
    ParameterRef,
    Ref,
    Sinks,
    Uses,
    ValueOf,
)
from pixellint.model.unit import Unit
from pixellint.pool import Desk, Pool, Reply, Task
from pixellint.settings import Settings, load_policy
from pixellint.stages import disclose
from pixellint.survey import Survey, look

NOTHING_KEPT = Store("", "", "")
SOME_TRACKERS = ("meta-pixel", "google-tag-manager", "posthog", "segment", "google-analytics-4")


class _Here(Pool):
    """Does the work in this process."""

    def __init__(self, root: str, catalogue: Index) -> None:
        super().__init__(lambda: Desk(root, catalogue), 1)
        self._desk = Desk(root, catalogue)

    def run(self, tasks: Sequence[Task]) -> Iterator[Reply]:
        return map(self._desk.reply, tasks)


class Engine:
    """Knows the shipped products, and those of a folder."""

    def __init__(self, rules: Path | None = None) -> None:
        self._known = load_knowledge(rules)
        self.catalogue = Index(self._known)
        self._read_with = Catalogue(self.catalogue, Table([ScanLiteral(*one) for one in self.catalogue.literals()]))

    def survey(self, root: Path) -> Survey:
        found = discover(str(root), [], DiscoverOptions(SUFFIXES, NAMES, (), 4_000_000))
        return look(found, self._read_with, NOTHING_KEPT, 1, None)

    def inventory(self, root: Path, survey: Survey, gathering: type[Gathering] = Gathering) -> Inventory:
        kept = Kept(NOTHING_KEPT, survey.discovery.files)
        gathered = gathering(survey, self.catalogue, _Here(str(root), self.catalogue), kept, None).run()
        return disclose(gathered, survey, self._known, told_all(root), NOTHING_KEPT)


class Everything(Gathering):
    """Asks everything of every file from the start."""

    def _first(self) -> set[tuple[str, Demand]]:
        wanted: set[tuple[str, Demand]] = set(fan_outs.asked(self._survey, self._catalogue))
        root = Path(self._survey.discovery.root)
        for path, file in self._files.items():
            if self._is_deep(path):
                try:
                    unit = lower(file.form, path, (root / path).read_bytes())
                except Unreadable:
                    continue
                trackers = self._survey.witnessed | self._survey.scans[path].strong
                wanted.update((path, demand) for demand in every_demand(unit, trackers))
        return wanted


@contextmanager
def project(made: Mapping[str, str]) -> Iterator[Path]:
    """A folder of its own with these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in made.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield Path(folder)


def told_all(root: Path, jobs: int = 1) -> Settings:
    """Settings under which everything is told."""
    return Settings(root=root, policy=load_policy(root), jobs=jobs, audience="auditor", cache=False)


def every_demand(unit: Unit, trackers: Iterable[str] = SOME_TRACKERS) -> list[Demand]:
    """Every kind of demand that may be made of a unit."""
    found: list[Demand] = [Doors(), *map(Sinks, sorted(trackers)), *map(Uses, dict.fromkeys(_refs(unit)))]
    found += [ValueOf("export", name, -1) for name in dict.fromkeys([*(e.name for e in unit.exports), "default", "*"])]
    found += [ValueOf("returns", "", number) for number in range(len(unit.functions))]
    found += [ValueOf("global", binding.name, -1) for binding in unit.bindings[:20]]
    for number, kind in enumerate(unit.classes):
        found += [ValueOf("member", name, number) for name, _ in kind.members]
    return list(dict.fromkeys(found))


def _refs(unit: Unit) -> Iterator[Ref]:
    for number, function in enumerate(unit.functions):
        yield FunctionRef(number)
        yield from (ParameterRef(number, index) for index in range(len(function.parameters)))
    for number in range(len(unit.classes)):
        yield from (ClassRef(number), ComponentRef(number))
    for item in unit.imports:
        yield from (ImportRef(item.specifier, item.imported), ImportRef(item.specifier, "*"))
    for binding in unit.bindings[:20]:
        yield GlobalRef(binding.name)
