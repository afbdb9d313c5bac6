"""What a name may hold at a place: the writes that reach it, its fields, and what mutating methods put into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.contents import MUTATORS, WHOLE
from pixellint.facts.invocation import KEPT
from pixellint.model.flows import Constant, GlobalRef, Held, Leaf, Leaves, Origin
from pixellint.model.places import Access
from pixellint.model.unit import Assignment, Call, Expression, Member, Name

if TYPE_CHECKING:
    from pixellint.facts.values import Values


_MANY_FIELDS = 8
"""assignments to fields of a name from which on each field is looked at by itself"""


class Variables:
    """Follows the names of one file."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def at(self, binding: int, at: int, field: str = "") -> Leaves:
        """What a name may hold when read at byte `at`; with a `field`, leaving out what only its other fields hold."""
        here = self._values.received.function_at(at)
        writes = self._reaching(self._values.contents.writes.get(binding, []), at, here)
        asked = self._values.contents.field_writes.get(binding, ())
        fields = [pair for pair in asked if _concerns(pair[0], field) and self._may_reach(pair[1], at, here)]
        key = ("variable", binding, tuple(w.at for w in writes), tuple(w.at for _, w in fields), field)
        return self._values.once(key, lambda: self._assembled(binding, writes, fields, field))

    def owner(self, node: Expression, key: str) -> Leaves:
        """What the owner of a field that is read may hold. Of one that is filled field by field, what other fields than `key`
        hold is left out: they often hold each other."""
        values = self._values
        binding = values.contents.binding(node) if isinstance(node, Name) and key != "*" else -1
        if binding < 0 or len(values.contents.field_writes.get(binding, ())) < _MANY_FIELDS:
            return values.leaves(node)
        bound = values.unit.bindings[binding]
        if bound.kind in ("import", "function", "class"):
            return values.leaves(node)
        held = self.at(binding, node.at, key)
        if bound.kind == "parameter":
            return algebra.merged((values.received.parameter(bound.owner, bound.position, bound.at), held))
        return self.public(bound.scope, bound.name, held, -1) if held else ()

    def public(self, scope: int, name: str, leaves: Leaves, function: int) -> Leaves:
        """Queue stubs are the global of their name as well, and so are top-level names of classic scripts that this file gives
        no value to speak of."""
        stub = function in self._values.contents.stubs or any(self._values.contents.is_stub(leaf.end) for leaf in leaves)
        if stub or (scope == 0 and not self._values.unit.module and not leaves):
            return (Leaf((), Held(GlobalRef(name), ())), *leaves)
        return leaves

    def _assembled(self, binding: int, writes: list[Assignment], fields: list[tuple[Access, Assignment]], field: str) -> Leaves:
        name = self._values.unit.bindings[binding].name
        parts = [self.kept(write, name) for write in writes]
        for access, write in fields:
            value = self.kept(write, ".".join((name, *access)))
            for key in reversed(access):
                value = algebra.under(key, value)
            parts.append(value)
        for access, call in self._values.contents.mutations(binding):
            if not _concerns(access, field):
                continue
            value = self.put(call)
            for key in reversed(access):
                value = algebra.under(key, value)
            parts.append(value)
        parts.extend(self._filled(binding, field))
        parts.extend(filter(None, (self._values.entered.bound(binding),)))
        return algebra.merged([*parts, *self._filled_elsewhere(binding, parts, field)])

    def _filled(self, binding: int, field: str) -> Iterator[Leaves]:
        """What `Object.assign(name, more)` adds to a name's value."""
        for access, call in self._values.contents.filled.get(binding, ()):
            if _concerns(access, field):
                value = algebra.merged(self._values.leaves(part.value) for part in call.arguments[1:])
                for key in reversed(access):
                    value = algebra.under(key, value)
                yield algebra.followed(value, self._values.step(call.at, call.end, "put into it", ""))

    def _filled_elsewhere(self, binding: int, parts: list[Leaves], field: str) -> Iterator[Leaves]:
        """An empty part of the value that is handed to a function is filled there: it stays open."""
        name = self._values.unit.bindings[binding].name
        for access in self._values.contents.handed_on.get(binding, ()):
            if (
                access
                and (parts or field)
                and _concerns(access, field)
                and not any(algebra.project(part, access) for part in parts)
            ):
                value: Leaves = (Leaf((), Origin("value", (name, *access))),)
                for key in reversed(access):
                    value = algebra.under(key, value)
                yield value

    def kept(self, write: Assignment, name: str) -> Leaves:
        """What an assignment puts where it goes."""
        step = self._values.step(write.at, write.end, f"{KEPT} {name}", name)
        return algebra.followed(self._values.leaves(write.value), step)

    def put(self, call: Call) -> Leaves:
        """What a mutating method puts into its receiver."""
        values = self._values.arguments(call)
        callee = call.callee
        key = MUTATORS[callee.key] if isinstance(callee, Member) else ""
        if isinstance(callee, Member) and callee.key in WHOLE and self._values.unit.namespace:
            return algebra.followed(values[0], self._values.step(call.at, call.end, "put into it", "")) if values else ()
        if not key and len(values) > 1:
            constants = [leaf.end.value for leaf in values[0] if isinstance(leaf.end, Constant)]
            key = constants[0] if len(constants) == 1 else "*"
        value = values[-1] if values else ()
        step = self._values.step(call.at, call.end, "put into it", "" if key in ("*", algebra.ITEM) else key)
        kept = algebra.followed(value, step)
        return algebra.under(key, kept) if key else kept

    def _reaching(self, writes: list[Assignment], at: int, here: int) -> list[Assignment]:
        """The writes that may still hold at `at`, which lies in function `here`: none that comes later, none that a later
        certain write replaces."""
        if len(writes) < 2:
            return writes
        possible = [write for write in writes if self._may_reach(write, at, here)]
        certain = [write for write in possible if self._dominates(write, at, here)]
        if not certain:
            return possible
        last = max(write.at for write in certain)
        return [write for write in possible if write.at >= last or write.function != here]

    def _may_reach(self, write: Assignment, at: int, here: int) -> bool:
        if write.at <= at or write.function != here:
            return True
        return self._in_loop(write.block, at)

    def _in_loop(self, number: int, at: int) -> bool:
        while number >= 0:
            block = self._values.unit.blocks[number]
            if block.loops and block.at <= at < block.end:
                return True
            number = block.parent
        return False

    def _dominates(self, write: Assignment, at: int, here: int) -> bool:
        block = self._values.unit.blocks[write.block]
        return write.function == here and write.end <= at and block.at <= at < block.end and not self._in_loop(write.block, at)


def _concerns(access: Access, field: str) -> bool:
    """Whether what stands at `access` may belong to a field, "" for any."""
    return not field or not access or algebra.agree(access[0], field)
