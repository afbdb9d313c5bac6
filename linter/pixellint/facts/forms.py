"""Forms that write what is entered into the next page's address, where every tracker on it reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.model.record import NamedTuple
from pixellint.model.unit import Element, Literal, Member, Unit

_FIELDS = frozenset({"input", "select", "textarea"})
_SILENT_TYPES = frozenset({"submit", "button", "reset", "image", "hidden", "file", "password", "checkbox", "radio"})
_HANDLER = re.compile(r"(?:on|@|v-on:|on:|\()(?:ng)?submit\b")
_DEEPEST = 60


class AddressField(NamedTuple):
    """A field of a form sent by GET. `kind` and `autocomplete` are its attributes, "" where it has none; `at` and `end`
    are byte offsets."""

    name: str
    kind: str
    autocomplete: str
    at: int
    end: int


def address_fields(unit: Unit, stated: bool = False) -> Iterator[AddressField]:
    """The named fields of every form that is sent by GET and that no script of the file stops. `stated`: only forms that say
    where they are sent, for in programs others wait for a click."""
    if any(isinstance(site.call.callee, Member) and site.call.callee.key == "preventDefault" for site in unit.calls):
        return
    for element in unit.elements:
        if element.tag.lower() not in _FIELDS or element.inert:
            continue
        words = _words(element)
        name, kind = words.get("name", ""), words.get("type", "").lower()
        if name and kind not in _SILENT_TYPES and _sent_by_get(unit, element, stated):
            yield AddressField(name, kind, words.get("autocomplete", "").lower(), element.at, element.end)


def _sent_by_get(unit: Unit, field: Element, stated: bool) -> bool:
    at = field.parent
    for _ in range(_DEEPEST):
        if at < 0:
            return False
        element = unit.elements[at]
        if element.tag.lower() == "form":
            return _is_get(unit, element) and (not stated or any(one.name.lower() == "action" for one in element.attributes))
        at = element.parent
    return False


def _is_get(unit: Unit, form: Element) -> bool:
    """By attribute; a form with a handler, a computed method or attributes from elsewhere is not judged."""
    if any(_handles(attribute.name) for attribute in form.attributes) or b"{..." in unit.source[form.at : form.end]:
        return False
    methods = [attribute.value for attribute in form.attributes if attribute.name.lower() == "method"]
    return all(isinstance(method, Literal) and method.value.lower() in ("", "get") for method in methods)


def _handles(name: str) -> bool:
    """Whether an attribute hands the form to code: `onSubmit`, `@submit.prevent`, `(ngSubmit)`, `on:submit|preventDefault`."""
    return _HANDLER.match(name.lower()) is not None


def _words(element: Element) -> dict[str, str]:
    return {
        attribute.name.lower(): attribute.value.value
        for attribute in element.attributes
        if isinstance(attribute.value, Literal)
    }
