"""Calls, members and subscripts of Swift: chains, read from their beginning outwards, however long they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.languages.swift_outline import plain
from pixellint.languages.swift_reader import SwiftReader, capitalised, constructs, swift
from pixellint.languages.swift_types import class_named, type_path
from pixellint.model.unit import (
    Argument,
    Array,
    Call,
    Choice,
    Expression,
    Function,
    Join,
    Lambda,
    Literal,
    Member,
    Name,
    Object,
    Parameter,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_TEXTS = frozenset({"String", "NSString", "NSMutableString", "Substring"})
_BOXES = frozenset({"NSNumber", "AnyHashable", "Optional"})
_STATES = frozenset({"State", "StateObject", "ObservedObject", "Published", "Binding", "AppStorage", "Bindable"})
"""property wrappers: what they are made with is what they hold"""


def read_chain(reader: Reader, node: Node, frame: Frame, hint: Expression | None = None) -> Expression:
    """`a.b(c)?.d[e] { .. }.f`; `hint` is the type that a leading dot stands for, where it is known."""
    own = swift(reader)
    steps: list[tuple[Node, int]] = []
    current: Node | None = node
    dot: Node | None = None
    while current is not None:
        below = _below(current)
        if below is None:
            break
        called = current.type == "call_expression" and _form(own, current) == "call"
        steps.append((current, reader.builder.reserve_call() if called else -1))
        dot = current if current.type == "prefix_expression" else dot
        current = below
    value = _beginning(own, current, frame, hint, dot is not None)
    start = reader.at(dot or current or node)
    for step, number in reversed(steps):
        value = _step(own, step, value, frame, (number, start))
    if current is not None and current.type == "key_path_expression" and isinstance(value, Member | Parameter):
        return _key_path(own, node, value, frame)
    return value


def read_hinted(reader: Reader, node: Node, frame: Frame, hint: Expression | None) -> Expression:
    """A value where a type is expected: `.shared` is a member of that type."""
    if hint is not None and reader.stretch[node.start_byte : node.start_byte + 1] == b"." and _below(node) is not None:
        return read_chain(reader, node, frame, hint)
    return reader.expression(node, frame)


def _below(node: Node) -> Node | None:
    """What a link of a chain hangs on; None for what is no link."""
    if node.type == "call_expression":
        first = node.named_children[0] if node.named_children else None
        if first is None or first.type == "call_suffix":
            return None
        return None if _is_collection(first) and not _is_subscript(node) else first
    if node.type in ("try_expression", "await_expression"):
        return node.child_by_field_name("expr")
    if node.type in ("navigation_expression", "postfix_expression"):
        return node.child_by_field_name("target")
    if node.type == "prefix_expression":
        sign = node.child_by_field_name("operation")
        return node.child_by_field_name("target") if sign is not None and sign.type == "." else None
    return None


def _is_collection(node: Node) -> bool:
    return node.type in ("array_literal", "dictionary_literal")


def _is_subscript(node: Node) -> bool:
    suffix = _suffix(node)
    given = suffix.named_children[0] if suffix is not None and suffix.named_children else None
    return given is not None and given.type == "value_arguments" and given.children[0].type == "["


def _form(reader: SwiftReader, node: Node) -> str:
    """What a call expression is: call, subscript, reference (`f(_:with:)`) or conversion (`String(x)`)."""
    suffix = _suffix(node)
    given = next((part for part in suffix.named_children if part.type == "value_arguments"), None) if suffix else None
    if given is None:
        return "call"
    if _is_subscript(node):
        return "subscript"
    values = given.named_children
    if values and values[0].child_by_field_name("reference_specifier") is not None:
        return "reference"
    callee = reader.text(node.named_children[0]) if node.named_children[0].end_byte - node.start_byte < 40 else ""
    converts = callee in _TEXTS | _BOXES | {"type", "String.localizedStringWithFormat"}
    return "conversion" if converts and values and callee not in reader.outline.top else "call"


def _suffix(node: Node) -> Node | None:
    return next((part for part in node.named_children if part.type == "call_suffix"), None)


def _beginning(reader: SwiftReader, node: Node | None, frame: Frame, hint: Expression | None, implicit: bool) -> Expression:
    if node is None:
        return Unknown("missing", reader.base)
    start = reader.at(node)
    if node.type == "key_path_expression":
        return Parameter(reader.builder.reserve_function(), 0, start)
    if node.type != "simple_identifier" or not implicit:
        return reader.expression(node, frame)
    name = reader.plain(node)
    return Member(hint, name, start) if hint is not None else reader.name("." + name, frame, start)


def _step(reader: SwiftReader, node: Node, value: Expression, frame: Frame, place: tuple[int, int]) -> Expression:
    """One link further; `place` is the number reserved for a call, and where the chain begins."""
    if node.type == "call_expression":
        form = "call" if place[0] >= 0 else _form(reader, node)
        if form == "call":
            return _call(reader, node, value, frame, place)
        if form == "reference":
            return value
        arguments = arguments_of(reader, _suffix(node), frame)
        return _subscript(value, arguments, reader.at(node)) if form == "subscript" else _converted(reader, node, value, arguments)
    if node.type != "navigation_expression":
        return value
    suffix = node.child_by_field_name("suffix")
    name = suffix.child_by_field_name("suffix") if suffix is not None else None
    key = reader.plain(name) or "*"
    if key == "self":
        return value
    return Member(value, key.removeprefix("$"), reader.at(name) if name is not None else reader.at(node))


def _subscript(value: Expression, arguments: tuple[Argument, ...], start: int) -> Expression:
    index = arguments[0].value if arguments else Unknown("missing", start)
    key = key_of(index)
    return Member(value, key, start) if key != "*" else Member(value, "*", start, index)


def key_of(value: Expression) -> str:
    """The name of a key that is written as a constant or the member of an enumeration, "*" for any other."""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, Choice):
        return key_of(value.options[0])
    if isinstance(value, Name) and value.name.startswith("."):
        return value.name[1:]
    if isinstance(value, Member) and value.computed is None:
        return key_of(value.object) if value.key in ("rawValue", "description", "key") else value.key
    return "*"


def _converted(reader: SwiftReader, node: Node, callee: Expression, arguments: tuple[Argument, ...]) -> Expression:
    """`String(describing: x)`, `String(format: f, x)`, `NSNumber(value: x)`, `type(of: x)`: the value as such, or as text."""
    values = tuple(part.value for part in arguments)
    name = callee.name if isinstance(callee, Name) else ""
    if len(values) == 1 and (name == "type" or name in _BOXES or isinstance(values[0], Literal | Join)):
        return values[0]
    return Join(values, *reader.span(node)) if name not in _BOXES else values[0]


def _call(reader: SwiftReader, node: Node, callee: Expression, frame: Frame, place: tuple[int, int]) -> Expression:
    number, start = place
    callee, built = _constructed(reader, callee)
    arguments = arguments_of(reader, _suffix(node), frame)
    kind = "new" if built or constructs(callee) else "call"
    call = reader.builder.call(Call(callee, arguments, kind, start, reader.span(node)[1], number), frame)
    if kind == "new" and isinstance(callee, Name) and callee.name in _STATES and arguments and arguments[0].label:
        return arguments[0].value
    made = _class_given(reader, node, frame)
    return reader.either(call, made) if made is not None and kind == "call" else call


def _constructed(reader: SwiftReader, callee: Expression) -> tuple[Expression, bool]:
    """`Foo.init(..)`, `self.init(..)` and `super.init(..)` as making a Foo."""
    if not isinstance(callee, Member) or callee.key != "init":
        return (Unknown("implicit type", callee.at), True) if isinstance(callee, Name) and callee.name == ".init" else (callee, False)
    made = callee.object
    if isinstance(made, This) and made.owner in reader.owners:
        return reader.owners[made.owner].itself, True
    return (made.callee if isinstance(made, Call) and made.number < 0 else made), True


def _class_given(reader: SwiftReader, node: Node, frame: Frame) -> Expression | None:
    """`resolve(Foo.self)` gives a Foo."""
    suffix = _suffix(node)
    given = suffix.named_children[0] if suffix is not None and suffix.named_children else None
    for argument in given.named_children if given is not None and given.type == "value_arguments" else ():
        value = argument.child_by_field_name("value")
        if value is None or value.type != "navigation_expression" or not reader.text(value).endswith(".self"):
            continue
        names = tuple(reader.text(value).removesuffix(".self").split("."))
        if all(name.isidentifier() for name in names) and capitalised(names[-1]):
            start = reader.at(value)
            return Call(class_named(reader, names, frame, start), (), "new", start, start, -1)
    return None


def arguments_of(reader: SwiftReader, suffix: Node | None, frame: Frame) -> tuple[Argument, ...]:
    """The arguments in parentheses or brackets, then the closures behind, with their labels."""
    found: list[Argument] = []
    label = ""
    for child in suffix.named_children if suffix is not None else ():
        if child.type == "value_arguments":
            found.extend(_argument(reader, part, frame) for part in child.named_children if part.type == "value_argument")
        elif child.type == "simple_identifier":
            label = reader.plain(child)
        elif child.type == "lambda_literal":
            found.append(Argument(reader.expression(child, frame), label))
            label = ""
        elif child.type == "ERROR":
            reader.within(child, frame)
    return tuple(found)


def _argument(reader: SwiftReader, node: Node, frame: Frame) -> Argument:
    name = node.child_by_field_name("name")
    value = node.child_by_field_name("value")
    label = plain(name.text) if name is not None else ""
    if value is None:
        inner = [part for part in node.named_children if part.type not in ("value_argument_label", "comment")]
        value = inner[-1] if inner else None
    return Argument(reader.expression(value, frame), "" if label == "_" else label)


def _key_path(reader: SwiftReader, node: Node, value: Member | Parameter, frame: Frame) -> Expression:
    """`\\.name` as the function that takes the field."""
    base: Expression = value
    while isinstance(base, Member):
        base = base.object
    start, end = reader.span(node)
    if not isinstance(base, Parameter):
        return value
    scope = reader.builder.scope(frame.scope, base.function)
    reader.builder.functions[base.function] = Function(
        "", ("$0",), (value,), scope, frame.function, -1, start, end, labels=("",)
    )
    return Lambda(base.function, start)


def read_empty_collection(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`[String: Any]()`, `[Int](x)`"""
    arguments = arguments_of(swift(reader), _suffix(node), frame)
    if arguments:
        return arguments[0].value
    kinds = {child.type for child in node.named_children}
    return Object((), reader.at(node)) if "dictionary_literal" in kinds else Array((), reader.at(node))


def read_call(reader: Reader, node: Node, frame: Frame) -> Expression:
    first = node.named_children[0] if node.named_children else None
    if first is None or first.type == "call_suffix":
        reader.within(node, frame)
        return Unknown(node.type, reader.at(node))
    return read_empty_collection(reader, node, frame) if _is_collection(first) else read_chain(reader, node, frame)


def read_construction(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`Box<Int>(x)`, `Array<Int>()`"""
    own = swift(reader)
    kind = node.child_by_field_name("constructed_type")
    start = reader.at(node)
    suffix = next((part for part in node.named_children if part.type == "constructor_suffix"), None)
    text = own.plain(kind).split("<")[0]
    if text in ("Dictionary", "Array", "Set") or kind is None or kind.type in ("array_type", "dictionary_type"):
        arguments = arguments_of(own, suffix, frame)
        if arguments:
            return arguments[0].value
        is_map = text == "Dictionary" or (kind is not None and kind.type == "dictionary_type")
        return Object((), start) if is_map else Array((), start)
    number = reader.builder.reserve_call()
    names = type_path(own, kind) or tuple(text.split("."))
    callee = class_named(own, names, frame, start)
    arguments = arguments_of(own, suffix, frame)
    return reader.builder.call(Call(callee, arguments, "new", *reader.span(node), number), frame)
