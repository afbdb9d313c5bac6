"""Surfaces in the order of how much a disclosure there weighs, and how messages speak of them."""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.facts.surfaces import BADNESS, worst
from pixellint.model.findings import Use

_PHRASES = {
    "authenticated": "behind sign-in",
    "login": "on a sign-in page",
    "registration": "on a registration page",
    "appointment": "on an appointment page",
    "symptom-tool": "in a symptom or health-assessment tool",
    "payment": "on a payment page",
    "mobile-app": "in a mobile app",
    "condition": "on a page about a condition or treatment",
    "provider-directory": "in a provider directory",
    "search": "on a search page",
    "email": "in an e-mail",
    "server": "on a server",
    "general": "on a general page",
    "unknown": "on a page of a kind that is not known",
    "test": "in test code",
}


def worst_surface(use: Use) -> str:
    """The surface of a use that weighs most."""
    return worst(use.surfaces)


def where(use: Use, concerned: Iterable[str] = ()) -> str:
    """Where a use stands, for people: "behind sign-in", and how many pages it reaches when they are several. Of its
    surfaces the worst is named, among those a check is concerned with if it is with some."""
    phrase = _PHRASES[worst(set(concerned).intersection(use.surfaces) or use.surfaces)]
    if use.reach.pages > 1:
        return f"{phrase} ({use.reach.pages} pages in reach)"
    return phrase


def named(surfaces: Iterable[str]) -> str:
    """The surfaces as a list for people, worst first."""
    return ", ".join(sorted(set(surfaces), key=BADNESS.index))
