"""Texts, places, anchors and plain tables of the HTML report: safe to show and cut to a sensible length, not escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pixellint.model.places import Place, Step
from pixellint.model.record import NamedTuple
from pixellint.report.identity import from_here
from pixellint.report.look import Look, clipped, safe, visible

LONGEST = 2_000
"""cells of one text"""

LISTED = 500
"""entries of one list; JSON names all"""


class Listing(NamedTuple):
    """A table of plain cells: its first column is code; `more` rows are left out."""

    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


def listing(title: str, about: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Listing:
    return Listing(title, about, heads, tuple(rows[:LISTED]), max(0, len(rows) - LISTED))


def where(place: Place | Step, look: Look) -> str:
    return f"{safe(from_here(place.path, look))}:{place.span.line}"


def text(text: str) -> str:
    return clipped(visible(" ".join(text.split())), LONGEST)


def anchor(rule: str) -> str:
    return f"rule-{slug(rule)}"


def slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text)[:80]
