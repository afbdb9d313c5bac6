"""Constructors of Kotlin: parameters that are properties, what is handed on to a supertype."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import arguments_of
from pixellint.languages.kotlin_functions import assign_instance, read_parameters
from pixellint.languages.kotlin_outline import class_parameters, delegations
from pixellint.languages.kotlin_reader import COMMENTS, KotlinReader, child_of
from pixellint.languages.kotlin_scopes import body_of
from pixellint.languages.kotlin_types import base_of
from pixellint.model.unit import Argument, Binding, Call, Expression, Function, Lambda, Member, Name, This

if TYPE_CHECKING:
    from tree_sitter import Node


def read_primary(reader: KotlinReader, node: Node, body: Frame) -> tuple[Lambda, Frame]:
    """The primary constructor of a class, and the frame in which its initial values are read."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(body.scope, number)
    start, end = reader.span(node)
    block = builder.block(body._replace(function=number), (), (start, end))
    inner = Frame(scope, number, block, body.owner)
    names: list[str] = []
    rest = -1
    for parameter in class_parameters(node):
        if "vararg" in reader.text(parameter).split():
            rest = len(names)
        names.append(_parameter(reader, parameter, len(names), inner))
    head = child_of(node, "primary_constructor")
    at = reader.at(head) if head is not None else start
    builder.functions[number] = Function("constructor", tuple(names), (), scope, body.function, body.owner, at, end, rest)
    return Lambda(number, at), inner


def _parameter(reader: KotlinReader, node: Node, position: int, inner: Frame) -> str:
    """One parameter; with val or var it fills the property of its name."""
    label = child_of(node, "identifier")
    if label is None:
        return ""
    name, at = reader.text(label).strip("`"), reader.at(label)
    builder = reader.builder
    builder.bind(Binding(name, "parameter", position, inner.function, inner.scope, at))
    assign_instance(reader, name, node, inner)
    target = Name(name, inner.scope, at)
    equals = False
    for child in node.children:
        if child.type == "=":
            equals = True
        elif equals and child.is_named and child.type not in COMMENTS:
            builder.assign(target, reader.expression(child, inner), reader.span(node), inner)
            equals = False
    if child_of(node, "val", "var") is not None:
        builder.assign(Member(This(inner.owner, at), name, at), target, reader.span(node), inner)
    return name


def read_secondary(reader: KotlinReader, node: Node, body: Frame) -> Lambda:
    """A further constructor; `this(..)` is a call of the primary one, `super(..)` makes the supertype."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(body.scope, number)
    start, end = reader.span(node)
    block = builder.block(body._replace(function=number), (), (start, end))
    inner = Frame(scope, number, block, body.owner)
    names, rest = read_parameters(reader, node, inner)
    handed = child_of(node, "constructor_delegation_call")
    if handed is not None:
        at, close = reader.span(handed)
        call = builder.reserve_call()
        callee: Expression = Member(This(body.owner, at), "constructor", at)
        kind = "call"
        if child_of(handed, "super") is not None:
            callee, kind = reader.parent(inner, at), "new"
        arguments = arguments_of(reader, child_of(handed, "value_arguments"), None, inner)
        builder.call(Call(callee, arguments, kind, at, close, call), inner)
    reader.returns[number] = []
    statements = child_of(node, "block")
    for child in body_of(statements) if statements is not None else ():
        reader.statement(child, inner)
    reader.returns.pop(number)
    builder.functions[number] = Function("constructor", names, (), scope, body.function, body.owner, start, end, rest)
    return Lambda(number, start)


def delegated(reader: KotlinReader, node: Node, frame: Frame) -> list[tuple[str, Expression]]:
    """Read what supertypes are made with, and the values that interfaces are delegated to. Gives the properties that a
    supertype of this file gets from the values handed to it."""
    found: list[tuple[str, Expression]] = []
    for part in delegations(node):
        if part.type == "explicit_delegation":
            values = [child for child in part.named_children[1:] if child.type not in COMMENTS]
            if values:
                reader.expression(values[-1], frame)
        elif part.type == "constructor_invocation":
            given = child_of(part, "value_arguments")
            if given is not None and given.named_children:
                number = reader.builder.reserve_call()
                callee = base_of(reader, part.named_children[0], frame)
                arguments = arguments_of(reader, given, None, frame)
                reader.builder.call(Call(callee, arguments, "new", *reader.span(part), number), frame)
                name = reader.text(part.named_children[0]).split("<")[0].rpartition(".")[2]
                found += placed(reader, name, arguments)
    return found


def placed(reader: KotlinReader, name: str, arguments: tuple[Argument, ...]) -> list[tuple[str, Expression]]:
    """The properties that the arguments of a class of this file fill."""
    shape = reader.outline.classes.get(name)
    found: list[tuple[str, Expression]] = []
    for position, argument in enumerate(arguments if shape is not None else ()):
        if shape is None or argument.spread:
            break
        place = shape.labels.index(argument.label) if argument.label in shape.labels else position
        if place < len(shape.parameters) and shape.parameters[place]:
            found.append((shape.parameters[place], argument.value))
    return found
