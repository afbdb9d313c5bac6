"""Conditions in templates: which stretches are shown to those alone who are signed in.

A condition counts where it asks for nothing but whether somebody is signed in, alone or together with more (`and`). Its other
branch is for everybody, that of its opposite is for those signed in. Not seen: conditions within code blocks that put the
markup out themselves, a variable that was given the answer before, what an included file is included under.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from pixellint.facts.guard_words import Speech
from pixellint.facts.visitors import says
from pixellint.languages.masking import dialect_of, tags
from pixellint.languages.masking_tags import Tag
from pixellint.model.guards import Guard
from pixellint.model.places import Span
from pixellint.model.record import NamedTuple

_END_WORD = re.compile(r"end_?(\w+)")
_WORD = re.compile(r"[#^/]?\s*([A-Za-z]\w*)")
_RUBY_OPENS = re.compile(r"\bdo(?:\s*\|[^|]*\|)?$")
_RUBY_WORDS = frozenset("if unless case while until for begin".split())
_GO_WORDS = frozenset("if range with define block".split())
_LAST_IF = re.compile(r"(?:^|[;{}\s])(if|elseif|else\s*if)\b\s*(\(.*\))\s*:?$", re.DOTALL)
_ELSE_WORDS = frozenset("else elsif elif elseif when otherwise".split())
_BRACES = re.compile(r"[{}]")
_STRINGS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_TEST_ATTRIBUTE = re.compile(r"\b(?:test|access)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ELEMENT = re.compile(
    r"<(?P<tag>[A-Za-z][\w:.-]{0,60})\b(?:[^<>\"']|\"[^\"<]{0,500}\"|'[^'<]{0,500}'){0,200}?"
    r"\b(?P<name>sec:authorize|th:if|access)\s*=\s*(?P<value>\"[^\"]{0,300}\"|'[^']{0,300}')"
)
_AUTHORIZING = re.compile(r"(?:sec|security):authorize$")
_RAZOR_IF = re.compile(r"if\s*\((.*)\)$", re.DOTALL)


_MOST = 600
"""tags or braces within a block; of a larger one the end is not looked for, and it is none"""


class Block(NamedTuple):
    """An open block: the `word` that opened it, what its condition says, where its inside begins and the condition stands."""

    word: str
    says: int
    inside: int
    at: int
    end: int


def stretches(path: str, source: bytes, speech: Speech) -> Iterator[tuple[Span, Guard]]:
    """Spans of a template that are shown to those alone who are signed in, with the condition."""
    dialect = dialect_of(path, source)
    found = [*_elements(source, speech)]
    if dialect:
        found.extend(_Reader(source, dialect, speech).blocks())
    lines = _Lines(source)
    for block, stop in found:
        yield lines.span(block.inside, stop), Guard(lines.span(block.at, block.end), "a condition")


class _Reader:
    """Follows the blocks of a template."""

    def __init__(self, source: bytes, dialect: str, speech: Speech) -> None:
        self._source = source
        self._dialect = dialect
        self._speech = speech
        self._tags = [tag for tag in tags(source, dialect) if tag.kind != "comment"]
        self._ended = {found[1] for tag in self._tags if (found := _END_WORD.match(tag.text))}
        self._open: list[Block] = []
        self._last = 0
        """what the condition of the block that closed last says"""

    def blocks(self) -> Iterator[tuple[Block, int]]:
        """Blocks for those signed in, each with its end."""
        for tag in self._tags:
            if "razor" in self._dialect:
                yield from self._razor(tag)
            elif self._is_markup(tag):
                yield from self._named(tag, tag.text.partition(" ")[0], self._source[tag.at + 1 : tag.at + 2] == b"/")
            elif self._source[tag.at : tag.at + 1] == b"@" or self._source[tag.at : tag.at + 2] in (b"{%", b"{{"):
                yield from self._words(tag)
            else:
                yield from self._code(tag)

    def _is_markup(self, tag: Tag) -> bool:
        return self._source[tag.at : tag.at + 3] in (b"<c:", b"</c", b"<#i", b"<#e", b"<#l", b"</#", b"<@s", b"</@")

    def _razor(self, tag: Tag) -> Iterator[tuple[Block, int]]:
        found = _RAZOR_IF.match(tag.text)
        opening = self._source.find(b"{", tag.end) if found and tag.test[1] else -1
        if found is None or opening < 0:
            return
        says, close = self._says(found[1]), _closing(self._source, opening)
        if says > 0:
            yield Block("if", says, opening + 1, tag.at, tag.test[1]), close
        other = re.compile(rb"\}\s*else\s*\{").match(self._source, close)
        if says < 0 and other is not None:
            yield Block("else", 1, other.end(), tag.at, tag.test[1]), _closing(self._source, other.end() - 1)

    def _named(self, tag: Tag, word: str, closes: bool) -> Iterator[tuple[Block, int]]:
        """Blocks that are elements: `<c:if test="...">`, `<#if ...>`."""
        if closes:
            yield from self._close(word, tag.at)
        elif word in ("else", "elseif"):
            yield from self._turn(tag, tag.text[len(word) :])
        elif not tag.text.endswith("/"):
            given = _TEST_ATTRIBUTE.search(tag.text)
            condition = given[1][1:-1] if given else tag.text[len(word) :]
            tested = word in ("if", "when") or (given is not None and word.startswith("security"))
            self._push(word, self._says(condition) if tested else 0, tag)

    def _words(self, tag: Tag) -> Iterator[tuple[Block, int]]:
        """Blocks that words open and end: `{% if %}`, `{{#if}}`, `{{ if }}`, `@if`."""
        found = _WORD.match(tag.text)
        word, rest = (found[1], tag.text[found.end() :]) if found else ("", "")
        ended = _END_WORD.fullmatch(word)
        if tag.text[:1] == "/" or ended or word == "end":
            yield from self._close(ended[1] if ended else "" if word == "end" else word, tag.at)
        elif tag.text[:1] == "#":
            self._push(word, self._branch(word, rest), tag)
        elif tag.text[:1] == "^" and word:
            self._push(word, -self._says(word), tag)
        elif word in _ELSE_WORDS or tag.text == "^":
            yield from self._turn(tag, rest)
        elif word in self._ended or self._is_go(tag, word):
            self._push(word, self._branch(word, rest), tag)

    def _is_go(self, tag: Tag, word: str) -> bool:
        return tag.kind == "control" and self._source[tag.at : tag.at + 2] == b"{{" and word in _GO_WORDS

    def _branch(self, word: str, condition: str) -> int:
        if word == "unless":
            return -self._says(condition)
        if word in ("auth", "guest") and "blade" in self._dialect:
            return 1 if word == "auth" else -1
        if word == "if":
            return self._says(condition)
        return self._says(word) if not condition.strip() else 0

    def _code(self, tag: Tag) -> Iterator[tuple[Block, int]]:
        """Blocks of Ruby, of braces, and of PHP's other syntax."""
        text = tag.text.rstrip("; \t\r\n")
        bare = _STRINGS.sub(lambda found: " " * len(found[0]), text)
        word = found[1] if (found := _WORD.match(bare)) and bare[:1].isalpha() else ""
        if bare.count("{") != bare.count("}") or bare.startswith("}"):
            yield from self._braces(tag, text, bare)
        elif word == "end" or (word.startswith("end") and word[3:] in _RUBY_WORDS | {"foreach", "switch"}):
            yield from self._close(word[3:], tag.at)
        elif word in _ELSE_WORDS:
            yield from self._turn(tag, text[len(word) :])
        elif text.endswith(":") and (found := _LAST_IF.search(text)) is not None:
            self._push("if", self._says(found[2]), tag)
        elif "php" not in self._dialect and word in _RUBY_WORDS and not re.search(r"\bend\b", bare):
            self._push(word, self._branch(word, text[len(word) :]) if word in ("if", "unless") else 0, tag)
        elif _RUBY_OPENS.search(bare):
            self._push("do", 0, tag)
        elif text.endswith(":") and word:
            self._push(word, 0, tag)

    def _braces(self, tag: Tag, text: str, bare: str) -> Iterator[tuple[Block, int]]:
        start = 0
        for found in _BRACES.finditer(bare):
            before = text[start : found.start()].strip()
            start = found.end()
            if found[0] == "}":
                yield from self._close("{", tag.at)
                continue
            tested = re.search(r"(else\s*)?\bif\s*(\(.*\))$", before, re.DOTALL)
            if tested is not None:
                self._push("{", self._says(tested[2]), tag)
            else:
                self._push("{", int(self._last < 0) if re.search(r"\belse$", before) else 0, tag)

    def _push(self, word: str, says: int, tag: Tag) -> None:
        self._open.append(Block(word, says, tag.end, tag.at, tag.end))

    def _close(self, word: str, at: int) -> Iterator[tuple[Block, int]]:
        """Close the innermost block of this word ("": whichever), and those left open within it."""
        known = not word or any(block.word == word for block in self._open)
        while known and self._open:
            block = self._open.pop()
            self._last = block.says
            if not word or block.word == word:
                if block.says > 0:
                    yield block, at
                return

    def _turn(self, tag: Tag, condition: str) -> Iterator[tuple[Block, int]]:
        """Another branch of the innermost block."""
        if not self._open:
            return
        block = self._open.pop()
        if block.says > 0:
            yield block, tag.at
        other = self._says(condition) if condition.strip(" :()") else int(block.says < 0)
        self._push(block.word, max(other, 0), tag)

    def _says(self, condition: str) -> int:
        return says(condition, self._speech)


def _elements(source: bytes, speech: Speech) -> Iterator[tuple[Block, int]]:
    """Elements that are shown under a condition of their own."""
    text = source.decode("latin-1")
    for found in _ELEMENT.finditer(text):
        if found["name"] == "access" and not _AUTHORIZING.search(found["tag"]):
            continue
        if says(found["value"][1:-1], speech) > 0:
            yield Block("", 1, found.start(), found.start(), found.end()), _end_of_element(text, found)


def _end_of_element(text: str, found: re.Match[str]) -> int:
    depth = 0
    tags_alike = re.compile(rf"<(/?){re.escape(found['tag'])}\b[^<>]{{0,2000}}?(/?)>").finditer(text, found.start())
    for tag in islice(tags_alike, _MOST):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth <= 0:
            return tag.end()
    return found.end()


def _closing(source: bytes, opening: int) -> int:
    depth = 0
    for found in islice(re.compile(rb"[{}]").finditer(source, opening), _MOST):
        depth += 1 if found[0] == b"{" else -1
        if depth == 0:
            return found.start()
    return opening


class _Lines:
    """Spans by offset."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._begins = [0, *(found.end() for found in re.compile(rb"\n").finditer(source))]

    def span(self, start: int, end: int) -> Span:
        return Span(*self._place(start), *self._place(end))

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._begins, at)
        return line, len(self._source[self._begins[line - 1] : at].decode("utf-8", "replace")) + 1
