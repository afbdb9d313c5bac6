"""What is entered into the markup of a file, where code takes it by reference: `ref.current`, variables bound to a field, forms
as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pixellint.facts.invocation import constant_texts
from pixellint.facts.page import FIELDS, field_origin
from pixellint.model.flows import Held, Leaf, Leaves, Origin, Returned
from pixellint.model.unit import Attribute, Call, Element, Expression, Lambda, Literal, Member, Name, Object, This

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_REFERS = frozenset({"ref", "inputRef", "innerRef", "bind:this"})
_BINDS = ("v-model", "bind:value", "[(ngModel)]")
_UNSENT = frozenset({"submit", "button", "reset", "image", "file", "password"})
_COMPONENT = re.compile(r"(?:Input|Field|Select|Text[Aa]rea|Checkbox|Radio|Picker)$")
_SUBMITS = re.compile(r"(?:on|@|v-on:|on:|\()(?:ng)?submit", re.IGNORECASE)

Holder = tuple[str, int, str]
"""what keeps a reference: ("name", binding, "") or ("this", class, member)"""


class Entered:
    """Knows the fields and forms of one file by what refers to them."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._unit = values.unit

    def referred(self, call: Call) -> Leaves:
        """The fields that what a call makes, `useRef()` or `createRef()`, refers to."""
        holder = self._holders.get(call.number) if self._referring else None
        found = self._referring.get(holder, ()) if holder is not None else ()
        return tuple(Leaf((), field) for field in found)

    def bound(self, binding: int) -> Leaves:
        """The fields that fill a variable: `<input bind:value={email}>`, `<input v-model="email">`."""
        return tuple(Leaf((), field) for field in self._bound.get(binding, ()))

    def form(self, value: Expression | None) -> Leaves:
        """What is entered into the form that an expression refers to, under the names of its fields; () where the file does
        not show which."""
        form = self._form(value) if self._forms and value is not None else -1
        return tuple(self._fields(form)) if form >= 0 else ()

    @cached_property
    def _referring(self) -> dict[Holder, list[Origin]]:
        found: dict[Holder, list[Origin]] = {}
        for tag, attributes in self._marked():
            for name, value in attributes.items():
                holder = self._holder(value) if name in _REFERS else None
                if holder is not None:
                    found.setdefault(holder, []).append(field_origin(tag, attributes))
        return found

    def _marked(self) -> Iterator[tuple[str, dict[str, Expression]]]:
        """Fields, and components that may be one, with their attributes."""
        for element in self._unit.elements:
            if element.tag.lower() in FIELDS:
                yield element.tag, _by_name(element.attributes)
        for site in self._unit.calls:
            call = site.call
            if call.kind == "element" and isinstance(call.arguments[0].value, Object) and isinstance(call.callee, Name):
                yield call.callee.name, {entry.key: entry.value for entry in call.arguments[0].value.entries}

    def _holder(self, value: Expression) -> Holder | None:
        if isinstance(value, Name):
            binding = self._values.contents.binding(value)
            return ("name", binding, "") if binding >= 0 else None
        if isinstance(value, Member) and isinstance(value.object, This) and value.computed is None:
            return "this", value.object.owner, value.key
        return None

    @cached_property
    def _holders(self) -> dict[int, Holder]:
        """What keeps the results of calls, by the number of the call."""
        contents = self._values.contents
        found: dict[int, Holder] = {call: ("name", binding, "") for call, binding in contents.kept_calls.items()}
        for number, writes in contents.receiver_writes.items():
            for access, write in writes:
                if len(access) == 1 and isinstance(write.value, Call):
                    found[write.value.number] = ("this", number, access[0])
        for number, item in enumerate(self._unit.classes):
            for name, value in item.members:
                if isinstance(value, Call):
                    found[value.number] = ("this", number, name)
        return found

    @cached_property
    def _bound(self) -> dict[int, list[Origin]]:
        found: dict[int, list[Origin]] = {}
        for element in self._unit.elements if self._unit.language != "javascript" else ():
            for attribute in element.attributes:
                if attribute.name.startswith(_BINDS) and isinstance(attribute.value, Name):
                    binding = self._values.contents.binding(attribute.value)
                    field = field_origin(element.tag, _by_name(element.attributes))
                    found.setdefault(binding, []).append(_called(field, element.tag, attribute.value.name))
        return found

    @cached_property
    def _forms(self) -> tuple[int, ...]:
        return tuple(n for n, element in enumerate(self._unit.elements) if element.tag.lower() == "form")

    def _form(self, value: Expression) -> int:
        """The number of the form meant: the only one, the one looked up, the one whose submission runs the code at hand."""
        if len(self._forms) == 1:
            return self._forms[0]
        texts = self._texts(value)
        for number in self._forms if texts else ():
            words = {a.name: a.value.value for a in self._unit.elements[number].attributes if isinstance(a.value, Literal)}
            if any(text.strip("#.") in (words.get("id"), words.get("name"), words.get("class")) for text in texts):
                return number
        here = self._values.received.function_at(value.at) if not texts else -1
        return next((n for n in self._forms if here >= 0 and self._runs(self._unit.elements[n], here)), -1)

    def _texts(self, value: Expression) -> list[str]:
        """How the file looks an element up, by what it is called there."""
        found: list[str] = []
        for leaf in self._values.leaves(value):
            if isinstance(leaf.end, Returned):
                found.extend(text for part in leaf.end.arguments for text in constant_texts(part))
            elif isinstance(leaf.end, Held) and leaf.end.access[:1] == ("forms",):
                found.extend(leaf.end.access[1:])
        return found

    def _runs(self, form: Element, function: int) -> bool:
        for attribute in form.attributes:
            if not _SUBMITS.match(attribute.name):
                continue
            value = attribute.value
            if isinstance(value, Lambda) and value.number == function:
                return True
            for leaf in self._values.leaves(value):
                if getattr(getattr(leaf.end, "ref", None), "number", -1) == function:
                    return True
        return False

    def _fields(self, form: int) -> Iterator[Leaf]:
        for element in self._unit.elements:
            attributes = _by_name(element.attributes)
            if element.tag.lower() in FIELDS and self._within(element, form):
                yield from _field(element.tag, attributes)
        start, end = self._span(form)
        for site in self._unit.calls:
            call = site.call
            if call.kind != "element" or not start <= call.at < end or not isinstance(call.callee, Name):
                continue
            if _COMPONENT.search(call.callee.name) and isinstance(call.arguments[0].value, Object):
                yield from _field(call.callee.name, {e.key: e.value for e in call.arguments[0].value.entries})

    def _within(self, element: Element, form: int) -> bool:
        at = element.parent
        while at >= 0 and at != form:
            at = self._unit.elements[at].parent
        return at == form

    def _span(self, form: int) -> tuple[int, int]:
        element = self._unit.elements[form]
        end = self._unit.source.find(b"</form", element.end)
        return element.at, end if end >= 0 else element.end


def _field(tag: str, attributes: dict[str, Expression]) -> Iterator[Leaf]:
    name, kind = attributes.get("name"), attributes.get("type")
    if isinstance(name, Literal) and name.value and not (isinstance(kind, Literal) and kind.value.lower() in _UNSENT):
        yield Leaf((name.value,), field_origin(tag, attributes))


def _called(field: Origin, tag: str, name: str) -> Origin:
    """A field without a name of its own goes by the variable it fills."""
    return field._replace(path=(name,)) if field.path == (tag,) else field


def _by_name(attributes: tuple[Attribute, ...]) -> dict[str, Expression]:
    return {attribute.name: attribute.value for attribute in attributes}
