"""What an expression of one file holds: leaves with their ends, followed through names, fields, functions and classes.

Everything that cannot be answered from this file alone stays an open end (see model.flows). Evaluation is pure: what a name
holds never depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable

from pixellint.facts import algebra
from pixellint.facts.builders import filled_by, read_from
from pixellint.facts.calling import fitting, labels_of, placed
from pixellint.facts.containers import built_value
from pixellint.facts.contents import Contents
from pixellint.facts.entered import Entered
from pixellint.facts.holes import hole_leaves
from pixellint.facts.hooks import state_call
from pixellint.facts.installed import installed
from pixellint.facts.invocation import Invocation
from pixellint.facts.members import Members, class_of
from pixellint.facts.memory import Memory
from pixellint.facts.mentions import GLOBAL_OBJECT, WINDOWS
from pixellint.facts.page import LOOK_UPS
from pixellint.facts.platform import platform_call
from pixellint.facts.positions import Positions
from pixellint.facts.received import Received, renamed
from pixellint.facts.variables import Variables
from pixellint.model.flows import (
    ClassRef,
    Constant,
    End,
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
    ALL,
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

_SEVERAL = 8  # names that something is looked up by
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
        self.entered = Entered(self)
        self.members = Members(self)
        self._memory = Memory()
        self._active = self._memory.active
        self.once = self._memory.once
        """a value worked out once; see Memory"""
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

    @property
    def exhausted(self) -> bool:
        """Whether a bound was reached: then some values are not followed."""
        return self._memory.exhausted

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
        element = self.received.listening.element(node.at) if not self.unit.namespace else None
        if element is not None:
            return element
        if node.owner < 0:
            return (Leaf((), Opaque("receiver")),)
        return (Leaf((), Returned(Held(ClassRef(node.owner), ()), (), (), True)),)

    def _name(self, node: Name) -> Leaves:
        binding = self.contents.binding(node)
        if binding < 0:
            if node.name == "undefined":
                return (Leaf((), Constant("undefined", "null")),)
            return (Leaf((), Held(GlobalRef("" if node.name in GLOBAL_OBJECT else node.name), ())),)
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
        if bound.position == ALL and bound.kind == "parameter":
            return algebra.merged((self.received.all_of(bound.owner, bound.at), held))
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
        owner = self.variables.owner(node.object, key)
        if key == "href" and any(leaf.key[:1] == ("searchParams",) for leaf in owner):
            return algebra.flat(owner, "join")  # the address with the parameters it was given
        return self.field(owner, key)

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
                ref = GlobalRef("" if name in WINDOWS else name)
                own.append((Leaf((), Held(ref, leaf.end.access), leaf.transforms, leaf.steps),))
            else:
                rest.append(renamed(self.members.carried(leaf) if self.unit.namespace else leaf, name))
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
        made = self._made(leaf, arguments, call)
        passed = algebra.functions_in(arguments) if isinstance(end, Held) and not isinstance(end.ref, ClassRef) else ()
        return (*made, *passed)

    def _made(self, leaf: Leaf, arguments: tuple[Leaves, ...], call: Call) -> Leaves:
        """What a call gives that cannot be followed; a look-up by one of several names gives what each of them finds."""
        labels, built = labels_of(call), call.kind == "new"
        end = leaf.end
        names = [one for one in arguments[0] if isinstance(one.end, Constant) and not one.key] if len(arguments) == 1 else []
        if 1 < len(names) <= _SEVERAL and _looks_up(end):
            return tuple(leaf._replace(key=(), end=algebra.returned(end, ((one,),), built, labels)) for one in names)
        return (Leaf((), algebra.returned(end, arguments, built, labels), (), leaf.steps),)


def _looks_up(end: End) -> bool:
    """Whether an end is a function of the page that finds elements by name."""
    if not isinstance(end, Held) or not isinstance(end.ref, GlobalRef) or not end.access:
        return False
    return end.access[-1] in LOOK_UPS
