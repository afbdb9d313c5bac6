"""The one place that drops a finding: for whom it is, what repeats another; and in what order they are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pixellint.model.findings import SEVERITIES, Finding, Inventory
from pixellint.model.knowledge import Check

_GRADES = ("present", "loaded", "initialised", "called", "fed")
_GRADE_OF_KIND = {"load": "loaded", "init": "initialised", "event": "called", "identify": "called"}
_PROVED = ("literal", "flow", "cross-file")


class Settled(NamedTuple):
    """What a report says of findings. `fails` tells whether one is at or above the fail level."""

    findings: tuple[Finding, ...]
    fails: bool


def settle(findings: Iterable[Finding], audience: str, fail_level: str, checks: Iterable[Check] = ()) -> Settled:
    """The findings for an audience (developer, auditor), sorted by place and rule, no two alike.

    Developers are spared checks for auditors, what is weakly named or collected, and notes unless notes fail the run.
    """
    hidden = frozenset(check.id for check in checks if check.audience == "auditor")
    everything = audience == "auditor"
    kept = {
        _key(finding): finding for finding in sorted(findings) if everything or _for_developers(finding, fail_level, hidden)
    }
    told = tuple(kept[key] for key in sorted(kept))
    return Settled(told, any(reaches(finding.severity, fail_level) for finding in told))


def _for_developers(finding: Finding, fail_level: str, hidden: frozenset[str]) -> bool:
    if finding.rule in hidden or (finding.severity == "note" and fail_level != "note"):
        return False
    return finding.confidence in _PROVED or (finding.confidence == "name-only" and finding.clear)


def reaches(severity: str, level: str) -> bool:
    """Whether a severity is at or above a level."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(level)


def grades(inventory: Inventory, automatic: frozenset[str] = frozenset()) -> tuple[tuple[str, str], ...]:
    """The grade of every tracker met, by id: the strongest of its uses outside test code. `automatic` are the trackers
    whose packages start by themselves."""
    best: dict[str, int] = {}
    for tracker in (*(hint.tracker for hint in inventory.hints), *(use.tracker for use in inventory.uses)):
        best.setdefault(tracker, 0)
    for use in inventory.uses:
        if set(use.surfaces) == {"test"}:
            continue
        grade = _GRADE_OF_KIND.get(use.kind, "loaded" if use.tracker in automatic else "present")
        if any(datum.confidence != "collected" for datum in use.data):
            grade = "fed"
        best[use.tracker] = max(best[use.tracker], _GRADES.index(grade))
    return tuple((tracker, _GRADES[grade]) for tracker, grade in sorted(best.items()))


def _key(finding: Finding) -> tuple[object, ...]:
    span = finding.place.span
    return (
        finding.place.path,
        span.line,
        span.column,
        finding.rule,
        finding.tracker,
        finding.data,
        finding.fingerprint,
    )
