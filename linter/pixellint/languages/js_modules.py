"""Imports and exports of JavaScript and TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_statements import read_declared_class, read_declared_function
from pixellint.languages.js_text import unescaped
from pixellint.languages.reader import Reader, ReadStatement
from pixellint.model.unit import Binding, Export, Expression, Hole, Import, Name

if TYPE_CHECKING:
    from tree_sitter import Node


def _import(reader: Reader, node: Node, frame: Frame) -> None:
    source = node.child_by_field_name("source")
    clause = next((child for child in node.named_children if child.type in ("import_clause", "import_require_clause")), None)
    if source is None and clause is not None:
        source = clause.child_by_field_name("source")
    if source is None or any(child.type in ("type", "typeof") for child in node.children):
        return
    specifier = unescaped(reader.text(source)[1:-1])
    names = list(_imported(reader, clause)) if clause is not None else []
    if clause is not None and not names:
        return  # every name in it is a type
    if not names:
        reader.builder.imports.append(Import(specifier, "", "", *reader.span(node)))
    for imported, local in names:
        name = reader.text(local)
        index = len(reader.builder.imports)
        reader.builder.bind(Binding(name, "import", index, -1, frame.scope, reader.at(local)))
        reader.builder.imports.append(Import(specifier, imported, name, *reader.span(node)))


def _imported(reader: Reader, clause: Node) -> list[tuple[str, Node]]:
    """(exported name, local name) of each value the clause brings in."""
    found: list[tuple[str, Node]] = []
    for child in clause.named_children:
        if child.type == "identifier":
            found.append(("default" if clause.type == "import_clause" else "module.exports", child))
        elif child.type == "namespace_import":
            found.extend(("*", name) for name in child.named_children[:1])
        elif child.type == "named_imports":
            found.extend(pair for part in child.named_children if (pair := _specifier(reader, part)) is not None)
    return found


def _specifier(reader: Reader, node: Node) -> tuple[str, Node] | None:
    name, alias = node.child_by_field_name("name"), node.child_by_field_name("alias")
    if name is None or any(child.type in ("type", "typeof") for child in node.children):
        return None
    return reader.text(name).strip("\"'"), alias or name


def _export(reader: Reader, node: Node, frame: Frame) -> None:
    if any(child.type == "type" for child in node.children):
        return
    source = node.child_by_field_name("source")
    specifier = unescaped(reader.text(source)[1:-1]) if source is not None else ""
    start = reader.at(node)
    declaration, value = node.child_by_field_name("declaration"), node.child_by_field_name("value")
    default = any(child.type == "default" for child in node.children)
    exports = reader.builder.exports
    for child in node.named_children:
        if child.type == "export_clause":
            exports.extend(_export_clause(reader, child, specifier, frame))
        elif child.type == "namespace_export":
            exports.append(Export(reader.text(child.named_children[0]), None, specifier, "*", start))
        elif child.type == "decorator":
            reader.within(child, frame)
    if declaration is not None:
        exports.extend(_exported_declaration(reader, declaration, default, frame))
    elif value is not None:
        name = "default" if default else "module.exports"
        exports.append(Export(name, reader.expression(value, frame), "", "", start))
    elif any(child.type == "*" for child in node.children):
        exports.append(Export("*", None, specifier, "*", start))
    elif any(child.type == "=" for child in node.children):
        exports.append(Export("module.exports", reader.expression(node.named_children[-1], frame), "", "", start))


def _export_clause(reader: Reader, clause: Node, specifier: str, frame: Frame) -> list[Export]:
    found = []
    for part in clause.named_children:
        pair = _specifier(reader, part)
        if pair is None:
            continue
        name, alias = pair
        value = None if specifier else Name(name, frame.scope, reader.at(part))
        found.append(Export(reader.text(alias).strip("\"'"), value, specifier, name if specifier else "", reader.at(part)))
    return found


def _exported_declaration(reader: Reader, node: Node, default: bool, frame: Frame) -> list[Export]:
    start = reader.at(node)
    first = len(reader.builder.bindings)
    value: Expression | None = None
    if node.type in ("function_declaration", "generator_function_declaration"):
        value = read_declared_function(reader, node, frame)
    elif node.type in ("class_declaration", "abstract_class_declaration"):
        value = read_declared_class(reader, node, frame)
    else:
        reader.statement(node, frame)
    label = node.child_by_field_name("name")
    if value is not None:
        name = "default" if default or label is None else reader.text(label)
        return [Export(name, value, "", "", start)]
    if reader.builder.language == "svelte" and any(child.type == "let" for child in node.children):
        _given(reader, first, frame)
    return [
        Export(binding.name, Name(binding.name, frame.scope, binding.at), "", "", start)
        for binding in reader.builder.bindings[first:]
        if binding.scope == frame.scope
    ]


def _given(reader: Reader, first: int, frame: Frame) -> None:
    """`export let name` of a Svelte component: what those who mount it fill in."""
    builder = reader.builder
    for binding in builder.bindings[first:]:
        if binding.scope == frame.scope and binding.kind == "variable":
            end = binding.at + len(binding.name.encode())
            hole = Hole(binding.name, binding.at, end)
            builder.assign(Name(binding.name, frame.scope, binding.at), hole, (binding.at, end), frame, True)


MODULES: dict[str, ReadStatement] = {"import_statement": _import, "export_statement": _export}
