"""What a Swift file declares, before its bodies are read: so that an unqualified name is known to be a member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

_TYPES = frozenset({"class_declaration", "protocol_declaration"})
_FUNCTIONS = frozenset({"function_declaration", "protocol_function_declaration", "init_declaration", "subscript_declaration"})
_PROPERTIES = frozenset({"property_declaration", "protocol_property_declaration"})
_BODIES = frozenset({"class_body", "enum_class_body", "protocol_body", "ERROR"})


class Outline(NamedTuple):
    """`top` names of the file itself; `members` names by type, its extensions in this file included; `bases` supertypes by
    type; `cases` labels of the associated values by case; `generics` type parameters with what they must be, "" for
    anything."""

    top: frozenset[str]
    members: dict[str, set[str]]
    bases: dict[str, list[str]]
    cases: dict[str, tuple[str, ...]]
    generics: dict[str, str]

    def known(self, type_name: str) -> frozenset[str]:
        """The members of a type as far as this file shows them, inherited ones included."""
        found: set[str] = set()
        seen: set[str] = set()
        ahead = [type_name]
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                found |= self.members.get(name, set())
                ahead.extend(self.bases.get(name, ()))
        return frozenset(found)


def plain(source: bytes, node: Node) -> str:
    """A name without backticks. `Node.text` would read the file anew each time."""
    return source[node.start_byte : node.end_byte].decode("utf-8", "replace").strip("`")


def outline(source: bytes, root: Node) -> Outline:
    """All declarations outside of function bodies."""
    top: set[str] = set()
    found = Outline(frozenset(), defaultdict(set), defaultdict(list), {}, {})
    ahead: list[tuple[Node, str]] = [(root, "")]
    while ahead:
        node, owner = ahead.pop()
        for child in node.named_children:
            names = found.members[owner] if owner else top
            if child.type in _TYPES:
                name = type_of(source, child)
                if not _is_extension(child):
                    names.add(name)
                found.bases[name].extend(bases_of(source, child))
                ahead.append((child, name))
            elif child.type in _BODIES:
                ahead.append((child, owner))
            else:
                names.update(_declared(source, child, found))
            _enter_generics(source, child, found.generics)
    return found._replace(top=frozenset(top))


def type_of(source: bytes, node: Node) -> str:
    """The name of a type, or of the type an extension extends."""
    label = node.child_by_field_name("name")
    return plain(source, label).split("<")[0].rpartition(".")[2] if label is not None else ""


def bases_of(source: bytes, node: Node) -> Iterator[str]:
    for child in node.named_children:
        if child.type == "inheritance_specifier":
            yield plain(source, child).split("<")[0].rpartition(".")[2]


def _is_extension(node: Node) -> bool:
    kind = node.child_by_field_name("declaration_kind")
    return kind is not None and kind.type == "extension"


def _declared(source: bytes, node: Node, found: Outline) -> Iterator[str]:
    if node.type in _FUNCTIONS or node.type == "typealias_declaration":
        label = node.child_by_field_name("name")
        if label is not None and label.is_named:
            yield plain(source, label)
    elif node.type in _PROPERTIES:
        for pattern in node.children_by_field_name("name"):
            yield from identifiers(source, pattern)
    elif node.type == "enum_entry":
        for name, labels in entries_of(source, node):
            # a case of that name in another enumeration may be labelled in another way: then nothing is known
            found.cases[name] = labels if found.cases.get(name, labels) == labels else ()
            yield name


def identifiers(source: bytes, pattern: Node, depth: int = 0) -> Iterator[str]:
    """The names that a pattern binds."""
    for child in pattern.named_children if depth < 20 else ():
        if child.type == "simple_identifier":
            yield plain(source, child)
        elif child.type == "pattern":
            yield from identifiers(source, child, depth + 1)


def entries_of(source: bytes, node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(case, labels of its associated values) of an entry; several cases may stand in one."""
    name = ""
    labels: tuple[str, ...] = ()
    for place, child in enumerate(node.children):
        field = node.field_name_for_child(place)
        if field == "name":
            if name:
                yield name, labels
            name, labels = plain(source, child), ()
        elif field == "data_contents":
            labels = labels_of(source, child)
    if name:
        yield name, labels


def labels_of(source: bytes, contents: Node) -> tuple[str, ...]:
    """The labels of associated values, "" where there is none."""
    labels: list[str] = []
    label = ""
    for place, child in enumerate(contents.children):
        if contents.field_name_for_child(place) == "name":
            labels.append(label)
            label = ""
        elif child.type == "simple_identifier" and not label:
            label = plain(source, child)
        elif child.type == "wildcard_pattern":
            label = "_"
        elif child.type == ",":
            label = ""
    return tuple("" if label == "_" else label for label in labels)


def _enter_generics(source: bytes, node: Node, generics: dict[str, str]) -> None:
    if node.type == "associatedtype_declaration":
        generics[type_of(source, node)] = ""
    for child in node.named_children:
        if child.type != "type_parameters":
            continue
        for part in child.named_children:
            names = [plain(source, name) for name in part.named_children]
            if part.type == "type_parameter" and names:
                generics[names[0]] = names[1] if len(names) > 1 and names[1].isidentifier() else ""
