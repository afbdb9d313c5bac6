"""Statements of Java."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.java_classes import read_type
from pixellint.languages.java_expressions import read_pattern
from pixellint.languages.java_functions import parts_of
from pixellint.languages.java_reader import JavaReader
from pixellint.languages.java_types import is_null, told_by_type, typed
from pixellint.model.unit import Binding, Choice, Derived, Expression, Member, Name, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def skip(reader: JavaReader, node: Node, frame: Frame) -> None:
    """Types, annotations and comments say nothing of what runs."""


def read_within(reader: JavaReader, node: Node, frame: Frame) -> None:
    reader.within(node, frame)


def read_labelled(reader: JavaReader, node: Node, frame: Frame) -> None:
    for child in parts_of(node)[1:]:
        reader.statement(child, frame)


def read_block(reader: JavaReader, node: Node, frame: Frame) -> None:
    scope = reader.builder.scope(frame.scope, frame.function)
    reader.within(node, frame._replace(scope=scope))


def _branch(reader: JavaReader, node: Node | None, frame: Frame, tests: tuple[Expression, ...], loops: bool = False) -> None:
    """A stretch that runs or not; it has names of its own."""
    if node is None:
        return
    block = reader.builder.block(frame, tests, reader.span(node), loops)
    inner = frame._replace(block=block, scope=reader.builder.scope(frame.scope, frame.function))
    if node.type == "block":
        reader.within(node, inner)
    else:
        reader.statement(node, inner)


def read_if(reader: JavaReader, node: Node, frame: Frame) -> None:
    """A chain of `else if` is as deep in blocks as it is long, but not in recursion."""
    while True:
        test = reader.expression(node.child_by_field_name("condition"), frame)
        _branch(reader, node.child_by_field_name("consequence"), frame, (test,))
        further = node.child_by_field_name("alternative")
        negated = Derived("boolean", (test,), reader.at(node))
        if further is None or further.type != "if_statement":
            _branch(reader, further, frame, (negated,))
            return
        frame = frame._replace(block=reader.builder.block(frame, (negated,), reader.span(further)))
        node = further


def read_loop(reader: JavaReader, node: Node, frame: Frame) -> None:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    body = node.child_by_field_name("body")
    for child in parts_of(node):
        if body is None or child.id != body.id:
            reader.statement(child, inner)
    _branch(reader, body, inner, (), loops=True)


def read_for_each(reader: JavaReader, node: Node, frame: Frame) -> None:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    item = Member(reader.expression(node.child_by_field_name("value"), inner), "*", reader.at(node))
    label, declared = node.child_by_field_name("name"), node.child_by_field_name("type")
    if label is not None:
        _declare(reader, label, told_by_type(reader, item, declared, inner), inner)
    _branch(reader, node.child_by_field_name("body"), inner, (), loops=True)


def _declare(reader: JavaReader, label: Node, value: Expression | None, frame: Frame) -> None:
    name, start = reader.text(label), reader.at(label)
    reader.builder.bind(Binding(name, "variable", -1, -1, frame.scope, start))
    if value is not None:
        reader.builder.assign(Name(name, frame.scope, start), value, reader.span(label), frame, True)


def read_local(reader: JavaReader, node: Node, frame: Frame) -> None:
    declared = node.child_by_field_name("type")
    for part in node.children_by_field_name("declarator"):
        label = part.child_by_field_name("name")
        if label is not None:
            array = part.child_by_field_name("dimensions") is not None
            _variable(reader, label, None if array else declared, part.child_by_field_name("value"), frame)


def _variable(reader: JavaReader, label: Node, declared: Node | None, given: Node | None, frame: Frame) -> None:
    """A variable with its value, or with what its type says."""
    start = reader.at(label)
    value = reader.expression(given, frame) if given is not None else None
    if value is None or is_null(value):
        value = typed(reader, declared, frame, start) or value
    else:
        value = told_by_type(reader, value, declared, frame)
    _declare(reader, label, value, frame)


def read_try(reader: JavaReader, node: Node, frame: Frame) -> None:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    for child in parts_of(node):
        if child.type == "resource_specification":
            for resource in parts_of(child):
                _resource(reader, resource, inner)
        elif child.type == "catch_clause":
            _catch(reader, child, frame)
        elif child.type == "finally_clause":
            reader.within(child, frame)
        else:
            _branch(reader, child, inner, ())


def _resource(reader: JavaReader, node: Node, frame: Frame) -> None:
    label = node.child_by_field_name("name")
    if label is None:
        reader.within(node, frame)
    else:
        _variable(reader, label, node.child_by_field_name("type"), node.child_by_field_name("value"), frame)


def _catch(reader: JavaReader, node: Node, frame: Frame) -> None:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    caught = next((child for child in node.named_children if child.type == "catch_formal_parameter"), None)
    label = caught.child_by_field_name("name") if caught is not None else None
    if label is not None:
        _declare(reader, label, Unknown("caught", reader.at(label)), inner)
    _branch(reader, node.child_by_field_name("body"), inner, ())


def read_return(reader: JavaReader, node: Node, frame: Frame) -> None:
    for child in parts_of(node):
        value = reader.expression(child, frame)
        if frame.function in reader.returns:
            reader.returns[frame.function].append(value)


def read_yield(reader: JavaReader, node: Node, frame: Frame) -> None:
    for child in parts_of(node):
        value = reader.expression(child, frame)
        if reader.yields:
            reader.yields[-1].append(value)


def read_switch(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """A switch as statement or as value: one of what its rules yield."""
    start = reader.at(node)
    value = reader.expression(node.child_by_field_name("condition"), frame)
    scope = reader.builder.scope(frame.scope, frame.function)
    reader.yields.append([])
    for case in parts_of(node.child_by_field_name("body")):
        block = reader.builder.block(frame, (value,), reader.span(case))
        own = reader.builder.scope(scope, frame.function) if case.type == "switch_rule" else scope
        _case(reader, case, value, frame._replace(scope=own, block=block))
    options = reader.yields.pop()
    return Choice(tuple(options), value, start) if options else Unknown("switch", start)


def _case(reader: JavaReader, node: Node, value: Expression, frame: Frame) -> None:
    for child in parts_of(node):
        if child.type == "switch_label":
            _label(reader, child, value, frame)
        elif node.type == "switch_rule" and child.type == "expression_statement":
            reader.yields[-1].append(reader.expression(child, frame))
        else:
            reader.statement(child, frame)


def _label(reader: JavaReader, node: Node, value: Expression, frame: Frame) -> None:
    """Constants of a case are only compared; patterns bind names, guards are tests."""
    for child in parts_of(node):
        if child.type == "pattern":
            read_pattern(reader, child, value, frame)
        elif child.type == "guard":
            reader.within(child, frame)


def read_declared_type(reader: JavaReader, node: Node, frame: Frame) -> None:
    value = read_type(reader, node, frame)
    label = node.child_by_field_name("name")
    if frame.scope == 0 and label is not None:
        reader.declare(reader.text(label), value, reader.at(label))
