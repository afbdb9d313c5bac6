"""References with the file they belong to: what answers of single files become when they are joined."""

from __future__ import annotations

import re

from pixellint.facts import algebra
from pixellint.model.flows import (
    ClassRef,
    End,
    FunctionRef,
    GlobalRef,
    Held,
    Leaf,
    Leaves,
    Located,
    ParameterRef,
    Ref,
    Returned,
    Site,
)
from pixellint.model.places import Access

_CONVERTS = re.compile(r"(?:to|as|format|formatted|trim|lowercase|uppercase|orEmpty|let|ifEmpty)(?:[A-Z]|$)")
_GETS = re.compile(r"get([A-Z]\w*)$")

_FETCHING = ("use", "fetch", "get", "load", "request", "query", "post", "put", "find", "select", "create", "api", "axios", "t")
"""beginnings of the names of functions whose arguments say what to get, not what comes back"""


def fetches(name: str) -> bool:
    """Whether a function is called like one that gets something."""
    return name.lower().startswith(_FETCHING)


def located(path: str, leaves: Leaves) -> Leaves:
    """A value of one file's answer with its references and steps made to name the file."""
    return tuple(
        Leaf(leaf.key, located_end(path, leaf.end), leaf.transforms, tuple(step._replace(path=path) for step in leaf.steps))
        for leaf in leaves
    )


def located_end(path: str, end: End) -> End:
    if isinstance(end, Held):
        return Held(_located_ref(path, end.ref), end.access)
    if isinstance(end, Returned):
        callee = located_end(path, end.callee)
        assert isinstance(callee, Held | Returned)
        return end._replace(callee=callee, arguments=tuple(located(path, part) for part in end.arguments))
    return end


def _located_ref(path: str, ref: Ref) -> Ref:
    return ref if isinstance(ref, Located | GlobalRef) else Located(path, ref)


def located_site(path: str, site: Site) -> Site:
    """A call with everything in it located."""
    return site._replace(callee=located_end(path, site.callee), arguments=tuple(located(path, part) for part in site.arguments))


def bare(end: End) -> End:
    """An end without the file its references belong to, as the catalogue and the platform know it."""
    if isinstance(end, Held):
        return Held(end.ref.ref, end.access) if isinstance(end.ref, Located) else end
    if isinstance(end, Returned):
        callee = bare(end.callee)
        assert isinstance(callee, Held | Returned)
        return end._replace(callee=callee)
    return end


def function_at(end: End) -> tuple[str, int] | None:
    """The function an end is, as (file, number)."""
    if isinstance(end, Held) and not end.access and isinstance(end.ref, Located) and isinstance(end.ref.ref, FunctionRef):
        return end.ref.path, end.ref.ref.number
    return None


def class_at(end: End) -> tuple[str, int] | None:
    """The class an end is, or is an instance of, as (file, number)."""
    if isinstance(end, Returned) and end.built and not end.access:
        end = end.callee
    if isinstance(end, Held) and not end.access and isinstance(end.ref, Located) and isinstance(end.ref.ref, ClassRef):
        return end.ref.path, end.ref.ref.number
    return None


def part_of_parameter(end: End) -> tuple[str, int, int, Access] | None:
    """The same, also where methods without arguments of note are called on it: `patient.getEmail()` is the field email of
    patient, `date.toString()` is date."""
    if not isinstance(end, Returned):
        return parameter_at(end)
    inner = part_of_parameter(end.callee) if not end.built else None
    if inner is None or not inner[3]:
        return None  # the call of the parameter itself
    *owner, method = inner[3]
    return *inner[:3], (*owner, *_field_of(method), *end.access)


def _field_of(method: str) -> Access:
    """The field that a method gives; nothing for one that only gives its receiver in another form."""
    if _CONVERTS.match(method):
        return ()
    getter = _GETS.match(method)
    return (getter[1][:1].lower() + getter[1][1:],) if getter else (method,)


def parameter_at(end: End) -> tuple[str, int, int, Access] | None:
    """The parameter an end is a part of, as (file, function, position, access)."""
    if isinstance(end, Held) and isinstance(end.ref, Located) and isinstance(end.ref.ref, ParameterRef):
        return end.ref.path, end.ref.ref.function, end.ref.ref.position, end.access
    return None


def with_arguments(value: Leaves, function: tuple[str, int], arguments: tuple[Leaves, ...], rest: int) -> Leaves:
    """A value with the parameters of a function, of which number `rest` takes all further ones, replaced by arguments."""

    def fill(held: Held) -> Leaves | None:
        ref = held.ref
        if not isinstance(ref, Located) or not isinstance(ref.ref, ParameterRef):
            return None
        if (ref.path, ref.ref.function) != function:
            return None
        given = algebra.argument(arguments, ref.ref.position, rest)
        return () if given is None else algebra.project(given, held.access)

    return algebra.filled(value, fill)
