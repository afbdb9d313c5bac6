"""Whether a changed file shows and answers what it did, and where in the file that is now."""

from __future__ import annotations

import marshal
import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pixellint.cache import Store
from pixellint.model.flows import KEPT_PUBLISHED
from pixellint.model.guards import KEPT
from pixellint.model.places import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pixellint.catalogue import Catalogue
    from pixellint.knowledge.index import Index

RESTS_ON = ("scans", "answers")
_LARGEST = 1_000_000
_MOST_FAULTY = 0.2
_IGNORES = b"pixellint:"
"""what a comment begins with that holds a finding back: where it stands is a matter of lines"""

Moves = dict[str, dict[tuple[int, ...], tuple[int, ...]]]
"""by file: where a span was, and where it is now"""


def moves(root: str, store: Store, paths: Sequence[str]) -> Moves | None:
    """Where things are now in files that say what they said when the store was written; None when one says anything else."""
    import gc

    gc.disable()
    from pixellint.catalogue import catalogue

    read_with = catalogue(store)
    scans, answers = (store.load(name) for name in RESTS_ON)
    if scans is None or answers is None:
        return None
    found: Moves = {}
    if set(paths) & {*(store.load(KEPT) or ()), *(store.load(KEPT_PUBLISHED) or ())}:
        return None  # what it says of guards may be another, and with it the pages it shows; or what it puts into titles
    for path in paths:
        new = _moved(root, path, read_with, (scans, answers))
        if new is None:
            return None
        found[path] = new
    return found


def _moved(root: str, path: str, read_with: Catalogue, kept: Any) -> dict[tuple[int, ...], tuple[int, ...]] | None:
    """Where the spans of a file are now; None when it says something else than it did."""
    from pixellint.files.decode import Decoded, decode, read
    from pixellint.files.places import is_test
    from pixellint.files.shape import shape_of

    scans, (rows, names, mentions) = kept
    try:
        raw = read(os.path.join(root, path))
    except OSError:
        return None
    text = decode(raw)
    if path not in scans or len(raw) > _LARGEST or not isinstance(text, Decoded) or _IGNORES in text.text:
        return None
    _, _, left_out, (blob, _, shape, scan) = marshal.loads(scans[path])
    if left_out or shape or shape_of(path, text.text) or not _shows(read_with, path, text.text, scan):
        return None
    if names and not is_test(path) and not _mentions(path, raw, names, mentions, blob):
        return None
    told = rows.get(path)
    if told is None:
        return {}
    return _answered(root, path, told, read_with.products) if told[0] == blob else None


def _shows(read_with: Catalogue, path: str, text: bytes, scan: Any) -> bool:
    """Whether level 0 of a file is as before."""
    from pixellint.files.reporters import with_reporters
    from pixellint.files.scan import Scanner
    from pixellint.plain import encoded

    seen = with_reporters(Scanner(read_with.literals).scan_small(text, path), text, sorted(read_with.products.reporters))
    return bool(encoded(seen) == scan)


def _mentions(path: str, raw: bytes, names: Iterable[str], mentions: Mapping[str, Any], blob: str) -> bool:
    """Whether the names that are searched for stand in a file as before."""
    from pixellint.languages.registry import SCHEME_OF, form_of
    from pixellint.model.namespaces import scheme_of

    before = mentions.get(path)
    if before is None or before[0] != blob:
        return False
    own = SCHEME_OF.get(form_of(path), "")
    return {name for name in names if scheme_of(name) == own and name[len(own) :].encode() in raw} == set(before[1])


def _answered(root: str, path: str, row: Any, catalogue: Index) -> dict[tuple[int, ...], tuple[int, ...]] | None:
    """Where the spans of a file's answers are now; None when it answers something else."""
    from pixellint.answers import pairs
    from pixellint.languages.registry import form_of
    from pixellint.plain import KINDS, decoded, encoded
    from pixellint.pool import Desk, Task

    before = pairs(row)
    demands = tuple(decoded(demand) for demand, _ in before)
    reply = Desk(root, catalogue).reply(Task(path, form_of(path), demands))
    if reply.unread or (
        reply.faulty != row[1] and not 0 <= min(reply.faulty, row[1]) <= max(reply.faulty, row[1]) <= _MOST_FAULTY
    ):
        return None
    moves: dict[tuple[int, ...], tuple[int, ...]] = {}
    code = KINDS.index(Span)
    for (_, old), new in zip(before, reply.answers, strict=True):
        if not _alike(old, encoded(new._replace(more=())), code, moves):
            return None
    after = [moves[span] for span in sorted(moves)]
    return moves if all(first < second for first, second in pairwise(after)) else None


def _alike(old: Any, new: Any, code: int, moves: dict[tuple[int, ...], tuple[int, ...]]) -> bool:
    """Whether two encoded values differ in spans alone, each span everywhere in the same way."""
    kind = type(old)
    if kind is not type(new):
        return False
    if kind is not tuple and kind is not list:
        return bool(old == new)
    if kind is tuple and old[0] == code == new[0]:
        return bool(moves.setdefault(old[1:], new[1:]) == new[1:])
    return len(old) == len(new) and all(_alike(one, other, code, moves) for one, other in zip(old, new, strict=True))
