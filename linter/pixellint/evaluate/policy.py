"""The organisation's agreements: what they cover, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixellint.model.errors import UserError
from pixellint.model.findings import SEVERITIES, Disclosed, Use
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.model.record import NamedTuple
from pixellint.settings import Agreement, Policy
from pixellint.settings.policy import ALL

_MARKETING = frozenset({"advertising"})


class Flaw(NamedTuple):
    """Why an agreement lowers nothing for a tracker: expired, to-come, impossible or unknown-tracker; what in it
    is not known (unknown-element); `said` in words."""

    agreement: Agreement
    tracker: str
    state: str
    said: str


def milder(severity: str) -> str:
    """One step down; a note stays a note."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def offer(tracker: Tracker) -> str:
    """What the vendor offers: no counts as said only where the vendor's own text was read."""
    said = tracker.baa.offered
    return "unknown" if said == "no" and not tracker.baa.confidence.startswith("A") else said


def covering(use: Use, disclosed: Iterable[Disclosed], tracker: Tracker, policy: Policy) -> Agreement | None:
    """The first valid agreement whose scope holds the product, every surface and every element.

    A product that serves advertising is never covered: sending for marketing needs the person's authorization, whatever
    the agreement calls its purpose (45 CFR 164.508(a)(3)).
    """
    if not policy.agreements or not _MARKETING.isdisjoint(tracker.purposes):
        return None
    elements = {one.element for one in disclosed}
    for agreement in _valid(tracker, policy):
        reaches = _within(use.surfaces, agreement.surfaces) and _within(elements, (*agreement.data, *tracker.collects))
        if reaches and agreement.purpose != "marketing":
            return agreement
    return None


def lowered_by(agreement: Agreement, path: str) -> str:
    """How a message says that an agreement made a finding milder."""
    about = ", ".join(filter(None, (f"signed on {agreement.signed.isoformat()}", agreement.document, agreement.owner)))
    return f" An agreement lowers it one step ({path}:{agreement.line}, {about})."


def standing(use: Use, tracker: Tracker, policy: Policy, partners: frozenset[str]) -> str:
    """What the policy has agreed for a product where it stands: none, in-scope, out-of-scope, marketing, void, or
    other-product; `partners` are the recipients that some agreement is in force with."""
    named = any(tracker.id in agreement.trackers for agreement in policy.agreements)
    if not named:
        return "other-product" if tracker.recipient in partners else "none"
    valid = tuple(_valid(tracker, policy))
    if not valid:
        return "void"
    if not _MARKETING.isdisjoint(tracker.purposes) or all(agreement.purpose == "marketing" for agreement in valid):
        return "marketing"
    return "in-scope" if covering(use, (), tracker, policy) else "out-of-scope"


def allied(policy: Policy, knowledge: Knowledge) -> frozenset[str]:
    """The recipients that an agreement is in force with, for whatever product."""
    if not policy.agreements:
        return frozenset()
    return frozenset(tracker.recipient for tracker in knowledge.trackers if any(True for _ in _valid(tracker, policy)))


def sound(policy: Policy, knowledge: Knowledge) -> Policy:
    """The policy, if the data elements of its vocabulary are known. Raises UserError for one that is not: what it was to
    name would silently be named by nobody."""
    elements = [element.id for element in knowledge.elements]
    for (name, element), line in zip(policy.vocabulary, policy.vocabulary_lines, strict=False):
        if element not in elements:
            from difflib import get_close_matches

            near = get_close_matches(element, elements, n=1)
            hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(elements)}"
            raise UserError(f"vocabulary: {name}: {element} is no data element", policy.path, line, hint)
    return policy


def flaws(policy: Policy, knowledge: Knowledge) -> Iterator[Flaw]:
    """What is wrong with the policy's agreements; one named here lowers nothing for that tracker."""
    trackers = {tracker.id: tracker for tracker in knowledge.trackers}
    elements = {ALL, *(element.id for element in knowledge.elements)}
    for agreement in policy.agreements:
        for name in agreement.data:
            if name not in elements:
                yield Flaw(agreement, "", "unknown-element", f"The agreement names the data element {name}.")
        for name in agreement.trackers:
            if name not in trackers:
                yield Flaw(agreement, name, "unknown-tracker", f"The agreement names {name}.")
            elif found := _flaw(agreement, trackers[name], policy):
                yield found


def _valid(tracker: Tracker, policy: Policy) -> Iterator[Agreement]:
    return (one for one in policy.agreements if tracker.id in one.trackers and _flaw(one, tracker, policy) is None)


def _flaw(agreement: Agreement, tracker: Tracker, policy: Policy) -> Flaw | None:
    if agreement.expires is not None and agreement.expires < policy.today:
        said = f"The agreement for {tracker.id} expired on {agreement.expires.isoformat()}."
        return Flaw(agreement, tracker.id, "expired", said)
    if agreement.signed > policy.today:
        said = f"The agreement for {tracker.id} is signed on {agreement.signed.isoformat()}, which has not come."
        return Flaw(agreement, tracker.id, "to-come", said)
    if offer(tracker) == "no":
        said = f"{tracker.recipient} says that it offers none for {tracker.name} ({tracker.baa.source})."
        return Flaw(agreement, tracker.id, "impossible", said)
    return None


def _within(wanted: Iterable[str], allowed: tuple[str, ...]) -> bool:
    return ALL in allowed or set(wanted) <= set(allowed)
