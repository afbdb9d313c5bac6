"""Lists, objects, maps and promises: what their methods give, what is taken out of them and put together from them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.invocation import Invocation, callback_result, constant_texts, first_of, items_of, receiver_of
from pixellint.model.flows import Constant, GlobalRef, Held, Leaf, Leaves, Opaque
from pixellint.model.places import bounded
from pixellint.model.unit import Call, Expression, Lambda, Member, Name

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_MANY = 24
"""fields of an object whose names are still told"""
_UNNAMED = frozenset({"*", "...", algebra.ITEM})
_PROMISES = frozenset({"Promise", "axios", "Q", "Bluebird"})
_CONVERTERS = frozenset("Uint8Array ArrayBuffer Buffer Date String Array Set Blob Number Boolean Error".split())


def sliced(values: Values, invocation: Invocation) -> Leaves:
    """A part of a text or list; what `slice(n)` leaves of a list moves to its front."""
    taken = tuple(algebra.derived(leaf, "slice") for leaf in receiver_of(values, invocation))
    first = first_of(values, invocation) if invocation.name == "slice" else ()
    start = first[0].end if len(first) == 1 else None
    if not isinstance(start, Constant) or not start.value.isdigit():
        return taken
    return tuple(moved for leaf in taken if (moved := _moved(leaf, int(start.value))) is not None)


def _moved(leaf: Leaf, by: int) -> Leaf | None:
    """An item of a list that many positions further to the front; None where it falls out."""
    if not leaf.key or not leaf.key[0].isdigit():
        return leaf
    place = int(leaf.key[0]) - by
    return leaf._replace(key=(str(place), *leaf.key[1:])) if place >= 0 else None


def split(values: Values, invocation: Invocation) -> Leaves:
    marks = {leaf.end.value for leaf in first_of(values, invocation) if isinstance(leaf.end, Constant)}
    parts = algebra.flat(receiver_of(values, invocation), "strip-query" if "?" in marks else "slice")
    return algebra.under("0" if "@" in marks else algebra.ITEM, parts)  # behind an e-mail's @ stands what many people share


def concatenated(values: Values, invocation: Invocation) -> Leaves:
    return algebra.merged([receiver_of(values, invocation), *values.arguments(invocation.call)])


def joined(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(receiver_of(values, invocation), "join")


def mapped(values: Values, invocation: Invocation) -> Leaves:
    items = items_of(values, receiver_of(values, invocation))
    made = callback_result(values, first_of(values, invocation), (items,))
    return algebra.under(algebra.ITEM, items if made is None else made)


def reduced(values: Values, invocation: Invocation) -> Leaves:
    items = items_of(values, receiver_of(values, invocation))
    start = first_of(values, invocation, 1)
    made = callback_result(values, first_of(values, invocation), (start, items))
    return algebra.merged([start, made if made is not None else items])


def awaited(values: Values, invocation: Invocation) -> Leaves:
    """`promise.then(f)`: what f makes of what the promise holds."""
    held = receiver_of(values, invocation)
    made = callback_result(values, first_of(values, invocation), (held,))
    return held if made is None else made


def assigned(values: Values, invocation: Invocation) -> Leaves:
    return algebra.merged(values.arguments(invocation.call))


def keys(values: Values, invocation: Invocation) -> Leaves:
    """`Object.keys(o)`: the names of its fields, where all are known and few."""
    held = first_of(values, invocation)
    names = dict.fromkeys(leaf.key[0] if leaf.key else "*" for leaf in held)
    if values.unit.namespace or not 0 < len(names) <= _MANY or "*" in names or algebra.ITEM in names:
        return (Leaf((), Opaque("keys")),)
    return tuple(Leaf((str(n),), Constant(name, "string")) for n, name in enumerate(names))


def listed(values: Values, invocation: Invocation) -> Leaves:
    """`Object.values(o)` or `map.values()`."""
    held = _held(values, invocation)
    return algebra.under(algebra.ITEM, items_of(values, held) if values.unit.namespace else every(values, held))


def entries(values: Values, invocation: Invocation) -> Leaves:
    """`Object.entries(o)` or `map.entries()`: pairs of a key and what stands there."""
    held = _held(values, invocation)
    if values.unit.namespace:
        return algebra.under(algebra.ITEM, algebra.under("1", items_of(values, held)))
    fields = tuple(leaf for leaf in held if leaf.key)
    places = {name: str(n) for n, name in enumerate(dict.fromkeys(leaf.key[0] for leaf in fields))}
    names = tuple(Leaf((at, "0"), Constant(name, "string")) for name, at in places.items() if name not in _UNNAMED)
    known = (leaf._replace(key=bounded((places[leaf.key[0]], "1", *leaf.key[1:]))) for leaf in fields)
    rest = algebra.under(algebra.ITEM, algebra.under("1", items_of(values, tuple(leaf for leaf in held if not leaf.key))))
    return (*names, *known, *rest)


def from_entries(values: Values, invocation: Invocation) -> Leaves:
    """`Object.fromEntries(pairs)`"""
    return paired(first_of(values, invocation))


def paired(leaves: Leaves) -> Leaves:
    """What a list of pairs, `[["email", x]]`, holds by its keys; what has keys of its own stays as it is."""
    names: dict[str, list[str]] = {}
    for leaf in leaves:
        if leaf.key[1:] == ("0",) and isinstance(leaf.end, Constant):
            names.setdefault(leaf.key[0], []).append(leaf.end.value)
    found = []
    for leaf in leaves:
        if leaf.key and leaf.key[0] not in _UNNAMED and not leaf.key[0].isdigit():
            found.append(leaf)
        elif leaf.key[1:2] == ("1",):
            known = names.get(leaf.key[0], [])
            found.append(leaf._replace(key=(known[0] if len(known) == 1 else "*", *leaf.key[2:])))
    return tuple(found)


def read(values: Values, invocation: Invocation) -> Leaves | None:
    """`map.get("email")`: what was put there under this key; None where the file does not show it."""
    if values.unit.namespace or len(invocation.call.arguments) != 1 or not isinstance(invocation.receiver, Name | Member):
        return None
    names = constant_texts(first_of(values, invocation))
    if len(names) != 1:
        return None
    kept = tuple(leaf for leaf in receiver_of(values, invocation) if leaf.key and leaf.key[0] == names[0])
    return algebra.project(kept, (names[0],)) or None


def all_of(values: Values, invocation: Invocation) -> Leaves | None:
    """`Promise.all([a, b])`: the list of what they hold."""
    owner = invocation.receiver
    if owner is not None and not (isinstance(owner, Name) and owner.name in _PROMISES):
        return None
    return first_of(values, invocation)


def every(values: Values, leaves: Leaves) -> Leaves:
    """What any field or item of a value holds."""
    fields = tuple(leaf._replace(key=leaf.key[1:]) for leaf in leaves if leaf.key)
    return (*fields, *items_of(values, tuple(leaf for leaf in leaves if not leaf.key)))


def _held(values: Values, invocation: Invocation) -> Leaves:
    """What a function of `Object` is given, or the receiver of a method without arguments."""
    if invocation.call.arguments or values.unit.namespace:
        return first_of(values, invocation)
    return receiver_of(values, invocation)


def picked(values: Values, invocation: Invocation) -> Leaves | None:
    """`get(object, 'a.b')` of the collection libraries."""
    arguments = values.arguments(invocation.call)
    if len(arguments) < 2:
        return None
    paths = [leaf.end.value for leaf in arguments[1] if isinstance(leaf.end, Constant) and not leaf.key]
    if len(paths) != 1 or (invocation.receiver is not None and not isinstance(invocation.receiver, Name)):
        return None
    value = arguments[0]
    for name in paths[0].replace("[", ".").replace("]", "").split("."):
        value = values.field(value, name)
    return value


def chosen(values: Values, invocation: Invocation) -> Leaves | None:
    """`pick(object, 'a', 'b')`: only those fields."""
    arguments = values.arguments(invocation.call)
    names = [leaf.end.value for part in arguments[1:] for leaf in part if isinstance(leaf.end, Constant)]
    if not names:
        return None
    return algebra.merged(algebra.under(name, values.field(arguments[0], name)) for name in names)


def built_value(values: Values, call: Call) -> Leaves | None:
    """What `new X(value)` of a platform class holds: mostly its argument; None for other classes."""
    callee = call.callee
    if not isinstance(callee, Name) or values.contents.binding(callee) >= 0:
        return None
    build = _BUILT.get(callee.name) if not values.unit.namespace else None
    if build is not None and call.arguments:
        return build(values, call)
    if callee.name not in _CONVERTERS:
        return None
    arguments = values.arguments(call)
    return arguments[0] if arguments else None


def _as_made(call: Call, values: Values, more: Leaves) -> Leaves | None:
    """An object of the platform's with what is known of its fields; None where nothing is."""
    name = call.callee.name if isinstance(call.callee, Name) else ""
    made = algebra.returned(Held(GlobalRef(name), ()), values.arguments(call), True)
    return (Leaf((), made), *more) if more else None


def _form_data(values: Values, call: Call) -> Leaves | None:
    return _as_made(call, values, values.entered.form(call.arguments[0].value))


def _parameters(values: Values, call: Call) -> Leaves | None:
    """`new URLSearchParams({email})` and of a list of pairs."""
    return _as_made(call, values, paired(values.arguments(call)[0]))


def _mapping(values: Values, call: Call) -> Leaves | None:
    return paired(values.arguments(call)[0])


def _address(values: Values, call: Call) -> Leaves | None:
    """`new URL(path, base)`: the address, where it is known as text."""
    given = values.arguments(call)
    texts = constant_texts(given[0])
    if len(given) > 1 and len(texts) == 1 and "//" not in texts[0]:
        bases = constant_texts(given[1])
        if len(bases) == 1:
            whole: Leaves = (Leaf((), Constant(bases[0].rstrip("/") + "/" + texts[0].lstrip("/"), "string")),)
            return (*whole, *algebra.open_parts(given[0]))
    return given[0] if texts else None


def _promised(values: Values, call: Call) -> Leaves | None:
    """`new Promise((resolve) => resolve(x))`: what it is resolved with, where the file shows that."""
    executor = call.arguments[0].value
    if not isinstance(executor, Lambda):
        return values.arguments(call)[0]
    function = values.unit.functions[executor.number]
    name = function.parameters[0] if function.parameters else ""
    binding = values.unit.scopes[function.scope].bindings.get(name, -1)
    found: list[Leaves] = []
    for site in values.contents.calls_of.get(binding, ()) if binding >= 0 else ():
        found.extend(values.arguments(site.call)[:1])
    for site in values.unit.calls:
        if called_back(site.call, ("then",)) and _is_name(site.call.arguments[0].value, values, binding):
            found.append(receiver_of(values, Invocation.of(site.call)))
    return algebra.merged(found) or (Leaf((), Opaque("promise")),)


def _is_name(value: Expression, values: Values, binding: int) -> bool:
    return isinstance(value, Name) and binding >= 0 and values.contents.binding(value) == binding


def called_back(call: Call, methods: Collection[str]) -> bool:
    """Whether a call is one of these methods with a function given by name."""
    callee = call.callee
    return isinstance(callee, Member) and callee.key in methods and bool(call.arguments)


_BUILT: dict[str, Callable[[Values, Call], Leaves | None]] = {
    "FormData": _form_data,
    "URLSearchParams": _parameters,
    "Map": _mapping,
    "WeakMap": _mapping,
    "URL": _address,
    "Promise": _promised,
}
