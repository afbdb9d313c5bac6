"""Functions that run on events: of which element, and so what their event and their `this` are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pixellint.facts.invocation import Invocation, constant_texts
from pixellint.facts.page import field_of, field_origin, is_element
from pixellint.model.flows import Constant, FunctionRef, GlobalRef, Held, Leaf, Leaves, Origin, Returned
from pixellint.model.places import Access
from pixellint.model.unit import Attribute, Call, Element, Entry, Hole, Join, Lambda, Literal, Name, Object

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_LISTENERS = frozenset({"addEventListener", "on", "once", "attachEvent", "bind", "delegate", "live"})
_SHORT = frozenset("click change submit blur focus focusout keyup keydown keypress input select mouseenter each".split())
"""methods of jQuery's collections that take a listener alone"""
_ENTERED = frozenset("change input blur keyup keydown keypress search focusout".split())
_ENTERS = re.compile(r"on(?:Value|Text|Input|Query)?(?:Change|Input|Submit|Blur|Finish|Search|Edit\w*)(?:Text|Value|Capture)?")
"""events that carry what was entered, of whatever component"""
_MARKED = ("on", "@c", "@i", "@b", "@s", "@k", "(c", "(i", "(b", "(s", "(k", "v-on:")
"""how attributes begin that hold a handler"""
_METHOD = re.compile(rb"(?!async\s*\(|function\b)(?:(?:async|get|set|static)\s+|\*\s*)?[\w$#]+\s*\(")


class Listening:
    """Knows the listeners of one file."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._inline: set[int] = set()

    def handed(self, function: int) -> Call | None:
        """The call that makes a function listen to events: `field.addEventListener("change", f)`."""
        return self._handed.get(function)

    @cached_property
    def _handed(self) -> dict[int, Call]:
        found: dict[int, Call] = {}
        unit, contents = self._values.unit, self._values.contents
        for site in unit.calls if not unit.namespace else ():
            call = site.call
            if not _listens(Invocation.of(call)):
                continue
            for argument in call.arguments[-2:]:
                value = argument.value
                if isinstance(value, Lambda):
                    found.setdefault(value.number, call)
                elif isinstance(value, Name) and (binding := contents.binding(value)) >= 0:
                    bound = unit.bindings[binding]
                    if bound.kind == "function":
                        found.setdefault(bound.position, call)
        return found

    @cached_property
    def _in_markup(self) -> dict[int, Origin]:
        """Functions that stand in an attribute of an element themselves -> the element."""
        found: dict[int, Origin] = {}
        for element in self._values.unit.elements:
            self._enter_inline(found, element)
            for attribute in element.attributes:
                if isinstance(attribute.value, Lambda) and attribute.name.startswith(_MARKED):
                    found.setdefault(attribute.value.number, _of_event(element.tag, attribute.name, element.attributes))
        return found

    @cached_property
    def handlers(self) -> dict[int, Origin]:
        """Functions that handle an input's events in markup -> the field, as an origin of kind form."""
        found = dict(self._in_markup)
        unit = self._values.unit
        for element in unit.elements:
            entries = [Entry(a.name, a.value, a.at) for a in element.attributes]
            self._enter(found, element.tag, entries)
        for site in unit.calls:
            call = site.call
            if call.kind == "element" and isinstance(call.arguments[0].value, Object):
                name = call.callee.name if isinstance(call.callee, Name) else ""
                self._enter(found, name, call.arguments[0].value.entries)
        return found

    def _enter(self, found: dict[int, Origin], tag: str, entries: Sequence[Entry]) -> None:
        handlers = [entry for entry in entries if entry.key.startswith(_MARKED) and entry.key != "on"]
        if not handlers:
            return
        field = field_origin(tag, {e.key: e.value for e in entries})
        for entry in handlers:
            for leaf in self._values.leaves(entry.value):
                end = leaf.end
                if isinstance(end, Held) and isinstance(end.ref, FunctionRef) and not leaf.key and not end.access:
                    found.setdefault(end.ref.number, field._replace(kind=_kind(tag, entry.key, field.path == (tag,))))

    def _enter_inline(self, found: dict[int, Origin], element: Element) -> None:
        """`<input onchange="send(this.value)">`: the statements are a function of their own."""
        for attribute in element.attributes:
            if not attribute.name.startswith(_MARKED) or not isinstance(attribute.value, Literal | Join | Hole):
                continue
            at = bisect_left(self._written, (attribute.at, 0))
            if at < len(self._written) and self._written[at][0] < attribute.end:
                number = self._written[at][1]
                found.setdefault(number, _of_event(element.tag, attribute.name, element.attributes))
                self._inline.add(number)

    @cached_property
    def _written(self) -> list[tuple[int, int]]:
        """Where functions begin that may be the statements of an attribute, with their numbers."""
        functions = enumerate(self._values.unit.functions)
        return sorted((f.at, n) for n, f in functions if f.parameters == ("event",) and f.function < 0)

    def element(self, at: int) -> Leaves | None:
        """What `this` is at a byte offset, where that is the element whose event runs the function around; None elsewhere."""
        if not self._in_markup and not self._handed:
            return None
        number = self._around(at)
        if number in self._in_markup:
            return (_itself(Leaf((), self._in_markup[number])),)
        call = self._handed.get(number)
        found = tuple(map(_itself, self.elements(call))) if call is not None and not self._is_arrow(number) else ()
        return found or None

    def elements(self, call: Call) -> Iterator[Leaf]:
        """The elements that a listener's call listens to, as far as the file names them."""
        selector = call.arguments[1].value if len(call.arguments) > 2 else None
        if isinstance(selector, Literal) and selector.kind == "string":  # one within, that may come later
            field = field_of(self._values.unit, "querySelector", selector.value)
            text = (Leaf((), Constant(selector.value, "string")),)
            yield Leaf((), field or Returned(Held(GlobalRef("$"), ()), (), (text,)))
            return
        receiver = Invocation.of(call).receiver
        for leaf in self._values.leaves(receiver) if receiver is not None else ():
            if not leaf.key and is_element(leaf.end):
                yield leaf

    def event_of(self, call: Call) -> Leaves:
        """What a listener is given: the field's event, where the file knows the field."""
        name = _event_name(call)
        known = [field for leaf in self.elements(call) if (field := _entered(leaf, name[0])) is not None]
        return tuple(known) or (Leaf((), Origin("event", name)),)

    def _around(self, at: int) -> int:
        """The function whose `this` stands at a byte offset: arrows have none of their own."""
        functions = self._values.unit.functions
        number = self._values.received.function_at(at)
        while number >= 0 and self._is_arrow(number):
            number = functions[number].function
        return number

    def _is_arrow(self, number: int) -> bool:
        item = self._values.unit.functions[number]
        text = self._values.unit.source[item.at : item.at + 200]
        if number in self._inline or text.startswith((b"function", b"async function")):
            return False
        return item.owner < 0 and _METHOD.match(text) is None


def _listens(invocation: Invocation) -> bool:
    """Whether a call makes a function listen: `on("change", f)`, or `change(f)` of what jQuery found."""
    if invocation.receiver is None:
        return False
    if invocation.name in _LISTENERS:
        return len(invocation.call.arguments) > 1
    return invocation.name in _SHORT and len(invocation.call.arguments) == 1


def _event_name(call: Call) -> Access:
    value = call.arguments[0].value
    return (value.value,) if isinstance(value, Literal) else ("event",)


def _itself(leaf: Leaf) -> Leaf:
    """An element, as the target of its event."""
    end = leaf.end
    return leaf._replace(end=end._replace(path=(*end.path, "target"))) if isinstance(end, Origin) else leaf


def _entered(leaf: Leaf, event: str) -> Leaf | None:
    """What an event of an element brings along that is entered into it; None where nothing is known to be."""
    if isinstance(leaf.end, Origin):
        return leaf
    names = [text for part in leaf.end.arguments for text in constant_texts(part)] if isinstance(leaf.end, Returned) else []
    if event not in _ENTERED or len(names) != 1:
        return None
    return leaf._replace(end=Origin("form", (names[0].strip("#.[]") or "field",)))


def _of_event(tag: str, event: str, attributes: Sequence[Attribute]) -> Origin:
    """What an event carries that an attribute of an element handles."""
    field = field_origin(tag, {a.name: a.value for a in attributes})
    return field._replace(kind=_kind(tag, event, field.path == (tag,)))


def _kind(tag: str, event: str, unnamed: bool) -> str:
    """What an event of an element carries: an input's change its content, a click nothing but itself, that of a component
    without a field's name what the component makes of it."""
    if "lick" in event or tag in ("a", "button", "div", "span", "li", "form", "img"):
        return "event"
    own = unnamed and tag[:1].isupper() and event.startswith("on") and not _ENTERS.fullmatch(event)
    return "value" if own else "form"
