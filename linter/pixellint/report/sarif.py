"""SARIF 2.1.0: what code scanning services and viewers read.

`check` tells everything, what comments and the baseline hold back included. `code_scanning` is for services that take every
result for an open alert, as GitHub's does, and that limit what one upload may hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pixellint import __version__
from pixellint.model.findings import Finding, Report
from pixellint.model.knowledge import Knowledge
from pixellint.report.identity import identified, uri
from pixellint.report.look import Look, Sources, counted, safe, visible
from pixellint.report.sarif_results import BASE, Held, Record, Writer, escaped
from pixellint.report.sarif_rules import plain_rule, rule
from pixellint.report.words import gravest_first, in_order

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

PROJECT = "https://github.com/pixellint/pixellint"

MOST = 5_000
"""results of one upload that GitHub takes in; the rest is counted in a notification"""

STEPS = 1_000
"""steps of one flow that GitHub shows"""

DESCRIPTORS = {
    "not-read": "A file, or a part of one, that could not be looked at.",
    "left-out": "Files that are scanned for tracker names but not read in depth.",
    "unresolved": "Questions to the code that found no answer.",
    "stale": "Entries of the baseline that nothing answers to.",
    "brought": "What the change under review brings that would quieten this program.",
    "cut": "Findings that are not in this report.",
}


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format sarif`."""
    yield from _written(report, knowledge, Writer(sources, look), True)


def code_scanning(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The same without what is held back, and not longer than GitHub takes."""
    kept = report._replace(findings=tuple(gravest_first(report.findings)[:MOST]))
    yield from _written(kept, knowledge, Writer(sources, look, STEPS), False, len(report.findings) - len(kept.findings))


def _written(report: Report, knowledge: Knowledge, writer: Writer, everything: bool, cut: int = 0) -> Iterator[str]:
    told = list(_told(report, everything))
    checks = {entry.id: entry for entry in knowledge.checks}
    used = dict(sorted((finding.rule, finding) for finding, _ in told))
    index = {name: number for number, name in enumerate(used)}
    named = identified(finding for finding, _ in told)
    results = [
        writer.result(finding, name, index[finding.rule], state)
        for (name, finding), (_, state) in zip(named, told, strict=True)
    ]
    notices = list(_notifications(report, writer, cut))  # may name further files
    run: Record = {
        "tool": {"driver": _driver([rule(finding, checks.get(name)) for name, finding in used.items()])},
        "automationDetails": {"id": "pixellint/"},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notices}],
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository that was looked at."}}},
        "artifacts": [
            {"location": {"uri": uri(path), "uriBaseId": BASE}, "roles": ["analysisTarget"]} for path in writer.paths
        ],
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"knowledge": knowledge.digest, "lookedAt": report.coverage._asdict()},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from json.JSONEncoder(indent=1).iterencode(log)
    yield "\n"


def _told(report: Report, everything: bool) -> Iterator[tuple[Finding, Held]]:
    """New findings; then, if everything is asked for, those that comments and the baseline hold back."""
    judged = everything and bool(report.held or report.stale)
    for finding in in_order(report.findings):
        yield finding, Held("new" if judged else "")
    if not everything:
        return
    for entry in sorted(report.suppressed):
        yield entry.finding, Held("new" if judged else "", "inSource", visible(entry.by.reason), entry.by)
    for finding in in_order(report.held):
        yield finding, Held("unchanged", "external", "held by the baseline")


def _driver(rules: list[Record]) -> Record:
    return {
        "name": "pixellint",
        "fullName": f"pixellint {__version__}",
        "semanticVersion": __version__,
        "informationUri": PROJECT,
        "rules": rules,
        "notifications": [plain_rule(name, f"about-{name}", text, "note") for name, text in DESCRIPTORS.items()],
    }


def _notifications(report: Report, writer: Writer, cut: int) -> Iterator[Record]:
    """A report that looks complete and is not gives false assurance."""
    for entry in sorted(report.unread):
        text = f"{safe(entry.path)} was not read: {visible(entry.reason)}. What it holds is not in this report."
        yield _notice("not-read", text, writer.file(entry.path), "warning")
    if report.excluded:
        count = counted(len(report.excluded), "file")
        yield _notice("left-out", f"{count} scanned for tracker names, not read in depth: vendored, minified or excluded.")
    if report.inventory.unresolved:
        count = counted(len(report.inventory.unresolved), "question")
        yield _notice("unresolved", f"{count} to the code found no answer: flows may be missing.")
    stale = sum(entry.times for entry in report.stale)
    if stale:
        yield _notice("stale", f"{counted(stale, 'finding')} of the baseline not met any more.")
    if cut:
        yield _notice("cut", f"{counted(cut, 'finding')} left out: this report holds {MOST:,}, the gravest.", level="warning")
    for one in sorted(report.brought):
        obeyed = "obeyed" if one.obeyed else "not obeyed"
        text = f"The change brings a {one.kind.replace('-', ' ')}, {obeyed}: {visible(one.what)}"
        yield _notice("brought", text, writer.line(one.path, one.line), "note" if one.obeyed else "warning")


def _notice(name: str, text: str, location: Record | None = None, level: str = "note") -> Record:
    notice: Record = {
        "descriptor": {"id": name, "index": list(DESCRIPTORS).index(name)},
        "level": level,
        "message": {"text": escaped(text)},
    }
    return notice if location is None else notice | {"locations": [location]}
