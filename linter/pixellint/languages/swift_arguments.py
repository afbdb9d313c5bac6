"""What stands behind a callee in Swift: arguments in parentheses or brackets, closures, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.swift_reader import SwiftReader
from pixellint.model.unit import Argument, Choice, Expression, Literal, Member, Name, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

SUMS = ("additive_expression", "multiplicative_expression")
OPERATIONS = frozenset({*SUMS, "bitwise_operation", "infix_expression", "prefix_expression"})
"""what the grammar takes a call to be a call of, where it is one of the last operand alone"""
TEXTS = frozenset({"String", "NSString", "NSMutableString", "Substring"})
BOXES = frozenset({"NSNumber", "AnyHashable", "Optional", "NSLocalizedString", "LocalizedStringKey"})
"""what is made of a value and is that value for all that matters here"""
_CONVERTING = TEXTS | BOXES | {"type", "String.localizedStringWithFormat"}
_LONGEST = max(map(len, _CONVERTING))


def suffix_of(node: Node) -> Node | None:
    """The arguments of a call expression."""
    last = node.child(node.child_count - 1)
    return last if last is not None and last.type in ("call_suffix", "constructor_suffix") else None


def is_subscript(node: Node) -> bool:
    suffix = suffix_of(node)
    given = suffix.named_children[0] if suffix is not None and suffix.named_children else None
    return given is not None and given.type == "value_arguments" and given.children[0].type == "["


def split_off(node: Node) -> Node | None:
    """The call `f(x)` in `f(x) { .. }`, where the grammar takes the closure for an argument of what `f(x)` gives."""
    inner = node.named_children[0] if node.type == "call_expression" and node.named_children else None
    if inner is None or inner.type != "call_expression" or is_subscript(inner):
        return None
    own, given = suffix_of(node), suffix_of(inner)
    if own is None or given is None or own.named_children[0].type != "lambda_literal":
        return None
    return inner if [part.type for part in given.named_children] == ["value_arguments"] else None


def given_to(reader: SwiftReader, node: Node, frame: Frame) -> tuple[Argument, ...]:
    """All arguments of a call."""
    inner = split_off(node)
    first = arguments_of(reader, suffix_of(inner), frame) if inner is not None else ()
    return first + arguments_of(reader, suffix_of(node), frame)


def form_of(reader: SwiftReader, node: Node) -> str:
    """What a call expression is: call, subscript, reference (`f(_:with:)`) or conversion (`String(x)`)."""
    suffix = suffix_of(node)
    given = next((part for part in suffix.named_children if part.type == "value_arguments"), None) if suffix else None
    if given is None:
        return "call"
    if is_subscript(node):
        return "subscript"
    values = given.named_children
    if values and values[0].child_by_field_name("reference_specifier") is not None:
        return "reference"
    first = node.named_children[0]
    while (operand := first.child_by_field_name("rhs") or first.child_by_field_name("target")) is not None:
        if first.type not in OPERATIONS:
            break
        first = operand
    callee = reader.text(first) if first.end_byte - first.start_byte <= _LONGEST else ""
    return "conversion" if callee in _CONVERTING and values and callee not in reader.outline.top else "call"


def arguments_of(reader: SwiftReader, suffix: Node | None, frame: Frame) -> tuple[Argument, ...]:
    """The arguments in parentheses or brackets, then the closures behind, with their labels."""
    found: list[Argument] = []
    label = ""
    for child in suffix.named_children if suffix is not None else ():
        if child.type == "value_arguments":
            for part in child.named_children:
                if part.type == "value_argument":
                    found.append(_argument(reader, part, frame))
        elif child.type == "simple_identifier":
            label = reader.plain(child)
        elif child.type == "lambda_literal":
            found.append(Argument(reader.expression(child, frame), label))
            label = ""
        elif child.type == "ERROR":
            reader.within(child, frame)
    return tuple(found)


def _argument(reader: SwiftReader, node: Node, frame: Frame) -> Argument:
    label = reader.plain(node.child_by_field_name("name"))
    value = node.child_by_field_name("value")
    if value is None:
        inner = [part for part in node.named_children if part.type not in ("value_argument_label", "comment")]
        value = inner[-1] if inner else None
    return Argument(reader.expression(value, frame), "" if label == "_" else label)


def subscript(value: Expression, arguments: tuple[Argument, ...], start: int) -> Expression:
    index = arguments[0].value if arguments else Unknown("missing", start)
    key = key_of(index)
    return Member(value, key, start) if key != "*" else Member(value, "*", start, index)


def key_of(value: Expression) -> str:
    """The name of a key that is written as a constant or the member of an enumeration, "*" for any other."""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, Choice):
        return key_of(value.options[0])
    if isinstance(value, Name) and value.name.startswith("."):
        return value.name[1:]
    if isinstance(value, Member) and value.computed is None:
        return key_of(value.object) if value.key in ("rawValue", "description", "key") else value.key
    return "*"
