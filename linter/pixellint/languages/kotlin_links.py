"""Chains of fields, calls and subscripts in Kotlin, taken apart into links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_arguments import trailing_lambda
from pixellint.languages.kotlin_containers import CONTAINERS
from pixellint.languages.kotlin_expressions import operator_of
from pixellint.languages.kotlin_reader import KotlinReader, child_of, parts_of
from pixellint.languages.kotlin_scopes import FREE, SCOPED
from pixellint.languages.kotlin_state import UPDATING, copies
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Expression

if TYPE_CHECKING:
    from tree_sitter import Node

SAME = frozenset(
    "asStateFlow asSharedFlow asLiveData orEmpty toMap toMutableMap toList toMutableList toSet toMutableSet toTypedArray "
    "asSequence asIterable asReversed collectAsState collectAsStateWithLifecycle observeAsState requireNotNull "
    "checkNotNull".split()
)
"""calls without effect on what a value holds"""
_ROOTS = frozenset(
    "android androidx com de dev edu gov io java javax kotlin kotlinx me net okhttp3 org retrofit2 uk us".split()
)
"""how names of packages begin"""


class Link(NamedTuple):
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


def package_of(reader: KotlinReader, base: Node | None, links: list[Link], frame: Frame) -> Expression | None:
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


def link_of(node: Node) -> tuple[Link | None, Node | None]:
    """The outermost link of a chain, and the rest of it; no rest where an unqualified name is called."""
    parts = parts_of(node)
    if not parts:
        return None, node
    if node.type == "call_expression":
        return _call_link(node, parts)
    if node.type == "navigation_expression":
        kind = "field" if child_of(node, "::") is None else "reference"
        return Link(node, kind, parts[-1] if len(parts) > 1 else None), parts[0]
    if node.type == "index_expression":
        return Link(node, "subscript"), parts[0]
    if node.type == "unary_expression" and operator_of(node) == "!!":
        return Link(node, "kept"), parts[0]
    return None, node


def _call_link(node: Node, parts: list[Node]) -> tuple[Link, Node | None]:
    callee, given, block = parts[0], child_of(node, "value_arguments"), trailing_lambda(node)
    types = child_of(node, "type_arguments")
    if block is not None and given is None and callee.type == "call_expression" and trailing_lambda(callee) is None:
        inner = parts_of(callee)
        given, types = child_of(callee, "value_arguments"), child_of(callee, "type_arguments")
        callee = inner[0] if inner else callee
    link = Link(node, "call", None, given, types, block)
    if callee.type == "identifier":
        return link._replace(name=callee), None
    if callee.type == "navigation_expression" and child_of(callee, "::") is None:
        inner = parts_of(callee)
        if len(inner) > 1 and inner[-1].type == "identifier":
            safe = child_of(callee, "?.") is not None
            return link._replace(name=inner[-1], safe=safe), inner[0]
    return link, callee


def is_special(reader: KotlinReader, link: Link, inner: Node | None, frame: Frame) -> bool:
    """Whether a call is read in another way than as a call."""
    if link.name is None:
        return False
    name = reader.text(link.name)
    if inner is not None:
        if name in SCOPED:
            return link.block is not None or handed(link) is not None
        if name == "copy":
            return link.block is None and copies(link.given)
        if name in UPDATING:
            return link.block is not None and link.given is None
        return name in SAME and link.given is not None and not parts_of(link.given)
    if name in SAME:
        return link.given is not None and len(parts_of(link.given)) == 1 and not reader.knows(name, frame)
    if name in CONTAINERS:
        return not reader.knows(name, frame) or reader.is_library(name)
    return name in FREE and link.block is not None and not reader.knows(name, frame)


def handed(link: Link) -> Node | None:
    """The function reference or lambda handed in parentheses to a scope function: `x.let(::send)`."""
    listed = parts_of(link.given) if link.given is not None else []
    inner = parts_of(listed[0]) if len(listed) == 1 else []
    references = ("callable_reference", "lambda_literal", "navigation_expression")
    return inner[0] if len(inner) == 1 and inner[0].type in references else None
