"""Expressions of Kotlin: names, text, operators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_text import unescaped
from pixellint.languages.kotlin_reader import kotlin, parts_of
from pixellint.languages.kotlin_text import read_string
from pixellint.languages.kotlin_types import typed
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import (
    Array,
    Call,
    Choice,
    Derived,
    Entry,
    Expression,
    Join,
    Lambda,
    Literal,
    Member,
    Object,
    Spread,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_LEAVING = ("break", "continue")
_CONSTANTS = {"true": "boolean", "false": "boolean", "null": "null"}
JUMPS = ("return_expression", "throw_expression")


def only(reader: Reader, node: Node, frame: Frame) -> Expression:
    """Wrappers that keep the value: parentheses, annotations, labels."""
    inner = parts_of(node)
    return reader.expression(inner[-1], frame) if inner else Unknown(node.type, reader.at(node))


def _identifier(reader: Reader, node: Node, frame: Frame) -> Expression:
    start, end = reader.span(node)
    text = reader.text(node).strip("`")
    if text in _CONSTANTS:
        return Literal(text, _CONSTANTS[text], start, end)
    if text in _LEAVING:
        return Unknown(text, start)
    return kotlin(reader).resolve(text, frame, start).value


def _constant(kind: str) -> ReadExpression:
    def read(reader: Reader, node: Node, frame: Frame) -> Expression:
        start, end = reader.span(node)
        text = reader.text(node)
        return Literal(unescaped(text[1:-1]) if kind == "string" else text, kind, start, end)

    return read


def _this(reader: Reader, node: Node, frame: Frame) -> Expression:
    label = next((reader.text(child) for child in node.named_children if child.type == "identifier"), "")
    return kotlin(reader).this(frame, reader.at(node), label)


def _super(reader: Reader, node: Node, frame: Frame) -> Expression:
    return kotlin(reader).parent(frame, reader.at(node))


def operator_of(node: Node) -> str:
    """The sign of a unary or binary expression or assignment."""
    sign = node.child_by_field_name("operator")
    if sign is not None:
        return sign.type
    return next((child.type for child in node.children if not child.is_named), "")


def _binary(reader: Reader, node: Node, frame: Frame) -> Expression:
    operator = operator_of(node)
    if operator == "+":
        return _sum(reader, node, frame)
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if operator == "?:":
        return _elvis(reader, node, frame)
    if operator == ">" and left is not None and right is not None and right.type == "lambda_literal":
        from pixellint.languages.kotlin_calls import misread_generic

        found = misread_generic(reader, node, left, right, frame)
        if found is not None:
            return found
    first, second = reader.expression(left, frame), reader.expression(right, frame)
    return Derived("number" if operator in ("-", "*", "/", "%") else "boolean", (first, second), reader.at(node))


def _elvis(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`a ?: b ?: c`, flat; what leaves the function gives no value."""
    nodes: list[Node] = []
    current: Node | None = node
    while current is not None and current.type == "binary_expression" and operator_of(current) == "?:":
        right = current.child_by_field_name("right")
        if right is not None:
            nodes.append(right)
        current = current.child_by_field_name("left")
    if current is not None:
        nodes.append(current)
    values = [(part.type, reader.expression(part, frame)) for part in reversed(nodes)]
    options = tuple(value for kind, value in values if kind not in JUMPS)
    return options[0] if len(options) == 1 else Choice(options, None, reader.at(node))


def _sum(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`a + b + c`, flat: such chains may be hundreds long. A sum of maps is a map, of lists a list."""
    nodes: list[Node] = []
    current: Node | None = node
    while current is not None and current.type == "binary_expression" and operator_of(current) == "+":
        right = current.child_by_field_name("right")
        if right is not None:
            nodes.append(right)
        current = current.child_by_field_name("left")
    if current is not None:
        nodes.append(current)
    parts = tuple(reader.expression(part, frame) for part in reversed(nodes))
    start, end = reader.span(node)
    if any(isinstance(part, Object) for part in parts):
        return merged(parts, start)
    if any(isinstance(part, Array) for part in parts):
        return Array(tuple(part if _is_item(part) else Spread(part, part.at) for part in parts), start)
    return Join(parts, start, end)


def _is_item(part: Expression) -> bool:
    """Whether what is added to a list is one item of it."""
    return isinstance(part, Literal | Join | Lambda | Object) or (isinstance(part, Call) and part.kind == "new")


def merged(parts: tuple[Expression, ...], at: int) -> Object:
    """Several maps as one."""
    entries: list[Entry] = []
    for part in parts:
        entries.extend(part.entries if isinstance(part, Object) else (Entry("...", part, part.at),))
    return Object(tuple(entries), at)


def _unary(reader: Reader, node: Node, frame: Frame) -> Expression:
    operator = operator_of(node)
    if operator == "!!":
        return only(reader, node, frame)
    # the grammar binds a prefix to the first name of a chain: calls read it for all of the chain
    return prefixed(reader, node, only(reader, node, frame))


def prefixed(reader: Reader, node: Node, value: Expression) -> Expression:
    """A value with the sign of a unary expression before or behind it."""
    operator = operator_of(node)
    start, end = reader.span(node)
    if operator == "!":
        return Derived("boolean", (value,), start)
    if operator == "-" and isinstance(value, Literal):
        return Literal("-" + value.value, value.kind, start, end)
    return value if operator in ("+", "!!") else Derived("number", (value,), start)


def _cast(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`x as T`: the value, and what the type says where the value is not known."""
    value = reader.expression(node.child_by_field_name("left"), frame)
    return typed(kotlin(reader), value, node.child_by_field_name("right"), frame)


def _tested(how: str) -> ReadExpression:
    def read(reader: Reader, node: Node, frame: Frame) -> Expression:
        sources = tuple(reader.expression(child, frame) for child in parts_of(node) if "type" not in child.type)
        return Derived(how, sources, reader.at(node))

    return read


def _infix(reader: Reader, node: Node, frame: Frame) -> Expression:
    from pixellint.languages.kotlin_calls import infix_call
    from pixellint.languages.kotlin_containers import pair

    parts = parts_of(node)
    name = reader.text(parts[1]) if len(parts) == 3 else ""
    if name == "to":
        return pair(kotlin(reader), parts[0], parts[2], frame)
    if not name:
        return only(reader, node, frame)
    if name in ("and", "or", "xor", "until", "downTo", "step", "shl", "shr", "ushr"):
        sources = (reader.expression(parts[0], frame), reader.expression(parts[2], frame))
        return Derived("boolean" if name in ("and", "or", "xor") else "number", sources, reader.at(node))
    return infix_call(kotlin(reader), node, frame)


def callable_reference(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`::f`"""
    inner = parts_of(node)
    if not inner:
        return Unknown(node.type, reader.at(node))
    value = reader.expression(inner[0], frame)
    if len(inner) == 1:
        return value
    return Member(value, reader.text(inner[-1]), reader.at(inner[-1]))


def _labeled(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`outer@ for ..`; `break@outer` is read as such, too."""
    label = node.named_children[0] if node.named_children else None
    if label is not None and reader.text(label).startswith(_LEAVING):
        return Unknown("jump", reader.at(node))
    return only(reader, node, frame)


def _collection(reader: Reader, node: Node, frame: Frame) -> Expression:
    return Array(tuple(reader.expression(child, frame) for child in parts_of(node)), reader.at(node))


EXPRESSIONS: dict[str, ReadExpression] = {
    "identifier": _identifier,
    **dict.fromkeys(("number_literal", "float_literal"), _constant("number")),
    "character_literal": _constant("string"),
    **dict.fromkeys(("string_literal", "multiline_string_literal"), read_string),
    "this_expression": _this,
    "super_expression": _super,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "as_expression": _cast,
    **dict.fromkeys(("is_expression", "in_expression", "type_test", "range_test"), _tested("boolean")),
    "range_expression": _tested("number"),
    "infix_expression": _infix,
    "callable_reference": callable_reference,
    "collection_literal": _collection,
    **dict.fromkeys(("parenthesized_expression", "annotated_expression", "value_argument"), only),
    "labeled_expression": _labeled,
}
"""node type -> reader; calls, branches, functions and classes are added by kotlin.py"""
