"""GitLab's code quality report: a JSON list with a unique fingerprint for every finding."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pixellint.model.findings import Report
from pixellint.model.knowledge import Knowledge
from pixellint.report.identity import from_here, identified
from pixellint.report.look import Look, Sources, safe, visible
from pixellint.report.words import gravest_first

SEVERITY = {"error": "critical", "warning": "major", "note": "info"}


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format gitlab`."""
    entries = []
    for name, finding in identified(gravest_first(report.findings)):
        span = finding.place.span
        entries.append(
            {
                "type": "issue",
                "check_name": finding.rule,
                "description": f"{finding.rule}: {visible(finding.message)}",
                "categories": ["Security"],
                "fingerprint": name,
                "severity": SEVERITY[finding.severity],
                "location": {
                    "path": safe(from_here(finding.place.path, look)),
                    "lines": {"begin": max(1, span.line), "end": max(1, span.line, span.end_line)},
                },
            }
        )
    yield json.dumps(entries, indent=1)
    yield "\n"
