"""What sort of page a file is, and which pages a file reaches. See docs/architecture.md.

No evidence means no fact: the caller's `unknown`. `general` is a conclusion and needs words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

from pixellint.facts.forms_of_pages import told_by_forms
from pixellint.files.places import is_test
from pixellint.model.findings import SurfaceFact
from pixellint.model.places import Span, Step
from pixellint.model.sources import Scan

if TYPE_CHECKING:
    from pixellint.knowledge.surfaces import Phrase, Phrases, SurfaceWords

BADNESS = (
    *("authenticated", "login", "registration", "appointment", "symptom-tool", "payment", "mobile-app", "condition"),
    *("provider-directory", "search", "email", "server", "general", "unknown", "test"),
)
"""gravest first"""

Globs = Sequence[tuple[str, tuple[str, ...]]]

APP = "mobile-app"
SERVER = "server"
_SCREENS = frozenset(("activity", "fragment", "controller", "screen", "view", "page", "model", "dialog", "sheet", "widget"))
"""last words of the names of what an app shows, and of what stands right behind it"""
_START = Span(1, 1, 1, 1)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_TITLE_WORDS = re.compile(r"[a-z0-9]+")


def worst(surfaces: Iterable[str]) -> str:
    """The surface that weighs most; unknown when there is none."""
    return min(surfaces, key=BADNESS.index, default="unknown")


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """A name as lower-case words: `findADoctor`, `find-a-doctor` and `FIND_A_DOCTOR` alike."""
    return tuple(word.lower() for word in _WORD.findall(name))


def surfaces_of(path: str, scan: Scan, vocabulary: SurfaceWords, globs: Globs = ()) -> tuple[SurfaceFact, ...]:
    """What a file says of its surface, worst first, one fact each. Configured globs win over all else; tests, mocks and
    stories are no pages."""
    configured = tuple(
        SurfaceFact(surface, "configured", Step(path, _START, f"configured as {surface}"))
        for surface, patterns in globs
        if any(glob_matches(pattern, path) for pattern in patterns)
    )
    if configured:
        return _once(configured)
    if is_test(path):
        return ()
    shown = is_page(path, scan, vocabulary)
    found = tuple(_by_path(path, shown, vocabulary))
    if shown:
        found += tuple(_by_title(path, scan, vocabulary))
    fields = tuple(_by_form(path, scan, vocabulary)) if shown else ()
    registers = any(fact.surface == "registration" for fact in found)
    if registers:
        fields = tuple(fact._replace(surface="registration") if fact.surface == "login" else fact for fact in fields)
    return _once(fields + found)


def app_surfaces(path: str, scan: Scan, vocabulary: SurfaceWords, globs: Globs = ()) -> tuple[str, ...]:
    """The surfaces of a file of an app: those its name tells, and that it is one."""
    if scan.package == "dart:":
        path = "/".join(part for part in path.split("/") if part != "lib")  # there the root of all sources, not a library
    told = surfaces_of(path, scan, vocabulary, globs)
    found = [fact.surface for fact in told if fact.evidence == "configured" or fact.surface != "general"]
    if any(fact.evidence == "configured" for fact in told):
        return tuple(found)
    return tuple(sorted({*found, APP}, key=BADNESS.index))


def is_configured(path: str, globs: Globs) -> bool:
    """Whether the policy says what a file is."""
    return any(glob_matches(pattern, path) for _, patterns in globs for pattern in patterns)


def glob_matches(pattern: str, path: str) -> bool:
    """Whether a path fits a glob: `**` spans folders, `*` and `?` stay within one name."""
    return _fits(pattern.strip("/").split("/"), path.split("/"))


def _fits(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    """Row by row, so that many `**` cost no more than pattern length times path length."""
    row = [True] + [False] * len(parts)
    for piece in pattern:
        if piece == "**":
            first = row.index(True) if True in row else len(parts) + 1
            row = [at >= first for at in range(len(parts) + 1)]
        else:
            row = [False] + [row[at] and fnmatchcase(part, piece) for at, part in enumerate(parts)]
    return row[-1]


def _once(facts: Iterable[SurfaceFact]) -> tuple[SurfaceFact, ...]:
    kept: dict[str, SurfaceFact] = {}
    for fact in facts:
        kept.setdefault(fact.surface, fact)
    return tuple(sorted(kept.values(), key=lambda fact: BADNESS.index(fact.surface)))


def _by_path(path: str, shown: bool, vocabulary: SurfaceWords) -> Iterator[SurfaceFact]:
    tables = (vocabulary.paths, vocabulary.pages) if shown else (vocabulary.paths,)
    general = False
    for part, is_file in _speaking_parts(path, vocabulary):
        for phrase, surface in _longest(words_of(part), tables):
            if general and _is_weak(phrase, surface, vocabulary):
                continue
            general = general or surface == "general"
            what = "file" if is_file else "folder"
            yield SurfaceFact(surface, "route", Step(path, _START, f"the {what} name says {' '.join(phrase)}"))


def _is_weak(phrase: Phrase, surface: str, vocabulary: SurfaceWords) -> bool:
    """Whether a phrase means little below a general page: a search of jobs, members of the staff."""
    return surface == "search" or (surface != "general" and (phrase, surface) in vocabulary.pages.get(phrase[0], ()))


def _speaking_parts(path: str, vocabulary: SurfaceWords) -> Iterator[tuple[str, bool]]:
    """The parts of a path that may tell its page: nothing below a folder of tools, no file that is a tool itself."""
    *folders, name = path.split("/")
    for folder in folders:
        if folder.lower() in vocabulary.blind_folders:
            return
        yield folder, False
    stem, _, _ = name.rpartition(".")
    words = words_of(stem or name)
    if vocabulary.blind_names.isdisjoint(words) and words[:1] != ("use",):
        yield stem or name, True


def is_page(path: str, scan: Scan, vocabulary: SurfaceWords) -> bool:
    """Whether a file may be a page, screen or component: by its suffix, its markup, its folder or its name."""
    *folders, name = path.split("/")
    stem, _, suffix = name.rpartition(".")
    if suffix.lower() in vocabulary.markup_suffixes:
        return True
    words = words_of(stem)
    lowered = [folder.lower() for folder in folders]
    if not vocabulary.blind_names.isdisjoint(words) or words[:1] == ("use",):
        return False
    if not vocabulary.blind_folders.isdisjoint(lowered):
        return False
    if suffix.lower() in vocabulary.page_suffixes or "jsx" in scan.marks:
        return True
    if scan.package and words and words[-1] in _SCREENS:
        return True
    if not vocabulary.page_folders.isdisjoint(lowered):
        return True
    return bool(words) and words[-1] in vocabulary.page_names


def speaks(stem: str, vocabulary: SurfaceWords) -> bool:
    """Whether a file's own name, not its folder's, tells a surface."""
    return any(_longest(words_of(stem), (vocabulary.paths, vocabulary.pages)))


def _longest(words: Sequence[str], tables: Iterable[Phrases]) -> Iterator[tuple[Phrase, str]]:
    """The phrases found side by side in the words; a word belongs to the longest phrase that wants it."""
    wanted = [entry for table in tables for word in words for entry in table.get(word, ())]
    free = list(words)
    for phrase, surface in sorted(wanted, key=lambda entry: (-len(entry[0]), entry)):
        size = len(phrase)
        for at in range(len(free) - size + 1):
            if tuple(free[at : at + size]) == phrase:
                free[at : at + size] = [""] * size
                yield phrase, surface


def _by_title(path: str, scan: Scan, vocabulary: SurfaceWords) -> Iterator[SurfaceFact]:
    for what, text in (("title", scan.title), ("heading", scan.heading)):
        for phrase, surface in _longest(_TITLE_WORDS.findall(text.lower()), (vocabulary.titles,)):
            yield SurfaceFact(surface, "title", Step(path, _START, f"the {what} says {' '.join(phrase)}"))


def _by_form(path: str, scan: Scan, vocabulary: SurfaceWords) -> Iterator[SurfaceFact]:
    """What the fields of its forms tell."""
    for surface, note in told_by_forms(path, scan, vocabulary):
        yield SurfaceFact(surface, "form", Step(path, _START, note))
