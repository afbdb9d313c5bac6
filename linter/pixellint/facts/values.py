"""What an expression of one file holds: leaves with their ends, followed through names, fields, functions and classes.

Everything that cannot be answered from this file alone stays an open end (see model.flows). Evaluation is pure: what a name
holds never depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable

from pixellint.facts import algebra
from pixellint.facts.builders import filled_by, read_from
from pixellint.facts.calling import fitting, labels_of, placed
from pixellint.facts.contents import Contents
from pixellint.facts.holes import hole_leaves
from pixellint.facts.hooks import state_call
from pixellint.facts.installed import installed
from pixellint.facts.invocation import Invocation
from pixellint.facts.members import Members, class_of
from pixellint.facts.platform import built_value, platform_call
from pixellint.facts.positions import Positions
from pixellint.facts.received import Received, renamed
from pixellint.facts.variables import Variables
from pixellint.model.flows import (
    ClassRef,
    Constant,
    FunctionRef,
    GlobalRef,
    Held,
    ImportRef,
    Leaf,
    Leaves,
    Opaque,
    Returned,
)
from pixellint.model.places import Span, Step
from pixellint.model.unit import (
    Array,
    Call,
    Choice,
    ClassValue,
    Derived,
    Expression,
    Hole,
    Join,
    Lambda,
    Literal,
    Member,
    Module,
    Name,
    Object,
    Parameter,
    Rest,
    Spread,
    This,
    Unit,
)

_GLOBAL_OBJECT = frozenset({"window", "globalThis", "self", "top", "global"})
QUERY_BOUND = 8_000
FILE_BOUND = 24_000
"""values worked out for one question, and in all for one file; reached where many names hold each other"""
_DEEPEST = 120  # nested evaluations; beyond it the value is opaque


class Values:
    """Evaluates expressions of one unit."""

    def __init__(self, unit: Unit, lenders: frozenset[str] = frozenset()) -> None:
        self.unit = unit
        self.lenders = lenders
        self.contents = Contents(unit)
        self.positions = Positions(unit.source)
        self.received = Received(self)
        self.variables = Variables(self)
        self.members = Members(self)
        self._memo: dict[object, Leaves] = {}
        self._provisional: dict[object, Leaves] = {}
        self._active: set[object] = set()
        self._cuts = 0
        self._left = self._spent = 0
        self.exhausted = False
        """whether a bound was reached: then some values are not followed"""
        self._readers: dict[type, Callable[..., Leaves]] = {
            Literal: self._literal,
            Name: self._name,
            Member: self._member,
            This: self._this,
            Call: self.call,
            Object: self._object,
            Array: self._array,
            Lambda: lambda node: (Leaf((), Held(FunctionRef(node.number), ())),),
            ClassValue: lambda node: (Leaf((), Held(ClassRef(node.number), ())),),
            Module: lambda node: (Leaf((), Held(ImportRef(node.specifier, "*"), ())),),
            Rest: self._rest,
            Choice: self._choice,
            Join: self._join,
            Derived: self._derived,
            Hole: self._hole,
            Parameter: lambda node: self.received.parameter(node.function, node.position, node.at),
        }

    def leaves(self, expression: Expression) -> Leaves:
        """All that the expression may hold."""
        reader = self._readers.get(type(expression))
        if reader is None or len(self._active) > _DEEPEST:
            return (Leaf((), Opaque(getattr(expression, "reason", "too deep"))),)
        return reader(expression)

    def once(self, key: object, compute: Callable[[], Leaves]) -> Leaves:
        """The memoised value. A value that needs itself is empty there; what was worked out with such a gap is kept only until
        the outermost evaluation ends, so that no answer depends on what was asked before."""
        known = self._memo.get(key)
        if known is not None:
            return known
        known = self._provisional.get(key)
        if known is not None or key in self._active:
            self._cuts += 1
            return known or ()
        if not self._active:
            self._left = QUERY_BOUND
        if self._left <= 0 or self._spent >= FILE_BOUND:
            self.exhausted = True
            self._cuts += 1
            return ()
        self._left -= 1
        self._spent += 1
        cuts = self._cuts
        self._active.add(key)
        try:
            value = compute()
        finally:
            self._active.discard(key)
        if self._cuts == cuts:
            self._memo[key] = value
        elif self._active:
            self._provisional[key] = value
        else:
            self._provisional.clear()
        return value

    def span(self, at: int, end: int) -> Span:
        return self.positions.span(at, end)

    def step(self, at: int, end: int, note: str, name: str) -> Step:
        return Step("", self.span(at, end), note, name)

    def arguments(self, call: Call) -> tuple[Leaves, ...]:
        """What each argument holds; a spread list fills the positions it is known to have."""
        found: list[Leaves] = []
        for argument in call.arguments:
            value = self.leaves(argument.value)
            if argument.spread:
                found.extend(algebra.spread_positions(value))
            else:
                found.append(value)
        return tuple(found)

    def returns(self, number: int) -> Leaves:
        """What a function returns, for its parameters."""
        function = self.unit.functions[number]
        return self.once(("returns", number), lambda: algebra.merged(self.leaves(part) for part in function.returns))

    def _literal(self, node: Literal) -> Leaves:
        return (Leaf((), Constant(node.value, node.kind)),)

    def _hole(self, node: Hole) -> Leaves:
        return hole_leaves(node.text, self.step(node.at, node.end, "filled in by the template", node.text[:80]))

    def _this(self, node: This) -> Leaves:
        if node.owner < 0:
            return (Leaf((), Opaque("receiver")),)
        return (Leaf((), Returned(Held(ClassRef(node.owner), ()), (), (), True)),)

    def _name(self, node: Name) -> Leaves:
        binding = self.contents.binding(node)
        if binding < 0:
            if node.name == "undefined":
                return (Leaf((), Constant("undefined", "null")),)
            return (Leaf((), Held(GlobalRef("" if node.name in _GLOBAL_OBJECT else node.name), ())),)
        bound = self.unit.bindings[binding]
        if bound.kind == "import":
            item = self.unit.imports[bound.position]
            return (Leaf((), Held(ImportRef(item.specifier, item.imported), ())),)
        if bound.kind == "function":
            return self.variables.public(
                bound.scope, bound.name, (Leaf((), Held(FunctionRef(bound.position), ())),), bound.position
            )
        if bound.kind == "class":
            return (Leaf((), Held(ClassRef(bound.position), ())),)
        held = self.variables.at(binding, node.at)
        if bound.kind == "parameter":
            return algebra.merged((self.received.parameter(bound.owner, bound.position, bound.at), held))
        return self.variables.public(bound.scope, bound.name, held, -1)

    def _member(self, node: Member) -> Leaves:
        if node.key in ("0", "1") and isinstance(node.object, Call):
            state = state_call(self, node.object, node.key)
            if state is not None:
                return state
        if name := installed(node):
            own = node.object.owner if isinstance(node.object, This) else -1
            if own < 0 or not self.members.of(own, name):
                return (Leaf((), Held(GlobalRef(name), ())),)
        key = self.key(node)
        return self.field(self.variables.owner(node.object, key), key)

    def key(self, node: Member) -> str:
        """The name of the field read; "*" where it is computed from more than one constant."""
        if node.computed is None:
            return node.key
        texts = {leaf.end.value for leaf in self.leaves(node.computed) if isinstance(leaf.end, Constant) and not leaf.key}
        return texts.pop() if len(texts) == 1 else "*"

    def field(self, leaves: Leaves, name: str) -> Leaves:
        """A field of a value, with the classes of this file looked into."""
        own: list[Leaves] = []
        rest: list[Leaf] = []
        for leaf in leaves:
            number = class_of(leaf)
            found = self.members.of(number, name) if number >= 0 else None
            if found is not None:
                own.append(self.members.constructed(number, found, leaf.end))
            elif isinstance(leaf.end, Held) and leaf.end.ref == GlobalRef("") and not leaf.key:
                ref = GlobalRef("" if name in _GLOBAL_OBJECT else name)
                own.append((Leaf((), Held(ref, leaf.end.access), leaf.transforms, leaf.steps),))
            else:
                rest.append(renamed(leaf, name))
        projected = algebra.project(tuple(rest), (name,))
        return algebra.merged([projected, *own]) if own else projected

    def _object(self, node: Object) -> Leaves:
        parts = []
        for entry in node.entries:
            value = self.leaves(entry.value)
            parts.append(value if entry.key == "..." else algebra.under(entry.key, value))
        return algebra.merged(parts)

    def _array(self, node: Array) -> Leaves:
        parts = []
        for position, item in enumerate(node.items):
            if isinstance(item, Spread):
                parts.append(algebra.under(algebra.ITEM, self.field(self.leaves(item.value), algebra.ITEM)))
            else:
                parts.append(algebra.under(str(position), self.leaves(item)))
        return algebra.merged(parts)

    def _rest(self, node: Rest) -> Leaves:
        return tuple(leaf for leaf in self.leaves(node.source) if not leaf.key or leaf.key[0] not in node.taken)

    def _choice(self, node: Choice) -> Leaves:
        parts = [self.leaves(option) for option in node.options]
        fixed = all(isinstance(option, Literal) for option in node.options)
        if node.test is not None and fixed:
            parts.append(algebra.flat(algebra.open_parts(self.leaves(node.test)), "boolean"))
        return algebra.merged(parts)

    def _join(self, node: Join) -> Leaves:
        parts: list[Leaves] = []
        text = ""
        for part in node.parts:
            value = self.leaves(part)
            constants = [leaf.end.value for leaf in value if isinstance(leaf.end, Constant) and not leaf.key]
            text += constants[0] if len(constants) == 1 and len(value) == 1 else "*"
            parts.append(algebra.flat(algebra.open_parts(value), "join"))
        return algebra.merged([(Leaf((), Constant(text, "string")),), *parts])

    def _derived(self, node: Derived) -> Leaves:
        return algebra.merged(algebra.flat(algebra.open_parts(self.leaves(part)), node.how) for part in node.sources)

    def call(self, call: Call) -> Leaves:
        """What a call gives back."""
        if call.number < 0:
            return self._called(call)
        return self.once(("call", call.number), lambda: self._called(call))

    def _called(self, call: Call) -> Leaves:
        known = platform_call(self, Invocation.of(call)) if call.kind == "call" else built_value(self, call)
        if known is None and self.unit.namespace:
            known = read_from(self, call)
        if known is not None:
            return known
        if call.kind == "element":
            return (Leaf((), Opaque("markup")),)
        arguments = self.arguments(call)
        callees = (leaf for leaf in fitting(self.unit, call, self.leaves(call.callee)) if not leaf.key)
        return algebra.merged(self._result(leaf, arguments, call) for leaf in callees)

    def _result(self, leaf: Leaf, arguments: tuple[Leaves, ...], call: Call) -> Leaves:
        end = leaf.end
        if isinstance(end, Held) and isinstance(end.ref, FunctionRef) and not end.access:
            number = end.ref.number
            given = placed(self.unit, call, arguments, number)
            return algebra.applied(self.returns(number), number, given, self.unit.functions[number].rest)
        filled = filled_by(self, call) if self.unit.namespace else None
        if filled is not None:
            return filled
        made = (Leaf((), algebra.returned(end, arguments, call.kind == "new", labels_of(call)), (), leaf.steps),)
        passed = algebra.functions_in(arguments) if isinstance(end, Held) and not isinstance(end.ref, ClassRef) else ()
        return (*made, *passed)
