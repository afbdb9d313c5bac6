"""Patterns of Swift and the conditions of `if`, `guard` and `while`: which names stand for which part of a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.swift_reader import SwiftReader
from pixellint.languages.swift_types import instance_of
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Choice, Derived, Expression, Member, Name, Object

if TYPE_CHECKING:
    from tree_sitter import Node

_DEEPEST = 12
_SKIPPED = frozenset({"value_binding_pattern", "wildcard_pattern", "type_annotation", "user_type", "comment"})


class Part(NamedTuple):
    """A name that a pattern binds, and the part of the value it takes."""

    node: Node
    value: Expression


def part_of(value: Expression, key: str, at: int) -> Expression:
    """A field of a value, seen through a tuple written out."""
    if isinstance(value, Object):
        found = next((entry.value for entry in value.entries if entry.key == key), None)
        if found is not None:
            return found
    return Member(value, key, at)


class Place(NamedTuple):
    """Where a pattern stands. `binds`: a bare name in it is new, not one to compare with."""

    reader: SwiftReader
    frame: Frame
    binds: bool = False
    depth: int = 0

    def deeper(self) -> Place:
        return self._replace(depth=self.depth + 1)


def parts(place: Place, pattern: Node, value: Expression) -> list[Part]:
    """The names that a `pattern` node binds."""
    return parts_of(place, pattern.children, value)


def parts_of(place: Place, children: list[Node], value: Expression) -> list[Part]:
    """The same for the children of a pattern, which stand in a condition without a node of their own."""
    if place.depth > _DEEPEST:
        return []
    if any(child.type == "value_binding_pattern" for child in children):
        place = place._replace(binds=True)
    dot = next((index for index, child in enumerate(children) if child.type == "."), -1)
    if 0 <= dot < len(children) - 1:
        return _case(place.deeper(), children[dot + 1 :], value)
    if any(child.type == "as" for child in children):
        made = instance_of(place.reader, children[-1], place.frame)
        value = place.reader.either(value, made) if made is not None else value
    inner = [child for child in children if child.type == "pattern"]
    if len(inner) == 1:
        return parts(place.deeper(), inner[0], value)
    found: list[Part] = []
    for position, child in enumerate(inner):
        found += parts(place.deeper(), child, part_of(value, str(position), place.reader.at(child)))
    return found if inner else _bare(place, children, value)


def _bare(place: Place, children: list[Node], value: Expression) -> list[Part]:
    found = []
    for child in children:
        if child.type == "simple_identifier" and place.binds:
            found.append(Part(child, value))
        elif child.is_named and child.type not in _SKIPPED:
            place.reader.expression(child, place.frame)
    return found


def _case(place: Place, children: list[Node], value: Expression) -> list[Part]:
    """`.login(let method)`, `.some(let x)`: `children` begin with the case's name."""
    name = place.reader.plain(children[0])
    given: list[tuple[str, Node]] = []
    label = ""
    for child in children[1:]:
        if child.type == "simple_identifier":
            label = place.reader.plain(child)
        elif child.type == "pattern":
            given.append((label, child))
            label = ""
    found: list[Part] = []
    for position, (label, child) in enumerate(given):
        inner = value
        if name != "some":
            held = Member(value, name, place.reader.at(children[0]))
            key = _key(place.reader, (name, label), (position, len(given)))
            inner = _associated(place.reader, held, key, child)
        found += parts(place, child, inner)
    return found


def _key(reader: SwiftReader, named: tuple[str, str], place: tuple[int, int]) -> str:
    """The field of an associated value: by its label, else by what this file says of the case; "*" where it is the only one,
    else "?" and its position. `named` are the case and the label, `place` the position and the number of parts."""
    case, label = named
    position, count = place
    labels = reader.outline.cases.get(case, ())
    if label:
        return label
    if count == len(labels):
        return labels[position] or str(position)
    return "*" if count == 1 else f"?{position}"


def _associated(reader: SwiftReader, held: Expression, key: str, child: Node) -> Expression:
    """One associated value. One without a label here may have one in another file: then it is mostly called the same."""
    at = reader.at(child)
    name = reader.text(child).removeprefix("let ").removeprefix("var ")
    by_place = Member(held, key.removeprefix("?"), at)
    if not key.startswith("?") or not name.isidentifier() or name == "_":
        return by_place
    return Choice((by_place, Member(held, name, at)), None, at)


def give(reader: SwiftReader, found: list[Part], frame: Frame) -> None:
    """Declare the names of patterns; one that several patterns bind holds what any of them gives it."""
    by_name: dict[str, list[Part]] = {}
    for part in found:
        by_name.setdefault(reader.plain(part.node), []).append(part)
    for name, several in by_name.items():
        node, values = several[0].node, tuple(part.value for part in several)
        value = values[0] if len(values) == 1 else Choice(values, None, reader.at(node))
        give_name(reader, node, name, value, frame)


def give_name(reader: SwiftReader, node: Node, name: str, value: Expression | None, frame: Frame) -> None:
    """Declare a name with its value, None where nothing is known of it."""
    if not name or name in ("self", "_"):
        return
    start = reader.at(node)
    same = isinstance(value, Name) and value.name == name and name in reader.builder.scopes[frame.scope].bindings
    reader.builder.bind(Binding(name, "variable", -1, -1, frame.scope, start))
    if value is not None and not same:
        reader.builder.assign(Name(name, frame.scope, start), value, reader.span(node), frame, True)


def conditions(reader: SwiftReader, node: Node, frame: Frame) -> tuple[Expression, ...]:
    """The tests of `if a, let b = c, case .d(let e) = f`; what they bind is declared in the frame's scope."""
    tests = []
    for clause in _clauses(node):
        test = _condition(reader, clause, frame)
        if test is not None:
            tests.append(test)
    return tuple(tests)


def _clauses(node: Node) -> list[list[Node]]:
    """The conditions of a statement, each as its nodes."""
    clauses: list[list[Node]] = [[]]
    depth = 0
    for child in node.children[1:]:
        if child.type in ("statements", "{", "else"):
            break
        depth += {"(": 1, ")": -1}.get(child.type, 0)
        if child.type == "," and not depth:
            clauses.append([])
        elif child.type not in ("comment", "multiline_comment"):
            clauses[-1].append(child)
    return [clause for clause in clauses if clause]


def _condition(reader: SwiftReader, clause: list[Node], frame: Frame) -> Expression | None:
    first = clause[0]
    equals = next((place for place, child in enumerate(clause) if child.type == "="), -1)
    if first.type == "availability_condition":
        return None
    if first.type == "case" and equals > 0:
        subject = reader.expression(clause[equals + 1] if equals + 1 < len(clause) else None, frame)
        give(reader, parts_of(Place(reader, frame), clause[1:equals], subject), frame)
        return Derived("boolean", (subject,), reader.at(first))
    if first.type == "value_binding_pattern" and len(clause) > 1:
        return _unwrapped(reader, clause, equals, frame)
    return reader.expression(first, frame)


def _unwrapped(reader: SwiftReader, clause: list[Node], equals: int, frame: Frame) -> Expression | None:
    """`let x = y`, `let x`"""
    name = clause[1]
    if equals > 0:
        value = reader.expression(clause[equals + 1] if equals + 1 < len(clause) else None, frame)
    else:
        value = reader.expression(name, frame)
    kind = next((child for child in clause if child.type == "type_annotation"), None)
    made = instance_of(reader, kind, frame)
    if name.type == "pattern":
        give(reader, parts(Place(reader, frame, True), name, value), frame)
    else:
        give_name(reader, name, reader.plain(name), reader.typed(value, made), frame)
    return value
