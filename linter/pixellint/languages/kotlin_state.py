"""Observable values and copies in Kotlin: what is put into them is kept in their field `value`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import arguments_of, labelled
from pixellint.languages.kotlin_reader import KotlinReader, is_path
from pixellint.languages.kotlin_scopes import Block, in_place
from pixellint.model.unit import Call, Entry, Expression, Member, Object

if TYPE_CHECKING:
    from tree_sitter import Node

_PUTTING = frozenset({"postValue", "setValue", "emit", "tryEmit"})
UPDATING = frozenset({"update", "updateAndGet"})


def copies(given: Node | None) -> bool:
    """Whether arguments are those of a data class's `copy`: all of them named."""
    listed = [child for child in given.named_children if child.type == "value_argument"] if given is not None else []
    return bool(listed) and all(labelled(child) for child in listed)


def read_copy(reader: KotlinReader, node: Node, given: Node | None, value: Expression, frame: Frame) -> Object:
    """`state.copy(term = t)`: all of it, with other fields."""
    at = reader.at(node)
    entries = (
        Entry(argument.label, argument.value, argument.value.at) for argument in arguments_of(reader, given, None, frame)
    )
    return Object((Entry("...", value, at), *entries), at)


def read_update(reader: KotlinReader, block: Block, value: Expression, frame: Frame) -> Expression:
    """`state.update { it.copy(term = t) }`"""
    node = block.node
    assert node is not None
    held = Member(value, "value", reader.at(node))
    made, _ = in_place(reader, block, held, (), frame)
    reader.builder.assign(held, made, reader.span(node), frame)
    return made


def enter_put(reader: KotlinReader, name: str, value: Expression | None, call: Call, frame: Frame) -> None:
    """`state.postValue(x)` changes what observers see."""
    if name in _PUTTING and len(call.arguments) == 1 and value is not None and is_path(value):
        reader.builder.assign(Member(value, "value", call.at), call.arguments[0].value, (call.at, call.end), frame)
