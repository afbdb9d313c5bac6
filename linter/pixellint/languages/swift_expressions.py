"""Expressions of Swift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.languages.swift_arguments import key_of
from pixellint.languages.swift_calls import read_construction
from pixellint.languages.swift_chains import read_call, read_chain
from pixellint.languages.swift_operators import OPERATORS, operands
from pixellint.languages.swift_reader import swift
from pixellint.languages.swift_text import read_string
from pixellint.model.unit import (
    Array,
    Binding,
    Call,
    Choice,
    Entry,
    Expression,
    Literal,
    Member,
    Object,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node


def only_child(reader: Reader, node: Node, frame: Frame) -> Expression:
    """Wrappers that keep the value: what they wrap comes last."""
    inner = operands(node)
    return reader.expression(inner[-1], frame) if inner else Unknown(node.type, reader.at(node))


def _identifier(reader: Reader, node: Node, frame: Frame) -> Expression:
    own = swift(reader)
    text, start = own.plain(node), reader.at(node)
    if text[:1] == "$":
        return _unnamed(reader, text, start, frame) if text[1:].isdigit() else _handed_out(reader, text, node, frame)
    if text == "self":
        return This(frame.owner, start)
    if text == "Self" and frame.owner in own.owners:
        return own.owners[frame.owner].itself
    return own.resolve(text, frame, start) if text else Unknown("missing", start)


def _handed_out(reader: Reader, text: str, node: Node, frame: Frame) -> Expression:
    """`$query`: the value, handed to what lets people change it: from then on it may be what they entered."""
    start = reader.at(node)
    value = swift(reader).resolve(text[1:] or "$", frame, start)
    reader.builder.assign(value, Unknown("entered", start), reader.span(node), frame)
    return value


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
    **OPERATORS,
    "macro_invocation": _macro,
    "directive": _directive,
    **dict.fromkeys(("directly_assignable_expression", "selector_expression", "value_argument", "result"), only_child),
}
"""node type -> reader; functions, `if` and `switch` as values are added by swift.py"""
