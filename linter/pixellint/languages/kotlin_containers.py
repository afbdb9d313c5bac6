"""Maps, bundles, lists and pairs of Kotlin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import arguments_of
from pixellint.languages.kotlin_reader import KotlinReader
from pixellint.languages.kotlin_types import argument_of, instance_of
from pixellint.model.unit import Array, Entry, Expression, Literal, Member, Name, Object, Spread

if TYPE_CHECKING:
    from tree_sitter import Node

_Read = Callable[[KotlinReader, "Node", "Node | None", Frame], Expression]
_MAPS = (
    "mapOf mutableMapOf hashMapOf linkedMapOf sortedMapOf arrayMapOf simpleArrayMapOf persistentMapOf immutableMapOf emptyMap "
    "bundleOf persistableBundleOf contentValuesOf workDataOf parametersOf mutableStateMapOf"
).split()
_LISTS = (
    "listOf mutableListOf arrayListOf emptyList listOfNotNull setOf mutableSetOf hashSetOf linkedSetOf setOfNotNull emptySet "
    "arrayOf arrayOfNulls intArrayOf longArrayOf sequenceOf persistentListOf immutableListOf mutableStateListOf"
).split()
_HOLDERS = ("mutableStateOf", "mutableIntStateOf", "MutableStateFlow", "MutableLiveData", "lazyOf")


def _map(reader: KotlinReader, node: Node, given: Node | None, frame: Frame) -> Object:
    entries: list[Entry] = []
    for argument in arguments_of(reader, given, None, frame):
        value = argument.value
        if isinstance(value, Object) and not argument.spread:
            entries.extend(value.entries)
        else:
            entries.append(Entry("...", value, value.at))
    return Object(tuple(entries), reader.at(node))


def _list(reader: KotlinReader, node: Node, given: Node | None, frame: Frame) -> Array:
    items = (
        Spread(argument.value, argument.value.at) if argument.spread else argument.value
        for argument in arguments_of(reader, given, None, frame)
    )
    return Array(tuple(items), reader.at(node))


def _holder(reader: KotlinReader, node: Node, given: Node | None, frame: Frame) -> Object:
    """An observable value: an object with a field `value`."""
    at = reader.at(node)
    values = [argument.value for argument in arguments_of(reader, given, None, frame)[:1]]
    made = instance_of(reader, argument_of(node), frame)
    if made is not None and (not values or (isinstance(values[0], Literal) and values[0].kind == "null")):
        values = [made]
    return Object(tuple(Entry("value", value, at) for value in values), at)


def _pair(reader: KotlinReader, node: Node, given: Node | None, frame: Frame) -> Object:
    values = [argument.value for argument in arguments_of(reader, given, None, frame)]
    at = reader.at(node)
    if len(values) == 2:
        return paired(reader, values[0], values[1], at)
    return Object(tuple(Entry(name, value, at) for name, value in zip(("first", "second", "third"), values, strict=False)), at)


def pair(reader: KotlinReader, left: Node, right: Node, frame: Frame) -> Object:
    """`k to v`"""
    return paired(reader, reader.expression(left, frame), reader.expression(right, frame), reader.at(left))


def paired(reader: KotlinReader, key: Expression, value: Expression, at: int) -> Object:
    return Object((Entry(key_of(reader, key), value, at),), at)


def key_of(reader: KotlinReader, key: Expression) -> str:
    """The key an expression stands for: its text, or that of a constant of this file, else the last name of its path; "*"
    where it is computed."""
    if isinstance(key, Literal):
        return key.value
    if isinstance(key, Member) and key.computed is None:
        return reader.outline.constants.get(key.key, key.key)
    if isinstance(key, Name):
        return reader.outline.constants.get(key.name, key.name if key.name[:1].isupper() else "*")
    return "*"


CONTAINERS: dict[str, _Read] = {
    **dict.fromkeys(_MAPS, _map),
    **dict.fromkeys(_LISTS, _list),
    **dict.fromkeys(_HOLDERS, _holder),
    **dict.fromkeys(("Pair", "Triple"), _pair),
}
"""functions of the standard library and of androidx that make a container of their arguments"""
