"""Strings, dictionaries and lists of Foundation, as the values they make."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from pixellint.languages.build import Frame
from pixellint.languages.objc_reader import ObjcReader
from pixellint.model.unit import Array, Entry, Expression, Join, Literal, Member, Name, Object, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

    from pixellint.languages.objc_messages import Message

ReadKnown: TypeAlias = "Callable[[ObjcReader, Expression, Message, Node, Frame], Expression]"

RENAMED = {
    "setObject:forKey:": ("set", (1, 0)),
    "setValue:forKey:": ("set", (1, 0)),
    "setObject:forKeyedSubscript:": ("set", (1, 0)),
    "addObject:": ("add", (0,)),
    "addEntriesFromDictionary:": ("assign", (0,)),
    "addObjectsFromArray:": ("append", (0,)),
    "appendString:": ("append", (0,)),
}
"""selector -> the method of other languages' containers, and the order of its arguments"""
SAME = frozenset(
    "copy mutableCopy retain autorelease self lowercaseString uppercaseString capitalizedString stringValue description "
    "UTF8String absoluteString localizedLowercaseString".split()
)
"""messages that give the receiver, or its text"""
_SPECIFIER = re.compile(r"%(?:%|(?:(\d+)\$)?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|q|L|z|t|j)?[@a-zA-Z])")
_CONTAINERS = frozenset(
    (
        *("NSDictionary", "NSMutableDictionary", "NSArray", "NSMutableArray", "NSSet", "NSMutableSet", "NSOrderedSet"),
        *("NSMutableOrderedSet", "NSString", "NSMutableString", "NSNumber", "NSDecimalNumber"),
    )
)


def read_known(reader: ObjcReader, selector: str, class_name: str) -> ReadKnown | None:
    """What reads a message as a value of its own, None for one that is a call."""
    if class_name in _CONTAINERS:
        found = _MAKERS.get(selector)
        if found is not None:
            return found
        if selector.startswith("numberWith"):
            return _argument
        if selector in ("dictionary", "new", "init", "array", "set", "string") or selector.endswith("WithCapacity:"):
            return _empty_text if "String" in class_name else _empty_object if "Dictionary" in class_name else _empty_list
    return _METHODS.get(selector)


def _values(reader: ObjcReader, message: Message, frame: Frame) -> list[Expression]:
    return [reader.expression(node, frame) for _, node in message.arguments]


def _argument(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    found = _values(reader, message, frame)
    return found[0] if found else Unknown("missing", reader.at(node))


def _empty_object(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    _values(reader, message, frame)
    return Object((), reader.at(node))


def _empty_list(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    _values(reader, message, frame)
    return Array((), reader.at(node))


def _empty_text(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    _values(reader, message, frame)
    return Literal("", "string", *reader.span(node))


def _objects_and_keys(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    """`value, key, value, key, nil`, and `dictionaryWithObject:forKey:`"""
    found = _values(reader, message, frame)
    pairs = zip(found[0::2], found[1::2], strict=False)
    return Object(tuple(Entry(key_of(reader, key), part, part.at) for part, key in pairs), reader.at(node))


def _objects_for_keys(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    """`dictionaryWithObjects:@[...] forKeys:@[...]`"""
    found = _values(reader, message, frame)
    objects, keys = found[0] if found else None, found[1] if len(found) > 1 else None
    if isinstance(objects, Array) and isinstance(keys, Array):
        pairs = zip(objects.items, keys.items, strict=False)
        return Object(tuple(Entry(key_of(reader, key), part, part.at) for part, key in pairs), reader.at(node))
    entries = (Entry("*", Member(objects, "*", objects.at), objects.at),) if objects is not None else ()
    return Object(entries, reader.at(node))


def _objects(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    """`first, second, nil`"""
    found = _values(reader, message, frame)
    return Array(tuple(part for part in found if not (isinstance(part, Literal) and part.kind == "null")), reader.at(node))


def _format(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    return Join(tuple(_formatted(reader, message, frame)), *reader.span(node))


def _append_format(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    return Join((value, *_formatted(reader, message, frame)), *reader.span(node))


def _append(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    return Join((value, *_values(reader, message, frame)), *reader.span(node))


def _formatted(reader: ObjcReader, message: Message, frame: Frame) -> list[Expression]:
    """The pieces of a format with the arguments in their places."""
    found = _values(reader, message, frame)
    if not found or not isinstance(found[0], Literal):
        return found
    text, given = found[0], found[1:]
    parts: list[Expression] = []
    position = taken = 0
    for match in _SPECIFIER.finditer(text.value):
        if match[0] == "%%":
            continue
        if match.start() > position:
            parts.append(_piece(text, position, match.start()))
        place = int(match[1]) - 1 if match[1] else taken
        taken = max(taken, place + 1)
        parts.extend(given[place : place + 1])
        position = match.end()
    if position < len(text.value):
        parts.append(_piece(text, position, len(text.value)))
    return parts + given[taken:]


def _piece(text: Literal, start: int, end: int) -> Literal:
    return Literal(text.value[start:end].replace("%%", "%"), "string", text.at, text.end)


def _get(reader: ObjcReader, value: Expression, message: Message, node: Node, frame: Frame) -> Expression:
    """`[x objectForKey:k]` is `x[k]`."""
    index = _argument(reader, value, message, node, frame)
    at = reader.at(node)
    return Member(value, index.value, at) if isinstance(index, Literal) else Member(value, "*", at, index)


def key_of(reader: ObjcReader, key: Expression) -> str:
    """The key of an entry: its text, the last name of a path to a constant, or "*"."""
    if isinstance(key, Literal):
        return key.value
    if isinstance(key, Name):
        return reader.constants.get(key.name, "*")
    return key.key if isinstance(key, Member) else "*"


_MAKERS: dict[str, ReadKnown] = {
    **dict.fromkeys(("stringWithFormat:", "initWithFormat:", "localizedStringWithFormat:"), _format),
    **dict.fromkeys(("stringWithString:", "initWithString:", "stringWithUTF8String:"), _argument),
    **dict.fromkeys(
        ("dictionaryWithObjectsAndKeys:", "initWithObjectsAndKeys:", "dictionaryWithObject:forKey:"), _objects_and_keys
    ),
    **dict.fromkeys(("dictionaryWithObjects:forKeys:", "initWithObjects:forKeys:"), _objects_for_keys),
    **dict.fromkeys(("dictionaryWithDictionary:", "initWithDictionary:", "arrayWithArray:", "initWithArray:"), _argument),
    **dict.fromkeys(
        ("arrayWithObjects:", "arrayWithObject:", "initWithObjects:", "setWithObjects:", "setWithObject:"), _objects
    ),
    **dict.fromkeys(("setWithArray:", "orderedSetWithArray:"), _argument),
}
"""messages to classes of Foundation, or to what `alloc` gives of them"""
_METHODS: dict[str, ReadKnown] = {
    "stringByAppendingString:": _append,
    "stringByAppendingPathComponent:": _append,
    "stringByAppendingFormat:": _append_format,
    **dict.fromkeys(("objectForKey:", "valueForKey:", "objectForKeyedSubscript:", "objectAtIndex:", "valueForKeyPath:"), _get),
}
"""messages to any value"""
