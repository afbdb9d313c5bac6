"""Classes, interfaces, objects and enums of Kotlin. Members of a companion are members of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import arguments_of
from pixellint.languages.kotlin_constructors import delegated, placed, read_primary, read_secondary
from pixellint.languages.kotlin_functions import enter_type_parameters, read_function
from pixellint.languages.kotlin_outline import BODIES, base_types, name_of, receiver_of, shape
from pixellint.languages.kotlin_outline import CLASSES as CLASS_NODES
from pixellint.languages.kotlin_properties import read_property
from pixellint.languages.kotlin_reader import KotlinReader, Owner, child_of, kotlin
from pixellint.languages.kotlin_types import base_of
from pixellint.languages.reader import Reader, ReadExpression, ReadStatement
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Call, Class, ClassValue, Expression, Literal

if TYPE_CHECKING:
    from tree_sitter import Node

_OF_CASES = frozenset({"name", "ordinal"})
"""properties of every case of an enum"""
_Members = list[tuple[str, Expression]]


class _Open(NamedTuple):
    """A class being read: its number and name, the frame of its body, that of its initial values."""

    number: int
    name: str
    body: Frame
    inits: Frame


def read_class(reader: KotlinReader, node: Node, frame: Frame, name: str = "") -> ClassValue:
    """A class of any kind; `name` where it has none of its own."""
    builder = reader.builder
    number = builder.reserve_class()
    name = name_of(reader, node) or name
    at = reader.at(node)
    enter_type_parameters(reader, node)
    bases = tuple(base_of(reader, base, frame) for base in base_types(node))
    scope = builder.scope(frame.scope, frame.function)
    declared = shape(reader, node)
    known = reader.outline.members_of(name) if name in reader.outline.classes else frozenset()
    for base in declared.bases:
        known |= reader.outline.members_of(base)
    if child_of(node, "enum_class_body") is not None:
        known |= _OF_CASES
    reader.owners[scope] = Owner(number, name, declared.members | known, bases[0] if bases else None)
    body = frame._replace(scope=scope, owner=number)
    members: _Members = []
    inits = body
    if child_of(node, "primary_constructor") is not None:
        constructor, inits = read_primary(reader, node, body)
        members.append(("constructor", constructor))
    members += delegated(reader, node, inits)
    opened = _Open(number, name, body, inits)
    for part in node.named_children:
        if part.type in BODIES:
            members += _members(reader, part, opened)
    builder.classes[number] = Class(name, bases, tuple(members), at)
    return ClassValue(number, at)


def _members(reader: KotlinReader, body: Node, opened: _Open) -> _Members:
    found: _Members = []
    for child in body.named_children:
        read = _MEMBERS.get(child.type)
        if read is not None:
            found += read(reader, child, opened)
        elif child.type == "ERROR":
            found += _members(reader, child, opened)
        else:
            reader.statement(child, opened.inits)
    return found


def _method(reader: KotlinReader, node: Node, opened: _Open) -> _Members:
    receiver = receiver_of(node)
    if receiver is not None:
        from pixellint.languages.kotlin_extensions import read_extension

        return [(name_of(reader, node), read_extension(reader, node, receiver, opened.body))]
    return [(name_of(reader, node), read_function(reader, node, opened.body, opened.number))]


def _property(reader: KotlinReader, node: Node, opened: _Open) -> _Members:
    receiver = receiver_of(node)
    if receiver is not None:
        from pixellint.languages.kotlin_extensions import read_extension_getter

        label = child_of(child_of(node, "variable_declaration") or node, "identifier")
        name = reader.text(label) if label is not None else ""
        value = read_extension_getter(reader, node, name, receiver, opened.body)
        return [(name, value)] if value is not None else []
    return read_property(reader, node, opened.body, opened.inits)


def _nested(reader: KotlinReader, node: Node, opened: _Open) -> _Members:
    return [(name_of(reader, node), read_class(reader, node, opened.body))]


def _companion(reader: KotlinReader, node: Node, opened: _Open) -> _Members:
    found: _Members = []
    for part in node.named_children:
        if part.type in BODIES:
            found += _members(reader, part, opened._replace(inits=opened.body))
    return found


def _initializer(reader: KotlinReader, node: Node, opened: _Open) -> _Members:
    reader.within(node, opened.inits)
    return []


def _secondary(reader: KotlinReader, node: Node, opened: _Open) -> _Members:
    return [("constructor", read_secondary(reader, node, opened.body))]


def _entry(reader: KotlinReader, node: Node, opened: _Open) -> _Members:
    """A case of an enum: its name, or what its constructor makes of the values given to it."""
    label = child_of(node, "identifier")
    if label is None:
        return []
    name = reader.text(label)
    start, end = reader.span(node)
    given = child_of(node, "value_arguments")
    own = child_of(node, "class_body")
    if given is None and own is None:
        return [(name, Literal(name, "string", start, end))]
    number = reader.builder.reserve_call()
    arguments = arguments_of(reader, given, None, opened.body)
    callee: Expression = reader.name(opened.name, opened.body, start)
    if own is not None:
        callee = _case_class(reader, node, opened, name, placed(reader, opened.name, arguments))
    call = Call(callee, arguments, "new", start, end, number)
    return [(name, reader.builder.call(call, opened.body))]


def _case_class(reader: KotlinReader, node: Node, opened: _Open, name: str, found: _Members) -> ClassValue:
    """A case with a body: a class below the enum, which holds (`found`) what was given to the enum's constructor."""
    builder, at = reader.builder, reader.at(node)
    number = builder.reserve_class()
    scope = builder.scope(opened.body.scope, opened.body.function)
    members = reader.owners[opened.body.scope].members
    base = reader.name(opened.name, opened.body, at)
    reader.owners[scope] = Owner(number, name, members, base)
    body = opened.body._replace(scope=scope, owner=number)
    own = child_of(node, "class_body")
    if own is not None:
        found = found + _members(reader, own, _Open(number, name, body, body))
    builder.classes[number] = Class(name, (base,), tuple(found), at)
    return ClassValue(number, at)


_MEMBERS = {
    "function_declaration": _method,
    "property_declaration": _property,
    **dict.fromkeys(("class_declaration", "object_declaration"), _nested),
    "companion_object": _companion,
    "anonymous_initializer": _initializer,
    "secondary_constructor": _secondary,
    "enum_entry": _entry,
}


def _class(reader: Reader, node: Node, frame: Frame) -> None:
    own = kotlin(reader)
    name = name_of(reader, node)
    value = read_class(own, node, frame)
    if not name:
        return
    label = node.child_by_field_name("name")
    reader.builder.bind(Binding(name, "class", value.number, -1, frame.scope, reader.at(label or node)))
    if frame.scope == 0:
        own.declare(name, value, reader.at(node))


def _anonymous(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`object : Listener { .. }`: the one instance of a class without name."""
    start = reader.at(node)
    return Call(read_class(kotlin(reader), node, frame), (), "new", start, start, -1)


CLASS_EXPRESSIONS: dict[str, ReadExpression] = {"object_literal": _anonymous}
CLASSES: dict[str, ReadStatement] = dict.fromkeys(CLASS_NODES, _class)
