"""What stands where in a Unit: writes, calls and functions by the name or class they concern. Built once per file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pixellint.model.flows import End, FunctionRef, Held
from pixellint.model.places import Access
from pixellint.model.unit import Assignment, Call, CallSite, Expression, Lambda, Member, Name, This, Unit

KEYED = frozenset(
    "set put append assign putString putInt putLong putFloat putDouble putBoolean putValue putExtra putAll putAttribute "
    "putCharSequence putSerializable putParcelable putStringArrayList putIfAbsent updateValue "
    "setObject setValue setProperty setParameter setAttribute setExtra addParameter addProperty addAttribute addParam "
    "addCustomAttribute putCustomAttribute withProperty withAttribute withParameter appendQueryParameter param "
    "addCallbackParameter addPartnerParameter addCustomDataProperty setCustomStringValue setCustomValue setUserProperty".split()
)
"""methods that put something into their receiver under the key given first"""
WHOLE = frozenset("merge addAll putAll addEntries addEntriesFromDictionary formUnion update".split())
"""methods that put all of another container into their receiver"""
READS = frozenset(
    "get getValue getOrDefault getOrElse getString getInt getLong getDouble getBoolean getStringExtra getIntExtra optString "
    "getParcelable getSerializable objectForKey valueForKey".split()
)
"""methods that give what their receiver holds under the key given first"""
_FILLS = frozenset({"assign", "extend", "merge", "defaults"})
_LIBRARIES = frozenset({"Object", "$", "jQuery", "_", "lodash"})
MUTATORS = {**dict.fromkeys(("push", "unshift", "add", "append"), "[]"), **dict.fromkeys((*KEYED, *WHOLE), "")}
"""methods that put an argument into their receiver; "" means under the key given first"""


class Contents:
    """Positions of assignments and calls by binding and class."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.writes: dict[int, list[Assignment]] = defaultdict(list)
        self.field_writes: dict[int, list[tuple[Access, Assignment]]] = defaultdict(list)
        self.receiver_writes: dict[int, list[tuple[Access, Assignment]]] = defaultdict(list)
        self.global_writes: list[tuple[Access, Assignment]] = []
        self.calls_of: dict[int, list[CallSite]] = defaultdict(list)
        self.methods_on: dict[int, list[CallSite]] = defaultdict(list)
        self.receiver_calls: dict[int, list[CallSite]] = defaultdict(list)
        self.invoked: dict[int, list[Call]] = defaultdict(list)
        self.given_to: dict[int, tuple[Call, int]] = {}
        self.channelled: set[int] = set()
        """functions that listen to what the program itself tells by name"""
        self.setters: dict[int, int] = {}
        self.kept_calls: dict[int, int] = {}
        self.stubs: set[int] = set()
        self.filled: dict[int, list[tuple[Access, Call]]] = defaultdict(list)
        """calls of `Object.assign` and the like that put their further arguments into a name's value"""
        self.handed_on: dict[int, dict[Access, None]] = defaultdict(dict)
        for assignment in unit.assignments:
            self._enter_write(assignment)
        for site in unit.calls:
            self._enter_call(site)

    def binding(self, name: Name) -> int:
        """The index of the binding a name refers to, -1 for a global."""
        scope = name.scope
        scopes = self.unit.scopes
        while scope >= 0:
            found = scopes[scope].bindings.get(name.name)
            if found is not None:
                return found
            scope = scopes[scope].parent
        return -1

    def base(self, expression: Expression) -> tuple[Expression, Access]:
        """The expression at the bottom of a chain of fields, and the chain."""
        keys: list[str] = []
        while isinstance(expression, Member):
            keys.append(expression.key)
            expression = expression.object
        return expression, tuple(reversed(keys))

    def _enter_write(self, assignment: Assignment) -> None:
        base, access = self.base(assignment.target)
        if isinstance(base, This):
            self.receiver_writes[base.owner].append((access, assignment))
        elif isinstance(base, Name):
            binding = self.binding(base)
            if binding < 0:
                if " " in base.name and isinstance(assignment.value, Lambda):
                    self.channelled.add(assignment.value.number)
                self.global_writes.append(((base.name, *access), assignment))
            elif access:
                self.field_writes[binding].append((access, assignment))
            else:
                self.writes[binding].append(assignment)
                self._enter_setter(binding, assignment.value)

    def _enter_setter(self, binding: int, value: Expression) -> None:
        """`const [term, setTerm] = useState()`: which name sets the state of which call; which name keeps a call's result."""
        if isinstance(value, Member) and value.key == "1" and isinstance(value.object, Call):
            self.setters[value.object.number] = binding
        elif isinstance(value, Call):
            self.kept_calls[value.number] = binding

    def _enter_call(self, site: CallSite) -> None:
        call = site.call
        if isinstance(call.callee, Name):
            self.calls_of[self.binding(call.callee)].append(site)
        elif isinstance(call.callee, Member):
            base, _ = self.base(call.callee)
            if call.callee.key in _FILLS and isinstance(base, Name) and base.name in _LIBRARIES:
                self._enter_filling(call)
            if isinstance(base, Name):
                self.methods_on[self.binding(base)].append(site)
            elif isinstance(base, This):
                self.receiver_calls[base.owner].append(site)
        elif isinstance(call.callee, Lambda):
            self.invoked[call.callee.number].append(call)
        for position, argument in enumerate(call.arguments):
            if isinstance(argument.value, Lambda):
                self.given_to[argument.value.number] = (call, position)
            elif isinstance(argument.value, Name) and argument.value.name == "arguments":
                if not argument.spread:
                    self.stubs.add(site.function)
            else:
                self._enter_handed(argument.value)

    def _enter_filling(self, call: Call) -> None:
        base, access = self.base(call.arguments[0].value) if len(call.arguments) > 1 else (None, ())
        if isinstance(base, Name):
            self.filled[self.binding(base)].append((access, call))

    def _enter_handed(self, value: Expression) -> None:
        """Objects handed to functions, which may fill them."""
        base, access = self.base(value)
        if isinstance(base, Name):
            self.handed_on[self.binding(base)][access] = None

    def is_abstract(self, function: int) -> bool:
        """Whether a function is only declared: a method of an interface or protocol, without a body."""
        if not self.unit.namespace:
            return False
        item = self.unit.functions[function]
        if item.name == "constructor":
            return False  # a class may set its fields in its own header
        text = self.unit.source[item.at : item.end]
        return b"{" not in text and b"=" not in text[text.rfind(b")") + 1 :] and not item.returns

    def is_stub(self, end: End) -> bool:
        """Whether an end is a function that only queues what it is called with."""
        return isinstance(end, Held) and isinstance(end.ref, FunctionRef) and not end.access and end.ref.number in self.stubs

    def providers(self, call: int) -> Iterator[Call]:
        """Elements that provide a value for the context that a call made: `<Context.Provider value={...}>`."""
        for site in self.methods_on.get(self.kept_calls.get(call, -2), ()):
            callee = site.call.callee
            if site.call.kind == "element" and isinstance(callee, Member) and callee.key == "Provider":
                yield site.call

    def mutations(self, binding: int) -> Iterator[tuple[Access, Call]]:
        """Calls that put something into the value of a name: (where below it, call)."""
        return self._mutating(self.methods_on.get(binding, ()))

    def own_mutations(self, number: int) -> Iterator[tuple[Access, Call]]:
        """Calls by which a class puts something into a member of its own: (the member and what is below it, call)."""
        return self._mutating(self.receiver_calls.get(number, ()))

    def _mutating(self, sites: Iterable[CallSite]) -> Iterator[tuple[Access, Call]]:
        for site in sites:
            callee = site.call.callee
            if isinstance(callee, Member) and callee.key in MUTATORS and site.call.arguments:
                yield self.base(callee)[1][:-1], site.call
