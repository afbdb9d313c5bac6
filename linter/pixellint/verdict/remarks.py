"""What is to be said of comments that hold findings back: findings of their own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pixellint.model.findings import Finding, Reach, Suppression
from pixellint.model.knowledge import Check
from pixellint.model.masking import masked
from pixellint.model.places import Place

_NOTICE = re.compile(
    r"\b(?:privacy|cookie)[ -](?:policy|policies|notice|statement)\b"
    r"|\bterms (?:of (?:use|service)|and conditions)\b|\bt&c\b|\btos\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bconsent(?:s|ed|ing)?\b|\bopt(?:s|ed)?[ -]?in\b|\b(?:cookie|consent) ?banner\b"
    r"|\b(?:user|visitor|patient|member)s? (?:agree[sd]?|accept(?:s|ed)?)\b",
    re.IGNORECASE,
)
_AUTHORIZED = re.compile(r"\bauthori[sz]ation\b|\b164\.508\b", re.IGNORECASE)
_STATES = ("reasonless", "malformed", "unknown-rule", "expired", "unused")


def remarks(marks: Iterable[Suppression], checks: Iterable[Check]) -> Iterator[Finding]:
    """A finding for every comment that is wrong, over or for nothing, and for every reason that is none in law."""
    by_state = {state: check for check in checks for state in _named(check.when, "comment")}
    for mark in marks:
        states = [mark.state] if mark.state in _STATES else []
        if mark.state != "malformed":
            states.extend(reason_states(mark.reason))
        for state in states:
            if state in by_state:
                yield _remark(mark, state, by_state[state])


def reason_states(reason: str) -> Iterator[str]:
    """What a reason leans on that permits nothing: a notice, or consent that is no authorization."""
    if _NOTICE.search(reason):
        yield "notice"
    if _CONSENT.search(reason) and not _AUTHORIZED.search(reason):
        yield "consent"


def with_state(checks: Iterable[Check], word: str, state: str) -> Iterator[Check]:
    """The checks that speak of comments, or of changes (`word`), in a state."""
    return (check for check in checks if state in _named(check.when, word))


def rules_of_uses(checks: Iterable[Check]) -> frozenset[str]:
    """The rules that speak of uses, not of comments or changes: a baseline holds what these find."""
    return frozenset(check.id for check in checks if not _named(check.when, "comment") and not _named(check.when, "change"))


def _named(condition: Any, word: str) -> tuple[str, ...]:
    found = next((value for name, value in condition if name == word), ())
    return (found,) if isinstance(found, str) else tuple(found)


def _remark(mark: Suppression, state: str, check: Check) -> Finding:
    rule = f"{mark.rule}:{mark.tracker}" if mark.tracker else mark.rule
    said = {
        "malformed": f"It says: {mark.reason}.",
        "unknown-rule": f"Nothing is called {rule} here.",
        "expired": f"It held {rule} back until {mark.until}.",
        "notice": f"It says: {mark.reason}.",
        "consent": f"It says: {mark.reason}.",
    }.get(state, f"It names {rule}.")
    return stated(check, mark.place, mark.tracker, f"{mark.rule}\0{state}", masked(said))


def stated(check: Check, place: Place, tracker: str, about: str, said: str) -> Finding:
    """A finding that rests on no use; `about` names in its fingerprint what it is about."""
    return Finding(
        rule=check.id,
        name=check.name,
        severity=check.severity[0][0],
        confidence="literal",
        message=" ".join(f"{check.message} {said}".split()),
        place=place,
        tracker=tracker,
        recipient="",
        data=(),
        surfaces=(),
        steps=(),
        reach=Reach(0, "unknown"),
        also=(),
        legal_status=check.citation[0].status,
        fingerprint=hashlib.sha256("\0".join((tracker, check.id, about)).encode()).hexdigest()[:16],
        remedy=check.remedy,
    )
