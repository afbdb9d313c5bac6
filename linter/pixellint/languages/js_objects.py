"""Objects of JavaScript, and the names of their properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_text import unescaped
from pixellint.languages.reader import Reader
from pixellint.model.unit import Class, Entry, Expression, Literal, Name, Object, This, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_FUNCTIONS = frozenset({"function_expression", "generator_function", "method_definition"})


def only_child(reader: Reader, node: Node, frame: Frame) -> Expression:
    """Parentheses, `await`, casts and other wrappers that keep the value."""
    inner = [child for child in node.named_children if child.type != "comment"]
    return reader.expression(inner[0], frame) if inner else Unknown(node.type, reader.at(node))


def key_text(reader: Reader, node: Node, frame: Frame) -> str:
    """The name a property goes by, "*" when computed."""
    if node.type == "computed_property_name":
        value = reader.expression(node.named_children[0], frame) if node.named_children else None
        return value.value if isinstance(value, Literal) else "*"
    if reader.at(node) in reader.holes:
        return "*"
    if node.type == "string":
        return unescaped(reader.text(node)[1:-1])
    return reader.text(node)


def read_object(reader: Reader, node: Node, frame: Frame) -> Expression:
    """An object. One with functions of its own is their receiver: a class of one instance, within the one around it."""
    owner = reader.builder.reserve_class() if _has_functions(node) else -1
    inner = frame._replace(owner=owner) if owner >= 0 else frame
    entries: list[Entry] = []
    for child in node.named_children:
        entry = _entry(reader, child, inner if _is_function(child) else frame, inner)
        if entry is not None:
            entries.append(entry)
    start = reader.at(node)
    if owner >= 0:
        bases = (This(frame.owner, start),) if frame.owner >= 0 else ()
        members = tuple((entry.key, entry.value) for entry in entries if entry.key not in ("*", "..."))
        reader.builder.classes[owner] = Class("", bases, members, start)
    return Object(tuple(entries), start)


def _has_functions(node: Node) -> bool:
    """Whether functions of the object, or of objects within it, have it as receiver."""
    for child in node.named_children:
        value = child.child_by_field_name("value") if child.type == "pair" else child
        if value is not None and (value.type in _FUNCTIONS or (value.type == "object" and _has_functions(value))):
            return True
    return False


def _is_function(child: Node) -> bool:
    value = child.child_by_field_name("value") if child.type == "pair" else child
    return value is not None and (value.type in _FUNCTIONS or value.type == "object")


def _entry(reader: Reader, child: Node, frame: Frame, keys: Frame) -> Entry | None:
    start = reader.at(child)
    if child.type == "pair":
        key = child.child_by_field_name("key")
        value = reader.expression(child.child_by_field_name("value"), frame)
        return Entry(key_text(reader, key, keys) if key is not None else "*", value, start)
    if child.type == "shorthand_property_identifier":
        return Entry(reader.text(child), Name(reader.text(child), frame.scope, start), start)
    if child.type == "spread_element":
        return Entry("...", only_child(reader, child, frame), start)
    if child.type == "method_definition":
        name = child.child_by_field_name("name")
        value = reader.expression(child, frame)
        return Entry(key_text(reader, name, keys) if name is not None else "*", value, start)
    return None
