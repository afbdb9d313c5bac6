"""Statements of Dart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_collections import read_test
from pixellint.languages.dart_declarations import CLASSES, read_class_declaration, read_import
from pixellint.languages.dart_expressions import read_case
from pixellint.languages.dart_functions import read_local
from pixellint.languages.dart_patterns import bind_variable, read_loop_parts, take_apart
from pixellint.languages.dart_reader import DartReader, ReadStep
from pixellint.languages.dart_types import class_path, given_or_made
from pixellint.model.unit import Derived, Expression, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def _skip(reader: DartReader, node: Node, frame: Frame) -> None:
    """Types, annotations and comments say nothing of what runs."""


def _within(reader: DartReader, node: Node, frame: Frame) -> None:
    reader.within(node, frame)


def _values(reader: DartReader, node: Node, frame: Frame) -> None:
    reader.values(node.named_children, frame)


def _block(reader: DartReader, node: Node, frame: Frame) -> None:
    reader.within(node, frame._replace(scope=reader.builder.scope(frame.scope, frame.function)))


def _branch(reader: DartReader, node: Node | None, frame: Frame, tests: tuple[Expression, ...], loops: bool = False) -> None:
    """A stretch that runs or not; it has names of its own."""
    if node is None:
        return
    block = reader.builder.block(frame, tests, reader.span(node), loops)
    inner = frame._replace(block=block, scope=reader.builder.scope(frame.scope, frame.function))
    if node.type == "block":
        reader.within(node, inner)
    else:
        reader.statement(node, inner)


def _if(reader: DartReader, node: Node, frame: Frame) -> None:
    """`if`, with all the `else if` behind it: such chains may be long."""
    current: Node | None = node
    while current is not None:
        test, inner = read_test(reader, current, frame)
        _branch(reader, current.child_by_field_name("consequence"), inner, (test,))
        otherwise = current.child_by_field_name("alternative")
        negated = Derived("boolean", (test,), reader.at(current))
        if otherwise is None or otherwise.type != "if_statement":
            _branch(reader, otherwise, frame, (negated,))
            return
        frame = frame._replace(block=reader.builder.block(frame, (negated,), reader.span(otherwise)))
        current = otherwise


def _for(reader: DartReader, node: Node, frame: Frame) -> None:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    for child in node.named_children:
        if child.type == "for_loop_parts":
            read_loop_parts(reader, child, inner)
    _branch(reader, node.child_by_field_name("body"), inner, (), loops=True)


def _while(reader: DartReader, node: Node, frame: Frame) -> None:
    test = reader.expression(node.child_by_field_name("condition"), frame)
    _branch(reader, node.child_by_field_name("body"), frame, (test,), loops=True)


def _switch(reader: DartReader, node: Node, frame: Frame) -> None:
    subject = reader.expression(node.child_by_field_name("condition"), frame)
    body = node.child_by_field_name("body")
    for case in body.named_children if body is not None else ():
        if case.type not in ("switch_statement_case", "switch_statement_default"):
            reader.statement(case, frame)
            continue
        block = reader.builder.block(frame, (subject,), reader.span(case))
        inner = frame._replace(block=block, scope=reader.builder.scope(frame.scope, frame.function))
        colon = next((place for place, child in enumerate(case.children) if child.type == ":"), len(case.children))
        read_case(reader, case.children[:colon], subject, inner)
        for child in case.children[colon:]:
            if child.is_named:
                reader.statement(child, inner)


def _try(reader: DartReader, node: Node, frame: Frame) -> None:
    inner = frame
    for child in node.named_children:
        if child.type == "catch_clause":
            inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
            for name in (part for holder in child.named_children for part in holder.named_children):
                bind_variable(reader, name, Unknown("caught", reader.at(name)), reader.span(name), inner)
        elif child.type == "block":
            _branch(reader, child, inner, ())
            inner = frame
        elif child.type == "finally_clause":
            for block in child.named_children:
                _branch(reader, block, frame, ())


def _labeled(reader: DartReader, node: Node, frame: Frame) -> None:
    for child in node.named_children[1:]:
        reader.statement(child, frame)


def _return(reader: DartReader, node: Node, frame: Frame) -> None:
    found = reader.values(node.named_children, frame)
    if frame.function in reader.returns:
        reader.returns[frame.function].extend(found[:1])


def _local(reader: DartReader, node: Node, frame: Frame) -> None:
    """`final Foo a = x, b = y;`, `var (a, b) = x;`"""
    for child in node.named_children:
        if child.type == "initialized_variable_definition":
            _variables(reader, child, frame)
        elif child.type == "pattern_variable_declaration":
            sign = next((place for place, part in enumerate(child.children) if part.type == "="), len(child.children))
            value = reader.value(child.children[sign:], frame)
            for part in child.children[:sign]:
                if part.type.endswith("_pattern"):
                    take_apart(reader, part, value, frame, True)
        else:
            reader.statement(child, frame)


def _variables(reader: DartReader, node: Node, frame: Frame) -> None:
    name = node.child_by_field_name("name")
    path = class_path(reader, node.children)
    pairs = [(name, node.children_by_field_name("value"))] if name is not None else []
    for child in node.named_children:
        if child.type == "initialized_identifier" and child.named_children:
            pairs.append((child.named_children[0], child.named_children[1:]))
        elif child.type == "ERROR":
            reader.within(child, frame)
    for label, nodes in pairs:
        value = given_or_made(reader, nodes, path, reader.at(label), frame)
        end = reader.span(nodes[-1])[1] if nodes else reader.span(label)[1]
        bind_variable(reader, label, value, (reader.at(label), end), frame)


STATEMENTS: dict[str, ReadStep] = {
    **dict.fromkeys(
        (
            *("comment", "documentation_comment", "annotation", "type_alias", "library_name", "part_directive"),
            *("part_of_directive", "type_arguments", "type_parameters", "type_identifier", "nullable_type", "void_type"),
            *("break_statement", "continue_statement", "label", "script_tag", "inferred_type", "type_cast", "type_test"),
        ),
        _skip,
    ),
    **dict.fromkeys(CLASSES, read_class_declaration),
    "import_or_export": read_import,
    "block": _block,
    **dict.fromkeys(("expression_statement", "yield_statement", "yield_each_statement", "assertion_arguments"), _values),
    "if_statement": _if,
    "for_statement": _for,
    **dict.fromkeys(("while_statement", "do_statement"), _while),
    "switch_statement": _switch,
    "try_statement": _try,
    "return_statement": _return,
    "local_variable_declaration": _local,
    "local_function_declaration": read_local,
    "labeled_statement": _labeled,
    **dict.fromkeys(("declaration", "assert_statement", "assertion"), _within),
}
