"""Chains of Dart: `a.b?.c(d)!['k']..e()`: a first value, the selectors behind it, cascades on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_reader import DartReader, is_class_name
from pixellint.languages.dart_types import instance_of, name_of, single_argument
from pixellint.model.record import NamedTuple
from pixellint.model.unit import (
    Argument,
    Binding,
    Call,
    Choice,
    Expression,
    Lambda,
    Literal,
    Member,
    Name,
    This,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_LOOKUPS = frozenset("get read watch find put of I instance locator resolve inject locate lookup maybeOf".split())
"""methods whose one type argument names the class that they give"""
_PROVIDER = "Provider"
"""how the classes and variables end that hold what is provided to a whole app"""
_OF_PROVIDERS = frozenset(("read", "watch"))
_FIELDS = ("unconditional_assignable_selector", "conditional_assignable_selector", "cascade_selector")


class Tails(NamedTuple):
    """What stands behind a value: the selectors, where the whole begins, and a number for each call, the outermost first."""

    nodes: list[Node]
    start: int
    numbers: list[int]


def read_chain(reader: DartReader, nodes: Sequence[Node], frame: Frame) -> Expression:
    """A first node with selectors and cascades."""
    tails = tails_of(reader, nodes[1:], reader.at(nodes[0]))
    return behind(reader, reader.expression(nodes[0], frame), tails, frame)


def tails_of(reader: DartReader, nodes: Sequence[Node], start: int) -> Tails:
    """Selectors, with numbers reserved for the calls among them; `start` is where the whole begins."""
    inner = [_inner(node) for node in nodes if node.is_named]
    numbers = [reader.builder.reserve_call() for node in inner if node.type == "argument_part"]
    return Tails(inner, start, numbers)


def read_assignable(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """The left side of an assignment."""
    return reader.value(node.named_children, frame)


def arguments_of(reader: DartReader, node: Node | None, frame: Frame) -> tuple[Argument, ...]:
    """The arguments in parentheses, with their labels."""
    found: list[Argument] = []
    for child in node.named_children if node is not None else ():
        if child.type == "argument":
            found.append(Argument(reader.value(child.named_children, frame)))
        elif child.type == "named_argument":
            label = child.named_children[0]
            name = reader.text(label).rstrip(" :") if label.type == "label" else ""
            found.append(Argument(reader.value(child.named_children[1:], frame), name))
        elif child.type == "ERROR":
            reader.within(child, frame)
    return tuple(found)


def made_call(callee: Expression, arguments: tuple[Argument, ...], span: tuple[int, int], number: int) -> Call:
    """A call; one of a class is a construction."""
    kind = "new" if is_class_name(name_of(callee)) else "call"
    return Call(callee, arguments, kind, *span, number)


def given_by_type(reader: DartReader, call: Call, path: tuple[str, ...], frame: Frame) -> Expression:
    """`getIt<Foo>()`: the call, or some Foo; likewise what a provider gives, and what is read of one."""
    callee = call.callee
    if call.kind == "new" and name_of(callee).endswith(_PROVIDER):
        return _provided(reader, call, path, frame)
    if isinstance(callee, Member) and callee.key in _OF_PROVIDERS and len(call.arguments) == 1:
        found = call.arguments[0].value
        return reader.either(call, found) if name_of(found).lower().endswith(_PROVIDER.lower()) else call
    by_name = isinstance(call.callee, (Name, Choice)) or name_of(call.callee) in _LOOKUPS
    plain = not any(isinstance(argument.value, Lambda) for argument in call.arguments)
    made = instance_of(reader, path, frame, call.at) if by_name and plain and call.kind == "call" else None
    return call if made is None else reader.either(call, made)


def _inner(node: Node) -> Node:
    """What a selector holds."""
    return node.named_children[0] if node.type == "selector" and node.named_children else node


def behind(reader: DartReader, value: Expression, tails: Tails, frame: Frame) -> Expression:
    """The value with all of that."""
    for position, tail in enumerate(tails.nodes):
        if tail.type in _FIELDS:
            value = _field(reader, value, tail, frame)
        elif tail.type == "argument_part":
            value = _invoked(reader, value, tail, (tails.start, tails.numbers.pop()), frame)
        elif tail.type == "cascade_section":
            return _cascade(reader, value, tails.nodes[position:], tails.start, frame)
    return value


def _field(reader: DartReader, value: Expression, tail: Node, frame: Frame) -> Expression:
    part = tail.named_children[0] if tail.named_children else None
    if part is None:
        return value
    if part.type == "index_selector":
        index = reader.value(part.named_children, frame)
        if isinstance(index, Literal):
            return Member(value, index.value, value.at)
        return Member(value, "*", value.at, index)
    key = reader.text(part)
    if key == "new":
        return value
    return Member(value, key, reader.at(part))


def _invoked(reader: DartReader, callee: Expression, tail: Node, place: tuple[int, int], frame: Frame) -> Expression:
    given = next((child for child in tail.named_children if child.type == "arguments"), None)
    start, number = place
    if isinstance(callee, Member) and callee.key == "call" and callee.computed is None:
        callee = callee.object  # `onTap?.call(x)` is `onTap(x)`
    call = made_call(callee, arguments_of(reader, given, frame), (start, reader.span(tail)[1]), number)
    return given_by_type(reader, reader.builder.call(call, frame), single_argument(reader, tail), frame)


def _provided(reader: DartReader, call: Call, path: tuple[str, ...], frame: Frame) -> Expression:
    """`Provider<Foo>((ref) => Foo())`: the provider, or what its function gives, which `ref.read(provider)` takes out."""
    makers = [argument.value for argument in call.arguments if isinstance(argument.value, Lambda)]
    if makers:
        number = reader.builder.reserve_call()
        return reader.either(call, reader.builder.call(Call(makers[0], (), "call", call.at, call.end, number), frame))
    made = instance_of(reader, path, frame, call.at)
    return call if made is None else reader.either(call, made)


def _cascade(reader: DartReader, value: Expression, sections: list[Node], start: int, frame: Frame) -> Expression:
    """`x..a()..b = c`: each section on the same x, whose value is x."""
    end = reader.span(sections[-1])[1]
    kept = value if _is_place(value) else _keep(reader, value, (start, reader.at(sections[0])), frame)
    for section in sections:
        if section.type == "cascade_section":
            _section(reader, kept, section, frame)
    return kept._replace(at=end) if isinstance(kept, Name) else kept


def _is_place(value: Expression) -> bool:
    while isinstance(value, Member):
        value = value.object
    return isinstance(value, (Name, This))


def _keep(reader: DartReader, value: Expression, span: tuple[int, int], frame: Frame) -> Name:
    """A variable of its own for a value without a name."""
    name = f"..{span[0]}"
    reader.builder.bind(Binding(name, "variable", -1, -1, frame.scope, span[0]))
    kept = Name(name, frame.scope, span[0])
    reader.builder.assign(kept, value, span, frame, True)
    return kept._replace(at=span[1])


def _section(reader: DartReader, kept: Expression, node: Node, frame: Frame) -> None:
    sign = next((place for place, child in enumerate(node.children) if child.type.endswith("=")), len(node.children))
    tails = tails_of(reader, node.children[:sign], reader.at(node))
    begun = kept._replace(at=tails.start) if isinstance(kept, Name) else kept
    value = behind(reader, begun, tails, frame)
    if sign < len(node.children):
        given = reader.value(node.children[sign:], frame)
        assign(reader, value, given, reader.span(node), frame)


def assign(reader: DartReader, left: Expression, value: Expression, span: tuple[int, int], frame: Frame) -> None:
    """`left = value`"""
    target = reader.target(left)
    if isinstance(target, (Name, Member)):
        reader.builder.assign(target, value, span, frame)
