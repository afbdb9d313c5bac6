"""The package of a Java file and its imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.java_functions import parts_of
from pixellint.languages.java_reader import JavaReader, first_class
from pixellint.model.unit import Binding, Import, Member, Name

if TYPE_CHECKING:
    from tree_sitter import Node


def namespace_of(reader: JavaReader, nodes: list[Node]) -> str:
    """ "jvm:" with the file's own package and those imported whole."""
    own, further = "", []
    for node in nodes:
        parts = [child for child in parts_of(node) if child.type.endswith("identifier")]
        if not parts:
            continue
        words = _words(reader, parts[0])
        if node.type == "package_declaration":
            own = ".".join(words)
        elif _is_starred(node) and first_class(words) < 0:
            further.append(".".join(words))
    return f"jvm:{'|'.join(dict.fromkeys((own, *further)))}"


def _words(reader: JavaReader, node: Node) -> list[str]:
    return [word.strip() for word in reader.text(node).split(".")]


def _is_starred(node: Node) -> bool:
    return any(child.type == "asterisk" for child in node.named_children)


def read_import(reader: JavaReader, node: Node, frame: Frame) -> None:
    part = next((child for child in parts_of(node) if child.type.endswith("identifier")), None)
    if part is None:
        return
    words = _words(reader, part)
    first, starred = first_class(words), _is_starred(node)
    if first < 0 and starred:
        return  # a whole package: part of the namespace
    if first < 0:
        first = len(words) - 1
    name = words[first]
    _bring(reader, node, f"jvm:{'.'.join(words[:first])}", name)
    if starred and first == len(words) - 1:
        reader.starred.append(name)
    elif first < len(words) - 1:
        _take(reader, node, words[first:])


def _bring(reader: JavaReader, node: Node, specifier: str, name: str) -> None:
    """Enter a name; of one class several members may be imported."""
    if reader.packages.get(name) == specifier:
        return
    start, end = reader.span(node)
    reader.packages[name] = specifier
    reader.builder.bind(Binding(name, "import", len(reader.builder.imports), -1, 0, start))
    reader.builder.imports.append(Import(specifier, name, name, start, end))


def _take(reader: JavaReader, node: Node, words: list[str]) -> None:
    """`import a.Outer.Inner`, `import static a.Foo.bar`: a variable for the member."""
    start, end = reader.span(node)
    value: Name | Member = Name(words[0], 0, start)
    for word in words[1:]:
        value = Member(value, word, start)
    reader.builder.bind(Binding(words[-1], "variable", -1, -1, 0, start))
    reader.builder.assign(Name(words[-1], 0, start), value, (start, end), Frame(0, -1, 0, -1), True)
