"""Comments of programs: one pass that knows strings, the code in them, patterns and JSX, so that text is never a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.model.record import NamedTuple


class Comment(NamedTuple):
    """A comment token, at..end in bytes with its marks; `text` is what stands between them."""

    at: int
    end: int
    text: bytes


class Quote(NamedTuple):
    """A sort of string: what ends it, what begins code within ("" for none), whether a backslash escapes and lines may end."""

    close: bytes
    code: bytes = b""
    escapes: bool = True
    lines: bool = False


class Tongue(NamedTuple):
    """What a language's strings and comments look like."""

    quotes: dict[bytes, Quote]
    slashes: bool = True
    hashes: bool = False
    nested: bool = False
    patterns: bool = False
    jsx: bool = False


def _tongue(quotes: str, code: bytes = b"", single: bool = True, **more: bool) -> Tongue:
    """A language whose strings begin and end alike; `single`: a single quote holds no code."""
    found = {}
    for mark in map(str.encode, quotes.split()):
        found[mark] = Quote(mark, b"" if mark == b"'" and single else code, True, len(mark) == 3)
    return Tongue(found, **more)


_SCRIPT = {b"'": Quote(b"'"), b'"': Quote(b'"'), b"`": Quote(b"`", b"${", True, True)}
JAVASCRIPT = Tongue(_SCRIPT, patterns=True, jsx=True)
TYPESCRIPT = Tongue(_SCRIPT, patterns=True)
KOTLIN = Tongue(
    {b"'": Quote(b"'"), b'"': Quote(b'"', b"${"), b'"""': Quote(b'"""', b"${", False, True), b"`": Quote(b"`", b"", False)},
    nested=True,
)
JAVA = _tongue('\' " """')
SWIFT = Tongue({b'"': Quote(b'"', b"\\("), b'"""': Quote(b'"""', b"\\(", True, True), b"`": Quote(b"`")}, nested=True)
OBJC = _tongue("' \"")
DART = _tongue("' \" ''' \"\"\"", b"${", single=False, nested=True)
GROOVY = _tongue("' \" ''' \"\"\"", b"${")
RUBY = _tongue("' \"", b"#{", slashes=False, hashes=True)
HASHES = _tongue("' \" ''' \"\"\"", slashes=False, hashes=True)
PHP = Tongue({b"'": Quote(b"'", b"", True, True), b'"': Quote(b'"', b"", True, True)}, hashes=True)

_NEXT = re.compile(
    rb"//[^\n]*|/\*|<<<[ \t]*[\"']?[A-Za-z_]\w*[\"']?\r?\n|#+\"(?:\"\")?|#[^\n]*|\"\"\"|'''|[\"'`]|"
    rb"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|[0-9][\w.]*|[ \t\r\n]+|.",
    re.DOTALL,
)
_EDGE = re.compile(rb"/\*|\*/")
_PATTERN = re.compile(rb"/(?:[^/\\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){0,500}\]){1,1000}/[a-z]*")
_ELEMENT = re.compile(rb"<(?:>|[A-Za-z_$][\w$.:-]*(?!\s*,|\s+extends\b|[\w$.:-]))")
_IN_TAG = re.compile(rb"//[^\n]*|/\*|\"[^\"]*\"|'[^']*'|/\s*>|[{>]")
_IN_TEXT = re.compile(rb"[<{]")
_PAIRS = {b"{": b"}", b"(": b")"}
_BEFORE_VALUE = frozenset(
    b"return typeof case in of delete void throw new do else yield await instanceof default extends export".split()
)


class _Frame:
    """What the scan is in: code up to `close`, a string, a tag of JSX or the text between such tags."""

    __slots__ = ("close", "closing", "depth", "kind", "quote")

    def __init__(self, kind: str, close: bytes = b"", quote: Quote | None = None, closing: bool = False) -> None:
        self.kind = kind
        self.close = close
        self.quote = quote
        self.closing = closing
        self.depth = 0


def comments(source: bytes, tongue: Tongue, at: int = 0, end: int = -1) -> Iterator[Comment]:
    """The comments of a program that stands in source[at:end]. Linear; a string that is not closed ends with its line."""
    return _Scan(source, tongue, at, len(source) if end < 0 else end).run()


class _Scan:
    def __init__(self, source: bytes, tongue: Tongue, at: int, end: int) -> None:
        self._source = source
        self._tongue = tongue
        self._at = at
        self._end = end
        self._frames = [_Frame("code")]
        self._value = False
        """whether what stands before is a value: then a slash divides and `<` compares"""
        self._steps = {"code": self._code, "string": self._string, "tag": self._tag, "text": self._text}

    def run(self) -> Iterator[Comment]:
        while self._at < self._end:
            yield from self._steps[self._frames[-1].kind]()

    def _code(self) -> Iterator[Comment]:
        match = _NEXT.match(self._source, self._at, self._end)
        if match is None:
            self._at = self._end
            return
        token, start = match[0], match.start()
        self._at = match.end()
        head = token[:1]
        if head in b" \t\r\n":
            return
        if token[:2] in (b"//", b"/*") and self._tongue.slashes:
            yield self._comment(token[:2], start, match.end())
        elif head == b"#" and (self._tongue.hashes or len(token) > 1):
            yield from self._hash(token, start)
        elif token.startswith(b"<<<") and len(token) > 3:
            self._heredoc(token, start)
        elif self._opens(token, start):
            return
        else:
            self._mark(token, start)

    def _comment(self, opener: bytes, start: int, end: int) -> Comment:
        if opener == b"//":
            return Comment(start, end, self._source[start + 2 : end])
        self._at = close = self._block_end(start + 2)
        inner = close - 2 if self._source[close - 2 : close] == b"*/" and close - 2 >= start + 2 else close
        return Comment(start, close, self._source[start + 2 : inner])

    def _block_end(self, place: int) -> int:
        depth = 1
        for match in _EDGE.finditer(self._source, place, self._end):
            depth += -1 if match[0] == b"*/" else self._tongue.nested
            if not depth:
                return match.end()
        return self._end

    def _hash(self, token: bytes, start: int) -> Iterator[Comment]:
        if self._tongue.hashes:
            line_end = self._source.find(b"\n", start, self._end)
            self._at = line_end if line_end >= 0 else self._end
            if start == 0 or self._source[start - 1 : start] in b" \t\r\n;{":
                yield Comment(start, self._at, self._source[start + 1 : self._at])
        elif b'"' in token[:80] and token.lstrip(b"#").startswith(b'"'):
            marks = token[: token.index(b'"')]
            quote = b'"""' if token.endswith(b'"""') else b'"'
            self._frames.append(_Frame("string", b"", Quote(quote + marks, b"\\" + marks + b"(", False, len(quote) == 3)))
        else:
            self._at = start + 1

    def _heredoc(self, token: bytes, start: int) -> None:
        if self._tongue is not PHP:
            self._at = start + 1
            return
        word = token[3:].strip().strip(b"\"'")
        ended = re.compile(rb"\n[ \t]*" + word + rb"\b").search(self._source, self._at - 1, self._end)
        self._at = ended.end() if ended else self._end

    def _opens(self, token: bytes, start: int) -> bool:
        """Whether a string, a pattern or an element begins here; then it is entered."""
        quote = self._tongue.quotes.get(token)
        if quote is None and len(token) == 3 and token[:1] in (b'"', b"'"):
            self._at, quote = start + 1, self._tongue.quotes.get(token[:1])
        if quote is not None:
            before = self._source[max(0, start - 2) : start]
            raw = self._tongue is DART and before[-1:] == b"r" and not before[:-1].isalnum()
            self._frames.append(_Frame("string", b"", quote._replace(code=b"", escapes=False) if raw else quote))
            return True
        if token == b"/" and self._tongue.patterns and not self._value:
            pattern = _PATTERN.match(self._source, start, self._end)
            self._at = pattern.end() if pattern else self._at
            self._value = pattern is not None
            return True
        element = _ELEMENT.match(self._source, start, self._end) if token == b"<" and self._tongue.jsx else None
        if element is not None and not self._value:
            self._at = element.end() - (element[0] == b"<>")
            self._frames.append(_Frame("tag"))
            return True
        return False

    def _mark(self, token: bytes, start: int) -> None:
        frame = self._frames[-1]
        if len(token) > 1 and not (token[:1].isalnum() or token[:1] in b"_$" or token[0] > 127):
            self._at = start + 1  # a comment's mark of another language
            token = token[:1]
        if frame.close:
            if token == frame.close:
                if not frame.depth:
                    self._frames.pop()
                    return
                frame.depth -= 1
            elif _PAIRS.get(token) == frame.close:
                frame.depth += 1
        self._value = token in (b")", b"]") or (token[:1] in b"_$" or token[:1].isalnum() or token[0] > 127)
        if token in _BEFORE_VALUE:
            self._value = False

    def _string(self) -> Iterator[Comment]:
        quote = self._frames[-1].quote
        assert quote is not None
        stops = [re.escape(quote.close)]
        if quote.code:
            stops.insert(0, re.escape(quote.code))
        if quote.escapes:
            stops.append(rb"\\.")
        if not quote.lines:
            stops.append(rb"\n")
        match = _stops(b"|".join(stops)).search(self._source, self._at, self._end)
        self._at = match.end() if match else self._end
        if match is None or match[0] in (quote.close, b"\n"):
            self._frames.pop()
            self._value = True
        elif match[0] == quote.code:
            self._frames.append(_Frame("code", _PAIRS[quote.code[-1:]]))
            self._value = False
        yield from ()

    def _tag(self) -> Iterator[Comment]:
        frame = self._frames[-1]
        match = _IN_TAG.search(self._source, self._at, self._end)
        self._at = match.end() if match else self._end
        token = match[0] if match else b""
        if match and token[:2] in (b"//", b"/*"):
            yield self._comment(token[:2], match.start(), match.end())
        elif token == b"{":
            self._frames.append(_Frame("code", b"}"))
            self._value = False
        elif token.endswith(b">"):
            self._frames.pop()
            if frame.closing and len(self._frames) > 1 and self._frames[-1].kind == "text":
                self._frames.pop()
            elif token == b">":
                self._frames.append(_Frame("text"))
            self._value = True

    def _text(self) -> Iterator[Comment]:
        match = _IN_TEXT.search(self._source, self._at, self._end)
        self._at = match.end() if match else self._end
        if match and match[0] == b"{":
            self._frames.append(_Frame("code", b"}"))
            self._value = False
        elif match:
            self._frames.append(_Frame("tag", closing=self._source[self._at : self._at + 1] == b"/"))
            self._at += self._frames[-1].closing
        yield from ()


_COMPILED: dict[bytes, re.Pattern[bytes]] = {}


def _stops(expression: bytes) -> re.Pattern[bytes]:
    found = _COMPILED.get(expression)
    if found is None:
        found = _COMPILED[expression] = re.compile(expression, re.DOTALL)
    return found
