"""Which templates, layouts and scripts a template includes or extends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.languages.masking import Masked, script_spans
from pixellint.model.unit import Element, Expression, Hole, Inclusion, Join, Literal

_NAME = r"['\"]([^'\"\n]{1,300})['\"]"
_EXTENDS = re.compile(rf"(?:extends|layout)\b\s*\(?\s*{_NAME}|layout\s*=\s*{_NAME}", re.IGNORECASE)
_INCLUDE = re.compile(
    rf"(?:include\w*|render|sections?|import|embed|from|partial|template|block|component|each|use)\b\s*\(?\[?\s*{_NAME}"
    r"|include\w*\s+([\w./-]+)|>\s*\(?\s*['\"]?([\w./@-]+)"
    rf"|(?:@\s*include\s+file|page)\s*=\s*{_NAME}"
)
_RENDER = re.compile(rf"(?:=\s*)?(?:render|partial|include)\b[^'\"\n]{{0,60}}{_NAME}")
_RAZOR = re.compile(rf"(?:await\s+)?Html\.(?:Render)?Partial(?:Async)?\s*\(\s*{_NAME}")
_PHP = re.compile(rf"(?:include|require)(?:_once)?\b[^'\";\n]{{0,80}}{_NAME}|get_(header|footer|sidebar)\s*\(")
_PHP_PART = re.compile(rf"get_template_part\s*\(\s*{_NAME}(?:\s*,\s*{_NAME})?")
_SCRIPT_TAG = re.compile(rf"javascript_(?:include|pack|importmap)_tag\b\s*\(?\s*{_NAME}|{_NAME}[^'\"]{{0,80}}script_tag\b")
_SCRIPT_FILE = re.compile(r"['\"]([^'\"\n]{1,300}\.(?:m?js|jsx|tsx?))(?:\?[^'\"\n]{0,100})?['\"]")
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(?:[^\n]{0,500}\n){0,60}?layout:[ \t]*[\"']?([\w./-]+)")
_SERVER_SIDE = re.compile(rb"<!--\s{0,10}#include\s{1,10}(?:virtual|file)\s{0,3}=\s{0,3}\"([^\"\n]{1,300})\"")
_ELEMENTS = {"partial": "name", "jsp:include": "page", "esi:include": "src"}


def references(source: bytes, masked: Masked) -> Iterator[Inclusion]:
    """Inclusions written as tags of a template dialect, in the order of the tags."""
    layout = _FRONT_MATTER.match(source)
    if layout is not None:
        yield Inclusion(layout[1].decode("utf-8", "replace"), "extends", layout.start(1))
    spans = list(script_spans(source))
    tags = sorted((*masked.holes, *masked.controls), key=lambda tag: tag.at)
    current = 0
    for tag in tags:
        while current < len(spans) and spans[current][1] <= tag.at:
            current += 1
        in_script = current < len(spans) and spans[current][0] <= tag.at
        for how, reference in _of_tag(tag.text):
            code = how == "include" and (in_script or reference.endswith((".js", ".mjs")))
            yield Inclusion(reference, "script" if code else how, tag.at)
    for match in _SERVER_SIDE.finditer(source):
        yield Inclusion(match[1].decode("utf-8", "replace"), "include", match.start())


def _of_tag(text: str) -> Iterator[tuple[str, str]]:
    extends = _EXTENDS.match(text) or re.search(rf"\bLayout\s*=\s*{_NAME}", text)
    if extends is not None:
        yield "extends", next(filter(None, extends.groups()))
        return
    script = _SCRIPT_TAG.match(text)
    if script is not None:
        yield "script", next(filter(None, script.groups()))
        return
    one = _INCLUDE.match(text) or _RENDER.match(text) or _RAZOR.match(text)
    if one is not None:
        yield "include", next(filter(None, one.groups()))
        return
    for match in _PHP.finditer(text):
        yield "include", next(filter(None, match.groups()))
    for match in _PHP_PART.finditer(text):
        yield "include", "-".join(filter(None, match.groups()))


def of_element(element: Element) -> Inclusion | None:
    """What an element includes: a script of the project, or a partial."""
    wanted = "src" if element.tag == "script" else _ELEMENTS.get(element.tag)
    for attribute in element.attributes:
        if attribute.name == wanted:
            reference = _local(attribute.value)
            if reference:
                how = "script" if element.tag == "script" else "include"
                return Inclusion(reference, how, element.at)
    return None


def _local(value: Expression) -> str:
    """The path a value names within the project, "" when it leads elsewhere."""
    if isinstance(value, Hole):
        found = _SCRIPT_FILE.search(value.text)
        return found[1] if found else ""
    if isinstance(value, Join):
        # a base address in a template expression, then a path
        last = value.parts[-1]
        filled = [found for part in value.parts if isinstance(part, Hole) and (found := _SCRIPT_FILE.search(part.text))]
        if filled:
            return filled[0][1]
        if not isinstance(value.parts[0], Hole) or not isinstance(last, Literal) or len(value.parts) != 2:
            return ""
        return _path(last.value) if last.value.startswith("/") else ""
    if isinstance(value, Literal):
        return _path(value.value)
    return ""


def _path(text: str) -> str:
    text = text.strip()
    if text.startswith(("//", "#")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return ""
    return re.split(r"[?#]", text, maxsplit=1)[0]
