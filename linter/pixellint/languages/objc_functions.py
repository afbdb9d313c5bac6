"""Functions, blocks and methods of Objective-C."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.objc_reader import ObjcReader
from pixellint.languages.objc_types import class_of, declared_name
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Expression, Function, Lambda, Name

if TYPE_CHECKING:
    from tree_sitter import Node


class Formal(NamedTuple):
    """A parameter: the node of its name (or of the whole), and the class its type names."""

    node: Node
    name: str
    type_name: str


class Shape(NamedTuple):
    """The parts of a function. `labels` are those of the arguments, where they differ from the names."""

    name: str
    formals: list[Formal]
    labels: tuple[str, ...]
    body: Node | None
    span: tuple[int, int]


def read_callable(reader: ObjcReader, shape: Shape, frame: Frame, owner: int = -1) -> Lambda:
    """A function of any kind; `owner` is the class of a method."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    block = builder.block(frame._replace(function=number), (), shape.span)
    inner = Frame(scope, number, block, frame.owner)
    for position, formal in enumerate(shape.formals):
        start, end = reader.span(formal.node)
        builder.bind(Binding(formal.name, "parameter", position, number, scope, start))
        if formal.type_name:
            made = reader.instance(formal.type_name, inner, start)
            builder.assign(Name(formal.name, scope, start), made, (start, end), inner)
    returns: list[Expression] = []
    if shape.body is not None:
        reader.returns[number] = []
        reader.within(shape.body, inner)
        returns = reader.returns.pop(number)
    names = tuple(formal.name for formal in shape.formals)
    builder.functions[number] = Function(
        shape.name, names, tuple(returns), scope, frame.function, owner, *shape.span, -1, shape.labels
    )
    return Lambda(number, shape.span[0])


def formals_of(reader: ObjcReader, listed: Node | None) -> list[Formal]:
    """The parameters of a C function or block."""
    found = []
    for child in listed.named_children if listed is not None else ():
        if child.type == "parameter_declaration":
            declarator = child.child_by_field_name("declarator")
            if declarator is None and len(child.named_children) == 1 and reader.text(child) == "void":
                continue
            name = declared_name(declarator)
            found.append(Formal(name or child, reader.named(name), class_of(reader, child.named_children)))
    return found


def read_block(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """`^(Foo *x) { ... }`"""
    listed = next((child for child in node.named_children if child.type == "parameter_list"), None)
    if listed is None:
        typed = next((child for child in node.named_children if child.type == "type_name"), None)
        listed = next(_parameter_lists(typed), None) if typed is not None else None
    body = next((child for child in node.named_children if child.type == "compound_statement"), None)
    return read_callable(reader, Shape("", formals_of(reader, listed), (), body, reader.span(node)), frame)


def _parameter_lists(node: Node) -> Iterator[Node]:
    current: Node | None = node
    while current is not None:
        listed = current.child_by_field_name("parameters")
        if listed is not None:
            yield listed
        last = current.named_children[-1] if current.named_children else None
        current = current.child_by_field_name("declarator") or last


def method_shape(reader: ObjcReader, node: Node) -> Shape:
    """The parts of a method's declaration or definition: its name is the first part of the selector."""
    parts: list[str] = []
    formals: list[Formal] = []
    waiting = False
    for child in node.named_children:
        if child.type == "identifier":
            parts.append(reader.text(child))
            waiting = True
        elif child.type == "method_parameter":
            if not waiting:
                parts.append("")
            waiting = False
            formals.append(_method_formal(reader, child))
    body = next((child for child in node.named_children if child.type == "compound_statement"), None)
    labels = ("", *parts[1:]) if formals else ()
    exact = labels if len(labels) == len(formals) else ()
    return Shape(parts[0] if parts else "", formals, exact, body, reader.span(node))


def _method_formal(reader: ObjcReader, node: Node) -> Formal:
    name = next((child for child in reversed(node.named_children) if child.type == "identifier"), None)
    typed = next((child for child in node.named_children if child.type == "method_type"), None)
    holder = next((child for child in typed.named_children if child.type == "type_name"), None) if typed is not None else None
    type_name = class_of(reader, holder.named_children) if holder is not None else ""
    return Formal(name or node, reader.named(name), type_name)


def read_function(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """A C function. What the grammar takes for one (a namespace or class of C++) is read on within."""
    declarator = node.child_by_field_name("declarator")
    while declarator is not None and declarator.type == "pointer_declarator":
        declarator = declarator.child_by_field_name("declarator")
    body = node.child_by_field_name("body")
    if declarator is None or declarator.type != "function_declarator":
        reader.within(node, frame)
        return
    name = declared_name(declarator)
    text = reader.named(name)
    shape = Shape(text, formals_of(reader, declarator.child_by_field_name("parameters")), (), body, reader.span(node))
    value = read_callable(reader, shape, frame)
    at = reader.at(name) if name is not None else shape.span[0]
    reader.builder.bind(Binding(text, "function", value.number, -1, frame.scope, at))
    if text and not is_static(reader, node):
        reader.declare(text, value, at)


def is_static(reader: ObjcReader, node: Node) -> bool:
    """Whether a declaration is seen by its own file alone."""
    return any(child.type == "storage_class_specifier" and reader.text(child) == "static" for child in node.named_children)
