"""Words and orders that several reports share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pixellint.model.findings import SEVERITIES, Finding, Use

STATUS_WORDS = {
    "in_force": "in force: HHS/OCR guidance that stands",
    "regulation": "in force: the regulation itself",
    "vacated": "vacated by a court: no HIPAA finding, other laws may apply",
    "contested": "contested: counsel disagree whether HIPAA reaches this",
    "other_regime": "outside HIPAA: FTC or state law",
    "vendor_terms": "the vendor's own terms",
    "heuristic": "engineering practice, no direct legal text",
}

CONFIDENCE_WORDS = {
    "literal": "written out in the source",
    "flow": "proved within the file",
    "cross-file": "proved across files",
    "name-only": "judged by its name alone",
    "collected": "gathered by the tracker itself",
}


BAA_WORDS = {
    "no": "the vendor offers none",
    "conditional": "offered under conditions",
    "yes": "offered",
    "unknown": "not known whether one is offered",
}

GRADES = ("fed", "called", "initialised", "loaded", "present")
"""strongest evidence first"""

KINDS = ("dependency", "manifest", "import", "load", "init", "config", "identify", "event")


def by_itself(finding: Finding) -> bool:
    """Whether it is told that a tracker is there at all, for what it gathers by itself: at one of its places."""
    return bool(finding.places) and not finding.within


def proof(finding: Finding) -> str:
    """How it is known that the data goes there."""
    return CONFIDENCE_WORDS["collected"] if by_itself(finding) else CONFIDENCE_WORDS.get(finding.confidence, finding.confidence)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By place, then rule and data: the same for any number of workers."""
    return sorted(
        findings, key=lambda finding: (finding.place, finding.rule, finding.tracker, finding.data, finding.fingerprint)
    )


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """By severity, then the strength of the evidence, then as in `in_order`."""
    return sorted(in_order(findings), key=lambda finding: (_rank(SEVERITIES, finding.severity), _rank_of_proof(finding)))


def _rank_of_proof(finding: Finding) -> int:
    return _rank(tuple(CONFIDENCE_WORDS), "collected" if by_itself(finding) else finding.confidence)


def _rank(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else len(names)


def uses_by_tracker(uses: Iterable[Use]) -> dict[str, list[Use]]:
    """The uses of each tracker, trackers by id, uses by place."""
    groups: dict[str, list[Use]] = {}
    for use in sorted(uses, key=lambda use: (use.tracker, use.place, use.kind, use.event, use.callee)):
        groups.setdefault(use.tracker, []).append(use)
    return groups
