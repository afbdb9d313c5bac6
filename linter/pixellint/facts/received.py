"""What parameters of a file's functions receive, as far as the file itself tells: direct calls, callbacks, event handlers."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.invocation import PASSES, Invocation
from pixellint.facts.listening import Listening
from pixellint.facts.platform import elements_given
from pixellint.model.flows import (
    LENT,
    Constant,
    FunctionRef,
    GlobalRef,
    Held,
    ImportRef,
    Leaf,
    Leaves,
    Opaque,
    Origin,
    ParameterRef,
    Returned,
)
from pixellint.model.unit import Call, Entry, Object

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_TARGETS = frozenset({"target", "currentTarget", "srcElement", "nativeEvent", "detail"})

_OWN = frozenset({("id",), ("name",), ("tabIndex",)})
"""what an element is called"""
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
        self.listening = Listening(values)
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

    def all_of(self, function: int, at: int) -> Leaves:
        """`arguments`: the list of what a function is given. As a whole it is what stubs put into queues."""
        given = (algebra.under(str(n), self.parameter(function, n, at)) for n in range(algebra.OPEN_POSITIONS))
        return algebra.merged([(Leaf((), Held(GlobalRef("arguments"), ())),), *given])

    def _parameter(self, function: int, index: int, at: int) -> Leaves:
        values = self._values
        names = values.unit.functions[function].parameters
        name = names[index] if index < len(names) else ""
        direct = self._direct(function, index)
        if direct is not None:
            return direct
        step = values.step(at, at + len(name.encode()), f"{PASSES} as {name}" if name else PASSES, name)
        field = self.listening.handlers.get(function) if index == 0 else None
        given = Leaf((), Held(ParameterRef(function, index), ()), (), (step,))
        listens = self.listening.handed(function) if index == 0 and field is None else None
        if listens is not None and self._is_of_page(function, listens):  # others may call it, too
            return (*self.listening.event_of(listens), given)
        if index == 0 and (lent := self._lent(function)):
            return (*lent, given)
        if index == 0 and (fields := self.submitted().get(function)):
            entered = (Leaf((field,), Origin("form", (field,)), (), (step._replace(name=field),)) for field in fields)
            return (given, *entered)
        if field is None:
            return (given,)
        handled = Leaf((), field, (), (step,))
        return (handled, given) if field.kind == "value" else (handled,)  # an own component may be seen to call it

    def _is_of_page(self, function: int, listens: Call) -> bool:
        """Whether a listener is told something by the page, not by the program alone."""
        told = function in self._values.contents.channelled
        return not told or Invocation.of(listens).name == "addEventListener"

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
        told = function in values.contents.channelled  # by the program itself: it is seen what it is given
        if index == 0 and self.listening.handed(function) is call and not told:
            return self.listening.event_of(call)
        if invocation.name == "useSelector" or invocation.name.startswith("mapState"):
            return (Leaf((), Origin("value", ("state",))),)
        return None

    def _lent(self, function: int) -> Leaves:
        """What a product's call hands to a function it is given: `withScope(scope => ...)`."""
        values = self._values
        handed = values.contents.given_to.get(function)
        if handed is None or Invocation.of(handed[0]).name not in values.lenders:
            return ()
        callees = (leaf.end for leaf in values.leaves(handed[0].callee) if not leaf.key)
        calls = (algebra.returned(end, (), False) for end in callees if isinstance(algebra.root(end), GlobalRef | ImportRef))
        return tuple(Leaf((), call._replace(access=(LENT,))) for call in calls if isinstance(call, Returned))

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


def read_from_event(origin: Origin) -> Origin:
    """An origin of a handler's event made plain: `e.target.value` is the field's content."""
    path = origin.path
    names = tuple(name for name in path[1:] if name not in _TARGETS and name not in ("value", "*"))
    if not names:
        return origin._replace(path=path[:1])
    if names[-1] in ("checked", "key", "keyCode", "which", "type", "length", "nodeName", "tagName", "className"):
        return Origin("event", (*path[:1], names[-1]))
    if names in _OWN and not _TARGETS.isdisjoint(path[1:]):
        return Origin("event", ("element", names[-1]))  # what the page calls it, whatever is entered
    if names[-1] in ("href", "src", "action"):
        return Origin("dom", names[-1:], "link-url")
    return Origin("form" if origin.kind == "form" else origin.kind, path[:1] + names, "")


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
