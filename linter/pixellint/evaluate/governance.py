"""What is to be said of the policy itself: agreements that are none, and recipients that the privacy policy leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pixellint.evaluate.policy import flaws
from pixellint.evaluate.stated import stated, with_state
from pixellint.model.findings import Finding, Inventory, Use
from pixellint.model.knowledge import Check, Knowledge, Tracker
from pixellint.model.places import Place, Span
from pixellint.settings import Policy

_BRINGS_IN = ("load", "init", "identify", "event", "dependency", "manifest")
"""the kinds of use at which a recipient is told, best first"""
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9]+")
_COMMON = frozenset(
    "inc ltd llc gmbh corp corporation company technologies technology platforms systems software labs group international "
    "analytics ads advertising pixel tag manager cloud web mobile sdk browser insight platform online media the and".split()
)
"""words of names that do not tell one company or product from another"""


def governed(
    inventory: Inventory, knowledge: Knowledge, policy: Policy, checks: Sequence[Check], page: str | None
) -> Iterator[Finding]:
    """The findings on the policy. `page` is the text of the privacy policy; None where none is named that can be read."""
    for flaw in flaws(policy, knowledge):
        at = _line(policy, flaw.agreement.line)
        for check in with_state(checks, "policy", flaw.state):
            yield stated(check, at, flaw.tracker, flaw.state, flaw.said)
    if page is None and policy.privacy_policy:
        for check in with_state(checks, "page", "missing"):
            yield stated(check, _line(policy, policy.privacy_policy_line), "", "missing", f"It is {policy.privacy_policy}.")
    if page is not None:
        trackers = {tracker.id: tracker for tracker in knowledge.trackers}
        text = _TAG.sub(" ", page)
        for check in with_state(checks, "page", "undisclosed"):
            yield from _undisclosed(inventory.uses, trackers, text, check, policy.privacy_policy)


def _line(policy: Policy, line: int) -> Place:
    return Place(policy.path, Span(line, 1, line, 1))


def _undisclosed(uses: Iterable[Use], trackers: dict[str, Tracker], page: str, check: Check, path: str) -> Iterator[Finding]:
    """One finding for every recipient that code calls and the page does not name, at its first and strongest use."""
    first: dict[str, Use] = {}
    for use in sorted(uses, key=lambda use: (_BRINGS_IN.index(use.kind) if use.kind in _BRINGS_IN else 9, use.place)):
        if use.kind in _BRINGS_IN and use.tracker in trackers and set(use.surfaces) != {"test"}:
            first.setdefault(trackers[use.tracker].recipient, use)
    products: dict[str, list[Tracker]] = {}
    for name in {use.tracker for use in uses} & trackers.keys():
        products.setdefault(trackers[name].recipient, []).append(trackers[name])
    words, held = _words(page), _as_written(page)
    for recipient, use in sorted(first.items()):
        if not any(_is_named(tracker, words, held) for tracker in products[recipient]):
            found = stated(check, use.place, use.tracker, "undisclosed", f"It is {recipient}; the page is {path}.")
            yield found._replace(recipient=recipient, surfaces=use.surfaces, function=use.function)


def _is_named(tracker: Tracker, page: Sequence[str], held: frozenset[str]) -> bool:
    """Whether a page names a product or its vendor: by the words that tell it from others, or by its full name."""
    return any(_stands_in(_words(name), page, held) for name in (tracker.name, tracker.recipient, tracker.id))


def _stands_in(name: Sequence[str], page: Sequence[str], held: frozenset[str]) -> bool:
    telling = [word for word in name if word not in _COMMON and not word.isdigit() and len(word) > 1]
    if telling:
        return held.issuperset(telling)
    if len(name) == 1:  # a name of one letter or number, as it is written
        return name[0].upper() in held
    return any(list(page[at : at + len(name)]) == list(name) for at in range(len(page) - len(name) + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _as_written(text: str) -> frozenset[str]:
    """The words of a text in lower case, and those of one letter as they are written."""
    return frozenset(word if len(word) == 1 else word.lower() for word in _WORD.findall(text))
