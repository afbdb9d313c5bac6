"""Which pages an entry, router, layout or provider mounts, and through whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pixellint.facts.roles import PAGE, PART, SCREEN, TEST, Part
from pixellint.model.places import Span, Step
from pixellint.model.record import NamedTuple

_DEPTH = 4
"""entry, application, router, routes"""
_OWNED = 12
_MOST = 2_000
_START = Span(1, 1, 1, 1)
_WHOLE_FOLDER = ("_app", "_document")
_PAGE_OF = {"layout": "page", "template": "page", "+layout": "+page"}
"""stem of a file that frames the pages of its folder and below -> stem of these pages"""
_SHELL_SUFFIXES = (".html", ".htm", ".ejs", ".hbs")
_ENTRIES = ("src/index", "src/main", "src/app", "app/main", "app/index", "main", "index")
_SCRIPTS = (".tsx", ".jsx", ".ts", ".js", ".mjs")


class Mounted(NamedTuple):
    """The pages mounted, and for each of their surfaces the steps from a page that has it."""

    pages: frozenset[str] = frozenset()
    chains: Mapping[str, tuple[Step, ...]] = {}


_NOTHING = Mounted()


class Mounts:
    """Tells for files what they mount. `parts` are looked at when asked for; `is_table` says who holds routes to pages;
    `paths` are all files, for frameworks that mount by folder."""

    def __init__(
        self,
        parts: Mapping[str, Part],
        imports: Mapping[str, Sequence[str]],
        importers: Mapping[str, Sequence[str]],
        is_table: Callable[[str], bool],
        paths: Iterable[str],
    ) -> None:
        self._parts = parts
        self._imports = imports
        self._importers = importers
        self._is_table = is_table
        self._paths = sorted(paths)
        self._known: dict[str, Mounted] = {}
        self._owners: dict[str, bool] = {}

    def of(self, path: str) -> Mounted:
        """What `path` mounts itself, or what those mount whose own it is: an entry's settings run with the entry."""
        if self._mounts(path) and (found := self._below(path)).pages:
            return found
        if not self._is_owned(path):
            return _NOTHING
        pages: set[str] = set()
        chains: dict[str, tuple[Step, ...]] = {}
        for owner, step in self._owning(path):
            below = self._below(owner)
            pages |= below.pages
            for surface, chain in below.chains.items():
                chains.setdefault(surface, (*chain, step))
        return Mounted(frozenset(pages), chains)

    def _mounts(self, path: str) -> bool:
        part = self._parts[path]
        return part.role in (PART, PAGE) and (part.opens or self._is_table(path))

    def _is_owned(self, path: str) -> bool:
        """Whether only files that mount pages bring it in, directly or through such as these."""
        if path in self._owners:
            return self._owners[path]
        self._owners[path] = False  # in a circle nobody is the owner
        part = self._parts[path]
        importers = [one for one in self._importers.get(path, ()) if self._parts[one].role != TEST]
        around = all(_frames_pages(one) or self._is_owned(one) for one in importers)
        is_inner = part.role == PART and not part.facts and (part.frames or not part.ui or around)
        if importers and is_inner and len(self._owners) < _MOST:
            self._owners[path] = all(self._mounts(one) or self._is_owned(one) for one in importers)
        return self._owners[path]

    def _owning(self, path: str) -> Iterator[tuple[str, Step]]:
        """The files that mount pages and bring it in, nearest first, with the step through which they do."""
        frontier, seen = [path], {path}
        for _ in range(_OWNED):
            following = []
            for name in frontier:
                step_note = f"brings in {name.rpartition('/')[2]}"
                for importer in sorted(set(self._importers.get(name, ())) - seen):
                    seen.add(importer)
                    if self._parts[importer].role == TEST:
                        continue
                    if self._mounts(importer):
                        yield importer, Step(importer, _START, step_note)
                    else:
                        following.append(importer)
            frontier = following

    def _below(self, path: str) -> Mounted:
        if path not in self._known:
            self._known[path] = self._walk(path)
        return self._known[path]

    def _walk(self, path: str) -> Mounted:
        """Down through entries, layouts and routers, and through one table of routes beyond the file itself."""
        pages: dict[str, str] = dict.fromkeys(self._in_folder(path), path)
        frontier, seen = [(path, False)], {path}
        for _ in range(_DEPTH):
            following = []
            for mounter, spent in frontier:
                for name in self._reaches(mounter):
                    part = self._parts[name]
                    if name in seen or len(seen) > _MOST:
                        continue
                    seen.add(name)
                    is_table = self._is_table(name)
                    if part.role in (PAGE, SCREEN):
                        pages.setdefault(name, mounter)
                    elif part.role == PART and (part.opens or is_table) and not (is_table and spent):
                        following.append((name, spent or is_table))
            frontier = following
        return self._mounted(pages)

    def _mounted(self, pages: Mapping[str, str]) -> Mounted:
        chains: dict[str, tuple[Step, ...]] = {}
        for page in sorted(pages):
            for fact in self._parts[page].facts:
                if fact.surface != "general" and fact.surface not in chains:
                    note = f"mounts {page.rpartition('/')[2]}"
                    chains[fact.surface] = (fact.step, Step(pages[page], _START, note))
        return Mounted(frozenset(pages), chains)

    def _reaches(self, path: str) -> Sequence[str]:
        inner = self._imports.get(path, ())
        folder, _, name = path.rpartition("/")
        if inner or not name.startswith("index.") or not name.endswith(_SHELL_SUFFIXES):
            return inner
        return tuple(self._entry_of(folder))

    def _entry_of(self, folder: str) -> Iterator[str]:
        """The script that a bundler puts into the one page of an application, by the usual names."""
        if folder.rpartition("/")[2] in ("public", "static", "src"):
            folder = folder.rpartition("/")[0]
        for stem in _ENTRIES:
            for suffix in _SCRIPTS:
                path = f"{folder}/{stem}{suffix}" if folder else stem + suffix
                if self._has(path):
                    yield path
                    return

    def _has(self, path: str) -> bool:
        at = bisect_left(self._paths, path)
        return at < len(self._paths) and self._paths[at] == path

    def _in_folder(self, path: str) -> Iterator[str]:
        """The pages that a framework frames with this file because of where it stands."""
        folder, _, name = path.rpartition("/")
        stem = name.partition(".")[0]
        if stem not in _WHOLE_FOLDER and stem not in _PAGE_OF:
            return
        prefix = f"{folder}/" if folder else ""
        for at in range(bisect_left(self._paths, prefix), len(self._paths)):
            found = self._paths[at]
            if not found.startswith(prefix):
                return
            if stem in _PAGE_OF and found.rpartition("/")[2].partition(".")[0] != _PAGE_OF[stem]:
                continue
            if found != path and self._parts[found].role in (PAGE, SCREEN):
                yield found


def _frames_pages(path: str) -> bool:
    """Whether a framework puts this file around pages because of where it stands."""
    stem = path.rpartition("/")[2].partition(".")[0]
    return stem in _WHOLE_FOLDER or stem in _PAGE_OF
