"""The vocabulary: data elements, the names they go by, and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pixellint.knowledge import words
from pixellint.knowledge.fields import Fields, close
from pixellint.knowledge.tree import Node
from pixellint.model.knowledge import Element
from pixellint.model.record import NamedTuple

_KEYS = (
    "elements",
    "blockers",
    "starters",
    "neutral",
    "owners",
    "reporters",
    "reports",
    "sending",
    "business",
    "about",
    "inputs",
)
_WORD = re.compile(r"[a-z0-9]+")


class Words(NamedTuple):
    """What rules/vocabulary says, merged over its files."""

    elements: tuple[Element, ...]
    blockers: frozenset[str]
    starters: frozenset[str]
    neutral: frozenset[str]
    owners: frozenset[str]
    reporters: frozenset[str]
    reports: frozenset[str]
    sending: frozenset[str]
    business: frozenset[str]
    about: frozenset[str]
    inputs: tuple[tuple[str, str], ...]


def read_vocabulary(files: list[tuple[Path, Node]]) -> Words:
    """All vocabulary files as one. An element stands in one file; the word lists add up."""
    tops = [Fields(node, str(path), _KEYS) for path, node in files]
    elements: dict[str, Element] = {}
    owners: dict[tuple[str, ...], str] = {}
    for top in tops:
        for item in top.items("elements"):
            element = _element(item, top.path, owners)
            if element.id in elements:
                top.fail(f"element {element.id} is given twice", item.line)
            elements[element.id] = element
    return Words(
        tuple(elements.values()),
        frozenset(_listed(tops, "blockers")),
        frozenset(_listed(tops, "starters")),
        frozenset(_listed(tops, "neutral")),
        frozenset(_listed(tops, "owners")),
        frozenset(_listed(tops, "reporters")),
        frozenset(_listed(tops, "reports")),
        frozenset(_listed(tops, "sending")),
        frozenset(_listed(tops, "business")),
        frozenset(_listed(tops, "about")),
        tuple(pair for top in tops for pair in _inputs(top, elements)),
    )


def _element(node: Node, path: str, taken: dict[tuple[str, ...], str]) -> Element:
    fields = Fields(node, path, ("id", "category", "strong", "weak", "topics"), ("id", "category"))
    identity = fields.text("id")
    strong, weak = (tuple(_phrases(fields, key, identity, taken)) for key in ("strong", "weak"))
    topics = tuple(_phrases(fields, "topics", identity, {}))
    return Element(identity, fields.text("category", words.CATEGORIES), strong, weak, topics)


def _phrases(fields: Fields, key: str, identity: str, taken: dict[tuple[str, ...], str]) -> Iterator[tuple[str, ...]]:
    for text in fields.texts(key):
        phrase = tuple(text.split())
        if not phrase or not all(_WORD.fullmatch(word) for word in phrase):
            fields.fail(f"{text!r} must be lower-case words", fields.line_of(key))
        if phrase in taken:
            fields.fail(f"{text!r} of {identity} already belongs to {taken[phrase]}", fields.line_of(key))
        taken[phrase] = identity
        yield phrase


def _listed(tops: list[Fields], key: str) -> Iterator[str]:
    for top in tops:
        for word in top.texts(key):
            if not _WORD.fullmatch(word):
                top.fail(f"{key}: {word!r} must be one lower-case word", top.line_of(key))
            yield word


def _inputs(top: Fields, elements: dict[str, Element]) -> Iterator[tuple[str, str]]:
    for key, child in top.pairs("inputs"):
        if not isinstance(child.value, str) or child.value not in elements:
            top.fail(f"inputs: {key} names no element", child.line, close(str(child.value), elements))
        yield key, child.value
