"""The components that a file has of its own: what names stand for, where elements begin and end."""

from __future__ import annotations

import re
from functools import cached_property

from pixellint.facts.guard_words import called
from pixellint.model.unit import Call, CallSite, Expression, Name, Unit

Owner = tuple[str, int]
"""("function", number), ("class", number), ("variable", binding) or ("file", 0)"""
FILE: Owner = ("file", 0)


class Components:
    """Looks at the names and elements of one file."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.elements = tuple(site for site in unit.calls if site.call.kind == "element")

    def meant(self, name: Name) -> str | Owner | None:
        """The module that a name is imported from, or what of this file it names."""
        scope = name.scope
        while scope >= 0:
            number = self.unit.scopes[scope].bindings.get(name.name, -1)
            if number >= 0:
                binding = self.unit.bindings[number]
                if binding.kind == "import":
                    return self.unit.imports[binding.position].specifier
                if binding.kind in ("function", "class"):
                    return binding.kind, binding.position
                return ("variable", number) if binding.kind == "variable" else None
            scope = self.unit.scopes[scope].parent
        return None

    def around(self, number: int) -> Owner:
        """What a function stands in: the class it is a method of, the function around it, the file."""
        function = self.unit.functions[number]
        if function.owner >= 0:
            return "class", function.owner
        return self.inside(function.function)

    def inside(self, function: int) -> Owner:
        """The owner of what stands in a function."""
        return ("function", function) if function >= 0 else FILE

    def close(self, call: Call) -> int:
        """Where an element ends, its children included; the end of its tag where it has none."""
        source = self.unit.source
        name = called(call)
        if source[: call.end].endswith(b"/>") or not name:
            return call.end
        depth = 1
        for found in re.finditer(rb"</?(?:[\w$]+\.)*" + re.escape(name.encode()) + rb"\s*[\s>/]", source[call.end :]):
            if source[call.end + found.start() + 1 : call.end + found.start() + 2] == b"/":
                depth -= 1
            elif not source[: self._ends.get(call.end + found.start(), 0)].endswith(b"/>"):
                depth += 1
            if depth == 0:
                return call.end + found.start()
        return call.end

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {site.call.at: site.call.end for site in self.elements}

    @cached_property
    def values(self) -> dict[int, list[Expression]]:
        """What variables are given, by binding."""
        found: dict[int, list[Expression]] = {}
        for assignment in self.unit.assignments:
            if isinstance(assignment.target, Name):
                owner = self.meant(assignment.target)
                if isinstance(owner, tuple) and owner[0] == "variable":
                    found.setdefault(owner[1], []).append(assignment.value)
        return found

    def tops(self, number: int) -> list[CallSite]:
        """The outermost elements of a function."""
        mine = [site for site in self.elements if site.function == number]
        reach, found = -1, []
        for site in sorted(mine, key=lambda site: site.call.at):
            if site.call.at >= reach:
                found.append(site)
                reach = self.close(site.call)
        return found
