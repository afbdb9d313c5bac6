"""Statements of JavaScript and TypeScript: declarations, branches, loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages import js_snippets
from pixellint.languages.build import Frame
from pixellint.languages.js_classes import read_class, read_enum
from pixellint.languages.js_functions import declare, read_function, take_apart
from pixellint.languages.js_prototypes import makes_instances, read_constructor
from pixellint.languages.reader import Reader, ReadStatement
from pixellint.model.unit import Binding, ClassValue, Derived, Expression, Lambda, Member, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def _skip(reader: Reader, node: Node, frame: Frame) -> None:
    """Types, ambient declarations and comments say nothing of what runs."""


def _within(reader: Reader, node: Node, frame: Frame) -> None:
    reader.within(node, frame)


def _block(reader: Reader, node: Node, frame: Frame) -> None:
    scope = reader.builder.scope(frame.scope, frame.function)
    reader.within(node, frame._replace(scope=scope))


def _branch(reader: Reader, node: Node | None, frame: Frame, tests: tuple[Expression, ...], loops: bool = False) -> None:
    """A stretch that runs or not; it has names of its own."""
    if node is None:
        return
    block = reader.builder.block(frame, tests, reader.span(node), loops)
    scope = reader.builder.scope(frame.scope, frame.function)
    inner = frame._replace(block=block, scope=scope)
    if node.type in ("statement_block", "else_clause"):
        reader.within(node, inner)
    else:
        reader.statement(node, inner)


def _if(reader: Reader, node: Node, frame: Frame) -> None:
    test = reader.expression(node.child_by_field_name("condition"), frame)
    _branch(reader, node.child_by_field_name("consequence"), frame, (test,))
    negated = Derived("boolean", (test,), reader.at(node))
    _branch(reader, node.child_by_field_name("alternative"), frame, (negated,))


def _loop(reader: Reader, node: Node, frame: Frame) -> None:
    scope = reader.builder.scope(frame.scope, frame.function)
    inner = frame._replace(scope=scope)
    body = node.child_by_field_name("body")
    for child in node.named_children:
        if body is None or child.id != body.id:
            reader.statement(child, inner)
    _branch(reader, body, inner, (), loops=True)


def _for_in(reader: Reader, node: Node, frame: Frame) -> None:
    scope = reader.builder.scope(frame.scope, frame.function)
    inner = frame._replace(scope=scope)
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    source = reader.expression(right, inner)
    kinds = {child.type for child in node.children}
    item: Expression = Member(source, "*", reader.at(node)) if "of" in kinds else Unknown("key", reader.at(node))
    if left is not None:
        take_apart(reader, left, item, inner, "var" if "var" in kinds else "let" if kinds & {"let", "const"} else "")
    _branch(reader, node.child_by_field_name("body"), inner, (), loops=True)


def _switch(reader: Reader, node: Node, frame: Frame) -> None:
    value = reader.expression(node.child_by_field_name("value"), frame)
    scope = reader.builder.scope(frame.scope, frame.function)
    inner = frame._replace(scope=scope)
    body = node.child_by_field_name("body")
    for case in body.named_children if body is not None else ():
        block = reader.builder.block(frame, (value,), reader.span(case))
        reader.within(case, inner._replace(block=block))


def _try(reader: Reader, node: Node, frame: Frame) -> None:
    for child in node.named_children:
        if child.type == "catch_clause":
            _catch(reader, child, frame)
        else:
            _branch(reader, child.child_by_field_name("body") or child, frame, ())


def _catch(reader: Reader, node: Node, frame: Frame) -> None:
    scope = reader.builder.scope(frame.scope, frame.function)
    inner = frame._replace(scope=scope)
    parameter = node.child_by_field_name("parameter")
    if parameter is not None:
        take_apart(reader, parameter, Unknown("caught", reader.at(parameter)), inner, "let")
    _branch(reader, node.child_by_field_name("body"), inner, ())


def _return(reader: Reader, node: Node, frame: Frame) -> None:
    for child in node.named_children:
        value = reader.expression(child, frame)
        if frame.function in reader.returns and child.type != "comment":
            reader.returns[frame.function].append(value)
            js_snippets.returned(reader, value, frame)


def _declaration(reader: Reader, node: Node, frame: Frame) -> None:
    how = "var" if node.type == "variable_declaration" else "let"
    for child in node.named_children:
        if child.type != "variable_declarator":
            continue
        pattern, value = child.child_by_field_name("name"), child.child_by_field_name("value")
        if pattern is None:
            continue
        if value is not None and pattern.type == "identifier" and makes_instances(reader, reader.text(pattern), value):
            read_constructor(reader, pattern, value, frame)
        elif value is not None:
            given = reader.expression(value, frame)
            take_apart(reader, pattern, given, frame, how)
            js_snippets.kept(reader, given, frame)
        elif pattern.type == "identifier":
            declare(reader, pattern, frame, how)


def _function(reader: Reader, node: Node, frame: Frame) -> None:
    label = node.child_by_field_name("name")
    if label is not None and makes_instances(reader, reader.text(label), node):
        read_constructor(reader, label, node, frame)
        return
    read_declared_function(reader, node, frame)


def read_declared_function(reader: Reader, node: Node, frame: Frame) -> Lambda:
    label = node.child_by_field_name("name")
    value = read_function(reader, node, frame)
    if label is not None:
        binding = Binding(reader.text(label), "function", value.number, -1, frame.scope, reader.at(label))
        reader.builder.bind(binding)
    return value


def _class(reader: Reader, node: Node, frame: Frame) -> None:
    read_declared_class(reader, node, frame)


def read_declared_class(reader: Reader, node: Node, frame: Frame) -> ClassValue:
    label = node.child_by_field_name("name")
    value = read_class(reader, node, frame)
    if label is not None:
        reader.builder.bind(Binding(reader.text(label), "class", value.number, -1, frame.scope, reader.at(label)))
    return value


def _enum(reader: Reader, node: Node, frame: Frame) -> None:
    label = node.child_by_field_name("name")
    if label is not None:
        take_apart(reader, label, read_enum(reader, node, frame), frame, "let")


STATEMENTS: dict[str, ReadStatement] = {
    **dict.fromkeys(
        (
            "comment",
            "interface_declaration",
            "type_alias_declaration",
            "ambient_declaration",
            "function_signature",
            "import_alias",
            "hash_bang_line",
            "type_annotation",
            "type_arguments",
            "type_parameters",
            "html_comment",
            "empty_statement",
            "break_statement",
            "continue_statement",
            "statement_identifier",
        ),
        _skip,
    ),
    "statement_block": _block,
    "expression_statement": _within,
    "if_statement": _if,
    **dict.fromkeys(("for_statement", "while_statement", "do_statement"), _loop),
    "for_in_statement": _for_in,
    "switch_statement": _switch,
    "try_statement": _try,
    "return_statement": _return,
    **dict.fromkeys(("lexical_declaration", "variable_declaration"), _declaration),
    **dict.fromkeys(("function_declaration", "generator_function_declaration"), _function),
    **dict.fromkeys(("class_declaration", "abstract_class_declaration"), _class),
    "enum_declaration": _enum,
}
