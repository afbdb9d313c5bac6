"""Calls of Kotlin, and the chains of fields, calls and subscripts they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import arguments_of, trailing_lambda
from pixellint.languages.kotlin_containers import CONTAINERS, key_of
from pixellint.languages.kotlin_expressions import operator_of, prefixed
from pixellint.languages.kotlin_reader import KotlinReader, child_of, kotlin, parts_of
from pixellint.languages.kotlin_scopes import FREE, SCOPED, Block
from pixellint.languages.kotlin_types import instance_of
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import Argument, Call, Choice, Entry, Expression, Literal, Member, Name, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_SAME = frozenset(
    "asStateFlow asSharedFlow asLiveData orEmpty toMap toMutableMap toList toMutableList toSet toMutableSet toTypedArray "
    "asSequence asIterable asReversed collectAsState collectAsStateWithLifecycle observeAsState requireNotNull "
    "checkNotNull".split()
)
"""calls without effect on what a value holds"""
_ROOTS = frozenset(
    "android androidx com de dev edu gov io java javax kotlin kotlinx me net okhttp3 org retrofit2 uk us".split()
)
"""how names of packages begin"""
_GIVING = ("get", "retrieve", "inject", "resolve", "create", "from", "provide", "of", "instance")
"""how functions that give an instance of a class handed to them begin"""
_CLASS_PARTS = frozenset({"java", "javaObjectType", "kotlin", "Companion"})


class _Link(NamedTuple):
    """One step of a chain. `name` is the method's or field's, None where a value itself is called or subscripted; `block` the
    call's trailing lambda; `number` that of a plain call, -1 for all that is read in another way."""

    node: Node
    kind: str
    name: Node | None = None
    given: Node | None = None
    types: Node | None = None
    block: Node | None = None
    safe: bool = False
    number: int = -1
    built: bool = False
    """whether it makes an instance of the value itself: `com.vendor.Client()`"""


def read_chain(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`a.b(c)?.d[e]!!.f { }`: from the outside in to find the links, then from the inside out to read them."""
    own = kotlin(reader)
    links: list[_Link] = []
    signs: list[Node] = []
    current: Node | None = node
    while current is not None:
        link, inner = _link(current)
        if link is None:
            if current.type != "unary_expression" or not links:
                break
            signs.append(current)  # a prefix, which stands for all of the chain
            current = current.child_by_field_name("argument")
            continue
        if link.kind == "call" and not _is_special(own, link, inner, frame):
            link = link._replace(number=reader.builder.reserve_call())
        links.append(link)
        current = inner
    packaged = _package(own, current, links, frame)
    value = packaged or (reader.expression(current, frame) if current is not None else None)
    for link in reversed(links):
        value = _LINKS[link.kind](own, link, value, frame)
    for sign in signs:
        value = prefixed(reader, sign, value) if value is not None else None
    return value if value is not None else Unknown(node.type, reader.at(node))


def _package(reader: KotlinReader, base: Node | None, links: list[_Link], frame: Frame) -> Expression | None:
    """`com.vendor.Client` at the beginning of a chain, whose links are then taken away."""
    if base is None or base.type != "identifier" or len(links) < 2 or not links[-1].name:
        return None
    path = [reader.text(base)]
    if path[0] not in _ROOTS or reader.knows(path[0], frame):
        return None
    taken = 0
    for link in reversed(links):
        if link.name is None or link.kind not in ("field", "call"):
            return None
        path.append(reader.text(link.name))
        taken += link.kind == "field"
        if path[-1][:1].isupper():
            break
        if link.kind == "call":
            return None
    if not path[-1][:1].isupper() or len(path) < 3:
        return None
    called = links[len(links) - taken - 1] if taken < len(links) else None
    if called is not None and called.name is not None and reader.text(called.name) == path[-1]:
        links[len(links) - taken - 1] = called._replace(name=None, built=True)
    del links[len(links) - taken :]
    return reader.qualified(path, frame, reader.at(base))


def _link(node: Node) -> tuple[_Link | None, Node | None]:
    """The outermost link of a chain, and the rest of it; no rest where an unqualified name is called."""
    parts = parts_of(node)
    if not parts:
        return None, node
    if node.type == "call_expression":
        return _call_link(node, parts)
    if node.type == "navigation_expression":
        if child_of(node, "::") is not None:
            return _Link(node, "reference", parts[-1] if len(parts) > 1 else None), parts[0]
        return _Link(node, "field", parts[-1] if len(parts) > 1 else None), parts[0]
    if node.type == "index_expression":
        return _Link(node, "subscript"), parts[0]
    if node.type == "unary_expression" and operator_of(node) == "!!":
        return _Link(node, "kept"), parts[0]
    return None, node


def _call_link(node: Node, parts: list[Node]) -> tuple[_Link, Node | None]:
    callee, given, block = parts[0], child_of(node, "value_arguments"), trailing_lambda(node)
    types = child_of(node, "type_arguments")
    if block is not None and given is None and callee.type == "call_expression" and trailing_lambda(callee) is None:
        inner = parts_of(callee)
        given, types = child_of(callee, "value_arguments"), child_of(callee, "type_arguments")
        callee = inner[0] if inner else callee
    link = _Link(node, "call", None, given, types, block)
    if callee.type == "identifier":
        return link._replace(name=callee), None
    if callee.type == "navigation_expression" and child_of(callee, "::") is None:
        inner = parts_of(callee)
        if len(inner) > 1 and inner[-1].type == "identifier":
            safe = child_of(callee, "?.") is not None
            return link._replace(name=inner[-1], safe=safe), inner[0]
    return link, callee


def _is_special(reader: KotlinReader, link: _Link, inner: Node | None, frame: Frame) -> bool:
    """Whether a call is read in another way than as a call."""
    if link.name is None:
        return False
    name = reader.text(link.name)
    if inner is not None:
        if name in SCOPED:
            return link.block is not None or _handed(link) is not None
        return (name in _SAME or name == "copyOf") and link.given is not None and not parts_of(link.given)
    if name in _SAME:
        return link.given is not None and len(parts_of(link.given)) == 1 and not reader.knows(name, frame)
    known = name in CONTAINERS or (name in FREE and link.block is not None)
    return known and not reader.knows(name, frame)


def _handed(link: _Link) -> Node | None:
    """The function reference or lambda handed in parentheses to a scope function: `x.let(::send)`."""
    listed = parts_of(link.given) if link.given is not None else []
    inner = parts_of(listed[0]) if len(listed) == 1 else []
    references = ("callable_reference", "lambda_literal", "navigation_expression")
    return inner[0] if len(inner) == 1 and inner[0].type in references else None


def _called(reader: KotlinReader, link: _Link, value: Expression | None, frame: Frame) -> Expression:
    if link.number < 0:
        return _special(reader, link, value, frame)
    start, end = reader.span(link.node)
    name = reader.text(link.name).strip("`") if link.name is not None else ""
    callee = _callee(reader, link, name, value, frame)
    kind = "new" if name[:1].isupper() or link.built else "call"
    arguments = arguments_of(reader, link.given, Block(name, link.block, name), frame)
    call = reader.builder.call(Call(callee, arguments, kind, start, end, link.number), frame)
    if value is None and len(arguments) > 1 and reader.collected and not reader.knows(name, frame):
        key = key_of(reader, arguments[0].value)
        if key != "*":
            reader.collected[-1].append(Entry(key, arguments[1].value, start))
    return call if kind == "new" else _of_class(reader, link, name, call, frame)


def _callee(reader: KotlinReader, link: _Link, name: str, value: Expression | None, frame: Frame) -> Expression:
    at = reader.at(link.name if link.name is not None else link.node)
    if value is None:
        return reader.resolve(name, frame, at, called=not name[:1].isupper()).value
    if link.name is None or name == "invoke":
        return value
    member = Member(value, name, at)
    if name in reader.outline.extensions:
        return Choice((member, reader.extension(name, frame, at)), None, at)
    return member


def _of_class(reader: KotlinReader, link: _Link, name: str, call: Call, frame: Frame) -> Expression:
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


def _special(reader: KotlinReader, link: _Link, value: Expression | None, frame: Frame) -> Expression:
    name = reader.text(link.name) if link.name is not None else ""
    if value is None:
        if name in _SAME:
            given = arguments_of(reader, link.given, None, frame)
            return given[0].value if given else Unknown(name, reader.at(link.node))
        if name in CONTAINERS:
            return CONTAINERS[name](reader, link.node, link.given, frame)
        return FREE[name](reader, Block(name, link.block, name), link.given, frame)
    if name not in SCOPED:
        return value
    handed = _handed(link)
    if link.block is None and handed is not None and handed.type != "lambda_literal":
        return _passed(reader, link, name, value, frame)
    guards = (value,) if link.safe else ()
    return SCOPED[name](reader, Block(name, link.block or handed, name), value, guards, frame)


def _passed(reader: KotlinReader, link: _Link, name: str, value: Expression, frame: Frame) -> Expression:
    """`x.let(::send)` is `send(x)`."""
    number = reader.builder.reserve_call()
    callee = reader.expression(_handed(link), frame)
    kind = "new" if isinstance(callee, Name) and callee.name[:1].isupper() else "call"
    call = Call(callee, (Argument(value),), kind, *reader.span(link.node), number)
    reader.builder.call(call, frame)
    return value if name in ("also", "apply", "takeIf", "takeUnless") else call


def _field(reader: KotlinReader, link: _Link, value: Expression | None, frame: Frame) -> Expression:
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


def _reference(reader: KotlinReader, link: _Link, value: Expression | None, frame: Frame) -> Expression:
    """`Foo::bar`, `Foo::class`"""
    name = reader.text(link.name) if link.name is not None else "class"
    if value is None:
        return Unknown("reference", reader.at(link.node))
    return value if name == "class" else Member(value, name, reader.at(link.name or link.node))


def _subscript(reader: KotlinReader, link: _Link, value: Expression | None, frame: Frame) -> Expression:
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


def _kept(reader: KotlinReader, link: _Link, value: Expression | None, frame: Frame) -> Expression:
    return value if value is not None else Unknown("value", reader.at(link.node))


_LINKS = {"call": _called, "field": _field, "reference": _reference, "subscript": _subscript, "kept": _kept}


def infix_call(reader: KotlinReader, node: Node, frame: Frame) -> Expression:
    """`a f b` is `a.f(b)`."""
    left, name, right = parts_of(node)[:3]
    number = reader.builder.reserve_call()
    callee = _callee(reader, _Link(node, "call", name), reader.text(name), reader.expression(left, frame), frame)
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
    link = _Link(node, "call", parts[-1] if qualified else callee, block=right, number=number)
    call = _called(own, link, value, frame)
    made = own.instance(reader.text(kind), frame, reader.at(kind))
    return own.either(call, made) if kind.type == "identifier" else call


CALLS: dict[str, ReadExpression] = {
    **dict.fromkeys(("call_expression", "navigation_expression", "index_expression"), read_chain),
}
