"""Where something stands in source: spans within one file, places within the project, access paths within a value."""

from __future__ import annotations

from pixellint.model.record import NamedTuple

Access = tuple[str, ...]
"""Field names below a value, outermost first; "*" stands for a computed name, and for everything below the fourth."""

ACCESS_BOUND = 4


class Span(NamedTuple):
    """A stretch of one file: 1-based lines, 1-based Unicode code-point columns; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """A span in a named file; the path is relative to the root, with forward slashes."""

    path: str
    span: Span


class Step(NamedTuple):
    """One step of a flow. `note` is for people ("kept in term"); `name` is what the code calls the value there."""

    path: str
    span: Span
    note: str
    name: str = ""


def bounded(access: Access) -> Access:
    """The access path with everything below the fourth field folded into "*"."""
    if len(access) <= ACCESS_BOUND:
        return access
    return (*access[: ACCESS_BOUND - 1], "*")
