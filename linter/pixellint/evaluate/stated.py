"""Findings that rest on no use: on a comment, a change, an agreement, a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from pixellint.model.findings import Finding, Reach
from pixellint.model.knowledge import Check
from pixellint.model.places import Place


def with_state(checks: Iterable[Check], word: str, state: str) -> Iterator[Check]:
    """The checks that speak of comments, changes, the policy or the page (`word`), in a state."""
    return (check for check in checks if state in states_named(check.when, word))


def states_named(condition: Any, word: str) -> tuple[str, ...]:
    """The states that a check's condition names behind a word."""
    found = next((value for name, value in condition if name == word), ())
    return (found,) if isinstance(found, str) else tuple(found)


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
        fingerprint=hashlib.sha256("\0".join((tracker, check.id, about)).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        remedy=check.remedy,
    )
