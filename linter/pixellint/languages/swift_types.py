"""Types of Swift as values: some instance of a class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.swift_reader import SwiftReader, capitalised
from pixellint.model.unit import Array, Call, Expression, Member

if TYPE_CHECKING:
    from tree_sitter import Node

_BUILT_IN = frozenset(
    "String Substring Character Int Int8 Int16 Int32 Int64 UInt UInt8 UInt16 UInt32 UInt64 Double Float Bool Any AnyObject "
    "AnyClass Void Never Self Error Data Date URL URLRequest UUID Decimal TimeInterval Calendar Locale TimeZone IndexPath "
    "IndexSet Notification Result Array Dictionary Set Sequence Collection AnyHashable Hashable Equatable Comparable Codable "
    "Decodable Encodable Decoder Encoder CodingKey View AnyView Scene Text Color Image Font Content Binding Namespace "
    "Selector DispatchQueue DispatchTime Bundle Operation OperationQueue Thread Timer FileManager JSONDecoder JSONEncoder "
    "AnyCancellable AnyPublisher Task Never Type Protocol CaseIterable Identifiable Sendable Range ClosedRange "
    "PassthroughSubject CurrentValueSubject ScenePhase ColorScheme DismissAction OpenURLAction PresentationMode "
    "ObservableObject NSObject ViewModifier App PreviewProvider CustomStringConvertible RawRepresentable".split()
)
_PLATFORM = re.compile(r"(?:UI|NS|CG|CA|CF|MK|SCN|AV|OS)[A-Z]")
_READ_FROM = frozenset("UITextField UITextView UISearchBar UIDevice UIPasteboard".split())
"""classes of the platform that a user's data come out of"""
_WRAPPERS = frozenset({"Optional", "Binding", "ImplicitlyUnwrappedOptional", "Weak", "Lazy", "Provider"})
_SEVERAL = frozenset({"Array", "Set"})


def type_path(reader: SwiftReader, node: Node | None) -> tuple[str, ...]:
    """The names of a type of the project or a vendor, outermost first; () for any other."""
    inner = _plain_type(reader, node)
    if inner is None:
        return ()
    names = tuple(reader.plain(part) for part in inner.named_children if part.type == "type_identifier")
    if len(names) == 1 and names[0] in reader.outline.generics:
        names = tuple(filter(None, (reader.outline.generics[names[0]],)))
    return names if names and is_class(names[-1]) else ()


def is_class(name: str) -> bool:
    """Whether a type's name is one of the project's or a vendor's, not of the language or the platform."""
    if name in _BUILT_IN or not capitalised(name):
        return False
    return name in _READ_FROM or not _PLATFORM.match(name)


def _plain_type(reader: SwiftReader, node: Node | None, depth: int = 0) -> Node | None:
    """The name within optionals, `some`, `any`, compositions and wrappers."""
    if node is None or depth > 8:
        return None
    if node.type == "user_type":
        first = node.named_children[0] if node.named_children else None
        given = next((part for part in node.named_children if part.type == "type_arguments"), None)
        if given is not None and first is not None and reader.plain(first) in _WRAPPERS and given.named_children:
            return _plain_type(reader, given.named_children[0], depth + 1)
        return node
    if node.type == "tuple_type" and len(node.named_children) != 1:
        return None
    if node.type in ("type_annotation", "optional_type", "opaque_type", "existential_type", "protocol_composition_type"):
        return _plain_type(reader, node.named_children[0] if node.named_children else None, depth + 1)
    if node.type in ("tuple_type", "tuple_type_item", "inheritance_specifier", "metatype"):
        return _plain_type(reader, node.named_children[-1] if node.named_children else None, depth + 1)
    return None


def type_value(reader: SwiftReader, node: Node | None, frame: Frame) -> Expression | None:
    """The class that a type names, None for built-in ones."""
    names = type_path(reader, node)
    return class_named(reader, names, frame, reader.at(node)) if node is not None and names else None


def class_named(reader: SwiftReader, names: tuple[str, ...], frame: Frame, at: int) -> Expression:
    value = reader.resolve(names[0], frame, at, certain=True)
    for name in names[1:]:
        value = Member(value, name, at)
    return value


def instance_of(reader: SwiftReader, node: Node | None, frame: Frame) -> Expression | None:
    """Some value of a declared type: of a class, or a list of a class's instances; None where the type says nothing."""
    if node is None:
        return None
    item = _item_type(reader, node)
    if item is not None:
        one = _one(reader, item, frame)
        return Array((one,), one.at) if one is not None else None
    return _one(reader, node, frame)


def _one(reader: SwiftReader, node: Node, frame: Frame) -> Expression | None:
    named = type_value(reader, node, frame)
    return Call(named, (), "new", named.at, named.at, -1) if named is not None else None


def _item_type(reader: SwiftReader, node: Node) -> Node | None:
    """The type of a list's items, None for what is no list."""
    inner: Node | None = node
    while inner is not None and inner.type in ("type_annotation", "optional_type"):
        inner = inner.named_children[0] if inner.named_children else None
    if inner is None or not inner.named_children:
        return None
    if inner.type == "array_type":
        return inner.named_children[0]
    given = inner.named_children[-1]
    if inner.type == "user_type" and given.type == "type_arguments" and reader.plain(inner.named_children[0]) in _SEVERAL:
        return given.named_children[0] if given.named_children else None
    return None
