"""Markdown for job summaries and merge requests: findings, worst first, with a small picture of who may get what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pixellint.model.findings import SEVERITIES, Brought, Finding, Report
from pixellint.model.knowledge import Knowledge
from pixellint.report.escape import code, label, prose
from pixellint.report.identity import from_here
from pixellint.report.look import Look, Sources, counted
from pixellint.report.picture import ways_of
from pixellint.report.set_aside import changed, counts, statistics_rows
from pixellint.report.words import STATUS_WORDS, gravest_first, proof

LARGEST = 1_000_000
"""bytes of a report; GitHub drops a job summary of more than 1 MiB"""

ROOM = 200_000
"""bytes kept for what closes a report"""

ARROWS = 12
"""arrows of the picture"""

LISTED = 50
"""comments and files that are named; JSON names all"""

DETAILED = 10
"""findings whose steps are shown"""


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format markdown`."""
    names = {entry.id: entry.name for entry in knowledge.trackers}
    findings = gravest_first(report.findings)
    opening = "".join(f"{line}\n" for line in _opening(report, findings))
    yield opening
    left = LARGEST - ROOM - len(opening.encode())
    shown = 0
    for piece in _rows(findings, names, look):
        left -= len(piece.encode("utf-8", "replace"))
        if left < 0:
            yield f"\n{counted(len(findings) - shown, 'more finding')} left out here: `--format json` names them all.\n"
            break
        shown += piece.startswith("| ")
        yield piece
    for piece in _details(findings, names, look):
        left -= len(piece.encode("utf-8", "replace"))
        if left < 0:
            break
        yield piece
    for line in _closing(report, look):
        yield f"{line}\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are Markdown already."""
    yield f"| {' | '.join(headings)} |"
    yield f"|{' --- |' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _opening(report: Report, findings: Sequence[Finding]) -> Iterator[str]:
    yield "## pixellint: what may be disclosed to whom"
    yield ""
    yield from (f"{prose(line)}\n" for line in changed(report))
    by_severity = Counter(finding.severity for finding in findings)
    told = ", ".join(counted(by_severity[name], name) for name in SEVERITIES if by_severity[name])
    held = "".join(f"; {text}" for text in counts(report))
    yield f"**{told or 'Nothing to report'}**{held}."
    yield ""
    yield from _picture(findings)


def _picture(findings: Iterable[Finding]) -> Iterator[str]:
    """Who may get what from where, as a Mermaid flow chart."""
    ways = list(dict.fromkeys(way.texts[1:] for way in ways_of(findings)))
    if not ways:
        return
    kept = ways[:ARROWS]
    nodes: dict[tuple[str, str], str] = {}
    arrows = []
    for element, surface, recipient in sorted(kept):
        begin = nodes.setdefault(("data", element), f"n{len(nodes)}")
        end = nodes.setdefault(("recipient", recipient), f"n{len(nodes)}")
        arrows.append(f'  {begin} -->|"{label(surface)}"| {end}')
    yield "```mermaid"
    yield "flowchart LR"
    for (_, text), name in nodes.items():
        yield f'  {name}["{label(text)}"]'
    yield from arrows
    yield "```"
    if len(ways) > len(kept):
        yield ""
        yield f"The picture shows {len(kept)} of {len(ways):,} ways, the gravest of each recipient."
    yield ""


def _rows(findings: Sequence[Finding], names: dict[str, str], look: Look) -> Iterator[str]:
    if not findings:
        return
    heading = table(("severity", "rule", "place", "what", "to", "page", "law"), ())
    yield "\n".join(("### Findings", "", *heading)) + "\n"
    for finding in findings:
        tracker = names.get(finding.tracker, finding.tracker)
        to = tracker if finding.recipient in ("", tracker) else f"{tracker} ({finding.recipient})"
        cells = (
            finding.severity,
            f"{prose(finding.rule)}<br>{prose(finding.name)}",
            code(f"{from_here(finding.place.path, look)}:{finding.place.span.line}"),
            prose(finding.message),
            prose(to),
            prose(", ".join(finding.surfaces)),
            prose(STATUS_WORDS.get(finding.legal_status, finding.legal_status)),
        )
        yield f"| {' | '.join(cells)} |\n"


def _details(findings: Sequence[Finding], names: dict[str, str], look: Look) -> Iterator[str]:
    """How the data gets there, for the gravest findings that have steps."""
    shown = [finding for finding in findings if finding.steps][:DETAILED]
    if shown:
        yield "\n### How it gets there\n"
    for finding in shown:
        where = code(f"{from_here(finding.place.path, look)}:{finding.place.span.line}")
        data = prose(f"{', '.join(finding.data)} to {names.get(finding.tracker, finding.tracker)}")
        yield f"\n{prose(finding.rule)} {where}: {data}, {prose(proof(finding))}\n\n"
        for number, step in enumerate(finding.steps, 1):
            yield f"{number}. {code(f'{from_here(step.path, look)}:{step.span.line}')} {prose(step.note)}\n"


def _closing(report: Report, look: Look) -> Iterator[str]:
    yield from _brought(report.brought, look)
    used = [mark for mark in sorted(report.suppressions) if mark.state == "used"]
    if used:
        yield from _chapter(f"Held back by comments: {counted(len(report.suppressed), 'finding')}")
        rows = [
            (
                code(f"{from_here(mark.place.path, look)}:{mark.place.span.line}"),
                prose(f"{mark.rule}:{mark.tracker}" if mark.tracker else mark.rule),
                prose(mark.until or "no end"),
                prose(mark.reason),
            )
            for mark in used[:LISTED]
        ]
        yield from table(("comment", "rule", "until", "reason"), rows)
        yield from _more(len(used))
    if look.statistics:
        for heading, counted_rows in statistics_rows(report):
            yield from _chapter(f"Findings by {heading}")
            yield from table((heading, "findings"), [(prose(name), count) for name, count in counted_rows[:LISTED]])
    yield from left_out(report, look)


def _brought(brought: Iterable[Brought], look: Look) -> Iterator[str]:
    """What a change says in its own favour is for the reviewer to judge."""
    listed = sorted(brought)
    if not listed:
        return
    yield from _chapter("Brought by the change itself")
    rows = [
        (
            prose(one.kind.replace("-", " ")),
            code(f"{from_here(one.path, look)}:{one.line}"),
            prose(one.what),
            "yes" if one.obeyed else "**no**",
        )
        for one in listed[:LISTED]
    ]
    yield from table(("what", "place", "it says", "obeyed"), rows)
    yield from _more(len(listed))


def left_out(report: Report, look: Look) -> Iterator[str]:
    """What was not read, and how much was."""
    unread = sorted(report.unread)
    if unread:
        yield from _chapter(f"Not read: {counted(len(unread), 'file')}")
        yield "What they hold is not in this report."
        yield ""
        rows = [(code(from_here(entry.path, look)), prose(entry.reason)) for entry in unread[:LISTED]]
        yield from table(("file", "why"), rows)
        yield from _more(len(unread))
    coverage = report.coverage
    yield ""
    yield (
        f"Looked at {counted(coverage.files, 'file')}: {coverage.deep:,} read in depth, {coverage.shallow:,} scanned, "
        f"{len(unread):,} unread, {len(report.excluded):,} excluded, {len(report.inventory.unresolved):,} unresolved. "
        "This is no legal advice."
    )


def _chapter(title: str) -> Iterator[str]:
    yield ""
    yield f"### {title}"
    yield ""


def _more(count: int) -> Iterator[str]:
    if count > LISTED:
        yield ""
        yield f"and {count - LISTED:,} more (`--format json` names them all)"
