"""Knowledge in compiled form: plain tuples in marshal, decoded by our own constructors; a few milliseconds instead of
the second that the YAML takes. Anything odd about the file (owner, hash, shape) falls back to the YAML."""

from __future__ import annotations

import marshal
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from pixellint import __version__
from pixellint.knowledge.paths import cache_dir, rules_digest, rules_dir
from pixellint.model import knowledge as model
from pixellint.model.knowledge import Knowledge

_MARSHAL = 4
"""the oldest format all supported interpreters write and read"""
_LAYOUT = 4
"""to be raised when the loader reads the same YAML differently"""
_MAGIC = b"pixellint knowledge\n"
_SHIPPED = "knowledge.bin"

_INNER: dict[type[Any], tuple[tuple[int, type[Any]], ...]] = {}
for _kind, _fields in (
    (
        model.Tracker,
        (
            *(("urls", model.UrlPattern), ("globals", model.GlobalName), ("calls", model.CallPattern)),
            *(("assigns", model.AssignPattern), ("packages", model.Package), ("switches", model.Switch)),
            ("sources", model.Source),
            ("manifest", model.ManifestKey),
        ),
    ),
    (model.Check, (("citation", model.Citation), ("flagged", model.Example), ("allowed", model.Example))),
    (Knowledge, (("trackers", model.Tracker), ("checks", model.Check), ("elements", model.Element))),
):
    _INNER[_kind] = tuple((_kind._fields.index(name), child) for name, child in _fields)
_AGREEMENT = model.Tracker._fields.index("baa")
_WORDS = ("blockers", "neutral", "owners", "starters", "reporters", "reports", "about", "sending", "business")
_SETS = tuple(Knowledge._fields.index(name) for name in _WORDS)


def knowledge(extra: Path | None = None) -> Knowledge:
    """What load_knowledge(extra) gives, from the compiled form, which is written where there is none."""
    root = rules_dir()
    if extra is None:
        shipped = read_compiled(root / _SHIPPED)
        if shipped is not None:
            return shipped
    elif not extra.is_dir():
        return _load(extra)
    digest = rules_digest([root] if extra is None else [root, extra])
    path = cache_dir() / f"knowledge-{digest}-{__version__}-{_shape()}.bin"
    found = read_compiled(path) if _trusted(path.parent) else None
    if found is not None and found.digest == digest:
        return found
    loaded = _load(extra)
    _keep(path, loaded)
    return loaded


def read_compiled(path: Path) -> Knowledge | None:
    """The compiled file, None when it is missing, damaged or of another layout."""
    try:
        content = path.read_bytes()
        head = len(_MAGIC) + 32
        if content[: len(_MAGIC)] != _MAGIC or sha256(content[head:]).digest() != content[len(_MAGIC) : head]:
            return None
        shape, row = marshal.loads(content[head:])
        return _decoded(Knowledge, row) if shape == _shape() else None
    except (OSError, EOFError, ValueError, TypeError, KeyError, IndexError):
        return None


def write_compiled(path: Path, content: Knowledge) -> None:
    """Write the compiled file in one step: another process sees the old one or the new one."""
    packed = marshal.dumps((_shape(), _encoded(content)), _MARSHAL)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        partial.write_bytes(_MAGIC + sha256(packed).digest() + packed)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _load(extra: Path | None) -> Knowledge:
    from pixellint.knowledge.load import load_knowledge

    return load_knowledge(extra)


def _keep(path: Path, content: Knowledge) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _trusted(path.parent):
            write_compiled(path, content)
    except OSError:
        pass  # a cache that cannot be written costs time, nothing else


def _trusted(folder: Path) -> bool:
    try:
        about = os.stat(folder)
    except OSError:
        return False
    owner = getattr(os, "getuid", None)
    return owner is None or (about.st_uid == owner() and not about.st_mode & 0o022)


def _shape() -> str:
    kinds: list[Any] = [*_INNER, model.Agreement, model.Statement, *(child for row in _INNER.values() for _, child in row)]
    return sha256(repr((_LAYOUT, [kind._fields for kind in kinds])).encode()).hexdigest()[:8]


def _encoded(value: Any) -> Any:
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    return tuple(_encoded(item) for item in value) if isinstance(value, tuple) else value


def _decoded(kind: Any, row: Any) -> Any:
    cells = list(row)
    for position, child in _INNER.get(kind, ()):
        if child in _INNER:
            cells[position] = tuple([_decoded(child, cell) for cell in cells[position]])
        else:
            cells[position] = tuple([child._make(cell) for cell in cells[position]])
    if kind is model.Tracker:
        cells[_AGREEMENT] = model.Agreement._make(cells[_AGREEMENT])
    elif kind is Knowledge:
        for position in _SETS:
            cells[position] = frozenset(cells[position])
    return kind._make(cells)
