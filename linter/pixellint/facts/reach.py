"""Which pages a file reaches: those that import, mount or include it, and those that it mounts itself..

Two directions. Upwards, a file takes the surfaces of the pages that bring it in; reach ends at files that bring in
several pages, for through them every page would reach all others. Downwards, an entry, router, layout or provider reaches the
pages it mounts (facts/mounts.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pixellint.facts.mounts import Mounted, Mounts
from pixellint.facts.roles import PAGE, PART, SCREEN, TEST, TYPES, Part, names_routes
from pixellint.facts.surfaces import BADNESS, worst
from pixellint.model.findings import Reach, SurfaceFact
from pixellint.model.places import Span, Step
from pixellint.model.record import NamedTuple

_STEPS = 12
_PAGES = 50
_BARREL = 3
"""an index file that brings in more than these is a list of what its folder holds"""
_START = Span(1, 1, 1, 1)

Importers = Mapping[str, Sequence[str]]
PartOf = Callable[[str], Part]


class PageReach(NamedTuple):
    """The surfaces of a file, its own first, and how many pages it reaches with the worst among them."""

    surfaces: tuple[str, ...]
    reach: Reach


class _Graph(NamedTuple):
    """The files concerned: what they are, whom they import, and which of them hand nothing on of what reaches them."""

    parts: Mapping[str, Part]
    imports: Mapping[str, Sequence[str]]
    ends: frozenset[str]


def spread(importers: Importers, look: PartOf, wanted: Iterable[str], paths: Iterable[str] = ()) -> dict[str, PageReach]:
    """For every file wanted, what it is and what it reaches. `look` tells the part of any file named.

    A page is shown to people and knows something of itself. It passes its surfaces down to what it imports, at most
    twelve steps; the nearest pages decide. `general` is handed on beside others alone: it is a conclusion about the page
    that says it, and nobody knows that no other page shows the file. A page keeps its own surfaces, unless all it knows
    of itself is `general`. What a file mounts counts for its reach, and for its surfaces where it has none of its own.
    Surfaces and the chain from the worst page are exact; pages are counted to fifty and, beyond, where they reach a file
    directly.
    """
    wanted = sorted(set(wanted))
    parts = _Parts(look)
    imports = _turned(importers)
    concerned = sorted(_upwards(wanted, importers))
    ends = frozenset(name for name in concerned if _is_end(name, parts, imports))
    inner = _turned({name: _showing(name, importers, parts) for name in concerned if name in importers})
    graph = _Graph({name: parts[name] for name in concerned}, inner, ends)
    pages = [name for name in concerned if parts[name].role == PAGE]
    nearest = {surface: _nearest(surface, pages, graph) for surface in BADNESS}
    counts = _counts(sorted(pages, key=lambda page: (BADNESS.index(parts[page].facts[0].surface), page)), graph)
    mounts = Mounts(parts, imports, importers, lambda name: _is_table(name, parts, imports), paths)
    return {name: _page_reach(name, graph, nearest, counts.get(name, 0), mounts.of(name)) for name in wanted}


class _Parts(dict[str, Part]):
    """Looks at a file when it is first asked for."""

    def __init__(self, look: PartOf) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, path: str) -> Part:
        self[path] = found = self._look(path)
        return found


def _turned(importers: Importers) -> dict[str, list[str]]:
    imports: dict[str, list[str]] = {}
    for name in sorted(importers):
        for importer in sorted(set(importers[name])):
            imports.setdefault(importer, []).append(name)
    return imports


def _upwards(paths: Iterable[str], importers: Importers) -> set[str]:
    """Some files and all that bring them in, directly or through others: nobody else's surface comes down to them."""
    found = set(paths)
    waiting = list(found)
    while waiting:
        for importer in importers.get(waiting.pop(), ()):
            if importer not in found:
                found.add(importer)
                waiting.append(importer)
    return found


def _showing(name: str, importers: Importers, parts: Mapping[str, Part]) -> Sequence[str]:
    """Who of its importers can bring a file on the screen. A hook, a store or a request that imports a component takes a
    name or a type from it; what holds no markup shows nobody, unless it only lists files."""
    if not parts[name].shows:
        return importers[name]
    return [one for one in importers[name] if parts[one].role == PAGE or parts[one].shows or _is_index(one)]


def _is_index(name: str) -> bool:
    return name.rpartition("/")[2].startswith("index.")


def _is_end(name: str, parts: Mapping[str, Part], imports: Mapping[str, Sequence[str]]) -> bool:
    """Whether what reaches a file goes no further: pages, types, tests, lists of a folder's files, what brings in several
    pages."""
    part = parts[name]
    if part.role != PART:
        return True
    inner = imports.get(name, ())
    if _is_index(name) and not part.ui and len(inner) > _BARREL:
        return True
    return sum(parts[one].kind for one in inner) > 1 or _is_table(name, parts, imports)


def _is_table(name: str, parts: Mapping[str, Part], imports: Mapping[str, Sequence[str]]) -> bool:
    """Whether a file that holds routes leads to pages by them."""
    if not parts[name].routes:
        return False
    inner = [parts[one] for one in imports.get(name, ())]
    return names_routes(name) or any(one.kind for one in inner) or sum(one.ui for one in inner) > 1


def _nearest(surface: str, pages: Iterable[str], graph: _Graph) -> dict[str, str]:
    """For every file that pages of this surface reach, the importer it is reached through on a shortest way."""
    frontier = [page for page in pages if any(fact.surface == surface for fact in graph.parts[page].facts)]
    through: dict[str, str] = {}
    for _ in range(_STEPS):
        following = []
        for importer in frontier:
            for name in graph.imports.get(importer, ()):
                if name not in through:
                    through[name] = importer
                    if name not in graph.ends:
                        following.append(name)
        frontier = following
    return through


def _counts(pages: Iterable[str], graph: _Graph) -> dict[str, int]:
    """How many pages reach each file. A file that fifty pages reach hands no more of them on: the work stays linear."""
    counts: dict[str, int] = {}
    for page in pages:
        frontier, seen = [page], {page}
        for _ in range(_STEPS):
            following = []
            for importer in frontier:
                for name in graph.imports.get(importer, ()):
                    if name in seen:
                        continue
                    seen.add(name)
                    counts[name] = counts.get(name, 0) + 1
                    if counts[name] <= _PAGES and name not in graph.ends:
                        following.append(name)
            frontier = following
    return counts


def _page_reach(name: str, graph: _Graph, nearest: Mapping[str, Mapping[str, str]], count: int, mounted: Mounted) -> PageReach:
    part = graph.parts[name]
    own = tuple(fact.surface for fact in part.facts)
    takes = part.role not in (SCREEN, TYPES, TEST) or name not in graph.ends
    reached = tuple(surface for surface, through in nearest.items() if takes and name in through)
    if reached == ("general",):
        reached = ()
    below = tuple(surface for surface in BADNESS if surface in mounted.chains)
    surfaces = own
    if not own or (own == ("general",) and part.facts[0].evidence != "configured"):
        surfaces = (*own, *(one for one in BADNESS if one in (*reached, *below) and one not in own))
    gravest = worst((*own, *reached, *below))
    chain: tuple[Step, ...]
    if gravest in own or gravest == "unknown":
        chain = tuple(fact.step for fact in part.facts if fact.surface == gravest and _stands_elsewhere(fact, name))
    elif gravest in reached:
        chain = _chain(name, gravest, graph, nearest[gravest])
    else:
        chain = mounted.chains[gravest]
    pages = (count if takes else 0) + (part.role == PAGE) + len(mounted.pages)
    return PageReach(surfaces or ("unknown",), Reach(pages, gravest, chain))


def _stands_elsewhere(fact: SurfaceFact, name: str) -> bool:
    """Whether the evidence of a page's own surface is a guard in another file."""
    return fact.evidence == "guard" and fact.step.path != name


def _chain(name: str, surface: str, graph: _Graph, through: Mapping[str, str]) -> tuple[Step, ...]:
    """From the nearest page of the surface down to the file: its evidence, then every file on the way."""
    steps: list[Step] = []
    at = name
    while at == name or graph.parts[at].role != PAGE:
        importer = through[at]
        steps.append(Step(importer, _START, f"brings in {at.rpartition('/')[2]}"))
        at = importer
    evidence = next(fact.step for fact in graph.parts[at].facts if fact.surface == surface)
    return (evidence, *reversed(steps))
