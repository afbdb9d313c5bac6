"""Functions lent through parameters: which calls of a function hand it the one that makes it a wrapper."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.facts import algebra
from pixellint.flow.carriers import Carriers
from pixellint.flow.located import function_at, parameter_at
from pixellint.flow.project import Project
from pixellint.model.flows import ComponentRef, End, Held, Leaf, Leaves, Located, ParameterRef, Returned, Site
from pixellint.model.places import Access, Place
from pixellint.model.record import NamedTuple

MOST_HANDED = 6
"""times that a function is handed on, from parameter to parameter or component to component"""


class Lent(NamedTuple):
    """That `given`, a function or handle, stands at `access` of a function's parameter."""

    function: tuple[str, int]
    position: int
    access: Access
    given: End


class Callee(NamedTuple):
    """What a call may run; `lent` where its own function is handed that by some of its callers, `handler` where it comes from
    afar: through a component, or through more than one function."""

    leaf: Leaf
    lent: Lent | None = None
    handler: bool = False


def resolved(project: Project, carriers: Carriers, callees: Leaves) -> tuple[Callee, ...]:
    """Callees, and for those that are parameters what the parameters are given, directly or handed on by others."""
    found: list[Callee] = []
    for leaf in callees:
        found.append(Callee(leaf))
        component = _in_component(project, leaf.end)
        for one, hops in _handed(project, carriers, leaf.end):
            found.append(Callee(one, _lent(leaf.end, one.end), component or hops > 0))
    return tuple(found)


def _in_component(project: Project, end: End) -> bool:
    """Whether an end is given to a component: a class of markup, or a function that is called like one."""
    part = parameter_at(end)
    fact = project.functions.get(part[:2]) if part is not None else None
    return part is None or (fact is not None and fact.name[:1].isupper())


def _handed(project: Project, carriers: Carriers, parameter: End) -> Iterator[tuple[Leaf, int]]:
    """What a parameter, or the attributes of a component, are given, and how many others hand it on; nothing for other ends."""
    met = {parameter}
    waiting = [(parameter, 0)]
    while waiting:
        end, hops = waiting.pop()
        if not isinstance(end, Held) or not isinstance(end.ref, Located):
            continue
        if not isinstance(end.ref.ref, ParameterRef | ComponentRef):
            continue
        for given in carriers.handed_to(end.ref.path, end.ref.ref, end.access):
            for leaf in project.look(given):
                yield leaf, hops
                if leaf.end not in met and hops < MOST_HANDED:
                    met.add(leaf.end)
                    waiting.append((leaf.end, hops + 1))


def _lent(parameter: End, given: End) -> Lent | None:
    part = parameter_at(parameter)
    return Lent(part[:2], part[2], part[3], given) if part is not None else None


def lending(
    project: Project, function: tuple[str, int], here: Place, site: Site, lent: Lent | None
) -> tuple[bool, Lent | None]:
    """Whether a call (located) of a function runs it with what has to be lent, and what then has to be lent to the function
    around the call. Where nobody is seen to lend, it may."""
    if lent is None:
        return True, None
    for called, arguments in _calls(project, function, site):
        if called != lent.function:
            continue
        fact = project.functions.get(called)
        value = algebra.argument(arguments, lent.position, fact.rest if fact is not None else -1)
        given = project.looked(algebra.project(value, lent.access)) if value is not None else ()
        if any(leaf.end == lent.given for leaf in given):
            return True, None
        parts = (parameter_at(leaf.end) for leaf in given if not leaf.key)
        further = next((Lent(part[:2], part[2], part[3], lent.given) for part in parts if part is not None), None)
        return further is not None, further
    path, number = lent.function
    return True, lent if here.path == path and stands_in(project, path, site.function, number) else None


def _calls(project: Project, function: tuple[str, int], site: Site) -> Iterator[tuple[tuple[str, int], tuple[Leaves, ...]]]:
    """The calls that a call consists of, as (function, arguments), the outer one first: that of `make(a).send(b)`, then
    `make(a)`."""
    yield function, project.placed(function, site.arguments, site.labels)
    end = site.callee
    while isinstance(end, Returned):
        for leaf in project.look(end.callee):
            called = function_at(leaf.end)
            if called is not None:
                yield called, project.placed(called, end.arguments, end.labels)
        end = end.callee


def stands_in(project: Project, path: str, inner: int, outer: int) -> bool:
    """Whether a function stands in another, or both belong to one class."""
    functions = project.functions
    owner = functions[path, outer].owner if (path, outer) in functions else -1
    while inner >= 0 and (path, inner) in functions:
        if inner == outer or (owner >= 0 and functions[path, inner].owner == owner):
            return True
        inner = functions[path, inner].outer
    return False
