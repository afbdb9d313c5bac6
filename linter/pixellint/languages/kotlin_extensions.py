"""Extension functions and properties of Kotlin: nameless classes below the class they extend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_functions import read_function
from pixellint.languages.kotlin_outline import name_of
from pixellint.languages.kotlin_reader import KotlinReader, Owner, child_of
from pixellint.languages.kotlin_types import base_of
from pixellint.model.unit import Call, Class, Expression, Lambda

if TYPE_CHECKING:
    from tree_sitter import Node


def read_extension(reader: KotlinReader, node: Node, receiver: Node, frame: Frame) -> Lambda:
    """`fun Foo.track()`"""
    number, inner, base = _open(reader, receiver, frame)
    value = read_function(reader, node, inner, number)
    members = ((name_of(reader, node), value),)
    reader.builder.classes[number] = Class("", (base,), members, reader.at(node))
    return value


def read_extension_getter(reader: KotlinReader, node: Node, name: str, receiver: Node, frame: Frame) -> Expression | None:
    """`val Foo.tracker: Tracker get() = ..`, or with a delegate; None where nothing says what it holds."""
    number, inner, base = _open(reader, receiver, frame)
    getter, at = child_of(node, "getter"), reader.at(node)
    value: Expression | None = None
    if getter is not None:
        value = Call(read_function(reader, getter, inner, number, name), (), "call", at, at, -1)
    delegate = child_of(node, "property_delegate")
    if delegate is not None:
        value = reader.expression(delegate.named_children[-1], inner)
    setter = child_of(node, "setter")
    if setter is not None:
        read_function(reader, setter, inner, number, name)
    members = ((name, value),) if value is not None else ()
    reader.builder.classes[number] = Class("", (base,), members, at)
    return value


def _open(reader: KotlinReader, receiver: Node, frame: Frame) -> tuple[int, Frame, Expression]:
    number = reader.builder.reserve_class()
    base = base_of(reader, receiver, frame)
    scope = reader.builder.scope(frame.scope, frame.function)
    members = reader.outline.members_of(reader.text(receiver).rstrip("?").split("<")[0])
    reader.owners[scope] = Owner(number, "", members, base)
    return number, frame._replace(scope=scope, owner=number), base
