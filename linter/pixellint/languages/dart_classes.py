"""Classes, mixins, extensions and enums of Dart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_chains import arguments_of
from pixellint.languages.dart_constructors import SIGNATURES, read_constructor
from pixellint.languages.dart_declarations import FIELDS, fields_of
from pixellint.languages.dart_functions import Formal, read_callable, shape_of, signature
from pixellint.languages.dart_reader import DartReader
from pixellint.languages.dart_types import bases_of, class_path, instance_of, single_argument, take_generics, type_paths, typed
from pixellint.model.unit import Call, Class, ClassValue, Expression, Literal, Member, Name, This

if TYPE_CHECKING:
    from tree_sitter import Node

Found = list[tuple[str, Expression]]


def read_class(reader: DartReader, node: Node, frame: Frame) -> ClassValue:
    """A class, mixin, enum or extension."""
    number = reader.builder.reserve_class()
    take_generics(reader, node)
    inner = frame._replace(owner=number)
    bases = bases_of(reader, node, frame)
    if bases:
        reader.inherits.add(number)
    _take_superclass(reader, node, number)
    body = _body(node)
    children = body.named_children if body is not None else []
    reader.members[number] = frozenset(_names(reader, node, children))
    own = None if node.type == "extension_declaration" else class_name(node)
    members = _representation(reader, node, inner)
    members += _members(reader, children, inner, bases[0] if bases and _has_superclass(node) else None)
    reader.builder.classes[number] = Class(reader.named(own), bases, tuple(members), reader.at(node))
    return ClassValue(number, reader.at(node))


def class_name(node: Node) -> Node | None:
    """The node of the name that a declaration gives a class."""
    name = node.child_by_field_name("name")
    if name is not None:
        return name
    for child in node.named_children:
        if child.type == "identifier":
            return child
        if child.type == "mixin_application_class":
            return class_name(child)
    return None


def _body(node: Node) -> Node | None:
    body = node.child_by_field_name("body")
    return body or next((child for child in node.named_children if child.type.endswith("_body")), None)


def _has_superclass(node: Node) -> bool:
    return any(child.type == "superclass" for child in node.named_children)


def _take_superclass(reader: DartReader, node: Node, number: int) -> None:
    """Remember what a class extends; `extends State<Foo>`: its `widget` is a Foo."""
    base = next((child for child in node.named_children if child.type == "superclass"), None)
    if base is not None:
        paths = type_paths(reader, base.children)
        reader.supers[number] = paths[0] if paths else ()
        path = single_argument(reader, base)
        if paths and paths[0][-1].endswith("State") and len(path) == 1:
            reader.widgets[number] = path[0]


def _names(reader: DartReader, node: Node, children: list[Node]) -> Iterator[str]:
    """The names that a class declares."""
    for child in children:
        if child.type == "enum_constant":
            yield reader.named(child.child_by_field_name("name"))
        elif child.type in ("declaration", "method_signature"):
            signed = signature(child)
            yield reader.named(signed.child_by_field_name("name")) if signed.type not in SIGNATURES else ""
            yield from (reader.text(name) for name, _ in fields_of(child))
    given = node.child_by_field_name("representation")
    if given is not None:
        yield reader.named(given.child_by_field_name("name"))


def _members(reader: DartReader, children: list[Node], inner: Frame, base: Expression | None) -> Found:
    found: Found = []
    for place, child in enumerate(children):
        follows = children[place + 1] if place + 1 < len(children) else None
        body = follows if follows is not None and follows.type == "function_body" else None
        if child.type in ("declaration", "method_signature"):
            found += _member(reader, child, body, inner, base)
        elif child.type == "enum_constant":
            found.append(_case(reader, child, inner))
        elif child.type not in ("function_body", "annotation"):
            reader.statement(child, inner)
    return found


def _member(reader: DartReader, node: Node, body: Node | None, inner: Frame, base: Expression | None) -> Found:
    signed = signature(node)
    if signed.type in SIGNATURES:
        further = [child for child in node.named_children if child.type in ("initializers", "redirection")]
        return [read_constructor(reader, [signed, *further, *([body] if body is not None else [])], inner, base)]
    if signed.type == "setter_signature":
        _setter(reader, signed, body, inner)
        return []
    if signed is not node:
        return [_method(reader, signed, body, inner)]
    return _fields(reader, node, inner)


def _method(reader: DartReader, signed: Node, body: Node | None, inner: Frame) -> tuple[str, Expression]:
    shape = shape_of(reader, signed, body)
    value = read_callable(reader, shape, inner, inner.owner)
    if signed.type == "getter_signature":
        return shape.name, Call(value, (), "call", value.at, value.at, -1)
    return shape.name or "operator", value


def _setter(reader: DartReader, signed: Node, body: Node | None, inner: Frame) -> None:
    """A setter: its parameter is what is written to the field of its name."""
    shape = shape_of(reader, signed, body)

    def written(listed: list[Formal], frame: Frame) -> list[Expression]:
        for formal in listed[:1]:
            at, end = reader.span(formal.node)
            value = Member(This(frame.owner, at), shape.name, at)
            reader.builder.assign(Name(formal.name, frame.scope, at), value, (at, end), frame)
        return []

    read_callable(reader, shape, inner, inner.owner, written)


def _fields(reader: DartReader, node: Node, inner: Frame) -> Found:
    """Fields with their values, or with what their type says of them."""
    found: Found = []
    path = class_path(reader, [child for child in node.children if child.type not in FIELDS])
    for name, value in fields_of(node):
        if value:
            found.append((reader.text(name), typed(reader, reader.value(value, inner), path, inner)))
        else:
            made = instance_of(reader, path, inner, reader.at(name))
            found += [(reader.text(name), made)] if made is not None else []
    return found


def _case(reader: DartReader, node: Node, inner: Frame) -> tuple[str, Expression]:
    """A case of an enum: its name, or the instance that its arguments make."""
    name = reader.named(node.child_by_field_name("name"))
    start, end = reader.span(node)
    holder = next((child for child in node.named_children if child.type == "argument_part"), node)
    given = next((child for child in holder.named_children if child.type == "arguments"), None)
    if given is None:
        return name, Literal(name, "string", start, end)
    number = reader.builder.reserve_call()
    arguments = arguments_of(reader, given, inner)
    owner = ClassValue(inner.owner, start)
    return name, reader.builder.call(Call(owner, arguments, "new", start, end, number), inner)


def _representation(reader: DartReader, node: Node, inner: Frame) -> Found:
    """`extension type Id(Foo value)`: a class of one field."""
    given = node.child_by_field_name("representation")
    if given is None:
        return []
    made = instance_of(reader, class_path(reader, given.children_by_field_name("type")), inner, reader.at(given))
    return [(reader.named(given.child_by_field_name("name")), made)] if made is not None else []
