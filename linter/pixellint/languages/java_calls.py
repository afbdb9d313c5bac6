"""Calls, constructions and fields of Java. Chains are read without recursion: builders may be hundreds of calls long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.java_classes import body_parts, read_anonymous
from pixellint.languages.java_functions import arguments_of, parts_of
from pixellint.languages.java_known import NAMES, container_of, known_call
from pixellint.languages.java_reader import JavaReader, first_class
from pixellint.languages.java_types import made, type_words
from pixellint.model.unit import Array, Binding, Call, Choice, Expression, Literal, Member, Name, This, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_LINKS = {"method_invocation": "object", "field_access": "object", "array_access": "array"}
"""what a chain is made of -> the field that holds the rest of it"""
_GIVES = ("get", "create", "inject", "retrieve", "resolve", "provide", "from", "find", "obtain")
"""how methods begin that give an instance of the class they are told"""


def read_chain(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """`a.b().c[0].d()`"""
    links: list[tuple[Node, int]] = []
    current: Node | None = node
    while current is not None and current.type in _LINKS:
        whole = _dotted(reader, current, frame) if _may_be_dotted(current, links) else None
        if whole is not None:
            break
        number = reader.builder.reserve_call() if current.type == "method_invocation" else -1
        links.append((current, number))
        current = current.child_by_field_name(_LINKS[current.type])
    else:
        whole = reader.expression(current, frame) if current is not None else None
    for link, number in reversed(links):
        whole = _link(reader, link, whole, number, frame)
    return whole if whole is not None else Unknown("missing", reader.at(node))


def _may_be_dotted(node: Node, links: list[tuple[Node, int]]) -> bool:
    """Whether a dotted name may end here: not within one that has been looked at, but for `Outer.this`."""
    if node.type != "field_access":
        return False
    if not links or links[-1][0].type != "field_access":
        return True
    field = node.child_by_field_name("field")
    return field is not None and field.type == "this"


def _dotted(reader: JavaReader, node: Node, frame: Frame) -> Expression | None:
    """`a.b.Foo.bar`: a class told with its package; `Outer.this`."""
    words: list[str] = []
    current: Node | None = node
    while current is not None and current.type == "field_access":
        field = current.child_by_field_name("field")
        if field is None:
            return None
        words.append(reader.text(field))
        current = current.child_by_field_name("object")
    if current is None or current.type != "identifier":
        return None
    words = [reader.text(current), *reversed(words)]
    if words[-1] == "this":
        owner = reader.owner_named(words[-2], frame)
        return This(owner if owner >= 0 else frame.owner, reader.at(node))
    first = first_class(words)
    if first < 1 or (first == 1 and words[1].isupper() and len(words[1]) > 1) or not all(map(str.isidentifier, words)):
        return None
    return None if reader.knows(words[0], frame) else reader.path(words, frame, reader.at(current))


def _link(reader: JavaReader, node: Node, held: Expression | None, number: int, frame: Frame) -> Expression:
    if node.type == "array_access":
        index = reader.expression(node.child_by_field_name("index"), frame)
        owner = held if held is not None else Unknown("missing", reader.at(node))
        key = index.value if isinstance(index, Literal) else "*"
        return Member(owner, key, reader.at(node), None if isinstance(index, Literal) else index)
    if node.type == "field_access":
        return _field(reader, node, held, frame)
    return _invocation(reader, node, held, number, frame)


def _field(reader: JavaReader, node: Node, held: Expression | None, frame: Frame) -> Expression:
    label = node.child_by_field_name("field")
    if label is None or held is None:
        return Unknown("field", reader.at(node))
    key, at = reader.text(label), reader.at(label)
    if isinstance(held, Name) and held.name[:1].isupper():
        facade = _of_facade(reader, held, key, frame)
        if facade is not None:
            return facade
        if key == "Companion":
            return held
        if key == "INSTANCE":  # an object of Kotlin is its class
            return Choice((Member(held, key, at), held), None, at)
    return Member(held, key, at)


def _of_facade(reader: JavaReader, held: Name, key: str, frame: Frame) -> Expression | None:
    """`TrackingKt.track`: a function that stands in Tracking.kt outside of any class."""
    if len(held.name) < 3 or not held.name.endswith("Kt"):
        return None
    local = held.name
    specifier = reader.packages.get(local) or (local.split("#")[0] if "#" in local else reader.package)
    return reader.elsewhere(specifier, key, frame, held.at)


def _invocation(reader: JavaReader, node: Node, held: Expression | None, number: int, frame: Frame) -> Expression:
    label = node.child_by_field_name("name")
    key = reader.named(label)
    at = reader.at(label) if label is not None else reader.at(node)
    if any(child.type == "super" for child in node.children):
        held = _super(reader, frame, at)
    callee = _callee(reader, held, key, at, frame)
    given = node.child_by_field_name("arguments")
    arguments = arguments_of(reader, given, frame)
    call = reader.builder.call(Call(callee, arguments, "call", *reader.span(node), number), frame)
    known = _told_name(reader, node, call) or known_call(reader, call, frame)
    return known if known is not None else _given_class(reader, call, key, given, frame)


def _callee(reader: JavaReader, held: Expression | None, key: str, at: int, frame: Frame) -> Expression:
    if held is None:
        return reader.resolved(key, frame, at, True)
    facade = _of_facade(reader, held, key, frame) if isinstance(held, Name) else None
    return Member(held, key, at) if facade is None else facade


def _told_name(reader: JavaReader, node: Node, call: Call) -> Literal | None:
    """`Foo.class.getSimpleName()`"""
    owner = node.child_by_field_name("object")
    if owner is None or owner.type != "class_literal" or not isinstance(call.callee, Member):
        return None
    words = type_words(reader, owner.named_children[0]) if owner.named_children else []
    return Literal(words[-1], "string", call.at, call.end) if words and call.callee.key in NAMES else None


def _given_class(reader: JavaReader, call: Call, key: str, given: Node | None, frame: Frame) -> Expression:
    """`retrieve(Foo.class)` gives a Foo."""
    last = parts_of(given)[-1:]
    if not last or last[0].type != "class_literal" or not key.startswith(_GIVES):
        return call
    words = type_words(reader, last[0].named_children[0])
    return reader.either(call, made(reader, words, frame, call.at)) if words else call


def _super(reader: JavaReader, frame: Frame, at: int) -> Expression:
    """The receiver as an instance of its superclass."""
    parent = reader.notes[frame.owner].parent if frame.owner >= 0 else ""
    return made(reader, parent.split("."), frame, at) if parent else This(frame.owner, at)


def read_super(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return _super(reader, frame, reader.at(node))


def read_constructor_call(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    """`super(a, b)` and `this(a, b)` make what they are called on."""
    number = reader.builder.reserve_call()
    label = node.child_by_field_name("constructor")
    start, end = reader.span(node)
    notes = reader.notes.get(frame.owner)
    words = [] if notes is None else [notes.name] if reader.named(label) == "this" else notes.parent.split(".")
    callee = reader.path(words, frame, start) if words and words[0] else This(frame.owner, start)
    arguments = arguments_of(reader, node.child_by_field_name("arguments"), frame)
    return reader.builder.call(Call(callee, arguments, "new", start, end, number), frame)


def read_new(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    number = reader.builder.reserve_call()
    start, end = reader.span(node)
    outer = next((child for child in node.children if child.is_named), None)
    kind = node.child_by_field_name("type")
    words = type_words(reader, kind)
    at = reader.at(kind) if kind is not None else start
    if (
        outer is not None
        and kind is not None
        and outer.id != kind.id
        and outer.type not in ("type_arguments", "marker_annotation")
    ):
        base: Expression = Member(reader.expression(outer, frame), words[-1] if words else "*", at)
    else:
        base = reader.path(words, frame, at) if words else Unknown("type", at)
    given = arguments_of(reader, node.child_by_field_name("arguments"), frame)
    body = next((child for child in node.named_children if child.type == "class_body"), None)
    if body is not None and _fills(body):
        return _filled(reader, body, Call(base, given, "new", start, end, number), frame)
    if body is not None:
        base = read_anonymous(reader, node, base, words, frame)
    call = reader.builder.call(Call(base, given, "new", start, end, number), frame)
    return container_of(call, words) or call


def _fills(body: Node) -> bool:
    """Whether the body of an anonymous class only fills the new instance: `new HashMap<>() {{ put(k, v); }}`."""
    parts = list(body_parts(body))
    return bool(parts) and all(part.type == "block" for part in parts)


def _filled(reader: JavaReader, body: Node, call: Call, frame: Frame) -> Expression:
    """The instance under a name of its own, and the calls on it."""
    reader.builder.call(call, frame)
    scope = reader.builder.scope(frame.scope, frame.function)
    name = f"new@{call.at}"
    reader.builder.bind(Binding(name, "variable", -1, -1, scope, call.at))
    filled = Name(name, scope, call.at)
    reader.builder.assign(filled, call, (call.at, reader.at(body)), frame, True)
    reader.receivers[scope] = filled
    reader.within(body, frame._replace(scope=scope))
    return filled._replace(at=call.end)


def read_array(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    return Array(tuple(reader.expression(child, frame) for child in parts_of(node)), reader.at(node))


def read_new_array(reader: JavaReader, node: Node, frame: Frame) -> Expression:
    given = node.child_by_field_name("value")
    return read_array(reader, given, frame) if given is not None else Array((), reader.at(node))
