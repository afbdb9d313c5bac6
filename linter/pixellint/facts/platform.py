"""What well-known functions do to data: string and list methods, promises, JSON, encoders, hashes, state hooks.

Tables by name: a method of this name on a value of the project's own class is looked up there first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.hooks import HOOKS
from pixellint.facts.invocation import Invocation, callback_result, constant_texts, first_of, items_of, receiver_of
from pixellint.facts.page import field_of, is_element
from pixellint.model.flows import Constant, End, FunctionRef, GlobalRef, Held, Leaf, Leaves, Opaque, Origin
from pixellint.model.unit import Call, Expression, Literal, Name

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
_ADDRESSES = frozenset({"href", "src", "action"})
_LIBRARIES = frozenset({"$", "jQuery", "_", "lodash", "R"})
_ON_TEXT = _KEEP | _SLICE | {"map", "concat", "join", "trim"}
_CONVERTERS = frozenset("Uint8Array ArrayBuffer Buffer Date String Array Set Map Blob Number Boolean Error Promise".split())


def platform_call(values: Values, invocation: Invocation) -> Leaves | None:
    """What a well-known call gives back; None when it is not one."""
    if invocation.receiver is not None and not _is_library(values, invocation.receiver):
        found = _METHODS.get(invocation.name)
        value = found(values, invocation) if found is not None and not _own_method(values, invocation) else None
        if value is not None:
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


def built_value(values: Values, call: Call) -> Leaves | None:
    """What `new X(value)` of a platform class holds: its argument; None for other classes."""
    callee = call.callee
    if not isinstance(callee, Name) or callee.name not in _CONVERTERS or values.contents.binding(callee) >= 0:
        return None
    arguments = values.arguments(call)
    return arguments[0] if arguments else None


def _kept(values: Values, invocation: Invocation) -> Leaves:
    return receiver_of(values, invocation)


def _sliced(values: Values, invocation: Invocation) -> Leaves:
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


def _split(values: Values, invocation: Invocation) -> Leaves:
    marks = {leaf.end.value for leaf in first_of(values, invocation) if isinstance(leaf.end, Constant)}
    parts = algebra.flat(receiver_of(values, invocation), "strip-query" if "?" in marks else "slice")
    return algebra.under("0" if "@" in marks else algebra.ITEM, parts)  # behind an e-mail's @ stands what many people share


def _tested(values: Values, invocation: Invocation) -> Leaves:
    subject = receiver_of(values, invocation)
    if invocation.name == "test":
        subject = first_of(values, invocation)
    return algebra.flat(algebra.open_parts(subject), "boolean")


def _concatenated(values: Values, invocation: Invocation) -> Leaves:
    return algebra.merged([receiver_of(values, invocation), *values.arguments(invocation.call)])


def _joined(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(receiver_of(values, invocation), "join")


def _mapped(values: Values, invocation: Invocation) -> Leaves:
    items = items_of(values, receiver_of(values, invocation))
    made = callback_result(values, first_of(values, invocation), (items,))
    return algebra.under(algebra.ITEM, items if made is None else made)


def _reduced(values: Values, invocation: Invocation) -> Leaves:
    items = items_of(values, receiver_of(values, invocation))
    start = first_of(values, invocation, 1)
    made = callback_result(values, first_of(values, invocation), (start, items))
    return algebra.merged([start, made if made is not None else items])


def _awaited(values: Values, invocation: Invocation) -> Leaves:
    """`promise.then(f)`: what f makes of what the promise holds."""
    held = receiver_of(values, invocation)
    made = callback_result(values, first_of(values, invocation), (held,))
    return held if made is None else made


def _nothing(values: Values, invocation: Invocation) -> Leaves:
    return ()


def _text_of(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(first_of(values, invocation), "join")


def _prompted(values: Values, invocation: Invocation) -> Leaves | None:
    """`prompt("Your e-mail address")`: what is typed, by the text that asks for it."""
    if invocation.receiver is not None and not _is_window(values, invocation.receiver):
        return None
    texts = constant_texts(first_of(values, invocation))
    call = invocation.call
    step = values.step(call.at, call.end, "asked of the user", texts[0] if texts else "")
    return (Leaf((), Origin("form", (texts[0] if texts else "prompt",)), (), (step,)),)


def _is_window(values: Values, receiver: Expression) -> bool:
    return any(leaf.end == Held(GlobalRef(""), ()) for leaf in values.leaves(receiver))


def _of_field(values: Values, invocation: Invocation) -> Leaves | None:
    """`$('#q').val()`, where the field is known."""
    fields = tuple(leaf for leaf in receiver_of(values, invocation) if isinstance(leaf.end, Origin))
    return fields or None


def _is_event(end: End) -> bool:
    return isinstance(end, Origin) and end.kind == "event"


def _stored(values: Values, invocation: Invocation) -> Leaves | None:
    """`$("#card").data("email")`, `$(this).attr("href")`: an attribute of an element that is looked up or handles an event."""
    if len(invocation.call.arguments) != 1 or values.unit.namespace:
        return None
    receiver = receiver_of(values, invocation)
    if not any(not leaf.key and (is_element(leaf.end) or _is_event(leaf.end)) for leaf in receiver):
        return None
    return _attribute(values, invocation)


def _attribute(values: Values, invocation: Invocation) -> Leaves | None:
    """`element.getAttribute("data-email")`: the attribute names the value, whatever the element is."""
    names = [leaf.end.value for leaf in first_of(values, invocation) if isinstance(leaf.end, Constant) and not leaf.key]
    if len(names) != 1:
        return None
    steps = next((leaf.steps for leaf in receiver_of(values, invocation)), ())
    return (Leaf((), Origin("dom", (names[0],), "link-url" if names[0] in _ADDRESSES else ""), (), steps),)


def _around(values: Values, invocation: Invocation) -> Leaves | None:
    """`event.target.closest("a")`: an element of the same event."""
    found = tuple(leaf for leaf in receiver_of(values, invocation) if isinstance(leaf.end, Origin) and leaf.end.kind == "event")
    return found or None


def _same(values: Values, invocation: Invocation) -> Leaves:
    return first_of(values, invocation)


def _as_boolean(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(algebra.open_parts(first_of(values, invocation)), "boolean")


def _as_number(values: Values, invocation: Invocation) -> Leaves:
    return first_of(values, invocation)


def _assigned(values: Values, invocation: Invocation) -> Leaves:
    return algebra.merged(values.arguments(invocation.call))


def _keys(values: Values, invocation: Invocation) -> Leaves:
    return (Leaf((), Opaque("keys")),)


def _listed(values: Values, invocation: Invocation) -> Leaves:
    return algebra.under(algebra.ITEM, items_of(values, first_of(values, invocation)))


def _entries(values: Values, invocation: Invocation) -> Leaves:
    return algebra.under(algebra.ITEM, algebra.under("1", items_of(values, first_of(values, invocation))))


def _hashed(values: Values, invocation: Invocation) -> Leaves | None:
    arguments = values.arguments(invocation.call)
    return algebra.merged(algebra.flat(algebra.open_parts(part), "hash") for part in arguments) or None


def _looked_up(values: Values, invocation: Invocation) -> Leaves | None:
    """An input of this very page, by id, name or selector; `$(element)` is that element."""
    given = invocation.call.arguments
    if len(given) != 1:
        return None
    if not isinstance(given[0].value, Literal):
        wrapped = first_of(values, invocation) if invocation.name in ("$", "jQuery") else ()
        return tuple(leaf for leaf in wrapped if not leaf.key and (is_element(leaf.end) or _is_event(leaf.end))) or None
    field = field_of(values.unit, invocation.name, given[0].value.value)
    return None if field is None else (Leaf((), field),)


def _picked(values: Values, invocation: Invocation) -> Leaves | None:
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


def _chosen(values: Values, invocation: Invocation) -> Leaves | None:
    """`pick(object, 'a', 'b')`: only those fields."""
    arguments = values.arguments(invocation.call)
    names = [leaf.end.value for part in arguments[1:] for leaf in part if isinstance(leaf.end, Constant)]
    if not names:
        return None
    return algebra.merged(algebra.under(name, values.field(arguments[0], name)) for name in names)


_Handler = Callable[["Values", Invocation], "Leaves | None"]

_METHODS: dict[str, _Handler] = {
    **dict.fromkeys(_KEEP, _kept),
    **dict.fromkeys(_SLICE, _sliced),
    **dict.fromkeys(_BOOLEAN, _tested),
    "split": _split,
    "concat": _concatenated,
    "join": _joined,
    "map": _mapped,
    "flatMap": _mapped,
    "reduce": _reduced,
    "forEach": _nothing,
    "then": _awaited,
    "catch": _kept,
    **dict.fromkeys(("merge", "merging", "plus", "union"), _concatenated),
    "val": _of_field,
    "getAttribute": _attribute,
    **dict.fromkeys(("data", "attr"), _stored),
    "closest": _around,
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
    "assign": _assigned,
    "merge": _assigned,
    "extend": _assigned,
    "prompt": _prompted,
    "keys": _keys,
    "getOwnPropertyNames": _keys,
    "values": _listed,
    "entries": _entries,
    **dict.fromkeys(("getElementById", "getElementsByName", "querySelector", "$", "jQuery"), _looked_up),
    "get": _picked,
    "pick": _chosen,
}


def elements_given(values: Values, call: Call, position: int) -> Leaves | None:
    """What a function handed to a well-known method receives at `position`; None when the method is not one."""
    invocation = Invocation.of(call)
    if invocation.receiver is None:
        return None
    if invocation.name in _ELEMENTS and position == 0:
        return items_of(values, receiver_of(values, invocation))
    if invocation.name == "then" and position == 0:
        return receiver_of(values, invocation)
    if invocation.name == "reduce" and position < 2:
        return items_of(values, receiver_of(values, invocation)) if position else first_of(values, invocation, 1)
    if invocation.name == "catch":
        return (Leaf((), Origin("value", ("error",), "error")),)
    return None
