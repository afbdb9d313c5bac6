"""The page's inputs as origins, and reads of them: `document.getElementById('q')`, `$('#q')` lead to the input of that page."""

from __future__ import annotations

import re

from pixellint.facts.algebra import ITEM
from pixellint.model.flows import Constant, End, GlobalRef, Held, Origin, Returned
from pixellint.model.unit import Element, Expression, Literal, Unit

FIELDS = frozenset({"input", "select", "textarea"})
LOOK_UPS = frozenset({"getElementById", "querySelector", "querySelectorAll", "getElementsByName", "getElementsByClassName"})
_BY_ID = re.compile(r"#([\w-]+)$")
_BY_ATTRIBUTE = re.compile(r"""^(\w*)\[([\w-]+)=["']?([^"'\]]+)["']?\]$""")
_LABELS = ("name", "id", "data-testid", "aria-label", "label", "placeholder", "v-model", "formControlName", "field")
_TYPED = {"email": "email", "tel": "phone", "search": "search-term"}
_COMPLETED = {
    "email": "email", "tel": "phone", "name": "name", "given-name": "name", "family-name": "name", "bday": "date-of-birth",
    "street-address": "address", "postal-code": "postal-code", "username": "user-id",
}  # fmt: skip


def field_origin(tag: str, attributes: dict[str, Expression]) -> Origin:
    """An input as an origin: what its attributes call it, and the element its type or autocomplete tells."""

    def constant(name: str) -> str:
        value = attributes.get(name)
        return value.value if isinstance(value, Literal) else ""

    label = next((text for name in _LABELS if (text := constant(name))), "")
    element = _TYPED.get(constant("type"), "") or _COMPLETED.get(constant("autocomplete") or constant("autoComplete"), "")
    return Origin("form", (label,) if label else (tag or "input",), element)


def field_of(unit: Unit, method: str, selector: str) -> Origin | None:
    """The input a look-up means, as an origin of kind form; None when the page has none such."""
    tag, attribute, value = _asked(method, selector)
    if not attribute:
        return None
    for element in unit.elements:
        fits = element.tag.lower() in FIELDS and tag in ("", element.tag.lower())
        if fits and _constants(element).get(attribute) == value:
            return field_origin(element.tag, {item.name: item.value for item in element.attributes})
    return None


def is_element(end: End) -> bool:
    """Whether an end is an element of the page that the file names: a field, or what a look-up finds."""
    if isinstance(end, Origin):
        return end.kind == "form"
    if not isinstance(end, Returned) or end.built or not isinstance(end.callee, Held):
        return False
    if any(part != ITEM and not part.isdigit() for part in end.access):
        return False
    ref, access = end.callee.ref, end.callee.access
    if not isinstance(ref, GlobalRef) or not any(isinstance(leaf.end, Constant) for part in end.arguments for leaf in part):
        return False
    return ref.name in ("$", "jQuery") or (ref.name == "document" and access[-1:] != () and access[-1] in LOOK_UPS)


def _asked(method: str, selector: str) -> tuple[str, str, str]:
    """(tag, attribute, value) of a look-up, with "" for any tag, and for no attribute when it is not understood."""
    if method == "getElementById":
        return "", "id", selector
    if method == "getElementsByName":
        return "", "name", selector
    by_id = _BY_ID.search(selector.strip())
    if by_id:
        return "", "id", by_id[1]
    by_attribute = _BY_ATTRIBUTE.match(selector.strip())
    return (by_attribute[1].lower(), by_attribute[2], by_attribute[3]) if by_attribute else ("", "", "")


def _constants(element: Element) -> dict[str, str]:
    return {item.name.lower(): item.value.value for item in element.attributes if isinstance(item.value, Literal)}
