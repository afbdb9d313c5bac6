"""Length-preserving masking of template dialects, so that HTML and JavaScript grammars can read what is left.

Tags that put text out become one identifier of the same length, all other tags become blanks, line breaks stay. What
the tags said is kept beside the text, by offset. Every step is linear in the size of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pixellint.languages.masking_at import AtReader
from pixellint.languages.masking_tags import DELIMITERS, KEPT, Delimiter, Tag, tag_of
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Hole

_BLANK = bytes(byte if byte in b"\r\n" else 32 for byte in range(256))
_FILL = bytes(byte if byte in b"\r\n" else 95 for byte in range(256))
_SCRIPT = re.compile(rb"<(/?)script\b", re.IGNORECASE)
_COMMENTED = re.compile(r"comment\b")
_BLOCK_OF_CODE = {"javascript": b"<script>", "endjavascript": b"</script>"}
_ELSE = re.compile(r"(?:\}\s*)?(?:else|elsif|elif|elseif)\b|\^$")
_LONGEST = 6000
"""no output tag is longer than this many bytes; an opener without an end in reach is text"""

_SUFFIXES = {
    **dict.fromkeys((".liquid", ".njk", ".jinja", ".jinja2", ".j2", ".twig", ".hbs", ".handlebars", ".mustache"), "mustache"),
    **dict.fromkeys((".tmpl", ".gohtml", ".dust", ".nunjucks", ".tpl"), "mustache"),
    **dict.fromkeys((".erb", ".ejs", ".rhtml", ".eta", ".asp", ".aspx", ".ascx", ".master"), "erb"),
    **dict.fromkeys((".php", ".phtml"), "php"),
    **dict.fromkeys((".cshtml", ".razor", ".vbhtml"), "razor"),
    **dict.fromkeys((".jsp", ".jspf", ".jspx", ".tag", ".gsp"), "jsp"),
    **dict.fromkeys((".ftl", ".ftlh"), "freemarker"),
    **dict.fromkeys((".vue",), "vue"),
}


class Masked(NamedTuple):
    """The masked text, as long as the source; the tags that put text out; the tags that do not (comments left out)."""

    text: bytes
    holes: tuple[Hole, ...]
    controls: tuple[Hole, ...] = ()


def dialect_of(path: str, source: bytes) -> str:
    """The dialects of a file, joined by "+"; "" for none. By suffix, else by the tags met."""
    if path.endswith(".blade.php"):
        return "blade+php"
    dot = path.rfind(".")
    named = _SUFFIXES.get(path[dot:].lower(), "") if dot >= 0 else ""
    if named:
        also = named in ("erb", "php", "razor", "jsp", "freemarker") and b"{{" in source
        return f"{named}+mustache" if also else named
    found = []
    if b"<?php" in source or b"<?=" in source:
        found.append("php")
    if b"<%" in source:
        found.append("erb")
    if b"{{" in source or b"{%" in source:
        found.append("mustache")
    if b"${" in source:
        found.append("dollar")
    return "+".join(found)


def mask(source: bytes, dialect: str) -> Masked:
    """Mask the tags of the dialects (as `dialect_of` names them). Never raises; unterminated tags are left alone."""
    text = bytearray(source)
    holes: list[Hole] = []
    controls: list[Hole] = []
    for tag in tags(source, dialect):
        stretch = source[tag.at : tag.end]
        if tag.kind == "output":
            text[tag.at : tag.end] = _filled(stretch, source[max(0, tag.at - 2) : tag.at])
            holes.append(Hole(tag.text, tag.at, tag.end))
            continue
        text[tag.at : tag.end] = _blanked(tag, stretch, source)
        if tag.kind == "control":
            controls.append(Hole(tag.text, tag.at, tag.end))
    return Masked(bytes(text), tuple(holes), tuple(controls))


def _filled(stretch: bytes, before: bytes) -> bytes:
    """One identifier, up to the first line break; after `<` it must begin with a letter to be a tag name."""
    line = re.match(rb"[^\r\n]*", stretch)
    end = line.end() if line else 0
    name = stretch[:end].translate(_FILL)
    if before.endswith((b"<", b"</")) and name:
        name = b"x" + name[1:]
    return name + stretch[end:].translate(_BLANK)


def _blanked(tag: Tag, stretch: bytes, source: bytes) -> bytes:
    if tag.filler:
        return tag.filler
    blank = stretch.translate(_BLANK)
    if tag.kind == "control":
        word = _BLOCK_OF_CODE.get(tag.text)
        if word is None and _ELSE.match(tag.text) and _between_values(tag, source):
            word = b"||"
        if word is not None and b"\n" not in stretch:
            return word + blank[len(word) :]
    return blank


def _between_values(tag: Tag, source: bytes) -> bool:
    """Whether an else-tag stands between two quoted values, as in `f({% if a %}'x'{% else %}'y'{% endif %})`."""
    before = source[max(0, tag.at - 40) : tag.at].rstrip()[-1:]
    after = source[tag.end : tag.end + 40].lstrip()[:1]
    return before == after and before in (b'"', b"'")


@cache
def _opener(dialect: str) -> re.Pattern[bytes]:
    opens = {item.open for name in dialect.split("+") for item in DELIMITERS.get(name, ())}
    if "razor" in dialect or "blade" in dialect:
        opens.add(b"@")
    return re.compile(b"|".join(re.escape(item) for item in sorted(opens, key=lambda item: (-len(item), item))))


def tags(source: bytes, dialect: str) -> Iterator[Tag]:
    """The tags of a template in order, without overlaps."""
    names = [name for name in dialect.split("+") if name in DELIMITERS]
    if not names:
        return
    known = {item.open: item for name in reversed(names) for item in DELIMITERS[name]}
    opener = _opener(dialect)
    scanner = _Scanner(source)
    at_reader = AtReader(source, "blade" in names)
    position = 0
    while (match := opener.search(source, position)) is not None:
        start = match.start()
        tag = at_reader.tag(start) if match[0] == b"@" else scanner.tag(known[match[0]], start)
        if tag is None:
            position = match.end()
            continue
        yield tag
        position = tag.end
        if tag.test[1] > tag.test[0]:
            text = source[tag.test[0] : min(tag.test[1], tag.test[0] + KEPT)].decode("utf-8", "replace").strip()
            yield Tag("output", text, *tag.test)
            position = tag.test[1]


class _Scanner:
    """Finds where tags end. Ends are remembered, so that looking for them stays linear however many openers come."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._next: dict[bytes, int] = {}
        self._scripts: list[tuple[int, int, bool]] | None = None
        self._region = 0

    def tag(self, delimiter: Delimiter, start: int) -> Tag | None:
        inner = start + len(delimiter.open)
        close = self._find(delimiter.close, inner)
        if close < 0 and delimiter.to_end:
            return Tag("control", "", start, len(self._source))
        if close < 0 or (delimiter.kind == "output" and close - start > _LONGEST):
            return None
        if delimiter.outside_scripts and self._in_script(start, delimiter.outside_scripts):
            return None
        if delimiter.kind == "output" and self._source.find(delimiter.open, inner, close) >= 0:
            return None
        content = self._source[inner : min(close, inner + KEPT)]
        tag = tag_of(delimiter, content, start, close + len(delimiter.close))
        if tag is not None and tag.kind == "control" and _COMMENTED.match(tag.text):
            return self._commented(tag)
        return tag

    def _commented(self, tag: Tag) -> Tag:
        word = self._find(b"endcomment", tag.end)
        end = self._find(b"%}", word) if word >= 0 else -1
        return tag._replace(kind="comment", end=end + 2) if end >= 0 else tag

    def _find(self, close: bytes, start: int) -> int:
        known = self._next.get(close, -2)
        if known != -1 and known < start:
            known = self._next[close] = self._source.find(close, start)
        return known

    def _in_script(self, at: int, how: str) -> bool:
        """Whether `at` lies in a script; `how` "template" asks for scripts with template strings only."""
        if self._scripts is None:
            self._scripts = list(script_spans(self._source))
        while self._region < len(self._scripts) and self._scripts[self._region][1] <= at:
            self._region += 1
        if self._region == len(self._scripts):
            return False
        start, _end, backtick = self._scripts[self._region]
        return start <= at and (backtick or how == "always")


def script_spans(source: bytes) -> Iterator[tuple[int, int, bool]]:
    """Start and end of the content of each script element, and whether a template string may stand in it."""
    start = -1
    for match in _SCRIPT.finditer(source):
        if not match[1] and start < 0:
            start = match.end()
        elif match[1] and start >= 0:
            yield start, match.start(), source.find(b"`", start, match.start()) >= 0
            start = -1
    if start >= 0:
        yield start, len(source), source.find(b"`", start) >= 0
