"""Pages behind guards: files with routes and guards are read, and what they show is looked up. See docs/architecture.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pixellint.cache import Store
from pixellint.facts.guard_words import Speech
from pixellint.facts.matchers import address_of, covers
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import FieldWords, SurfaceWords, load_surfaces
from pixellint.model.findings import SurfaceFact
from pixellint.model.guards import KEPT, Behind, Guard, Guarded, Guards, GuardWords, Shown
from pixellint.model.places import Step
from pixellint.model.sources import Scan, SourceFile
from pixellint.pool import Pool
from pixellint.reading import Reader
from pixellint.survey import Survey

_KEPT_WORDS = "surfaces"
MOST_FILES = 200
_MOST_IMPORTERS = 2
"""a part that more files bring in is shown elsewhere too, or may be"""
_FORMS = ("javascript", "typescript", "tsx", "component")
_COMPONENTS = (".jsx", ".tsx", ".vue", ".svelte", ".astro")
_MARKS = ("gate", "guard")
_BEFORE_ALL = ("middleware", "proxy")
_PAGE_FOLDERS = frozenset(("pages", "app"))
_ROUNDS = 6


def guarding(survey: Survey, pool: Pool, store: Store) -> Behind:
    """Read what may stand behind guards."""
    words = surface_words(store).guards
    reader = _Reader(survey, words, pool, store)
    reader.first([file for file in _wanted(survey) if _may_guard(file.path, survey.scans[file.path])])
    found = _Pages(survey, words, reader.said).behind()
    for _ in range(_ROUNDS):
        tables = _tables(found, survey)
        if not reader.first([file for file in _wanted(survey) if file.path in tables]):
            break
        found = _Pages(survey, words, reader.said).behind()
    reader.keep()
    parameters = {path: one.parameters for path, one in reader.said.items() if one.parameters}
    return Behind({path: guard_fact(where, guard) for path, (where, guard) in found.items()}, parameters)


def guard_fact(path: str, guard: Guard) -> SurfaceFact:
    """That something stands behind a guard of a file."""
    return SurfaceFact("authenticated", "guard", Step(path, guard.span, f"behind {guard.name}"))


def _wanted(survey: Survey) -> list[SourceFile]:
    """Files that can be read for it."""
    files = survey.discovery.files
    return [file for file in files if file.form in _FORMS and not file.test and not file.literal_only]


def _may_guard(path: str, scan: Scan) -> bool:
    """Whether a file may show something behind a guard of its own."""
    if scan.marks.isdisjoint(_MARKS):
        return False
    shows = "route" in scan.marks or "jsx" in scan.marks or path.endswith(_COMPONENTS)
    return shows or _stem(path) in _BEFORE_ALL or not _PAGE_FOLDERS.isdisjoint(path.split("/")[:-1])


def _tables(found: Iterable[str], survey: Survey) -> set[str]:
    """The tables of routes that are behind a guard, or show what is."""
    paths = set(found)
    paths.update(who for path in found for who, _ in survey.importers.get(path, ()))
    return {path for path in paths if "route" in survey.scans[path].marks}


class _Reader(Reader[Guarded]):
    """Reads what files say of guards, those with guards and routes first, up to a number of files."""

    def __init__(self, survey: Survey, words: GuardWords, pool: Pool, store: Store) -> None:
        super().__init__(KEPT, Guards(words), lambda answer: answer.guarded or Guarded(), pool, store)
        self._scans = survey.scans

    def first(self, files: Iterable[SourceFile]) -> bool:
        """Read the first of the files that were not read yet; whether there was any."""
        left = [file for file in files if file.path not in self]
        left.sort(key=lambda file: ("gate" not in self._marks(file), "route" not in self._marks(file), file.path))
        left = left[: MOST_FILES - len(self)]
        self.read(left)
        return bool(left)

    def _marks(self, file: SourceFile) -> frozenset[str]:
        return self._scans[file.path].marks


class _Pages:
    """Follows what files say from file to file."""

    def __init__(self, survey: Survey, words: GuardWords, said: Mapping[str, Guarded]) -> None:
        self._survey = survey
        self._speech = Speech(words)
        self._said = said
        self._tests = {file.path for file in survey.discovery.files if file.test}
        self._found: dict[str, tuple[str, Guard]] = {}

    def behind(self) -> dict[str, tuple[str, Guard]]:
        """Every file behind a guard, with the guard and the file it stands in."""
        for path, one in self._said.items():
            if one.itself is not None and self._is_own(path) and not self._speech.guards(_stem(path)):
                self._found[path] = (path, one.itself)
        for folder, guard, path in self._before_all():
            self._found.setdefault(folder, (path, guard))
        for _ in range(_ROUNDS):
            before = len(self._found)
            self._follow()
            if len(self._found) == before:
                break
        return dict(sorted(self._found.items()))

    def _follow(self) -> None:
        """One step from tables of routes to what they show; whatever one of them shows to everybody is left out."""
        shown: dict[str, tuple[str, Guard]] = {}
        opened: set[str] = set()
        for path, one in sorted(self._said.items()):
            for item in one.shown:
                target = self._survey.resolver.resolve(path, item.specifier)
                if target is None or target == path or target not in self._survey.scans:
                    continue
                behind = self._guard_of(path, item)
                if behind is None:
                    opened.add(target)
                elif item.routed or (
                    item.guard is not None and one.itself is None
                ):  # a part of a page has its surface from the page
                    shown.setdefault(target, behind)
        for target, behind in shown.items():
            if target not in opened and self._is_own(target):
                self._found.setdefault(target, behind)

    def _guard_of(self, path: str, item: Shown) -> tuple[str, Guard] | None:
        if item.guard is not None:
            return path, item.guard
        for specifier in item.within:
            around = self._survey.resolver.resolve(path, specifier)
            if around in self._found:
                return self._found[around]
        return self._found.get(path)

    def _is_own(self, path: str) -> bool:
        """Whether few enough bring a file in for its guard to hold wherever it is shown."""
        importers = {who for who, _ in self._survey.importers.get(path, ()) if who not in self._tests}
        return len(importers) <= _MOST_IMPORTERS

    def _before_all(self) -> Iterator[tuple[str, Guard, str]]:
        """The pages in folders that a guard before all pages names."""
        for path, one in self._said.items():
            if _stem(path) not in _BEFORE_ALL:
                continue
            root = path.rpartition("/")[0]
            for page in self._survey.scans if one.listed else ():
                address = address_of(page, root)
                rule = next((rule for rule in one.listed if address is not None and covers(rule, address)), None)
                if rule is not None:
                    yield page, rule.guard, path
            for folder, guard in one.folders:
                heads = tuple(f"{root}/{top}/{folder}".lstrip("/") for top in sorted(_PAGE_FOLDERS))
                for page in self._survey.scans:
                    if page.startswith(tuple(head + end for head in heads for end in ("/", "."))):
                        yield page, guard, path


def _stem(path: str) -> str:
    """The name of a file without its suffix; that of its folder for an index file."""
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0]
    return folder.rpartition("/")[2] if stem == "index" else stem


def surface_words(store: Store) -> SurfaceWords:
    """The words of rules/surfaces.yaml, as kept: reading the YAML takes longer than all else the hook does."""
    kept = store.of_program().load(_KEPT_WORDS)
    if kept is not None:
        return SurfaceWords._make((*kept[:-2], FieldWords._make(kept[-2]), GuardWords._make(kept[-1])))
    words = load_surfaces(rules_dir())
    store.of_program().save(_KEPT_WORDS, (*words[:-2], tuple(words.fields), tuple(words.guards)))
    return words
