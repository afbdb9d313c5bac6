"""The comment tokens of a file, whatever its language: what stands in a string, a text or an attribute is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.languages.masking import dialect_of, mask, tags
from pixellint.verdict import script_comments as tongues
from pixellint.verdict.script_comments import Comment, Tongue

_TONGUES = {
    **dict.fromkeys((".js", ".mjs", ".cjs", ".jsx", ".tsx"), tongues.JAVASCRIPT),
    **dict.fromkeys((".ts", ".mts", ".cts"), tongues.TYPESCRIPT),
    **dict.fromkeys((".kt", ".kts"), tongues.KOTLIN),
    ".java": tongues.JAVA,
    ".swift": tongues.SWIFT,
    **dict.fromkeys((".m", ".mm", ".pbxproj"), tongues.OBJC),
    ".dart": tongues.DART,
    ".gradle": tongues.GROOVY,
    ".podspec": tongues.RUBY,
    **dict.fromkeys((".toml", ".yaml", ".lock"), tongues.HASHES),
}
_NAMES = {"podfile": tongues.RUBY, "cartfile": tongues.HASHES, "cartfile.resolved": tongues.HASHES}
_NONE = (".json", ".resolved")
_WITH_CODE = {
    **dict.fromkeys((".php", ".phtml"), tongues.PHP),
    ".erb": tongues.RUBY,
    **dict.fromkeys((".ejs", ".jsp", ".jspf", ".jspx", ".tag", ".cshtml", ".razor"), tongues.JAVA),
    **dict.fromkeys((".aspx", ".ascx", ".master"), tongues.JAVA),
}
"""what the code between the tags of a template is written in"""

_NEXT = re.compile(
    rb"<!--|<!\[CDATA\[|<(script|style|textarea|title)\b|</?[A-Za-z]|\{\s*/\*",
    re.IGNORECASE,
)
_TAG_END = re.compile(rb"\"[^\"]*\"|'[^']*'|>")
_TYPE = re.compile(rb"\btype\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_RUNS = re.compile(rb"module|.*(?:java|ecma|type)script|text/(?:babel|jsx|tsx)", re.IGNORECASE)
_TYPED = re.compile(rb"\blang\s*=\s*[\"']?tsx?\b", re.IGNORECASE)
_FRONT = re.compile(rb"\s*---\r?\n(.*?)\n---", re.DOTALL)
_OPENING = re.compile(rb"\{%[-~]?\s*comment\b[^%]*%\}|\{\{!--|\{\{--|\{\{!|\{\{/\*|\{#[-]?|<%--|<%#|<#--|@\*")
_CLOSING = re.compile(rb"(?:\{%[-~]?\s*endcomment\s*[-~]?%\}|--~?\}\}|\*/\}\}|\}\}|[-]?#\}|--%>|-?%>|-->|\*@)$")
_BLOCK_SCALAR = re.compile(
    rb"^([ \t]*)[^#\n]*:[ \t]*[|>][-+0-9]*[ \t]*\r?\n((?:\1[ \t]+[^\n]*(?:\n|\Z)|[ \t]*\r?\n)*)", re.MULTILINE
)


def comments(path: str, source: bytes) -> Iterator[Comment]:
    """The comments of a file (UTF-8) in the order of the source. Linear; never raises."""
    name = path.rpartition("/")[2].lower()
    suffix = name[name.rfind(".") :] if "." in name else ""
    tongue = _NAMES.get(name) or _TONGUES.get(suffix)
    if name == "podfile.lock" or suffix == ".yaml":
        source = _BLOCK_SCALAR.sub(lambda match: re.sub(rb"[^\n]", b" ", match[0]), source)
    if tongue is not None:
        return tongues.comments(source, tongue)
    return iter(()) if suffix in _NONE else iter(sorted(_of_template(path, suffix, source)))


def _of_template(path: str, suffix: str, source: bytes) -> Iterator[Comment]:
    dialect = dialect_of(path, source)
    for tag in tags(source, dialect) if dialect else ():
        stretch = source[tag.at : tag.end]
        if tag.kind == "comment" or (opening := _OPENING.match(stretch)) is not None:
            opening = _OPENING.match(stretch)
            inner = stretch[opening.end() if opening else 0 :]
            yield Comment(tag.at, tag.end, _CLOSING.sub(b"", inner))
        elif suffix in _WITH_CODE:
            end = tag.end - 2 if stretch.endswith((b"?>", b"%>")) else tag.end
            yield from tongues.comments(source, _WITH_CODE[suffix], tag.at + 2, end)
    masked = mask(source, dialect).text if dialect else source
    yield from _of_markup(masked, source, suffix)


def _of_markup(text: bytes, source: bytes, suffix: str) -> Iterator[Comment]:
    place = 0
    if suffix == ".astro" and (front := _FRONT.match(text)):
        yield from tongues.comments(source, tongues.TYPESCRIPT, *front.span(1))
        place = front.end()
    while (match := _NEXT.search(text, place)) is not None:
        token = match[0]
        if token == b"<!--":
            place = _after(text, b"-->", match.end())
            inner = place - 3 if text.endswith(b"-->", match.end(), place) else place
            yield Comment(match.start(), place, source[match.end() : inner])
        elif token.startswith(b"{"):
            place = match.end()
            if suffix in (".astro", ".svelte"):
                place = _after(text, b"*/", match.end())
                yield Comment(match.start(), place, source[match.end() : place].removesuffix(b"*/"))
        elif token.upper() == b"<![CDATA[":
            place = _after(text, b"]]>", match.end())
        else:
            place = _tag_end(text, match.end())
            if match[1]:
                closing = re.compile(rb"</" + match[1] + rb"\b", re.IGNORECASE).search(text, place)
                end = closing.start() if closing else len(text)
                tongue = _spoken(text[match.start() : place], match[1])
                if tongue is not None:
                    yield from tongues.comments(text, tongue, place, end)
                place = end


def _spoken(tag: bytes, name: bytes) -> Tongue | None:
    """What the content of a raw element is written in; None where it holds no program."""
    kind = _TYPE.search(tag)
    if name.lower() != b"script" or (kind is not None and not _RUNS.match(kind[1])):
        return None
    return tongues.TYPESCRIPT if _TYPED.search(tag) else tongues.JAVASCRIPT


def _after(text: bytes, closing: bytes, place: int) -> int:
    found = text.find(closing, place)
    return found + len(closing) if found >= 0 else len(text)


def _tag_end(text: bytes, place: int) -> int:
    for match in _TAG_END.finditer(text, place):
        if match[0] == b">":
            return match.end()
    return len(text)
