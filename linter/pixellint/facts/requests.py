"""URLs that a file loads from, sends to, or hands on: in markup, in calls and assignments of the platform, as literals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.facts import algebra
from pixellint.facts.invocation import Invocation
from pixellint.facts.values import Values
from pixellint.model.flows import Constant, Leaves, Request
from pixellint.model.places import Span
from pixellint.model.unit import (
    Array,
    CallSite,
    Choice,
    Element,
    Expression,
    Join,
    Literal,
    Member,
    Object,
    Spread,
)

_URL = re.compile(r"^\s*(?:https?:)?//[\w*.-]+\.[\w*-]+")
_TAGS = {"script": "script", "img": "image", "iframe": "frame", "frame": "frame", "amp-img": "image", "amp-analytics": "script",
         "embed": "frame", "source": "image", "input": "image"}  # fmt: skip
_SOURCES = ("src", "data-src", "data-cookieblock-src", "data-lazy-src", "data-url")
_SENDS = {"fetch": 0, "sendBeacon": 0, "open": 1, "importScripts": 0, "post": 0, "get": 0, "ajax": 0, "request": 0,
          "getScript": 0, "axios": 0}  # fmt: skip
PAGE_MARK = "page:"
"""begins the key of a setting that a page makes for all of itself"""
_HINTS = frozenset({"preconnect", "dns-prefetch", "prefetch", "preload", "canonical", "alternate"})


def requests(values: Values) -> tuple[Request, ...]:
    """Every URL of the file, in order of place."""
    found = [*_of_elements(values), *_of_code(values)]
    return tuple(sorted(found, key=lambda request: (request.span, request.url)))


def page_requests(values: Values) -> tuple[Request, ...]:
    """Those of the markup alone, and the marks that a page carries as a whole."""
    return (*_of_elements(values), *_marks(values))


def _marks(values: Values) -> Iterator[Request]:
    """`data-` attributes of the body: some recorders are told by them what to hide."""
    for element in values.unit.elements:
        if element.tag.lower() in ("body", "html"):
            for attribute in element.attributes:
                if attribute.name.startswith("data-"):
                    span = values.span(attribute.at, attribute.end)
                    key = f"{PAGE_MARK}{attribute.name.lower()}"
                    yield Request(span, key, "setting", -1, values.leaves(attribute.value), True)


def _of_elements(values: Values) -> Iterator[Request]:
    for element in values.unit.elements:
        if not element.inert:
            yield from _of_element(values, element)


def _of_element(values: Values, element: Element) -> Iterator[Request]:
    attributes = {attribute.name.lower(): attribute.value for attribute in element.attributes}
    how = _TAGS.get(element.tag.lower())
    span = values.span(element.at, element.end)
    if how is not None:
        for name in _SOURCES:
            if name in attributes:
                yield from _urls(values, attributes[name], how, span, -1)
    elif element.tag == "link" and "href" in attributes:
        rel = attributes.get("rel")
        hint = isinstance(rel, Literal) and bool(_HINTS & set(rel.value.lower().split()))
        yield from _urls(values, attributes["href"], "listed" if hint else "link", span, -1)


def _urls(values: Values, value: Expression, how: str, span: Span, function: int) -> Iterator[Request]:
    leaves = values.leaves(value)
    for text in _texts(leaves):
        if "." in text or "*" in text:
            yield Request(span, text, how, function, carried(leaves), True)


def _texts(leaves: Leaves) -> Iterator[str]:
    for leaf in leaves:
        if isinstance(leaf.end, Constant) and leaf.end.kind == "string" and not leaf.key:
            yield leaf.end.value


def carried(leaves: Leaves) -> Leaves:
    """What a URL or body carries beside constant text."""
    return tuple(leaf for leaf in leaves if not isinstance(leaf.end, Constant))


def _of_code(values: Values) -> Iterator[Request]:
    sent: dict[str, Leaves] = {}
    for site in values.unit.calls:
        for text, data in _sent_by_call(values, site):
            sent[text] = algebra.merged([sent.get(text, ()), data])
    for assignment in values.unit.assignments:
        if isinstance(assignment.target, Member) and assignment.target.key in ("src", "href", "action"):
            leaves = values.leaves(assignment.value)
            for text in _texts(leaves):
                sent[text] = algebra.merged([sent.get(text, ()), carried(leaves)])
    written = list(_literals(values))
    whole = {text for text, _, _, _, _, put_together in written if not put_together}
    for text, at, end, how, function, put_together in written:
        if put_together and any(text.startswith(part) for part in whole):
            continue  # its beginning is told where it is written
        reached = next((whole for whole in sent if whole.startswith(text) or text in whole), None)
        sends = "request" if reached is not None and how != "listed" else how
        yield Request(values.span(at, end), text if reached is None else reached, sends, function, sent.get(reached or "", ()))


def _sent_by_call(values: Values, site: CallSite) -> Iterator[tuple[str, Leaves]]:
    """(URL, data) of a call that sends or loads."""
    invocation = Invocation.of(site.call)
    position = _SENDS.get(invocation.name, 0 if invocation.name == "setAttribute" else None)
    arguments = site.call.arguments
    if position is None or not arguments:
        return
    if invocation.name == "setAttribute":
        position = 1
    given = values.arguments(site.call)
    if position >= len(given):
        return
    url = given[position]
    plain: Leaves = tuple(leaf for leaf in url if not leaf.key) or values.field(url, "url")
    body = [part for n, part in enumerate(given) if n != position]
    data = algebra.merged([carried(plain), *(carried(part) for part in body)])
    for text in _texts(plain):
        yield text, data


def _literals(values: Values) -> Iterator[tuple[str, int, int, str, int, bool]]:
    """(text, at, end, how, function, whether it begins with something other than text) of every URL written in code."""
    unit = values.unit
    for site in unit.calls:
        for argument in site.call.arguments:
            yield from _within(values, argument.value, "text", site.function)
    for assignment in unit.assignments:
        yield from _within(values, assignment.value, "text", assignment.function)
    for number, function in enumerate(unit.functions):
        for value in function.returns:
            yield from _within(values, value, "text", number)


def _within(values: Values, expression: Expression, how: str, function: int) -> Iterator[tuple[str, int, int, str, int, bool]]:
    """URLs in an expression, not those of calls in it, which are looked at by themselves."""
    if isinstance(expression, Literal):
        if expression.kind == "string" and _URL.match(expression.value):
            yield expression.value, expression.at, expression.end, how, function, False
    elif isinstance(expression, Join):
        text = next((text for text in _texts(values.leaves(expression)) if _URL.match(text)), "")
        if text:
            yield text, expression.at, expression.end, how, function, not isinstance(expression.parts[0], Literal)
    elif isinstance(expression, Object):
        for entry in expression.entries:
            yield from _within(values, entry.value, how, function)
    elif isinstance(expression, Array):
        for item in expression.items:
            inner = item.value if isinstance(item, Spread) else item
            yield from _within(values, inner, "listed" if isinstance(inner, Literal | Join) else how, function)
    elif isinstance(expression, Choice):
        for option in expression.options:
            yield from _within(values, option, how, function)
    elif isinstance(expression, Member):
        yield from _within(values, expression.object, how, function)
