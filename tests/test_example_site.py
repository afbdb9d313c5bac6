"""The invented health plan's site: every leak listed in EXPECTED.tsv is found where it is listed, and the mended site is
silent."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from pixellint.model.findings import Disclosed, Report
from pixellint.run import lint
from pixellint.settings import Settings, load_policy

SITES = Path(__file__).parents[1] / "examples" / "health-plan"


class Row(NamedTuple):
    """What may leave: `tracker` "*" is every tracker of the page, told by the rule that the note begins with."""

    path: str
    line: int
    tracker: str
    element: str
    note: str

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line} {self.tracker} {self.element}"


def _rows() -> Iterator[Row]:
    with open(SITES / "leaky" / "EXPECTED.tsv", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Row(row["path"], int(row["line"]), row["tracker"], row["element"], row["note"])


ROWS = tuple(_rows())

KNOWN: frozenset[str] = frozenset()
"""rows that are not met yet; one that is met has to leave the list"""


@cache
def _report(site: str) -> Report:
    root = SITES / site
    return lint([], Settings(root=root, policy=load_policy(root), jobs=2, audience="auditor", cache=False))


def _given(row: Row) -> Iterator[Disclosed]:
    for use in _report("leaky").inventory.uses:
        if (use.place.path, use.place.span.line, use.tracker) == (row.path, row.line, row.tracker):
            yield from (item for item in use.data if item.element == row.element and not item.relayed)


def _is_met(row: Row) -> bool:
    if row.tracker == "*":
        rule = row.note.partition(":")[0]
        here = (rule, row.path, row.line)
        return any((one.rule, one.place.path, one.place.span.line) == here for one in _report("leaky").findings)
    if row.note.startswith("collected"):
        return any(item.confidence == "collected" for item in _given(row))
    return any(item.confidence != "collected" and item.steps for item in _given(row))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_leak_is_found(row: Row) -> None:
    assert _is_met(row) != (row.name in KNOWN)


def test_what_is_not_met_yet_is_listed() -> None:
    assert {row.name for row in ROWS} >= KNOWN


def test_steps_lead_to_the_line_or_on_from_it() -> None:
    for use in _report("leaky").inventory.uses:
        for item in use.data:
            assert item.confidence == "collected" or item.steps, (use.place, item.element)
            for step in item.steps:
                lines = (SITES / "leaky" / step.path).read_text(encoding="utf-8").splitlines()
                assert 1 <= step.span.line <= step.span.end_line <= len(lines)


def test_mended_site_is_silent() -> None:
    told = [one for one in _report("fixed").findings if one.severity in ("error", "warning")]
    assert [(one.rule, one.place.path, one.place.span.line) for one in told] == []


@pytest.mark.parametrize("site", ["leaky", "fixed"])
def test_everything_is_read(site: str) -> None:
    report = _report(site)
    assert report.unread == ()
    assert report.inventory.unresolved == ()
