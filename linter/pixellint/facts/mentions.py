"""Which parts of a file can hold a reference at all: an over-estimate from syntax, so that only those are evaluated.

A token stands for something that may hold values: ("b", n) a name, ("f", n) a function by what it returns, ("c", n) a class,
("p", n) the parameters of a function, ("s", n) the state kept by a hook's call, ("g", name) a global, ("i", specifier) a
module. A token depends on the tokens mentioned where it gets its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

from pixellint.facts.contents import Contents
from pixellint.facts.installed import installed, is_application
from pixellint.model.flows import ClassRef, ComponentRef, FunctionRef, GlobalRef, ImportRef, ParameterRef, Ref
from pixellint.model.namespaces import is_namespace
from pixellint.model.unit import Call, ClassValue, Expression, Lambda, Member, Module, Name, Parameter, This

Token: TypeAlias = tuple[str, int | str]
Tokens: TypeAlias = frozenset[Token]

GLOBAL_OBJECT = frozenset({"window", "globalThis", "self", "top", "global"})
WINDOWS = GLOBAL_OBJECT | {"parent", "opener"}
"""fields of the global object that are one themselves"""


def seed(ref: Ref) -> Token:
    """The token that holds a reference from the start."""
    if isinstance(ref, ImportRef):
        return imported(ref.specifier, ref.name)
    if isinstance(ref, FunctionRef):
        return ("f", ref.number)
    if isinstance(ref, ClassRef | ComponentRef):
        return ("c", ref.number)
    if isinstance(ref, ParameterRef):
        return ("p", ref.function)
    return ("g", ref.name if isinstance(ref, GlobalRef) else "")


def imported(specifier: str, name: str) -> Token:
    """The token of an import: that of its module, or of the one name where it comes out of a namespace."""
    return ("i", f"{specifier}#{name}" if is_namespace(specifier) else specifier)


class Mentions:
    """What the expressions of one unit mention, and what can hold a reference."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._unit = contents.unit
        self._known: dict[int, Tokens] = {}

    def of(self, expression: Expression) -> Tokens:
        """The tokens an expression mentions."""
        key = id(expression)  # units live as long as their readers: an id names one expression
        known = self._known.get(key)
        if known is None:
            known = frozenset(self._met(expression))
            self._known[key] = known
        return known

    def holders(self, seeds: Iterable[Token]) -> Tokens:
        """All tokens that can hold what the seeds hold."""
        found = set(seeds)
        waiting = list(found)
        while waiting:
            for token in self._holding.get(waiting.pop(), ()):
                if token not in found:
                    found.add(token)
                    waiting.append(token)
        return frozenset(found)

    def _met(self, expression: Expression) -> set[Token]:
        """The same, not yet kept. One of the places where reading a file spends its time."""
        found: set[Token] = set()
        add = found.add
        stack: list[Any] = [expression]
        while stack:
            node = stack.pop()
            kind = type(node)
            if kind is Name:
                add(self._name(node))
            elif kind is Lambda:
                add(("f", node.number))
            elif kind is ClassValue:
                add(("c", node.number))
            elif kind is This:
                add(("c", node.owner))
            elif kind is Parameter:
                add(("p", node.function))
            elif kind is Module:
                add(("i", node.specifier))
            else:
                if kind is Call:
                    add(("s", node.number))
                    if is_application(node):
                        add(("g", ""))
                elif kind is Member:
                    found.update(self._of_global_object(node))
                stack += [part for part in node if isinstance(part, tuple)]
        return found

    def _name(self, node: Name) -> Token:
        binding = self._contents.binding(node)
        return ("b", binding) if binding >= 0 else ("g", node.name)

    def _of_global_object(self, node: Member) -> Iterator[Token]:
        """`window.x` mentions the global x; a computed field any, as does a field of what may be the global object."""
        owner = node.object
        if name := installed(node):
            yield ("g", name)
        elif (isinstance(owner, Name) and owner.name in GLOBAL_OBJECT) or (isinstance(owner, Member) and _is_window(owner)):
            yield ("g", "" if node.computed is not None else node.key)
        elif isinstance(owner, Name | Parameter):
            yield ("g", node.key)
            if node.computed is not None:
                yield ("g", "")

    @cached_property
    def _holding(self) -> dict[Token, list[Token]]:
        """From a token to those whose values mention it."""
        reverse: dict[Token, list[Token]] = {}
        for holder, mentioned in self._dependencies():
            for token in mentioned:
                reverse.setdefault(token, []).append(holder)
        return reverse

    def _dependencies(self) -> Iterator[tuple[Token, Iterable[Token]]]:
        unit, contents = self._unit, self._contents
        for number, bound in enumerate(unit.bindings):
            yield ("b", number), self._of_binding(number, bound.kind, bound.position, bound.owner)
        for number, function in enumerate(unit.functions):
            for value in function.returns:
                yield ("f", number), self.of(value)
            yield ("p", number), self._received(number)
        for number, item in enumerate(unit.classes):
            for _, value in item.members:
                yield ("c", number), self.of(value)
            for value in item.bases:
                yield ("c", number), self.of(value)
            for _, write in contents.receiver_writes.get(number, ()):
                yield ("c", number), self.of(write.value)
            for site in contents.receiver_calls.get(number, ()):
                yield ("c", number), self.of(site.call)
        for call, setter in contents.setters.items():
            for site in contents.calls_of.get(setter, ()):
                yield ("s", call), self._arguments(site.call)
        for call in contents.kept_calls:
            for provider in contents.providers(call):
                yield ("s", call), self._arguments(provider)
        for path, write in contents.global_writes:
            yield (
                ("g", path[0] if path[0] not in GLOBAL_OBJECT else (path[1] if len(path) > 1 else "")),
                self.of(write.value),
            )

    def _of_binding(self, number: int, kind: str, index: int, owner: int) -> Iterator[Token]:
        contents = self._contents
        bound = self._unit.bindings[number]
        if contents.stubs or (bound.scope == 0 and not self._unit.module):
            yield ("g", bound.name)  # see Values: public names and queue stubs are the global as well
        if bound.name.startswith("$"):
            yield ("g", bound.name)  # `const { $track } = useNuxtApp()`
        if kind == "import":
            item = self._unit.imports[index]
            yield imported(item.specifier, item.imported)
        elif kind == "function":
            yield ("f", index)
        elif kind == "class":
            yield ("c", index)
        elif kind == "parameter":
            yield ("p", owner)
        for write in contents.writes.get(number, ()):
            yield from self.of(write.value)
        for _, write in contents.field_writes.get(number, ()):
            yield from self.of(write.value)
        for _, call in (*contents.mutations(number), *contents.filled.get(number, ())):
            yield from self._arguments(call)

    def _received(self, function: int) -> Iterator[Token]:
        """What the parameters of a function are given, as far as the file shows."""
        for call in self._contents.invoked.get(function, ()):
            yield from self._arguments(call)
        handed = self._contents.given_to.get(function)
        if handed is not None:
            yield from self.of(handed[0].callee)
            yield from self._arguments(handed[0])

    def _arguments(self, call: Call) -> Iterator[Token]:
        for argument in call.arguments:
            yield from self.of(argument.value)


def _is_window(node: object) -> bool:
    """Whether an expression is the global object, by its name: `window`, `window.parent`."""
    if isinstance(node, Member):
        return node.key in WINDOWS and node.computed is None and _is_window(node.object)
    return isinstance(node, Name) and node.name in GLOBAL_OBJECT
