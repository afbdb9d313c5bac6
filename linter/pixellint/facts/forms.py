"""Forms that write what is entered into the next page's address, where every tracker on it reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pixellint.model.unit import Element, Literal, Member, Unit

_FIELDS = frozenset({"input", "select", "textarea"})
_SILENT_TYPES = frozenset({"submit", "button", "reset", "image", "hidden", "file", "password", "checkbox", "radio"})
_DEEPEST = 60


class AddressField(NamedTuple):
    """A field of a form sent by GET. `kind` and `autocomplete` are its attributes, "" where it has none; `at` and `end`
    are byte offsets."""

    name: str
    kind: str
    autocomplete: str
    at: int
    end: int


def address_fields(unit: Unit) -> Iterator[AddressField]:
    """The named fields of every form that is sent by GET and that no script of the file stops."""
    if any(isinstance(site.call.callee, Member) and site.call.callee.key == "preventDefault" for site in unit.calls):
        return
    for element in unit.elements:
        if element.tag.lower() not in _FIELDS or element.inert:
            continue
        words = _words(element)
        name, kind = words.get("name", ""), words.get("type", "").lower()
        if name and kind not in _SILENT_TYPES and _sent_by_get(unit, element):
            yield AddressField(name, kind, words.get("autocomplete", "").lower(), element.at, element.end)


def _sent_by_get(unit: Unit, field: Element) -> bool:
    at = field.parent
    for _ in range(_DEEPEST):
        if at < 0:
            return False
        element = unit.elements[at]
        if element.tag.lower() == "form":
            return _is_get(element)
        at = element.parent
    return False


def _is_get(form: Element) -> bool:
    """By attribute; a form with a handler or a computed method is not judged."""
    handled = any(attribute.name.lower().lstrip("@(") in ("onsubmit", "submit", "v-on:submit") for attribute in form.attributes)
    methods = [attribute.value for attribute in form.attributes if attribute.name.lower() == "method"]
    if handled or any(attribute.name == "..." for attribute in form.attributes):
        return False
    return all(isinstance(method, Literal) and method.value.lower() in ("", "get") for method in methods)


def _words(element: Element) -> dict[str, str]:
    return {
        attribute.name.lower(): attribute.value.value
        for attribute in element.attributes
        if isinstance(attribute.value, Literal)
    }
