"""Pages of servers behind guards: controllers, views and tables of addresses are read where their frameworks put them.

They are read only where a template has a part in what is reported, and only as text: see docs/limits.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from pixellint.cache import Store
from pixellint.facts import (
    server_aspnet,
    server_express,
    server_laravel,
    server_php,
    server_python,
    server_rails,
    server_spring,
)
from pixellint.facts.guard_words import Speech
from pixellint.facts.template_conditions import stretches
from pixellint.facts.templates import Templates
from pixellint.files.decode import Decoded, decode, read
from pixellint.guarding import guard_fact, surface_words
from pixellint.model.findings import SurfaceFact
from pixellint.model.guards import Behind
from pixellint.model.places import Span
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence, Framed, Showing
from pixellint.model.sources import SourceFile
from pixellint.survey import Survey

MOST_FILES = 600
"""sources of one framework; where there are more, one that shows a page openly could be missed, so none is read"""
_LARGEST = 300_000
"""bytes of a source or template above which it is not read for this"""

_MARKS = frozenset(("guard", "gate"))

Showings: TypeAlias = Iterator[Showing | Framed] | Iterator[Showing]


class Framework(NamedTuple):
    """How a framework is read: `suits` tells a source that stands where its convention puts it, `serves` a template of it."""

    suits: Callable[[str], bool]
    serves: Callable[[str], bool]
    showings: Callable[[Mapping[str, str], Templates, Speech], Showings]


_READERS = (server_rails, server_python, server_laravel, server_aspnet, server_spring, server_express)
FRAMEWORKS = tuple(Framework(one.suits, one.serves, one.showings) for one in _READERS)


def serving(survey: Survey, used: Iterable[str], behind: Behind, store: Store) -> Behind:
    """What stands behind guards, together with the templates that servers put there. `used` are the files with uses, and
    those that may have some."""
    speech = Speech(surface_words(store).guards)
    reader = _Reader(survey)
    asking = {path for path in used if _MARKS & survey.scans[path].marks}
    behind = behind._replace(stretches=_stretches(survey, asking, reader, speech), read=frozenset(reader.read))
    pages = [file.path for file in survey.discovery.files if file.form == "html" and not file.test]
    concerned = _including(set(used), survey) if pages else set()
    behind = behind._replace(
        files=dict(sorted({**behind.files, **_plain_pages(survey, pages, concerned, reader, speech)}.items()))
    )
    behind = behind._replace(read=frozenset(reader.read))
    frameworks = [one for one in FRAMEWORKS if any(map(one.serves, concerned))]
    if not frameworks:
        return behind
    found: list[Showing | Framed] = []
    for one in frameworks:
        found.extend(one.showings(reader.texts(one.suits), Templates(filter(one.serves, pages)), speech))
    files = {**behind.files, **_guarded(found)}
    return behind._replace(files=dict(sorted(files.items())), frames=_frames(found), read=frozenset(reader.read))


def _plain_pages(
    survey: Survey, pages: Iterable[str], concerned: Iterable[str], reader: _Reader, speech: Speech
) -> dict[str, SurfaceFact]:
    """The pages of PHP that send away whoever is not signed in. Those without a guard and without parts are not read."""

    def text(path: str) -> str | None:
        content = reader.text(path)
        return content.decode("utf-8", "replace") if content is not None else None

    site = server_php.Site(pages, text, speech)
    found = {}
    for path in sorted(concerned):
        if not server_php.serves(path) or not (survey.scans[path].references or _MARKS & survey.scans[path].marks):
            continue
        evidence = site.guard(path)
        if evidence is not None:
            found[path] = guard_fact(evidence.path, evidence.guard)
    return found


def _frames(found: Iterable[Showing | Framed]) -> dict[str, tuple[str, ...]]:
    """The layouts of pages."""
    frames: dict[str, tuple[str, ...]] = {}
    for one in found:
        if isinstance(one, Framed):
            frames[one.page] = (*frames.get(one.page, ()), one.layout)
    return frames


def _stretches(
    survey: Survey, paths: Iterable[str], reader: _Reader, speech: Speech
) -> dict[str, tuple[tuple[Span, SurfaceFact], ...]]:
    """The stretches of templates that are shown to those alone who are signed in."""
    forms = {file.path: file.form for file in survey.discovery.files}
    found = {}
    for path in sorted(paths):
        text = reader.text(path) if forms.get(path) == "html" else None
        shown = stretches(path, text, speech) if text is not None else ()
        told = tuple((span, guard_fact(path, guard)) for span, guard in shown)
        if told:
            found[path] = told
    return found


def _including(used: set[str], survey: Survey) -> set[str]:
    """The files with uses, and all that include them."""
    including: dict[str, list[str]] = {}
    for path, targets in survey.inclusions.items():
        for target in targets:
            including.setdefault(target, []).append(path)
    found, waiting = set(used), list(used)
    while waiting:
        path = waiting.pop()
        for one in (*including.get(path, ()), *(who for who, _ in survey.importers.get(path, ()))):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _guarded(found: Iterable[Showing | Framed]) -> dict[str, SurfaceFact]:
    """The templates that every handler shows behind a guard."""
    shown: dict[str, list[Evidence | None]] = {}
    for one in found:
        if isinstance(one, Showing):
            shown.setdefault(one.template, []).append(one.evidence)
    behind = {}
    for template, ways in shown.items():
        first = ways[0]
        if first is not None and None not in ways:
            behind[template] = guard_fact(first.path, first.guard)
    return behind


class _Reader:
    """Reads sources, and knows which."""

    def __init__(self, survey: Survey) -> None:
        self.read: set[str] = set()
        self._root = survey.discovery.root
        own = [file for file in survey.discovery.files if not file.test and not file.literal_only]
        self._files: list[SourceFile] = [*own, *survey.discovery.sources]

    def texts(self, suits: Callable[[str], bool]) -> dict[str, str]:
        """The texts of all sources that suit; none where there are too many."""
        wanted = [file.path for file in self._files if suits(file.path)]
        if len(wanted) > MOST_FILES:
            return {}
        return {path: text.decode("utf-8", "replace") for path in sorted(wanted) if (text := self.text(path)) is not None}

    def text(self, path: str) -> bytes | None:
        """The text of a file, UTF-8; None where it has none."""
        self.read.add(path)
        try:
            content = read(f"{self._root}/{path}")
        except OSError:
            return None
        text = decode(content) if len(content) <= _LARGEST else ""
        return text.text if isinstance(text, Decoded) else None
