"""The templates of a project, by the names that servers call them."""

from __future__ import annotations

from collections.abc import Iterable


class Templates:
    """Finds templates among `paths` by the end of their paths."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = sorted(paths)
        self._by_stem: dict[str, list[str]] = {}
        self._by_folder: dict[str, list[str]] = {}
        for path in self.paths:
            folder, _, name = path.rpartition("/")
            self._by_stem.setdefault(name.partition(".")[0], []).append(path)
            self._by_folder.setdefault(folder, []).append(path)

    def within(self, folder: str) -> list[str]:
        """The templates that lie right in a folder."""
        return self._by_folder.get(folder, [])

    def named(self, tail: str, near: str) -> str | None:
        """The template whose path ends like this, with or without its suffix; the nearest to a file of several."""
        tail = tail.strip("/")
        head, slash, name = tail.rpartition("/")
        stem, dot, suffix = name.partition(".")
        ending = f"/{head}{slash}{stem}"
        found = [
            path
            for path in self._by_stem.get(stem, ())
            if ("/" + _without_suffix(path)).endswith(ending) and _suffix(path).startswith(dot + suffix)
        ]
        return min(found, key=lambda path: (-shared(near, path), len(path), path), default=None)


def _without_suffix(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return folder + slash + name.partition(".")[0]


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[len(name.partition(".")[0]) :]


def shared(near: str, path: str) -> int:
    """How many leading folders two paths have in common."""
    count = 0
    for one, other in zip(near.split("/"), path.split("/"), strict=False):
        if one != other:
            break
        count += 1
    return count
