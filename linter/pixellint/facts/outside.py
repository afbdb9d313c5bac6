"""What a file lets others have: its exports, its global names, what it writes to globals and to what others gave it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pixellint.facts import algebra
from pixellint.facts.installed import installs
from pixellint.facts.values import Values
from pixellint.model.flows import GlobalRef, Held, ImportRef, Leaf, Leaves, ParameterRef, Returned, Written
from pixellint.model.unit import Export, Member, Name, This


class Outside:
    """The public side of one file."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.unit = values.unit

    def exported(self, name: str) -> Leaves:
        """What the file exports under a name; a re-export stays an open end. "*" is the whole module."""
        parts: list[Leaves] = []
        for export in self.unit.exports:
            if export.name == name:
                parts.append(self.exported_value(export))
            elif export.name == "*" and name not in ("default", "*"):
                parts.append((Leaf((), Held(ImportRef(export.specifier, name), ())),))
            elif export.name == "module.exports" and export.value is not None:
                whole = self.values.leaves(export.value)
                parts.append(whole if name in ("*", "default") else algebra.project(whole, (name,)))
            elif name == "*":
                parts.append(algebra.under(export.name, self.exported_value(export)))
        if not parts and name == "default":
            return self.exported("*") if any(e.name == "module.exports" for e in self.unit.exports) else ()
        return algebra.merged(parts)

    def exported_value(self, export: Export) -> Leaves:
        """What one export brings out; a re-export stays an open end."""
        if export.value is not None:
            return self.values.leaves(export.value)
        return (Leaf((), Held(ImportRef(export.specifier, export.imported), ())),)

    def public(self, name: str) -> Leaves:
        """What the file's own top-level name, public in a classic script, holds."""
        if self.unit.module:
            return ()
        number = self.unit.scopes[0].bindings.get(name)
        if number is None:
            return ()
        binding = self.unit.bindings[number]
        value = self.values.leaves(Name(name, 0, len(self.unit.source)))
        return tuple(leaf for leaf in value if leaf.end != Held(GlobalRef(binding.name), ()))

    def _below_global(self, name: str) -> Iterator[Leaves]:
        for fact in self.written:
            if isinstance(fact.target, Held) and fact.target.ref == GlobalRef(name):
                value = fact.value
                for key in reversed(fact.target.access):
                    value = algebra.under(key, value)
                yield tuple(leaf for leaf in value if leaf.end != fact.target)

    def global_value(self, name: str) -> Leaves:
        """What the file says a global holds."""
        return algebra.merged([self.public(name), *self._below_global(name)])

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """Assignments to globals, to fields below them, and to fields of what handles and imports give."""
        found = []
        for assignment in self.unit.assignments:
            target = assignment.target
            if isinstance(target, Name) and (assignment.declares or self.values.contents.binding(target) >= 0):
                if self.unit.module or target.scope != 0:
                    continue
            elif isinstance(target, This) or not isinstance(target, Name | Member):
                continue
            for leaf in self._target(target):
                value = self.values.leaves(assignment.value)
                span = self.values.span(assignment.at, assignment.end)
                found.append(Written(span, leaf, value, assignment.function))
        return tuple(found)

    def _target(self, target: Name | Member) -> Iterator[Held | Returned]:
        if isinstance(target, Name):
            yield Held(GlobalRef(target.name), ())
            return
        if name := installs(target):
            yield Held(GlobalRef(name), ())
            return
        base, access = self.values.contents.base(target)
        if isinstance(base, Name) and self._is_public(base):
            yield Held(GlobalRef(base.name), (*access[:-1], self.values.key(target)))
        owner = self.values.leaves(target.object)
        keyed = self.values.field(owner, self.values.key(target))
        for leaf in keyed:
            end = leaf.end
            held = isinstance(end, Held) and isinstance(end.ref, GlobalRef | ImportRef | ParameterRef)
            given = isinstance(end, Returned) and bool(self.unit.namespace)
            if not leaf.key and isinstance(end, Held | Returned) and (held or given):
                yield end

    def _is_public(self, name: Name) -> bool:
        """Whether a name is a top-level one of a classic script."""
        binding = self.values.contents.binding(name)
        return binding >= 0 and not self.unit.module and self.unit.bindings[binding].scope == 0
