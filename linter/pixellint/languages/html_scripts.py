"""Where a page holds JavaScript: script elements, event attributes, `javascript:` addresses."""

from __future__ import annotations

import re

from pixellint.languages.html_tree import Opening, RawAttribute
from pixellint.model.record import NamedTuple

_RUNS = frozenset(
    (
        *("", "module", "text/javascript", "application/javascript", "application/x-javascript", "text/ecmascript"),
        *("application/ecmascript", "text/jscript", "text/livescript", "text/x-javascript", "text/babel", "text/jsx"),
        *("javascript", "text/typescript", "text/tsx", "application/typescript", "text/partytown"),
    )
)
_TYPED = frozenset(("ts", "typescript", "tsx", "text/typescript", "text/tsx", "application/typescript"))
_MARKUP = re.compile(r"template|html|handlebars|mustache|x-tmpl|x-hbs")
_HANDLER = re.compile(r"on[a-z]{3,}|@@?[a-z][\w.:-]*|\([\w.:-]+\)|(?:on|v-on|x-on):.+|ng-(?:click|change|submit|init|blur)")
_BOUND = re.compile(
    r"(?:v-bind|x-bind)?:([A-Za-z][\w-]*)[\w.]*|\[(?:attr\.)?([A-Za-z][\w-]*)\]"
    r"|((?:v-(?:model|bind|html|text|if|else-if|show)|x-model|x-show|ng-model)\b[\w.:-]*|\[\(ngModel\)\])"
)
_ADDRESS = re.compile(rb"\s{0,20}javascript:", re.IGNORECASE)
_LINKS = frozenset(("href", "src", "action", "formaction", "xlink:href"))
_STATEMENT = re.compile(
    r"\s*(?:['\"]use strict|(?:var|let|const|function|if|window|document|import|export|try)\b|//|/\*|[!;]?\(|!function"
    r"|[\w$]+(?:\.[\w$]+){0,6}\s?(?:\(|=|\[))"
)
_MARK = re.compile(r"(?:^|[\r\n])[ \t]{0,40}<[!/A-Za-z]|<(?:script|div|a|p|span|link|meta|html|img|li|h[1-6])\b[^\n]{0,400}>")


class Stretch(NamedTuple):
    """Code from `start` to `end` of the page."""

    start: int
    end: int
    dialect: str
    module: bool
    handler: bool


def kind_of_script(values: dict[str, str]) -> str:
    """What a script element holds: code, markup (a template for the page's own use) or "" for anything else. `values`
    are its attributes as plain text."""
    kind = values.get("type", "").strip().lower().partition(";")[0]
    if kind in _RUNS or "_" in kind:
        return "code"
    if kind == "text/plain" and any(name.startswith("data-") or name == "class" for name in values):
        # held back until the visitor agrees; runs all the same
        return "code"
    return "markup" if _MARKUP.search(kind) else ""


def script_stretch(opening: Opening, values: dict[str, str]) -> Stretch:
    """The code within a script element."""
    marks = {values.get("lang", "").lower(), values.get("type", "").lower()}
    dialect = "tsx" if "tsx" in marks or "text/tsx" in marks else "typescript" if marks & _TYPED else "javascript"
    return Stretch(*opening.content, dialect, "module" in marks, False)


def is_handler(name: str) -> bool:
    """Whether an attribute of this name holds statements that run on an event."""
    return _HANDLER.fullmatch(name) is not None or (name[:2].lower() == "on" and name[2:].isalpha() and len(name) > 4)


def bound_name(name: str) -> str:
    """The name of the attribute that `:name`, `v-bind:name` or `[name]` fills with an expression; directives that take
    one keep theirs; "" for attributes that hold text."""
    found = _BOUND.fullmatch(name)
    return next(filter(None, found.groups()), "") if found else ""


def attribute_stretch(attribute: RawAttribute, text: bytes) -> Stretch | None:
    """The code an attribute holds, if any."""
    start, end = attribute.value
    if start < 0 or not text[start:end].strip():
        return None
    if is_handler(attribute.name):
        return Stretch(start, end, "javascript", False, True)
    if attribute.name.lower() in _LINKS:
        address = _ADDRESS.match(text, start, end)
        if address is not None and address.end() < end:
            return Stretch(address.end(), end, "javascript", False, True)
    return None


def is_bare_script(text: bytes, path: str) -> bool:
    """Whether a template is code without any markup: a partial that is included within a script."""
    if re.search(r"\.(?:js|mjs|ts)\.\w+$", path):
        return True
    beginning = text[:20000].decode("utf-8", "replace")
    return _STATEMENT.match(beginning) is not None and _MARK.search(beginning) is None
