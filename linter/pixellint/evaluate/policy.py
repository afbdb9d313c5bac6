"""What an organisation's agreements do to a severity, and what is wrong with them. See docs/architecture.md."""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.model.findings import SEVERITIES, Disclosed, Use
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.settings import Agreement, Policy
from pixellint.settings.policy import ALL

_MARKETING = frozenset({"advertising"})


def milder(severity: str) -> str:
    """One step down; a note stays a note."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def covered(use: Use, disclosed: Iterable[Disclosed], tracker: Tracker, policy: Policy) -> bool:
    """Whether a valid agreement's scope holds the product, every surface and every element.

    A product that serves advertising is never covered: sending for marketing needs the person's authorization, whatever
    the agreement calls its purpose (45 CFR 164.508(a)(3)).
    """
    if not _MARKETING.isdisjoint(tracker.purposes):
        return False
    return any(
        tracker.id in agreement.trackers
        and not _flaw(agreement, tracker, policy)
        and agreement.purpose != "marketing"
        and _within(use.surfaces, agreement.surfaces)
        and _within((one.element for one in disclosed), (*agreement.data, *tracker.collects))
        for agreement in policy.agreements
    )


def policy_notes(policy: Policy, knowledge: Knowledge) -> tuple[str, ...]:
    """What is wrong with the policy's agreements, a line each; an agreement named here lowers nothing."""
    return tuple(f"{policy.path}:{line}: {text}" for line, text in sorted(_flaws(policy, knowledge)))


def _flaws(policy: Policy, knowledge: Knowledge) -> Iterable[tuple[int, str]]:
    trackers = {tracker.id: tracker for tracker in knowledge.trackers}
    for agreement in policy.agreements:
        for name in agreement.trackers:
            if name not in trackers:
                yield agreement.line, f"the agreement names {name}, which is no tracker"
            elif flaw := _flaw(agreement, trackers[name], policy):
                yield agreement.line, flaw


def _flaw(agreement: Agreement, tracker: Tracker, policy: Policy) -> str:
    if agreement.expires is not None and agreement.expires < policy.today:
        return f"the agreement for {tracker.id} expired on {agreement.expires.isoformat()}"
    if agreement.signed > policy.today:
        return f"the agreement for {tracker.id} is signed on {agreement.signed.isoformat()}, which has not come"
    if tracker.baa.offered == "no" and tracker.baa.confidence.startswith("A"):
        return f"{tracker.recipient} says that it offers no such agreement for {tracker.name} ({tracker.baa.source})"
    return ""


def _within(wanted: Iterable[str], allowed: tuple[str, ...]) -> bool:
    return ALL in allowed or set(wanted) <= set(allowed)
