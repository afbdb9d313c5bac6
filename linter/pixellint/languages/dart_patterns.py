"""Patterns of Dart: `final (a, b) = x`, `case Login(:final method)`, and the heads of loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_reader import DartReader
from pixellint.languages.dart_types import class_path, typed
from pixellint.model.unit import Binding, Expression, Literal, Member, Name

if TYPE_CHECKING:
    from tree_sitter import Node


def bind_variable(reader: DartReader, node: Node, value: Expression | None, span: tuple[int, int], frame: Frame) -> None:
    """A variable of the frame's scope, with its first value where there is one."""
    name, start = reader.text(node), reader.at(node)
    reader.builder.bind(Binding(name, "variable", -1, -1, frame.scope, start))
    if value is not None:
        reader.builder.assign(Name(name, frame.scope, start), value, span, frame, True)


def take_apart(reader: DartReader, node: Node, value: Expression, frame: Frame, declares: bool) -> None:
    """Give every name of a pattern its part of the value. `declares`: plain names are new variables, else constants."""
    with reader.deeper() as allowed:
        if allowed:
            _take(reader, node, value, frame, declares)


def _take(reader: DartReader, node: Node, value: Expression, frame: Frame, declares: bool) -> None:
    kind = node.type
    if kind == "variable_pattern":
        names = [child for child in node.named_children if child.type == "identifier"]
        if names and reader.text(names[-1]) != "_":
            path = class_path(reader, node.children)
            bind_variable(reader, names[-1], typed(reader, value, path, frame), reader.span(node), frame)
    elif kind == "constant_pattern":
        _plain(reader, node, value, frame, declares)
    elif kind in ("object_pattern", "record_pattern"):
        _fields(reader, node, value, frame, declares)
    elif kind == "map_pattern":
        _map(reader, node, value, frame, declares)
    elif kind == "list_pattern":
        for place, child in enumerate(node.named_children):
            part = value if child.type == "rest_pattern" else Member(value, str(place), reader.at(child))
            take_apart(reader, child, part, frame, declares)
    else:
        for child in node.named_children:
            if child.type.endswith("_pattern"):
                take_apart(reader, child, value, frame, declares)


def _plain(reader: DartReader, node: Node, value: Expression, frame: Frame, declares: bool) -> None:
    name = node.named_children[0] if node.named_children else None
    if declares and name is not None and name.type == "identifier":
        if reader.text(name) != "_":
            bind_variable(reader, name, value, reader.span(node), frame)
    elif name is None or reader.text(name) != "_":
        reader.values(node.named_children, frame)


def _fields(reader: DartReader, node: Node, value: Expression, frame: Frame, declares: bool) -> None:
    """`Foo(x: pattern, :final y)` and `(pattern, name: pattern)`"""
    key: str | None = None
    position = 0
    for child in node.children:
        if child.type == "identifier":
            key = reader.text(child)
        elif child.type == ":":
            key = key or ""
        elif child.type.endswith("_pattern"):
            if key is None:
                position += 1
            name = f"${position}" if key is None else key or _variable(reader, child)
            take_apart(reader, child, Member(value, name, reader.at(child)), frame, declares)
            key = None


def _variable(reader: DartReader, node: Node) -> str:
    """The name of the one variable in a pattern."""
    last: Node | None = node
    while last is not None:
        if last.type == "identifier":
            return reader.text(last)
        last = last.named_children[-1] if last.named_children else None
    return "*"


def _map(reader: DartReader, node: Node, value: Expression, frame: Frame, declares: bool) -> None:
    keys: list[Node] = []
    for child in node.named_children:
        if not child.type.endswith("_pattern"):
            keys.append(child)
        elif keys:
            key = reader.value(keys, frame)
            keys = []
            text = key.value if isinstance(key, Literal) else "*"
            take_apart(reader, child, Member(value, text, reader.at(child)), frame, declares)


def read_loop_parts(reader: DartReader, node: Node, frame: Frame) -> None:
    """The head of a `for`: its variables are bound in the frame."""
    inside = next((place for place, child in enumerate(node.children) if child.type == "in"), -1)
    if inside < 0:
        reader.within(node, frame)
        return
    source = reader.value(node.children[inside:], frame)
    item = Member(source, "*", reader.at(node))
    for child in node.children[:inside]:
        if child.type == "identifier":
            if len(node.children[:inside]) == 1:
                reader.builder.assign(reader.name(reader.text(child), frame, reader.at(child)), item, reader.span(child), frame)
            else:
                bind_variable(reader, child, item, reader.span(child), frame)
        elif child.type.endswith("_pattern"):
            take_apart(reader, child, item, frame, True)
