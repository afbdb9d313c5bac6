"""Expressions of Objective-C, but for messages and blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_text import unescaped
from pixellint.languages.objc_foundation import key_of
from pixellint.languages.objc_functions import read_block
from pixellint.languages.objc_messages import read_chain
from pixellint.languages.objc_reader import ObjcReader, ReadObjc
from pixellint.model.unit import (
    Array,
    Call,
    Choice,
    Derived,
    Entry,
    Expression,
    Join,
    Literal,
    Member,
    Name,
    Object,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_BOOLEAN = frozenset({"==", "!=", "<", ">", "<=", ">=", "&&", "||"})
_SELECTOR = re.compile(r"@selector\s*\(\s*([\w$]+)")


def _identifier(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    return reader.resolve(reader.text(node), frame, reader.span(node))


def _constant(kind: str) -> ReadObjc:
    def read(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
        start, end = reader.span(node)
        return Literal(reader.text(node), kind, start, end)

    return read


def _string(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """`@"..."`, `"..."`, and several in a row."""
    start, end = reader.span(node)
    text = "".join(_pieces(reader, node))
    return Literal(unescaped(text), "string", start, end)


def _pieces(reader: ObjcReader, node: Node) -> list[str]:
    if node.type == "concatenated_string":
        found: list[str] = []
        for child in node.named_children:
            found += _pieces(reader, child) if child.type == "string_literal" else [reader.text(child)]
        return found
    return [reader.text(child) for child in node.named_children if child.type in ("string_content", "escape_sequence")]


def _char(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    start, end = reader.span(node)
    return Literal(reader.text(node).strip("'"), "string", start, end)


def only(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """Parentheses, boxes, casts and other wrappers that keep the value."""
    inner = [child for child in node.named_children if child.type not in ("comment", "type_descriptor")]
    return reader.expression(inner[-1], frame) if inner else Unknown(node.type, reader.at(node))


def _named(field: str) -> ReadObjc:
    def read(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
        return reader.expression(node.child_by_field_name(field), frame)

    return read


def _number(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    return Derived("number", (only(reader, node, frame),), reader.at(node))


def _dictionary(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    entries: list[Entry] = []
    for child in node.named_children:
        parts = [part for part in child.named_children if part.type != "comment"] if child.type == "dictionary_pair" else []
        if len(parts) < 2:
            reader.statement(child, frame)
            continue
        key = reader.expression(parts[0], frame)
        entries.append(Entry(key_of(reader, _plain_key(key)), reader.expression(parts[-1], frame), reader.at(child)))
    return Object(tuple(entries), reader.at(node))


def _plain_key(key: Expression) -> Expression:
    """A field of a class, as a path."""
    return key.callee if isinstance(key, Call) and key.number < 0 else key


def _array(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    listed = [child for child in node.named_children if child.type != "comment"]
    return Array(tuple(reader.expression(child, frame) for child in listed), reader.at(node))


def _initializer(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """`{ .a = x }` and `{ a, b }` of C."""
    if not any(child.type == "initializer_pair" for child in node.named_children):
        return _array(reader, node, frame)
    entries = []
    for child in node.named_children:
        name = child.child_by_field_name("designator")
        value = reader.expression(child.child_by_field_name("value") or child, frame)
        entries.append(Entry(reader.named(name).strip(".[]") or "*", value, reader.at(child)))
    return Object(tuple(entries), reader.at(node))


def _binary(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """Chains of operators nest to the left and may be long."""
    operands: list[Expression] = []
    signs: list[str] = []
    current: Node | None = node
    while current is not None and current.type == "binary_expression":
        sign = current.child_by_field_name("operator")
        signs.append(sign.type if sign is not None else "")
        operands.append(reader.expression(current.child_by_field_name("right"), frame))
        current = current.child_by_field_name("left")
    operands.append(reader.expression(current, frame))
    operands.reverse()
    how = "boolean" if any(sign in _BOOLEAN for sign in signs) else "number"
    start, end = reader.span(node)
    joined = set(signs) == {"+"} and any(isinstance(part, Literal) and part.kind == "string" for part in operands)
    return Join(tuple(operands), start, end) if joined else Derived(how, tuple(operands), start)


def _unary(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    sign = node.child_by_field_name("operator")
    value = reader.expression(node.child_by_field_name("argument"), frame)
    start, end = reader.span(node)
    if sign is not None and sign.type == "-" and isinstance(value, Literal):
        return Literal(f"-{value.value}", value.kind, start, end)
    return Derived("boolean" if sign is not None and sign.type == "!" else "number", (value,), start)


def _conditional(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """`test ? a : b`, `a ?: b`"""
    test = reader.expression(node.child_by_field_name("condition"), frame)
    first, second = node.child_by_field_name("consequence"), node.child_by_field_name("alternative")
    otherwise = reader.expression(second, frame)
    if first is None:
        return Choice((test, otherwise), None, reader.at(node))
    return Choice((reader.expression(first, frame), otherwise), test, reader.at(node))


def _assignment(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    value = reader.expression(node.child_by_field_name("right"), frame)
    target = reader.expression(node.child_by_field_name("left"), frame)
    sign = node.child_by_field_name("operator")
    span = reader.span(node)
    if isinstance(target, Call) and target.number < 0:
        target = target.callee
    if not isinstance(target, (Name, Member)):
        return target if isinstance(target, This) else value
    if sign is not None and sign.type != "=":
        value = Derived("number", (target, value), span[0])
    reader.builder.assign(target, value, span, frame)
    return value


def _selector(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """`@selector(tap:)`: the method of the receiver around."""
    start, _ = reader.span(node)
    found = _SELECTOR.match(reader.text(node))
    if found is None or frame.owner < 0:
        return Unknown("selector", start)
    return Member(This(frame.owner, start), found[1], start)


def _opaque(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    return Unknown(node.type, reader.at(node))


def _class_name(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """`Foo<Bar>` as a receiver."""
    name = node.named_children[0] if node.named_children else node
    return reader.name(reader.text(name), frame, reader.at(name))


def _statements(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """`({ a; b; })`"""
    reader.within(node, frame)
    return Unknown(node.type, reader.at(node))


EXPRESSIONS: dict[str, ReadObjc] = {
    **dict.fromkeys(("identifier", "field_identifier"), _identifier),
    "number_literal": _constant("number"),
    **dict.fromkeys(("true", "false"), _constant("boolean")),
    "null": _constant("null"),
    **dict.fromkeys(("string_literal", "concatenated_string"), _string),
    "char_literal": _char,
    **dict.fromkeys(("parenthesized_expression", "at_expression", "expression_statement"), only),
    "cast_expression": _named("value"),
    "compound_literal_expression": _named("value"),
    "pointer_expression": _named("argument"),
    "comma_expression": lambda reader, node, frame: [reader.expression(child, frame) for child in node.named_children][-1],
    "update_expression": _number,
    "dictionary_literal": _dictionary,
    "array_literal": _array,
    "initializer_list": _initializer,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "conditional_expression": _conditional,
    "assignment_expression": _assignment,
    "selector_expression": _selector,
    **dict.fromkeys(("available_expression", "sizeof_expression", "encode_expression"), _opaque),
    "generic_specifier": _class_name,
    "block_literal": read_block,
    "compound_statement": _statements,
    **dict.fromkeys(("message_expression", "field_expression", "subscript_expression", "call_expression"), read_chain),
}
