"""What a call means once the whole project is known: the functions it runs, and what of its arguments reaches a product."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.facts import algebra
from pixellint.flow.carriers import Carriers
from pixellint.flow.located import class_at, function_at
from pixellint.flow.project import Project
from pixellint.flow.uses import Sink
from pixellint.model.flows import ComponentRef, End, Held, Leaf, Leaves, Located, ParameterRef, Site, ValueOf
from pixellint.model.places import Access


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


def fitting(project: Project, site: Site, callees: Leaves) -> Leaves:
    """Of the overloads of a method those that take as many arguments as are given, if there are any."""
    overloads: dict[tuple[str, int, str], dict[Leaf, int]] = {}
    for leaf in callees:
        function = function_at(leaf.end)
        fact = project.functions.get(function) if function is not None else None
        if fact is not None and function is not None and fact.owner >= 0:
            overloads.setdefault((function[0], fact.owner, fact.name), {})[leaf] = len(fact.parameters)
    left_out: set[Leaf] = set()
    for counts in overloads.values():
        if len(site.arguments) in counts.values():
            left_out.update(leaf for leaf, count in counts.items() if count != len(site.arguments))
    return tuple(leaf for leaf in callees if leaf not in left_out) if left_out else callees


def resolved(project: Project, carriers: Carriers, callees: Leaves) -> Leaves:
    """Callees with those that are parameters replaced by what the parameters are given."""
    found: list[Leaf] = []
    for leaf in callees:
        end = leaf.end
        found.append(leaf)
        if isinstance(end, Held) and isinstance(end.ref, Located) and isinstance(end.ref.ref, ParameterRef | ComponentRef):
            for given in carriers.handed_to(end.ref.path, end.ref.ref, end.access):
                found.extend(project.look(given))
    return tuple(found)


def stands_in(project: Project, path: str, inner: int, outer: int) -> bool:
    """Whether a function stands in another, or both belong to one class."""
    functions = project.functions
    owner = functions[path, outer].owner if (path, outer) in functions else -1
    while inner >= 0 and (path, inner) in functions:
        if inner == outer or (owner >= 0 and functions[path, inner].owner == owner):
            return True
        inner = functions[path, inner].outer
    return False


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
