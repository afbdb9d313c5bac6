"""One question, several engines: where do these byte strings stand in this text, overlaps included?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

Search = Callable[[bytes], list[tuple[int, int]]]
"""text -> (pattern number, start), in any order"""

_LARGE = 10_000_000
_WITH_STORE = 1_000_000
_DENSE = 30_000_000
"""bytes from which on the fastest automaton is worth building: that takes six times as long as building the next"""


def search_of(patterns: Sequence[bytes], corpus: int = 0, store: str = "", engine: str = "") -> Search | None:
    """The engine that suits a corpus of that many bytes; None where none is installed. `store` is a directory of the
    user for what hyperscan compiled, "" for none; `engine` ("hyperscan", "automaton") insists on one of them."""
    if not patterns:
        return lambda _: []
    if engine == "hyperscan" or (not engine and corpus > (_WITH_STORE if store else _LARGE)):
        found = _hyperscan(patterns, store)
        if found or engine:
            return found
    return _automaton(patterns, corpus)


def _automaton(patterns: Sequence[bytes], corpus: int) -> Search | None:
    try:
        from ahocorasick_rs import BytesAhoCorasick, Implementation
    except ImportError:
        return None
    kind = Implementation.DFA if corpus > _DENSE else Implementation.ContiguousNFA
    find = BytesAhoCorasick(patterns, implementation=kind).find_matches_as_indexes

    def search(text: bytes) -> list[tuple[int, int]]:
        # without overlapping=True a literal nested in another one is lost
        return [(number, start) for number, start, _ in find(text, overlapping=True)]

    return search


def _hyperscan(patterns: Sequence[bytes], store: str) -> Search | None:
    """None when it is not installed or fails in any way: the other engine gives the same answers."""
    try:
        import hyperscan
    except ImportError:
        return None
    try:
        database = _load(hyperscan, patterns, store) or _compile(hyperscan, patterns, store)
        scan = database.scan
    except Exception:  # its errors share no base class with Python's, and a foreign processor raises its own
        return None
    lengths = [len(pattern) for pattern in patterns]

    def search(text: bytes) -> list[tuple[int, int]]:
        hits: list[tuple[int, int]] = []
        keep = hits.append

        def on_match(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            keep((number, end - lengths[number]))

        scan(text, match_event_handler=on_match)
        return hits

    return search


def _compile(hyperscan, patterns: Sequence[bytes], store: str):  # type: ignore[no-untyped-def]
    expressions = [b"".join(b"\\x%02x" % byte for byte in pattern) for pattern in patterns]
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=expressions, ids=list(range(len(patterns))), elements=len(patterns), flags=[0] * len(patterns))
    if store:
        _write(_place(hyperscan, patterns, store), hyperscan.dumpb(database))
    return database


def _load(hyperscan, patterns: Sequence[bytes], store: str):  # type: ignore[no-untyped-def]
    """A stored database, None when there is none that is whole and ours."""
    if not store:
        return None
    stored = _read(_place(hyperscan, patterns, store))
    if stored is None:
        return None
    database = hyperscan.loadb(stored, hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database


def _place(hyperscan, patterns: Sequence[bytes], store: str) -> str:  # type: ignore[no-untyped-def]
    """Named by everything the bytes depend on: versions, processor, patterns."""
    import hashlib
    import platform

    digest = hashlib.sha256()
    for part in (hyperscan.__version__, sys.platform, platform.machine(), platform.node()):
        digest.update(part.encode() + b"\0")
    for pattern in patterns:
        digest.update(b"%d:%s" % (len(pattern), pattern))
    return os.path.join(store, f"literals-{digest.hexdigest()[:32]}.hsdb")


def _read(path: str) -> bytes | None:
    """Native code trusts these bytes: only a file of our own that nobody else can write, and whose digest holds."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    with open(handle, "rb") as stream:
        if hasattr(os, "getuid"):
            found = os.fstat(handle)
            if found.st_uid != os.getuid() or found.st_mode & 0o022:
                return None
        stored = stream.read()
    return stored[32:] if _sha256(stored[32:]) == stored[:32] else None


def _write(path: str, database: bytes) -> None:
    """Whole or not at all; a store that cannot be written is none."""
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "wb") as stream:
            stream.write(_sha256(database) + database)
        os.replace(temporary, path)
    except OSError:
        return


def _sha256(stored: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(stored).digest()
