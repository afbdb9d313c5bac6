"""One finding as a SARIF result: places, steps, snippets, and what holds it back."""

from __future__ import annotations

import re

from pixellint.model.findings import Finding, Fix, Suppression
from pixellint.model.places import Place, Span, Step
from pixellint.model.record import NamedTuple
from pixellint.report.identity import from_here, uri
from pixellint.report.look import Look, Sources, safe, visible

Record = dict[str, object]

BASE = "%SRCROOT%"

LONGEST = 2_000
"""characters of a snippet; a longer one is left out, as a snippet has to be the whole of its region"""


CONTEXT = 2
"""lines before and behind a place that are shown with it"""


class Held(NamedTuple):
    """How a finding stands: `state` to a baseline, "" where there is none; `kind` inSource or external, `reason` and the
    comment it stands in, for one that is held back."""

    state: str
    kind: str = ""
    reason: str = ""
    by: Suppression | None = None


def escaped(text: str) -> str:
    """Text for a message. Brackets would make links (SARIF 3.11.6); a number in braces is a place for an argument (3.11.5),
    other braces stay, as readers show doubled ones as they are."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", re.sub(r"\{(\d+)\}", r"{{\1}}", text))


class Writer:
    """Makes results and collects the files they name; a flow is cut to its last `steps` where a limit is given."""

    def __init__(self, sources: Sources, look: Look, steps: int = 0) -> None:
        self._sources = sources
        self._look = look
        self._steps = steps
        self._index: dict[str, int] = {}

    @property
    def paths(self) -> list[str]:
        """The files named so far, in the order of their index."""
        return list(self._index)

    def result(self, finding: Finding, name: str, rule: int, held: Held) -> Record:
        """The finding under a name of its own; `rule` is the index of its rule."""
        result: Record = {
            "ruleId": finding.rule,
            "ruleIndex": rule,
            "level": finding.severity,
            "message": {"text": escaped(visible(finding.message))},
            "locations": [self._location(finding.place, finding.function)],
            "partialFingerprints": {"pixellintFinding/v1": name},
        }
        chain = finding.reach.chain
        if chain:
            result["relatedLocations"] = [self._step(step) | {"id": number} for number, step in enumerate(chain, 1)]
        if finding.steps:
            result["codeFlows"] = [self._flow(finding)]
        if held.state:
            result["baselineState"] = held.state
        # results of a run have suppressions all or none: an empty list says that a finding counts
        result["suppressions"] = [self._suppression(held)] if held.kind else []
        if finding.fixes:
            result["fixes"] = [self._fix(fix) for fix in finding.fixes]
        result["properties"] = _properties(finding)
        return result

    def file(self, path: str) -> Record:
        """A file as a whole."""
        return {"physicalLocation": {"artifactLocation": self._artifact(path)}}

    def line(self, path: str, line: int) -> Record:
        """A line of a file."""
        return {"physicalLocation": {"artifactLocation": self._artifact(path), "region": {"startLine": max(1, line)}}}

    def _flow(self, finding: Finding) -> Record:
        steps = finding.steps[-self._steps :] if self._steps else finding.steps
        last = len(steps) - 1
        places = [
            {"location": self._step(step), "importance": "essential" if number in (0, last) else "important"}
            for number, step in enumerate(steps)
        ]
        data = ", ".join(finding.data) or "data"
        return {"message": {"text": escaped(visible(f"How {data} gets there"))}, "threadFlows": [{"locations": places}]}

    def _location(self, place: Place, function: str) -> Record:
        physical = self._physical(place.path, place.span)
        around = self._around(place.path, place.span)
        location: Record = {"physicalLocation": physical | around}
        if function:
            named = visible(function)
            location["logicalLocations"] = [{"name": named, "fullyQualifiedName": named, "kind": "function"}]
        return location

    def _step(self, step: Step) -> Record:
        return {
            "physicalLocation": self._physical(step.path, step.span),
            "message": {"text": escaped(visible(step.note) or "here")},
        }

    def _suppression(self, held: Held) -> Record:
        told: Record = {"kind": held.kind, "status": "accepted", "justification": held.reason}
        if held.by is None:
            return told
        until: Record = {"properties": {"until": held.by.until}} if held.by.until else {}
        return told | {"location": {"physicalLocation": self._physical(*held.by.place)}} | until

    def _fix(self, fix: Fix) -> Record:
        changes: dict[str, list[Record]] = {}
        for edit in fix.edits:
            region = self._physical(edit.path, edit.span)["region"]
            replaced: Record = {"deletedRegion": region}
            changes.setdefault(edit.path, []).append(replaced | ({"insertedContent": {"text": edit.text}} if edit.text else {}))
        return {
            "description": {"text": escaped(visible(fix.title))},
            "artifactChanges": [
                {"artifactLocation": self._artifact(path), "replacements": edits} for path, edits in changes.items()
            ],
        }

    def _physical(self, path: str, span: Span) -> Record:
        region: Record = {
            "startLine": max(1, span.line),
            "startColumn": max(1, span.column),
            "endLine": max(1, span.line, span.end_line),
            "endColumn": max(1, span.end_column, span.column if span.end_line <= span.line else 1),
        }
        snippet = self._snippet(path, span)
        if snippet:
            region["snippet"] = {"text": snippet}
        return {"artifactLocation": self._artifact(path), "region": region}

    def _artifact(self, path: str) -> Record:
        shown = from_here(path, self._look)
        index = self._index.setdefault(shown, len(self._index))
        return {"uri": uri(shown), "uriBaseId": BASE, "index": index}

    def _around(self, path: str, span: Span) -> Record:
        """The lines about a place, where there are lines and they are not too long."""
        lines = self._sources.lines(path)
        first, last = max(1, span.line - CONTEXT), min(len(lines), max(span.line, span.end_line) + CONTEXT)
        wider = Span(first, 1, last, len(lines[last - 1]) + 1) if first <= last else span
        snippet = self._snippet(path, wider)
        if not snippet or wider == span:
            return {}
        return {"contextRegion": {"startLine": first, "endLine": last, "snippet": {"text": snippet}}}

    def _snippet(self, path: str, span: Span) -> str:
        lines = self._sources.lines(path)
        if not 1 <= span.line <= span.end_line <= len(lines):
            return ""
        taken = list(lines[span.line - 1 : span.end_line])
        if sum(map(len, taken)) > 50 * LONGEST:  # a minified file: not worth the cutting
            return ""
        taken[-1] = taken[-1][: max(0, span.end_column - 1)]
        taken[0] = taken[0][max(0, span.column - 1) :]
        text = "\n".join(visible(line) for line in taken)
        return text if len(text) <= LONGEST else ""


def _properties(finding: Finding) -> Record:
    return {
        "confidence": finding.confidence,
        "legalStatus": finding.legal_status,
        "tracker": safe(finding.tracker),
        "recipient": safe(finding.recipient),
        "data": [safe(element) for element in finding.data],
        "surfaces": list(finding.surfaces),
        "reach": {"pages": finding.reach.pages, "worst": finding.reach.worst},
        "also": list(finding.also),
    }
