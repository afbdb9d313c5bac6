"""Mends in markup: a tag that is taken out, a form that is sent by POST, a page that hides what is typed from recorders."""

from __future__ import annotations

import re

from pixellint.mend.text import difference, offset, unit_of, without
from pixellint.model.findings import Finding, Fix
from pixellint.model.knowledge import Tracker
from pixellint.model.unit import Element, Unit

_LOADS = frozenset({"script", "img", "iframe"})
_FIELDS = frozenset({"form", "input", "select", "textarea", "button"})
_ENDS = {tag: re.compile(rb"\s*</%s\s*>" % tag.encode(), re.IGNORECASE) for tag in ("script", "iframe")}
_METHOD = re.compile(rb"""(\smethod\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"data-[a-z0-9-]+")


def tag_removed(finding: Finding, source: bytes) -> Fix | None:
    """Take out the element that loads the tracker, where it holds nothing else."""
    element = _element(unit_of(finding.place.path, source), finding, source)
    if element is None or element.tag.lower() not in _LOADS:
        return None
    ends = _ENDS.get(element.tag.lower())
    end = element.end
    if ends is not None:
        closing = ends.match(source, element.end)
        if closing is None:
            return None
        end = closing.end()
    text = without(source, element.at, end)
    return Fix(f"Take the <{element.tag.lower()}> element out", (difference(finding.place.path, source, text),), False)


def sent_by_post(finding: Finding, source: bytes) -> Fix | None:
    """Send the form by POST, so that what is entered does not stand in the next page's address."""
    unit = unit_of(finding.place.path, source)
    element = _element(unit, finding, source)
    if unit is None or element is None or element.tag.lower() not in _FIELDS:
        return None
    while element.tag.lower() != "form":
        if element.parent < 0:
            return None
        element = unit.elements[element.parent]
    tag = source[element.at : element.end]
    mended = _METHOD.sub(rb'\1"post"', tag, count=1)
    if mended == tag:
        mended = tag[:5] + b' method="post"' + tag[5:]
    text = source[: element.at] + mended + source[element.end :]
    return Fix('Send the form by POST: method="post"', (difference(finding.place.path, source, text),), False)


def masked_page(finding: Finding, source: bytes, tracker: Tracker) -> Fix | None:
    """Mark the body of a page so that the product's recorder hides what is shown and typed on it."""
    mark = next((one for one in tracker.switches if one.effect == "masks" and _ATTRIBUTE.fullmatch(one.where)), None)
    unit = unit_of(finding.place.path, source) if mark is not None else None
    body = next((one for one in unit.elements if one.tag.lower() == "body"), None) if unit is not None else None
    if mark is None or body is None or any(one.name.lower() == mark.where for one in body.attributes):
        return None
    place = body.at + len("<body")
    text = source[:place] + f' {mark.where}="{mark.value or "true"}"'.encode() + source[place:]
    return Fix(f"Hide the page from the recorder: {mark.where}", (difference(finding.place.path, source, text),), True)


def _element(unit: Unit | None, finding: Finding, source: bytes) -> Element | None:
    """The innermost element that begins where the finding does, or holds the place in its tag."""
    if unit is None:
        return None
    at = offset(source, finding.place.span.line, finding.place.span.column)
    holding = [one for one in unit.elements if one.at <= at < one.end and not one.inert]
    return max(holding, key=lambda one: one.at, default=None)
