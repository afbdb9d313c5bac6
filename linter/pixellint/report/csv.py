"""Tables for spreadsheets. A cell that a spreadsheet would take for a formula begins with an apostrophe."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from pixellint.model.findings import Finding, Report, Suppression, Use
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.report.look import Look, Sources, safe, visible
from pixellint.report.words import in_order, uses_by_tracker

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
"""what spreadsheets take for the start of a formula, wide forms included"""

FINDINGS = (
    *("state", "severity", "rule", "name", "path", "line", "column", "end_line", "end_column", "tracker", "recipient"),
    *("data", "surfaces", "pages", "worst", "confidence", "legal_status", "also", "message", "origin", "fingerprint", "reason"),
)

TRACKERS = (
    *("tracker", "name", "recipient", "purposes", "grade", "baa", "kind", "path", "line", "event", "surfaces", "pages"),
    *("worst", "data", "collected"),
)


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format csv`: findings, then what is held back."""
    yield row(FINDINGS)
    for finding in in_order(report.findings):
        yield row(_finding(finding, "new"))
    for entry in sorted(report.suppressed):
        yield row(_finding(entry.finding, "suppressed", entry.by))
    for finding in in_order(report.held):
        yield row(_finding(finding, "baseline"))


def inventory(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint inventory --format csv`: a row for each use."""
    yield row(TRACKERS)
    records = {tracker.id: tracker for tracker in knowledge.trackers}
    grades = dict(report.grades)
    uses = uses_by_tracker(report.inventory.uses)
    for tracker in sorted({*grades, *uses}):
        whose = _tracker(tracker, records.get(tracker), grades.get(tracker, "present"))
        for use in uses.get(tracker, ()):
            yield row((*whose, *_use(use)))
        if tracker not in uses:
            yield row((*whose, *[""] * (len(TRACKERS) - len(whose))))


def row(cells: Sequence[str]) -> str:
    """One row with every cell in quotation marks."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def _harmless(cell: str) -> str:
    cell = safe(cell)
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell


def _finding(finding: Finding, state: str, by: Suppression | None = None) -> tuple[str, ...]:
    span = finding.place.span
    origin = finding.steps[0] if finding.steps else None
    return (
        *(state, finding.severity, finding.rule, finding.name, finding.place.path),
        *(str(number) for number in span),
        *(finding.tracker, finding.recipient, ", ".join(finding.data), ", ".join(finding.surfaces)),
        *(str(finding.reach.pages), finding.reach.worst, finding.confidence, finding.legal_status),
        *(", ".join(finding.also), visible(finding.message)),
        f"{origin.path}:{origin.span.line} {visible(origin.note)}" if origin else "",
        *(finding.fingerprint, visible(by.reason) if by else ""),
    )


def _tracker(tracker: str, record: Tracker | None, grade: str) -> tuple[str, ...]:
    if record is None:
        return (tracker, tracker, "", "", grade, "unknown")
    return (tracker, record.name, record.recipient, ", ".join(record.purposes), grade, record.baa.offered)


def _use(use: Use) -> tuple[str, ...]:
    return (
        *(use.kind, use.place.path, str(use.place.span.line), visible(use.event), ", ".join(use.surfaces)),
        *(str(use.reach.pages), use.reach.worst),
        ", ".join(sorted({entry.element for entry in use.data if entry.confidence != "collected"})),
        ", ".join(sorted({entry.element for entry in use.data if entry.confidence == "collected"})),
    )
