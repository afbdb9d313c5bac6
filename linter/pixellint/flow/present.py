"""Which trackers are on the page that shows a file: those that the page includes, and those that its application starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pixellint.files.marks import PAGE, family_of
from pixellint.flow.collected import takes
from pixellint.model.findings import Use
from pixellint.model.knowledge import Tracker

_LOADING = ("load", "init")
_SHELL_FOLDERS = frozenset(("public", "static", "src"))
_ENTRIES = frozenset(("src/index", "src/main", "src/app", "app/main", "app/index", "main", "index"))
"""what a bundler puts into the one page of an application, by the usual names"""
_FRAMES = frozenset(("_app", "_document", "layout", "template", "+layout", "root", "app", "hooks", "nuxt", "gatsby-browser"))
"""files that a framework puts around the pages of their folder and below"""
_PLUGINS = "plugins"
_MOST = 3_000


def brings(tracker: Tracker | None, use: Use, element: str) -> bool:
    """Whether a use brings in a tracker that takes an element along by itself."""
    if tracker is None or use.kind not in _LOADING or use.server or use.surfaces == ("test",):
        return False
    return takes(tracker, element)


class Present:
    """Finds the uses by which trackers are on pages. `importers` and `inclusions` say which files bring in which; `application`
    gives the folder of the package a file belongs to, None where there is none."""

    def __init__(
        self,
        uses: Iterable[Use],
        importers: Mapping[str, Sequence[str]],
        inclusions: Mapping[str, Sequence[str]],
        application: Callable[[str], str | None],
    ) -> None:
        self._uses = sorted(
            (use for use in uses if use.kind in _LOADING), key=lambda use: (_LOADING.index(use.kind), use.place, use.tracker)
        )
        self._above: dict[str, set[str]] = {path: set(names) for path, names in importers.items()}
        for page, included in inclusions.items():
            for path in included:
                self._above.setdefault(path, set()).add(page)
        self._inclusions = inclusions
        self._application = application
        self._known: dict[str, frozenset[str]] = {}
        self._there: dict[str, tuple[Use, ...]] = {}

    def on(self, path: str) -> tuple[Use, ...]:
        """The uses that bring trackers onto the pages that show a file, best first."""
        if path not in self._there:
            self._there[path] = tuple(self._found(path))
        return self._there[path]

    def _found(self, path: str) -> Iterator[Use]:
        around = self._around(path)
        included = self._included(around)
        for use in self._uses:
            if use.place.path in included or self._started(use.place.path, path, around):
                yield use

    def _started(self, there: str, path: str, around: frozenset[str]) -> bool:
        """Whether the application that a file belongs to starts what stands in another file of it."""
        home = self._application(path)
        if home is None or family_of(path) == PAGE or self._application(there) != home:
            return False
        if family_of(there) == PAGE:
            return _frames(there, path) or self._is_shell(there, around)
        if not around.isdisjoint(tops := self._around(there)):
            return True
        return any(_frames(top, path) or _is_plugin(top, home) for top in tops)

    def _is_shell(self, page: str, around: frozenset[str]) -> bool:
        """Whether a page is the one that holds the application that brings a file in."""
        folder, _, name = page.rpartition("/")
        if not name.startswith("index."):
            return False
        if folder.rpartition("/")[2] in _SHELL_FOLDERS:
            folder = folder.rpartition("/")[0]
        start = f"{folder}/" if folder else ""
        return any(one.startswith(start) and _stemmed(one.removeprefix(start)) in _ENTRIES for one in around)

    def _around(self, path: str) -> frozenset[str]:
        """A file and all that bring it in, directly or through others."""
        found = self._known.get(path)
        if found is None:
            seen, waiting = {path}, [path]
            while waiting and len(seen) < _MOST:
                for above in self._above.get(waiting.pop(), ()):
                    if above not in seen:
                        seen.add(above)
                        waiting.append(above)
            found = self._known[path] = frozenset(seen)
        return found

    def _included(self, pages: Iterable[str]) -> set[str]:
        """Some files and all they include, directly or not."""
        found = set(pages)
        waiting = list(found)
        while waiting:
            for path in self._inclusions.get(waiting.pop(), ()):
                if path not in found:
                    found.add(path)
                    waiting.append(path)
        return found


def _stemmed(path: str) -> str:
    return path.rpartition(".")[0].lower()


def _frames(frame: str, path: str) -> bool:
    """Whether a framework puts a file around another because of where they stand."""
    folder, _, name = frame.rpartition("/")
    return name.partition(".")[0] in _FRAMES and path.startswith(f"{folder}/" if folder else "")


def _is_plugin(path: str, home: str) -> bool:
    """Whether a framework runs a file for every page of its application."""
    return path.removeprefix(f"{home}/").startswith((f"{_PLUGINS}/", f"src/{_PLUGINS}/", f"app/{_PLUGINS}/"))
