"""What a check asks about, known beforehand: most checks are no matter for most uses and elements, and that is cheap to see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pixellint.evaluate import conditions
from pixellint.evaluate.severity import stands_apart
from pixellint.model.findings import Disclosed
from pixellint.model.knowledge import Check, Tracker
from pixellint.model.record import NamedTuple

_TELLING = frozenset({"load", "init", "identify", "event", "config"})
"""kinds of use that every check is asked about, config only by the data given to it; about others only one that names them"""
_ANY: frozenset[str] = frozenset()


class Sort(NamedTuple):
    """What many uses have in common: their kind, their surfaces, and that they are of a host that nobody knows."""

    kind: str
    surfaces: tuple[str, ...]
    stranger: bool


class Asked(NamedTuple):
    """A check and what it asks about: single elements (`of_data`), among them what is collected and what names tell; kinds
    of use, main purposes, and hosts that the catalogue does not know. `surfaces`, `elements` and `categories` are those one
    of which must be there; none means any."""

    check: Check
    of_data: bool
    collected: bool
    named: bool
    kinds: frozenset[str]
    purposes: frozenset[str]
    strangers: bool
    surfaces: tuple[frozenset[str], ...]
    elements: frozenset[str]
    categories: frozenset[str]

    def concerns(self, sort: Sort) -> bool:
        """Whether the check can hold for a sort of use at all."""
        kind, surfaces, stranger = sort
        if kind not in _TELLING and kind not in self.kinds:
            return False
        if stranger and not self.strangers:
            return False
        return all(not wanted.isdisjoint(surfaces) for wanted in self.surfaces)

    def tells_of(self, tracker: Tracker) -> bool:
        """Whether the mere presence of a product is a matter for the check."""
        return not stands_apart(tracker, self.purposes)

    def sees(self, datum: Disclosed) -> bool:
        """Whether an element is a matter for the check."""
        if datum.confidence == "collected" and not self.collected:
            return False
        if datum.confidence == "literal" and not self.named:
            return False
        if self.elements and datum.element not in self.elements:
            return False
        return not self.categories or datum.category in self.categories


def asked(check: Check) -> Asked:
    """What a check asks about."""
    words = set(conditions.words_in(check.when))
    of_data = conditions.asks_of_data(check.when)
    return Asked(
        check=check,
        of_data=of_data,
        collected="collected" in words,
        named="named" in words,
        kinds=frozenset(conditions.asked_for(check.when, "kind")),
        purposes=frozenset(conditions.asked_for(check.when, "main_purpose")),
        strangers="unknown_host" in words,
        surfaces=tuple(filter(None, (_needed(check.when, "surface"), _needed(check.when, "worst_surface")))),
        elements=_needed(check.when, "element"),
        categories=_needed(check.when, "category"),
    )


def _needed(condition: Any, word: str) -> frozenset[str]:
    """The values one of which a condition needs whatever else holds; none where it needs no such word."""
    found = next((value for name, value in condition if name == word), _ANY)
    return frozenset((found,) if isinstance(found, str) else found)


class Concerned(dict[Sort, tuple[Asked, ...]]):
    """The checks that can hold for a sort of use, worked out when it is first met."""

    def __init__(self, checks: Iterable[Check]) -> None:
        super().__init__()
        self._checks = tuple(map(asked, checks))

    def __missing__(self, sort: Sort) -> tuple[Asked, ...]:
        self[sort] = found = tuple(one for one in self._checks if one.concerns(sort))
        return found
