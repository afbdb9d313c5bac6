"""Lists, maps, records and strings of Dart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_patterns import read_loop_parts, take_apart
from pixellint.languages.dart_reader import DartReader, ReadDart
from pixellint.languages.dart_types import type_paths
from pixellint.languages.js_text import unescaped
from pixellint.model.unit import Array, Choice, Entry, Expression, Join, Literal, Member, Name, Object, Spread, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def _read_list(reader: DartReader, node: Node, frame: Frame) -> Expression:
    listed = [child for child in node.named_children if child.type not in ("type_arguments", "const_builtin")]
    return Array(tuple(reader.values(listed, frame)), reader.at(node))


def _spread(reader: DartReader, node: Node, frame: Frame) -> Expression:
    return Spread(reader.value(node.named_children, frame), reader.at(node))


def _if_item(reader: DartReader, node: Node, frame: Frame) -> Expression:
    test, inner, branches = _if_parts(reader, node, frame)
    return Choice(tuple(reader.value(branch, inner) for branch in branches), test, reader.at(node))


def _for_item(reader: DartReader, node: Node, frame: Frame) -> Expression:
    inner, bodies = _for_parts(reader, node, frame)
    return reader.value(bodies[0], inner) if bodies else Unknown(node.type, reader.at(node))


def _if_parts(reader: DartReader, node: Node, frame: Frame) -> tuple[Expression, Frame, list[list[Node]]]:
    """The test of an `if` within a collection, the frame of what it guards, and both branches."""
    test, inner = read_test(reader, node, frame)
    branches = [reader.groups(node.children_by_field_name(name)) for name in ("consequence", "alternative")]
    return test, inner, [branch[0] for branch in branches if branch]


def read_test(reader: DartReader, node: Node, frame: Frame) -> tuple[Expression, Frame]:
    """The condition of an `if`, with the names that its pattern binds."""
    heads: list[Node] = []
    for place, child in enumerate(node.children):
        if node.field_name_for_child(place) == "consequence":
            break
        heads.append(child)
    case = next((place for place, child in enumerate(heads) if child.type == "case"), len(heads))
    test = reader.value(heads[:case], frame)
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    for child in heads[case:]:
        if child.is_named and (child.type.endswith("_pattern")):
            take_apart(reader, child, test, inner, False)
    return test, inner


def _for_parts(reader: DartReader, node: Node, frame: Frame) -> tuple[Frame, list[list[Node]]]:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    parts = next((child for child in node.named_children if child.type == "for_loop_parts"), None)
    if parts is not None:
        read_loop_parts(reader, parts, inner)
    block = reader.builder.block(inner, (), reader.span(node), loops=True)
    return inner._replace(block=block), reader.groups(node.children_by_field_name("body"))


def _read_set_or_map(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`{k: v}` and `{}` as an object, `{a, b}` as a list."""
    types = next((child for child in node.named_children if child.type == "type_arguments"), None)
    items = [child for child in node.named_children if child.type not in ("type_arguments", "const_builtin", "comment")]
    count = len(type_paths(reader, types.children)) if types is not None else 0
    if count == 1 or (not count and items and not any(_has_pair(item) for item in items) and not _only_spreads(items)):
        return _read_list(reader, node, frame)
    entries = [entry for item in items if (entry := _entry(reader, item, frame)) is not None]
    return Object(tuple(entries), reader.at(node))


def _only_spreads(items: list[Node]) -> bool:
    return all(item.type == "spread_element" for item in items)


def _has_pair(node: Node) -> bool:
    while node.type in ("if_element", "for_element"):
        body = node.child_by_field_name("consequence") or node.child_by_field_name("body")
        if body is None:
            return False
        node = body
    return node.type == "pair"


def _entry(reader: DartReader, node: Node, frame: Frame) -> Entry | None:
    with reader.deeper() as allowed:
        return _read_entry(reader, node, frame) if allowed else None


def _read_entry(reader: DartReader, node: Node, frame: Frame) -> Entry | None:
    start = reader.at(node)
    if node.type == "pair":
        value = reader.value(node.children_by_field_name("value"), frame)
        return Entry(_key(reader, node.children_by_field_name("key"), frame), value, start)
    if node.type == "spread_element":
        return Entry("...", reader.value(node.named_children, frame), start)
    if node.type == "if_element":
        test, inner, branches = _if_parts(reader, node, frame)
        options = tuple(_as_object(reader, branch[0], inner) for branch in branches)
        return Entry("...", Choice(options, test, start), start)
    if node.type == "for_element":
        inner, bodies = _for_parts(reader, node, frame)
        return Entry("...", _as_object(reader, bodies[0][0], inner), start) if bodies else None
    reader.statement(node, frame)
    return None


def _as_object(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """What a branch adds to a map."""
    entry = _entry(reader, node, frame)
    if entry is not None and entry.key == "...":
        return entry.value
    return Object((entry,) if entry is not None else (), reader.at(node))


def _key(reader: DartReader, nodes: list[Node], frame: Frame) -> str:
    """The key of an entry: its text, the last name of a path to a constant, or "*"."""
    value = reader.value(nodes, frame)
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, Name):
        return reader.constants.get(value.name, "*")
    return value.key if isinstance(value, Member) else "*"


def _read_record(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """`(a, name: b)`: fields $1, $2 by position, the others by name."""
    entries: list[Entry] = []
    position = 0
    for child in node.named_children:
        if child.type != "record_field":
            continue
        label = next((part for part in child.named_children if part.type == "label"), None)
        if label is None:
            position += 1
        name = f"${position}" if label is None else reader.text(label).rstrip(" :")
        values = [part for part in child.named_children if part.type != "label"]
        entries.append(Entry(name, reader.value(values, frame), reader.at(child)))
    return Object(tuple(entries), reader.at(node))


def _read_string(reader: DartReader, node: Node, frame: Frame) -> Expression:
    """A string; adjacent ones are one, substitutions are parts."""
    parts: list[Expression] = []
    position, sign, raw = 0, "", False
    for child in node.children:
        if child.type == "template_substitution":
            parts += _text(reader, position, child.start_byte, raw)
            parts.append(reader.value(child.named_children, frame))
            position = child.end_byte
        elif not child.is_named and not sign:
            sign, raw, position = child.type.lstrip("r"), child.type.startswith("r"), child.end_byte
        elif not child.is_named and child.type == sign:
            parts += _text(reader, position, child.start_byte, raw)
            sign = ""
    return _joined(parts, reader.span(node))


def _text(reader: DartReader, start: int, end: int, raw: bool) -> list[Literal]:
    if start >= end:
        return []
    text = reader.stretch[start:end].decode("utf-8", "replace")
    return [Literal(text if raw else unescaped(text), "string", start, end)]


def _joined(parts: list[Expression], span: tuple[int, int]) -> Expression:
    if all(isinstance(part, Literal) for part in parts):
        return Literal("".join(part.value for part in parts if isinstance(part, Literal)), "string", *span)
    merged: list[Expression] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, Literal) and isinstance(last, Literal):
            merged[-1] = Literal(last.value + part.value, "string", last.at, part.end)
        else:
            merged.append(part)
    return Join(tuple(merged), *span)


COLLECTIONS: dict[str, ReadDart] = {
    "list_literal": _read_list,
    "set_or_map_literal": _read_set_or_map,
    "record_literal": _read_record,
    "string_literal": _read_string,
    "spread_element": _spread,
    "if_element": _if_item,
    "for_element": _for_item,
}
