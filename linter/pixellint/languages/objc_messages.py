"""Messages of Objective-C, with the fields, subscripts and C calls that they hang on, the innermost receiver first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.objc_foundation import RENAMED, SAME, read_known
from pixellint.languages.objc_reader import ObjcReader
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Argument, Call, Expression, Literal, Member, Name, This, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_BASES = {
    "message_expression": "receiver",
    "field_expression": "argument",
    "subscript_expression": "argument",
    "call_expression": "function",
}
"""what may stand to the left of something, and under which field its own left stands"""
_MADE = ("alloc", "allocWithZone:")


class Message(NamedTuple):
    """The parts of a message: the selector, its parts, and the arguments with the position of their part."""

    selector: str
    parts: tuple[str, ...]
    arguments: tuple[tuple[int, Node], ...]


class _Link(NamedTuple):
    """One link of a chain; `number` is that of its call, -1 if it makes none."""

    node: Node
    message: Message | None
    number: int


def message_of(reader: ObjcReader, node: Node) -> Message:
    parts: list[str] = []
    given: list[tuple[int, Node]] = []
    colons = 0
    for place, child in enumerate(node.children):
        if node.field_name_for_child(place) == "method":
            parts.append(reader.text(child))
        elif child.type == ":" and not child.is_named:
            colons += 1
            if colons > len(parts):
                parts.append("")
        elif colons and child.is_named and child.type not in ("comment", "ERROR"):
            given.append((colons - 1, child))
    selector = "".join(f"{part}:" for part in parts) if colons else "".join(parts)
    return Message(selector, tuple(parts), tuple(given))


def read_chain(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    """A message, field, subscript or C call, with everything to the left of it."""
    with reader.deeper() as allowed:
        return _chain(reader, node, frame) if allowed else Unknown("too deep", reader.at(node))


def _chain(reader: ObjcReader, node: Node, frame: Frame) -> Expression:
    links: list[_Link] = []
    current: Node | None = node
    while current is not None and current.type in _BASES:
        outer = links[-1] if links else None
        message = message_of(reader, current) if current.type == "message_expression" else None
        number = reader.builder.reserve_call() if _calls(reader, current, message, outer, frame) else -1
        links.append(_Link(current, message, number))
        current = current.child_by_field_name(_BASES[current.type])
    value = reader.expression(current, frame)
    for place in range(len(links) - 1, -1, -1):
        value = _linked(reader, value, links[place], links[place - 1] if place else None, frame)
    return value


def _calls(reader: ObjcReader, node: Node, message: Message | None, outer: _Link | None, frame: Frame) -> bool:
    """Whether a link is a call of its own, to be seen from what is written alone."""
    if message is None:
        return node.type == "call_expression"
    receiver = node.child_by_field_name("receiver")
    if receiver is None or message.selector in _MADE or _is_known(reader, receiver, message, frame):
        return False
    if message.selector == "class":
        return False
    if message.arguments or message.selector == "new" or _is_made(reader, receiver):
        return True
    statement = outer is None and node.parent is not None and node.parent.type == "expression_statement"
    above = receiver.type == "identifier" and reader.text(receiver) == "super"
    return statement or above or reader.is_class(receiver, frame)


def _is_known(reader: ObjcReader, receiver: Node, message: Message, frame: Frame) -> bool:
    return read_known(reader, message.selector, _class_name(reader, receiver)) is not None


def _is_made(reader: ObjcReader, receiver: Node) -> bool:
    return receiver.type == "message_expression" and message_of(reader, receiver).selector in _MADE


def _class_name(reader: ObjcReader, receiver: Node) -> str:
    """The class that a message goes to, also behind `alloc`; "" for anything else."""
    if receiver.type == "message_expression" and _is_made(reader, receiver):
        inner = receiver.child_by_field_name("receiver")
        return reader.text(inner) if inner is not None and inner.type == "identifier" else ""
    return reader.text(receiver) if receiver.type == "identifier" else ""


def _linked(reader: ObjcReader, value: Expression, link: _Link, outer: _Link | None, frame: Frame) -> Expression:
    node = link.node
    if node.type == "field_expression":
        return _field(reader, value, node, frame)
    if node.type == "subscript_expression":
        return subscripted(value, reader.expression(node.child_by_field_name("index"), frame), reader.at(node))
    if link.message is None:
        given = node.child_by_field_name("arguments")
        listed = [child for child in given.named_children if child.type != "comment"] if given is not None else []
        arguments = tuple(Argument(reader.expression(child, frame)) for child in listed)
        return reader.builder.call(Call(value, arguments, "call", *reader.span(node), link.number), frame)
    return _sent(reader, value, link, outer, frame)


def subscripted(value: Expression, index: Expression, at: int) -> Member:
    return Member(value, index.value, at) if isinstance(index, Literal) else Member(value, "*", at, index)


def _field(reader: ObjcReader, value: Expression, node: Node, frame: Frame) -> Expression:
    """`x.name`, `x->_name`; a field of a class is what its getter gives."""
    name = node.child_by_field_name("field")
    argument = node.child_by_field_name("argument")
    at = reader.at(name) if name is not None else reader.at(node)
    text = reader.named(name)
    if any(child.type == "->" for child in node.children) and isinstance(value, This) and value.owner in reader.known:
        text = reader.known[value.owner].fields.get(text, text.removeprefix("_"))
    found = Member(value, text, at)
    if isinstance(value, Name) and argument is not None and reader.is_class(argument, frame):
        return Call(found, (), "call", *reader.span(node), -1)
    return found


def _sent(reader: ObjcReader, value: Expression, link: _Link, outer: _Link | None, frame: Frame) -> Expression:
    """A message to a value."""
    node, message, number = link
    if message is None:
        return value
    receiver = node.child_by_field_name("receiver")
    start, end = reader.span(node)
    if message.selector in _MADE:
        made = _as_class(reader, value, frame)
        initialised = outer is not None and outer.message is not None and outer.number >= 0
        known = outer is not None and outer.message is not None
        return made if initialised or known else Call(made, (), "new", start, end, -1)
    if receiver is not None:
        read = read_known(reader, message.selector, _class_name(reader, receiver))
        if read is not None:
            return read(reader, value, message, node, frame)
    if number < 0:
        if message.selector == "class":
            return _as_class(reader, value, frame)
        return value if message.selector in SAME else Member(value, message.parts[0] if message.parts else "*", start)
    arguments = arguments_of(reader, message, frame)
    if message.selector == "new" or (receiver is not None and _is_made(reader, receiver)):
        return reader.builder.call(Call(_as_class(reader, value, frame), arguments, "new", start, end, number), frame)
    return _called(reader, Call(value, arguments, "call", start, end, number), message, frame)


def _called(reader: ObjcReader, call: Call, message: Message, frame: Frame) -> Expression:
    """A message as a call of the member named like the first part of its selector."""
    value, arguments = call.callee, call.arguments
    name = message.parts[0] if message.parts else "*"
    if message.selector in RENAMED:
        name, order = RENAMED[message.selector]
        arguments = tuple(Argument(arguments[place].value) for place in order if place < len(arguments))
    known = reader.known.get(frame.owner)
    above = known is not None and isinstance(value, Call) and value.number < 0 and value.callee == known.superclass
    if above and name.startswith("init"):
        return reader.builder.call(call._replace(callee=value.callee, kind="new"), frame)  # type: ignore[union-attr]
    entered = reader.builder.call(call._replace(callee=Member(value, name, value.at), arguments=arguments), frame)
    _as_setter(reader, value, name, entered, frame)
    return entered


def _as_setter(reader: ObjcReader, value: Expression, name: str, call: Call, frame: Frame) -> None:
    """`[x setName:y]` writes x.name as well."""
    base = value
    while isinstance(base, Member):
        base = base.object
    place = isinstance(base, This) or (isinstance(base, Name) and not base.name[:1].isupper())
    if place and len(call.arguments) == 1 and name[:3] == "set" and name[3:4].isupper():
        target = Member(value, name[3].lower() + name[4:], call.at)
        reader.builder.assign(target, call.arguments[0].value, (call.at, call.end), frame)


def arguments_of(reader: ObjcReader, message: Message, frame: Frame) -> tuple[Argument, ...]:
    """The arguments; each but the first is labelled with its part of the selector, further ones of a part are not."""
    found: list[Argument] = []
    last = -1
    for part, node in message.arguments:
        label = message.parts[part] if part > 0 and part != last and part < len(message.parts) else ""
        found.append(Argument(reader.expression(node, frame), label))
        last = part
    return tuple(found)


def _as_class(reader: ObjcReader, value: Expression, frame: Frame) -> Expression:
    """The class that a value stands for as the receiver of `alloc` or `class`."""
    if isinstance(value, This):
        return reader.own_class(frame, value.at)
    return value
