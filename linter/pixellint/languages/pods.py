"""What iOS apps take from CocoaPods and Carthage: Podfile, podspecs, Podfile.lock, Cartfile. Read line by line: Ruby is
followed as far as strings, comments and the blocks of test targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pixellint.languages.build import Builder
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Import, Unit

_TOKEN = re.compile(
    rb"(?P<blank>[ \t\r]+|\\\r?\n)"
    rb"|(?P<comment>#[^\n]*)"
    rb"|(?P<newline>\n|;)"
    rb"|(?P<string>'(?:[^'\\\n]|\\[^\n])*'?|\"(?:[^\"\\\n#]|\\[^\n]|#\{[^}\n]*\}|#)*\"?)"
    rb"|(?P<word>[A-Za-z_][\w.]*[?!]?)"
    rb"|(?P<mark>=>|.)",
    re.DOTALL,
)
_BLOCK_COMMENT = re.compile(rb"^=begin\b.*?(?:^=end\b[^\n]*|\Z)", re.DOTALL | re.MULTILINE)
_FIRST = frozenset({"pod", "end", "target"})
"""words that begin a statement wherever they begin a line: a bracket that is not closed costs no more than its line"""
_OPENERS = frozenset("if unless case while until for begin def class module".split())
_LOCKED = re.compile(rb"^  - \"?([^\s\":(]+)", re.MULTILINE)
_SECTION = re.compile(rb"^[A-Z][A-Z ]*:", re.MULTILINE)
_CART = re.compile(rb"^[ \t]*(github|git|binary)[ \t]+\"([^\"\n]+)\"", re.MULTILINE)
_GITHUB = re.compile(r"(?:https?://|git@|ssh://git@)github\.com[/:]([^/\s]+/[^/\s]+?)(?:\.git)?/?")


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    end: int


def lower(source: bytes, path: str) -> Unit:
    """A unit whose imports are `cocoapods:Name` (subspecs as `Name/Sub`) or `carthage:owner/repo`; its language is "lock" for
    what is resolved instead of declared."""
    name = path.rsplit("/", 1)[-1].lower()
    builder = Builder("lock" if name in ("podfile.lock", "cartfile.resolved") else "package", source, True)
    if name == "podfile.lock":
        _locked(builder)
    elif name.startswith("cartfile"):
        _cartfile(builder)
    else:
        _ruby(builder)
    return builder.finish(0.0)


def _locked(builder: Builder) -> None:
    """The entries of the first section, PODS."""
    starts = [match.start() for match in _SECTION.finditer(builder.source)]
    for start, end in pairwise([*starts, len(builder.source)]):
        if builder.source.startswith(b"PODS:", start):
            for match in _LOCKED.finditer(builder.source, start, end):
                _declare(builder, f"cocoapods:{match[1].decode('utf-8', 'replace')}", match.span(1))


def _cartfile(builder: Builder) -> None:
    for match in _CART.finditer(builder.source):
        name = match[2].decode("utf-8", "replace")
        repository = _GITHUB.fullmatch(name)
        _declare(builder, f"carthage:{repository[1] if repository else name}", (match.start(2) - 1, match.end(2) + 1))


def _ruby(builder: Builder) -> None:
    opened: list[bool] = []
    """the blocks around: whether each belongs to a test"""
    for words in _statements(builder.source):
        tested = bool(opened) and opened[-1]
        if words[0].text == "end":
            if opened:
                opened.pop()
            continue
        if not tested:
            _statement(builder, words)
        named = {word.text for word in words if word.kind == "word"}
        if (words[0].text in _OPENERS or "do" in named) and "end" not in named:
            opened.append(tested or _is_test(words))


def _is_test(words: Sequence[_Token]) -> bool:
    name = next((word.text for word in words[1:] if word.kind in ("string", "word")), "")
    if words[0].text in ("target", "abstract_target"):
        return name.endswith(("Tests", "Test"))
    return words[0].text.endswith(".test_spec") or words[0].text == "test_spec"


def _statement(builder: Builder, words: Sequence[_Token]) -> None:
    for place, word in enumerate(words[:8]):
        if word.kind == "word" and (word.text in ("pod", "dependency") or word.text.endswith(".dependency")):
            rest = [token for token in words[place + 1 :] if token.text != "("]
            if rest and rest[0].kind == "string":
                _pod(builder, rest)
            return


def _pod(builder: Builder, words: Sequence[_Token]) -> None:
    name = words[0].text
    if "#{" in name or not name:
        return
    subspecs = list(_subspecs(words))
    for word in subspecs:
        _declare(builder, f"cocoapods:{name}/{word.text}", (word.at, word.end))
    if not subspecs:
        _declare(builder, f"cocoapods:{name}", (words[0].at, words[0].end))


def _subspecs(words: Sequence[_Token]) -> Iterator[_Token]:
    """The strings of `:subspecs => [...]` or `subspecs: [...]`."""
    inside = False
    for place, word in enumerate(words):
        if word.kind == "word" and word.text == "subspecs":
            inside = True
        elif inside and word.kind == "string":
            yield word
        elif inside and (word.text == "]" or (word.text == "," and words[place - 1].kind != "string")):
            return


def _statements(source: bytes) -> Iterator[Sequence[_Token]]:
    """Statements: lines, joined where a bracket is open or a comma, a label or an arrow ends them."""
    comments = [match.span() for match in _BLOCK_COMMENT.finditer(source)]
    words, depth, comment, begins = list[_Token](), 0, 0, True
    for match in _TOKEN.finditer(source):
        while comment < len(comments) and match.start() >= comments[comment][1]:
            comment += 1
        if comment < len(comments) and match.start() >= comments[comment][0]:
            continue
        kind, text = match.lastgroup or "", match[0].decode("utf-8", "replace")
        if words and begins and kind == "word" and (text in _FIRST or text.endswith(".dependency")):
            yield words
            words, depth = [], 0
        begins = kind == "newline" or (begins and kind == "blank")
        if kind == "newline":
            waits = depth > 0 or (words and words[-1].text in (",", "=>", ":") and words[-1].kind == "mark")
            if words and not waits:
                yield words
                words = []
        elif kind in ("word", "string", "mark"):
            depth = max(0, depth + (text in ("(", "[", "{") and kind == "mark") - (text in (")", "]", "}") and kind == "mark"))
            words.append(_Token(kind, text.strip("\"'") if kind == "string" else text, *match.span()))
            if kind == "word" and text in ("do", "end"):
                depth = 0
    if words:
        yield words


def _declare(builder: Builder, specifier: str, span: tuple[int, int]) -> None:
    builder.imports.append(Import(specifier, "", "", *span))
