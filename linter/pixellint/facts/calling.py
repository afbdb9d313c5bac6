"""Which function a call means, and which of its arguments goes to which parameter."""

from __future__ import annotations

from pixellint.facts import algebra
from pixellint.model.flows import FunctionRef, Held, Leaf, Leaves
from pixellint.model.unit import Call, Unit


def labels_of(call: Call) -> tuple[str, ...]:
    """The labels of a call's arguments, () where there are none."""
    return tuple(part.label for part in call.arguments) if any(part.label for part in call.arguments) else ()


def placed(unit: Unit, call: Call, arguments: tuple[Leaves, ...], number: int) -> tuple[Leaves, ...]:
    """The arguments of a call in the order of the parameters of function `number` of the unit."""
    function = unit.functions[number]
    return algebra.ordered(arguments, labels_of(call), function.labels or function.parameters)


def fitting(unit: Unit, call: Call, callees: Leaves) -> Leaves:
    """Of the overloads of a method those that take as many arguments as are given, if there are any."""
    if len(callees) < 2 or not unit.namespace:
        return callees
    given = len(call.arguments)
    counts = {leaf: len(unit.functions[number].parameters) for leaf in callees if (number := _function_of(leaf)) >= 0}
    if given not in counts.values():
        return callees
    return tuple(leaf for leaf in callees if counts.get(leaf, given) == given)


def _function_of(leaf: Leaf) -> int:
    """The function of the unit that a leaf is, -1 if none."""
    end = leaf.end
    if leaf.key or not isinstance(end, Held) or end.access or not isinstance(end.ref, FunctionRef):
        return -1
    return end.ref.number
