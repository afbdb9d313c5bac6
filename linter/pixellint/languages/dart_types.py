"""Types of Dart as far as they tell which class a value is of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_reader import DartReader
from pixellint.model.unit import Array, Call, Expression, Member, Name, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_PLAIN = frozenset(
    "String int double num bool dynamic Object Null Never Function Record List Map Set Iterable Iterator Queue HashMap "
    "LinkedHashMap DateTime Duration Uri Type Symbol Key LocalKey GlobalKey UniqueKey BuildContext Widget State "
    "StatelessWidget StatefulWidget Color Stream StreamSubscription StreamController Completer Timer RegExp StackTrace Error "
    "Exception VoidCallback ValueChanged ValueSetter ValueGetter AsyncCallback ThemeData TextStyle EdgeInsets Alignment "
    "Size Offset Locale Enum Comparable Pattern StringBuffer BigInt Uint8List Random".split()
)
_HOLDERS = frozenset({"Future", "FutureOr"})
"""types whose value is that of their argument, once awaited"""
_LISTS = frozenset({"List", "Set", "Iterable", "Queue"})
_OF = "[]"
"""begins the path of a list's items"""
_NO_CLASS = frozenset({"function_type", "record_type", "formal_parameter_list", "inferred_type", "void_type"})


def type_paths(reader: DartReader, nodes: Iterable[Node]) -> list[tuple[str, ...]]:
    """The types among siblings, each as the names of its path: separated by anything but a dot."""
    found: list[tuple[str, ...]] = []
    joined = False
    for node in nodes:
        if node.type == "type_identifier":
            text = reader.text(node)
            if joined and found:
                found[-1] = (*found[-1], text)
            else:
                found.append((text,))
        joined = node.type == "."
    return found


def class_path(reader: DartReader, nodes: Iterable[Node]) -> tuple[str, ...]:
    """The path of the one class that a declared type names, behind "[]" where it is a list of them; () for built-in, generic
    and function types."""
    listed = list(nodes)
    if any(node.type in _NO_CLASS for node in listed):
        return ()
    paths = type_paths(reader, listed)
    if not paths:
        return ()
    path = paths[0]
    if path[-1] in _HOLDERS or path[-1] in _LISTS:
        held = next((node for node in listed if node.type == "type_arguments"), None)
        inner = class_path(reader, held.children) if held is not None else ()
        return (_OF, *inner) if inner and path[-1] in _LISTS else inner
    plain = path[-1] in _PLAIN or path[-1] in reader.generics or len(path[-1]) == 1
    return () if plain else path


def path_value(reader: DartReader, path: tuple[str, ...], frame: Frame, at: int) -> Expression:
    """A path as a name and its members."""
    value: Expression = reader.name(path[0], frame, at)
    for part in path[1:]:
        value = Member(value, part, at)
    return value


def instance_of(reader: DartReader, path: tuple[str, ...], frame: Frame, at: int) -> Expression | None:
    """Some value of a declared type; None where that says nothing."""
    if not path:
        return None
    if path[0] == _OF:
        item = instance_of(reader, path[1:], frame, at)
        return Array((item,), at) if item is not None else None
    if len(path) == 1:
        return reader.instance(path[0], frame, at)
    return Call(path_value(reader, path, frame, at), (), "new", at, at, -1)


def given_or_made(reader: DartReader, nodes: list[Node], path: tuple[str, ...], at: int, frame: Frame) -> Expression | None:
    """The first value of a variable: the one written, else what its type says."""
    return typed(reader, reader.value(nodes, frame), path, frame) if nodes else instance_of(reader, path, frame, at)


def typed(reader: DartReader, value: Expression, path: tuple[str, ...], frame: Frame) -> Expression:
    """A given value, with what its declared type says where it comes out of a call, or is a list that is filled later."""
    opaque = isinstance(value, Unknown) or (isinstance(value, Call) and value.kind == "call")
    opaque = opaque or (isinstance(value, Array) and not value.items)
    made = instance_of(reader, path, frame, value.at) if opaque else None
    return value if made is None else reader.either(value, made)


def take_generics(reader: DartReader, node: Node) -> None:
    """Remember the type parameters that a declaration brings in."""
    for child in node.children:
        if child.type == "type_parameters":
            for part in child.named_children:
                named = [name for name in part.named_children if name.type == "type_identifier"]
                reader.generics.update(reader.text(name) for name in named[:1])


def bases_of(reader: DartReader, node: Node, frame: Frame) -> tuple[Expression, ...]:
    """All supertypes that a declaration names: extended, mixed in, implemented, the types of `on`."""
    found: list[Expression] = []
    for child in _heritage(node):
        at = reader.at(child)
        found.extend(path_value(reader, path, frame, at) for path in type_paths(reader, child.children))
    if any(child.type == "on" for child in node.children):
        own = type_paths(reader, node.children)
        found[:0] = [path_value(reader, path, frame, reader.at(node)) for path in own]
    return tuple(found)


def _heritage(node: Node) -> Iterable[Node]:
    for child in node.named_children:
        if child.type in ("superclass", "interfaces", "mixins", "mixin_application"):
            yield child
            yield from _heritage(child)
        elif child.type == "mixin_application_class":
            yield from _heritage(child)


def single_argument(reader: DartReader, node: Node) -> tuple[str, ...]:
    """The class that is the one type argument of a call or base, () else."""
    given = next((child for child in node.children if child.type == "type_arguments"), None)
    if given is None or len(type_paths(reader, given.children)) != 1:
        return ()
    return class_path(reader, given.children)


def name_of(expression: Expression) -> str:
    """The last name of a path, "" for anything else."""
    if isinstance(expression, Name):
        return expression.name
    return expression.key if isinstance(expression, Member) else ""
