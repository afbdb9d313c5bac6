"""What events are called: by the call at hand, else by the wrapper that it reaches."""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.facts.trackers import Slot, event_texts
from pixellint.flow.uses import UseFact
from pixellint.model.flows import Constant, Leaf
from pixellint.model.places import Place


class Events:
    """Knows the uses of a project by their place."""

    def __init__(self, uses: Iterable[UseFact]) -> None:
        self._placed: dict[tuple[str, Place], list[UseFact]] = {}
        for fact in uses:
            self._placed.setdefault((fact.match.tracker, fact.place), []).append(fact)

    def name(self, fact: UseFact) -> str:
        """What the event of a use is called, "" where nothing says."""
        texts = event_texts(fact.slots)
        return texts[0] if texts else self._within(fact)

    def of_wrapper(self, fact: UseFact) -> tuple[Slot, ...]:
        """The name of the event that the wrapper of a use gives it, nothing where the use itself says it."""
        within = "" if event_texts(fact.slots) else self._within(fact)
        return (Slot("event", ("0",), Leaf((), Constant(within, "string"))),) if within else ()

    def _within(self, fact: UseFact) -> str:
        places = () if fact.direct else fact.via
        reached = (other for place in places for other in self._placed.get((fact.match.tracker, place), ()))
        return next((texts[0] for other in reached if (texts := event_texts(other.slots))), "")
