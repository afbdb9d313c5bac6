"""What the platform's own objects give: the page's address, inputs, storage, cookies, the network."""

from __future__ import annotations

import re

from pixellint.facts.invocation import constant_texts
from pixellint.facts.page import LOOK_UPS
from pixellint.facts.received import read_from_event
from pixellint.model.flows import End, GlobalRef, Held, Leaves, Origin, Returned
from pixellint.model.places import Access

_PAGE = {
    ("location",): ("url", "page-url"),
    ("location", "href"): ("url", "page-url"),
    ("location", "pathname"): ("url", "page-url"),
    ("location", "search"): ("url", "page-url"),
    ("location", "hash"): ("url", "page-url"),
    ("location", "host"): ("url", ""),
    ("location", "hostname"): ("url", ""),
    ("location", "origin"): ("url", ""),
    ("location", "protocol"): ("url", ""),
    ("document", "URL"): ("url", "page-url"),
    ("document", "documentURI"): ("url", "page-url"),
    ("document", "location"): ("url", "page-url"),
    ("document", "title"): ("dom", "page-title"),
    ("document", "referrer"): ("url", "referrer"),
    ("document", "cookie"): ("cookie", "session-id"),
    ("navigator", "userAgent"): ("device", ""),
    ("navigator", "geolocation"): ("device", "geolocation"),
}
"""path of a global -> (kind of origin, data element)"""

_CONTENT = frozenset(
    {"value", "val", "textContent", "innerText", "innerHTML", "text", "html", "attr", "data", "dataset", "prop"}
)
_STORES = frozenset({"localStorage", "sessionStorage", "Cookies", "AsyncStorage"})
_NETWORK = frozenset({"fetch", "axios", "ajax"})
_MADE_UP = frozenset({"Date", "Math", "crypto", "performance", "Symbol"})
"""what they give concerns nobody"""
_CONVERTS = re.compile(r"(?:to|as|format|formatted)(?:[A-Z]|$)")
"""methods that give their receiver in another form"""
_FINDS = re.compile(r"(?:find|query|select)(?:[A-Z]|$)")
"""methods that look something up in what their receiver is called after"""
_FORMS = frozenset(
    ("uuidString", "UUIDString", "rawValue", "stringValue", "absoluteString", "description", "localizedDescription")
)
"""fields that hold their owner in another form"""
_PARAMETERS = frozenset({"URLSearchParams", "URL", "FormData"})


def platform_origin(end: End) -> Origin | None:
    """The origin an end is, when the platform says so; ends must not be located."""
    if isinstance(end, Origin):
        return read_from_event(end) if end.kind in ("form", "event") else end
    if isinstance(end, Held) and isinstance(end.ref, GlobalRef):
        return _of_global((end.ref.name, *end.access))
    if isinstance(end, Returned):
        return _of_call(end)
    return None


def _of_global(path: Access) -> Origin | None:
    if path[0] == "document" and path[1:2] == ("location",):
        path = path[1:]
    if path[0] in ("localStorage", "sessionStorage") and len(path) > 1:
        return Origin("storage", path[1:])
    for length in (2, 1):
        known = _PAGE.get(path[:length])
        if known is not None:
            return Origin(known[0], path, known[1])
    return None


def _of_call(end: Returned) -> Origin | None:
    callee = end.callee
    path = _global_path(callee)
    if path is not None:
        return _of_global_call(path, end)
    if isinstance(callee, Returned):
        return _of_method(callee, end)
    return None


def _global_path(end: End) -> Access | None:
    if isinstance(end, Held) and isinstance(end.ref, GlobalRef):
        return (end.ref.name, *end.access)
    return None


def _of_global_call(path: Access, end: Returned) -> Origin | None:
    name = path[-1]
    argument = _first_text(end.arguments)
    if path[0] == "document" and name in LOOK_UPS:
        return _of_element(argument, end.access)
    if path[0] in ("$", "jQuery") and argument:
        return _of_element(argument, end.access) if set(end.access) & _CONTENT else None
    if path[0] in _STORES and name in ("getItem", "get"):
        return Origin("storage", (argument or "item", *end.access))
    if path[0] in _NETWORK:
        return Origin("response", end.access or ("response",))
    if path[0] in _MADE_UP:
        return Origin("made-up", path)
    return None


def _of_element(selector: str, access: Access) -> Origin:
    name = selector.strip("#.[]\"'").replace("name=", "").strip("\"'[]") or "element"
    if access[:1] in (("href",), ("src",)):
        return Origin("dom", (name, *access), "link-url")
    return Origin("dom", (name, *(part for part in access if part not in _CONTENT)))


def _of_method(inner: Returned, end: Returned) -> Origin | None:
    """A method called on what another call gave: `$('#q').val()`, `new URLSearchParams(s).get('q')`, `response.json()`."""
    path = _global_path(inner.callee)
    method = inner.access[-1] if inner.access else ""
    if path is not None and path[-1] in _PARAMETERS:
        kind = "form" if path[-1] == "FormData" else "url"
        if method in ("get", "getAll"):
            return Origin(kind, (_first_text(end.arguments) or "parameter", *end.access))
        return Origin(kind, inner.access + end.access, "page-url" if kind == "url" else "")
    if path is not None and path[0] in ("$", "jQuery") and method in _CONTENT:
        return _of_element(_first_text(inner.arguments), end.access)
    if path is not None and path[0] in _NETWORK:
        return Origin("response", end.access or ("response",))
    origin = platform_origin(inner)
    if origin is not None and origin.kind == "made-up":
        return origin
    if origin is not None and origin.kind == "response":
        return Origin("response", end.access or origin.path)
    return None


def _first_text(arguments: tuple[Leaves, ...]) -> str:
    texts = constant_texts(arguments[0]) if arguments else ()
    return texts[0] if texts else ""


def named_path(end: End, default: str = "") -> Access:
    """What the code calls an end that nothing else is known of."""
    if isinstance(end, Origin):
        return end.path
    if isinstance(end, Held):
        name = getattr(end.ref, "name", default)
        return (default if name in ("default", "*", "module.exports") else name, *_plain(end.access))
    if isinstance(end, Returned):
        inner = named_path(end.callee, default)
        if len(inner) > 1 and _CONVERTS.match(inner[-1]):
            inner = inner[:-1]
        if len(inner) > 1 and end.access and _FINDS.match(inner[-1]):
            inner = inner[:-1]  # plans.findFirst().name is no first name
        texts = [text for part in end.arguments for text in constant_texts(part)]
        if inner and inner[-1] in ("get", "getItem", "getIn", "value", "param", "query") and texts:
            return (*inner[:-1], texts[0], *end.access)
        return (*inner, *_plain(end.access))
    return ()


def _plain(access: Access) -> Access:
    """A path of fields without what only puts the value in another form."""
    return access[:-1] if len(access) > 1 and access[-1] in _FORMS else access
