"""The one place that drops a finding: what comments and the baseline hold back, for whom it is, what repeats another; and in
what order they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pixellint.model.findings import Finding, Inventory, Report, Stale, Suppressed, Suppression, reaches
from pixellint.model.knowledge import Check
from pixellint.model.record import NamedTuple
from pixellint.verdict.baseline import Entry, Gone, matched
from pixellint.verdict.remarks import remarks
from pixellint.verdict.suppressions import Known, obeyed

_GRADES = ("present", "loaded", "initialised", "called", "fed")
_GRADE_OF_KIND = {"load": "loaded", "init": "initialised", "event": "called", "identify": "called"}
_PROVED = ("literal", "flow", "cross-file")


class Settled(NamedTuple):
    """What a report says of findings. `fails` tells whether one is at or above the fail level."""

    findings: tuple[Finding, ...]
    fails: bool


class Aside(NamedTuple):
    """What may hold findings back: comments with what they may name, and the entries of the baseline; `gone` tells whether a
    file, or a function in it, is no longer there; of findings alike those that are `late` are the last to be held."""

    marks: tuple[Suppression, ...]
    known: Known
    entries: tuple[Entry, ...]
    gone: Gone
    late: Callable[[Finding], bool] = lambda finding: False


class Parted(NamedTuple):
    """Findings told apart: new ones and those held back. All are sorted, and for one audience."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    held: tuple[Finding, ...]
    stale: tuple[Stale, ...]
    suppressions: tuple[Suppression, ...]

    def into(self, report: Report) -> Report:
        """The report with this in it."""
        return report._replace(**self._asdict())


def part(findings: Iterable[Finding], aside: Aside, audience: str, fail_level: str, checks: Iterable[Check]) -> Parted:
    """Findings without those that comments or the baseline hold back, and with what is to be said of the comments."""
    records = tuple(checks)
    every = settle(findings, "auditor", fail_level).findings
    left, suppressed, marks = obeyed(every, aside.marks, aside.known)
    known = matched(left, aside.entries, aside.gone, aside.late)
    told = settle((*known.new, *remarks(marks, records)), audience, fail_level, records).findings
    held = settle(known.held, audience, fail_level, records).findings
    shown = set(settle((one.finding for one in suppressed), audience, fail_level, records).findings)
    return Parted(told, tuple(one for one in suppressed if one.finding in shown), held, known.stale, tuple(sorted(marks)))


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
