"""Functions of Kotlin: declarations, lambdas, parameters, destructuring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_outline import name_of, receiver_of
from pixellint.languages.kotlin_reader import KotlinReader, child_of, kotlin
from pixellint.languages.kotlin_scopes import Block, body_of, read_body
from pixellint.languages.kotlin_types import instance_of, type_in
from pixellint.languages.reader import Reader, ReadExpression, ReadStatement
from pixellint.model.unit import Binding, Expression, Function, Lambda, Member, Name, Parameter, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_ENTRIES = frozenset("forEach onEach map mapNotNull flatMap filter any all none count".split())
"""methods of maps whose lambdas take an entry apart"""
_OBSERVING = frozenset({"observe", "observeForever", "collect", "collectLatest"})
"""methods of observable values whose lambdas get the value"""


def read_function(reader: KotlinReader, node: Node, frame: Frame, owner: int = -1, name: str = "") -> Lambda:
    """A function with a name, a getter or setter, an anonymous function, a secondary constructor."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    block = builder.block(frame._replace(function=number), (), reader.span(node))
    inner = Frame(scope, number, block, frame.owner)
    enter_type_parameters(reader, node)
    names, rest = read_parameters(reader, node, inner)
    returns = read_function_body(reader, child_of(node, "function_body", "block"), inner)
    start, end = reader.span(node)
    builder.functions[number] = Function(
        name or name_of(reader, node), names, returns, scope, frame.function, owner, start, end, rest
    )
    return Lambda(number, start)


def read_function_body(reader: KotlinReader, body: Node | None, inner: Frame) -> tuple[Expression, ...]:
    """What a body returns. An expression body is what stands behind the sign of equality."""
    if body is None:
        return ()
    if body.type == "function_body":
        parts = body_of(body)
        if not parts:
            return ()
        if parts[0].type != "block":
            reader.returns[inner.function] = []
            value = reader.expression(parts[-1], inner)
            return (*reader.returns.pop(inner.function), value)
        body = parts[0]
    reader.returns[inner.function] = []
    for child in body_of(body):
        reader.statement(child, inner)
    return tuple(reader.returns.pop(inner.function))


def enter_type_parameters(reader: KotlinReader, node: Node) -> None:
    listed = child_of(node, "type_parameters")
    for child in listed.named_children if listed is not None else ():
        name = child_of(child, "identifier")
        if name is not None:
            reader.generics.add(reader.text(name))


def read_parameters(reader: KotlinReader, node: Node, inner: Frame) -> tuple[tuple[str, ...], int]:
    """The names of a function's parameters, and the position of a vararg or -1. Defaults stand behind their parameter."""
    listed = child_of(node, "function_value_parameters")
    if listed is None:
        label = child_of(node, "identifier") if node.type == "setter" else None
        if label is not None:
            _written(reader, label, inner)
        return (), -1
    names: list[str] = []
    rest, gathers, default = -1, False, False
    last: Node | None = None
    for child in listed.children:
        if child.type == "parameter_modifiers":
            gathers = "vararg" in reader.text(child).split()
        elif child.type == "parameter":
            rest, gathers, last = len(names) if gathers else rest, False, child
            names.append(_parameter(reader, child, len(names), inner))
        elif child.type == "=":
            default = True
        elif default and child.is_named and last is not None:
            target = Name(names[-1], inner.scope, reader.at(last))
            reader.builder.assign(target, reader.expression(child, inner), reader.span(last), inner)
            default = False
    return tuple(names), rest


def _parameter(reader: KotlinReader, node: Node, position: int, inner: Frame) -> str:
    label = child_of(node, "identifier")
    if label is None:
        return ""
    name = _bound(reader, label, position, inner)
    assign_instance(reader, name, node, inner)
    return name


def _written(reader: KotlinReader, label: Node, inner: Frame) -> None:
    """The parameter of a setter: what is written to the property."""
    field = reader.aliases.get((reader.builder.scopes[inner.scope].parent, "field"))
    if field is not None:
        declare(reader, label, field, reader.span(label), inner)


def _bound(reader: KotlinReader, label: Node, position: int, inner: Frame) -> str:
    name = reader.text(label).strip("`")
    reader.builder.bind(Binding(name, "parameter", position, inner.function, inner.scope, reader.at(label)))
    return name


def assign_instance(reader: KotlinReader, name: str, node: Node, inner: Frame) -> None:
    """What the declared type says of a parameter."""
    made = instance_of(reader, type_in(node), inner)
    if made is not None:
        reader.builder.assign(Name(name, inner.scope, reader.at(node)), made, reader.span(node), inner)


def read_lambda(reader: KotlinReader, node: Node, frame: Frame, given: Block | None = None, hidden: bool = False) -> Lambda:
    """A lambda; its last expression is what it returns. `given` tells the function it is handed to; `hidden` says that it
    has a receiver of its own."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    block = builder.block(frame._replace(function=number), (), reader.span(node))
    inner = Frame(scope, number, block, frame.owner)
    reader.around[number] = frame.function
    if hidden:
        reader.receivers[scope] = None
    listed = child_of(node, "lambda_parameters")
    names: list[str] = []
    source = given.source if given is not None and given.name in _ENTRIES else None
    for child in listed.named_children if listed is not None else ():
        names.append(_lambda_parameter(reader, child, len(names), inner, source))
    if listed is None:
        reader.untold[scope] = number
    reader.returns[number] = []
    reader.results.append((given.name if given is not None else "", number, reader.returns[number]))
    last = read_body(reader, body_of(node), inner)
    reader.results.pop()
    if "it" in builder.scopes[scope].bindings and listed is None:
        names = ["it"]
    if names and names[0] and given is not None and given.name in _OBSERVING and given.source is not None:
        at = reader.at(node)
        builder.assign(Name(names[0], scope, at), Member(given.source, "value", at), (at, at), inner)
    returns = (*reader.returns.pop(number), *(() if last is None else (last,)))
    start, end = reader.span(node)
    builder.functions[number] = Function("", tuple(names), returns, scope, frame.function, -1, start, end)
    return Lambda(number, start)


def _lambda_parameter(reader: KotlinReader, node: Node, position: int, inner: Frame, source: Expression | None) -> str:
    if node.type == "multi_variable_declaration":
        if source is not None and take_entry(reader, node, source, inner):
            return ""
        take_apart(reader, node, Parameter(inner.function, position, reader.at(node)), inner)
        return ""
    return _parameter(reader, node, position, inner)


def take_entry(reader: KotlinReader, pattern: Node, source: Expression, frame: Frame) -> bool:
    """`(key, value)` of the entries of a map; whether the pattern has just two parts."""
    names = [child for child in pattern.named_children if child.type == "variable_declaration"]
    if len(names) != 2:
        return False
    at = reader.at(pattern)
    parts: tuple[Expression, ...] = (Unknown("key", at), Member(source, "*", at))
    for child, value in zip(names, parts, strict=True):
        label = child_of(child, "identifier")
        if label is not None and reader.text(label) != "_":
            declare(reader, label, value, reader.span(child), frame)
    return True


def take_apart(reader: KotlinReader, pattern: Node, value: Expression, frame: Frame) -> None:
    """`(a, b)`: every name takes the part at its position."""
    for position, child in enumerate(child for child in pattern.named_children if child.type == "variable_declaration"):
        label = child_of(child, "identifier")
        if label is not None and reader.text(label) != "_":
            declare(reader, label, Member(value, str(position), reader.at(child)), reader.span(child), frame)


def declare(reader: KotlinReader, label: Node, value: Expression | None, span: tuple[int, int], frame: Frame) -> None:
    """Bind a variable in the scope, and give it its value."""
    name, at = reader.text(label).strip("`"), reader.at(label)
    reader.builder.bind(Binding(name, "variable", -1, -1, frame.scope, at))
    if value is not None:
        reader.builder.assign(Name(name, frame.scope, at), value, span, frame, True)


def _lambda(reader: Reader, node: Node, frame: Frame) -> Expression:
    return read_lambda(kotlin(reader), node, frame)


def _anonymous(reader: Reader, node: Node, frame: Frame) -> Expression:
    return read_function(kotlin(reader), node, frame)


def _function(reader: Reader, node: Node, frame: Frame) -> None:
    """A function at top level or within another."""
    own = kotlin(reader)
    name = name_of(reader, node)
    receiver = receiver_of(node)
    if receiver is not None:
        from pixellint.languages.kotlin_extensions import read_extension

        value = read_extension(own, node, receiver, frame)
    else:
        value = read_function(own, node, frame)
    if not name:
        return
    at = reader.at(node)
    label = node.child_by_field_name("name")
    reader.builder.bind(Binding(name, "function", value.number, -1, frame.scope, reader.at(label) if label else at))
    if frame.scope == 0:
        own.declare(name, value, at)


FUNCTION_EXPRESSIONS: dict[str, ReadExpression] = {"lambda_literal": _lambda, "anonymous_function": _anonymous}
FUNCTIONS: dict[str, ReadStatement] = {"function_declaration": _function}
