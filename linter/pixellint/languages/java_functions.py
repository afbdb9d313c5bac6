"""Methods, constructors, lambdas and method references of Java."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.java_reader import JavaReader
from pixellint.languages.java_types import told_by_type, type_words, typed
from pixellint.model.unit import Argument, Binding, Call, Expression, Function, Lambda, Member, Name

if TYPE_CHECKING:
    from tree_sitter import Node

_COMMENTS = ("line_comment", "block_comment")


def parts_of(node: Node | None) -> list[Node]:
    """The named children that are no comments."""
    return [] if node is None else [child for child in node.named_children if child.type not in _COMMENTS]


def read_function(reader: JavaReader, node: Node, frame: Frame, owner: int = -1, further: Iterable[Node] = ()) -> Lambda:
    """A method, constructor or lambda; `owner` is the class of a method. `further` are the parameters of a constructor that
    leaves them to its record."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    body = node.child_by_field_name("body")
    listed = node.child_by_field_name("parameters")
    unwritten = body is not None and body.type == "class_body"  # the constructor of a record
    start, end = reader.span(listed if unwritten and listed is not None else node)
    block = builder.block(frame._replace(function=number), (), (start, end))
    inner = Frame(scope, number, block, frame.owner if owner < 0 else owner)
    remember_generics(reader, node)
    given = [listed] if listed is not None and listed.type == "identifier" else parts_of(listed)
    names, rest = _parameters(reader, [*given, *further], inner)
    returned = () if unwritten else _returned(reader, body, inner)
    returns = tuple(told_by_type(reader, value, node.child_by_field_name("type"), inner) for value in returned)
    name = reader.named(node.child_by_field_name("name"))
    builder.functions[number] = Function(name, names, returns, scope, frame.function, owner, start, end, rest)
    return Lambda(number, start)


def remember_generics(reader: JavaReader, node: Node) -> None:
    """Names of type parameters are no classes."""
    for parameter in parts_of(node.child_by_field_name("type_parameters")):
        names = [child for child in parameter.named_children if child.type in ("type_identifier", "identifier")]
        reader.generics.update(map(reader.text, names))


def _returned(reader: JavaReader, body: Node | None, inner: Frame) -> tuple[Expression, ...]:
    if body is None:
        return ()
    if body.type not in ("block", "constructor_body"):
        return (reader.expression(body, inner),)
    reader.returns[inner.function] = []
    reader.within(body, inner)
    return tuple(reader.returns.pop(inner.function))


def _parameters(reader: JavaReader, nodes: list[Node], inner: Frame) -> tuple[tuple[str, ...], int]:
    names: list[str] = []
    rest = -1
    for node in nodes:
        label = _label(node)
        if label is None or reader.text(label) == "this":
            continue
        if node.type == "spread_parameter":
            rest = len(names)
        name, start = reader.text(label), reader.at(label)
        reader.builder.bind(Binding(name, "parameter", len(names), inner.function, inner.scope, start))
        told = typed(reader, node.child_by_field_name("type"), inner, start)
        if told is not None:
            reader.builder.assign(Name(name, inner.scope, start), told, reader.span(label), inner)
        names.append(name)
    return tuple(names), rest


def _label(node: Node) -> Node | None:
    """The name of a parameter."""
    if node.type == "identifier":
        return node
    if node.type == "spread_parameter":
        node = next((child for child in node.named_children if child.type == "variable_declarator"), node)
    return node.child_by_field_name("name")


def read_lambda(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return read_function(reader, node, frame)


def read_method_reference(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """`this::f`, `Foo::bar`, `Foo::new`; a getter told of a class is a function of its instances."""
    parts = [child for child in parts_of(node) if child.type != "type_arguments"]
    owner, label = parts[0], parts[-1]
    words = type_words(reader, owner) if owner.type != "identifier" else [reader.text(owner)]
    told = bool(words) and words[0][:1].isupper()
    held = reader.path(words, frame, reader.at(owner)) if told else reader.expression(owner, frame)
    if any(child.type == "new" for child in node.children) or owner.id == label.id:
        return held
    key = reader.text(label)
    if told and len(key) > 3 and key.startswith("get") and key[3].isupper():
        return _getter(reader, node, key, frame)
    return Member(held, key, reader.at(label))


def _getter(reader: JavaReader, node: Node, key: str, frame: Frame) -> Lambda:
    """`Foo::getName` as `it -> it.getName()`."""
    builder = reader.builder
    start, end = reader.span(node)
    number, call = builder.reserve_function(), builder.reserve_call()
    scope = builder.scope(frame.scope, number)
    inner = Frame(scope, number, builder.block(frame._replace(function=number), (), (start, end)), frame.owner)
    builder.bind(Binding("it", "parameter", 0, number, scope, start))
    got = builder.call(Call(Member(Name("it", scope, start), key, start), (), "call", start, end, call), inner)
    builder.functions[number] = Function("", ("it",), (got,), scope, frame.function, -1, start, end)
    return Lambda(number, start)


def arguments_of(reader: JavaReader, node: Node | None, frame: Frame) -> tuple[Argument, ...]:
    return tuple(Argument(reader.expression(child, frame)) for child in parts_of(node))
