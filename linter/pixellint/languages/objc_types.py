"""Declarators and types of Objective-C as far as they tell names and classes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pixellint.languages.objc_reader import ObjcReader
from pixellint.model.unit import Call, Expression, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

    from pixellint.languages.build import Frame

_NAMES = ("identifier", "field_identifier", "type_identifier")
_DECLARATORS = frozenset(
    (
        *("pointer_declarator", "block_pointer_declarator", "parenthesized_declarator", "array_declarator"),
        *("function_declarator", "struct_declarator", "init_declarator"),
    )
)
_PLAIN = frozenset("instancetype IBOutlet IBAction ObjectType KeyType Class Protocol id void nonnull nullable".split())
_PLATFORM = ("NS", "CG", "CF", "dispatch_", "Sec")
"""prefixes of types that say nothing of a project's or a vendor's class"""


def declared_name(node: Node | None) -> Node | None:
    """The name within a declarator."""
    current = node
    while current is not None and current.type not in _NAMES:
        inner = current.child_by_field_name("declarator")
        if inner is None:
            inner = next(
                (child for child in current.named_children if child.type in _DECLARATORS or child.type in _NAMES), None
            )
        current = inner
    return current


def is_function(node: Node) -> bool:
    """Whether a declarator declares a C function: not a pointer to one, nor a block."""
    current: Node | None = node
    while current is not None:
        if current.type == "function_declarator":
            inner = current.child_by_field_name("declarator")
            return inner is not None and inner.type == "identifier"
        current = current.child_by_field_name("declarator")
    return False


def class_of(reader: ObjcReader, nodes: Iterable[Node]) -> str:
    """The class that a declaration's parts name, "" for plain, platform, block and function types."""
    found, pointer = "", False
    for node in nodes:
        if node.type == "type_identifier" and reader.text(node) not in _PLAIN:
            found = reader.text(node)
        elif node.type == "generic_specifier" and node.named_children:
            found = reader.text(node.named_children[0])
        elif node.type == "typedefed_specifier":
            found, pointer = _protocol(reader, node), True
        else:
            pointer = pointer or _is_pointer(node)
    plain = not found or not pointer or found in _PLAIN
    return "" if plain or any(found.startswith(prefix) and found != prefix for prefix in _PLATFORM) else found


def _protocol(reader: ObjcReader, node: Node) -> str:
    """`id<Foo>`"""
    for child in node.named_children:
        if child.type == "protocol_reference_list" and child.named_children:
            return reader.text(child.named_children[0])
    return ""


def _is_pointer(node: Node) -> bool:
    """A pointer to a class; what lies around a function or block is none."""
    current: Node | None = node
    pointer = False
    while current is not None:
        if current.type in ("function_declarator", "abstract_function_declarator", "block_pointer_declarator"):
            return False
        pointer = pointer or current.type in ("pointer_declarator", "abstract_pointer_declarator")
        inner = current.child_by_field_name("declarator")
        if inner is None:
            inner = next((child for child in current.named_children if child.type in _DECLARATORS), None)
        current = inner
    return pointer


def given_or_made(reader: ObjcReader, value: Expression | None, name: str, at: int, frame: Frame) -> Expression | None:
    """The first value of a variable: the one written, with what its type says where it comes out of a call."""
    if not name:
        return value
    if value is None:
        return reader.instance(name, frame, at)
    opaque = isinstance(value, Unknown) or (isinstance(value, Call) and value.kind == "call")
    return reader.either(value, reader.instance(name, frame, value.at)) if opaque else value
