"""Queries that code gives the page's address: `router.push('/find?q=' + term)`, `location.search = ...`, `setSearchParams`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.facts import algebra
from pixellint.facts.guard_words import called
from pixellint.facts.values import Values
from pixellint.model.flows import Constant, GlobalRef, Held, ImportRef, Leaf, Leaves, Published, Returned
from pixellint.model.unit import Call, Expression, Join, Literal, Member, Name

_MOVES = {
    "push": 0, "replace": 0, "navigate": 0, "navigateTo": 0, "navigateByUrl": 0, "assign": 0, "redirect": 0, "visit": 0,
    "pushState": 2, "replaceState": 2, "setSearchParams": 0,
}  # fmt: skip
"""what leads to another address or changes it -> the position of the address among its arguments"""
_MOVERS = frozenset(("router", "$router", "history", "location", "navigate", "navigator", "nav", "useRouter", "useHistory"))
"""what `push` and `replace` are methods of where they lead elsewhere"""
_SHARED = frozenset(("push", "replace", "assign", "redirect", "visit"))
_ADDRESS = frozenset(("href", "search", "location"))
_QUERIES = frozenset(("query", "queryParams", "search"))
"""keys of the query in a description of an address"""
_PARAMETERS = frozenset(("URLSearchParams", "createSearchParams"))
_KEY = re.compile(r"[?&]([\w.-]{1,40})=$")
_OPEN = re.compile(r"[?&]$")


def queries(values: Values) -> Iterator[Published]:
    """Every parameter of a query that is not fixed, with its value."""
    for site in values.unit.calls:
        call, name = site.call, called(site.call)
        position = _MOVES.get(name, -1)
        if call.kind == "call" and 0 <= position < len(call.arguments) and _moves(call, name):
            for key, value in _query(values, call.arguments[position].value, name == "setSearchParams"):
                yield Published("address", values.span(call.at, call.end), key, value)
            yield from _navigated(values, call, name)
    for assignment in values.unit.assignments:
        if _is_address(assignment.target):
            for key, value in _query(values, assignment.value, False):
                yield Published("address", values.span(assignment.at, assignment.end), key, value)


def _navigated(values: Values, call: Call, name: str) -> Iterator[Published]:
    """`router.navigate(['/find'], { queryParams: { q: term } })`"""
    if name == "navigate" and len(call.arguments) > 1:
        for key, value in _described(values, values.leaves(call.arguments[1].value)):
            yield Published("address", values.span(call.at, call.end), key, value)


def _moves(call: Call, name: str) -> bool:
    """Whether a call leads to another address: `push` is a method of lists too."""
    callee = call.callee
    if name not in _SHARED:
        return True
    if not isinstance(callee, Member):
        return name == "redirect"
    holder = callee.object
    last = holder.key if isinstance(holder, Member) else holder.name if isinstance(holder, Name) else ""
    return last in _MOVERS or (isinstance(holder, Call) and called(holder) in _MOVERS)


def _is_address(target: Expression) -> bool:
    """`location.search`, `window.location.href`, `window.location`"""
    if not isinstance(target, Member) or target.key not in _ADDRESS:
        return False
    holder = target.object
    last = holder.key if isinstance(holder, Member) else holder.name if isinstance(holder, Name) else ""
    return last == ("window" if target.key == "location" else "location")


def _query(values: Values, expression: Expression, whole: bool) -> Iterator[tuple[str, Leaves]]:
    """The parameters in an address; `whole`: the expression is the query itself."""
    if isinstance(expression, Join):
        yield from _joined(values, expression)
        return
    leaves = values.leaves(expression)
    yield from _described(values, leaves)
    yield from _built(leaves)
    if whole:
        yield from _by_key(leaves)


def _joined(values: Values, join: Join) -> Iterator[tuple[str, Leaves]]:
    """The parts of a text that stand behind `?q=`, and those that are queries put together elsewhere."""
    before = ""
    for part in join.parts:
        if isinstance(part, Literal):
            before = part.value
            continue
        named = _KEY.search(before)
        leaves = algebra.open_parts(values.leaves(part))
        if named and leaves:
            yield named[1], leaves
        elif _OPEN.search(before):
            yield from _built(leaves)
        before = ""


def _described(values: Values, leaves: Leaves) -> Iterator[tuple[str, Leaves]]:
    """`{ pathname, query: { q: term } }`"""
    for key in _QUERIES:
        inner = tuple(leaf._replace(key=leaf.key[1:]) for leaf in leaves if leaf.key[:1] == (key,))
        yield from _by_key(inner)
        yield from _built(inner)


def _by_key(leaves: Leaves) -> Iterator[tuple[str, Leaves]]:
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        if len(leaf.key) == 1 and not isinstance(leaf.end, Constant):
            found.setdefault(leaf.key[0], []).append(leaf._replace(key=()))
    yield from ((key, tuple(parts)) for key, parts in found.items())


def _built(leaves: Leaves) -> Iterator[tuple[str, Leaves]]:
    """What is in `new URLSearchParams({ q: term })`, and what is put into it later."""
    for leaf in leaves:
        end = leaf.end
        if isinstance(end, Returned) and _name(end) in _PARAMETERS and end.arguments:
            yield from _by_key(end.arguments[0])
    for leaf in leaves:
        put = next((step for step in leaf.steps if step.note == "put into it" and step.name), None)
        if put is not None:
            yield put.name, (leaf._replace(key=()),)


def _name(end: Returned) -> str:
    """What a class or function is called, wherever it comes from."""
    callee = end.callee
    ref = callee.ref if isinstance(callee, Held) and not callee.access else None
    return ref.name if isinstance(ref, GlobalRef | ImportRef) else ""
