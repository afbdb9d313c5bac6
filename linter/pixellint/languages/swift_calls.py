"""Calls of Swift: functions, initialisers, conversions, empty collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.languages.swift_arguments import BOXES, arguments_of, given_to, split_off, suffix_of
from pixellint.languages.swift_reader import SwiftReader, capitalised, constructs, swift
from pixellint.languages.swift_types import class_named, instance_of, is_class, type_path
from pixellint.model.unit import (
    Argument,
    Array,
    Call,
    Expression,
    Join,
    Lambda,
    Literal,
    Member,
    Name,
    Object,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

IMPLICIT = "implicit type"
_STATES = frozenset({"State", "StateObject", "ObservedObject", "Published", "Binding", "AppStorage", "Bindable"})
"""property wrappers: what they are made with is what they hold"""


def converted(reader: SwiftReader, node: Node, callee: Expression, arguments: tuple[Argument, ...]) -> Expression:
    """`String(describing: x)`, `String(format: f, x)`, `NSNumber(value: x)`, `type(of: x)`: the value as such, or as text."""
    values = tuple(part.value for part in arguments)
    name = callee.name if isinstance(callee, Name) else ""
    if name in BOXES or name == "type" or (len(values) == 1 and isinstance(values[0], Literal | Join)):
        return values[0]
    return Join(values, *reader.span(node))


def read_called(reader: SwiftReader, node: Node, callee: Expression, frame: Frame, place: tuple[int, int]) -> Expression:
    """A call; `place` is the number reserved for it, and where it begins."""
    number, start = place
    callee, built = _constructed(reader, callee)
    arguments = given_to(reader, node, frame)
    kind = "new" if built or constructs(callee) else "call"
    call = reader.builder.call(Call(callee, arguments, kind, start, reader.span(node)[1], number), frame)
    if kind == "call":
        made = _class_given(reader, node, frame)
        return reader.either(call, made) if made is not None else call
    wraps = isinstance(callee, Name) and callee.name in _STATES and arguments and arguments[0].label
    return _wrapped(arguments[0]) if wraps else call


def _wrapped(argument: Argument) -> Expression:
    """What `State(initialValue: x)` or `Binding(get: { x }, ..)` holds."""
    value = argument.value
    if argument.label == "get" and isinstance(value, Lambda):
        return Call(value, (), "call", value.at, value.at, -1)
    return value


def _constructed(reader: SwiftReader, callee: Expression) -> tuple[Expression, bool]:
    """`Foo.init(..)`, `self.init(..)` and `super.init(..)` as making a Foo."""
    if isinstance(callee, Unknown) and callee.reason == IMPLICIT:
        return callee, True
    if not isinstance(callee, Member) or callee.key != "init":
        return callee, False
    made = callee.object
    if isinstance(made, This) and made.owner in reader.owners:
        return reader.owners[made.owner].itself, True
    return (made.callee if isinstance(made, Call) and made.number < 0 else made), True


def _class_given(reader: SwiftReader, node: Node, frame: Frame) -> Expression | None:
    """`resolve(Foo.self)` gives a Foo."""
    suffix = suffix_of(split_off(node) or node)
    given = suffix.named_children[0] if suffix is not None and suffix.named_children else None
    for argument in given.named_children if given is not None and given.type == "value_arguments" else ():
        value = argument.child_by_field_name("value")
        if value is None or value.type != "navigation_expression" or not reader.text(value).endswith(".self"):
            continue
        names = tuple(reader.text(value).removesuffix(".self").split("."))
        if all(name.isidentifier() for name in names) and is_class(names[-1]):
            start = reader.at(value)
            return Call(class_named(reader, names, frame, start), (), "new", start, start, -1)
    return None


def read_empty_collection(reader: SwiftReader, node: Node, literal: Node, frame: Frame) -> Expression:
    """`[String: Any]()`, `[Reporter]()`, `[Int](x)`"""
    arguments = arguments_of(reader, suffix_of(node), frame)
    start = reader.at(node)
    if arguments:
        return arguments[0].value
    if literal.type == "dictionary_literal":
        return Object((), start)
    item = reader.plain(literal.named_children[0]) if literal.named_children else ""
    if not item.isidentifier() or not capitalised(item) or not is_class(item):
        return Array((), start)
    return Array((Call(class_named(reader, (item,), frame, start), (), "new", start, start, -1),), start)


def read_construction(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`Box<Int>(x)`, `Array<Int>()`"""
    own = swift(reader)
    kind = node.child_by_field_name("constructed_type")
    start = reader.at(node)
    suffix = suffix_of(node)
    text = own.plain(kind).split("<")[0]
    if text in ("Dictionary", "Array", "Set") or kind is None or kind.type in ("array_type", "dictionary_type"):
        arguments = arguments_of(own, suffix, frame)
        if arguments:
            return arguments[0].value
        is_map = text == "Dictionary" or (kind is not None and kind.type == "dictionary_type")
        several = instance_of(own, kind, frame)
        return Object((), start) if is_map else several if isinstance(several, Array) else Array((), start)
    number = reader.builder.reserve_call()
    names = type_path(own, kind) or tuple(text.split("."))
    callee = class_named(own, names, frame, start)
    arguments = arguments_of(own, suffix, frame)
    return reader.builder.call(Call(callee, arguments, "new", *reader.span(node), number), frame)
