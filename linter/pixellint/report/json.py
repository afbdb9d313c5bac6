"""Reports for programs. The shape is a contract; `schema` changes when a field changes its meaning or goes.

Unlike the text report it holds everything: all unread files, all unresolved demands. It depends on the report alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from pixellint import __version__
from pixellint.model.findings import SEVERITIES, Disclosed, Finding, Fix, Report, Use
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.model.masking import masked
from pixellint.model.places import Place, Step
from pixellint.report.look import Look, Sources
from pixellint.report.set_aside import tallies
from pixellint.report.words import in_order, uses_by_tracker

SCHEMA = 1

Record = dict[str, object]


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format json`."""
    yield from _written(
        {
            "schema": SCHEMA,
            "tool": _tool(knowledge),
            "summary": _summary(report),
            "findings": [_finding(finding) for finding in in_order(report.findings)],
            **_left_out(report),
            **_set_aside(report),
            **({"statistics": tallies(report.findings)} if look.statistics else {}),
        }
    )


def inventory(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint inventory --format json`."""
    records = {tracker.id: tracker for tracker in knowledge.trackers}
    grades = dict(report.grades)
    uses = uses_by_tracker(report.inventory.uses)
    yield from _written(
        {
            "schema": SCHEMA,
            "tool": _tool(knowledge),
            "trackers": [
                _tracker(tracker, records.get(tracker), grades.get(tracker, "present"), uses.get(tracker, []))
                for tracker in sorted({*grades, *uses})
            ],
            "hints": [
                {
                    "tracker": hint.tracker,
                    "what": masked(hint.what),
                    "path": hint.place.path,
                    "line": hint.place.span.line,
                }
                for hint in sorted(report.inventory.hints)
            ],
            "unknown_hosts": [
                {"host": found.host, "path": found.place.path, "line": found.place.span.line}
                for found in sorted(report.inventory.unknown_hosts)
            ],
            **_left_out(report),
        }
    )


def _written(record: Record, margin: str = "") -> Iterator[str]:
    """The record as JSON with a line for each finding, use or file: quick to write, and its differences can be read."""
    opening = "{"
    for key, value in record.items():
        yield f"{opening}\n{margin} {json.dumps(key)}: "
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from _listed(value, margin + "  ")
        else:
            yield json.dumps(value)
        opening = ","
    yield f"\n{margin}}}" if margin else "\n}\n"


def _listed(records: list[Record], margin: str) -> Iterator[str]:
    opening = "["
    for record in records:
        yield f"{opening}\n{margin}"
        if "uses" in record:
            yield from _written(record, margin)
        else:
            yield json.dumps(record)
        opening = ","
    yield "]"


def _tool(knowledge: Knowledge) -> Record:
    return {"name": "pixellint", "version": __version__, "knowledge": knowledge.digest}


def _summary(report: Report) -> Record:
    by_severity = Counter(finding.severity for finding in report.findings)
    return {
        "files": report.coverage.files,
        "deep": report.coverage.deep,
        "shallow": report.coverage.shallow,
        "unread": len(report.unread),
        "excluded": len(report.excluded),
        "unresolved": len(report.inventory.unresolved),
        "findings": {name: by_severity[name] for name in SEVERITIES},
        "suppressed": len(report.suppressed),
        "baselined": len(report.held),
        "stale": sum(entry.times for entry in report.stale),
    }


def _left_out(report: Report) -> Record:
    return {
        "unread": [{"path": entry.path, "reason": masked(entry.reason)} for entry in sorted(report.unread)],
        "excluded": [{"path": entry.path, "reason": masked(entry.reason)} for entry in sorted(report.excluded)],
        "unresolved": [
            {"path": entry.place.path, "line": entry.place.span.line, "reason": masked(entry.reason)}
            for entry in sorted(report.inventory.unresolved)
        ],
    }


def _set_aside(report: Report) -> Record:
    """Comments and entries of the baseline; the change under review, where there is one."""
    told: Record = {
        "suppressions": [
            {
                "path": mark.place.path,
                "line": mark.place.span.line,
                "column": mark.place.span.column,
                "target": mark.line,
                "rule": mark.rule,
                "tracker": mark.tracker,
                "until": mark.until,
                "reason": masked(mark.reason),
                "state": mark.state,
            }
            for mark in sorted(report.suppressions)
        ],
        "stale": [
            {"path": one.path, "function": one.function, "rule": one.rule, "tracker": one.tracker, "count": one.times}
            for one in sorted(report.stale)
        ],
    }
    if report.change is not None:
        told["change"] = report.change._asdict()
        told["brought"] = [one._replace(what=masked(one.what))._asdict() for one in sorted(report.brought)]
    return told


def _finding(finding: Finding) -> Record:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": masked(finding.message),
        **_place(finding.place),
        "tracker": finding.tracker,
        "recipient": finding.recipient,
        "data": list(finding.data),
        "surfaces": list(finding.surfaces),
        "steps": [_step(step) for step in finding.steps],
        "reach": {"pages": finding.reach.pages, "worst": finding.reach.worst},
        "also": list(finding.also),
        "legal_status": finding.legal_status,
        "fingerprint": finding.fingerprint,
        **({"fixes": [_fix(fix) for fix in finding.fixes]} if finding.fixes else {}),
    }


def _fix(fix: Fix) -> Record:
    edits = [{**_place(Place(edit.path, edit.span)), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _tracker(tracker: str, record: Tracker | None, grade: str, uses: list[Use]) -> Record:
    return {
        "tracker": tracker,
        "name": record.name if record else tracker,
        "recipient": record.recipient if record else "",
        "purposes": list(record.purposes) if record else [],
        "grade": grade,
        "baa": record.baa.offered if record else "unknown",
        "surfaces": sorted({surface for use in uses for surface in use.surfaces}),
        "uses": [_use(use) for use in uses],
    }


def _use(use: Use) -> Record:
    return {
        "kind": use.kind,
        **_place(use.place),
        "event": masked(use.event),
        "surfaces": list(use.surfaces),
        "reach": {"pages": use.reach.pages, "worst": use.reach.worst},
        "via": [{"path": place.path, "line": place.span.line} for place in use.via],
        "data": [_disclosed(disclosed) for disclosed in sorted(use.data)],
    }


def _disclosed(disclosed: Disclosed) -> Record:
    return {
        "element": disclosed.element,
        "category": disclosed.category,
        "confidence": disclosed.confidence,
        "steps": [_step(step) for step in disclosed.steps],
    }


def _place(place: Place) -> Record:
    span = place.span
    return {
        "path": place.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _step(step: Step) -> Record:
    return {"path": step.path, "line": step.span.line, "column": step.span.column, "note": masked(step.note)}
