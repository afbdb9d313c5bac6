"""Tags that begin with @: Razor's expressions and blocks, Blade's directives."""

from __future__ import annotations

import re

from pixellint.languages.masking_tags import Tag

_BRACKETS = re.compile(rb"[()\[\]{}]")
_PAIRS = {b")": b"(", b"]": b"[", b"}": b"{"}
_WORD = re.compile(rb"@(?:await\s{1,3})?([A-Za-z_]\w*)")
_MEMBER = re.compile(rb"[?!]?\.([A-Za-z_]\w*)")
_LINE = re.compile(rb"[^\r\n]{0,500}")
_SPACE = re.compile(rb"[ \t]*")
_SECTION = re.compile(rb"[ \t]+\w+\s{0,20}\{")

_RAZOR_LINES = frozenset(
    b"model using inject page addTagHelper removeTagHelper inherits layout namespace implements attribute "
    b"tagHelperPrefix".split()
)
_RAZOR_STATEMENTS = {
    **dict.fromkeys((b"if", b"lock", b"using"), b"if"),
    **dict.fromkeys((b"while", b"switch", b"foreach"), b"while"),
    b"for": b"if",
}
"""what stands for them in JavaScript; never longer than the word itself"""
_RAZOR_BLOCKS = frozenset((b"functions", b"code"))
_CSS = frozenset(b"media import charset supports keyframes page layer container property font".split())
_BLADE_OUTPUT = frozenset(b"json js lang choice vite asset route url method checked selected disabled class style".split())
_BLADE = frozenset(
    b"if elseif else endif unless endunless isset endisset empty endempty auth endauth guest endguest production "
    b"endproduction env endenv switch case break default endswitch for endfor foreach endforeach forelse endforelse "
    b"while endwhile continue section endsection show stop append overwrite yield extends include includeIf "
    b"includeWhen includeUnless includeFirst each push endpush prepend endprepend pushOnce endPushOnce stack once "
    b"endonce php endphp verbatim endverbatim csrf error enderror component endcomponent slot endslot props aware "
    b"inject use can cannot endcan endcannot hasSection sectionMissing parent session endsession".split()
)


class AtReader:
    """Reads one tag at a time; brackets are paired once for the whole file."""

    def __init__(self, source: bytes, blade: bool) -> None:
        self._source = source
        self._blade = blade
        self._ends: dict[int, int] | None = None
        self._endphp = -2

    def tag(self, start: int) -> Tag | None:
        """The tag that begins at the @ at `start`, or None."""
        before = self._source[start - 1 : start]
        if before.isalnum() or before in (b"@", b"_") or self._source[start + 1 : start + 2] == b"@":
            return None
        return self._directive(start) if self._blade else self._razor(start)

    def _end_of(self, start: int) -> int:
        """The offset behind the bracket that closes the one at `start`; -1 without one."""
        if self._ends is None:
            self._ends = _pairs(self._source)
        return self._ends.get(start, -1)

    def _text(self, start: int, end: int) -> str:
        return self._source[start : min(end, start + 2000)].decode("utf-8", "replace").strip()

    def _directive(self, start: int) -> Tag | None:
        word = _WORD.match(self._source, start)
        if word is None or (word[1] not in _BLADE and word[1] not in _BLADE_OUTPUT):
            return None
        space = _SPACE.match(self._source, word.end())
        opening = space.end() if space else word.end()
        end = self._end_of(opening) if self._source[opening : opening + 1] == b"(" else -1
        if word[1] in _BLADE_OUTPUT:
            return Tag("output", self._text(opening + 1, end - 1), start, end) if end >= 0 else None
        if word[1] == b"php" and end < 0:
            return self._php(start)
        end = max(end, word.end())
        return Tag("control", self._text(start + 1, end), start, end)

    def _php(self, start: int) -> Tag | None:
        if self._endphp != -1 and self._endphp < start:
            self._endphp = self._source.find(b"@endphp", start)
        return Tag("control", "php", start, self._endphp + 7) if self._endphp >= 0 else None

    def _razor(self, start: int) -> Tag | None:
        following = self._source[start + 1 : start + 2]
        if following in (b"(", b"{"):
            end = self._end_of(start + 1)
            kind = "output" if following == b"(" else "control"
            return Tag(kind, self._text(start + 2, end - 1), start, end) if end >= 0 else None
        if following == b":":
            return Tag("control", "", start, start + 2)
        word = _WORD.match(self._source, start)
        if word is None or word[1] in _CSS:
            return self._line(word, start) if word and word[1] == b"page" else None
        return self._statement(word, start) or self._expression(word, start)

    def _line(self, word: re.Match[bytes], start: int) -> Tag | None:
        line = _LINE.match(self._source, start)
        end = line.end() if line else word.end()
        return None if b"{" in self._source[start:end] else Tag("control", self._text(start + 1, end), start, end)

    def _statement(self, word: re.Match[bytes], start: int) -> Tag | None:
        """`@if (...)` and the like become statements of JavaScript, which read as text in markup."""
        space = _SPACE.match(self._source, word.end())
        opening = space.end() if space else word.end()
        name = word[1]
        end = self._end_of(opening) if self._source[opening : opening + 1] == b"(" else -1
        if name in _RAZOR_STATEMENTS and end >= 0:
            head = _RAZOR_STATEMENTS[name].ljust(opening - start) + b"("
            return Tag("control", self._text(start + 1, end), start, opening + 1, head, (opening + 1, end - 1))
        if name in _RAZOR_BLOCKS and self._source[opening : opening + 1] == b"{":
            end = self._end_of(opening)
            return Tag("control", self._text(start + 1, end), start, end) if end >= 0 else None
        section = _SECTION.match(self._source, word.end()) if name == b"section" else None
        if section is not None:
            return Tag("control", self._text(start + 1, section.end()), start, section.end())
        return self._line(word, start) if name in _RAZOR_LINES else None

    def _expression(self, word: re.Match[bytes], start: int) -> Tag | None:
        """`@Model.Patient.Id`, `@Html.Raw(x)`, `@items[0].Name`."""
        end = word.end()
        while True:
            if self._source[end : end + 1] in (b"(", b"["):
                close = self._end_of(end)
                if close < 0:
                    break
                end = close
                continue
            member = _MEMBER.match(self._source, end)
            if member is None:
                break
            end = member.end()
        return Tag("output", self._text(start + 1, end), start, end)


def _pairs(source: bytes) -> dict[int, int]:
    """Opening bracket -> offset behind its closing one. Each sort of bracket is paired apart, so that text with a lone
    bracket does not upset the others."""
    waiting: dict[bytes, list[int]] = {b"(": [], b"[": [], b"{": []}
    ends: dict[int, int] = {}
    for match in _BRACKETS.finditer(source):
        bracket = match[0]
        if bracket in waiting:
            waiting[bracket].append(match.start())
        elif waiting[_PAIRS[bracket]]:
            ends[waiting[_PAIRS[bracket]].pop()] = match.end()
    return ends
