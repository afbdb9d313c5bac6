"""The names a Kotlin file declares, gathered before its bodies are read: classes with their members, extensions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

    from pixellint.languages.reader import Reader

BODIES = ("class_body", "enum_class_body")
CLASSES = ("class_declaration", "object_declaration", "companion_object")
_TYPES = ("user_type", "nullable_type", "parenthesized_type", "function_type", "non_nullable_type")


class Shape(NamedTuple):
    """What a class of the file is known to declare. `parameters` are those of its primary constructor, with "" for those
    that are no properties."""

    members: frozenset[str]
    bases: tuple[str, ...]
    parameters: tuple[str, ...]
    labels: tuple[str, ...]


class Outline(NamedTuple):
    """Classes by simple name, names at top level, names of extension functions and properties, texts of constants,
    types that others are aliases of."""

    classes: dict[str, Shape]
    top: frozenset[str]
    extensions: frozenset[str]
    constants: dict[str, str]
    aliases: dict[str, Node]

    def members_of(self, name: str) -> frozenset[str]:
        """What a class declares or inherits within the file."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            shape = self.classes.get(waiting[-1])
            seen.add(waiting.pop())
            if shape is not None:
                found |= shape.members
                waiting.extend(base for base in shape.bases if base not in seen)
        return frozenset(found)


def outline(reader: Reader, root: Node) -> Outline:
    """The declarations of a file."""
    classes: dict[str, Shape] = {}
    top: set[str] = set()
    extensions: set[str] = set()
    constants: dict[str, str] = {}
    aliases: dict[str, Node] = {}
    bodies = [root]
    while bodies:
        body = bodies.pop()
        for child in body.named_children:
            if child.type in CLASSES:
                classes.setdefault(name_of(reader, child), shape(reader, child))
                bodies.extend(part for part in child.named_children if part.type in BODIES)
            elif child.type == "import":
                extensions.update(_imported(reader, child))
                continue
            elif child.type == "ERROR":
                bodies.append(child)
            elif child.type == "type_alias" and len(child.named_children) > 1:
                aliases[reader.text(child.named_children[0])] = child.named_children[-1]
            if body.type in ("source_file", "ERROR"):
                top.update(_declared(reader, child))
            if receiver_of(child) is not None:
                extensions.update(_declared(reader, child))
            _enter_constant(reader, child, constants)
    texts = {name: text for name, text in constants.items() if text}
    return Outline(classes, frozenset(top), frozenset(extensions), texts, aliases)


def _enter_constant(reader: Reader, node: Node, constants: dict[str, str]) -> None:
    """The text of `val NAME = "text"`; "" where several classes have one of that name."""
    if node.type != "property_declaration" or not any(child.type == "val" for child in node.children):
        return
    last = node.named_children[-1]
    if last.type == "string_literal" and all(child.type == "string_content" for child in last.named_children):
        for name in _declared(reader, node):
            text = reader.text(last)[1:-1]
            constants[name] = text if constants.get(name, text) == text else ""


def _imported(reader: Reader, node: Node) -> Iterator[str]:
    """The local name of an imported function or property that stands in no class."""
    path = node.named_children[0].named_children if node.named_children else []
    if not path or any(child.type == "*" for child in node.children):
        return
    last = node.named_children[-1]
    name = reader.text(last if last.type == "identifier" else path[-1])
    if not any(reader.text(part)[:1].isupper() for part in path):
        yield name.strip("`")


def name_of(reader: Reader, node: Node) -> str:
    """The name of a class, object or function; "" for none."""
    label = node.child_by_field_name("name")
    return reader.text(label).strip("`") if label is not None else ""


def receiver_of(node: Node) -> Node | None:
    """The type that a function or property extends, None if it extends none."""
    if node.type == "function_declaration":
        for child in node.children:
            if child.type == "identifier":
                return None
            if child.type in _TYPES:
                return child
    elif node.type == "property_declaration":
        for child in node.children:
            if child.type in ("variable_declaration", "multi_variable_declaration"):
                return None
            if child.type in _TYPES:
                return child
    return None


def shape(reader: Reader, node: Node) -> Shape:
    """What a class declares in its head and body. Companions are part of it."""
    members: list[str] = []
    parameters: list[str] = []
    labels: list[str] = []
    for parameter in class_parameters(node):
        name = next((reader.text(child) for child in parameter.children if child.type == "identifier"), "")
        labels.append(name)
        is_property = any(child.type in ("val", "var") for child in parameter.children)
        parameters.append(name if is_property else "")
    members.extend(filter(None, parameters))
    for body in (child for child in node.named_children if child.type in BODIES):
        for child in body.named_children:
            for part in child.named_children if child.type == "ERROR" else [child]:
                members.extend(_declared(reader, part))
    bases = tuple(reader.text(base).split("<")[0].rpartition(".")[2] for base in base_types(node))
    return Shape(frozenset(members), bases, tuple(parameters), tuple(labels))


def class_parameters(node: Node) -> Iterator[Node]:
    """The parameters of a class's primary constructor."""
    for child in node.named_children:
        if child.type == "primary_constructor":
            for listed in child.named_children:
                if listed.type == "class_parameters":
                    yield from (part for part in listed.named_children if part.type == "class_parameter")


def delegations(node: Node) -> Iterator[Node]:
    """What stands behind the colon of a class: user_type, constructor_invocation or explicit_delegation."""
    for child in node.named_children:
        if child.type == "delegation_specifiers":
            for part in child.named_children:
                if part.type == "delegation_specifier" and part.named_children:
                    yield part.named_children[-1]


def base_types(node: Node) -> Iterator[Node]:
    """The supertypes of a class."""
    for part in delegations(node):
        if part.type in ("user_type", "nullable_type"):
            yield part
        elif part.named_children and part.named_children[0].type == "user_type":
            yield part.named_children[0]


def _declared(reader: Reader, node: Node) -> Iterator[str]:
    """The names a declaration adds to what it stands in."""
    if node.type == "companion_object":
        yield from shape(reader, node).members
    elif node.type == "enum_entry":
        yield from (reader.text(child) for child in node.named_children[:2] if child.type == "identifier")
    elif node.type in ("class_declaration", "object_declaration", "function_declaration"):
        yield name_of(reader, node)
    elif node.type == "property_declaration":
        for child in node.named_children:
            parts = child.named_children if child.type == "multi_variable_declaration" else [child]
            for part in parts:
                if part.type == "variable_declaration" and part.named_children:
                    yield from (reader.text(name).strip("`") for name in part.named_children if name.type == "identifier")
