"""Elements of the page: what look-ups find, and what jQuery and the platform read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.invocation import Invocation, constant_texts, first_of, receiver_of
from pixellint.facts.page import field_of, is_element
from pixellint.model.flows import Constant, End, GlobalRef, Held, Leaf, Leaves, Origin
from pixellint.model.unit import Expression, Literal

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_ADDRESSES = frozenset({"href", "src", "action"})


def serialised(values: Values, invocation: Invocation) -> Leaves | None:
    """`$("#lead").serialize()`: what is entered into the form."""
    fields = values.entered.form(invocation.receiver) if not values.unit.namespace else ()
    return (fields if invocation.name == "serializeArray" else algebra.flat(fields, "join")) or None


def prompted(values: Values, invocation: Invocation) -> Leaves | None:
    """`prompt("Your e-mail address")`: what is typed, by the text that asks for it."""
    if invocation.receiver is not None and not _is_window(values, invocation.receiver):
        return None
    texts = constant_texts(first_of(values, invocation))
    call = invocation.call
    step = values.step(call.at, call.end, "asked of the user", texts[0] if texts else "")
    return (Leaf((), Origin("form", (texts[0] if texts else "prompt",)), (), (step,)),)


def _is_window(values: Values, receiver: Expression) -> bool:
    return any(leaf.end == Held(GlobalRef(""), ()) for leaf in values.leaves(receiver))


def of_field(values: Values, invocation: Invocation) -> Leaves | None:
    """`$('#q').val()`, where the field is known."""
    fields = tuple(leaf for leaf in receiver_of(values, invocation) if isinstance(leaf.end, Origin))
    return fields or None


def _is_event(end: End) -> bool:
    return isinstance(end, Origin) and end.kind == "event"


def stored(values: Values, invocation: Invocation) -> Leaves | None:
    """`$("#card").data("email")`, `$(this).attr("href")`: an attribute of an element that is looked up or handles an event."""
    if len(invocation.call.arguments) != 1 or values.unit.namespace:
        return None
    receiver = receiver_of(values, invocation)
    if not any(not leaf.key and (is_element(leaf.end) or _is_event(leaf.end)) for leaf in receiver):
        return None
    return attribute(values, invocation)


def attribute(values: Values, invocation: Invocation) -> Leaves | None:
    """`element.getAttribute("data-email")`: the attribute names the value, whatever the element is."""
    names = [leaf.end.value for leaf in first_of(values, invocation) if isinstance(leaf.end, Constant) and not leaf.key]
    if len(names) != 1:
        return None
    steps = next((leaf.steps for leaf in receiver_of(values, invocation)), ())
    return (Leaf((), Origin("dom", (names[0],), "link-url" if names[0] in _ADDRESSES else ""), (), steps),)


def around(values: Values, invocation: Invocation) -> Leaves | None:
    """`event.target.closest("a")`: an element of the same event."""
    found = tuple(leaf for leaf in receiver_of(values, invocation) if isinstance(leaf.end, Origin) and leaf.end.kind == "event")
    return found or None


def looked_up(values: Values, invocation: Invocation) -> Leaves | None:
    """An input of this very page, by id, name or selector; `$(element)` is that element."""
    given = invocation.call.arguments
    if len(given) != 1:
        return None
    if not isinstance(given[0].value, Literal):
        wrapped = first_of(values, invocation) if invocation.name in ("$", "jQuery") else ()
        return tuple(leaf for leaf in wrapped if not leaf.key and (is_element(leaf.end) or _is_event(leaf.end))) or None
    field = field_of(values.unit, invocation.name, given[0].value.value)
    return None if field is None else (Leaf((), field),)
