"""What the flow engine says: references, ends, leaves, and the answers of one file to demands. See DESIGN 14.

References are textual, as the file wrote them, so an answer depends on one file alone.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias, Union

from pixellint.model.places import Access, Span


class FunctionRef(NamedTuple):
    """A function of the file at hand, by its number."""

    number: int


class ImportRef(NamedTuple):
    """A name another module exports, by the specifier this file wrote."""

    specifier: str
    name: str


class GlobalRef(NamedTuple):
    """A global name."""

    name: str


class ParameterRef(NamedTuple):
    """A parameter of a function of this file."""

    function: int
    index: int


class DispatchRef(NamedTuple):
    """A method called on a receiver nobody could resolve: found by name and number of arguments."""

    method: str
    arity: int


Ref: TypeAlias = Union[FunctionRef, ImportRef, GlobalRef, ParameterRef, DispatchRef]


class LocalStep(NamedTuple):
    """A step within the file at hand; see model.places.Step."""

    span: Span
    note: str
    name: str = ""


class Origin(NamedTuple):
    """Where data comes from. `kind` is form, dom, url, storage, cookie, template, device, response, session, event or value
    (named, not further resolved); `path` is what the code calls it, outermost first; `element` is the data element where
    the platform says it (`document.referrer`)."""

    kind: str
    path: Access
    element: str = ""


class Constant(NamedTuple):
    """A literal; `kind` as in unit.Literal."""

    value: str
    kind: str


class Held(NamedTuple):
    """What a reference holds, below `access`."""

    ref: Ref
    access: Access


class Returned(NamedTuple):
    """What a call of `callee` returns, below `access`; the leaves of its arguments go along. `built` marks a construction."""

    callee: Held | Returned
    access: Access
    arguments: tuple[tuple[Leaf, ...], ...]
    built: bool = False


class Opaque(NamedTuple):
    """Not followed; `reason` says why."""

    reason: str


End: TypeAlias = Union[Origin, Constant, Held, Returned, Opaque]


class Leaf(NamedTuple):
    """One part of a value: what stands at `key` of it, where that comes from, what was done to it on the way. Transforms:
    hash boolean number slice strip-query join mask. Steps run from the origin towards the use."""

    key: Access
    end: End
    transforms: tuple[str, ...] = ()
    steps: tuple[LocalStep, ...] = ()


Leaves: TypeAlias = tuple[Leaf, ...]
