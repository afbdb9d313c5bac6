"""Expressions of Dart, but for chains, collections, strings and functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_chains import arguments_of, assign, behind, given_by_type, made_call, read_assignable, tails_of
from pixellint.languages.dart_patterns import take_apart
from pixellint.languages.dart_reader import DartReader, ReadDart
from pixellint.languages.dart_types import class_path, instance_of, path_value
from pixellint.model.unit import Argument, Choice, Derived, Expression, Join, Literal, Name, This, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def _identifier(reader: DartReader, node: Node, frame: Frame) -> Expression:
    return reader.resolve(reader.text(node), frame, reader.at(node))


def _constant(kind: str) -> ReadDart:
    def read(reader: DartReader, node: Node, frame: Frame) -> Expression:
        start, end = reader.span(node)
        return Literal(reader.text(node), kind, start, end)

    return read


def only(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """Parentheses, `await`, casts and other wrappers that keep the value."""
    found = reader.values(node.named_children, frame)
    return found[0] if found else Unknown(node.type, reader.at(node))


def _this(reader: DartReader, node: Node, frame: Frame) -> Expression:
    return This(frame.owner, reader.at(node))


def _super(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """The superclass's own members: as if it stood alone."""
    made = instance_of(reader, reader.supers.get(frame.owner, ()), frame, reader.at(node))
    return This(frame.owner, reader.at(node)) if made is None else made


def _cast(reader: DartReader, node: Node, frame: Frame) -> Expression:
    return reader.value([child for child in node.named_children if child.type != "type_cast"], frame)


def _unary(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`await x`, `!x`, `-x`, `++x`"""
    first = node.children[0]
    start, end = reader.span(node)
    value = reader.value([child for child in node.named_children if child.type != "prefix_operator"], frame)
    if first.type == "prefix_operator":
        sign = reader.text(first)
        if sign == "-" and isinstance(value, Literal):
            return Literal(f"-{value.value}", "number", start, end)
        return Derived("boolean" if sign == "!" else "number", (value,), start)
    return value if first.type == "await_expression" else Derived("number", (value,), start)


def _postfix(reader: DartReader, node: Node, frame: Frame) -> Expression:
    return Derived("number", (only(reader, node, frame),), reader.at(node))


def _operation(how: str) -> ReadDart:
    def read(reader: DartReader, node: Node, frame: Frame) -> Expression:
        operands, _ = _flat(reader, node, frame)
        return Derived(how, tuple(operands), reader.at(node))

    return read


def _sum(reader: DartReader, node: Node, frame: Frame) -> Expression:
    operands, signs = _flat(reader, node, frame)
    start, end = reader.span(node)
    return Derived("number", tuple(operands), start) if "-" in signs else Join(tuple(operands), start, end)


def _or_else(reader: DartReader, node: Node, frame: Frame) -> Expression:
    operands, _ = _flat(reader, node, frame)
    return Choice(tuple(operands), None, reader.at(node))


def _flat(reader: DartReader, node: Node, frame: Frame) -> tuple[list[Expression], set[str]]:
    """The operands of a chain of one kind of operator, and the operators: such chains nest to the right or the left."""
    operands: list[Expression] = []
    signs: set[str] = set()
    pending: list[list[Node]] = [[node]]
    while pending:
        group = pending.pop()
        if len(group) > 1 or group[0].type != node.type:
            operands.append(reader.value(group, frame))
            continue
        parts = reader.groups(group[0].children)
        signs.update(reader.text(part[0]) for part in parts if part[0].type.endswith("_operator"))
        pending.extend(part for part in reversed(parts) if not part[0].type.endswith("_operator"))
    return operands, signs


def _relation(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`a < b`; and `of<Foo>(x).y`, which the grammar takes for comparisons."""
    parts = reader.groups(node.children)
    if len(parts) == 3 and reader.text(parts[1][0]) == ">" and parts[2][0].type == "parenthesized_expression":
        inner = reader.groups(parts[0][0].children)
        compared = parts[0][0].type == "relational_expression" and len(parts[0]) == 1 and len(inner) == 3
        if compared and reader.text(inner[1][0]) == "<" and reader.text(inner[2][0])[:1].isupper():
            return _generic_call(reader, inner, parts[2], frame)
    return _operation("boolean")(reader, node, frame)


def _generic_call(reader: DartReader, head: list[list[Node]], tail: list[Node], frame: Frame) -> Expression:
    """`f<Foo>(x).y` out of its parts: f < Foo, (x).y"""
    start = reader.at(head[0][0])
    tails = tails_of(reader, tail[1:], start)
    number = reader.builder.reserve_call()
    callee = reader.value(head[0], frame)
    given = tuple(Argument(value) for value in reader.values(tail[0].named_children, frame))
    call = reader.builder.call(made_call(callee, given, (start, reader.span(tail[0])[1]), number), frame)
    path = (reader.text(head[2][0]),) if len(head[2]) == 1 else ()
    return behind(reader, given_by_type(reader, call, path, frame), tails, frame)


def _conditional(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`test ? a : b`; a chain of them flat, the tests of all in one."""
    options: list[Expression] = []
    tests: list[Expression] = []
    current: Node | None = node
    while current is not None:
        test, first, second = _thirds(current)
        tests.append(reader.value(test, frame))
        options.append(reader.value(first, frame))
        current = second[0] if len(second) == 1 and second[0].type == node.type else None
        if current is None:
            options.append(reader.value(second, frame))
    start = reader.at(node)
    return Choice(tuple(options), tests[0] if len(tests) == 1 else Derived("boolean", tuple(tests), start), start)


def _thirds(node: Node) -> tuple[list[Node], list[Node], list[Node]]:
    """The test and both values of a conditional expression."""
    parts: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    place = 0
    for child in node.children:
        if child.type in ("?", ":") and not child.is_named:
            place = min(place + 1, 2)
        elif child.is_named and child.type != "comment":
            parts[place].append(child)
    return parts


def _assignment(reader: DartReader, node: Node, frame: Frame) -> Expression:
    left, sign = node.child_by_field_name("left"), node.child_by_field_name("operator")
    right = node.children_by_field_name("right")
    value = reader.value(right, frame)
    if left is None:
        return value
    target = read_assignable(reader, left, frame)
    span = reader.span(node)
    if sign is not None and sign.type == "+=":
        value = Join((reader.target(target), value), *span)
    assign(reader, target, value, span, frame)
    return value


def _made(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`new Foo(x)`, `const Foo.named(x)`"""
    number = reader.builder.reserve_call()
    path = tuple(reader.text(child) for child in node.named_children if child.type in ("type_identifier", "identifier"))
    given = next((child for child in node.named_children if child.type == "arguments"), None)
    callee = path_value(reader, path or ("",), frame, reader.at(node))
    arguments = arguments_of(reader, given, frame)
    return reader.builder.call(made_call(callee, arguments, reader.span(node), number), frame)


def _switch(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`switch (x) { pattern => value, ... }`"""
    subject = reader.expression(node.child_by_field_name("condition"), frame)
    options = []
    for case in node.children_by_field_name("body"):
        if case.type != "switch_expression_case":
            continue
        scope = reader.builder.scope(frame.scope, frame.function)
        inner = frame._replace(scope=scope)
        arrow = next((place for place, child in enumerate(case.children) if child.type == "=>"), len(case.children))
        read_case(reader, case.children[:arrow], subject, inner)
        options.append(reader.value(case.children[arrow:], inner))
    return Choice(tuple(options), subject, reader.at(node))


def read_case(reader: DartReader, nodes: list[Node], subject: Expression, frame: Frame) -> None:
    """The patterns of a case, and its `when`."""
    when = next((place for place, child in enumerate(nodes) if child.type == "when"), len(nodes))
    for node in nodes[:when]:
        if node.is_named:
            take_apart(reader, node, subject, frame, False)
    reader.values(nodes[when:], frame)


def _type_literal(reader: DartReader, node: Node, frame: Frame) -> Expression:
    path = class_path(reader, node.children)
    named = path and path[0].isidentifier()
    return path_value(reader, path, frame, reader.at(node)) if named else Unknown(node.type, reader.at(node))


def _type_name(reader: DartReader, node: Node, frame: Frame) -> Expression:
    return Name(reader.text(node), frame.scope, reader.at(node))


_BOOLEAN = _operation("boolean")
_NUMBER = _operation("number")
EXPRESSIONS: dict[str, ReadDart] = {
    **dict.fromkeys(("identifier", "identifier_dollar_escaped"), _identifier),
    "null_literal": _constant("null"),
    **dict.fromkeys(("true", "false"), _constant("boolean")),
    **dict.fromkeys(("decimal_integer_literal", "hex_integer_literal", "decimal_floating_point_literal"), _constant("number")),
    "symbol_literal": _constant("string"),
    "this": _this,
    "super": _super,
    "type_cast_expression": _cast,
    "type_test_expression": lambda reader, node, frame: Derived(
        "boolean",
        (reader.value([child for child in node.named_children if child.type != "type_test"], frame),),
        reader.at(node),
    ),
    "unary_expression": _unary,
    "postfix_expression": _postfix,
    "additive_expression": _sum,
    "if_null_expression": _or_else,
    "relational_expression": _relation,
    **dict.fromkeys(("logical_and_expression", "logical_or_expression", "equality_expression"), _BOOLEAN),
    **dict.fromkeys(("multiplicative_expression", "shift_expression", "bitwise_and_expression"), _NUMBER),
    **dict.fromkeys(("bitwise_or_expression", "bitwise_xor_expression"), _NUMBER),
    "conditional_expression": _conditional,
    "assignment_expression": _assignment,
    **dict.fromkeys(("new_expression", "const_object_expression"), _made),
    "switch_expression": _switch,
    "type_literal": _type_literal,
    "type_identifier": _type_name,
    "constant_pattern": only,
    **dict.fromkeys(
        (
            *("parenthesized_expression", "await_expression", "assignable_expression", "throw_expression", "argument"),
            *("qualified", "expression_statement"),
        ),
        only,
    ),
}
"""node type -> reader; dart.py adds collections, strings and functions"""
