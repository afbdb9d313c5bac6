"""Operators of Swift other than those that a chain may hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.languages.swift_chains import read_chain, read_operation
from pixellint.languages.swift_reader import capitalised, swift
from pixellint.languages.swift_types import instance_of
from pixellint.model.unit import Call, Choice, Derived, Expression, Member, Name, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_LOGIC = ("conjunction_expression", "disjunction_expression")


def operands(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type not in ("comment", "multiline_comment")]


def _arithmetic(reader: Reader, node: Node, frame: Frame) -> Expression:
    parts: list[Expression] = []
    current: Node | None = node
    while current is not None and current.type == node.type and (inner := operands(current)):
        parts.extend(reader.expression(child, frame) for child in inner[:0:-1])
        current = inner[0]
    parts.append(reader.expression(current, frame))
    return Derived("number", tuple(reversed(parts)), reader.at(node))


def _comparison(reader: Reader, node: Node, frame: Frame) -> Expression:
    left, right = node.child_by_field_name("lhs"), node.child_by_field_name("rhs")
    if node.type == "comparison_expression" and left is not None and right is not None:
        generic = _generic(reader, left, right, frame)
        if generic is not None:
            return generic
    values = tuple(reader.expression(child, frame) for child in (left, right) if child is not None)
    return Derived("boolean", values, reader.at(node))


def _generic(reader: Reader, left: Node, right: Node, frame: Frame) -> Expression | None:
    """`Box<Item>.shared.f(x)`, which the grammar takes for two comparisons."""
    last = right.child_by_field_name("rhs") if right.type == "comparison_expression" else None
    sign = right.child_by_field_name("op") if last is not None else None
    if last is None or sign is None or sign.type != ">" or not capitalised(reader.text(left)):
        return None
    inner: Node | None = last
    while inner is not None and inner.type in ("call_expression", "navigation_expression", "postfix_expression"):
        inner = inner.named_children[0] if inner.named_children else None
    if inner is None or inner.type != "prefix_expression":
        return None
    value = read_chain(reader, last, frame, reader.expression(left, frame))
    if isinstance(value, Call) and value.number >= 0:
        value = reader.builder.call(value._replace(at=reader.at(left)), frame)
    return value


def _logic(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`a && b || c`, flat: the grammar nests to the right."""
    parts: list[Expression] = []
    current: Node | None = node
    while current is not None and current.type in _LOGIC:
        parts.append(reader.expression(current.child_by_field_name("lhs"), frame))
        current = current.child_by_field_name("rhs")
    parts.append(reader.expression(current, frame))
    return Derived("boolean", tuple(parts), reader.at(node))


def _fall_back(reader: Reader, node: Node, frame: Frame) -> Expression:
    parts: list[Expression] = []
    current: Node | None = node
    while current is not None and current.type == "nil_coalescing_expression":
        parts.append(reader.expression(current.child_by_field_name("value"), frame))
        current = current.child_by_field_name("if_nil")
    parts.append(reader.expression(current, frame))
    return Choice(tuple(parts), None, reader.at(node))


def _check(reader: Reader, node: Node, frame: Frame) -> Expression:
    return Derived("boolean", (reader.expression(node.child_by_field_name("target"), frame),), reader.at(node))


def _cast(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`x as? Foo`: x; where x is not known, some Foo."""
    value = reader.expression(node.child_by_field_name("expr"), frame)
    if not isinstance(value, Call | Member | Name | Choice | Unknown) or (isinstance(value, Call) and value.kind == "new"):
        return value
    own = swift(reader)
    made = instance_of(own, node.child_by_field_name("name"), frame)
    return own.either(value, made) if made is not None else value


def _ternary(reader: Reader, node: Node, frame: Frame) -> Expression:
    test = reader.expression(node.child_by_field_name("condition"), frame)
    options = tuple(reader.expression(node.child_by_field_name(name), frame) for name in ("if_true", "if_false"))
    return Choice(options, test, reader.at(node))


OPERATORS: dict[str, ReadExpression] = {
    **dict.fromkeys(
        (
            "prefix_expression",
            "additive_expression",
            "multiplicative_expression",
            "bitwise_operation",
            "infix_expression",
        ),
        read_operation,
    ),
    **dict.fromkeys(("range_expression", "open_end_range_expression"), _arithmetic),
    **dict.fromkeys(("comparison_expression", "equality_expression"), _comparison),
    **dict.fromkeys(_LOGIC, _logic),
    "nil_coalescing_expression": _fall_back,
    "check_expression": _check,
    "as_expression": _cast,
    "ternary_expression": _ternary,
}
"""node type -> reader"""
