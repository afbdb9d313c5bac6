"""What stands at the top of a Dart file: imports, variables, functions, classes. All of it is seen by the whole project,
but for names that begin with an underscore."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_functions import read_callable, shape_of, signature
from pixellint.languages.dart_patterns import bind_variable
from pixellint.languages.dart_reader import TAILS, DartReader
from pixellint.languages.dart_types import class_path, given_or_made
from pixellint.languages.js_text import unescaped
from pixellint.model.unit import Binding, Call, Expression, Import, Name

if TYPE_CHECKING:
    from tree_sitter import Node

FIELDS = frozenset({"static_final_declaration_list", "initialized_identifier_list", "identifier_list"})
_SIGNATURES = frozenset({"function_signature", "getter_signature", "setter_signature", "method_signature"})
CLASSES = frozenset(
    (
        *("class_definition", "mixin_declaration", "extension_declaration", "enum_declaration"),
        *("extension_type_declaration", "mixin_application_class"),
    )
)


def fields_of(node: Node) -> Iterator[tuple[Node, list[Node]]]:
    """(name, nodes of its value) of each variable that a declaration or a list of it introduces."""
    for child in node.named_children if node.type not in FIELDS else (node,):
        if child.type not in FIELDS:
            continue
        for part in child.named_children:
            if part.type == "identifier":
                yield part, []
            elif part.named_children and part.named_children[0].type == "identifier":
                yield part.named_children[0], part.named_children[1:]


def collect(reader: DartReader, root: Node) -> None:
    """Learn the names of the top level before anything is read."""
    from pixellint.languages.dart_classes import class_name

    names: set[str] = set()
    for child in root.named_children:
        if child.type in CLASSES:
            names.add(reader.named(class_name(child)))
        elif child.type in _SIGNATURES:
            names.add(reader.named(signature(child).child_by_field_name("name")))
        elif child.type in FIELDS:
            for name, value in fields_of(child):
                names.add(reader.text(name))
                if len(value) == 1 and value[0].type == "string_literal" and not value[0].named_children:
                    reader.constants[reader.text(name)] = reader.text(value[0]).lstrip("r").strip("'\"")
    reader.top = frozenset(names)


def walk(reader: DartReader, nodes: Sequence[Node], frame: Frame) -> None:
    """Read siblings in order: statements, and declarations that the grammar lays flat."""
    head: list[Node] = []
    skipped: set[int] = set()
    for place, node in enumerate(nodes):
        if node.id in skipped or node.type in (",", "comment"):
            continue
        if node.type in _SIGNATURES:
            body = next((child for child in nodes[place + 1 : place + 2] if child.type == "function_body"), None)
            skipped.update({body.id} if body is not None else ())
            _function(reader, node, body, frame)
            head = []
        elif node.type in FIELDS:
            _variables(reader, node, head, frame)
        elif _begins_declaration(node):
            head.append(node)
        elif node.is_named:
            head = []
            _other(reader, nodes, place, skipped, frame)
        elif node.type == ";":
            head = []


def _begins_declaration(node: Node) -> bool:
    return node.type in ("type_identifier", "type_arguments", "nullable_type", "const_builtin", "final_builtin", ".") or (
        node.type in ("function_type", "inferred_type", "record_type", "void_type")
    )


def _other(reader: DartReader, nodes: Sequence[Node], place: int, skipped: set[int], frame: Frame) -> None:
    """A statement, or an expression with the selectors behind it."""
    first = nodes[place]
    end = place + 1
    while end < len(nodes) and nodes[end].type in TAILS:
        skipped.add(nodes[end].id)
        end += 1
    if end > place + 1:
        reader.values(nodes[place:end], frame)
    else:
        reader.statement(first, frame)


def _function(reader: DartReader, node: Node, body: Node | None, frame: Frame) -> None:
    """A function at the top level, or one out of a class that could not be read."""
    signed = signature(node)
    if signed.type.startswith(("constructor", "constant", "factory", "redirecting")):
        read_callable(reader, shape_of(reader, signed, body), frame)
        return
    shape = shape_of(reader, signed, body)
    at = shape.span[0]
    if node.type == "method_signature" or signed.type == "setter_signature" or not shape.name:
        read_callable(reader, shape, frame)
        return
    value = read_callable(reader, shape, frame)
    if signed.type == "getter_signature":
        given = Call(value, (), "call", at, at, -1)
        name = signed.child_by_field_name("name")
        if name is not None:
            bind_variable(reader, name, given, reader.span(signed), frame)
            _declare(reader, shape.name, Name(shape.name, frame.scope, at), at)
        return
    _bind(reader, Binding(shape.name, "function", value.number, -1, frame.scope, at), value)


def _bind(reader: DartReader, binding: Binding, value: Expression) -> None:
    reader.builder.bind(binding)
    if binding.scope == 0:
        _declare(reader, binding.name, value, binding.at)


def _declare(reader: DartReader, name: str, value: Expression, at: int) -> None:
    if name and not name.startswith("_"):
        reader.declare(name, value, at)


def _variables(reader: DartReader, node: Node, head: list[Node], frame: Frame) -> None:
    path = class_path(reader, head)
    for name, nodes in fields_of(node):
        at = reader.at(name)
        value = given_or_made(reader, nodes, path, at, frame)
        bind_variable(reader, name, value, reader.span(name.parent or name), frame)
        if frame.scope == 0:
            _declare(reader, reader.text(name), Name(reader.text(name), frame.scope, at), at)


def read_class_declaration(reader: DartReader, node: Node, frame: Frame) -> None:
    from pixellint.languages.dart_classes import class_name, read_class

    value = read_class(reader, node, frame)
    name = class_name(node)
    if name is None or node.type == "extension_declaration":
        return
    _bind(reader, Binding(reader.text(name), "class", value.number, -1, frame.scope, reader.at(name)), value)


def read_import(reader: DartReader, node: Node, frame: Frame) -> None:
    """`import 'package:a/b.dart' as p`; an alternative for another platform is imported as well."""
    start, end = reader.span(node)
    specification = next((child for child in _below(node) if child.type == "import_specification"), None)
    if specification is None:
        return  # an export: the namespace is shared
    prefix = next((child for child in specification.named_children if child.type == "identifier"), None)
    local = reader.named(prefix)
    for uri in (child for child in _below(specification) if child.type == "uri"):
        specifier = unescaped(reader.text(uri).strip("'\""))
        number = len(reader.builder.imports)
        if prefix is not None:
            reader.builder.bind(Binding(local, "import", number, -1, frame.scope, reader.at(prefix)))
        reader.builder.imports.append(Import(specifier, "*", local, start, end))


def _below(node: Node) -> Iterator[Node]:
    """All nodes within, each before what it holds."""
    pending = list(reversed(node.named_children))
    while pending:
        child = pending.pop()
        yield child
        pending.extend(reversed(child.named_children))
