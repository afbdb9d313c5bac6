"""What parameters of a file's functions receive, as far as the file itself tells: direct calls, callbacks, event handlers."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.invocation import PASSES, Invocation
from pixellint.facts.page import field_origin
from pixellint.facts.platform import elements_given
from pixellint.model.flows import Constant, FunctionRef, Held, Leaf, Leaves, Opaque, Origin, ParameterRef
from pixellint.model.places import Access
from pixellint.model.unit import Call, Entry, Literal, Name, Object

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_TARGETS = frozenset({"target", "currentTarget", "srcElement", "nativeEvent", "detail"})
_LISTENERS = frozenset({"addEventListener", "on", "once", "attachEvent", "bind", "delegate", "live"})
_GLOBAL_CALLBACKS = frozenset({"ready", "setTimeout", "setInterval", "requestAnimationFrame"})


_ENTERS = re.compile(r"on(?:Value|Text|Input|Query)?(?:Change|Input|Submit|Blur|Finish|Search|Edit\w*)(?:Text|Value|Capture)?")
"""events that carry what was entered, of whatever component"""

_FORM = frozenset({"initialValues", "onSubmit"})
"""how the options are called of a form that is described by an object"""
_LONGEST_NAME = 3
"""fields that the name of a step goes on with"""


class Received:
    """Resolves parameters of functions of one file."""

    def __init__(self, values: Values) -> None:
        self._values = values
        functions = values.unit.functions
        self._starts = sorted((f.at, f.end, number) for number, f in enumerate(functions))
        self._handled: dict[int, Origin] | None = None
        self._submitted: dict[int, tuple[str, ...]] | None = None
        self._around: dict[int, int] = {}

    def function_at(self, at: int) -> int:
        """The innermost function around a byte offset, -1 at top level."""
        known = self._around.get(at)
        if known is None:
            known = self._around[at] = self._innermost(at)
        return known

    def _innermost(self, at: int) -> int:
        position = bisect_right(self._starts, (at, 1 << 60, 0))
        for start, end, number in reversed(self._starts[max(0, position - 64) : position]):
            if start <= at < end:
                return number
        return -1

    def parameter(self, function: int, index: int, at: int) -> Leaves:
        """What a parameter holds: what the file shows it receives, else the open parameter itself."""
        return self._values.once(("parameter", function, index), lambda: self._parameter(function, index, at))

    def _parameter(self, function: int, index: int, at: int) -> Leaves:
        values = self._values
        names = values.unit.functions[function].parameters
        name = names[index] if index < len(names) else ""
        direct = self._direct(function, index)
        if direct is not None:
            return direct
        step = values.step(at, at + len(name.encode()), f"{PASSES} as {name}" if name else PASSES, name)
        field = self.handlers().get(function) if index == 0 else None
        given = Leaf((), Held(ParameterRef(function, index), ()), (), (step,))
        if index == 0 and (fields := self.submitted().get(function)):
            entered = (Leaf((field,), Origin("form", (field,)), (), (step._replace(name=field),)) for field in fields)
            return (given, *entered)
        if field is None:
            return (given,)
        handled = Leaf((), field, (), (step,))
        return (handled, given) if field.kind == "value" else (handled,)  # an own component may be seen to call it

    def _direct(self, function: int, index: int) -> Leaves | None:
        values = self._values
        calls = values.contents.invoked.get(function)
        if calls:
            found = (algebra.argument(values.arguments(call), index, -1) for call in calls)
            return algebra.merged(part for part in found if part is not None)
        handed = values.contents.given_to.get(function)
        if handed is None:
            return None
        call, _ = handed
        elements = elements_given(values, call, index)
        if elements is not None:
            return elements
        invocation = Invocation.of(call)
        if invocation.name in _LISTENERS and index == 0:
            fields = values.leaves(invocation.receiver) if invocation.receiver is not None else ()
            known = tuple(leaf for leaf in fields if isinstance(leaf.end, Origin) and leaf.end.kind == "form")
            return known or (Leaf((), Origin("event", self._event_name(call))),)
        if invocation.name == "useSelector" or invocation.name.startswith("mapState"):
            return (Leaf((), Origin("value", ("state",))),)
        return None

    def _event_name(self, call: Call) -> Access:
        value = call.arguments[0].value
        return (value.value,) if isinstance(value, Literal) else ("event",)

    def submitted(self) -> dict[int, tuple[str, ...]]:
        """Functions that are given what was entered into a form that an object describes, `{initialValues, onSubmit}` -> the
        names of its fields."""
        if self._submitted is None:
            self._submitted = {}
            for site in self._values.unit.calls:
                for argument in site.call.arguments:
                    if isinstance(argument.value, Object):
                        self._enter_form(self._submitted, {entry.key: entry for entry in argument.value.entries})
        return self._submitted

    def _enter_form(self, found: dict[int, tuple[str, ...]], options: dict[str, Entry]) -> None:
        if not options.keys() >= _FORM:
            return
        start, submit = (self._values.leaves(options[name].value) for name in ("initialValues", "onSubmit"))
        fields = tuple(dict.fromkeys(leaf.key[0] for leaf in start if leaf.key and leaf.key[0] not in ("*", algebra.ITEM)))
        for leaf in submit:
            end = leaf.end
            if isinstance(end, Held) and isinstance(end.ref, FunctionRef) and not leaf.key and not end.access:
                found[end.ref.number] = fields

    def handlers(self) -> dict[int, Origin]:
        """Functions that handle an input's events -> the field, as an origin of kind form."""
        if self._handled is None:
            self._handled = {}
            found: dict[int, Origin] = {}
            for element in self._values.unit.elements:
                entries = [Entry(a.name, a.value, a.at) for a in element.attributes]
                self._enter(found, element.tag, entries)
            for site in self._values.unit.calls:
                call = site.call
                if call.kind == "element" and isinstance(call.arguments[0].value, Object):
                    name = call.callee.name if isinstance(call.callee, Name) else ""
                    self._enter(found, name, list(call.arguments[0].value.entries))
            self._handled = found
        return self._handled

    def _enter(self, found: dict[int, Origin], tag: str, entries: list[Entry]) -> None:
        handlers = [entry for entry in entries if entry.key[:2] in ("on", "@c", "@i", "(c", "(i") and entry.key != "on"]
        if not handlers:
            return
        field = field_origin(tag, {e.key: e.value for e in entries})
        for entry in handlers:
            for leaf in self._values.leaves(entry.value):
                end = leaf.end
                if isinstance(end, Held) and isinstance(end.ref, FunctionRef) and not leaf.key and not end.access:
                    found.setdefault(end.ref.number, field._replace(kind=_kind(tag, entry.key, field.path == (tag,))))


def _kind(tag: str, event: str, unnamed: bool) -> str:
    """What an event of an element carries: an input's change its content, a click nothing but itself, that of a component
    without a field's name what the component makes of it."""
    if "lick" in event or tag in ("a", "button", "div", "span", "li", "form", "img"):
        return "event"
    own = unnamed and tag[:1].isupper() and event.startswith("on") and not _ENTERS.fullmatch(event)
    return "value" if own else "form"


def read_from_event(origin: Origin) -> Origin:
    """An origin of a handler's event made plain: `e.target.value` is the field's content."""
    path = origin.path
    names = tuple(name for name in path[1:] if name not in _TARGETS and name not in ("value", "*"))
    if not names:
        return origin._replace(path=path[:1])
    if names[-1] in ("checked", "key", "keyCode", "which", "type", "length", "nodeName", "tagName", "className"):
        return Origin("event", (*path[:1], names[-1]))
    if names[-1] in ("href", "src", "action"):
        return Origin("dom", names[-1:], "link-url")
    return Origin("form" if origin.kind == "form" else origin.kind, path[:1] + names, "")


def constant_texts(leaves: Leaves) -> tuple[str, ...]:
    """The constants a value may be, in order."""
    return tuple(dict.fromkeys(leaf.end.value for leaf in leaves if isinstance(leaf.end, Constant) and not leaf.key))


def renamed(leaf: Leaf, name: str) -> Leaf:
    """What a part was called where it was taken out stays known: the last step's name goes on with the field's."""
    if leaf.key or not leaf.steps or name in ("*", algebra.ITEM) or name.isdigit() or isinstance(leaf.end, Constant | Opaque):
        return leaf
    last = leaf.steps[-1]
    if not last.name or last.name.count(".") >= _LONGEST_NAME:
        return leaf
    named = f"{last.name}.{name}"
    note = f"{PASSES} as {named}" if last.note.startswith(PASSES) else last.note
    return Leaf(leaf.key, leaf.end, leaf.transforms, (*leaf.steps[:-1], last._replace(name=named, note=note)))
