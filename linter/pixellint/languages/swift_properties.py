"""Variables and properties of Swift: stored, computed, observed, lazy; local, of the file, or of a type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.languages.swift_chains import is_implicit, read_hinted
from pixellint.languages.swift_functions import Accessed, read_accessor
from pixellint.languages.swift_patterns import Part, Place, give, give_name, parts
from pixellint.languages.swift_reader import SwiftReader, swift
from pixellint.languages.swift_types import instance_of, type_value
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Call, Expression, Lambda, Member, Name, This

if TYPE_CHECKING:
    from tree_sitter import Node

_ACCESSORS = frozenset({"computed_setter", "computed_modify", "willset_clause", "didset_clause"})

_GIVEN = frozenset(
    "Environment EnvironmentObject AppStorage SceneStorage FetchRequest Query StateObject FocusState GestureState Namespace "
    "Injected LazyInjected WeakLazyInjected Dependency Inject".split()
)
"""property wrappers that fetch their value themselves"""


class Declared(NamedTuple):
    """One variable of a declaration: `let a = 1, b: Int` has two."""

    pattern: Node
    kind: Node | None = None
    value: Node | None = None
    accessors: Node | None = None


class Stored(NamedTuple):
    """A stored property that a struct's initialiser takes."""

    name: str
    at: int
    end: int


def modifiers(reader: SwiftReader, node: Node) -> frozenset[str]:
    """`static`, `private`, `lazy` .."""
    words: list[str] = [child.type for child in node.children if not child.is_named]
    for child in node.named_children:
        if child.type == "modifiers":
            words += [reader.plain(part).split("(")[0] for part in child.named_children]
    return frozenset(words)


def declared(node: Node) -> Iterator[Declared]:
    """The variables of a declaration, each with what stands behind its name."""
    current: Declared | None = None
    for place, child in enumerate(node.children):
        field = node.field_name_for_child(place)
        if field == "name" and child.type == "pattern":
            if current is not None:
                yield current
            current = Declared(child)
        elif current is None:
            continue
        elif child.type == "type_annotation":
            current = current._replace(kind=child)
        elif field == "value":
            current = current._replace(value=child)
        elif child.type in ("computed_property", "willset_didset_block"):
            current = current._replace(accessors=child)
    if current is not None:
        yield current


def held(reader: SwiftReader, item: Declared, frame: Frame, itself: Expression) -> Expression | None:
    """What a variable holds to begin with, None where nothing is known; `itself` is the variable, for its accessors."""
    made = instance_of(reader, item.kind, frame)
    value: Expression | None = made
    if item.value is not None:
        hint = type_value(reader, item.kind, frame)
        value = read_hinted(reader, item.value, frame, hint)
        if hint is None or not is_implicit(reader, item.value):
            value = reader.typed(value, made)
    if item.accessors is not None:
        name = reader.plain(item.pattern)
        getter = _accessors(reader, item.accessors, frame, name, itself)
        if getter is not None:
            start = reader.at(item.accessors)
            return Call(getter, (), "call", start, start, -1)
    return value


def _accessors(reader: SwiftReader, node: Node, frame: Frame, name: str, itself: Expression) -> Lambda | None:
    """Reads getter, setter and observers; gives the getter."""
    if node.type == "computed_property" and any(child.type == "statements" for child in node.named_children):
        return read_accessor(reader, node, frame, Accessed(name))
    getter = None
    for child in node.named_children:
        if child.type == "computed_getter":
            getter = read_accessor(reader, child, frame, Accessed(name))
        elif child.type in _ACCESSORS:
            read_accessor(reader, child, frame, Accessed(name, itself))
    return getter


def read_variable(reader: Reader, node: Node, frame: Frame) -> None:
    """A variable of the file or of a function."""
    own = swift(reader)
    for item in declared(node):
        names = parts(Place(own, frame, True), item.pattern, This(-1, reader.at(item.pattern)))
        single = names[0].node if len(names) == 1 else None
        text = own.plain(single)
        value = held(own, item, frame, Name(text, frame.scope, reader.at(item.pattern)))
        if single is not None:
            give_name(own, single, text, value, frame)
        elif value is not None:
            give(own, parts(Place(own, frame, True), item.pattern, value), frame)
        elif names:
            for part in names:
                give_name(own, part.node, own.plain(part.node), None, frame)
        if frame.scope == 0 and frame.function < 0:
            _publish(own, names, frame)


def _publish(reader: SwiftReader, names: list[Part], frame: Frame) -> None:
    for part in names:
        start = reader.at(part.node)
        name = reader.plain(part.node)
        if name != "_":
            reader.declare(name, Name(name, frame.scope, start), start)


def read_properties(reader: SwiftReader, node: Node, inner: Frame) -> Iterator[tuple[str, Expression | None, Node]]:
    """(name, value or None, where) of each property of a type."""
    for item in declared(node):
        names = parts(Place(reader, inner, True), item.pattern, This(-1, reader.at(item.pattern)))
        start = reader.at(item.pattern)
        text = reader.plain(names[0].node) if names else ""
        value = held(reader, item, inner, Member(This(inner.owner, start), text, start))
        if len(names) == 1:
            yield text, value, names[0].node
        elif value is not None:
            for part in parts(Place(reader, inner, True), item.pattern, value):
                yield reader.plain(part.node), part.value, part.node


def stored(reader: SwiftReader, node: Node) -> Iterator[Stored]:
    """The properties of a declaration that a memberwise initialiser takes."""
    words = modifiers(reader, node)
    if words & {"static", "class", "private", "fileprivate", "lazy"}:
        return
    if any(word.strip("@") in _GIVEN for word in words):
        return
    constant = any(child.type == "value_binding_pattern" and reader.text(child) == "let" for child in node.named_children)
    for item in declared(node):
        computed = item.accessors is not None and item.accessors.type == "computed_property"
        label = next((child for child in item.pattern.named_children if child.type == "simple_identifier"), None)
        if label is not None and not computed and not (constant and item.value is not None):
            yield Stored(reader.plain(label), *reader.span(label))
