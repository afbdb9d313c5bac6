"""What well-known functions do to data: string and list methods, promises, JSON, encoders, hashes, state hooks.

Tables by name: a method of this name on a value of the project's own class is looked up there first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pixellint.facts import algebra
from pixellint.facts.page import field_of
from pixellint.model.flows import Constant, FunctionRef, Held, Leaf, Leaves, Opaque, Origin
from pixellint.model.unit import Call, Expression, Lambda, Literal, Member, Name

if TYPE_CHECKING:
    from pixellint.facts.values import Values

PASSES = "received as"
"""how the note of a parameter's step begins"""


PROVIDED = "<provided>"
"""the key below a context at which stands what it provides"""


class Invocation(NamedTuple):
    """A call taken apart: the last name of its callee, and the receiver of a method."""

    call: Call
    name: str
    receiver: Expression | None

    @classmethod
    def of(cls, call: Call) -> Invocation:
        callee = call.callee
        if isinstance(callee, Member):
            return cls(call, callee.key, callee.object)
        return cls(call, callee.name if isinstance(callee, Name) else "", None)


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
_LIBRARIES = frozenset({"$", "jQuery", "_", "lodash", "R"})
_ON_TEXT = _KEEP | _SLICE | {"map", "concat", "join", "trim"}
_CONVERTERS = frozenset("Uint8Array ArrayBuffer Buffer Date String Array Set Map Blob Number Boolean Error Promise".split())
_STATES = frozenset({"useState", "useStateWithCallback", "useSessionStorage", "useLocalStorage", "useRecoilState", "useAtom"})


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


def _receiver(values: Values, invocation: Invocation) -> Leaves:
    return values.leaves(invocation.receiver) if invocation.receiver is not None else ()


def _first(values: Values, invocation: Invocation, position: int = 0) -> Leaves:
    arguments = values.arguments(invocation.call)
    return arguments[position] if position < len(arguments) else ()


def _kept(values: Values, invocation: Invocation) -> Leaves:
    return _receiver(values, invocation)


def _sliced(values: Values, invocation: Invocation) -> Leaves:
    return tuple(algebra.derived(leaf, "slice") for leaf in _receiver(values, invocation))


def _split(values: Values, invocation: Invocation) -> Leaves:
    at_query = any(isinstance(leaf.end, Constant) and leaf.end.value == "?" for leaf in _first(values, invocation))
    transform = "strip-query" if at_query else "slice"
    return algebra.under(algebra.ITEM, algebra.flat(_receiver(values, invocation), transform))


def _tested(values: Values, invocation: Invocation) -> Leaves:
    subject = _receiver(values, invocation)
    if invocation.name == "test":
        subject = _first(values, invocation)
    return algebra.flat(_named(subject), "boolean")


def _named(leaves: Leaves) -> Leaves:
    return tuple(leaf for leaf in leaves if not isinstance(leaf.end, Constant))


def _concatenated(values: Values, invocation: Invocation) -> Leaves:
    return algebra.merged([_receiver(values, invocation), *values.arguments(invocation.call)])


def _joined(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(_receiver(values, invocation), "join")


def _elements(values: Values, leaves: Leaves) -> Leaves:
    return values.field(leaves, algebra.ITEM)


def callback_result(values: Values, callback: Leaves, arguments: tuple[Leaves, ...]) -> Leaves | None:
    """What functions of this file return for these arguments; None if no such function is known."""
    parts = []
    for leaf in callback:
        if isinstance(leaf.end, Held) and isinstance(leaf.end.ref, FunctionRef) and not leaf.key and not leaf.end.access:
            number = leaf.end.ref.number
            parts.append(algebra.applied(values.returns(number), number, arguments))
    return algebra.merged(parts) if parts else None


def _mapped(values: Values, invocation: Invocation) -> Leaves:
    items = _elements(values, _receiver(values, invocation))
    made = callback_result(values, _first(values, invocation), (items,))
    return algebra.under(algebra.ITEM, items if made is None else made)


def _reduced(values: Values, invocation: Invocation) -> Leaves:
    items = _elements(values, _receiver(values, invocation))
    start = _first(values, invocation, 1)
    made = callback_result(values, _first(values, invocation), (start, items))
    return algebra.merged([start, made if made is not None else items])


def _awaited(values: Values, invocation: Invocation) -> Leaves:
    """`promise.then(f)`: what f makes of what the promise holds."""
    held = _receiver(values, invocation)
    made = callback_result(values, _first(values, invocation), (held,))
    return held if made is None else made


def _nothing(values: Values, invocation: Invocation) -> Leaves:
    return ()


def _text_of(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(_first(values, invocation), "join")


def _of_field(values: Values, invocation: Invocation) -> Leaves | None:
    """`$('#q').val()`, where the field is known."""
    fields = tuple(leaf for leaf in _receiver(values, invocation) if isinstance(leaf.end, Origin))
    return fields or None


def _same(values: Values, invocation: Invocation) -> Leaves:
    return _first(values, invocation)


def _as_boolean(values: Values, invocation: Invocation) -> Leaves:
    return algebra.flat(_named(_first(values, invocation)), "boolean")


def _as_number(values: Values, invocation: Invocation) -> Leaves:
    return _first(values, invocation)


def _assigned(values: Values, invocation: Invocation) -> Leaves:
    return algebra.merged(values.arguments(invocation.call))


def _keys(values: Values, invocation: Invocation) -> Leaves:
    return (Leaf((), Opaque("keys")),)


def _listed(values: Values, invocation: Invocation) -> Leaves:
    return algebra.under(algebra.ITEM, _elements(values, _first(values, invocation)))


def _entries(values: Values, invocation: Invocation) -> Leaves:
    return algebra.under(algebra.ITEM, algebra.under("1", _elements(values, _first(values, invocation))))


def _hashed(values: Values, invocation: Invocation) -> Leaves | None:
    arguments = values.arguments(invocation.call)
    return algebra.merged(algebra.flat(_named(part), "hash") for part in arguments) or None


def _looked_up(values: Values, invocation: Invocation) -> Leaves | None:
    """An input of this very page, by id, name or selector."""
    given = invocation.call.arguments
    if len(given) != 1 or not isinstance(given[0].value, Literal):
        return None
    field = field_of(values.unit, invocation.name, given[0].value.value)
    return None if field is None else (Leaf((), field),)


def _computed(values: Values, invocation: Invocation) -> Leaves | None:
    """`useMemo(f)`: what f returns."""
    return callback_result(values, _first(values, invocation), ())


def _selected(values: Values, invocation: Invocation) -> Leaves | None:
    """`useSelector(state => state.a.b)`: a field of the store."""
    store = (Leaf((), Origin("value", ("state",))),)
    return callback_result(values, _first(values, invocation), (store,))


def _context(values: Values, invocation: Invocation) -> Leaves | None:
    """`createContext(default)`: a context, and below PROVIDED what it provides: the default, or what a provider of this file is
    given."""
    call = invocation.call
    parts = [values.arguments(call)[0] if call.arguments else ()]
    for provider in values.contents.providers(call.number):
        parts.append(values.field(values.arguments(provider)[0], "value"))
    return algebra.under(PROVIDED, algebra.merged(parts)) or None


def _provided(values: Values, invocation: Invocation) -> Leaves:
    """`useContext(context)`: what the context provides."""
    return values.field(_first(values, invocation), PROVIDED)


def _picked(values: Values, invocation: Invocation) -> Leaves | None:
    """`get(object, 'a.b')` of the collection libraries."""
    arguments = values.arguments(invocation.call)
    if len(arguments) < 2:
        return None
    paths = [leaf.end.value for leaf in arguments[1] if isinstance(leaf.end, Constant)]
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
    "merge": _concatenated,
    "val": _of_field,
    "encode": _same,
    "decode": _same,
}

_FREE: dict[str, _Handler] = {
    **dict.fromkeys(_FREE_KEEP, _same),
    **dict.fromkeys(_FREE_BOOLEAN, _as_boolean),
    **dict.fromkeys(_FREE_NUMBER, _as_number),
    **dict.fromkeys(_HASHES, _hashed),
    **dict.fromkeys(_WRAPPERS, _same),
    "stringify": _text_of,
    "assign": _assigned,
    "merge": _assigned,
    "extend": _assigned,
    "keys": _keys,
    "getOwnPropertyNames": _keys,
    "values": _listed,
    "entries": _entries,
    "useMemo": _computed,
    **dict.fromkeys(("getElementById", "getElementsByName", "querySelector", "$", "jQuery"), _looked_up),
    "computed": _computed,
    "useSelector": _selected,
    "createContext": _context,
    "useContext": _provided,
    "get": _picked,
    "pick": _chosen,
}


def state_call(values: Values, call: Call, key: str) -> Leaves | None:
    """The state (key 0) or setter (key 1) of a state hook; None when the call is none."""
    invocation = Invocation.of(call)
    if invocation.name not in _STATES or _is_local(values, invocation):
        return None
    if key == "1":
        return (Leaf((), Opaque("state setter")),)
    return values.once(("state", call.number), lambda: _state(values, call))


def _state(values: Values, call: Call) -> Leaves:
    parts = [_initial(values, call)]
    setter = values.contents.setters.get(call.number, -1)
    for site in values.contents.calls_of.get(setter, ()) if setter >= 0 else ():
        arguments = values.arguments(site.call)
        if not arguments:
            continue
        made = callback_result(values, arguments[0], (parts[0],))
        step = values.step(site.call.at, site.call.end, "put into state", "")
        parts.append(algebra.followed(arguments[0] if made is None else made, step))
    if not any(_named(part) for part in parts):
        # set where this file does not show: by a child, a promise, a store
        parts.append((Leaf((), Origin("value", ("state",))),))
    return algebra.merged(parts)


def _initial(values: Values, call: Call) -> Leaves:
    arguments = values.arguments(call)
    if not arguments:
        return ()
    made = callback_result(values, arguments[0], ())
    return arguments[0] if made is None else made


def elements_given(values: Values, call: Call, position: int) -> Leaves | None:
    """What a function handed to a well-known method receives at `position`; None when the method is not one."""
    invocation = Invocation.of(call)
    if invocation.receiver is None:
        return None
    if invocation.name in _ELEMENTS and position == 0:
        return _elements(values, _receiver(values, invocation))
    if invocation.name == "then" and position == 0:
        return _receiver(values, invocation)
    if invocation.name == "reduce" and position < 2:
        return _elements(values, _receiver(values, invocation)) if position else _first(values, invocation, 1)
    if invocation.name == "catch":
        return (Leaf((), Origin("value", ("error",), "error")),)
    return None


def is_handed_function(expression: Expression) -> bool:
    return isinstance(expression, Lambda)
