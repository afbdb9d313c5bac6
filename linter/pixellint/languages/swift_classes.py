"""Classes, structs, enums, actors, protocols and extensions of Swift."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.languages.swift_enums import read_cases
from pixellint.languages.swift_functions import Accessed, Signature, enter, leave, read_accessor, read_function
from pixellint.languages.swift_outline import outline, type_of
from pixellint.languages.swift_properties import Stored, modifiers, read_properties, stored
from pixellint.languages.swift_reader import Owner, SwiftReader, swift
from pixellint.languages.swift_types import class_named, type_path
from pixellint.model.unit import Binding, Call, Choice, Class, ClassValue, Expression, Lambda, Literal, Member, Name, This

if TYPE_CHECKING:
    from tree_sitter import Node

_PLAIN_BASES = frozenset(
    "String Int Int8 Int16 Int32 Int64 UInt Double Float Character Codable Decodable Encodable Equatable Hashable Comparable "
    "CaseIterable Identifiable Sendable Error LocalizedError CodingKey RawRepresentable AnyObject OptionSet View App Scene "
    "ViewModifier PreviewProvider ObservableObject CustomStringConvertible CustomDebugStringConvertible NSObject".split()
)
"""supertypes that pass on nothing a program calls by its bare name"""
_SINGLE = frozenset({"shared", "default", "main", "standard", "current", "instance"})
"""what the one instance of a class is called: it is not meant by the name alone"""
_RAW = frozenset("String Int Int8 Int16 Int32 Int64 UInt Double Float Character".split())
_MOST_CASES = 60
"""cases that the text of an enumeration's value may be"""
_TYPES = ("class_declaration", "protocol_declaration")


def read_type(reader: Reader, node: Node, frame: Frame) -> None:
    """A type of the file or of a function."""
    own = swift(reader)
    value = read_class(own, node, frame)
    label = node.child_by_field_name("name")
    name = own.builder.classes[value.number]
    if label is None or name is None or not name.name:
        return
    reader.builder.bind(Binding(name.name, "class", value.number, -1, frame.scope, reader.at(label)))
    if frame.scope == 0:
        own.declare(name.name, value, value.at)


def read_class(reader: SwiftReader, node: Node, frame: Frame) -> ClassValue:
    number = reader.builder.reserve_class()
    kind = reader.plain(node.child_by_field_name("declaration_kind"))
    label = node.child_by_field_name("name")
    extends = kind == "extension"
    name = type_of(reader.stretch, node)
    bases = tuple(_bases(reader, node, frame))
    itself: Expression = This(number, reader.at(node))
    if label is not None:
        path = tuple(reader.plain(label).split("<")[0].split("."))
        itself = class_named(reader, path, frame, reader.at(label))
    if extends:
        bases = (itself, *bases)
    known = reader.outline.known(name)
    if name not in reader.outline.members:
        known |= outline(reader.stretch, node).top
    raw = kind == "enum" and any(reader.plain(child) in _RAW for child in node.named_children)
    if raw:
        known |= {"rawValue"}
    reader.owners[number] = Owner(frame.scope, known, frame.owner, itself, bases, extends or _is_open(reader, node))
    inner = frame._replace(owner=number)
    members = [member for body in _bodies(node) for member in _members(reader, body, inner)]
    if kind == "struct" and not any(key == "constructor" for key, _ in members):
        members += _memberwise(reader, node, inner)
    start = reader.at(node)
    texts = tuple(value for _, value in members if isinstance(value, Literal))[:_MOST_CASES]
    if raw and texts:
        members.append(("rawValue", Choice(texts, None, start)))
    reader.builder.classes[number] = Class("" if extends else name, bases, tuple(members), start)
    return ClassValue(number, start)


def _bodies(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type in ("class_body", "enum_class_body", "protocol_body", "ERROR")]


def _bases(reader: SwiftReader, node: Node, frame: Frame) -> Iterator[Expression]:
    for child in node.named_children:
        if child.type == "inheritance_specifier":
            path = tuple(reader.plain(child).split("<")[0].split("."))
            if path[-1].isidentifier() and path[-1] not in _RAW:
                yield class_named(reader, path, frame, reader.at(child))


def _is_open(reader: SwiftReader, node: Node) -> bool:
    """Whether members may come from supertypes in other files."""
    bases = [reader.plain(child) for child in node.named_children if child.type == "inheritance_specifier"]
    return any(base not in _PLAIN_BASES for base in bases)


def _members(reader: SwiftReader, body: Node, inner: Frame, depth: int = 0) -> Iterator[tuple[str, Expression]]:
    for child in body.named_children:
        if child.type in ("property_declaration", "protocol_property_declaration"):
            yield from _properties(reader, child, inner)
        elif child.type in ("function_declaration", "protocol_function_declaration"):
            yield from _method(reader, child, inner)
        elif child.type == "init_declaration":
            yield "constructor", read_function(reader, child, inner, inner.owner)
        elif child.type == "deinit_declaration":
            read_function(reader, child, inner, inner.owner)
        elif child.type == "subscript_declaration":
            yield from _subscript(reader, child, inner)
        elif child.type in _TYPES:
            inner_types: list[ClassValue] = []
            reader.deeper(partial(_nested, reader, child, inner, inner_types))
            yield from ((type_of(reader.stretch, child), value) for value in inner_types)
        elif child.type == "enum_entry":
            yield from read_cases(reader, child, inner)
        elif child.type == "typealias_declaration":
            yield from _alias(reader, child, inner)
        elif child.type == "ERROR" and depth < 8:
            yield from _members(reader, child, inner, depth + 1)
        else:
            reader.statement(child, inner)


def _nested(reader: SwiftReader, node: Node, inner: Frame, found: list[ClassValue]) -> None:
    found.append(read_class(reader, node, inner))


def _alias(reader: SwiftReader, node: Node, frame: Frame) -> Iterator[tuple[str, Expression]]:
    """`typealias Reporter = Mixpanel`"""
    names = node.children_by_field_name("name")
    path = type_path(reader, names[-1]) if len(names) > 1 else ()
    if path:
        yield reader.plain(names[0]), class_named(reader, path, frame, reader.at(names[-1]))


def read_alias(reader: Reader, node: Node, frame: Frame) -> None:
    """A further name for a type, at the top of a file or within a function."""
    own = swift(reader)
    for name, value in _alias(own, node, frame):
        start, end = reader.span(node)
        reader.builder.bind(Binding(name, "variable", -1, -1, frame.scope, start))
        reader.builder.assign(Name(name, frame.scope, start), value, (start, end), frame, True)
        if frame.scope == 0:
            own.declare(name, value, start)


def _properties(reader: SwiftReader, node: Node, inner: Frame) -> Iterator[tuple[str, Expression]]:
    static = bool(modifiers(reader, node) & {"static", "class"})
    for name, value, where in read_properties(reader, node, inner):
        if value is None:
            continue
        yield name, value
        if static and name not in _SINGLE and isinstance(value, Call) and _is_own(reader, value.callee, inner):
            reader.declare("." + name, value, reader.at(where))


def _method(reader: SwiftReader, node: Node, inner: Frame) -> Iterator[tuple[str, Expression]]:
    value = read_function(reader, node, inner, inner.owner)
    label = node.child_by_field_name("name")
    if label is None or not label.is_named:
        return  # an operator
    yield reader.plain(label), value
    result = reader.results.get(value.number)
    if result is not None and modifiers(reader, node) & {"static", "class"} and _is_own(reader, result, inner):
        reader.declare("." + reader.plain(label), value, value.at)


def _is_own(reader: SwiftReader, made: Expression, inner: Frame) -> bool:
    """Whether a class is the one around: then a leading dot may stand for it."""
    own = reader.owners[inner.owner].itself
    if isinstance(made, Member) and isinstance(own, Member):
        return made.key == own.key
    return isinstance(made, Name) and isinstance(own, Name) and made.name == own.name


def _subscript(reader: SwiftReader, node: Node, inner: Frame) -> Iterator[tuple[str, Expression]]:
    for child in node.named_children:
        if child.type != "computed_property":
            continue
        if any(part.type == "statements" for part in child.named_children):
            yield "subscript", read_accessor(reader, child, inner, Accessed("subscript", None, node))
        for part in child.named_children:
            start = reader.at(part)
            if part.type == "computed_getter":
                yield "subscript", read_accessor(reader, part, inner, Accessed("subscript", None, node))
            elif part.type == "computed_setter":
                itself = Member(This(inner.owner, start), "*", start)
                read_accessor(reader, part, inner, Accessed("subscript", itself, node))


def _memberwise(reader: SwiftReader, node: Node, inner: Frame) -> Iterator[tuple[str, Lambda]]:
    """The initialiser that a struct has without writing it."""
    taken: list[Stored] = []
    for body in _bodies(node):
        for child in body.named_children:
            if child.type == "property_declaration":
                taken += stored(reader, child)
    label = node.child_by_field_name("name")
    if not taken or label is None:
        return
    opened = enter(reader, label, inner, inner.owner)
    within = opened.frame
    names = tuple(item.name for item in taken)
    for position, item in enumerate(taken):
        reader.builder.bind(Binding(item.name, "parameter", position, within.function, within.scope, item.at))
        target = Member(This(inner.owner, item.at), item.name, item.at)
        reader.builder.assign(target, Name(item.name, within.scope, item.at), (item.at, item.end), within)
    yield "constructor", leave(reader, opened, "constructor", Signature(names, names))
