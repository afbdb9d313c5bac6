"""Which files to look at, which to leave out, and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence

from pixellint.files.decode import PARSE_LIMIT
from pixellint.files.ignores import Ignores
from pixellint.files.listing import Listing, list_files
from pixellint.files.places import SOURCES, dependency_tree, in_tests, is_test, is_test_name, vendored
from pixellint.model.record import NamedTuple
from pixellint.model.sources import Discovery, Excluded, SourceFile, Unread

_POLICY = "excluded by the policy"


class DiscoverOptions(NamedTuple):
    """`suffixes` (".blade.php" and the like included) and whole file `names` map to form ids, all in lower case;
    `exclude` holds globs in the manner of .gitignore; files above `size_limit` bytes get literal evidence alone."""

    suffixes: Mapping[str, str]
    names: Mapping[str, str]
    exclude: tuple[str, ...] = ()
    size_limit: int = PARSE_LIMIT


def discover(root: str, paths: Sequence[str], options: DiscoverOptions, listing: Listing | None = None) -> Discovery:
    """The files below `root` that a front-end takes, narrowed to `paths` (relative to `root`, or absolute; none: all).
    A file that is named is taken whatever would exclude it; a repository inside that is named is entered. `listing` is
    what lies there, if it is known already. Raises NotADirectoryError when `root` is none."""
    root = os.path.abspath(root)
    if not os.path.isdir(root):
        raise NotADirectoryError(root)
    finder = _Finder(root, options)
    folders = [folder for path in paths if (folder := finder.name(path)) is not None]
    notes: tuple[str, ...] = ()
    if folders or not paths:
        listing = listing or list_files(root)
        notes = (listing.note,) if listing.note else ()
        finder.take(listing.blobs, folders)
        finder.shut(listing.closed, folders)
        entered = frozenset(path for path in listing.nested if path + "/" in folders)
        for path in sorted(entered):
            inner = list_files(os.path.join(root, path))
            finder.take({f"{path}/{name}": blob for name, blob in inner.blobs.items()}, folders)
            finder.leave((f"{path}/{one}" for one in inner.nested), folders)
            finder.shut((f"{path}/{one}" for one in inner.closed), folders)
        finder.leave((path for path in listing.nested if path not in entered), folders)
    return Discovery(
        root,
        tuple(finder.files[path] for path in sorted(finder.files)),
        tuple(sorted(finder.excluded)),
        tuple(sorted(finder.unread)),
        finder.others,
        notes,
        tuple(finder.sources[path] for path in sorted(finder.sources)),
    )


class _Folder(NamedTuple):
    """What a directory says about all files in it: the tree of installed packages it belongs to, why only literal
    evidence is taken there, whether it holds tests."""

    tree: str
    why: str
    test: bool


class _Finder:
    """Collects one discovery."""

    def __init__(self, root: str, options: DiscoverOptions) -> None:
        self.root = root
        self.options = options
        self.policy = Ignores.of(options.exclude)
        self.files: dict[str, SourceFile] = {}
        self.excluded: set[Excluded] = set()
        self.unread: set[Unread] = set()
        self.sources: dict[str, SourceFile] = {}
        self.others = 0
        self.folders: dict[str, _Folder] = {}

    def name(self, path: str) -> str | None:
        """Take a named file; of a named directory, its path with a trailing "/" ("" for the root)."""
        full = os.path.normpath(os.path.join(self.root, path))
        real = os.path.realpath(full)
        relative = _below(self.root, full)
        if relative is None or _below(os.path.realpath(self.root), real) is None:
            self.unread.add(Unread(path.replace(os.sep, "/"), "outside the root"))
            return None
        if os.path.isdir(real):
            return relative + "/" if relative else ""
        try:
            found = os.stat(real)
        except OSError as error:
            self.unread.add(Unread(relative, error.strerror or "cannot be read"))
            return None
        form = self.form(relative)
        if not form:
            self.others += 1
        elif not stat.S_ISREG(found.st_mode):
            self.unread.add(Unread(relative, "not a regular file"))
        else:
            why = self._too_large(found.st_size)
            self.files[relative] = SourceFile(relative, form, found.st_size, "", is_test(relative), why)
        return None

    def take(self, blobs: Mapping[str, str], folders: Sequence[str]) -> None:
        """Every listed file in one of `folders` (none: everywhere)."""
        narrowed = tuple(folder for folder in folders if folder)
        everywhere = "" in folders or not folders
        trees: set[str] = set()
        for path, blob in blobs.items():
            if not everywhere and not path.startswith(narrowed):
                continue
            form = self.form(path)
            if not form:
                self.others += 1
                if path.endswith(SOURCES):
                    self._add_source(path, blob, blobs)
            elif path in self.files:
                self.files[path] = self.files[path]._replace(blob=blob)
            elif tree := self._add(path, form, blob, blobs):
                trees.add(tree)
        self.excluded.update(Excluded(tree + "/", "installed packages or tool output") for tree in trees)

    def leave(self, nested: Iterable[str], folders: Sequence[str]) -> None:
        """Say which repositories inside were not entered."""
        for path in nested:
            if not folders or any((path + "/").startswith(folder) for folder in folders):
                self.excluded.add(Excluded(path + "/", "repository of its own (submodule or nested)"))

    def shut(self, closed: Iterable[str], folders: Sequence[str]) -> None:
        """Say which folders cannot be looked into."""
        for path in closed:
            if not folders or any((path + "/").startswith(folder) for folder in folders):
                self.unread.add(Unread(path + "/", "the folder cannot be looked into"))

    def form(self, path: str) -> str:
        name = path[path.rfind("/") + 1 :].lower()
        if form := self.options.names.get(name):
            return form
        dot = name.find(".", 1)
        while dot >= 0:
            if form := self.options.suffixes.get(name[dot:]):
                return form
            dot = name.find(".", dot + 1)
        return ""

    def _add(self, path: str, form: str, blob: str, blobs: Mapping[str, str]) -> str:
        """Take a listed file, unless it lies in a tree of installed packages: then that tree is returned."""
        directory, _, name = path.rpartition("/")
        folder = self.folders.get(directory)
        if folder is None:
            folder = self.folders[directory] = self._folder(directory, blobs)
        if folder.tree:
            return folder.tree
        try:
            found = os.lstat(f"{self.root}/{path}")
        except OSError as error:
            self.unread.add(Unread(path, error.strerror or "cannot be read"))
            return ""
        if not stat.S_ISREG(found.st_mode):
            return ""
        why = folder.why or (_POLICY if self.policy.patterns and self.policy.verdict(path, directory=False) else "")
        if why:
            self.excluded.add(Excluded(path, why))
        test = folder.test or is_test_name(name)
        self.files[path] = SourceFile(path, form, found.st_size, blob, test, why or self._too_large(found.st_size))
        return ""

    def _add_source(self, path: str, blob: str, blobs: Mapping[str, str]) -> None:
        directory, _, name = path.rpartition("/")
        folder = self.folders.get(directory)
        if folder is None:
            folder = self.folders[directory] = self._folder(directory, blobs)
        if folder.tree or folder.why or folder.test or is_test_name(name):
            return
        if not (self.policy.patterns and self.policy.verdict(path, directory=False)):
            self.sources[path] = SourceFile(path, "", 0, blob)

    def _folder(self, directory: str, blobs: Mapping[str, str]) -> _Folder:
        if not directory:
            return _Folder("", "", False)
        why = _POLICY if self.policy.covers(directory, directory=True) else vendored(directory, blobs.__contains__)
        return _Folder(dependency_tree(directory), why, in_tests(directory))

    def _too_large(self, size: int) -> str:
        return f"larger than {self.options.size_limit} bytes" if size > self.options.size_limit else ""


def _below(root: str, path: str) -> str | None:
    """`path` relative to `root` with "/", "" for the root itself, None when it lies elsewhere."""
    if path == root:
        return ""
    prefix = root if root.endswith(os.sep) else root + os.sep
    return path[len(prefix) :].replace(os.sep, "/") if path.startswith(prefix) else None
