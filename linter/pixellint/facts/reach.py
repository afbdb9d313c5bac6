"""Which pages a file reaches: those that import, mount or include it, directly or through others. See DESIGN 7."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pixellint.facts.surfaces import BADNESS, worst
from pixellint.model.findings import Reach, SurfaceFact
from pixellint.model.places import Span, Step

_STEPS = 12
_PAGES = 50
_START = Span(1, 1, 1, 1)

Facts = Mapping[str, tuple[SurfaceFact, ...]]
Importers = Mapping[str, Sequence[str]]


class PageReach(NamedTuple):
    """The surfaces of a file, its own first, and how many pages it reaches with the worst among them."""

    surfaces: tuple[str, ...]
    reach: Reach


def spread(facts: Facts, importers: Importers) -> dict[str, PageReach]:
    """For every file named, what it is and what it reaches.

    A page is a file with facts of its own. It passes its surfaces down to what it imports, at most twelve steps,
    through files without facts alone: the nearest pages decide. A page keeps its own surfaces, unless all it knows of
    itself is `general`. Surfaces and the chain from the worst page are exact; pages are counted to fifty and, beyond,
    where they reach a file directly.
    """
    imports = _turned(importers)
    names = sorted({*facts, *importers, *imports})
    pages = [name for name in names if facts.get(name)]
    nearest = {surface: _nearest(surface, pages, facts, imports) for surface in BADNESS}
    counts = _counts(sorted(pages, key=lambda page: (BADNESS.index(facts[page][0].surface), page)), facts, imports)
    return {name: _page_reach(name, facts, nearest, counts.get(name, 0)) for name in names}


def _turned(importers: Importers) -> dict[str, list[str]]:
    imports: dict[str, list[str]] = {}
    for name in sorted(importers):
        for importer in sorted(set(importers[name])):
            imports.setdefault(importer, []).append(name)
    return imports


def _nearest(surface: str, pages: Iterable[str], facts: Facts, imports: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For every file that pages of this surface reach, the importer it is reached through on a shortest way."""
    frontier = [page for page in pages if any(fact.surface == surface for fact in facts[page])]
    through: dict[str, str] = {}
    for _ in range(_STEPS):
        following = []
        for importer in frontier:
            for name in imports.get(importer, ()):
                if name not in through:
                    through[name] = importer
                    if not facts.get(name):
                        following.append(name)
        frontier = following
    return through


def _counts(pages: Iterable[str], facts: Facts, imports: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many pages reach each file. A file that fifty pages reach hands no more of them on: the work stays linear."""
    counts: dict[str, int] = {}
    for page in pages:
        frontier, seen = [page], {page}
        for _ in range(_STEPS):
            following = []
            for importer in frontier:
                for name in imports.get(importer, ()):
                    if name in seen:
                        continue
                    seen.add(name)
                    counts[name] = counts.get(name, 0) + 1
                    if counts[name] <= _PAGES and not facts.get(name):
                        following.append(name)
            frontier = following
    return counts


def _page_reach(name: str, facts: Facts, nearest: Mapping[str, Mapping[str, str]], count: int) -> PageReach:
    own = tuple(fact.surface for fact in facts.get(name, ()))
    reached = tuple(surface for surface in BADNESS if name in nearest[surface])
    settled = bool(own) and (own != ("general",) or facts[name][0].evidence == "configured")
    surfaces = own if settled else (*own, *(surface for surface in reached if surface not in own))
    gravest = worst((*own, *reached))
    chain = () if gravest in own or gravest == "unknown" else _chain(name, gravest, facts, nearest[gravest])
    return PageReach(surfaces or ("unknown",), Reach(count + bool(own), gravest, chain))


def _chain(name: str, surface: str, facts: Facts, through: Mapping[str, str]) -> tuple[Step, ...]:
    """From the nearest page of the surface down to the file: its evidence, then every file on the way."""
    steps: list[Step] = []
    at = name
    while at not in facts or not facts[at] or at == name:
        importer = through[at]
        steps.append(Step(importer, _START, f"brings in {at.rpartition('/')[2]}"))
        at = importer
    evidence = next(fact.step for fact in facts[at] if fact.surface == surface)
    return (evidence, *reversed(steps))
