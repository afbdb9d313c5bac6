"""Which mends a finding has. Safe ones only keep data back; the others change what the site or app does or measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixellint.facts.data import Vocabulary
from pixellint.mend.entries import dropped
from pixellint.mend.manifests import Read, stopped
from pixellint.mend.markup import masked_page, sent_by_post, tag_removed
from pixellint.mend.text import Again
from pixellint.model.findings import Finding, Fix
from pixellint.model.knowledge import Knowledge

MOST_READ_AGAIN = 8_000_000
"""bytes, of what is left of files once something is taken out; findings beyond have no mend of that sort"""


def mended(findings: Iterable[Finding], known: Knowledge, vocabulary: Vocabulary, read: Read) -> Iterator[Finding]:
    """The findings, each with its fixes."""
    trackers = {tracker.id: tracker for tracker in known.trackers}
    again = Again(MOST_READ_AGAIN)
    for finding in findings:
        source = read(finding.place.path)
        tracker = trackers.get(finding.tracker)
        if source is None or tracker is None:
            yield finding
            continue
        fixes = (
            dropped(finding, source, vocabulary, again) if finding.confidence != "collected" else None,
            sent_by_post(finding, source),
            masked_page(finding, source, tracker) if _records(tracker.purposes) else None,
            tag_removed(finding, source),
            stopped(finding, tracker, read),
        )
        yield finding._replace(fixes=tuple(fix for fix in fixes if fix is not None))


def _records(purposes: tuple[str, ...]) -> bool:
    return "session-replay" in purposes


def chosen(findings: Iterable[Finding], unsafe: bool) -> Iterator[Fix]:
    """One fix for each finding that has any: the first, the safe ones before the others."""
    for finding in findings:
        fixes = sorted(finding.fixes, key=lambda fix: not fix.safe)
        if fixes and (fixes[0].safe or unsafe):
            yield fixes[0]
