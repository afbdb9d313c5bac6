"""What was not reported and why, what a change brings that would quieten, and counts: text that closes a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pixellint.model.findings import Brought, Finding, Report, Suppression
from pixellint.report.look import Look, counted, table, visible

LISTED = 20
"""comments that are named; JSON names all"""


def set_aside(report: Report, look: Look) -> Iterator[str]:
    """Comments that were obeyed, and what a change under review brings."""
    used = [mark for mark in report.suppressions if mark.state == "used"]
    if used:
        yield f"Held back by comments: {counted(len(report.suppressed), 'finding')}."
        yield from _first([_mark(mark, look) for mark in used])
        yield ""
    for obeyed in (False, True):
        brought = [one for one in report.brought if one.obeyed is obeyed]
        if brought:
            what = "and is obeyed" if obeyed else "and is not obeyed (--trust-change obeys it)"
            yield look.paint("warning", f"Brought by the change itself {what}:")
            yield from _first([_brought(one, look) for one in brought])
            yield ""


def counts(report: Report) -> Iterator[str]:
    """What the closing line says of findings that are not reported."""
    if report.suppressed:
        yield f"{len(report.suppressed):,} suppressed"
    if report.held:
        yield f"{len(report.held):,} in the baseline"
    stale = sum(entry.times for entry in report.stale)
    if stale:
        yield f"{stale:,} stale in the baseline"


def changed(report: Report) -> Iterator[str]:
    """Which change is under review."""
    change = report.change
    if change is None:
        return
    since = "staged" if change.staged else f"since {change.base[:12]}"
    yield (
        f"Change {since}: {counted(change.files, 'file')}, {counted(change.lines, 'line')} added or changed; "
        f"{counted(change.left, 'finding')} elsewhere."
    )


def statistics(report: Report, look: Look) -> Iterator[str]:
    """Counts of the findings by rule, severity, tracker and surface."""
    for heading, rows in statistics_rows(report):
        yield from table((heading, "findings"), rows, look)
        yield ""


def statistics_rows(report: Report) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The same as rows for a table: what is counted by, then a name and its count each."""
    for heading, counter in tallies(report.findings).items():
        if counter:
            yield heading, [(name, f"{count:,}") for name, count in counter.items()]


def tallies(findings: tuple[Finding, ...]) -> dict[str, dict[str, int]]:
    """How many findings there are by rule, severity, tracker and surface, most first. One may lie on several surfaces."""
    found = {
        "rule": Counter(finding.rule for finding in findings),
        "severity": Counter(finding.severity for finding in findings),
        "tracker": Counter(finding.tracker for finding in findings if finding.tracker),
        "surface": Counter(surface for finding in findings for surface in finding.surfaces),
    }
    return {name: dict(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))) for name, counter in found.items()}


def _first(rows: list[str]) -> Iterator[str]:
    yield from rows[:LISTED]
    if len(rows) > LISTED:
        yield f"  and {len(rows) - LISTED:,} more (--format json names them all)"


def _mark(mark: Suppression, look: Look) -> str:
    rule = f"{mark.rule}:{mark.tracker}" if mark.tracker else mark.rule
    until = f" until {mark.until}" if mark.until else ""
    return f"  {look.paint('bold', look.line(mark.place))}  {rule}{until}: {visible(mark.reason)}"


def _brought(one: Brought, look: Look) -> str:
    return f"  {look.paint('bold', f'{look.path(one.path)}:{one.line}')}  {one.kind}: {visible(one.what)}"
