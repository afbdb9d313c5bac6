"""The cases of Swift's enumerations: texts, or functions that hold their associated values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.swift_functions import Signature, enter, leave
from pixellint.languages.swift_outline import labels_of
from pixellint.languages.swift_reader import SwiftReader
from pixellint.model.unit import Argument, Call, ClassValue, Entry, Expression, Literal, Object, Parameter

if TYPE_CHECKING:
    from tree_sitter import Node


def read_cases(reader: SwiftReader, node: Node, inner: Frame) -> Iterator[tuple[str, Expression]]:
    """(name, value) of each case of an entry. A case is known under `.name` to the whole project."""
    for label, contents, raw in _entries(node):
        name = reader.plain(label)
        start, end = reader.span(label)
        value: Expression = Literal(name, "string", start, end)
        if raw is not None:
            value = reader.expression(raw, inner)
        if contents is not None:
            value = _with_values(reader, label, contents, inner)
        reader.declare("." + name, value, start)
        yield name, value


def _entries(node: Node) -> Iterator[tuple[Node, Node | None, Node | None]]:
    """(name, associated values, raw value) of each case."""
    label: Node | None = None
    contents: Node | None = None
    raw: Node | None = None
    for place, child in enumerate(node.children):
        field = node.field_name_for_child(place)
        if field == "name":
            if label is not None:
                yield label, contents, raw
            label, contents, raw = child, None, None
        elif field == "data_contents":
            contents = child
        elif field == "raw_value":
            raw = child
    if label is not None:
        yield label, contents, raw


def _with_values(reader: SwiftReader, label: Node, contents: Node, inner: Frame) -> Expression:
    """A case as the function that makes its value: an instance of the enumeration that holds, under the case's name, what it
    is given: `E(login: {method: ..})`."""
    opened = enter(reader, contents, inner, inner.owner)
    number = opened.frame.function
    labels = labels_of(reader.stretch, contents)
    start = reader.at(contents)
    held = tuple(
        Entry(name or str(position), Parameter(number, position, start), start) for position, name in enumerate(labels)
    )
    name = reader.plain(label)
    values = Argument(Object(held, start), name)
    made = Call(ClassValue(inner.owner, start), (values,), "new", start, start, -1) if inner.owner >= 0 else values.value
    reader.returns[number] = [made]
    return leave(reader, opened, name, Signature(labels, labels))
