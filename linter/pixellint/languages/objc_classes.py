"""Classes, categories and protocols of Objective-C. A class is what its interface, extension and implementation say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.objc_functions import method_shape, read_callable
from pixellint.languages.objc_reader import Known, ObjcReader
from pixellint.languages.objc_types import class_of, declared_name
from pixellint.model.unit import Binding, Call, ClassValue, Name

if TYPE_CHECKING:
    from tree_sitter import Node

_OF_CLASS = ("class_interface", "class_implementation", "protocol_declaration")
_INITIALISER = re.compile(r"init(?![a-z])")
_HOLDERS = frozenset(
    (
        *("translation_unit", "ERROR", "compound_statement", "preproc_if", "preproc_ifdef", "preproc_else", "preproc_elif"),
        *("linkage_specification", "declaration_list", "expression_statement"),
    )
)


def collect(reader: ObjcReader, root: Node) -> None:
    """Learn the classes of the file, with their fields, before anything is read."""
    for node in _declared(root):
        name = reader.named(_name(node))
        if node.child_by_field_name("category") is not None or not name:
            continue
        known = reader.named_classes.get(name)
        if known is None:
            known = reader.named_classes[name] = reader.open_class(name, reader.at(node))
            reader.builder.bind(Binding(name, "class", known.number, -1, 0, known.at))
            reader.declare(name, ClassValue(known.number, known.at), known.at)
        if node.type == "class_implementation":
            reader.implemented.add(name)
        _take_fields(reader, known, node)


def _declared(root: Node) -> Iterator[Node]:
    """The classes and protocols at the top of a file, also within conditions and what could not be read."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.type in _OF_CLASS:
            yield node
        elif node.type in _HOLDERS:
            pending.extend(reversed(node.named_children))


def _name(node: Node) -> Node | None:
    return next((child for child in node.named_children if child.type == "identifier"), None)


def _below(node: Node, kinds: tuple[str, ...]) -> Iterator[Node]:
    """The parts of some kind, through the groups that hold them."""
    pending = list(reversed(node.named_children))
    while pending:
        child = pending.pop()
        if child.type in kinds:
            yield child
        elif child.type not in ("method_definition", "method_declaration"):
            pending.extend(reversed(child.named_children))


def _take_fields(reader: ObjcReader, known: Known, node: Node) -> None:
    """The instance variables: by their own name, or by that of the property behind them."""
    for child in _below(node, ("property_declaration", "instance_variable", "property_implementation")):
        if child.type == "property_implementation":
            names = [reader.text(part) for part in child.named_children if part.type == "identifier"]
            if len(names) == 2 and any(part.type == "=" for part in child.children):
                known.fields[names[1]] = names[0]
            continue
        for name, _ in _variables(reader, child):
            text = reader.text(name)
            if child.type == "instance_variable":
                known.fields.setdefault(text, text.removeprefix("_"))
            else:
                known.fields.setdefault(f"_{text}", text)


def _variables(reader: ObjcReader, node: Node) -> Iterator[tuple[Node, str]]:
    """(name, class) of each property or instance variable that a declaration introduces."""
    for child in node.named_children:
        if child.type not in ("struct_declaration", "field_declaration"):
            continue
        for part in child.named_children:
            name = declared_name(part) if part.type == "struct_declarator" else None
            if name is not None:
                others = [other for other in child.named_children if other.type != "struct_declarator"]
                yield name, class_of(reader, [*others, part])


def read_interface(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """An interface, extension or protocol: supertypes, properties, and the methods that no implementation here has."""
    known = reader.named_classes.get(reader.named(_name(node)))
    if known is None or node.child_by_field_name("category") is not None:
        return
    inner = frame._replace(owner=known.number)
    above = node.child_by_field_name("superclass")
    if above is not None and reader.text(above) != "NSObject":
        known.superclass = reader.name(reader.text(above), frame, reader.at(above))
        known.bases.insert(0, known.superclass)
    for child in node.named_children:
        if child.type in ("parameterized_arguments", "protocol_reference_list"):
            known.bases.extend(_protocols(reader, child, frame))
    for child in _below(node, ("property_declaration", "instance_variable", "method_declaration")):
        if child.type == "method_declaration":
            if node.type == "protocol_declaration" or known.name not in reader.implemented:
                _method(reader, known, child, inner)
            continue
        _typed_fields(reader, known, child, inner)


def _typed_fields(reader: ObjcReader, known: Known, node: Node, frame: Frame) -> None:
    """What the type of a property or instance variable says of its value."""
    for name, type_name in _variables(reader, node):
        key = known.fields.get(reader.text(name), reader.text(name))
        if type_name and not any(key == other for other, _ in known.members):
            known.members.append((key, reader.instance(type_name, frame, reader.at(name))))


def _protocols(reader: ObjcReader, node: Node, frame: Frame) -> Iterator[Name]:
    for child in node.named_children:
        text = reader.text(child)
        if text != "NSObject" and text.isidentifier():
            yield reader.name(text, frame, reader.at(child))


def read_implementation(reader: ObjcReader, node: Node, frame: Frame) -> None:
    name = _name(node)
    text = reader.named(name)
    known = reader.named_classes.get(text)
    if node.child_by_field_name("category") is not None or known is None:
        fields = known.fields if known is not None else {}
        known = reader.open_class("", reader.at(node))
        known.fields, known.of = fields, text
        known.bases.append(reader.name(text, frame, reader.at(node)))
    inner = frame._replace(owner=known.number)
    for child in _below(node, ("instance_variable",)):
        _typed_fields(reader, known, child, inner)
    for child in node.named_children:
        if child.type != "identifier":
            reader.statement(child, inner)


def read_method(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """A method of the class around; one out of a class that could not be read goes to the only class of the file."""
    known = reader.known.get(frame.owner)
    if known is None and len(reader.named_classes) == 1:
        known = next(iter(reader.named_classes.values()))
        frame = frame._replace(owner=known.number)
    if known is not None:
        _method(reader, known, node, frame)
    else:
        read_callable(reader, method_shape(reader, node), frame)


def _method(reader: ObjcReader, known: Known, node: Node, frame: Frame) -> None:
    """A method without parameters is a getter as well: `[self term]` and `self.term` both give what it returns."""
    shape = method_shape(reader, node)
    value = read_callable(reader, shape, frame, known.number)
    known.members.append((shape.name, value))
    instance = bool(node.children) and node.children[0].type == "-"
    if instance and _INITIALISER.match(shape.name):
        known.members.append(("constructor", value))
    elif instance and not shape.formals:
        known.members.append((shape.name, Call(value, (), "call", value.at, value.at, -1)))
