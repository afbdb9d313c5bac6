"""The growing Unit: front-ends add what they read, `finish` freezes it."""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.model.record import NamedTuple
from pixellint.model.unit import (
    Assignment,
    Binding,
    Block,
    Call,
    CallSite,
    Class,
    Element,
    Export,
    Expression,
    Function,
    Import,
    Inclusion,
    Scope,
    Setting,
    Unit,
)


class Unreadable(Exception):
    """The file cannot be read as its form; the text says why."""


class Frame(NamedTuple):
    """Where reading stands: scope, function (-1 at top level), block and class (-1 outside)."""

    scope: int
    function: int
    block: int
    owner: int


class Builder:
    """Collects one Unit. Numbers handed out are positions in the Unit's tuples."""

    def __init__(self, language: str, source: bytes, module: bool) -> None:
        self.language = language
        self.source = source
        self.module = module
        self.scopes: list[Scope] = [Scope(-1, -1, {})]
        self.bindings: list[Binding] = []
        self.functions: list[Function | None] = []
        self.classes: list[Class | None] = []
        self.assignments: list[Assignment] = []
        self.blocks: list[Block] = [Block(-1, -1, (), 0, len(source))]
        self.calls: list[CallSite | None] = []
        self.imports: list[Import] = []
        self.exports: list[Export] = []
        self.elements: list[Element] = []
        self.inclusions: list[Inclusion] = []
        self.settings: list[Setting] = []
        self.namespace = ""

    def scope(self, parent: int, function: int) -> int:
        """A new scope within `parent`."""
        self.scopes.append(Scope(parent, function, {}))
        return len(self.scopes) - 1

    def bind(self, binding: Binding) -> None:
        """Enter a name; a name already bound in that scope keeps its first binding unless it becomes more telling."""
        names = self.scopes[binding.scope].bindings
        known = names.get(binding.name)
        if known is None:
            names[binding.name] = len(self.bindings)
            self.bindings.append(binding)
        elif self.bindings[known].kind == "variable" and binding.kind != "variable":
            self.bindings[known] = binding

    def block(self, frame: Frame, guards: tuple[Expression, ...], span: tuple[int, int], loops: bool = False) -> int:
        """A new block within the frame's, of the frame's function."""
        self.blocks.append(Block(frame.block, frame.function, guards, *span, loops))
        return len(self.blocks) - 1

    def assign(
        self, target: Expression, value: Expression, span: tuple[int, int], frame: Frame, declares: bool = False
    ) -> None:
        self.assignments.append(Assignment(target, value, *span, frame.function, frame.block, declares))

    def reserve_function(self) -> int:
        """The number of a function whose body is yet to be read."""
        self.functions.append(None)
        return len(self.functions) - 1

    def reserve_class(self) -> int:
        self.classes.append(None)
        return len(self.classes) - 1

    def reserve_call(self) -> int:
        """Calls are numbered outermost first, in the order in which they begin."""
        self.calls.append(None)
        return len(self.calls) - 1

    def call(self, call: Call, frame: Frame) -> Call:
        """Enter a call under the number it reserved."""
        self.calls[call.number] = CallSite(call, frame.function, frame.block)
        return call

    def element(self, element: Element) -> int:
        self.elements.append(element)
        return len(self.elements) - 1

    def hold(self, numbers: Iterable[int], parent: int) -> None:
        """Make an element the parent of those of these that have none yet: it was read after what it holds."""
        for number in numbers:
            if self.elements[number].parent < 0:
                self.elements[number] = self.elements[number]._replace(parent=parent)

    def include(self, reference: str, how: str, at: int) -> None:
        self.inclusions.append(Inclusion(reference, how, at))

    def finish(self, faulty: float) -> Unit:
        """The Unit; every reserved number must have been filled."""
        return Unit(
            self.language,
            self.module,
            tuple(self.scopes),
            tuple(self.bindings),
            tuple(function for function in self.functions if function is not None),
            tuple(item for item in self.classes if item is not None),
            tuple(self.assignments),
            tuple(self.blocks),
            tuple(site for site in self.calls if site is not None),
            tuple(self.imports),
            tuple(self.exports),
            tuple(self.elements),
            tuple(self.inclusions),
            faulty,
            self.source,
            self.namespace,
            tuple(self.settings),
        )
