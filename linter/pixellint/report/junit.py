"""JUnit XML, for services that show test results: a case for each finding and for each file that was not read.

Errors and warnings fail, notes and what is held back are skipped. A clean run has one case that passes: many services take a
report without cases for a broken one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from pixellint.model.findings import Finding, Report
from pixellint.model.knowledge import Knowledge
from pixellint.model.record import NamedTuple
from pixellint.report.identity import from_here
from pixellint.report.look import Look, Sources, safe, visible
from pixellint.report.words import STATUS_WORDS, gravest_first, in_order

# what XML 1.0 cannot hold even as a reference; control characters are spelled out before
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Case(NamedTuple):
    """`outcome` is failure, error, skipped or "" for one that passes."""

    path: str
    line: int
    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format junit`."""
    cases = list(_cases(report, look)) or [Case("pixellint", 0, "nothing to report")]
    counts = {name: sum(case.outcome == outcome for case in cases) for name, outcome in COUNTED.items()}
    told = " ".join(f'{name}="{count}"' for name, count in {"tests": len(cases), **counts}.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="pixellint" {told}>\n <testsuite name="pixellint" {told}>\n'
    for case in cases:
        yield from _written(case)
    yield " </testsuite>\n</testsuites>\n"


COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def _cases(report: Report, look: Look) -> Iterator[Case]:
    for finding in gravest_first(report.findings):
        outcome = "skipped" if finding.severity == "note" else "failure"
        yield _case(finding, outcome, visible(finding.message), look)
    for entry in sorted(report.suppressed):
        yield _case(entry.finding, "skipped", f"held back by a comment: {visible(entry.by.reason)}", look)
    for finding in in_order(report.held):
        yield _case(finding, "skipped", "held by the baseline", look)
    for unread in sorted(report.unread):
        path = safe(from_here(unread.path, look))
        yield Case(path, 0, "not read", "error", "unread", visible(unread.reason), "What it holds is not in this report.")


def _case(finding: Finding, outcome: str, message: str, look: Look) -> Case:
    place = finding.place
    path = safe(from_here(place.path, look))
    data = f": {', '.join(finding.data)} to {finding.tracker}" if finding.data else ""
    name = f"{finding.rule} {finding.name}{data} (line {place.span.line})"
    lines = [
        f"place: {path}:{place.span.line}:{place.span.column}: {finding.severity} {finding.rule}",
        f"what: {visible(finding.message)}",
        *(f"step: {safe(from_here(step.path, look))}:{step.span.line}: {visible(step.note)}" for step in finding.steps),
        f"law: {STATUS_WORDS.get(finding.legal_status, finding.legal_status)}",
    ]
    return Case(path, place.span.line, visible(name), outcome, finding.severity, message, "\n".join(lines))


def _written(case: Case) -> Iterator[str]:
    line = f' line="{case.line}"' if case.line else ""
    yield f"  <testcase classname={_attribute(case.path)} name={_attribute(case.name)} file={_attribute(case.path)}{line}"
    if not case.outcome:
        yield "/>\n"
        return
    kind = f" type={_attribute(case.kind)}" if case.outcome != "skipped" else ""
    text = escape(_NOT_XML.sub("", case.text))
    yield f">\n   <{case.outcome}{kind} message={_attribute(case.message)}>{text}</{case.outcome}>\n  </testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
