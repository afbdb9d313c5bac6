"""Functions of Dart: their parameters, defaults and bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from pixellint.languages.build import Frame
from pixellint.languages.dart_reader import DartReader
from pixellint.languages.dart_types import class_path, instance_of, take_generics
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Expression, Function, Lambda, Name

if TYPE_CHECKING:
    from tree_sitter import Node


class Formal(NamedTuple):
    """A parameter as written: `kind` is plain, this (`this.x`) or super (`super.x`)."""

    name: str
    node: Node
    default: tuple[Node, ...]
    labelled: bool
    kind: str


class Shape(NamedTuple):
    """The parts of a function."""

    name: str
    parameters: Node | None
    body: Node | None
    span: tuple[int, int]


Prelude: TypeAlias = Callable[[list[Formal], Frame], list[Expression]]
"""what runs between the parameters and the body: what it adds to the returns"""


def formals(reader: DartReader, listed: Node | None) -> list[Formal]:
    """The parameters in order."""
    found: list[Formal] = []
    for child in listed.named_children if listed is not None else ():
        if child.type == "formal_parameter":
            found.append(_formal(reader, child, (), False))
        elif child.type == "optional_formal_parameters":
            labelled = child.children[0].type == "{"
            found.extend(_formal(reader, node, default, labelled) for node, default in _optional(child))
    return found


def _optional(node: Node) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Optional parameters, each with what stands behind its `=`."""
    current: Node | None = None
    default: list[Node] = []
    for child in node.children:
        if child.type == "formal_parameter":
            if current is not None:
                yield current, tuple(default)
            current, default = child, []
        elif child.is_named and child.type not in ("comment", "annotation"):
            default.append(child)
    if current is not None:
        yield current, tuple(default)


def _formal(reader: DartReader, node: Node, default: tuple[Node, ...], labelled: bool) -> Formal:
    kind = "plain"
    named = node
    for child in node.named_children:
        if child.type in ("constructor_param", "super_formal_parameter"):
            kind = "this" if child.type == "constructor_param" else "super"
            named = child
    label = named.child_by_field_name("name")
    if label is None:
        label = next((child for child in reversed(named.named_children) if child.type == "identifier"), None)
    return Formal(reader.named(label), label or node, default, labelled, kind)


def read_callable(reader: DartReader, shape: Shape, frame: Frame, owner: int = -1, prelude: Prelude | None = None) -> Lambda:
    """A function of any kind; `owner` is the class of a method."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    block = builder.block(frame._replace(function=number), (), shape.span)
    inner = Frame(scope, number, block, frame.owner)
    listed = formals(reader, shape.parameters)
    for position, formal in enumerate(listed):
        _parameter(reader, formal, position, inner)
    returns = prelude(listed, inner) if prelude is not None else []
    seen = builder.scopes[scope].bindings
    fields = {formal.name: seen.pop(formal.name) for formal in listed if formal.kind == "this" and formal.name in seen}
    returns += _body(reader, shape.body, inner)
    seen.update(fields)  # a body that names what fills a field means the field
    names = tuple(formal.name for formal in listed)
    builder.functions[number] = Function(shape.name, names, tuple(returns), scope, frame.function, owner, *shape.span)
    return Lambda(number, shape.span[0])


def _parameter(reader: DartReader, formal: Formal, position: int, inner: Frame) -> None:
    start, end = reader.span(formal.node)
    reader.builder.bind(Binding(formal.name, "parameter", position, inner.function, inner.scope, start))
    target = Name(formal.name, inner.scope, start)
    if formal.default:
        reader.builder.assign(target, reader.value(formal.default, inner), (start, end), inner)
    declared = formal.node.parent
    made = None
    if declared is not None and formal.kind == "plain":
        made = instance_of(reader, class_path(reader, declared.children), inner, start)
    if made is not None:
        reader.builder.assign(target, made, (start, end), inner)


def _body(reader: DartReader, body: Node | None, inner: Frame) -> list[Expression]:
    """Read a body; what it returns."""
    if body is None:
        return []
    block = next((child for child in body.named_children if child.type == "block"), None)
    if block is None:
        return reader.values(body.named_children, inner)[:1]
    reader.returns[inner.function] = []
    reader.within(block, inner)
    return reader.returns.pop(inner.function)


def read_lambda(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`(e) => e.x`, `() async { }`"""
    listed = node.child_by_field_name("parameters")
    return read_callable(reader, Shape("", listed, node.child_by_field_name("body"), reader.span(node)), frame)


def signature(node: Node) -> Node:
    """The signature within a method's."""
    if node.type in ("method_signature", "declaration"):
        return next((child for child in node.named_children if child.type.endswith("_signature")), node)
    return node


def shape_of(reader: DartReader, signed: Node, body: Node | None) -> Shape:
    """The parts of a function that a signature and the body behind it make."""
    take_generics(reader, signed)
    name = signed.child_by_field_name("name")
    listed = next((child for child in signed.named_children if child.type == "formal_parameter_list"), None)
    start, end = reader.span(signed)
    return Shape(reader.named(name), listed, body, (start, end if body is None else reader.span(body)[1]))


def read_local(reader: DartReader, node: Node, frame: Frame) -> None:
    """A function declared within another."""
    for child in node.named_children:
        signed = child.child_by_field_name("parameters")
        if child.type == "lambda_expression" and signed is not None:
            shape = shape_of(reader, signed, child.child_by_field_name("body"))
            at = shape.span[0]
            reader.builder.bind(Binding(shape.name, "variable", -1, -1, frame.scope, at))
            value = read_callable(reader, shape, frame)
            reader.builder.bind(Binding(shape.name, "function", value.number, -1, frame.scope, at))
