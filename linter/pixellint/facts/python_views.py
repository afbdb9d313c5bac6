"""Functions and classes of Python, read by indentation: their decorators, bases and methods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.facts.source_text import Text
from pixellint.model.record import NamedTuple

_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)(?:@(?P<decorator>[\w.]+)|(?:async[ \t]+)?(?P<kind>def|class)[ \t]+(?P<name>\w+))", re.M
)
IDENTIFIER = re.compile(r"[A-Za-z_][\w.]*")
_BRACKET = re.compile(r"[(\[{\n]")
_DEEPEST = 12


class Decorator(NamedTuple):
    """`name` is its last part, `owner` what stands before that, `start` and `end` those of its text."""

    name: str
    owner: str
    start: int
    end: int


class View(NamedTuple):
    """A function or class at the top of a file. `body` is where it stands, `bases` the names of the classes it derives from,
    `methods` its functions."""

    name: str
    text: Text
    body: tuple[int, int]
    decorators: tuple[Decorator, ...]
    bases: tuple[str, ...] | None
    methods: tuple[View, ...] = ()


def views_of(text: Text) -> Iterator[View]:
    """The functions and classes at the top of a file."""
    yield from _blocks(text, 0, len(text.bare), "")


def _blocks(text: Text, start: int, end: int, indent: str | None, depth: int = 0) -> Iterator[View]:
    """The functions and classes of this indentation between two offsets; None: of the first that is met."""
    decorators: list[Decorator] = []
    at = start
    while (found := _BLOCK.search(text.bare, at, end)) is not None:
        indent = found["indent"] if indent is None else indent
        at = found.end()
        if found["indent"] != indent:
            continue
        if found["decorator"]:
            owner, _, name = found["decorator"].rpartition(".")
            close = text.closing(at) + 1 if text.bare[at : at + 1] == "(" else at
            decorators.append(Decorator(name, owner, found.start("decorator") - 1, close))
            at = close
            continue
        finish = _end_of_block(text, found.end(), len(indent), end)
        bases: tuple[str, ...] | None = None
        methods: tuple[View, ...] = ()
        if found["kind"] == "class":
            opened = text.bare[at : at + 1] == "("
            bases = tuple(_bases(text, at)) if opened else ()
            if depth < _DEEPEST:
                methods = tuple(_blocks(text, text.closing(at) if opened else at, finish, None, depth + 1))
        yield View(found["name"], text, (found.start(), finish), tuple(decorators), bases, methods)
        decorators = []
        at = finish


def _bases(text: Text, opening: int) -> Iterator[str]:
    for start, end in text.arguments(opening):
        if "=" not in text.bare[start:end] and (found := IDENTIFIER.search(text.bare, start, end)):
            yield found[0].rpartition(".")[2]


def _end_of_block(text: Text, at: int, indent: int, end: int) -> int:
    """Where the first line begins that stands no deeper; lines within brackets do not count."""
    while at < end:
        opened = _BRACKET.search(text.bare, at, end)
        if opened is None:
            return end
        if opened[0] != "\n":
            at = text.closing(opened.start()) + 1
            continue
        at = opened.end()
        newline = text.bare.find("\n", at, end)
        line = text.bare[at : newline if newline >= 0 else end]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return at
    return end
