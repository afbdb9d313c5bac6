"""The uses met while linking, each entered once, and the wrappers that their open ends make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pixellint.facts.trackers import Slot
from pixellint.flow.lending import Lent, stands_in
from pixellint.flow.located import part_of_parameter
from pixellint.flow.project import Project
from pixellint.flow.uses import Sink, UseFact, crowded
from pixellint.model.places import Place, Step

MOST_HOPS = 8
"""wrappers within wrappers"""
MOST_BUSY = 3
"""functions with business of their own between a use and where its data comes from"""


class Entered:
    """Uses by product, place and directness, and sinks by function. Nothing that is entered is taken back."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.uses: dict[tuple[str, Place, bool], dict[str, UseFact]] = {}
        self.sinks: dict[tuple[str, int], dict[Sink, None]] = defaultdict(dict)
        self._slots: dict[tuple[str, Place, str], set[Slot]] = {}

    def enter(self, use: UseFact, lent: Lent | None = None) -> None:
        """Enter a use, joined with what is known of the same place, product and kind; its open ends make wrappers."""
        found = self.uses.setdefault((use.match.tracker, use.place, use.direct), {})
        key = _key(use.match.pattern.kind, use.direct)
        known = found.get(key)
        new = self._new(use.match.tracker, use.place, key, use.slots)
        if known is None:
            found[key] = use._replace(slots=new)
        else:
            kept = known if known.match.pattern.kind in ("event", "identify") else use
            via, seen = dict.fromkeys((*known.via, *use.via)), dict.fromkeys((*known.switches, *use.switches))
            found[key] = kept._replace(
                slots=(*known.slots, *new), via=tuple(via), switches=tuple(seen), hands_on=known.hands_on and use.hands_on
            )
        if len(use.via) < MOST_HOPS:
            for slot in use.slots:
                steps = slot.leaf.steps
                if use.direct:
                    steps = (*steps, Step(use.place.path, use.place.span, f"given to {use.callee}"))
                base = Sink(0, (), use.match, slot.path, slot.leaf.transforms, steps, (use.place, *use.via), lent)
                self._open_end(base, slot, use.place.path, use.function)

    def feed(self, sink: Sink, slots: Sequence[Slot], path: str, function: int) -> None:
        """Give a use within a function with business of its own what a caller of that function hands over; `path` and
        `function` say where the call stands."""
        place, direct = sink.via[0], len(sink.via) == 1
        key = _key(sink.match.pattern.kind, direct)
        found = self.uses.get((sink.match.tracker, place, direct), {})
        known = found.get(key)
        if known is not None:
            new = self._new(sink.match.tracker, place, key, slots)
            found[key] = known._replace(slots=(*known.slots, *new))
        if sink.hops < MOST_BUSY:
            for slot in slots:
                base = sink._replace(transforms=slot.leaf.transforms, steps=slot.leaf.steps, path=slot.path, hops=sink.hops + 1)
                self._open_end(base, slot, path, function)

    def _new(self, tracker: str, place: Place, key: str, slots: Sequence[Slot]) -> tuple[Slot, ...]:
        entered = self._slots.setdefault((tracker, place, key), set())
        new = tuple(slot for slot in dict.fromkeys(slots) if slot not in entered)  # what was entered is not hashed again
        entered.update(new)
        return new

    def _open_end(self, base: Sink, slot: Slot, path: str, inner: int) -> None:
        """What a use is given through a parameter makes the parameter's function a wrapper."""
        part = part_of_parameter(slot.leaf.end)
        if part is None:
            return
        there, function, index, access = part
        if there != path or not stands_in(self._project, path, inner, function):
            return  # the parameter of a function that only made the value
        known = self.sinks[path, function]
        sink = base._replace(position=index, access=access)
        if crowded(sink, known):
            sink = sink._replace(access=(*access[:1], "*"))
        if not any((sink[:5], sink.lent, sink.via[:1]) == (other[:5], other.lent, other.via[:1]) for other in known):
            known[sink] = None


def _key(kind: str, direct: bool) -> str:
    return kind if direct else "wrapper"
