"""JSX: components are calls with their attributes as one object, other elements are elements of markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import (
    Argument,
    Array,
    Attribute,
    Call,
    Element,
    Entry,
    Expression,
    Hole,
    Join,
    Literal,
    Member,
    Name,
    Object,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node


def _element(reader: Reader, node: Node, frame: Frame) -> Expression:
    opening = node.child_by_field_name("open_tag") if node.type == "jsx_element" else node
    if opening is None:
        return Unknown("markup", reader.at(node))
    label = opening.child_by_field_name("name")
    if label is None:
        reader.within(node, frame)
        return Unknown("markup", reader.at(node))
    name = reader.text(label)
    if name[0].islower() and "." not in name:
        return _plain(reader, node, opening, name, frame)
    return _component(reader, node, opening, label, frame)


def _attributes(reader: Reader, opening: Node, frame: Frame) -> list[Entry]:
    entries: list[Entry] = []
    for child in opening.named_children:
        if child.type == "jsx_attribute":
            parts = child.named_children
            start, end = reader.span(child)
            value = reader.expression(parts[1], frame) if len(parts) > 1 else Literal("true", "boolean", start, end)
            entries.append(Entry(reader.text(parts[0]), value, start))
        elif child.type == "jsx_expression":
            entries.append(Entry("...", reader.expression(child, frame), reader.at(child)))
    return entries


def _children(reader: Reader, node: Node, frame: Frame) -> list[Expression]:
    found: list[Expression] = []
    if node.type != "jsx_element":
        return found
    for child in node.named_children:
        if child.type == "jsx_text":
            text = reader.text(child).strip()
            if text:
                found.append(Literal(text[:200], "string", *reader.span(child)))
        elif child.type not in ("jsx_opening_element", "jsx_closing_element", "comment"):
            found.append(reader.expression(child, frame))
    return found


def _plain(reader: Reader, node: Node, opening: Node, name: str, frame: Frame) -> Expression:
    entries = _attributes(reader, opening, frame)
    start, end = reader.span(node)
    attributes = tuple(Attribute(_html_name(e.key), e.value, e.at, e.at) for e in entries if e.key != "...")
    first = len(reader.builder.elements)
    children = _children(reader, node, frame)
    text = " ".join(child.value for child in children if isinstance(child, Literal))[:200]
    number = reader.builder.element(Element(name, attributes, -1, start, reader.span(opening)[1] if opening else end, text))
    reader.builder.hold(range(first, number), number)
    if name == "script":
        _scripts_within(reader, entries, children)
    return Unknown("markup", start)


def _html_name(key: str) -> str:
    return {"className": "class", "htmlFor": "for"}.get(key, key)


def _component(reader: Reader, node: Node, opening: Node, label: Node, frame: Frame) -> Expression:
    number = reader.builder.reserve_call()
    callee = reader.expression(label, frame)
    entries = _attributes(reader, opening, frame)
    start = reader.at(node)
    children = _children(reader, node, frame)
    if len(children) == 1:
        entries.append(Entry("children", children[0], start))
    elif children:
        entries.append(Entry("children", Array(tuple(children), start), start))
    if isinstance(callee, Name) and callee.name.endswith("Script"):
        _scripts_within(reader, entries, children)
    given = (Argument(Object(tuple(entries), start)),)
    end = reader.span(opening)[1]
    return reader.builder.call(Call(callee, given, "element", start, end, number), frame)


def _scripts_within(reader: Reader, entries: list[Entry], children: list[Expression]) -> None:
    """Code of a script element in markup: its text, or the `__html` it is dangerously given."""
    given = [entry.value for entry in entries if entry.key == "dangerouslySetInnerHTML"]
    texts = [e.value for value in given if isinstance(value, Object) for e in value.entries if e.key == "__html"]
    for text in [*texts, *children]:
        script_text(reader, text)


def script_text(reader: Reader, text: Expression) -> None:
    """Read a literal or template string as a script of its own, at its exact place."""
    if not isinstance(text, (Literal, Join)) or text.end - text.at < 8:
        return
    from pixellint.languages.javascript import Script, lower_into

    start, end = text.at, text.end
    if reader.stretch[start - reader.base : start - reader.base + 1] in (b"`", b'"', b"'"):
        start, end = start + 1, end - 1
    source = reader.builder.source
    holes: list[Hole] = []
    masked = bytearray(source)
    if isinstance(text, Join):
        position = source.find(b"${", start, end)
        while position >= 0:
            close = source.find(b"}", position, end)
            if close < 0:
                break
            masked[position : close + 1] = b"_" * (close + 1 - position)
            holes.append(Hole(source[position + 2 : close].decode("utf-8", "replace").strip(), position, close + 1))
            position = source.find(b"${", close, end)
    lower_into(reader.builder, Script(bytes(masked), start, end, "javascript", False, False, tuple(holes)))


def _container(reader: Reader, node: Node, frame: Frame) -> Expression:
    inner = [child for child in node.named_children if child.type != "comment"]
    return reader.expression(inner[0], frame) if inner else Unknown("empty", reader.at(node))


def _name(reader: Reader, node: Node, frame: Frame) -> Expression:
    parts = reader.text(node).split(".")
    value: Expression = Name(parts[0], frame.scope, reader.at(node))
    for part in parts[1:]:
        value = Member(value, part, reader.at(node))
    return value


MARKUP: dict[str, ReadExpression] = {
    "jsx_element": _element,
    "jsx_self_closing_element": _element,
    "jsx_expression": _container,
    "nested_identifier": _name,
    "jsx_namespace_name": _name,
}
