"""Functions, initialisers, accessors and closures of Swift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.languages.swift_branches import read_tail
from pixellint.languages.swift_chains import read_hinted
from pixellint.languages.swift_patterns import give_name
from pixellint.languages.swift_reader import SwiftReader, swift
from pixellint.languages.swift_types import instance_of, type_value
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Expression, Function, Lambda, Name

if TYPE_CHECKING:
    from tree_sitter import Node


class Signature(NamedTuple):
    """Names of the parameters, what callers call them ("" for nothing), and which of them takes the rest or -1."""

    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    rest: int = -1


_NOTHING = Signature()
_NAMES = {"init_declaration": "constructor", "deinit_declaration": "deinit"}


class Opened(NamedTuple):
    """A function being read: the frame of its body, the class it is a method of or -1, and the function around."""

    node: Node
    frame: Frame
    owner: int
    outer: int


def enter(reader: SwiftReader, node: Node, frame: Frame, owner: int = -1) -> Opened:
    """Begin a function."""
    number = reader.builder.reserve_function()
    scope = reader.builder.scope(frame.scope, number)
    block = reader.builder.block(frame._replace(function=number), (), reader.span(node))
    return Opened(node, Frame(scope, number, block, frame.owner), owner, frame.function)


def leave(reader: SwiftReader, opened: Opened, name: str, signature: Signature = _NOTHING) -> Lambda:
    """Enter the function whose body was read."""
    number, scope = opened.frame.function, opened.frame.scope
    returns = tuple(reader.returns.pop(number, ()))
    labels = signature.labels if signature.labels != signature.names else ()
    start, end = reader.span(opened.node)
    reader.builder.functions[number] = Function(
        name, signature.names, returns, scope, opened.outer, opened.owner, start, end, signature.rest, labels
    )
    return Lambda(number, start)


def read_function(reader: SwiftReader, node: Node, frame: Frame, owner: int = -1) -> Lambda:
    """A function or initialiser; `owner` is the class of a method."""
    label = node.child_by_field_name("name")
    name = _NAMES.get(node.type) or reader.plain(label)
    opened = enter(reader, node, frame, owner)
    inner = opened.frame
    body = next((child for child in node.named_children if child.type == "function_body"), None)
    given = _result(node)
    hint = type_value(reader, given, inner)
    if hint is not None:
        reader.results[inner.function] = hint
    signature = _parameters(reader, node, inner, body is not None)
    reader.returns[inner.function] = []
    statements = next((child for child in body.named_children if child.type == "statements"), None) if body else None
    if statements is not None:
        values = None if node.type == "init_declaration" else reader.returns[inner.function]
        read_tail(reader, statements, inner, values, only=True)
    return leave(reader, opened, name, signature)


def _result(node: Node) -> Node | None:
    """The type behind the arrow."""
    arrow = False
    for child in node.children:
        if arrow and child.is_named:
            return child
        arrow = arrow or child.type == "->"
    return None


def _parameters(reader: SwiftReader, node: Node, inner: Frame, has_body: bool) -> Signature:
    names: list[str] = []
    labels: list[str] = []
    rest, last = -1, None
    for place, child in enumerate(node.children):
        if child.type == "parameter":
            last = child
            name = _name_of(reader, child)
            external = child.child_by_field_name("external_name")
            label = reader.plain(external) if external is not None else name
            _bind(reader, child, (name, len(names)), inner)
            if has_body:
                _typed(reader, child, name, inner)
            names.append(name)
            labels.append("" if label == "_" else label)
            if any(part.type == "..." for part in child.children):
                rest = len(names) - 1
        elif child.type == "..." and names:
            rest = len(names) - 1
        elif node.field_name_for_child(place) == "default_value" and last is not None:
            hint = type_value(reader, _type_of(last), inner)
            value = read_hinted(reader, child, inner, hint)
            start = reader.at(last)
            reader.builder.assign(Name(names[-1], inner.scope, start), value, reader.span(last), inner)
    return Signature(tuple(names), tuple(labels), rest)


def _name_of(reader: SwiftReader, node: Node) -> str:
    """A parameter's name within."""
    names = [child for child in node.children_by_field_name("name") if child.type == "simple_identifier"]
    return reader.plain(names[0]) if names else ""


def _type_of(node: Node) -> Node | None:
    return next((child for child in node.children_by_field_name("name") if child.type != "simple_identifier"), None)


def _bind(reader: SwiftReader, node: Node, named: tuple[str, int], inner: Frame) -> None:
    """A parameter: its name and position."""
    name, position = named
    if name and name != "_":
        start = reader.at(node)
        reader.builder.bind(Binding(name, "parameter", position, inner.function, inner.scope, start))


def _typed(reader: SwiftReader, node: Node, name: str, inner: Frame) -> None:
    """A parameter holds what its type says."""
    made = instance_of(reader, _type_of(node), inner)
    if made is not None and name and name != "_":
        target = Name(name, inner.scope, reader.at(node))
        reader.builder.assign(target, made, reader.span(node), inner)


class Accessed(NamedTuple):
    """What an accessor belongs to: its name, itself where the accessor is told its new or old value, and for a subscript the
    declaration with the parameters."""

    name: str
    written: Expression | None = None
    declaration: Node | None = None


def read_accessor(reader: SwiftReader, node: Node, frame: Frame, accessed: Accessed) -> Lambda:
    """A getter, setter or observer."""
    written = accessed.written
    opened = enter(reader, node, frame, frame.owner)
    inner = opened.frame
    reader.returns[inner.function] = []
    signature = _NOTHING
    if accessed.declaration is not None:
        signature = _parameters(reader, accessed.declaration, inner, True)
    if written is not None:
        own = next((child for child in node.named_children if child.type == "simple_identifier"), None)
        told = reader.plain(own) or ("oldValue" if node.type == "didset_clause" else "newValue")
        give_name(reader, own or node.children[0], told, written, inner)
    body = next((child for child in node.named_children if child.type == "statements"), None)
    if body is not None:
        read_tail(reader, body, inner, reader.returns[inner.function] if written is None else None, only=True)
    return leave(reader, opened, accessed.name, signature)


def read_closure(reader: Reader, node: Node, frame: Frame) -> Expression:
    """A closure: its last expression is its value; `$0`, `$1` are its parameters where it declares none."""
    own = swift(reader)
    opened = enter(own, node, frame)
    inner = opened.frame
    reader.returns[inner.function] = []
    kind = node.child_by_field_name("type")
    declared = [part for part in _walk(kind) if part.type == "lambda_parameter"]
    for capture in node.children_by_field_name("captures"):
        _captures(own, capture, frame, inner)
    names = []
    for part in declared:
        names.append(_name_of(own, part) or next((own.plain(child) for child in part.named_children), ""))
        _bind(own, part, (names[-1], len(names) - 1), inner)
        _typed(own, part, names[-1], inner)
    if not declared:
        own.unnamed[inner.function] = 0
    body = next((child for child in node.named_children if child.type == "statements"), None)
    for child in node.named_children:
        if child.type == "ERROR":
            reader.within(child, inner)
    if body is not None:
        read_tail(reader, body, inner, reader.returns[inner.function])
    if not declared:
        names = [f"${position}" for position in range(own.unnamed.pop(inner.function))]
    return leave(own, opened, "", Signature(tuple(names), tuple(names)))


def _walk(node: Node | None) -> list[Node]:
    """What a closure says of its parameters, two levels deep."""
    first = [] if node is None else node.named_children
    return [part for child in first for part in (child, *child.named_children)]


def _captures(reader: SwiftReader, node: Node, outer: Frame, inner: Frame) -> None:
    """`[weak self, name = user.name]`"""
    for item in node.named_children:
        name, value = item.child_by_field_name("name"), item.child_by_field_name("value")
        if name is not None and value is not None:
            give_name(reader, name, reader.plain(name), reader.expression(value, outer), inner)


def read_local_function(reader: Reader, node: Node, frame: Frame) -> Lambda:
    """A function of the file or within another."""
    own = swift(reader)
    label = node.child_by_field_name("name")
    name = own.plain(label)
    value = read_function(own, node, frame)
    if label is not None and label.is_named:
        reader.builder.bind(Binding(name, "function", value.number, -1, frame.scope, reader.at(label)))
        if frame.scope == 0:
            own.declare(name, value, value.at)
    return value


FUNCTIONS: dict[str, ReadExpression] = {"lambda_literal": read_closure}
