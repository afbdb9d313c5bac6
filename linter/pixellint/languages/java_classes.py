"""Classes, interfaces, enums, records and anonymous classes of Java."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.java_functions import parts_of, read_function, remember_generics
from pixellint.languages.java_reader import ClassNotes, JavaReader
from pixellint.languages.java_text import unescaped
from pixellint.languages.java_types import is_null, told_by_type, type_words, typed
from pixellint.model.unit import (
    Argument,
    Binding,
    Call,
    Choice,
    Class,
    ClassValue,
    Expression,
    Function,
    Lambda,
    Literal,
    Member,
    Name,
    This,
)

if TYPE_CHECKING:
    from tree_sitter import Node

TYPES = ("class_declaration", "interface_declaration", "enum_declaration", "record_declaration")
FIELDS = ("field_declaration", "constant_declaration")
_FUNCTIONS = ("method_declaration", "constructor_declaration", "compact_constructor_declaration")
_BODIES = ("class_body", "interface_body", "enum_body")


def read_type(reader: JavaReader, node: Node, frame: Frame) -> ClassValue:
    """A declared class, bound where it stands."""
    number = reader.builder.reserve_class()
    label = node.child_by_field_name("name")
    if label is not None:
        reader.builder.bind(Binding(reader.text(label), "class", number, -1, frame.scope, reader.at(label)))
    remember_generics(reader, node)
    supertypes = list(_supertypes(reader, node))
    bases = [reader.path(words, frame, at) for words, at in supertypes]
    extends = node.child_by_field_name("superclass")
    parent = ".".join(supertypes[0][0]) if extends is not None and supertypes else ""
    return _read_body(reader, node, frame, number, (tuple(bases), reader.named(label), parent))


def read_anonymous(reader: JavaReader, node: Node, base: Expression, words: list[str], frame: Frame) -> ClassValue:
    """The class of `new Foo() { ... }`; `node` is the whole expression."""
    number = reader.builder.reserve_class()
    return _read_body(reader, node, frame, number, ((base,), "", ".".join(words)))


def _supertypes(reader: JavaReader, node: Node) -> Iterator[tuple[list[str], int]]:
    """The dotted names of what a class extends and implements, the superclass first."""
    for clause in parts_of(node):
        if clause.type not in ("superclass", "super_interfaces", "extends_interfaces"):
            continue
        for child in parts_of(clause):
            for part in parts_of(child) if child.type == "type_list" else (child,):
                words = type_words(reader, part)
                if words:
                    yield words, reader.at(part)


def _read_body(
    reader: JavaReader, node: Node, frame: Frame, number: int, told: tuple[tuple[Expression, ...], str, str]
) -> ClassValue:
    """The members of a class; `told` are its bases, name and superclass."""
    bases, name, parent = told
    body = node.child_by_field_name("body") or next((child for child in node.children if child.type in _BODIES), None)
    nodes = list(body_parts(body))
    fields = frozenset((*_declared(reader, nodes), *_components(reader, node)))
    constants = dict(_constants(reader, nodes))
    reader.notes[number] = ClassNotes(name, fields, constants, parent, bool(bases), frame.owner)
    scope = reader.builder.scope(frame.scope, frame.function)
    reader.class_scopes[scope] = number
    inner = frame._replace(scope=scope, owner=number)
    members = [member for child in nodes for member in _member(reader, child, inner, node)]
    if node.type == "record_declaration":
        members.extend(_of_record(reader, node, inner, members))
    reader.builder.classes[number] = Class(name, bases, tuple(members), reader.at(node))
    if frame.scope == 0:
        reader.last = inner
    return ClassValue(number, reader.at(node))


def body_parts(body: Node | None) -> Iterator[Node]:
    """The declarations of a body, also those behind an error and those of an enum after its cases."""
    for child in parts_of(body):
        if child.type in ("ERROR", "enum_body_declarations"):
            yield from body_parts(child)
        else:
            yield child


def _declared(reader: JavaReader, nodes: list[Node]) -> Iterator[str]:
    """Names of fields, methods and cases."""
    for node in nodes:
        if node.type in FIELDS:
            yield from (reader.named(part.child_by_field_name("name")) for part in node.children_by_field_name("declarator"))
        elif node.type in ("method_declaration", "enum_constant"):
            yield reader.named(node.child_by_field_name("name"))


def _constants(reader: JavaReader, nodes: list[Node]) -> Iterator[tuple[str, Literal]]:
    for node in nodes:
        if node.type not in FIELDS or (node.type == "field_declaration" and "final" not in _modifiers(node)):
            continue
        for part in node.children_by_field_name("declarator"):
            value = part.child_by_field_name("value")
            if value is not None and value.type == "string_literal":
                literal = Literal(unescaped(reader.text(value)[1:-1]), "string", *reader.span(value))
                yield reader.named(part.child_by_field_name("name")), literal


def _modifiers(node: Node) -> set[str]:
    return {part.type for child in node.children if child.type == "modifiers" for part in child.children}


def _components(reader: JavaReader, node: Node) -> Iterator[str]:
    if node.type == "record_declaration":
        for part in parts_of(node.child_by_field_name("parameters")):
            yield reader.named(part.child_by_field_name("name"))


def _member(reader: JavaReader, node: Node, inner: Frame, whole: Node) -> Iterator[tuple[str, Expression]]:
    """What one declaration of a body adds to its class."""
    label = node.child_by_field_name("name")
    if node.type in TYPES:
        yield reader.named(label), read_type(reader, node, inner)
    elif node.type in _FUNCTIONS:
        compact = node.type == "compact_constructor_declaration"
        further = parts_of(whole.child_by_field_name("parameters")) if compact else ()
        value = read_function(reader, node, inner, inner.owner, further)
        yield ("constructor" if node.type != "method_declaration" else reader.named(label)), value
    elif node.type in FIELDS:
        yield from _fields(reader, node, inner)
    elif node.type == "enum_constant":
        yield reader.named(label), _case(reader, node, inner)
    else:  # initialiser blocks, and what stands beside an error
        _initialise(reader, node, inner)


def read_loose(reader: JavaReader, node: Node, frame: Frame) -> None:
    """A declaration behind the end of its class, which came early for some error."""
    members = tuple(_member(reader, node, frame, node))
    item = reader.builder.classes[frame.owner] if frame.owner >= 0 else None
    if item is not None:
        reader.builder.classes[frame.owner] = item._replace(members=(*item.members, *members))


def _initialise(reader: JavaReader, node: Node, inner: Frame) -> None:
    block = reader.builder.block(inner, (), reader.span(node))
    scope = reader.builder.scope(inner.scope, inner.function)
    reader.statement(node, inner._replace(block=block, scope=scope))


def _fields(reader: JavaReader, node: Node, inner: Frame) -> Iterator[tuple[str, Expression]]:
    declared = node.child_by_field_name("type")
    for part in node.children_by_field_name("declarator"):
        label, given = part.child_by_field_name("name"), part.child_by_field_name("value")
        if label is None:
            continue
        name, start = reader.text(label), reader.at(label)
        value = reader.expression(given, inner) if given is not None else None
        if value is not None and not is_null(value):
            yield name, told_by_type(reader, value, declared, inner)
            continue
        told = typed(reader, declared, inner, start) if part.child_by_field_name("dimensions") is None else None
        if told is not None:
            reader.builder.assign(Member(This(inner.owner, start), name, start), told, reader.span(label), inner)


def _case(reader: JavaReader, node: Node, inner: Frame) -> Expression:
    """A case of an enum: its name, or where it has arguments or a body an instance."""
    label, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    given = node.child_by_field_name("arguments")
    start, end = reader.span(node)
    if label is None or (given is None and body is None):
        return Literal(reader.named(label), "string", start, end)
    number = reader.builder.reserve_call()
    name = reader.notes[inner.owner].name
    callee = Name(name, inner.scope, start)
    arguments = tuple(Argument(reader.expression(child, inner)) for child in parts_of(given))
    plain = reader.builder.call(Call(callee, arguments, "new", start, end, number), inner)
    if body is None:
        return plain
    special = Call(read_anonymous(reader, node, callee, [name], inner), (), "new", start, start, -1)
    return Choice((plain, special), None, start)


def _of_record(
    reader: JavaReader, node: Node, inner: Frame, members: list[tuple[str, Expression]]
) -> Iterator[tuple[str, Expression]]:
    """The constructor of a record where it is not written, and what its components are read by."""
    builder = reader.builder
    parts = [part for part in parts_of(node.child_by_field_name("parameters")) if part.child_by_field_name("name") is not None]
    names = tuple(_components(reader, node))
    own = [value.number for name, value in members if name == "constructor" and isinstance(value, Lambda)]
    same = [builder.functions[number] for number in own]
    known = next((item for item in same if item is not None and item.parameters == names), None)
    if known is None:
        value = read_function(reader, node, inner, inner.owner)
        yield "constructor", value
        known = builder.functions[value.number]
    for name, part in zip(names, parts, strict=False):
        at = reader.at(part)
        if known is not None:
            target = Member(This(inner.owner, at), name, at)
            place = Frame(known.scope, inner.function, inner.block, inner.owner)
            builder.assign(target, Name(name, known.scope, at), reader.span(part), place)
        if not any(member == name for member, _ in members):
            number = builder.reserve_function()
            scope = builder.scope(inner.scope, number)
            got = Member(This(inner.owner, at), name, at)
            builder.functions[number] = Function(name, (), (got,), scope, inner.function, inner.owner, at, at)
            yield name, Lambda(number, at)
