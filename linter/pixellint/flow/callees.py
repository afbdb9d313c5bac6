"""What a call means once the whole project is known: the functions it runs, and what of its arguments reaches a product."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixellint.facts import algebra
from pixellint.facts.invocation import KEPT, PASSES
from pixellint.facts.trackers import Slot
from pixellint.flow.lending import Callee, stands_in
from pixellint.flow.located import class_at, function_at, part_of_parameter
from pixellint.flow.overloads import misfits
from pixellint.flow.project import Project
from pixellint.flow.uses import Sink
from pixellint.model.flows import End, Held, Leaf, Leaves, Returned, Site, ValueOf
from pixellint.model.places import Access, Step

_Place = tuple[Access, str, int, int]


def run_by(project: Project, callee: End, site: Site) -> tuple[tuple[str, int], ...]:
    """The functions of the project that a call runs: the one it names, or the constructors of the class it makes."""
    function = function_at(callee)
    if function is not None:
        return (function,)
    found = class_at(callee) if site.kind == "new" and isinstance(callee, Held) else None
    if found is None or not project.namespaces.scheme(found[0]):
        return ()
    made = project.value(found[0], ValueOf("member", "constructor", found[1]))
    return tuple(one for leaf in made if (one := function_at(leaf.end)) is not None)


def fitting(project: Project, site: Site, callees: Sequence[Callee]) -> Sequence[Callee]:
    """Of the overloads of a method those that take as many arguments as are given, if there are any."""
    others = misfits(project.functions, (callee.leaf for callee in callees), len(site.arguments))
    return tuple(one for one in callees if one.leaf not in others) if others else callees


def given_to(project: Project, function: tuple[str, int], site: Site, position: int) -> Leaves | None:
    """What a call gives to a parameter of a function, None where it gives it nothing."""
    fact = project.functions.get(function)
    placed = project.placed(function, site.arguments, site.labels)
    return algebra.argument(placed, position, fact.rest if fact is not None else -1)


def reaching(project: Project, value: Leaves, sink: Sink) -> Iterator[tuple[Access, Leaf]]:
    """The parts of an argument that reach a sink, and the argument path of the product's call at which each arrives. A
    map copied entry by entry keeps its keys."""
    if not entrywise(sink):
        for leaf in project.looked(algebra.project(value, sink.access)):
            yield (*sink.path, *leaf.key), leaf
        return
    for whole in project.looked(algebra.project(value, sink.access[:-1])):
        for leaf in algebra.project((whole,), ("*",)):
            name = whole.key[:1] or ("*",)
            yield (*sink.path[:-1], *name, *leaf.key), leaf


def entrywise(sink: Sink) -> bool:
    """Whether the sink takes the entries of a map one by one, under keys it does not know."""
    return sink.access[-1:] == ("*",) and sink.path[-1:] == ("*",)


def told_apart(project: Project, path: str, function: int, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The slots of a call in a function, without those that only say what class a parameter is of, where the class says no
    more of the value than the parameter does: nobody is seen to make that object."""
    received: set[_Place] = set()
    for slot in slots:
        part = part_of_parameter(slot.leaf.end)
        if part is not None and part[0] == path and stands_in(project, path, function, part[1]):
            received.update(_places(slot, slot.leaf.steps[:1], PASSES))
    if not received:
        return tuple(slots)
    unmade = (slot for slot in slots if _is_unmade(slot.leaf.end))
    typed = {slot for slot in unmade if received.intersection(_above(slot, slot.leaf.steps, KEPT))}
    return tuple(slot for slot in slots if slot not in typed)


def _is_unmade(end: End) -> bool:
    """Whether an end is a field, or what a getter gives, of an object that nobody is seen to make."""
    while isinstance(end, Returned) and not end.built:
        end = end.callee
    return isinstance(end, Returned) and not end.arguments and bool(end.access)


def is_whole(slot: Slot) -> bool:
    """Whether a slot holds all of a parameter, unchanged; one of a list of arguments is whole."""
    part = part_of_parameter(slot.leaf.end)
    fields = [name for name in part[3] if not name.isdigit() and name not in ("*", algebra.ITEM)] if part is not None else []
    return not slot.leaf.key and not slot.leaf.transforms and not fields


def _places(slot: Slot, steps: Sequence[Step], note: str) -> Iterator[_Place]:
    """Where steps of a slot stand whose notes begin so."""
    return ((slot.path, step.path, step.span.line, step.span.column) for step in steps if step.note.startswith(note))


def _above(slot: Slot, steps: Sequence[Step], note: str) -> Iterator[_Place]:
    """The same for all that the slot is a part of: a class may say which keys a record has."""
    for length in range(len(slot.path) + 1):
        yield from _places(slot._replace(path=slot.path[:length]), steps, note)
