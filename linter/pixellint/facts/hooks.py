"""State, contexts and selectors of component libraries: what their hooks give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.installed import APPLICATION
from pixellint.facts.invocation import Invocation, callback_result, first_of
from pixellint.model.flows import GlobalRef, Held, Leaf, Leaves, Opaque, Origin
from pixellint.model.unit import Call, Name

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_STATES = frozenset({"useState", "useStateWithCallback", "useSessionStorage", "useLocalStorage", "useRecoilState", "useAtom"})
PROVIDED = "<provided>"
"""the key below a context at which stands what it provides"""


def _computed(values: Values, invocation: Invocation) -> Leaves | None:
    """`useMemo(f)`: what f returns."""
    return callback_result(values, first_of(values, invocation), ())


def _selected(values: Values, invocation: Invocation) -> Leaves | None:
    """`useSelector(state => state.a.b)`: a field of the store."""
    store = (Leaf((), Origin("value", ("state",))),)
    return callback_result(values, first_of(values, invocation), (store,))


def _context(values: Values, invocation: Invocation) -> Leaves | None:
    """`createContext(default)`: a context, and below PROVIDED what it provides: the default, or what a provider of this file is
    given."""
    call = invocation.call
    parts = [values.arguments(call)[0] if call.arguments else ()]
    for provider in values.contents.providers(call.number):
        parts.append(values.field(values.arguments(provider)[0], "value"))
    return algebra.under(PROVIDED, algebra.merged(parts)) or None


def _reference(values: Values, invocation: Invocation) -> Leaves | None:
    """`useRef(first)`: below `current` the field of the file that it is given to, and what it begins with."""
    fields = values.entered.referred(invocation.call)
    return algebra.under("current", algebra.merged([first_of(values, invocation), fields])) if fields else None


def _provided(values: Values, invocation: Invocation) -> Leaves:
    """`useContext(context)`: what the context provides."""
    return values.field(first_of(values, invocation), PROVIDED)


def _application(values: Values, invocation: Invocation) -> Leaves | None:
    """`useNuxtApp()`: what plug-ins add to every component stands below it, by the names of globals."""
    return None if invocation.call.arguments else (Leaf((), Held(GlobalRef(""), ())),)


def state_call(values: Values, call: Call, key: str) -> Leaves | None:
    """The state (key 0) or setter (key 1) of a state hook; None when the call is none."""
    invocation = Invocation.of(call)
    if invocation.name not in _STATES or _is_local(values, call):
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
    if not any(algebra.open_parts(part) for part in parts):
        # set where this file does not show: by a child, a promise, a store
        parts.append((Leaf((), Origin("value", ("state",))),))
    return algebra.merged(parts)


def _initial(values: Values, call: Call) -> Leaves:
    arguments = values.arguments(call)
    if not arguments:
        return ()
    made = callback_result(values, arguments[0], ())
    return arguments[0] if made is None else made


def _is_local(values: Values, call: Call) -> bool:
    """Whether the function called is the file's own."""
    if not isinstance(call.callee, Name):
        return False
    binding = values.contents.binding(call.callee)
    return binding >= 0 and values.unit.bindings[binding].kind in ("function", "variable", "parameter")


HOOKS = {
    "useMemo": _computed,
    "computed": _computed,
    "useSelector": _selected,
    "createContext": _context,
    "useContext": _provided,
    **dict.fromkeys(("useRef", "createRef"), _reference),
    APPLICATION: _application,
}
"""by the name of the function called"""
