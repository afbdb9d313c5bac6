"""Expressions of Java but for calls, constructions and functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.java_functions import parts_of
from pixellint.languages.java_reader import JavaReader
from pixellint.languages.java_text import unescaped
from pixellint.languages.java_types import told_by_type, type_words
from pixellint.model.unit import (
    Binding,
    Call,
    Choice,
    Derived,
    Expression,
    Join,
    Literal,
    Member,
    Name,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_BOOLEAN = frozenset({"==", "!=", "<", ">", "<=", ">=", "&&", "||"})


def read_identifier(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return reader.resolved(reader.text(node), frame, reader.at(node))


def read_number(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return Literal(reader.text(node).rstrip("lLfFdD"), "number", *reader.span(node))


def read_hexadecimal(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return Literal(reader.text(node).rstrip("lL"), "number", *reader.span(node))


def read_character(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return Literal(unescaped(reader.text(node)[1:-1]), "string", *reader.span(node))


def read_truth(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return Literal(reader.text(node), "boolean", *reader.span(node))


def read_null(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return Literal("null", "null", *reader.span(node))


def read_this(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return This(frame.owner, reader.at(node))


def read_only(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """Parentheses and other wrappers that keep the value."""
    current = node
    while current.type in ("parenthesized_expression", "expression_statement"):
        inner = parts_of(current)
        if not inner:
            return Unknown("empty", reader.at(node))
        current = inner[0]
    return reader.expression(current, frame)


def read_class_literal(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """`Foo.class`"""
    words = type_words(reader, node.named_children[0]) if node.named_children else []
    return reader.path(words, frame, reader.at(node)) if words else Unknown("class_literal", reader.at(node))


def read_cast(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """A cast keeps the value; of what a call gives it tells the type."""
    value = reader.expression(node.child_by_field_name("value"), frame)
    return told_by_type(reader, value, node.child_by_field_name("type"), frame, True)


def read_ternary(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    test = reader.expression(node.child_by_field_name("condition"), frame)
    options = tuple(reader.expression(node.child_by_field_name(name), frame) for name in ("consequence", "alternative"))
    return Choice(options, test, reader.at(node))


def read_binary(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """`a + b + c`, flat: such chains may be thousands long."""
    rights: list[tuple[str, Node | None, int]] = []
    current: Node | None = node
    while current is not None and current.type == "binary_expression":
        sign = current.child_by_field_name("operator")
        rights.append((sign.type if sign is not None else "", current.child_by_field_name("right"), current.end_byte))
        current = current.child_by_field_name("left")
    start = reader.at(node)
    parts = [reader.expression(current, frame)]
    last, last_end = "", start
    for operator, right, end in reversed(rights):
        if last and _kind(operator) != _kind(last):
            parts = [_combined(last, parts, start, last_end)]
        parts.append(reader.expression(right, frame))
        last, last_end = operator, end + reader.base
    return _combined(last, parts, start, last_end)


def _kind(operator: str) -> str:
    return "join" if operator == "+" else "boolean" if operator in _BOOLEAN else "number"


def _combined(operator: str, parts: list[Expression], start: int, end: int) -> Expression:
    kind = _kind(operator)
    return Join(tuple(parts), start, end) if kind == "join" else Derived(kind, tuple(parts), start)


def read_unary(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    sign = node.child_by_field_name("operator")
    value = reader.expression(node.child_by_field_name("operand"), frame)
    start, end = reader.span(node)
    if isinstance(value, Literal) and value.kind == "number":
        return Literal(f"{reader.named(sign)}{value.value}", "number", start, end)
    return Derived("boolean" if sign is not None and sign.type == "!" else "number", (value,), start)


def read_update(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    inner = parts_of(node)
    return Derived("number", (reader.expression(inner[0], frame),) if inner else (), reader.at(node))


def read_assignment(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    value = reader.expression(node.child_by_field_name("right"), frame)
    left, sign = node.child_by_field_name("left"), node.child_by_field_name("operator")
    target = reader.expression(left, frame)
    start, end = reader.span(node)
    if sign is not None and sign.type == "+=":
        value = Join((target, value), start, end)
    if isinstance(target, Choice):  # a field of one of the classes around, or of what they extend
        target = target.options[0]
    if isinstance(target, Name | Member | Call):
        reader.builder.assign(target, value, (start, end), frame)
    return value


def read_instanceof(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """`o instanceof Foo f`, `o instanceof Pair(var a, var b)`"""
    value = reader.expression(node.child_by_field_name("left"), frame)
    label, pattern = node.child_by_field_name("name"), node.child_by_field_name("pattern")
    if label is not None:
        bind_pattern(reader, label, node.child_by_field_name("right"), value, frame)
    elif pattern is not None:
        read_pattern(reader, pattern, value, frame)
    return Derived("boolean", (value,), reader.at(node))


def read_pattern(reader: JavaReader, node: Node, value: Expression, frame: Frame) -> None:
    """Give the names of a pattern their part of the value."""
    if node.type in ("type_pattern", "record_pattern_component"):
        parts = parts_of(node)
        if parts and parts[-1].type == "identifier":
            bind_pattern(reader, parts[-1], parts[0], value, frame)
            return
        for child in parts:
            read_pattern(reader, child, value, frame)
    elif node.type == "record_pattern_body":
        for child in parts_of(node):
            read_pattern(reader, child, Member(value, "*", reader.at(child)), frame)
    else:
        for child in parts_of(node):
            if child.type.startswith("record_pattern") or child.type.endswith("pattern"):
                read_pattern(reader, child, value, frame)


def bind_pattern(reader: JavaReader, label: Node, kind: Node | None, value: Expression, frame: Frame) -> None:
    """A name that stands for the value where it is of this type."""
    name, start = reader.text(label), reader.at(label)
    reader.builder.bind(Binding(name, "variable", -1, -1, frame.scope, start))
    told = told_by_type(reader, value, kind, frame, True)
    reader.builder.assign(Name(name, frame.scope, start), told, reader.span(label), frame, True)


def read_template(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """`STR."hello \\{name}"`"""
    start, end = reader.span(node)
    text = node.child_by_field_name("template_argument")
    parts: list[Expression] = []
    for child in parts_of(text):
        if child.type == "string_interpolation":
            parts.extend(reader.expression(part, frame) for part in parts_of(child))
        else:
            parts.append(Literal(unescaped(reader.text(child)), "string", *reader.span(child)))
    return Join(tuple(parts), start, end)
