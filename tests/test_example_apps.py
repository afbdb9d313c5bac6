"""The invented health plan's apps: every leak listed in EXPECTED.tsv is found where it is listed, and the mended apps are
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

EXAMPLES = Path(__file__).parents[1] / "examples"
APPS = ("health-plan-android", "health-plan-ios")


class Row(NamedTuple):
    """What may leave, and the line where it is chosen."""

    app: str
    path: str
    line: int
    tracker: str
    element: str
    note: str

    @property
    def name(self) -> str:
        return f"{self.app}/{self.path}:{self.line} {self.tracker} {self.element}"


class Gap(NamedTuple):
    """Rows of one line that are not met yet, and what is missing; `path` may leave out the folders before it."""

    app: str
    path: str
    line: int
    trackers: str
    elements: str
    missing: str

    def holds(self, row: Row) -> bool:
        here = row.app == self.app and f"/{row.path}".endswith(f"/{self.path}") and row.line == self.line
        return here and row.tracker in self.trackers.split() and row.element in self.elements.split()

    def rows(self) -> Iterator[tuple[str, str]]:
        return ((tracker, element) for tracker in self.trackers.split() for element in self.elements.split())


ANDROID, IOS = APPS
BOTH = "adobe-mobile-sdk firebase-analytics"
EVERYONE = f"{BOTH} firebase-crashlytics"
CASE = "what a case of an enum carries is not followed from where the case is made to where its parameters are put together"
MODIFIER = "what a view modifier is made with is not followed to the caller, and a name that is a literal is no element"
LABEL = "the label of a text field does not say what is entered"
COPIED = "a map copied entry by entry loses its keys, and inside the block of logEvent its values too"
LINK = "the link that opened the app (Intent.data) is not known as an origin"
NAMED = "the first argument of trackState is taken for an event's name; the name of a custom key does not name its value"

KNOWN = (
    Gap(ANDROID, "MainActivity.kt", 39, "facebook-sdk", "appointment", "only the server knows what a push message holds"),
    Gap(ANDROID, "MainActivity.kt", 44, BOTH, "page-url", LINK),
    Gap(ANDROID, "MainActivity.kt", 56, "adobe-mobile-sdk firebase-crashlytics", "screen-name", NAMED),
    Gap(ANDROID, "BookAppointmentActivity.kt", 50, "firebase-crashlytics", "condition", LABEL),
    Gap(ANDROID, "HomeScreen.kt", 36, "firebase-analytics", "name signed-in-status", COPIED),
    Gap(IOS, "MeadowlarkApp.swift", 21, BOTH, "page-url", CASE),
    Gap(IOS, "BookAppointmentView.swift", 18, EVERYONE, "screen-name", MODIFIER),
    Gap(IOS, "BookAppointmentView.swift", 27, "quantum-metric", "condition", LABEL),
    Gap(IOS, "BookAppointmentView.swift", 34, "firebase-crashlytics", "condition", LABEL),
    Gap(IOS, "EncyclopediaView.swift", 34, BOTH, "condition", CASE),
    Gap(IOS, "EncyclopediaView.swift", 40, EVERYONE, "screen-name", MODIFIER),
    Gap(IOS, "LabResultsView.swift", 20, EVERYONE, "screen-name", MODIFIER),
)
"""rows that are not met yet; one that is met has to leave the list"""


def _rows() -> Iterator[Row]:
    for app in APPS:
        with open(EXAMPLES / app / "leaky" / "EXPECTED.tsv", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                yield Row(app, row["path"], int(row["line"]), row["tracker"], row["element"], row["note"])


ROWS = tuple(_rows())


@cache
def _report(app: str, state: str) -> Report:
    root = EXAMPLES / app / state
    return lint([], Settings(root=root, policy=load_policy(root), jobs=2, audience="auditor", cache=False))


def _given(row: Row) -> Iterator[Disclosed]:
    for use in _report(row.app, "leaky").inventory.uses:
        if (use.place.path, use.place.span.line, use.tracker) == (row.path, row.line, row.tracker):
            yield from (item for item in use.data if item.element == row.element and not item.relayed)


def _is_met(row: Row) -> bool:
    if row.note.startswith("collected"):
        return any(item.confidence == "collected" for item in _given(row))
    return any(item.confidence != "collected" and item.steps for item in _given(row))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_leak_is_found(row: Row) -> None:
    missing = [gap.missing for gap in KNOWN if gap.holds(row)]
    assert _is_met(row) == (not missing), missing


@pytest.mark.parametrize("gap", KNOWN, ids=lambda gap: f"{gap.path}:{gap.line} {gap.trackers}")
def test_what_is_not_met_yet_is_listed(gap: Gap) -> None:
    assert sorted((row.tracker, row.element) for row in ROWS if gap.holds(row)) == sorted(gap.rows())


@pytest.mark.parametrize("app", APPS)
def test_steps_lead_to_the_line_or_on_from_it(app: str) -> None:
    for use in _report(app, "leaky").inventory.uses:
        for item in use.data:
            assert item.confidence == "collected" or item.steps, (use.place, item.element)
            for step in item.steps:
                lines = (EXAMPLES / app / "leaky" / step.path).read_text(encoding="utf-8").splitlines()
                assert 1 <= step.span.line <= step.span.end_line <= len(lines)


@pytest.mark.parametrize("app", APPS)
def test_mended_app_is_silent(app: str) -> None:
    told = [one for one in _report(app, "fixed").findings if one.severity in ("error", "warning")]
    assert [(one.rule, one.place.path, one.place.span.line) for one in told] == []


@pytest.mark.parametrize("state", ["leaky", "fixed"])
@pytest.mark.parametrize("app", APPS)
def test_everything_is_read(app: str, state: str) -> None:
    report = _report(app, state)
    assert report.unread == ()
    assert report.inventory.unresolved == ()
