"""What is to be said of comments that hold findings back: findings of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pixellint.evaluate.stated import stated, states_named
from pixellint.model.findings import Finding, Suppression
from pixellint.model.knowledge import Check
from pixellint.model.masking import masked

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
_REDACTION = re.compile(
    r"\banonymi[sz]e[_-]?ip\b|\bip (?:masking|anonymi[sz]ation)\b"
    r"|\b(?:ips?|address(?:es)?) (?:is|are) (?:masked|anonymi[sz]ed)\b"
    r"|\b(?:vendor|they|it|[A-Z][a-z]+) (?:hashes|masks|strips|redacts|anonymi[sz]es|removes|de-?identifies)\b"
    r"|\b(?:is|are|gets?|already|only a|as a) hash(?:ed)?\b|\bhashed (?:by|at|on)\b"
    r"|\brestrict(?:ed)?[ _]?data[ _]?processing\b|\blimited data use\b|\bads_data_redaction\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\bbefore (?:it is |they are |being )?(?:sent|sending|leaving|it leaves)\b|\bour (?:own )?(?:proxy|server|backend)\b",
    re.IGNORECASE,
)
_AUTHORIZED = re.compile(r"\bauthori[sz]ation\b|\b164\.508\b", re.IGNORECASE)
_STATES = ("reasonless", "malformed", "unknown-rule", "expired", "unused")


def remarks(marks: Iterable[Suppression], checks: Iterable[Check]) -> Iterator[Finding]:
    """A finding for every comment that is wrong, over or for nothing, and for every reason that is none in law."""
    by_state = {state: check for check in checks for state in states_named(check.when, "comment")}
    for mark in marks:
        states = [mark.state] if mark.state in _STATES else []
        if mark.state != "malformed":
            states.extend(reason_states(mark.reason))
        for state in states:
            if state in by_state:
                yield _remark(mark, state, by_state[state])


def reason_states(reason: str) -> Iterator[str]:
    """What a reason leans on that permits nothing: a notice, consent that is no authorization, what a vendor does later."""
    if _NOTICE.search(reason):
        yield "notice"
    if _CONSENT.search(reason) and not _AUTHORIZED.search(reason):
        yield "consent"
    if _REDACTION.search(reason) and not _BEFORE.search(reason):
        yield "redaction"


def rules_of_uses(checks: Iterable[Check]) -> frozenset[str]:
    """The rules that speak of uses, not of comments, changes or agreements: a baseline holds what these find."""
    apart = ("comment", "change", "policy")
    return frozenset(check.id for check in checks if not any(states_named(check.when, word) for word in apart))


def _remark(mark: Suppression, state: str, check: Check) -> Finding:
    rule = f"{mark.rule}:{mark.tracker}" if mark.tracker else mark.rule
    said = {
        "malformed": f"It says: {mark.reason}.",
        "unknown-rule": f"Nothing is called {rule} here.",
        "expired": f"It held {rule} back until {mark.until}.",
        "notice": f"It says: {mark.reason}.",
        "consent": f"It says: {mark.reason}.",
        "redaction": f"It says: {mark.reason}.",
    }.get(state, f"It names {rule}.")
    return stated(check, mark.place, mark.tracker, f"{mark.rule}\0{state}", masked(said))
