"""What the severity of a finding comes to, in one place. A record gives cases by surface and payload; here stands what holds
for all of them.

    vacated authority            a note, whatever the record says
    contested authority          no error outside pages behind sign-in
    nobody regulated             checks of the HHS pack are notes; the FTC pack is on
    an app of nobody regulated   checks of the HHS pack are notes (B-54)
    an agreement                 one step down where it holds for product, surface, data and purpose; never for marketing
    embeds, captchas, consent    their presence is told by the checks that name their purpose, and by no other

Consent, masking of addresses, hashing, a host of one's own in between and sending from a server are no words here: they
lower nothing (B-64, B-65; 45 CFR 164.514(c)).
"""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.evaluate.badness import worst_surface
from pixellint.evaluate.policy import covering, milder
from pixellint.facts.surfaces import APP
from pixellint.model.findings import Disclosed, Use
from pixellint.model.knowledge import Check, Tracker
from pixellint.model.record import NamedTuple
from pixellint.settings import Agreement, Policy

_BEYOND_DISPUTE = "authenticated"
"""the one surface where a contested rule may still be an error"""
_HHS = "hhs"
_FTC = "ftc"
_APART = frozenset({"embed", "captcha", "consent-management"})
"""purposes of products that are there to show or guard something: who is called by them learns of the visit all the same"""


class Case(NamedTuple):
    """The case of a check's record that holds, with its severity and legal status."""

    check: Check
    severity: str
    status: str


def packs(policy: Policy) -> frozenset[str]:
    """The packs of checks that are on."""
    return frozenset((*policy.packs, _FTC) if policy.organisation == "not-regulated" else policy.packs)


def stands_apart(tracker: Tracker, purposes: Iterable[str]) -> bool:
    """Whether the mere presence of a product is nothing to a check that names these purposes."""
    main = tracker.purposes[:1]
    return not _APART.isdisjoint(main) and set(main).isdisjoint(purposes)


def weighed(case: Case, use: Use, datum: Disclosed | None, tracker: Tracker, policy: Policy) -> tuple[str, Agreement | None]:
    """The severity of a check that holds for a use, or for an element that reaches it, after all that is said above; and
    the agreement that lowered it."""
    check, severity = case.check, _capped(case, use)
    if check.pack == _HHS and (policy.organisation == "not-regulated" or _of_nobody(use, policy)):
        return "note", None
    agreement = covering(use, () if datum is None else (datum,), tracker, policy)
    lowered = milder(severity) if agreement is not None else severity
    return (lowered, agreement) if lowered != severity else (severity, None)


def _capped(case: Case, use: Use) -> str:
    check, severity, status = case
    if status == "vacated" or all(one.status == "vacated" for one in check.citation):
        return "note"
    if status == "contested" and severity == "error" and worst_surface(use) != _BEYOND_DISPUTE:
        return "warning"
    return severity


def _of_nobody(use: Use, policy: Policy) -> bool:
    return APP in use.surfaces and not policy.app_of_regulated_entity
