"""Pages behind guards: files with routes and guards are read, and what they show is looked up. See docs/architecture.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pixellint.cache import Store
from pixellint.facts.guard_words import Speech
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import SurfaceWords, load_surfaces
from pixellint.model.findings import SurfaceFact
from pixellint.model.guards import Guard, Guarded, Guards, GuardWords, Shown
from pixellint.model.places import Step
from pixellint.model.sources import SourceFile
from pixellint.plain import decoded, encoded
from pixellint.pool import Pool, Task
from pixellint.survey import Survey

KEPT = "guards"
_KEPT_WORDS = "surfaces"
MOST_FILES = 200
_MOST_IMPORTERS = 2
"""a part that more files bring in is shown elsewhere too, or may be"""
_FORMS = ("javascript", "typescript", "tsx", "component")
_PAGE_FOLDERS = ("pages", "app")
_ROUNDS = 6


def guarding(survey: Survey, pool: Pool, store: Store) -> dict[str, SurfaceFact]:
    """The files that are shown to those alone who are signed in, with the guard as evidence."""
    words = surface_words(store).guards
    said = _read(survey, words, pool, store)
    return {path: _fact(where, guard) for path, (where, guard) in _Pages(survey, words, said).behind().items()}


def _fact(path: str, guard: Guard) -> SurfaceFact:
    return SurfaceFact("authenticated", "guard", Step(path, guard.span, f"behind {guard.name}"))


def _read(survey: Survey, words: GuardWords, pool: Pool, store: Store) -> dict[str, Guarded]:
    """What files say of guards; what the cache holds of an unchanged file is not read again."""
    files = _wanted(survey)
    kept = store.load(KEPT) or {}
    found: dict[str, Guarded] = {}
    missing: list[SourceFile] = []
    for file in files:
        row = kept.get(file.path)
        if row is not None and file.blob and row[0] == file.blob:
            found[file.path] = decoded(row[1])
        else:
            missing.append(file)
    tasks = [Task(file.path, file.form, (Guards(words),)) for file in missing]
    for reply in pool.run(tasks):
        if reply.answers and reply.answers[0].guarded is not None:
            found[reply.path] = reply.answers[0].guarded
    if missing or len(kept) != len(found):
        blobs = {file.path: file.blob for file in files}
        store.save(KEPT, {path: (blobs[path], encoded(one)) for path, one in found.items() if blobs[path]})
    return found


def _wanted(survey: Survey) -> list[SourceFile]:
    """The files that have a guard, and the tables of routes that these may stand around; those with both first."""
    marked = [
        (file, survey.scans[file.path].marks)
        for file in survey.discovery.files
        if file.form in _FORMS and not file.test and not file.literal_only
    ]
    guards = [(file, "route" not in marks) for file, marks in marked if "guard" in marks]
    both = [file for file, alone in guards if not alone]
    routes = [file for file, marks in marked if "route" in marks and "guard" not in marks] if guards else []
    return sorted([*both, *(file for file, alone in guards if alone), *routes][:MOST_FILES])


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
            if not one.folders or _stem(path) != "middleware":
                continue
            root = path.rpartition("/")[0]
            for folder, guard in one.folders:
                heads = tuple(f"{root}/{top}/{folder}".lstrip("/") for top in _PAGE_FOLDERS)
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
    kept = store.load(_KEPT_WORDS)
    if kept is not None:
        return SurfaceWords._make((*kept[:-1], GuardWords._make(kept[-1])))
    words = load_surfaces(rules_dir())
    store.save(_KEPT_WORDS, (*words[:-1], tuple(words.guards)))
    return words
