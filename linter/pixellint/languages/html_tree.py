"""The tags of a parsed page in document order, whatever is broken around them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from pixellint.languages.build import Unreadable
from pixellint.languages.parsing import parse
from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

VOID = frozenset(
    b"area base basefont bgsound br col command embed frame hr image img input isindex keygen link menuitem meta "
    b"nextid param source track wbr".split()
)
_OPTIONAL_END = frozenset(b"p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp html body head".split())
_RAW = frozenset((b"script", b"style"))
_ELEMENTS = frozenset(("element", "script_element", "style_element"))
_INNER = frozenset(("document", "ERROR", *_ELEMENTS))
_TAG = re.compile(rb"<(/?)([A-Za-z][^\s/>]*)")
_UNQUOTED = re.compile(rb"[^\s>\"']*")
_LONE = re.compile(rb"&(?![A-Za-z#])|<(?![A-Za-z/!])")
_DEEPEST = 1000


class RawAttribute(NamedTuple):
    """`value` is the span of the text between the quotes, (-1, -1) without a value."""

    name: str
    at: int
    end: int
    value: tuple[int, int]


class Opening(NamedTuple):
    """A start tag from `at` to `end`. `parent` is a position in the same list or -1; `content` the span of the text of
    a script or style, (-1, -1) without; `texts` the spans of text directly within."""

    name: str
    attributes: tuple[RawAttribute, ...]
    parent: int
    at: int
    end: int
    content: tuple[int, int]
    texts: tuple[tuple[int, int], ...]


def guard_nesting(source: bytes) -> None:
    """Unreadable when elements nest deeper than any page has reason to: the cost grows with the square."""
    depth = position = closing = 0
    while (tag := _TAG.search(source, position)) is not None:
        position = tag.end()
        if closing < position:
            closing = source.find(b">", position)
            if closing < 0:
                return
        name = tag[2].lower()
        if name in VOID or name in _OPTIONAL_END:
            continue
        if tag[1]:
            depth = max(0, depth - 1)
        elif name in _RAW:
            found = source.find(b"</", closing)
            position = found if found >= 0 else len(source)
            depth += 1
        elif source[closing - 1 : closing] != b"/":
            depth += 1
        if depth > _DEEPEST:
            raise Unreadable(f"elements nest more than {_DEEPEST} deep")


def openings(source: bytes, base: int, end: int) -> tuple[list[Opening], int]:
    """The start tags within `source[base:end]`, and how many bytes were not understood. Raises Unreadable."""
    text = _readable(source[base:end])
    reading = _Reading(source, base)
    stack: list[Node | int] = [parse("html", text).root_node]
    while stack:
        node = stack.pop()
        if isinstance(node, int):
            del reading.open[node:]
            continue
        reading.visit(node)
        kind = node.type
        if kind in _ELEMENTS:
            stack.append(len(reading.open))
        if kind in _INNER:
            stack.extend(reversed(node.children))
    return [reading.opening(number) for number in range(len(reading.found))], reading.faulty


def _readable(text: bytes) -> bytes:
    """The text without what upsets the grammar: lone `&` and `<`, which are text to a browser, and openers of comments
    that never close, for each of which it looks to the end of the file."""
    last = text.rfind(b"-->") + 1
    return _LONE.sub(b"_", text[:last] + text[last:].replace(b"<!--", b"____"))


class _Reading:
    """Keeps the tags met so far and those that are open. Tags in broken places count like any others."""

    def __init__(self, source: bytes, base: int) -> None:
        self.open: list[int] = []
        self.found: list[Opening] = []
        self.faulty = 0
        self._source = source
        self._base = base
        self._texts: dict[int, list[tuple[int, int]]] = {}
        self._contents: dict[int, tuple[int, int]] = {}

    def opening(self, number: int) -> Opening:
        content = self._contents.get(number, (-1, -1))
        return self.found[number]._replace(content=content, texts=tuple(self._texts.get(number, ())))

    def visit(self, node: Node) -> None:
        kind = node.type
        if kind in ("start_tag", "self_closing_tag"):
            self._start(node.children, self._span(node), kind == "start_tag")
        elif kind == "end_tag":
            self._end(node)
        elif kind in ("text", "entity") and self.open:
            self._texts.setdefault(self.open[-1], []).append(self._span(node))
        elif kind == "raw_text" and self.found:
            self._contents[len(self.found) - 1] = self._span(node)
        elif kind == "ERROR":
            children = node.children
            self.faulty += node.end_byte - node.start_byte - sum(item.end_byte - item.start_byte for item in children)
            self._starts_within(children)

    def _span(self, node: Node) -> tuple[int, int]:
        return node.start_byte + self._base, node.end_byte + self._base

    def _bytes(self, node: Node) -> bytes:
        start, end = self._span(node)
        return self._source[start:end]

    def _starts_within(self, children: list[Node]) -> None:
        """Start tags of which the grammar made no nodes."""
        for place, child in enumerate(children[:-1]):
            named = children[place + 1]
            if child.type == "<" and named.type == "tag_name" and named.start_byte == child.end_byte:
                rest = takewhile(lambda item: item.type in ("attribute", "ERROR"), children[place + 2 :])
                parts = [child, named, *rest]
                after = children[place + len(parts) : place + len(parts) + 1]
                last = after[0] if after and after[0].type in (">", "/>") else parts[-1]
                self._start(parts, (self._span(child)[0], self._span(last)[1]), False)

    def _start(self, children: list[Node], span: tuple[int, int], opens: bool) -> None:
        name, attributes = b"", []
        for child in children:
            if child.type == "tag_name":
                name = self._bytes(child)
            elif child.type == "attribute":
                attributes.append(self._attribute(child))
        if not name:
            return
        parent = self.open[-1] if self.open else -1
        text = name.decode("utf-8", "replace")
        self.found.append(Opening(text, tuple(attributes), parent, *span, (-1, -1), ()))
        if opens and name.lower() not in VOID:
            self.open.append(len(self.found) - 1)

    def _end(self, node: Node) -> None:
        names = [child for child in node.named_children if child.type == "tag_name"]
        if names and self.open:
            name = self._bytes(names[0]).decode("utf-8", "replace")
            if self.found[self.open[-1]].name.lower() == name.lower():
                self.open.pop()

    def _attribute(self, node: Node) -> RawAttribute:
        name, span, end = "", (-1, -1), node.end_byte + self._base
        for child in node.named_children:
            if child.type == "attribute_name":
                name = self._bytes(child).decode("utf-8", "replace")
            elif child.type == "attribute_value":
                start = child.start_byte + self._base
                # the grammar ends an unquoted value at "=", a browser does not
                unquoted = _UNQUOTED.match(self._source, start)
                end = max(end, unquoted.end()) if unquoted else end
                span = (start, end)
            elif child.type == "quoted_attribute_value":
                span = (child.start_byte + self._base + 1, child.end_byte + self._base - 1)
        return RawAttribute(name, node.start_byte + self._base, end, span)
