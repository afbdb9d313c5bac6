"""Chains of Swift (`a.b(c)?.d[e] { .. }.f`), read from their beginning outwards, however long they are.

The grammar takes `a + f(x)` for a call of the sum, and `!f(x)` for a call of the negation: what is behind the last operand
belongs to that operand alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.languages.swift_arguments import (
    OPERATIONS,
    SUMS,
    arguments_of,
    form_of,
    is_subscript,
    split_off,
    subscript,
    suffix_of,
)
from pixellint.languages.swift_calls import IMPLICIT, converted, read_called, read_empty_collection
from pixellint.languages.swift_reader import SwiftReader, swift
from pixellint.model.unit import Derived, Expression, Function, Join, Lambda, Literal, Member, Parameter, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_COLLECTIONS = ("array_literal", "dictionary_literal")
_COMPARISONS = frozenset({"==", "!=", "===", "!==", "<", ">", "<=", ">=", "~="})


def read_chain(
    reader: Reader, node: Node, frame: Frame, hint: Expression | None = None, behind: tuple[Node, ...] = ()
) -> Expression:
    """The value of a chain. `hint` is the type that a leading dot stands for, where it is known; `behind` are links that come
    after the node, outermost first."""
    own = swift(reader)
    links, first, dot = _unrolled(node, behind)
    if first.type in OPERATIONS and links:
        return read_operation(reader, first, frame, tuple(links))
    numbers = [_number(own, link) for link in links]
    value = _beginning(own, first, frame, hint, dot is not None)
    start = reader.at(dot or first)
    for link, number in zip(reversed(links), reversed(numbers), strict=True):
        value = _link(own, link, value, frame, (number, start))
    if first.type == "key_path_expression":
        return _key_path(own, node, value, frame)
    return value


def _unrolled(node: Node, behind: tuple[Node, ...]) -> tuple[list[Node], Node, Node | None]:
    """The links of a chain, outermost first; what it begins with; and the leading dot, if any."""
    links = list(behind)
    dot: Node | None = None
    current = node
    while (below := _below(current)) is not None:
        links.append(current)
        dot = current if current.type == "prefix_expression" else dot
        current = below
    return links, current, dot


def _below(node: Node) -> Node | None:
    """What a link of a chain hangs on; None for what is no link."""
    if node.type == "call_expression":
        first = node.named_children[0] if node.named_children else None
        if first is None or first.type in ("call_suffix", "bang"):
            return None
        inner = split_off(node)
        if inner is not None:
            return _below(inner)
        return None if first.type in _COLLECTIONS and not is_subscript(node) else first
    if node.type in ("try_expression", "await_expression"):
        return node.child_by_field_name("expr")
    if node.type in ("navigation_expression", "postfix_expression"):
        return node.child_by_field_name("target")
    if node.type == "prefix_expression":
        sign = node.child_by_field_name("operation")
        return node.child_by_field_name("target") if sign is not None and sign.type == "." else None
    return None


def _number(reader: SwiftReader, link: Node) -> int:
    """The number that a call reserves, -1 for any other link."""
    called = link.type == "call_expression" and form_of(reader, link) == "call"
    return reader.builder.reserve_call() if called else -1


def _beginning(reader: SwiftReader, node: Node, frame: Frame, hint: Expression | None, implicit: bool) -> Expression:
    start = reader.at(node)
    if node.type == "key_path_expression":
        return Parameter(reader.builder.reserve_function(), 0, start)
    if node.type != "simple_identifier" or not implicit:
        return reader.expression(node, frame)
    name = reader.plain(node)
    if hint is None and name == "init":
        return Unknown(IMPLICIT, start)
    return Member(hint, name, start) if hint is not None else reader.name("." + name, frame, start)


def _link(reader: SwiftReader, node: Node, value: Expression, frame: Frame, place: tuple[int, int]) -> Expression:
    """One link further; `place` is the number reserved for a call, and where the chain begins."""
    if node.type == "call_expression":
        form = "call" if place[0] >= 0 else form_of(reader, node)
        if form == "call":
            return read_called(reader, node, value, frame, place)
        if form == "reference":
            return value
        arguments = arguments_of(reader, suffix_of(node), frame)
        return (
            subscript(value, arguments, reader.at(node)) if form == "subscript" else converted(reader, node, value, arguments)
        )
    if node.type != "navigation_expression":
        return value
    suffix = node.child_by_field_name("suffix")
    name = suffix.child_by_field_name("suffix") if suffix is not None else None
    key = reader.plain(name) or "*"
    if key == "self":
        return value
    return Member(value, key.removeprefix("$"), reader.at(name) if name is not None else reader.at(node))


def _key_path(reader: SwiftReader, node: Node, value: Expression, frame: Frame) -> Expression:
    """`\\.name` as the function that takes the field."""
    base = value
    while isinstance(base, Member):
        base = base.object
    start, end = reader.span(node)
    if not isinstance(base, Parameter):
        return value
    scope = reader.builder.scope(frame.scope, base.function)
    made = Function("", ("$0",), (value,), scope, frame.function, -1, start, end)
    reader.builder.functions[base.function] = made
    return Lambda(base.function, start)


def read_hinted(reader: Reader, node: Node, frame: Frame, hint: Expression | None) -> Expression:
    """A value where a type is expected: `.shared` is a member of that type."""
    if hint is not None and is_implicit(reader, node):
        return read_chain(reader, node, frame, hint)
    return reader.expression(node, frame)


def is_implicit(reader: Reader, node: Node) -> bool:
    """Whether a value is written with a leading dot."""
    return reader.stretch[node.start_byte : node.start_byte + 1] == b"." and _below(node) is not None


def read_call(reader: Reader, node: Node, frame: Frame) -> Expression:
    """A call expression, of whatever form."""
    own = swift(reader)
    first = node.named_children[0] if node.named_children else None
    if first is None or first.type in ("call_suffix", "bang"):
        values = tuple(part.value for part in arguments_of(own, suffix_of(node), frame))
        return Derived("number" if first is None or first.type == "call_suffix" else "boolean", values, reader.at(node))
    if first.type in _COLLECTIONS and not is_subscript(node):
        return read_empty_collection(own, node, first, frame)
    return read_chain(reader, node, frame)


def read_operation(reader: Reader, node: Node, frame: Frame, behind: tuple[Node, ...] = ()) -> Expression:
    """Operators, with the links that belong to the last operand."""
    if node.type in SUMS:
        return _sum(reader, node, frame, behind)
    if node.type == "prefix_expression":
        return _prefix(reader, node, frame, behind)
    sign, left, right = (node.child_by_field_name(name) for name in ("op", "lhs", "rhs"))
    values = tuple(_operand(reader, part, frame, links) for part, links in ((left, ()), (right, behind)))
    compares = sign is not None and reader.text(sign) in _COMPARISONS
    return Derived("boolean" if compares else "number", values, reader.at(node))


def _operand(reader: Reader, node: Node | None, frame: Frame, behind: tuple[Node, ...]) -> Expression:
    return read_chain(reader, node, frame, behind=behind) if node is not None and behind else reader.expression(node, frame)


def _sum(reader: Reader, node: Node, frame: Frame, behind: tuple[Node, ...]) -> Expression:
    """`a + f(b) + c`, flat: such chains may be thousands long. With any other sign in it, it is arithmetic."""
    parts: list[Expression] = []
    current: Node | None = node
    counted = False
    while current is not None and current.type in SUMS:
        sign = current.child_by_field_name("op")
        counted = counted or sign is None or sign.type != "+"
        parts.append(_operand(reader, current.child_by_field_name("rhs"), frame, behind))
        current, behind = current.child_by_field_name("lhs"), ()
        if current is not None and current.type not in SUMS:
            links, first, _ = _unrolled(current, ())
            if first.type in SUMS:
                current, behind = first, tuple(links)
    parts.append(reader.expression(current, frame))
    start, end = reader.span(node)
    return Derived("number", tuple(reversed(parts)), start) if counted else Join(tuple(reversed(parts)), start, end)


def _prefix(reader: Reader, node: Node, frame: Frame, behind: tuple[Node, ...]) -> Expression:
    sign = node.child_by_field_name("operation")
    operator = reader.text(sign) if sign is not None else ""
    if operator == ".":
        return read_chain(reader, node, frame)
    value = _operand(reader, node.child_by_field_name("target"), frame, behind)
    if operator == "&":
        return value
    if operator == "-" and isinstance(value, Literal) and value.kind == "number":
        return Literal("-" + value.value, "number", *reader.span(node))
    return Derived("boolean" if operator == "!" else "number", (value,), reader.at(node))
