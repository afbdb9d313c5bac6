"""Markup in strings that code puts into the page: its elements and scripts are read at their exact places."""

from __future__ import annotations

import re

from pixellint.languages.build import Frame
from pixellint.languages.html_scripts import kind_of_script
from pixellint.languages.html_tree import Opening, guard_nesting, openings
from pixellint.languages.html_values import Holes, value_of
from pixellint.languages.reader import Reader
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Attribute, Call, Element, Expression, Hole, Join, Literal, Member, Name

_WRITERS = frozenset(
    {
        "write",
        "writeln",
        "insertAdjacentHTML",
        "append",
        "prepend",
        "html",
        "before",
        "after",
        "createContextualFragment",
        "send",
    }
)
_FIELDS = frozenset({"innerHTML", "outerHTML", "srcdoc"})
_TELLING = (b"<script", b"<iframe", b"<img")
_WHOLE = re.compile(rb"[`'\"]?\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_MARKUP = re.compile(rb"[`'\"]?\s*<[a-z!]", re.IGNORECASE)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


class _Snippet(NamedTuple):
    """Markup from `start` to `end` of a text as long as the file; `filled` are the expressions that stand in it, by where
    their holes begin."""

    text: bytes
    start: int
    end: int
    holes: tuple[Hole, ...]
    filled: dict[int, Expression]


def written(reader: Reader, call: Call, frame: Frame) -> None:
    """Read the markup that a call puts into the page: `document.write("<script ...")`, `$("head").append("<img ...")`."""
    callee = call.callee
    writes = isinstance(callee, Member) and callee.key in _WRITERS
    finds = isinstance(callee, Name) and callee.name in ("$", "jQuery")
    if (writes or finds) and any(map(reader.says, _TELLING)):
        for argument in call.arguments:
            read_snippet(reader, argument.value, frame)


def put(reader: Reader, target: Expression, value: Expression, frame: Frame) -> None:
    """Read the markup that an assignment puts into the page: `box.innerHTML = "<iframe ...>"`."""
    if isinstance(target, Member) and target.key in _FIELDS:
        read_snippet(reader, value, frame)


def returned(reader: Reader, value: Expression, frame: Frame) -> None:
    """Read the markup that a function gives back."""
    if _begins(reader, value, _MARKUP):
        read_snippet(reader, value, frame)


def kept(reader: Reader, value: Expression, frame: Frame) -> None:
    """Read a name's value that is a whole page."""
    if _begins(reader, value, _WHOLE):
        read_snippet(reader, value, frame)


def _begins(reader: Reader, value: Expression, pattern: re.Pattern[bytes]) -> bool:
    return isinstance(value, Literal | Join) and pattern.match(reader.builder.source, value.at) is not None


def read_snippet(reader: Reader, value: Expression, frame: Frame) -> None:
    """Read a literal, or text put together, as markup; anything else is left alone."""
    if not isinstance(value, Literal | Join) or not any(map(reader.says, _TELLING)):
        return
    source = reader.builder.source[value.at : value.end].lower()
    if not any(tag in source for tag in _TELLING):
        return
    snippet = _masked(reader, value)
    guard_nesting(snippet.text[snippet.start : snippet.end])
    found, _ = openings(snippet.text, snippet.start, snippet.end)
    first, holes = len(reader.builder.elements), Holes(snippet.holes)
    for opening in found:
        attributes = tuple(_attributes(opening, snippet, holes))
        parent = first + opening.parent if opening.parent >= 0 else -1
        reader.builder.element(Element(opening.name.lower(), attributes, parent, opening.at, opening.end))
    for opening in found:
        if opening.name.lower() == "script":
            _script(reader, opening, snippet, frame)


def _attributes(opening: Opening, snippet: _Snippet, holes: Holes) -> list[Attribute]:
    return [
        Attribute(item.name, _with(value_of(snippet.text, holes, *item.value), snippet.filled), item.at, item.end)
        for item in opening.attributes
        if item.value[0] >= 0
    ]


def _with(value: Expression, filled: dict[int, Expression]) -> Expression:
    """A value with the expressions that fill its holes."""
    if isinstance(value, Join):
        return Join(tuple(_with(part, filled) for part in value.parts), value.at, value.end)
    return filled.get(value.at, value) if isinstance(value, Hole) else value


def _script(reader: Reader, opening: Opening, snippet: _Snippet, frame: Frame) -> None:
    from pixellint.languages.javascript import Script, lower_into

    words = {item.name: snippet.text[slice(*item.value)].decode("utf-8", "replace") for item in opening.attributes}
    start, end = opening.content
    if start < 0 or "src" in words or kind_of_script(words) != "code" or not snippet.text[start:end].strip():
        return
    holes = tuple(hole for hole in snippet.holes if start <= hole.at < end)
    # names of the page are none of the module's
    inner = Frame(reader.builder.scope(-1, frame.function), frame.function, frame.block, -1)
    lower_into(reader.builder, Script(snippet.text, start, end, holes=holes), inner, snippet.filled)


def _masked(reader: Reader, value: Literal | Join) -> _Snippet:
    """The markup that a text stands for, with blanks for quotes and signs between its parts, and holes for expressions."""
    source = reader.builder.source
    text = bytearray(source)
    parts = value.parts if isinstance(value, Join) else (value,)
    quoted = source[value.at : value.at + 1] != b"`" or not isinstance(value, Join)
    texts = [part for part in parts if isinstance(part, Literal) and part.kind == "string"]
    spans = [_content(source, part) if quoted else (part.at, part.end) for part in texts]
    start = min((span[0] for span in spans), default=value.at)
    end = max((span[1] for span in spans), default=value.end)
    for low, high in spans:
        text[low:high] = _unescaped(source[low:high])
    holes: list[Hole] = []
    filled: dict[int, Expression] = {}
    position = start
    for low, high in sorted(spans):
        between = [part for part in parts if position <= part.at < low and not isinstance(part, Literal)]
        text[position:low] = (b"_" if between else b" ") * (low - position)
        if between and low > position:
            holes.append(Hole(source[position:low].decode("utf-8", "replace").strip(" +`'\"${}"), position, low))
            filled[position] = between[0] if len(between) == 1 else Join(tuple(between), position, low)
        position = max(position, high)
    return _Snippet(bytes(text), start, end, tuple(holes), filled)


def _content(source: bytes, part: Literal) -> tuple[int, int]:
    """Where the text of a literal stands, without its quotes."""
    if source[part.at : part.at + 1] in (b"'", b'"', b"`") and part.end - part.at > 1:
        return part.at + 1, part.end - 1
    return part.at, part.end


def _unescaped(text: bytes) -> bytes:
    """The text with escapes replaced, at the same length: a quote that opens keeps its place before what it encloses."""
    seen: dict[bytes, int] = {}

    def plain(match: re.Match[bytes]) -> bytes:
        sign = match[1]
        if sign in b"nrt\n":
            return b"  "
        seen[sign] = seen.get(sign, 0) + 1
        return b" " + sign if sign in b"'\"" and seen[sign] % 2 else sign + b" "

    return _ESCAPED.sub(plain, text) if b"\\" in text else text
