"""What the entries of a route say of a guard."""

from __future__ import annotations

from collections.abc import Sequence

from pixellint.facts.guard_words import Speech, called
from pixellint.facts.positions import Positions
from pixellint.model.guards import Guard
from pixellint.model.unit import Entry, Expression, Lambda, Literal, Object, Unit

HOLDING = frozenset(("element", "component", "Component", "components", "render", "layout", "getComponent"))
"""what a route shows, around the routes below it"""
LETTING = frozenset(
    (
        "canActivate",
        "canMatch",
        "canLoad",
        "beforeEnter",
        "onEnter",
        "beforeLoad",
        "loader",
        "clientLoader",
        "middleware",
        "guards",
    )
)
"""what a route asks before it shows anything"""
LETTING_BELOW = "canActivateChild"
_ABOUT = frozenset(("meta", "data", "handle"))


class Letting:
    """Tells of routes whom they let in."""

    def __init__(self, unit: Unit, speech: Speech) -> None:
        self._unit = unit
        self._speech = speech
        self._positions = Positions(unit.source)

    def guard(self, at: int, end: int, name: str) -> Guard:
        """A guard at a place of this file."""
        return Guard(self._positions.span(at, end), name)

    def of_route(self, entries: Sequence[Entry], at: int) -> tuple[Guard | None, Guard | None]:
        """The guard of a route, and that of the routes below it."""
        own = below = None
        for entry in entries:
            if entry.key in LETTING and (name := self._asked(entry.value)):
                own = own or self.guard(entry.at, entry.at, name)
            elif name := self._around_below(entry):
                below = below or self.guard(entry.at, entry.at, name)
            elif self._flagged(entry, "true"):
                own = own or self.guard(entry.at, entry.at, self._flag_name(entry))
        return own, below

    def _asked(self, value: Expression) -> str:
        """The guard that a route asks before it shows anything."""
        name = self._speech.holds(value)
        if not name and isinstance(value, Lambda):
            calls = [site.call for site in self._unit.calls if site.function == value.number]
            name = next((called(call) for call in calls if self._speech.guards(called(call))), "")
        return name

    def _around_below(self, entry: Entry) -> str:
        """The guard around the routes below one, among what it shows or asks for them."""
        if entry.key == LETTING_BELOW:
            return self._asked(entry.value)
        return self._speech.holds(entry.value) if entry.key in HOLDING and not isinstance(entry.value, Literal) else ""

    def _flag_name(self, entry: Entry) -> str:
        if isinstance(entry.value, Object):
            return next(inner.key for inner in entry.value.entries if self._is_flag(inner, "true", True))
        return entry.key

    def _flagged(self, entry: Entry, value: str) -> bool:
        if entry.key in _ABOUT and isinstance(entry.value, Object):
            return any(self._is_flag(inner, value, True) for inner in entry.value.entries)
        return self._is_flag(entry, value, False)

    def _is_flag(self, entry: Entry, value: str, about: bool) -> bool:
        if not isinstance(entry.value, Literal) or entry.value.value != value:
            return False
        return self._speech.flag(entry.key) or (about and self._speech.plain(entry.key))

    def opened(self, entries: Sequence[Entry]) -> bool:
        return any(self._flagged(entry, "false") for entry in entries)
