"""What a Unit says apart from how its language says it: the functions, calls and writes of an app of `tests.app_programs`.

Two units have equal shapes when they name the same functions with the same parameters, and within each the same calls and
writes with the same values under as many guards. Told alike, because that is how the languages differ and nothing else:

- how a text field is reached: what it holds is `entered(email)`;
- a getter without arguments, or `map.get("key")`, is a field; `map.put("key", value)` is a write of a field;
- on what a step is called (a file's function, a class, its one instance, a new one): the step's name stands for it;
- labels of arguments, the word `new`, a copy of a map made of a map, the class that a parameter is declared with;
- constants that stand side by side in a text; what a function of one expression returns; constructors and getters that
  only Java writes out.
"""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.model import unit as u

_TEXT = frozenset({"value", "text"})
_PRODUCT = frozenset({"track", "identify", "getInstance"})
_FORMS = frozenset({"toString"})


def shape(unit: u.Unit) -> tuple[str, ...]:
    """The facts of a unit, sorted."""
    return tuple(sorted((*_functions(unit), *_calls(unit), *_writes(unit))))


def _functions(unit: u.Unit) -> Iterator[str]:
    for function in unit.functions:
        if function.name.startswith(("step", "save", "fill")):
            yield f"function {function.name}({', '.join(function.parameters)})"


def _calls(unit: u.Unit) -> Iterator[str]:
    for site in unit.calls:
        name = _last(site.call.callee)
        if name == "put":
            target = _told(site.call.callee.object) if isinstance(site.call.callee, u.Member) else ""
            key, value = site.call.arguments
            written = f"{target}.{_text(key.value)} = {_told(value.value)}"
            yield written + _within(unit, site.function, site.block)
        elif name.startswith("step") or name in _PRODUCT or name == "Visit":
            yield f"call {_told(site.call)}" + _within(unit, site.function, site.block)


def _writes(unit: u.Unit) -> Iterator[str]:
    for item in unit.assignments:
        typed = isinstance(item.value, u.Call) and item.value.number < 0
        if item.function >= 0 and not typed and not _of_instance(item.value):
            yield f"{_told(item.target)} = {_told(item.value)}" + _within(unit, item.function, item.block)


def _of_instance(value: u.Expression) -> bool:
    return isinstance(value, u.Call) and _last(value.callee).startswith("Step")


def _within(unit: u.Unit, function: int, block: int) -> str:
    guards = 0
    while block > 0 and unit.blocks[block].function == function:
        guards += len(unit.blocks[block].guards)
        block = unit.blocks[block].parent
    return f" in {unit.functions[function].name if function >= 0 else 'the class'}{' if' * guards}"


def _last(callee: u.Expression) -> str:
    if isinstance(callee, u.Member):
        return callee.key
    if isinstance(callee, u.Choice):
        return _last(callee.options[0])
    return callee.name.rpartition("#")[2] if isinstance(callee, u.Name) else ""


def _text(value: u.Expression) -> str:
    return value.value if isinstance(value, u.Literal) else _told(value)


def _told(value: u.Expression | None) -> str:
    match value:
        case u.Literal():
            return repr(value.value)
        case u.Name():
            return value.name.rpartition("#")[2]
        case u.This():
            return "this"
        case u.Member():
            return _field(_told(value.object), value.key if value.computed is None else _text(value.computed))
        case u.Call():
            return _call(value)
        case u.Object():
            return "{" + ", ".join(_entries(value)) + "}"
        case u.Choice():
            return " | ".join(map(_told, value.options))
        case u.Join():
            return _joined(value)
    return type(value).__name__


def _joined(value: u.Join) -> str:
    parts = [part for part in value.parts if not (isinstance(part, u.Literal) and not part.value)]
    texts = [part.value for part in parts if isinstance(part, u.Literal)]
    return repr("".join(texts)) if len(texts) == len(parts) else "+".join(map(_told, parts))


def _field(owner: str, name: str) -> str:
    if name not in _TEXT:
        return f"{owner}.{name}"
    return owner if owner.startswith("entered(") else f"entered({owner.removeprefix('this.')})"


def _entries(value: u.Object) -> Iterator[str]:
    for entry in value.entries:
        if entry.key == "..." and isinstance(entry.value, u.Object):
            yield from _entries(entry.value)
        else:
            yield f"{entry.key}: {_told(entry.value)}"


def _call(call: u.Call) -> str:
    name = _last(call.callee)
    given = [_told(argument.value) for argument in call.arguments]
    owner = _told(call.callee.object) if isinstance(call.callee, u.Member) else ""
    if name == "getElementById":
        return f"entered({_text(call.arguments[0].value)})"
    if name in _FORMS and not given:
        return owner
    if name == "get" and len(given) == 1:
        return f"{owner}.{_text(call.arguments[0].value)}"
    if name.startswith("get") and not given and owner != "Probe":
        return _field(owner, name[3].lower() + name[4:])
    if name.startswith("step") or not owner:
        return f"{name}({', '.join(given)})"
    return f"{owner}.{name}({', '.join(given)})"
