"""Kotlin to Units: whole files and scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Builder, Frame, Unreadable
from pixellint.languages.kotlin_calls import CALLS
from pixellint.languages.kotlin_classes import CLASS_EXPRESSIONS, CLASSES
from pixellint.languages.kotlin_control import CONTROL
from pixellint.languages.kotlin_expressions import EXPRESSIONS
from pixellint.languages.kotlin_functions import FUNCTION_EXPRESSIONS, FUNCTIONS
from pixellint.languages.kotlin_outline import outline
from pixellint.languages.kotlin_properties import PROPERTIES
from pixellint.languages.kotlin_reader import KotlinReader
from pixellint.languages.kotlin_repair import parsed
from pixellint.languages.kotlin_statements import SILENT, STATEMENTS
from pixellint.model.unit import Binding, Import, Member, Name, Unit

if TYPE_CHECKING:
    from tree_sitter import Node

    from pixellint.languages.reader import ReadExpression, ReadStatement

_EXPRESSIONS: dict[str, ReadExpression] = {
    **EXPRESSIONS,
    **CALLS,
    **CONTROL,
    **FUNCTION_EXPRESSIONS,
    **CLASS_EXPRESSIONS,
}
_STATEMENTS: dict[str, ReadStatement] = {**SILENT, **STATEMENTS, **FUNCTIONS, **PROPERTIES, **CLASSES}


def lower(source: bytes, path: str) -> Unit:
    """Read a whole file. Raises Unreadable."""
    tree, faulty = parsed(source)
    reader = KotlinReader(Builder("kotlin", source, True), source)
    reader.expressions, reader.statements = _EXPRESSIONS, _STATEMENTS
    frame = Frame(0, -1, 0, -1)
    root = tree.root_node
    try:
        reader.outline = outline(reader, root)
        namespace = _head(reader, root, frame)
        reader.within(root, frame)
        return reader.finish(namespace, faulty)
    except RecursionError as error:
        raise Unreadable("expressions are nested too deeply") from error


def _head(reader: KotlinReader, root: Node, frame: Frame) -> str:
    """Read the imports; the namespace of the file: its own package, and those imported whole."""
    own, packages = "", []
    for child in root.named_children:
        if child.type == "package_header":
            own = ".".join(_segments(reader, child))
        elif child.type == "import":
            whole = _import(reader, child, frame)
            if whole:
                packages.append(whole)
    return "jvm:" + "|".join(dict.fromkeys((own, *packages)))


def _segments(reader: KotlinReader, node: Node) -> list[str]:
    path = next((child for child in node.named_children if child.type == "qualified_identifier"), None)
    return [reader.text(part).strip("`") for part in path.named_children] if path is not None else []


def _import(reader: KotlinReader, node: Node, frame: Frame) -> str:
    """Enter one import; the package where it takes in all of one."""
    path = _segments(reader, node)
    if not path:
        return ""
    if any(child.type == "*" for child in node.children):
        if not path[-1][:1].isupper():
            return ".".join(path)
        return ""
    last = node.named_children[-1]
    local = reader.text(last).strip("`") if last.type == "identifier" else path[-1]
    first = next((place for place, part in enumerate(path[:-1]) if part[:1].isupper()), len(path) - 1)
    start, end = reader.span(node)
    name = path[first]
    outer = local if first == len(path) - 1 else name
    number = len(reader.builder.imports)
    reader.builder.imports.append(Import("jvm:" + ".".join(path[:first]), name, outer, start, end))
    reader.builder.bind(Binding(outer, "import", number, -1, 0, start))
    if first < len(path) - 1:
        value: Name | Member = Name(name, 0, start)
        for part in path[first + 1 :]:
            value = Member(value, part, start)
        reader.builder.bind(Binding(local, "variable", -1, -1, 0, start))
        reader.builder.assign(Name(local, 0, start), value, (start, end), frame, True)
    return ""
