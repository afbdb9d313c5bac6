"""Level 0 of a project: every file read and scanned, by two processes where there is much to read; what the cache holds of
an unchanged file is not read again."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pixellint.cache import Store, digest
from pixellint.catalogue import Catalogue
from pixellint.files.decode import decode, read
from pixellint.files.reporters import with_reporters
from pixellint.files.scan import Scanner
from pixellint.files.shape import shape_of
from pixellint.files.specifiers import Resolver
from pixellint.model.record import NamedTuple
from pixellint.model.sources import Discovery, Excluded, Scan, SourceFile, Unread
from pixellint.plain import decoded, encoded

Progress = Callable[[str, int, int], None]

_K = TypeVar("_K")
KEPT = "scans"
_SHARED_BYTES = 3_000_000
"""below this a second process costs more than it saves"""
_FORMAT = 4
_STRETCH = 200
"""files between two words on progress"""


class Survey(NamedTuple):
    """Level 0 of a project. `witnessed` are the trackers with a strong sign anywhere."""

    discovery: Discovery
    scans: Mapping[str, Scan]
    witnessed: frozenset[str]
    resolver: Resolver
    importers: Mapping[str, list[tuple[str, str]]]
    read: frozenset[str]
    """configuration files that were read"""
    names: Mapping[tuple[str, str], tuple[str, ...]]
    """(package, name) -> files that declare the name; see files.declared"""
    bases: Mapping[str, tuple[str, ...]]
    """name of a class -> files that have subclasses or extensions of such"""
    inclusions: Mapping[str, tuple[str, ...]]
    """the templates and scripts that every file includes or extends"""

    def declaring(self, package: str, name: str) -> tuple[str, ...]:
        """The files of a package that declare a name; the modules of an apple project are one package."""
        return self.names.get(("apple:" if package.startswith("apple:") else package, name), ())

    def extending(self, name: str) -> tuple[str, ...]:
        """The files with subclasses or extensions of a class of this name."""
        return self.bases.get(name, ())


class Seen(NamedTuple):
    """What one file showed. `blob` names its content ("" when unread), `size` is that of its text; `shape` says why it gets
    literal evidence alone, `unread` why it has no scan; `row` is all that as it is kept, b"" where it is not."""

    blob: str
    size: int
    shape: str
    unread: str
    scan: Scan
    row: bytes = b""


def look(discovery: Discovery, catalogue: Catalogue, store: Store, jobs: int, progress: Progress | None) -> Survey:
    """Level 0 of everything discovered, and who imports whom."""
    return _survey(*scanned(discovery, catalogue, store, jobs, progress))


def scanned(
    discovery: Discovery, catalogue: Catalogue, store: Store, jobs: int, progress: Progress | None
) -> tuple[Discovery, dict[str, Scan]]:
    """Level 0 of everything discovered; the discovery without what proved unreadable."""
    seen, wanted = _remembered(discovery.files, store)
    if wanted:
        total = sum(file.size for file in wanted)
        scanner = Scanner(catalogue.literals, total, store.folder)
        looker = _Looker(discovery.root, scanner, catalogue.products.reporters)
        halves = _halves(wanted) if jobs > 1 and total > _SHARED_BYTES and sys.platform == "linux" else [wanted]
        if len(halves) > 1:
            scanner.prepare()
        for file, found in _looked(looker, halves, progress):
            seen[file.path] = found
        _keep(discovery.files, seen, store)
    settled = _settled(discovery, seen)
    return settled, {file.path: seen[file.path].scan for file in settled.files}


def _remembered(files: Sequence[SourceFile], store: Store) -> tuple[dict[str, Seen], list[SourceFile]]:
    """What is known of files, and those to look at."""
    kept = store.load(KEPT) or {}
    seen: dict[str, Seen] = {}
    wanted: list[SourceFile] = []
    for file in files:
        row = kept.get(file.path) if file.blob else None
        if row is not None and marshal.loads(row)[:3] == (file.blob, file.size, file.literal_only):
            seen[file.path] = _seen(row)
        else:
            wanted.append(file)
    return seen, wanted


def _row(file: SourceFile, found: Seen) -> bytes:
    """Rows are packed one by one: the hook looks at few of them, and a second process packs its own."""
    about = (found.blob, found.size, found.shape, encoded(found.scan))
    return marshal.dumps((file.blob, file.size, file.literal_only, about), _FORMAT)


def _seen(row: bytes) -> Seen:
    blob, size, shape, scan = marshal.loads(row)[3]
    return Seen(blob, size, shape, "", decoded(scan), row)


def _keep(files: Sequence[SourceFile], seen: Mapping[str, Seen], store: Store) -> None:
    if store:
        told = ((file, seen[file.path]) for file in files if file.blob)
        store.save(KEPT, {file.path: found.row or _row(file, found) for file, found in told if not found.unread})


class _Looker:
    """Reads and scans files below a root."""

    def __init__(self, root: str, scanner: Scanner, reporters: Iterable[str]) -> None:
        self._root = root
        self._reporters = sorted(reporters)
        self._scanner = scanner

    def look(self, file: SourceFile) -> Seen:
        try:
            content = read(f"{self._root}/{file.path}", file.size)
            text = decode(content)
        except OSError as error:
            return Seen("", 0, "", f"cannot be read: {error.strerror or error}", Scan())
        if isinstance(text, str):
            return Seen("", 0, "", text, Scan())
        shape = file.literal_only or shape_of(file.path, text.text)
        # what git knows the content by; of what git does not know, a name of our own that no id of git's equals
        blob = file.blob or "~" + digest(content).hex()
        scan = with_reporters(self._scanner.scan(text.text, file.path), text.text, self._reporters)
        return Seen(blob, len(text.text), shape, "", scan)


def _halves(files: Sequence[SourceFile]) -> list[list[SourceFile]]:
    """Two shares of about as many bytes, in which neighbours stay together."""
    half = sum(file.size for file in files) // 2
    at = before = 0
    while at < len(files) - 1 and before < half:
        before += files[at].size
        at += 1
    return [list(files[:at]), list(files[at:])]


def _looked(looker: _Looker, shares: list[list[SourceFile]], progress: Progress | None) -> Iterator[tuple[SourceFile, Seen]]:
    """Every file with what it showed; the second share is another process's."""
    other = _Share(looker, shares[1]) if len(shares) > 1 else None
    total = sum(map(len, shares))
    for done, file in enumerate(shares[0], 1):
        if progress is not None and done % _STRETCH == 0:
            progress("scanning", done, total)
        yield file, looker.look(file)
    if other is not None:
        found = other.result()
        yield from zip(shares[1], found if found is not None else map(looker.look, shares[1]), strict=True)


class _Share:
    """A forked process that looks at some files and sends what it saw as plain data."""

    def __init__(self, looker: _Looker, files: list[SourceFile]) -> None:
        self._pipe, there = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            status = 1
            try:
                os.close(self._pipe)
                self._send(there, [(file, looker.look(file)) for file in files])
                status = 0
            finally:
                os._exit(status)
        os.close(there)

    @staticmethod
    def _send(pipe: int, seen: list[tuple[SourceFile, Seen]]) -> None:
        rows = [(found.unread, _row(file, found)) for file, found in seen]
        with open(pipe, "wb") as stream:
            marshal.dump(rows, stream)

    def result(self) -> list[Seen] | None:
        """None when the process failed: its share is to be looked at here."""
        with open(self._pipe, "rb") as stream:
            content = stream.read()
        _, status = os.waitpid(self._child, 0)
        if status:
            return None
        rows: list[Any] = marshal.loads(content)
        return [Seen("", 0, "", unread, Scan()) if unread else _seen(row) for unread, row in rows]


def _settled(discovery: Discovery, seen: Mapping[str, Seen]) -> Discovery:
    """What was discovered, less what proved unreadable, and with what the files' own shape says."""
    files: list[SourceFile] = []
    unread = set(discovery.unread)
    excluded = set(discovery.excluded)
    left_out = {item.path for item in excluded}
    for file in discovery.files:
        found = seen[file.path]
        if found.unread:
            unread.add(Unread(file.path, found.unread))
            continue
        if found.shape and not file.literal_only:
            excluded.add(Excluded(file.path, found.shape))
        elif file.literal_only and file.path not in left_out:
            unread.add(Unread(file.path, f"{file.literal_only}: only scanned"))
        files.append(file._replace(literal_only=found.shape, size=found.size, blob=found.blob))
    return discovery._replace(files=tuple(files), unread=tuple(sorted(unread)), excluded=tuple(sorted(excluded)))


def _survey(discovery: Discovery, scans: Mapping[str, Scan]) -> Survey:
    tests = {file.path for file in discovery.files if file.test}
    witnessed = frozenset(t for path, scan in scans.items() if path not in tests for t in scan.strong)

    met: set[str] = set()

    def configuration(path: str) -> bytes | None:
        try:
            content = read(os.path.join(discovery.root, path))
        except OSError:
            return None
        met.add(path)
        return content

    resolver = Resolver(scans, configuration)
    importers = resolver.importers({path: scan.specifiers for path, scan in scans.items()})
    mine = {path: scan for path, scan in sorted(scans.items()) if scan.package and path not in tests}
    names = _reversed(((scan.package, name), path) for path, scan in mine.items() for name in scan.declares)
    bases = _reversed((name, path) for path, scan in mine.items() for name in scan.extends)
    included = _inclusions(scans, resolver)
    return Survey(discovery, scans, witnessed, resolver, importers, frozenset(met), names, bases, included)


def _inclusions(scans: Mapping[str, Scan], resolver: Resolver) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path, scan in scans.items():
        targets = {resolver.reference(path, reference) for reference in scan.references}
        targets -= {None, path}
        if targets:
            found[path] = tuple(sorted(target for target in targets if target is not None))
    return found


def _reversed(pairs: Iterable[tuple[_K, str]]) -> dict[_K, tuple[str, ...]]:
    found: dict[_K, list[str]] = {}
    for key, path in pairs:
        found.setdefault(key, []).append(path)
    return {key: tuple(paths) for key, paths in found.items()}
