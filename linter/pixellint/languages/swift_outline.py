"""What a Swift file declares, before its bodies are read: so that an unqualified name is known to be a member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

_TYPES = frozenset({"class_declaration", "protocol_declaration"})
_FUNCTIONS = frozenset({"function_declaration", "protocol_function_declaration", "init_declaration", "subscript_declaration"})
_PROPERTIES = frozenset({"property_declaration", "protocol_property_declaration"})
_BODIES = frozenset({"class_body", "enum_class_body", "protocol_body", "ERROR"})


class Outline(NamedTuple):
    """`top` names of the file itself; `members` names by type, its extensions in this file included; `bases` supertypes by
    type; `cases` labels of the associated values by case; `generics` type parameters with what they must be, "" for anything."""

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


def plain(text: bytes | None) -> str:
    """A name without backticks."""
    return (text or b"").decode("utf-8", "replace").strip("`")


def outline(root: Node) -> Outline:
    """All declarations outside of function bodies."""
    top: set[str] = set()
    found = Outline(frozenset(), defaultdict(set), defaultdict(list), {}, {})
    ahead: list[tuple[Node, str]] = [(root, "")]
    while ahead:
        node, owner = ahead.pop()
        for child in node.named_children:
            names = found.members[owner] if owner else top
            if child.type in _TYPES:
                name = type_of(child)
                if not _is_extension(child):
                    names.add(name)
                found.bases[name].extend(bases_of(child))
                ahead.append((child, name))
            elif child.type in _BODIES:
                ahead.append((child, owner))
            else:
                names.update(_declared(child, found))
            _enter_generics(child, found.generics)
    return found._replace(top=frozenset(top))


def type_of(node: Node) -> str:
    """The name of a type, or of the type an extension extends."""
    label = node.child_by_field_name("name")
    return plain(label.text).split("<")[0].rpartition(".")[2] if label is not None else ""


def bases_of(node: Node) -> Iterator[str]:
    for child in node.named_children:
        if child.type == "inheritance_specifier":
            yield plain(child.text).split("<")[0].rpartition(".")[2]


def _is_extension(node: Node) -> bool:
    kind = node.child_by_field_name("declaration_kind")
    return kind is not None and kind.type == "extension"


def _declared(node: Node, found: Outline) -> Iterator[str]:
    if node.type in _FUNCTIONS or node.type == "typealias_declaration":
        label = node.child_by_field_name("name")
        if label is not None and label.is_named:
            yield plain(label.text)
    elif node.type in _PROPERTIES:
        for pattern in node.children_by_field_name("name"):
            yield from identifiers(pattern)
    elif node.type == "enum_entry":
        for name, labels in entries_of(node):
            # a case of that name in another enumeration may be labelled in another way: then nothing is known
            found.cases[name] = labels if found.cases.get(name, labels) == labels else ()
            yield name


def identifiers(pattern: Node, depth: int = 0) -> Iterator[str]:
    """The names that a pattern binds."""
    for child in pattern.named_children if depth < 20 else ():
        if child.type == "simple_identifier":
            yield plain(child.text)
        elif child.type == "pattern":
            yield from identifiers(child, depth + 1)


def entries_of(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(case, labels of its associated values) of an entry; several cases may stand in one."""
    name = ""
    labels: tuple[str, ...] = ()
    for place, child in enumerate(node.children):
        field = node.field_name_for_child(place)
        if field == "name":
            if name:
                yield name, labels
            name, labels = plain(child.text), ()
        elif field == "data_contents":
            labels = labels_of(child)
    if name:
        yield name, labels


def labels_of(contents: Node) -> tuple[str, ...]:
    """The labels of associated values, "" where there is none."""
    labels: list[str] = []
    label = ""
    for place, child in enumerate(contents.children):
        if contents.field_name_for_child(place) == "name":
            labels.append(label)
            label = ""
        elif child.type == "simple_identifier" and not label:
            label = plain(child.text)
        elif child.type == "wildcard_pattern":
            label = "_"
        elif child.type == ",":
            label = ""
    return tuple("" if label == "_" else label for label in labels)


def _enter_generics(node: Node, generics: dict[str, str]) -> None:
    if node.type == "associatedtype_declaration":
        generics[type_of(node)] = ""
    for child in node.named_children:
        if child.type != "type_parameters":
            continue
        for part in child.named_children:
            names = [plain(name.text) for name in part.named_children]
            if part.type == "type_parameter" and names:
                generics[names[0]] = names[1] if len(names) > 1 and names[1].isidentifier() else ""
