"""Expressions of JavaScript and TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages import js_snippets
from pixellint.languages.build import Frame
from pixellint.languages.js_calls import asks_for_one, bound, called, in_saga
from pixellint.languages.js_events import enter_event
from pixellint.languages.js_objects import only_child, read_object
from pixellint.languages.js_text import read_string, read_template, unescaped
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import (
    Argument,
    Array,
    Call,
    Choice,
    Derived,
    Expression,
    Import,
    Join,
    Literal,
    Member,
    Module,
    Name,
    Spread,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_BOOLEAN = {"==", "===", "!=", "!==", "<", ">", "<=", ">=", "in", "instanceof"}


def _identifier(reader: Reader, node: Node, frame: Frame) -> Expression:
    start = reader.at(node)
    hole = reader.holes.get(start)
    if hole is not None:
        return reader.filled.get(start, hole)
    return Name(reader.text(node), frame.scope, start)


def _constant(kind: str) -> ReadExpression:
    def read(reader: Reader, node: Node, frame: Frame) -> Expression:
        start, end = reader.span(node)
        return Literal(reader.text(node), kind, start, end)

    return read


def _asserted(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`<any>x`"""
    return reader.expression(node.named_children[-1] if node.named_children else None, frame)


def _sequence(reader: Reader, node: Node, frame: Frame) -> Expression:
    values = [reader.expression(child, frame) for child in node.named_children if child.type != "comment"]
    return values[-1] if values else Unknown("sequence", reader.at(node))


def _member(reader: Reader, node: Node, frame: Frame) -> Expression:
    prop = node.child_by_field_name("property")
    key = reader.text(prop) if prop is not None else "*"
    start = reader.at(prop) if prop is not None else reader.at(node)
    if prop is not None and start in reader.holes:
        key = "*"
    return Member(reader.expression(node.child_by_field_name("object"), frame), key, start)


def _subscript(reader: Reader, node: Node, frame: Frame) -> Expression:
    owner = reader.expression(node.child_by_field_name("object"), frame)
    index = reader.expression(node.child_by_field_name("index"), frame)
    if isinstance(index, Literal):
        return Member(owner, index.value, reader.at(node))
    return Member(owner, "*", reader.at(node), index)


def arguments_of(reader: Reader, node: Node | None, frame: Frame) -> tuple[Argument, ...]:
    if node is None:
        return ()
    found = []
    for child in node.named_children:
        if child.type == "comment":
            continue
        if child.type == "spread_element":
            found.append(Argument(only_child(reader, child, frame), spread=True))
        else:
            found.append(Argument(reader.expression(child, frame)))
    return tuple(found)


def _call(reader: Reader, node: Node, frame: Frame) -> Expression:
    function = node.child_by_field_name("function")
    given = node.child_by_field_name("arguments")
    if given is not None and given.type == "template_string":
        return _tagged(reader, node, frame)
    if function is not None and given is not None:
        module = _module(reader, function, given)
        if module is not None:
            return module
    number = reader.builder.reserve_call()
    callee = reader.expression(function, frame)
    arguments = arguments_of(reader, given, frame)
    held = bound(reader, callee, arguments, frame, reader.span(node)[1])
    if held is not None:
        # the call of `bind` itself tells nothing of what is called later
        reader.builder.call(Call(Unknown("bind", reader.at(node)), (), "call", *reader.span(node), number), frame)
        return held
    callee, arguments = called(reader, callee, arguments)
    if len(arguments) == 1 and asks_for_one(callee, arguments[0].value):
        return reader.builder.call(Call(arguments[0].value, (), "new", *reader.span(node), number), frame)
    made = reader.builder.call(Call(callee, arguments, "call", *reader.span(node), number), frame)
    enter_event(reader, made, frame)
    js_snippets.written(reader, made, frame)
    return made


def _module(reader: Reader, function: Node, given: Node) -> Expression | None:
    """`require('x')` or `import('x')`, if that is what the call is."""
    if function.type != "import" and not (function.type == "identifier" and reader.text(function) == "require"):
        return None
    named = [child for child in given.named_children if child.type != "comment"]
    if not named or named[0].type not in ("string", "template_string") or reader.holes_in(named[0]):
        return None
    specifier = unescaped(reader.text(named[0])[1:-1])
    start, end = reader.span(function)[0], reader.span(given)[1]
    reader.builder.imports.append(Import(specifier, "*", "", start, end, function.type == "import"))
    return Module(specifier, start)


def _tagged(reader: Reader, node: Node, frame: Frame) -> Expression:
    number = reader.builder.reserve_call()
    callee = reader.expression(node.child_by_field_name("function"), frame)
    text = reader.expression(node.child_by_field_name("arguments"), frame)
    return reader.builder.call(Call(callee, (Argument(text),), "tag", *reader.span(node), number), frame)


def _new(reader: Reader, node: Node, frame: Frame) -> Call:
    number = reader.builder.reserve_call()
    callee = reader.expression(node.child_by_field_name("constructor"), frame)
    arguments = arguments_of(reader, node.child_by_field_name("arguments"), frame)
    return reader.builder.call(Call(callee, arguments, "new", *reader.span(node), number), frame)


def _array(reader: Reader, node: Node, frame: Frame) -> Expression:
    items: list[Expression] = []
    for child in node.named_children:
        if child.type == "spread_element":
            items.append(Spread(only_child(reader, child, frame), reader.at(child)))
        elif child.type != "comment":
            items.append(reader.expression(child, frame))
    return Array(tuple(items), reader.at(node))


def _ternary(reader: Reader, node: Node, frame: Frame) -> Expression:
    test = reader.expression(node.child_by_field_name("condition"), frame)
    options = tuple(reader.expression(node.child_by_field_name(name), frame) for name in ("consequence", "alternative"))
    return Choice(options, test, reader.at(node))


def _binary(reader: Reader, node: Node, frame: Frame) -> Expression:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    sign = node.child_by_field_name("operator")
    operator = sign.type if sign is not None else ""
    if operator == "+":
        return _sum(reader, node, frame)
    first, second = reader.expression(left, frame), reader.expression(right, frame)
    start = reader.at(node)
    if operator == "&&":
        return Choice((second,), first, start)
    if operator in ("||", "??"):
        return Choice((first, second), None, start)
    return Derived("boolean" if operator in _BOOLEAN else "number", (first, second), start)


def _sum(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`a + b + c`, flat: such chains may be thousands long."""
    parts: list[Expression] = []
    current: Node | None = node
    while current is not None and current.type == "binary_expression":
        sign = current.child_by_field_name("operator")
        if sign is None or sign.type != "+":
            break
        parts.append(reader.expression(current.child_by_field_name("right"), frame))
        current = current.child_by_field_name("left")
    parts.append(reader.expression(current, frame))
    start, end = reader.span(node)
    return Join(tuple(reversed(parts)), start, end)


def _unary(reader: Reader, node: Node, frame: Frame) -> Expression:
    sign = node.child_by_field_name("operator")
    value = reader.expression(node.child_by_field_name("argument"), frame)
    start, end = reader.span(node)
    operator = sign.type if sign is not None else ""
    if operator in ("!", "typeof"):
        if operator == "!" and isinstance(value, Literal) and value.kind == "number":
            return Literal(reader.text(node), "boolean", start, end)
        return Derived("boolean", (value,), start)
    if operator in ("void", "delete"):
        return Literal("undefined", "null", start, end)
    return value if operator == "+" else Derived("number", (value,), start)


def _assignment(reader: Reader, node: Node, frame: Frame) -> Expression:
    from pixellint.languages.js_functions import assign
    from pixellint.languages.js_prototypes import prototype_of, put_on

    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    number = prototype_of(reader, left, frame)
    value = reader.expression(right, frame if number < 0 else frame._replace(owner=number))
    if number >= 0 and left is not None:
        put_on(reader, number, left, value)
    elif left is not None:
        assign(reader, left, value, node, frame)
    return value


def _augmented(reader: Reader, node: Node, frame: Frame) -> Expression:
    target = reader.expression(node.child_by_field_name("left"), frame)
    value = reader.expression(node.child_by_field_name("right"), frame)
    sign = node.child_by_field_name("operator")
    start, end = reader.span(node)
    if sign is not None and sign.type == "+=":
        value = Join((target, value), start, end)
    reader.builder.assign(target, value, (start, end), frame)
    return value


def _yielded(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`yield x` holds what is put in from outside, told by x; the function gives a list of all it yields."""
    value = only_child(reader, node, frame)
    if frame.function in reader.returns and not in_saga(reader):
        start = reader.at(node)
        several = any(child.type == "*" for child in node.children)
        listed = value if several else Array((value,), start)
        reader.returns[frame.function].append(Array((Spread(listed, start),), start))
    return value


def _this(reader: Reader, node: Node, frame: Frame) -> Expression:
    return This(frame.owner, reader.at(node))


EXPRESSIONS: dict[str, ReadExpression] = {
    "identifier": _identifier,
    "undefined": _constant("null"),
    "null": _constant("null"),
    "true": _constant("boolean"),
    "false": _constant("boolean"),
    "number": _constant("number"),
    "regex": _constant("pattern"),
    "string": read_string,
    "template_string": read_template,
    "object": read_object,
    "array": _array,
    "member_expression": _member,
    "subscript_expression": _subscript,
    "call_expression": _call,
    "new_expression": _new,
    "ternary_expression": _ternary,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _augmented,
    **dict.fromkeys(("this", "super"), _this),
    "type_assertion": _asserted,
    **dict.fromkeys(
        (
            "parenthesized_expression",
            "await_expression",
            "as_expression",
            "satisfies_expression",
            "non_null_expression",
            "spread_element",
            "instantiation_expression",
            "expression_statement",
        ),
        only_child,
    ),
    "yield_expression": _yielded,
    "sequence_expression": _sequence,
}
"""node type -> reader; functions, classes and markup are added by javascript.py"""
