"""Calls taken apart, and what functions handed to them give back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.model.flows import Constant, FunctionRef, Held, Leaves
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Call, Expression, Member, Name

if TYPE_CHECKING:
    from pixellint.facts.values import Values

PASSES = "received"
"""how the note of a parameter's step begins"""
KEPT = "kept in"
"""and that of one by which a name comes to its value"""


class Invocation(NamedTuple):
    """A call taken apart: the last name of its callee, and the receiver of a method."""

    call: Call
    name: str
    receiver: Expression | None

    @classmethod
    def of(cls, call: Call) -> Invocation:
        callee = call.callee
        if isinstance(callee, Member):
            return cls(call, callee.key, callee.object)
        return cls(call, callee.name if isinstance(callee, Name) else "", None)


def receiver_of(values: Values, invocation: Invocation) -> Leaves:
    return values.leaves(invocation.receiver) if invocation.receiver is not None else ()


def first_of(values: Values, invocation: Invocation, position: int = 0) -> Leaves:
    arguments = values.arguments(invocation.call)
    return arguments[position] if position < len(arguments) else ()


def items_of(values: Values, leaves: Leaves) -> Leaves:
    return values.field(leaves, algebra.ITEM)


def callback_result(values: Values, callback: Leaves, arguments: tuple[Leaves, ...]) -> Leaves | None:
    """What functions of this file return for these arguments; None if no such function is known."""
    parts = []
    for leaf in callback:
        if isinstance(leaf.end, Held) and isinstance(leaf.end.ref, FunctionRef) and not leaf.key and not leaf.end.access:
            number = leaf.end.ref.number
            parts.append(algebra.applied(values.returns(number), number, arguments))
    return algebra.merged(parts) if parts else None


def constant_texts(leaves: Leaves) -> tuple[str, ...]:
    """The constants a value may be, in order."""
    return tuple(dict.fromkeys(leaf.end.value for leaf in leaves if isinstance(leaf.end, Constant) and not leaf.key))
