"""Classes and enums of JavaScript and TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_functions import read_function
from pixellint.languages.js_objects import key_text
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import Call, Class, ClassValue, Entry, Expression, Literal, Name, Object

if TYPE_CHECKING:
    from tree_sitter import Node


def read_class(reader: Reader, node: Node, frame: Frame) -> ClassValue:
    builder = reader.builder
    number = builder.reserve_class()
    label = node.child_by_field_name("name")
    inner = frame._replace(owner=number)
    bases: list[Expression] = []
    for child in node.named_children:
        if child.type == "class_heritage":
            bases.extend(_bases(reader, child, frame))
        elif child.type == "decorator":
            reader.within(child, frame)
    members: list[tuple[str, Expression]] = []
    body = node.child_by_field_name("body")
    for child in body.named_children if body is not None else ():
        members.extend(_class_member(reader, child, inner, number))
    name = reader.text(label) if label is not None else ""
    builder.classes[number] = Class(name, tuple(bases), tuple(members), reader.at(node))
    return ClassValue(number, reader.at(node))


def _bases(reader: Reader, heritage: Node, frame: Frame) -> list[Expression]:
    found = []
    for child in heritage.named_children:
        if child.type == "extends_clause":
            found.append(reader.expression(child.child_by_field_name("value"), frame))
        elif child.type == "implements_clause":
            found.extend(
                Name(reader.text(part), frame.scope, reader.at(part))
                for part in child.named_children
                if part.type == "type_identifier"
            )
        else:
            found.append(reader.expression(child, frame))
    return found


def _class_member(reader: Reader, node: Node, inner: Frame, number: int) -> list[tuple[str, Expression]]:
    name = node.child_by_field_name("name") or node.child_by_field_name("property")
    if node.type == "method_definition" and name is not None:
        getter = any(child.type == "get" for child in node.children)
        method = read_function(reader, node, inner, number)
        start = reader.at(node)
        value: Expression = Call(method, (), "call", start, start, -1) if getter else method
        return [(key_text(reader, name, inner), value)]
    if node.type in ("field_definition", "public_field_definition") and name is not None:
        value_node = node.child_by_field_name("value")
        if value_node is not None:
            return [(key_text(reader, name, inner), reader.expression(value_node, inner))]
        return []
    reader.within(node, inner)
    return []


def read_enum(reader: Reader, node: Node, frame: Frame) -> Object:
    """An enum as an object of constants."""
    body = node.child_by_field_name("body")
    entries = []
    for child in body.named_children if body is not None else ():
        name = child.child_by_field_name("name") if child.type == "enum_assignment" else child
        if name is None or name.type == "comment":
            continue
        start, end = reader.span(child)
        value: Expression = Literal(reader.text(name), "string", start, end)
        if child.type == "enum_assignment":
            value = reader.expression(child.child_by_field_name("value"), frame)
        entries.append(Entry(key_text(reader, name, frame), value, start))
    return Object(tuple(entries), reader.at(node))


CLASSES: dict[str, ReadExpression] = dict.fromkeys(("class", "abstract_class_declaration"), read_class)
