"""A Unit as text, one line per fact, in the order of the source: made for reading differences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from pixellint.model import unit as u


class _Writer:
    def __init__(self, unit: u.Unit) -> None:
        self.unit = unit
        self._starts = [0, *(place + 1 for place, byte in enumerate(unit.source) if byte == 10)]

    def place(self, at: int) -> str:
        from bisect import bisect_right

        line = bisect_right(self._starts, max(0, at))
        column = len(self.unit.source[self._starts[line - 1] : max(0, at)].decode("utf-8", "replace")) + 1
        return f"{line}:{column}"

    def function(self, number: int) -> str:
        function = self.unit.functions[number]
        return f"{function.name or 'function'}@{self.place(function.at)}"

    def within(self, function: int, block: int) -> str:
        """Where a fact stands: the function and the guards of the blocks around it."""
        words = [f" in {self.function(function)}"] if function >= 0 else []
        seen = block
        while seen > 0 and self.unit.blocks[seen].function == function:
            stands = self.unit.blocks[seen]
            words += [f" if {self.text(guard)}" for guard in stands.guards]
            words += [" looping"] if stands.loops else []
            seen = stands.parent
        return "".join(words)

    def text(self, value: u.Expression | None, depth: int = 0) -> str:
        if value is None:
            return "nothing"
        if depth > 30:
            return "…"
        show = partial(self.text, depth=depth + 1)
        match value:
            case u.Literal():
                return json.dumps(value.value, ensure_ascii=False) if value.kind == "string" else value.value
            case u.Name():
                return value.name
            case u.Member():
                owner = show(value.object)
                return f"{owner}.{value.key}" if value.computed is None else f"{owner}[{show(value.computed)}]"
            case u.This():
                return f"this<{self.unit.classes[value.owner].name}>" if value.owner >= 0 else "this"
            case u.Parameter():
                return f"parameter {value.position} of {self.function(value.function)}"
            case u.Call():
                kind = "" if value.kind == "call" else f"{value.kind} "
                return f"{kind}{show(value.callee)}({', '.join(self.arguments(value, depth))})"
            case u.Object():
                return "{" + ", ".join(self.entry(entry, depth) for entry in value.entries) + "}"
            case u.Array():
                return f"[{', '.join(map(show, value.items))}]"
            case u.Spread():
                return f"...{show(value.value)}"
            case u.Lambda():
                return self.function(value.number)
            case u.ClassValue():
                return f"class {self.unit.classes[value.number].name}"
            case u.Module():
                return f"module {json.dumps(value.specifier)}"
            case u.Choice():
                test = "" if value.test is None else f" by {show(value.test)}"
                return f"({' | '.join(map(show, value.options))}{test})"
            case u.Join():
                return f"join({', '.join(map(show, value.parts))})"
            case u.Derived():
                return f"{value.how}({', '.join(map(show, value.sources))})"
            case u.Hole():
                return f"hole {json.dumps(value.text, ensure_ascii=False)}"
            case u.Unknown():
                return f"unknown<{value.reason}>"
        return f"other<{type(value).__name__}>"

    def arguments(self, call: u.Call, depth: int) -> Iterator[str]:
        for argument in call.arguments:
            label = f"{argument.label}: " if argument.label else ""
            yield f"{label}{'...' if argument.spread else ''}{self.text(argument.value, depth + 1)}"

    def entry(self, entry: u.Entry, depth: int) -> str:
        value = self.text(entry.value, depth + 1)
        return f"...{value}" if entry.key == "..." else f"{entry.key}: {value}"

    def element(self, element: u.Element) -> str:
        words = [f"element {element.tag}"]
        words += [f"{item.name}={self.text(item.value)}" for item in element.attributes]
        words += [f"text {json.dumps(element.text, ensure_ascii=False)}"] if element.text else []
        words += [f"in {self.unit.elements[element.parent].tag}"] if element.parent >= 0 else []
        return " ".join(words) + (" inert" if element.inert else "")

    def facts(self) -> Iterator[tuple[int, str]]:
        unit = self.unit
        for element in unit.elements:
            yield element.at, self.element(element)
        for inclusion in unit.inclusions:
            yield inclusion.at, f"includes {json.dumps(inclusion.reference)} ({inclusion.how})"
        for setting in unit.settings:
            yield setting.at, f"setting {setting.key} = {json.dumps(setting.value, ensure_ascii=False)}"
        for item in unit.imports:
            if item.implicit:
                continue
            yield item.at, f"import {item.imported or 'effects'} of {json.dumps(item.specifier)} as {item.local or '-'}"
        for export in unit.exports:
            given = self.text(export.value) if export.value is not None else f"{export.imported} of {export.specifier}"
            yield export.at, f"export {export.name} = {given}"
        for kind in unit.classes:
            members = ", ".join(f"{name}: {self.text(value)}" for name, value in kind.members)
            bases = "".join(f" of {self.text(base)}" for base in kind.bases)
            yield kind.at, f"class {kind.name}{bases} {{{members}}}"
        for number, function in enumerate(unit.functions):
            returned = "".join(f" returns {self.text(value)}" for value in function.returns)
            names = ", ".join(_parameters(function))
            yield function.at, f"function {self.function(number)}({names}){returned}"
        for item_ in unit.assignments:
            word = "let " if item_.declares else ""
            line = f"{word}{self.text(item_.target)} = {self.text(item_.value)}"
            yield item_.at, line + self.within(item_.function, item_.block)
        for site in unit.calls:
            yield site.call.at, f"call {self.text(site.call)}{self.within(site.function, site.block)}"


def _parameters(function: u.Function) -> Iterator[str]:
    """Names as they are, with the label before them where it is another."""
    labels = function.labels or function.parameters
    for name, label in zip(function.parameters, labels, strict=True):
        yield (name or "{}") if label == name else f"{label or '_'} {name or '{}'}"


def render(unit: u.Unit) -> str:
    """The unit's facts, `line:column fact`; the last line says how much could not be read, if anything."""
    writer = _Writer(unit)
    lines = [f"{unit.language}{' module' if unit.module else ''}{' in ' + unit.namespace if unit.namespace else ''}"]
    outside = sorted(item.local for item in unit.imports if item.implicit)
    lines += [f"from elsewhere: {', '.join(outside)}"] if outside else []
    lines += [f"{writer.place(at)} {fact}" for at, fact in sorted(writer.facts(), key=lambda fact: fact[0])]
    if unit.faulty:
        lines.append(f"faulty {unit.faulty:.2f}")
    return "\n".join(lines) + "\n"
