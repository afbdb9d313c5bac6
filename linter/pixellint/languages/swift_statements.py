"""Statements and declarations of Swift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader, ReadStatement
from pixellint.languages.swift_branches import BRANCHES, branch, is_deferred, scoped
from pixellint.languages.swift_chains import read_call, read_hinted
from pixellint.languages.swift_classes import read_alias, read_type
from pixellint.languages.swift_expressions import target
from pixellint.languages.swift_functions import read_function, read_local_function
from pixellint.languages.swift_operators import operands
from pixellint.languages.swift_patterns import part_of
from pixellint.languages.swift_properties import read_variable
from pixellint.languages.swift_reader import swift
from pixellint.model.unit import Binding, Derived, Expression, Import, Join

if TYPE_CHECKING:
    from tree_sitter import Node


def _skip(reader: Reader, node: Node, frame: Frame) -> None:
    """Types, attributes, comments and directives say nothing of what runs."""


def _within(reader: Reader, node: Node, frame: Frame) -> None:
    reader.within(node, frame)


def _import(reader: Reader, node: Node, frame: Frame) -> None:
    """`import Foo`, `import class Foo.Bar`: the module."""
    path = next((child for child in node.named_children if child.type == "identifier"), None)
    if path is None:
        return
    module = swift(reader).plain(path).split(".")[0]
    index = len(reader.builder.imports)
    reader.builder.bind(Binding(module, "import", index, -1, 0, reader.at(path)))
    reader.builder.imports.append(Import(f"apple:{module}", "*", module, *reader.span(node)))


def _transfer(reader: Reader, node: Node, frame: Frame) -> None:
    """`return x`; `throw`, `break`, `continue` give nothing back."""
    word = node.children[0].type if node.children else ""
    if word in ("break", "continue"):
        return
    result = node.child_by_field_name("result")
    if word != "return" or result is None:
        reader.within(node, frame)
        return
    own = swift(reader)
    value = read_hinted(own, result, frame, own.results.get(frame.function))
    if frame.function in reader.returns:
        reader.returns[frame.function].append(value)


def _assignment(reader: Reader, node: Node, frame: Frame) -> None:
    left, right = node.child_by_field_name("target"), node.child_by_field_name("result")
    sign = node.child_by_field_name("operator")
    operator = reader.text(sign) if sign is not None else "="
    value = reader.expression(right, frame)
    inner = operands(left) if left is not None else []
    if not inner or reader.text(inner[0]) == "_":
        return
    if inner[0].type == "tuple_expression" and operator == "=":
        places = [child for child in inner[0].named_children if reader.text(child) != "_"]
        for position, child in enumerate(places):
            _write(reader, child, part_of(value, str(position), reader.at(child)), node, frame)
        return
    goal = target(reader, inner[0], frame)
    span = reader.span(node)
    if operator == "+=":
        value = Join((goal, value), *span)
    elif operator != "=":
        value = Derived("number", (goal, value), span[0])
    reader.builder.assign(goal, value, span, frame)


def _write(reader: Reader, node: Node, value: Expression, whole: Node, frame: Frame) -> None:
    reader.builder.assign(target(reader, node, frame), value, reader.span(whole), frame)


def _call(reader: Reader, node: Node, frame: Frame) -> None:
    """A call; what stands in a `defer` runs in any case."""
    if not is_deferred(reader, node):
        read_call(reader, node, frame)
        return
    closure = node.named_children[-1].named_children[0] if node.named_children[-1].named_children else None
    body = next((child for child in closure.named_children if child.type == "statements"), None) if closure else None
    branch(reader, body, scoped(reader, frame), ())


def _function(reader: Reader, node: Node, frame: Frame) -> None:
    read_local_function(reader, node, frame)


def _method(reader: Reader, node: Node, frame: Frame) -> None:
    """An initialiser out of its class: the parser lost its way there."""
    read_function(swift(reader), node, frame)


def _stray(reader: Reader, node: Node, frame: Frame) -> None:
    """A name or literal that stands for nothing, in what the parser could not read."""
    if node.type == "simple_identifier" and node.parent is not None and node.parent.type != "ERROR":
        reader.expression(node, frame)


STATEMENTS: dict[str, ReadStatement] = {
    **dict.fromkeys(
        (
            "comment",
            "multiline_comment",
            "directive",
            "diagnostic",
            "shebang_line",
            "modifiers",
            "attribute",
            "type_annotation",
            "type_arguments",
            "type_parameters",
            "type_constraints",
            "user_type",
            "inheritance_specifier",
            "availability_condition",
            "precedence_group_declaration",
            "operator_declaration",
            "associatedtype_declaration",
            "statement_label",
            "parameter",
            "value_binding_pattern",
            "where_keyword",
        ),
        _skip,
    ),
    **dict.fromkeys(("statements", "function_body", "class_body", "source_file"), _within),
    **BRANCHES,
    "import_declaration": _import,
    "control_transfer_statement": _transfer,
    "assignment": _assignment,
    "call_expression": _call,
    "property_declaration": read_variable,
    "function_declaration": _function,
    **dict.fromkeys(("init_declaration", "deinit_declaration"), _method),
    **dict.fromkeys(("class_declaration", "protocol_declaration"), read_type),
    "typealias_declaration": read_alias,
    "simple_identifier": _stray,
}
"""node type -> reader"""
