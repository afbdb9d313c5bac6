"""Scope functions of Kotlin, read in place: apply, also, let, run, with, and builders of maps, lists and text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import arguments_of
from pixellint.languages.kotlin_reader import KotlinReader, again, is_path
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Array, Binding, Choice, Expression, Literal, Name, Object, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


class Block(NamedTuple):
    """A lambda handed to a function: its node, the function's name, by which it is left, and the function's receiver."""

    node: Node | None
    name: str
    source: Expression | None = None


def in_place(
    reader: KotlinReader, block: Block, value: Expression | None, guards: tuple[Expression, ...], frame: Frame
) -> tuple[Expression, Expression]:
    """Read a lambda where it stands. `value` is its `this` or `it`. (what it gives back, the value as it is then)"""
    node = block.node
    assert node is not None
    builder = reader.builder
    number = builder.block(frame, guards, reader.span(node))
    inner = frame._replace(block=number, scope=builder.scope(frame.scope, frame.function))
    kept = (
        _receive(reader, node, value, block.name in _WITH_THIS, inner)
        if value is not None
        else Unknown(block.name, reader.at(node))
    )
    reader.results.append((block.name, frame.function, []))
    last = read_body(reader, body_of(node), inner)
    returned = reader.results.pop()[2]
    options = (*returned, last) if last is not None else tuple(returned)
    given = Unknown(block.name, reader.at(node)) if not options else options[0]
    if len(options) > 1:
        given = Choice(options, None, reader.at(node))
    return given, again(kept, reader.span(node)[1])


def _receive(reader: KotlinReader, node: Node, value: Expression, as_this: bool, inner: Frame) -> Expression:
    """Give the lambda its receiver or parameter; what stands for the value from now on."""
    from pixellint.languages.kotlin_functions import take_apart

    at = reader.at(node)
    listed = next((child for child in node.named_children if child.type == "lambda_parameters"), None)
    parameter = listed.named_children[0] if listed is not None and listed.named_children and not as_this else None
    if parameter is not None and parameter.type == "multi_variable_declaration":
        kept = value if is_path(value) else _fresh(reader, "it", value, at, inner)
        take_apart(reader, parameter, kept, inner)
        return kept
    name = "this" if as_this else "it"
    if parameter is not None and parameter.named_children:
        name = reader.text(parameter.named_children[0]).strip("`")
    if not is_path(value):
        value = _fresh(reader, name, value, at, inner)
    elif not as_this:
        reader.aliases[(inner.scope, name)] = value
    if as_this:
        reader.receivers[inner.scope] = value
    return value


def _fresh(reader: KotlinReader, name: str, value: Expression, at: int, inner: Frame) -> Name:
    """A variable that holds a value within a block."""
    reader.builder.bind(Binding(name, "variable", -1, -1, inner.scope, at))
    target = Name(name, inner.scope, at)
    reader.builder.assign(target, value, (at, at), inner, True)
    return target


def body_of(node: Node) -> list[Node]:
    """The statements of a block or lambda."""
    skipped = ("lambda_parameters", "line_comment", "block_comment")
    return [child for child in node.named_children if child.type not in skipped]


def read_body(reader: KotlinReader, nodes: list[Node], frame: Frame) -> Expression | None:
    """Read statements; the value of the last, None where it is none."""
    for node in nodes[:-1]:
        reader.statement(node, frame)
    if not nodes:
        return None
    if nodes[-1].type in reader.expressions and nodes[-1].type not in ("return_expression", "throw_expression"):
        return reader.expression(nodes[-1], frame)
    reader.statement(nodes[-1], frame)
    return None


_Scoped = Callable[[KotlinReader, Block, Expression, tuple[Expression, ...], Frame], Expression]
_Free = Callable[[KotlinReader, Block, "Node | None", Frame], Expression]
_WITH_THIS = frozenset("apply run with buildMap buildList buildSet buildString buildJsonObject buildJsonArray bundle".split())


def _the_value(
    reader: KotlinReader, block: Block, value: Expression, guards: tuple[Expression, ...], frame: Frame
) -> Expression:
    return in_place(reader, block, value, guards, frame)[1]


def _the_last(
    reader: KotlinReader, block: Block, value: Expression, guards: tuple[Expression, ...], frame: Frame
) -> Expression:
    return in_place(reader, block, value, guards, frame)[0]


def _run(reader: KotlinReader, block: Block, given: Node | None, frame: Frame) -> Expression:
    """`run { .. }`, `withContext(io) { .. }`: what the block gives."""
    arguments_of(reader, given, None, frame)
    return in_place(reader, block, None, (), frame)[0]


def _with(reader: KotlinReader, block: Block, given: Node | None, frame: Frame) -> Expression:
    arguments = arguments_of(reader, given, None, frame)
    value = arguments[0].value if arguments else Unknown("with", frame.block)
    return in_place(reader, block, value, (), frame)[0]


def _built(empty: Callable[[int], Expression]) -> _Free:
    def read(reader: KotlinReader, block: Block, given: Node | None, frame: Frame) -> Expression:
        arguments_of(reader, given, None, frame)
        at = reader.at(block.node) if block.node is not None else 0
        return in_place(reader, block, empty(at), (), frame)[1]

    return read


SCOPED: dict[str, _Scoped] = {
    **dict.fromkeys(("apply", "also", "takeIf", "takeUnless"), _the_value),
    **dict.fromkeys(("let", "run", "use"), _the_last),
}
"""methods of any value that run a block on it"""
FREE: dict[str, _Free] = {
    **dict.fromkeys(
        (
            *("run", "withContext", "runBlocking", "coroutineScope", "supervisorScope", "synchronized", "lazy"),
            *("remember", "rememberSaveable", "derivedStateOf"),
        ),
        _run,
    ),
    "with": _with,
    **dict.fromkeys(("buildMap", "buildJsonObject", "bundle"), _built(lambda at: Object((), at))),
    **dict.fromkeys(("buildList", "buildSet", "buildJsonArray"), _built(lambda at: Array((), at))),
    "buildString": _built(lambda at: Literal("", "string", at, at)),
}
"""functions that run a block and give what it makes"""
