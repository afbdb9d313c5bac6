"""URLs that a file loads from, sends to, or hands on: in markup, in calls and assignments of the platform, as literals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.facts import algebra
from pixellint.facts.invocation import Invocation
from pixellint.facts.values import Values
from pixellint.model.flows import Constant, GlobalRef, Held, Leaf, Leaves, Request, Returned
from pixellint.model.places import Span
from pixellint.model.record import NamedTuple
from pixellint.model.unit import (
    Array,
    CallSite,
    Choice,
    Element,
    Expression,
    Join,
    Literal,
    Member,
    Name,
    Object,
    Spread,
    This,
)

_URL = re.compile(r"^\s*(?:https?:)?//[\w*.-]+\.[\w*-]+")
_TAGS = {"script": "script", "img": "image", "iframe": "frame", "frame": "frame", "amp-img": "image", "amp-analytics": "script",
         "embed": "frame", "source": "image", "input": "image"}  # fmt: skip
_SOURCES = ("src", "data-src", "data-cookieblock-src", "data-lazy-src", "data-url")
_SENDS = {"fetch": 0, "sendBeacon": 0, "open": 1, "importScripts": 0, "post": 0, "get": 0, "ajax": 0, "request": 0,
          "getScript": 0, "axios": 0}  # fmt: skip
_LOADS = frozenset({"importScripts", "getScript", "setAttribute"})
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
        sheet = isinstance(rel, Literal) and "stylesheet" in rel.value.lower().split()
        yield from _urls(values, attributes["href"], "listed" if hint else "style" if sheet else "link", span, -1)


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
    within: set[int] = set()
    apart: set[str] = set()
    for one in _sending(values):
        within.update(one.written)
        if not one.written:
            apart.add(one.url)
            yield Request(one.span, one.url, "request", one.function, one.data)
        else:
            sent[one.url] = algebra.merged([sent.get(one.url, ()), one.data])
    written = list(_literals(values))
    whole = {text for text, _, _, _, _, put_together in written if not put_together}
    for text, at, end, how, function, put_together in written:
        if put_together and any(text.startswith(part) for part in whole):
            continue  # its beginning is told where it is written
        if at not in within and how == "text" and any(url.startswith(text) for url in apart):
            continue  # told where it is sent to
        reached = next((whole for whole in sent if whole.startswith(text) or text in whole), None)
        sends = "request" if reached is not None and how != "listed" else how
        yield Request(values.span(at, end), text if reached is None else reached, sends, function, sent.get(reached or "", ()))


class _Sent(NamedTuple):
    """That code sends data to a URL, at the place of the call or assignment; `written` is where the URL is written within it,
    which then is the place that is told. Loads are told where their URL is written, wherever that is: there (-1,) stands."""

    url: str
    data: Leaves
    span: Span
    function: int
    written: tuple[int, ...]


def _sending(values: Values) -> Iterator[_Sent]:
    for site in values.unit.calls:
        yield from _sent_by_call(values, site)
    for assignment in values.unit.assignments:
        target = assignment.target
        if isinstance(target, Member) and target.key in ("src", "href", "action"):
            leaves = values.leaves(assignment.value)
            written = _written(values, assignment.value)
            if not written and not (target.key == "src" and _is_picture(values, target.object)):
                written = (-1,)
            span = values.span(assignment.at, assignment.end)
            for text in _texts(leaves):
                if written or _URL.match(text):
                    yield _Sent(text, carried(leaves), span, assignment.function, written)


def _is_picture(values: Values, owner: Expression) -> bool:
    """Whether an element is a picture made to send something: `new Image()`, `createElement("img")`."""
    for leaf in values.leaves(owner):
        end = leaf.end
        if isinstance(end, Returned) and isinstance(end.callee, Held) and isinstance(end.callee.ref, GlobalRef):
            made = [text for part in end.arguments for text in _texts(part)]
            if end.callee.ref.name == "Image" or (end.callee.access == ("createElement",) and made == ["img"]):
                return True
    return False


def _written(values: Values, expression: Expression) -> tuple[int, ...]:
    """Where URLs are written in an expression that are not only put together from what stands elsewhere."""
    return tuple(found[1] for found in _within(values, expression, "text", -1) if not found[-1])


def _sent_by_call(values: Values, site: CallSite) -> Iterator[_Sent]:
    """What a call sends or loads."""
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
    plain: Leaves = tuple(leaf for leaf in url if not leaf.key)
    plain = plain if any(_texts(plain)) else values.field(url, "url") or plain
    body = [part for n, part in enumerate(given) if n != position]
    parameters = tuple(leaf for leaf in url if leaf.key[:1] == ("searchParams",))
    data = algebra.merged([carried(plain), carried(parameters), *(carried(part) for part in body), _body(values, invocation)])
    written = _written(values, arguments[position].value) if position < len(arguments) else ()
    if not written and invocation.name in _LOADS:
        written = (-1,)
    span = values.span(site.call.at, site.call.end)
    for text in _texts(plain):
        if written or _URL.match(text):
            yield _Sent(text, data, span, site.function, written)


def _body(values: Values, invocation: Invocation) -> Leaves:
    """What `request.send(body)` sends to where `request.open(method, url)` has said."""
    if invocation.name != "open" or not isinstance(invocation.receiver, Name | Member):
        return ()
    contents = values.contents
    base, access = contents.base(invocation.receiver)
    sites = contents.receiver_calls.get(base.owner, ()) if isinstance(base, This) else ()
    if isinstance(base, Name):
        sites = contents.methods_on.get(contents.binding(base), ())
    found: list[Leaf] = []
    for site in sites:
        if isinstance(site.call.callee, Member) and contents.base(site.call.callee)[1] == (*access, "send"):
            step = values.step(site.call.at, site.call.end, "sent as the body", "")
            found.extend(leaf for part in values.arguments(site.call)[:1] for leaf in algebra.followed(carried(part), step))
    return tuple(found)


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
