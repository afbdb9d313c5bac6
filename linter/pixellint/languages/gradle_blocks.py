"""Statements of a Gradle script and the blocks they stand in, from tokens alone; never fails, linear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pixellint.languages.script_tokens import Token
from pixellint.model.record import NamedTuple

_CONTROL = frozenset("if else for while try catch finally when switch do".split())
_IN_PLACE = frozenset("each forEach let apply run with also all configure".split())
"""calls whose block belongs to what is around them"""
_CONTEXTS = {
    "dependencies": "dependencies",
    "plugins": "plugins",
    "versionCatalogs": "catalog",
    "pluginManagement": "versions",
    "constraints": "versions",
}
"""last name before a block -> what its statements are; "versions" only say which version"""
_KEPT = frozenset({"catalog", "versions"})
_TEST_BLOCK = re.compile(r"(?:test|androidTest|testing)(?:$|[A-Z])|.*Test$")
_HEADER = 12
"""tokens before a brace that are looked at"""


class Block(NamedTuple):
    """`context` is dependencies, plugins, catalog, versions or ""; `test` marks what only tests are made of."""

    context: str
    test: bool


class Statement(NamedTuple):
    tokens: Sequence[Token]
    block: Block


class _Open(NamedTuple):
    block: Block
    tokens: list[Token]
    depth: int


def statements(found: Sequence[Token]) -> Iterator[Statement]:
    """The statements, each with the block around it. What a brace opens within parentheses does not end the statement
    around it."""
    block, words, depth = Block("", False), list[Token](), 0
    stack: list[_Open] = []
    for token in found:
        text = token.text if token.kind in ("mark", "newline") else ""
        if text == "{":
            inner = _block(block, words[-_HEADER:], depth)
            if not depth:
                yield Statement(words, block)
                words = []
            stack.append(_Open(block, words, depth))
            block, words, depth = inner, [], 0
        elif text == "}":
            yield Statement(words, block)
            words, depth = [], 0
            if stack:
                block, words, depth = stack.pop()
        elif text == ";" or (text == "\n" and not depth and not (words and words[-1].text == ",")):
            yield Statement(words, block)
            words, depth = [], 0
        elif text != "\n":
            depth = max(0, depth + (text in ("(", "[") and bool(text)) - (text in (")", "]") and bool(text)))
            words.append(token)
    yield Statement(words, block)
    for waiting in reversed(stack):
        yield Statement(waiting.tokens, waiting.block)


def _block(around: Block, header: Sequence[Token], depth: int) -> Block:
    """The block that the tokens before its brace open."""
    if not header or header[0].text in _CONTROL or header[-1].text == "->":
        return around
    name = _callee(header)
    if name in _IN_PLACE or around.context in _KEPT:
        return around
    names = [part for token in header if token.kind in ("word", "string") for part in token.text.split(".")]
    test = around.test or (not depth and any(_TEST_BLOCK.match(part) for part in names))
    return Block(_CONTEXTS.get(name, ""), test)


def _callee(header: Sequence[Token]) -> str:
    """The last name before the brace, or before the parentheses that stand before it."""
    depth = 0
    for token in reversed(header):
        if token.kind == "mark":
            depth += {")": 1, "(": -1}.get(token.text, 0)
        elif token.kind == "word" and not depth:
            return token.text.rsplit(".", 1)[-1]
    return ""
