"""Calls of Kotlin, and the chains of fields, calls and subscripts they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import arguments_of
from pixellint.languages.kotlin_containers import CONTAINERS, key_of
from pixellint.languages.kotlin_expressions import operator_of, prefixed
from pixellint.languages.kotlin_links import SAME, Link, handed, is_special, link_of, package_of
from pixellint.languages.kotlin_reader import KotlinReader, child_of, kotlin, parts_of
from pixellint.languages.kotlin_scopes import FREE, SCOPED, Block
from pixellint.languages.kotlin_state import UPDATING, enter_put, read_copy, read_update
from pixellint.languages.kotlin_types import instance_of
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import Argument, Call, Choice, Entry, Expression, Literal, Member, Name, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_GIVING = ("get", "retrieve", "inject", "resolve", "create", "from", "provide", "of", "instance")
"""how functions that give an instance of a class handed to them begin"""
_CLASS_PARTS = frozenset({"java", "javaObjectType", "kotlin", "Companion"})


def read_chain(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`a.b(c)?.d[e]!!.f { }`: from the outside in to find the links, then from the inside out to read them."""
    own = kotlin(reader)
    links: list[Link] = []
    signs: list[Node] = []
    current: Node | None = node
    while current is not None:
        link, inner = link_of(current)
        if link is None:
            if current.type != "unary_expression" or not links:
                break
            signs.append(current)  # a prefix, which stands for all of the chain
            current = current.child_by_field_name("argument")
            continue
        if link.kind == "call" and not is_special(own, link, inner, frame):
            link = link._replace(number=reader.builder.reserve_call())
        links.append(link)
        current = inner
    packaged = package_of(own, current, links, frame)
    value = packaged or (reader.expression(current, frame) if current is not None else None)
    for link in reversed(links):
        value = _LINKS[link.kind](own, link, value, frame)
    for sign in signs:
        value = prefixed(reader, sign, value) if value is not None else None
    return value if value is not None else Unknown(node.type, reader.at(node))


def _called(reader: KotlinReader, link: Link, value: Expression | None, frame: Frame) -> Expression:
    if link.number < 0:
        return _special(reader, link, value, frame)
    start, end = reader.span(link.node)
    name = reader.text(link.name).strip("`") if link.name is not None else ""
    callee = _callee(reader, link, name, value, frame)
    kind = "new" if name[:1].isupper() or link.built else "call"
    arguments = arguments_of(reader, link.given, Block(link.block, name, value), frame)
    call = reader.builder.call(Call(callee, arguments, kind, start, end, link.number), frame)
    enter_put(reader, name, value, call, frame)
    if value is None and len(arguments) > 1 and reader.collected and not reader.knows(name, frame):
        key = key_of(reader, arguments[0].value)
        if key != "*":
            reader.collected[-1].append(Entry(key, arguments[1].value, start))
    return call if kind == "new" else _of_class(reader, link, name, call, frame)


def _callee(reader: KotlinReader, link: Link, name: str, value: Expression | None, frame: Frame) -> Expression:
    at = reader.at(link.name if link.name is not None else link.node)
    if value is None:
        return reader.resolve(name, frame, at, called=not name[:1].isupper()).value
    if link.name is None or name == "invoke":
        return value
    member = Member(value, name, at)
    if name in reader.outline.extensions:
        return Choice((member, reader.extension(name, frame, at)), None, at)
    return member


def _of_class(reader: KotlinReader, link: Link, name: str, call: Call, frame: Frame) -> Expression:
    """A call that names the class of what it gives: `get<T>()`, `retrieve(T::class.java)`."""
    if link.types is not None:
        listed = [child for child in link.types.named_children if child.type == "type_projection"]
        made = instance_of(reader, listed[0], frame) if len(listed) == 1 else None
        if made is not None:
            return reader.either(call, made)
    if name.startswith(_GIVING) and link.given is not None and parts_of(link.given):
        last = reader.text(parts_of(link.given)[-1])
        label, _, rest = last.partition("::class")
        if rest in ("", ".java") and label != last and label[:1].isupper() and label.isidentifier():
            return reader.either(call, reader.instance(label, frame, call.at))
    return call


def _special(reader: KotlinReader, link: Link, value: Expression | None, frame: Frame) -> Expression:
    name = reader.text(link.name) if link.name is not None else ""
    if value is None:
        if name in SAME:
            given = arguments_of(reader, link.given, None, frame)
            return given[0].value if given else Unknown(name, reader.at(link.node))
        if name in CONTAINERS:
            return CONTAINERS[name](reader, link.node, link.given, frame)
        return FREE[name](reader, Block(link.block, name), link.given, frame)
    if name == "copy":
        return read_copy(reader, link.node, link.given, value, frame)
    if name in UPDATING:
        return read_update(reader, Block(link.block, name), value, frame)
    if name not in SCOPED:
        return value
    function = handed(link)
    if link.block is None and function is not None and function.type != "lambda_literal":
        return _passed(reader, link, name, value, frame)
    guards = (value,) if link.safe else ()
    return SCOPED[name](reader, Block(link.block or function, name), value, guards, frame)


def _passed(reader: KotlinReader, link: Link, name: str, value: Expression, frame: Frame) -> Expression:
    """`x.let(::send)` is `send(x)`."""
    number = reader.builder.reserve_call()
    callee = reader.expression(handed(link), frame)
    kind = "new" if isinstance(callee, Name) and callee.name[:1].isupper() else "call"
    call = Call(callee, (Argument(value),), kind, *reader.span(link.node), number)
    reader.builder.call(call, frame)
    return value if name in ("also", "apply", "takeIf", "takeUnless") else call


def _field(reader: KotlinReader, link: Link, value: Expression | None, frame: Frame) -> Expression:
    if value is None or link.name is None:
        return value or Unknown("field", reader.at(link.node))
    name, at = reader.text(link.name).strip("`"), reader.at(link.name)
    if name in _CLASS_PARTS:
        inner = parts_of(link.node)[0]
        if name == "Companion" or (inner.type == "navigation_expression" and child_of(inner, "::") is not None):
            return value
    if name in ("simpleName", "qualifiedName", "canonicalName") and isinstance(value, Name):
        return Literal(value.name, "string", *reader.span(link.node))
    member = Member(value, name, at)
    if name in reader.outline.extensions and not name[:1].isupper():
        return Choice((member, reader.extension(name, frame, at)), None, at)
    return member


def _reference(reader: KotlinReader, link: Link, value: Expression | None, frame: Frame) -> Expression:
    """`Foo::bar`, `Foo::class`"""
    name = reader.text(link.name) if link.name is not None else "class"
    if value is None:
        return Unknown("reference", reader.at(link.node))
    return value if name == "class" else Member(value, name, reader.at(link.name or link.node))


def _subscript(reader: KotlinReader, link: Link, value: Expression | None, frame: Frame) -> Expression:
    at = reader.at(link.node)
    keys = [reader.expression(child, frame) for child in parts_of(link.node)[1:]]
    if value is None or not keys:
        return value or Unknown("subscript", at)
    text = reader.text(link.node)
    label = text[text.rfind("[") + 1 :].partition("::class")[0]
    if "::class" in text[text.rfind("[") :] and label.isidentifier():
        return reader.either(Member(value, "*", at, keys[0]), reader.instance(label, frame, at))
    key = keys[0]
    return Member(value, key.value, at) if isinstance(key, Literal) else Member(value, "*", at, key)


def _kept(reader: KotlinReader, link: Link, value: Expression | None, frame: Frame) -> Expression:
    return value if value is not None else Unknown("value", reader.at(link.node))


_LINKS = {"call": _called, "field": _field, "reference": _reference, "subscript": _subscript, "kept": _kept}


def infix_call(reader: KotlinReader, node: Node, frame: Frame) -> Expression:
    """`a f b` is `a.f(b)`."""
    left, name, right = parts_of(node)[:3]
    number = reader.builder.reserve_call()
    callee = _callee(reader, Link(node, "call", name), reader.text(name), reader.expression(left, frame), frame)
    call = Call(callee, (Argument(reader.expression(right, frame)),), "call", *reader.span(node), number)
    return reader.builder.call(call, frame)


def misread_generic(reader: Reader, node: Node, left: Node, right: Node, frame: Frame) -> Expression | None:
    """`single<Tracker> { .. }`, which the grammar takes for two comparisons; None when it is not that."""
    if left.type != "binary_expression" or operator_of(left) != "<":
        return None
    callee, kind = left.child_by_field_name("left"), left.child_by_field_name("right")
    if callee is None or kind is None or callee.type not in ("identifier", "navigation_expression"):
        return None
    own = kotlin(reader)
    number = reader.builder.reserve_call()
    parts = parts_of(callee)
    qualified = callee.type == "navigation_expression" and len(parts) > 1
    value = reader.expression(parts[0], frame) if qualified else None
    link = Link(node, "call", parts[-1] if qualified else callee, block=right, number=number)
    call = _called(own, link, value, frame)
    made = own.instance(reader.text(kind), frame, reader.at(kind))
    return own.either(call, made) if kind.type == "identifier" else call


CALLS: dict[str, ReadExpression] = {
    **dict.fromkeys(("call_expression", "navigation_expression", "index_expression"), read_chain),
}
