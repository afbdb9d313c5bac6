"""What well-known functions do to data: string and list methods, promises, JSON, encoders, hashes, state hooks.

Tables by name: a method of this name on a value of the project's own class is looked up there first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pixellint.facts import algebra, containers, elements
from pixellint.facts.hooks import HOOKS
from pixellint.facts.invocation import Invocation, first_of, items_of, receiver_of
from pixellint.model.flows import FunctionRef, Held, Leaf, Leaves, Origin
from pixellint.model.unit import Call, Expression, Name

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_KEEP = frozenset(
    "trim trimStart trimEnd toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase toString valueOf normalize "
    "replace replaceAll padStart padEnd toLocaleString toLocaleDateString toISOString toFixed toJSON sort reverse "
    "flat filter find findLast finally asMutable toJS clone".split()
)
_SLICE = frozenset("slice substring substr charAt at pop shift splice match exec".split())
_BOOLEAN = frozenset("includes startsWith endsWith test some every hasOwnProperty has isPrototypeOf indexOf findIndex".split())
_ELEMENTS = frozenset("filter find findLast some every forEach map flatMap each findIndex sort".split())
CALLS_BACK = _ELEMENTS | {"then", "reduce", "catch"}
"""methods that call the function they are given with what their receiver holds"""
_FREE_KEEP = frozenset(
    "String encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape btoa atob freeze "
    "structuredClone resolve from cloneDeep parse toUpper toLower capitalize startCase camelCase kebabCase "
    "snakeCase upperFirst lowerFirst unref toRaw".split()
)
_FREE_BOOLEAN = frozenset("Boolean isArray isNaN isFinite isEmpty isNil isEqual".split())
_FREE_NUMBER = frozenset("Number parseInt parseFloat round floor ceil".split())
_HASHES = frozenset(
    "sha256 sha1 sha512 sha md5 SHA256 SHA1 SHA512 MD5 digest hash createHash sha256Hash hashString hashValue "
    "hashSha256 toSha256".split()
)
_WRAPPERS = frozenset(
    "debounce throttle memoize once useCallback memo forwardRef observer withRouter useMemoizedFn "
    "useDebouncedCallback useEvent useDebounce useThrottle useDebouncedValue useDeferredValue bind partial".split()
)
_LIBRARIES = frozenset({"$", "jQuery", "_", "lodash", "R"})
_ON_TEXT = _KEEP | _SLICE | {"map", "concat", "join", "trim"}


def platform_call(values: Values, invocation: Invocation) -> Leaves | None:
    """What a well-known call gives back; None when it is not one."""
    if invocation.receiver is not None and not _is_library(values, invocation.receiver):
        found = _METHODS.get(invocation.name)
        value = found(values, invocation) if found is not None else None
        if value is not None and not _own_method(values, invocation):
            return value
    elif invocation.receiver is not None and invocation.name in _ON_TEXT:
        return _same(values, invocation)
    if invocation.name in _HASHES:
        return _hashed(values, invocation)
    free = _FREE.get(invocation.name)
    if free is None or _is_local(values, invocation):
        return None
    return free(values, invocation)


def _is_library(values: Values, receiver: Expression) -> bool:
    """Whether the receiver is a collection of functions (`$.trim(x)`, `_.map(x, f)`), not a value."""
    if not isinstance(receiver, Name) or receiver.name not in _LIBRARIES:
        return False
    binding = values.contents.binding(receiver)
    return binding < 0 or values.unit.bindings[binding].kind == "import"


def _own_method(values: Values, invocation: Invocation) -> bool:
    """Whether the method is one that this file itself defines."""
    return any(
        isinstance(leaf.end, Held) and isinstance(leaf.end.ref, FunctionRef) and not leaf.key
        for leaf in values.leaves(invocation.call.callee)
    )


def _is_local(values: Values, invocation: Invocation) -> bool:
    callee = invocation.call.callee
    if not isinstance(callee, Name):
        return False
    binding = values.contents.binding(callee)
    return binding >= 0 and values.unit.bindings[binding].kind in ("function", "variable", "parameter")


def _kept(values: Values, invocation: Invocation) -> Leaves:
    return receiver_of(values, invocation)


def _tested(values: Values, invocation: Invocation) -> Leaves:
    subject = receiver_of(values, invocation)
    if invocation.name == "test":
        subject = first_of(values, invocation)
    return algebra.flat(algebra.open_parts(subject), "boolean")


def _nothing(values: Values, invocation: Invocation) -> Leaves:
    return ()


def _text_of(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(first_of(values, invocation), "join")


def _same(values: Values, invocation: Invocation) -> Leaves:
    return first_of(values, invocation)


def _as_boolean(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(algebra.open_parts(first_of(values, invocation)), "boolean")


def _as_number(values: Values, invocation: Invocation) -> Leaves:
    return first_of(values, invocation)


def _hashed(values: Values, invocation: Invocation) -> Leaves | None:
    arguments = values.arguments(invocation.call)
    return algebra.merged(algebra.flat(algebra.open_parts(part), "hash") for part in arguments) or None


_Handler = Callable[["Values", Invocation], "Leaves | None"]

_METHODS: dict[str, _Handler] = {
    **dict.fromkeys(_KEEP, _kept),
    **dict.fromkeys(_SLICE, containers.sliced),
    **dict.fromkeys(_BOOLEAN, _tested),
    "split": containers.split,
    "concat": containers.concatenated,
    "join": containers.joined,
    "map": containers.mapped,
    "flatMap": containers.mapped,
    "reduce": containers.reduced,
    "forEach": _nothing,
    "then": containers.awaited,
    "catch": _kept,
    **dict.fromkeys(("merge", "merging", "plus", "union"), containers.concatenated),
    "val": elements.of_field,
    **dict.fromkeys(("serialize", "serializeArray"), elements.serialised),
    "getAttribute": elements.attribute,
    **dict.fromkeys(("data", "attr"), elements.stored),
    "get": containers.read,
    "closest": elements.around,
    "encode": _same,
    "decode": _same,
}

_FREE: dict[str, _Handler] = {
    **HOOKS,
    **dict.fromkeys(_FREE_KEEP, _same),
    **dict.fromkeys(_FREE_BOOLEAN, _as_boolean),
    **dict.fromkeys(_FREE_NUMBER, _as_number),
    **dict.fromkeys(_HASHES, _hashed),
    **dict.fromkeys(_WRAPPERS, _same),
    "stringify": _text_of,
    "assign": containers.assigned,
    "merge": containers.assigned,
    "extend": containers.assigned,
    "prompt": elements.prompted,
    "keys": containers.keys,
    "getOwnPropertyNames": containers.keys,
    "values": containers.listed,
    "entries": containers.entries,
    **dict.fromkeys(("getElementById", "getElementsByName", "querySelector", "$", "jQuery"), elements.looked_up),
    "get": containers.picked,
    "fromEntries": containers.from_entries,
    **dict.fromkeys(("all", "allSettled"), containers.all_of),
    "param": _text_of,
    "pick": containers.chosen,
}


def elements_given(values: Values, call: Call, position: int) -> Leaves | None:
    """What a function handed to a well-known method receives at `position`; None when the method is not one."""
    invocation = Invocation.of(call)
    if invocation.receiver is None:
        return None
    if invocation.name == "forEach" and position == 0 and not values.unit.namespace:
        return containers.every(values, receiver_of(values, invocation))
    if invocation.name in _ELEMENTS and position == 0:
        return items_of(values, receiver_of(values, invocation))
    if invocation.name == "then" and position == 0:
        return receiver_of(values, invocation)
    if invocation.name == "reduce" and position < 2:
        return items_of(values, receiver_of(values, invocation)) if position else first_of(values, invocation, 1)
    if invocation.name == "catch":
        return (Leaf((), Origin("value", ("error",), "error")),)
    return None
