"""Values of the model as plain tuples, lists and scalars, and back: what is kept on disk holds data, never code."""

from __future__ import annotations

from typing import Any

from pixellint.model import findings, flows, guards, places, sources


def _kinds() -> tuple[type[Any], ...]:
    found = {
        name: kind
        for module in (places, sources, flows, findings, guards)
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")
    }
    return tuple(found[name] for name in sorted(found))


KINDS: tuple[type[Any], ...] = _kinds()
_CODES = {kind: code for code, kind in enumerate(KINDS)}


def shape() -> str:
    """Names the fields of all kinds: what is kept under another shape cannot be read back."""
    return repr([(kind.__name__, getattr(kind, "_fields", ())) for kind in KINDS])


def encoded(value: Any) -> Any:
    """A named tuple becomes (code, fields ...), a plain tuple a list; sets and scalars stay."""
    code = _CODES.get(type(value))
    if code is not None:
        return (code, *[encoded(item) if isinstance(item, tuple) else item for item in value])
    if isinstance(value, tuple):
        return [encoded(item) if isinstance(item, tuple) else item for item in value]
    return value


def decoded(row: Any) -> Any:
    """The value that `encoded` was given. Raises TypeError, IndexError or ValueError for anything else."""
    kind = type(row)
    if kind is tuple:
        make = KINDS[row[0]]._make
        return make([decoded(item) if type(item) in _NESTED else item for item in row[1:]])
    if kind is list:
        return tuple([decoded(item) if type(item) in _NESTED else item for item in row])
    return row


_NESTED = frozenset((tuple, list))
