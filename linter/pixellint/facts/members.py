"""What the members of a file's classes hold: methods, fields, writes through the receiver, a component's props and state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.model.flows import ClassRef, ComponentRef, Held, ImportRef, Leaf, Leaves, Returned
from pixellint.model.places import Step
from pixellint.model.unit import Call, Expression, Member

if TYPE_CHECKING:
    from pixellint.facts.values import Values


class Members:
    """Looks into the classes of one file."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def of(self, number: int, name: str) -> Leaves | None:
        """What a member of a class of this file holds, None where the class says nothing of it."""
        item = self._values.unit.classes[number]
        parts = [self._values.leaves(value) for key, value in item.members if key == name]
        for access, write in self._values.contents.receiver_writes.get(number, ()):
            if access and access[0] == name:
                kept = partial(self._values.variables.kept, write, f"this.{name}")
                value = self._values.once(("receiver", number, write.at), kept)
                for key in reversed(access[1:]):
                    value = algebra.under(key, value)
                parts.append(value)
        if name == "props" and not parts:
            return (Leaf((), Held(ComponentRef(number), ())),)
        if name == "state":
            parts.extend(self._component_state(number))
        if parts:
            return algebra.merged(parts)
        return self._inherited(item.bases, name)

    def _component_state(self, number: int) -> list[Leaves]:
        found = []
        for site in self._values.contents.receiver_calls.get(number, ()):
            callee = site.call.callee
            if isinstance(callee, Member) and callee.key == "setState" and site.call.arguments:
                call = site.call
                step = self._values.step(call.at, call.end, "kept in the component's state", "")
                key = ("state", number, call.at)
                found.append(self._values.once(key, partial(self._set_state, call, step)))
        return found

    def _set_state(self, call: Call, step: Step) -> Leaves:
        return algebra.followed(self._values.arguments(call)[0], step)

    def _inherited(self, bases: tuple[Expression, ...], name: str) -> Leaves | None:
        for base in bases:
            for leaf in self._values.leaves(base):
                if isinstance(leaf.end, Held) and isinstance(leaf.end.ref, ClassRef) and not leaf.key:
                    found = self.of(leaf.end.ref.number, name)
                    if found is not None:
                        return found
                elif isinstance(leaf.end, Held) and isinstance(leaf.end.ref, ImportRef):
                    return (Leaf((), Returned(leaf.end, (name,), (), True)),)
        return None
