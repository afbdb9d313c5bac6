"""Expressions of Swift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.languages.swift_arguments import key_of
from pixellint.languages.swift_calls import read_construction
from pixellint.languages.swift_chains import read_call, read_chain, read_operation
from pixellint.languages.swift_reader import capitalised, swift
from pixellint.languages.swift_text import read_string
from pixellint.languages.swift_types import instance_of
from pixellint.model.unit import (
    Array,
    Binding,
    Call,
    Choice,
    Derived,
    Entry,
    Expression,
    Literal,
    Member,
    Name,
    Object,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_LOGIC = ("conjunction_expression", "disjunction_expression")


def operands(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type not in ("comment", "multiline_comment")]


def only_child(reader: Reader, node: Node, frame: Frame) -> Expression:
    """Wrappers that keep the value: what they wrap comes last."""
    inner = operands(node)
    return reader.expression(inner[-1], frame) if inner else Unknown(node.type, reader.at(node))


def _identifier(reader: Reader, node: Node, frame: Frame) -> Expression:
    own = swift(reader)
    text, start = own.plain(node), reader.at(node)
    if text[:1] == "$":
        return _unnamed(reader, text, start, frame) if text[1:].isdigit() else own.resolve(text[1:] or "$", frame, start)
    if text == "self":
        return This(frame.owner, start)
    if text == "Self" and frame.owner in own.owners:
        return own.owners[frame.owner].itself
    return own.resolve(text, frame, start) if text else Unknown("missing", start)


def _unnamed(reader: Reader, text: str, start: int, frame: Frame) -> Expression:
    """`$0`: a parameter of the closure, bound where it is first used."""
    own = swift(reader)
    number, position = frame.function, int(text[1:])
    if number not in own.unnamed or position > 20:
        return Unknown(text, start)
    scope = frame.scope
    scopes = reader.builder.scopes
    while scopes[scope].parent >= 0 and scopes[scopes[scope].parent].function == number:
        scope = scopes[scope].parent
    for place in range(own.unnamed[number], position + 1):
        reader.builder.bind(Binding(f"${place}", "parameter", place, number, scope, start))
    own.unnamed[number] = max(own.unnamed[number], position + 1)
    return own.name(text, frame, start)


def target(reader: Reader, node: Node | None, frame: Frame) -> Expression:
    """What is written to: one place, not a choice of several."""
    value = reader.expression(node, frame)
    return _certain(value)


def _certain(value: Expression) -> Expression:
    keys: list[Member] = []
    while isinstance(value, Member):
        keys.append(value)
        value = value.object
    if not isinstance(value, Choice) or not isinstance(value.options[0], Member):
        return keys[0] if keys else value
    value = value.options[0]
    for link in reversed(keys):
        value = link._replace(object=value)
    return value


def _constant(kind: str) -> ReadExpression:
    def read(reader: Reader, node: Node, frame: Frame) -> Expression:
        start, end = reader.span(node)
        return Literal(reader.text(node), kind, start, end)

    return read


def _nil(reader: Reader, node: Node, frame: Frame) -> Expression:
    return Literal("nil", "null", *reader.span(node))


def _self(reader: Reader, node: Node, frame: Frame) -> Expression:
    return This(frame.owner, reader.at(node))


def _super(reader: Reader, node: Node, frame: Frame) -> Expression:
    """An instance of the class above: what it holds is not what overrides it."""
    own = swift(reader).owners.get(frame.owner)
    start = reader.at(node)
    return Call(own.bases[0], (), "new", start, start, -1) if own is not None and own.bases else This(frame.owner, start)


def _tuple(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`(x)` is x; `(a: x, y)` an object of names and positions."""
    entries: list[Entry] = []
    name = ""
    for place, child in enumerate(node.children):
        field = node.field_name_for_child(place)
        if field == "name":
            name = swift(reader).plain(child)
        elif field == "value" and child.type not in ("bang", "?"):  # `()` and `(Visit?, Int).self` have them
            entries.append(Entry(name or str(len(entries)), reader.expression(child, frame), reader.at(child)))
            name = ""
        elif child.type == "ERROR":
            reader.within(child, frame)
    if len(entries) == 1 and entries[0].key == "0":
        return entries[0].value
    return Object(tuple(entries), reader.at(node))


def _array(reader: Reader, node: Node, frame: Frame) -> Expression:
    return Array(tuple(reader.expression(child, frame) for child in operands(node)), reader.at(node))


def _dictionary(reader: Reader, node: Node, frame: Frame) -> Expression:
    entries: list[Entry] = []
    key: Node | None = None
    for place, child in enumerate(node.children):
        field = node.field_name_for_child(place)
        if field == "key":
            key = child
        elif field == "value" and key is not None:
            named = key_of(reader.expression(key, frame))
            entries.append(Entry(named, reader.expression(child, frame), reader.at(key)))
            key = None
        elif child.type == "ERROR":
            reader.within(child, frame)
    return Object(tuple(entries), reader.at(node))


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
    return read_chain(reader, last, frame, reader.expression(left, frame))


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


def _macro(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`#Preview { .. }`: what is given to it runs."""
    for child in node.named_children:
        if child.type != "simple_identifier":
            reader.within(child, frame)
    return Unknown("macro", reader.at(node))


def _directive(reader: Reader, node: Node, frame: Frame) -> Expression:
    """What `#if` takes the place of in a chain."""
    return Unknown("directive", reader.at(node))


EXPRESSIONS: dict[str, ReadExpression] = {
    "simple_identifier": _identifier,
    "self_expression": _self,
    "super_expression": _super,
    **dict.fromkeys(("integer_literal", "real_literal", "hex_literal", "bin_literal", "oct_literal"), _constant("number")),
    "boolean_literal": _constant("boolean"),
    "nil_literal": _nil,
    "regex_literal": _constant("pattern"),
    "special_literal": _constant("string"),
    **dict.fromkeys(("line_string_literal", "multi_line_string_literal", "raw_string_literal"), read_string),
    "array_literal": _array,
    "dictionary_literal": _dictionary,
    "tuple_expression": _tuple,
    "call_expression": read_call,
    "constructor_expression": read_construction,
    **dict.fromkeys(("navigation_expression", "postfix_expression", "try_expression", "await_expression"), read_chain),
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
    "macro_invocation": _macro,
    "directive": _directive,
    **dict.fromkeys(("directly_assignable_expression", "selector_expression", "value_argument", "result"), only_child),
}
"""node type -> reader; functions, `if` and `switch` as values are added by swift.py"""
