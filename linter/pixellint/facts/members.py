"""What the members of a file's classes hold: methods, fields, writes through the receiver, a component's props and state."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.invocation import KEPT, callback_result
from pixellint.model.flows import (
    ClassRef,
    ComponentRef,
    Constant,
    End,
    FunctionRef,
    Held,
    ImportRef,
    Leaf,
    Leaves,
    Origin,
    Returned,
)
from pixellint.model.places import Step
from pixellint.model.unit import Call, Class, Expression, Function, Lambda, Member

if TYPE_CHECKING:
    from pixellint.facts.values import Values


def _is_case(made: Expression, function: Function) -> bool:
    """Whether a function makes an instance that holds something under the function's own name."""
    return isinstance(made, Call) and made.kind == "new" and [item.label for item in made.arguments] == [function.name]


_OPTIONS = ("data", "computed", "methods", "props")


class Members:
    """Looks into the classes of one file."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._looking: set[tuple[int, str]] = set()
        bindings = enumerate(values.unit.bindings)
        self._bindings = {bound.position: number for number, bound in bindings if bound.kind == "class"}

    def of(self, number: int, name: str) -> Leaves | None:
        """What a member of a class of this file holds, None where the class says nothing of it."""
        if (number, name) in self._looking:
            return None
        self._looking.add((number, name))
        try:
            return self._of(number, name)
        finally:
            self._looking.discard((number, name))

    def own(self, number: int, name: str) -> Leaves:
        """What a class itself says of a member, nothing inherited."""
        return algebra.merged(self._own(number, name))

    def _own(self, number: int, name: str) -> list[Leaves]:
        contents = self._values.contents
        members = self._values.unit.classes[number].members
        filled_elsewhere = Leaf((), Origin("value", (name,)))
        parts = [
            self._declared(name, value)
            for key, value in members
            if key == name and not (isinstance(value, Lambda) and contents.is_abstract(value.number))
        ]
        static = contents.field_writes.get(self._bindings.get(number, -2), ())
        for access, write in (*contents.receiver_writes.get(number, ()), *static):
            if access and access[0] == name:
                kept = partial(self._values.variables.kept, write, f"this.{name}")
                value = self._values.once(("receiver", number, write.at), kept)
                for key in reversed(access[1:]):
                    value = algebra.under(key, value)
                parts.append(value)
        for access, call in contents.own_mutations(number):
            if access and access[0] == name:
                value = self._values.once(("filled", number, call.at), partial(self._values.variables.put, call))
                for key in reversed(access[1:]):
                    value = algebra.under(key, value)
                parts.append(value)
        if parts and all(_is_empty(leaf) for part in parts for leaf in part):
            parts.append((filled_elsewhere,))  # `var query = ""`: nobody declares an empty text to send it
        return parts

    def _declared(self, name: str, value: Expression) -> Leaves:
        """What a member is declared with. An object of a class says less of what it holds than the member's name does."""
        held = self._values.leaves(value)
        if not self._values.unit.namespace or not isinstance(value, Call) or value.kind != "new":
            return held
        return algebra.followed(held, self._values.step(value.at, value.end, f"{KEPT} {name}", name))

    def _of(self, number: int, name: str) -> Leaves | None:
        item = self._values.unit.classes[number]
        parts = self._own(number, name)
        if not self._values.unit.namespace:
            if name == "props" and not parts:
                return (Leaf((), Held(ComponentRef(number), ())),)
            if name == "state":
                parts.extend(self._component_state(number))
            parts.extend(self._option(item, name))
        if parts:
            return algebra.merged(parts)
        return self._inherited(item.bases, name)

    def constructed(self, number: int, found: Leaves, end: End) -> Leaves:
        """What a member holds in an instance made with these arguments."""
        if not isinstance(end, Returned) or not end.built or not end.arguments:
            return found
        found = algebra.with_fields(found, ClassRef(number), end)
        for constructor in self._constructors(number):
            function = self._values.unit.functions[constructor]
            given = algebra.ordered(end.arguments, end.labels, function.labels or function.parameters)
            found = algebra.applied(found, constructor, given, function.rest)
        return found

    def carried(self, leaf: Leaf) -> Leaf:
        """A case of an enumeration of which a value is read that it carries: that is one of the instance at hand, not of the
        function that makes it. Any other leaf as it is."""
        end = leaf.end
        if leaf.key or not isinstance(end, Held) or end.access or not isinstance(end.ref, FunctionRef):
            return leaf
        function = self._values.unit.functions[end.ref.number]
        if function.owner < 0 or not any(_is_case(made, function) for made in function.returns):
            return leaf
        instance = Returned(Held(ClassRef(function.owner), ()), (function.name,), (), True)
        return leaf._replace(end=instance)

    def _constructors(self, number: int) -> Iterator[int]:
        for key, value in self._values.unit.classes[number].members:
            if key == "constructor" and isinstance(value, Lambda):
                yield value.number

    def _option(self, item: Class, name: str) -> Iterator[Leaves]:
        """A component described by options: its data, what it computes, its methods and props are its members."""
        options = dict(item.members)
        for option in _OPTIONS:
            if option not in options or item.name:
                continue
            found = self._values.leaves(options[option])
            if option == "data":
                made = callback_result(self._values, found, ())
                found = found if made is None else made
            taken = algebra.project(tuple(leaf for leaf in found if leaf.key), (name,))
            if option == "computed":
                taken = callback_result(self._values, taken, ()) or taken
            if taken and option in ("data", "props"):  # filled by whoever mounts it, and by its inputs
                taken = (*taken, Leaf((), Origin("value", (option, name))))
            if taken:
                yield taken

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
        declared: Leaves | None = None
        for base in bases:
            for leaf in self._values.leaves(base):
                number = class_of(leaf)
                if number >= 0:
                    found = self.of(number, name)
                    if found is not None:
                        return found
                    if self._declares(number, name):  # whatever implements it is meant
                        declared = (Leaf((), Returned(Held(ClassRef(number), ()), (name,), (), True)),)
                elif isinstance(leaf.end, Held) and isinstance(leaf.end.ref, ImportRef):
                    return (Leaf((), Returned(leaf.end, (name,), (), True)),)
        return declared

    def _declares(self, number: int, name: str) -> bool:
        """Whether a class declares a method and leaves it to those that implement it."""
        members = self._values.unit.classes[number].members
        return bool(self._values.unit.namespace) and any(key == name and isinstance(value, Lambda) for key, value in members)


def _is_empty(leaf: Leaf) -> bool:
    return isinstance(leaf.end, Constant) and (leaf.end.value == "" or leaf.end.kind == "null")


def class_of(leaf: Leaf) -> int:
    """The class of this file that a leaf is, or is an instance of; -1 if none."""
    end = leaf.end
    if isinstance(end, Returned) and end.built and not end.access:
        end = end.callee
    if leaf.key or not isinstance(end, Held) or end.access or not isinstance(end.ref, ClassRef):
        return -1
    return end.ref.number
