"""What linking makes: the sinks of wrappers, and uses before their data is named."""

from __future__ import annotations

from collections.abc import Collection

from pixellint.facts.trackers import Match, Slot
from pixellint.flow.lending import Lent
from pixellint.model.flows import Held, Leaf, Leaves, Request, Returned
from pixellint.model.places import Access, Place, Step
from pixellint.model.record import NamedTuple

_FIELDS = 48
"""fields of one parameter that are followed each by itself to one place; beyond, any field of it is"""


class Sink(NamedTuple):
    """That part `access` of a function's parameter reaches a product: what it is there, and the way from the parameter. It
    does so where the function `lent` is handed over, if there is one."""

    position: int
    access: Access
    match: Match
    path: Access
    transforms: tuple[str, ...]
    steps: tuple[Step, ...]
    via: tuple[Place, ...]
    lent: Lent | None = None
    hops: int = 0
    """functions with business of their own that lie between"""

    @property
    def as_it_is(self) -> bool:
        """Whether the whole of what the parameter holds is an argument of the product as it is: who calls this chooses what is
        told. Where a part of it is taken or put elsewhere, the function itself does."""
        return not (self.access or self.transforms) and any(path == self.path for _, path in self.match.pattern.roles)


class UseFact(NamedTuple):
    """A use before its data is named. `direct`: the vendor's own call, not a wrapper's; `switches` as in
    findings.Use; `hands_on`: its function calls what it is handed, here a wrapper, with what else it is handed."""

    match: Match
    place: Place
    function: int
    slots: tuple[Slot, ...]
    via: tuple[Place, ...]
    direct: bool
    switches: tuple[str, ...] = ()
    hands_on: bool = False

    @property
    def callee(self) -> str:
        return ".".join(self.match.pattern.callee)


class Linked(NamedTuple):
    """What linking found. `callers` are the functions that known calls reach, and `mounted` the arguments that markup gives
    to a function: (file, number) -> argument leaves. `served` are functions with business of their own whose callers are
    seen: what their parameters hold is told of them as the callers give it."""

    uses: tuple[UseFact, ...]
    requests: tuple[tuple[str, Request], ...]
    called: frozenset[tuple[str, int]]
    mounted: dict[tuple[str, int], tuple[tuple[Leaves, ...], ...]]
    overflow: bool
    served: frozenset[tuple[str, int]] = frozenset()


def crowded(sink: Sink, known: Collection[Sink]) -> bool:
    """Whether so many fields of a parameter reach the same place that any field may: those of a history, a stack, a tree."""
    if len(known) < _FIELDS:
        return False
    alike = {other.access for other in known if (other.position, *other[2:4]) == (sink.position, *sink[2:4])}
    return len(alike) >= _FIELDS and sink.access not in alike


def is_itself(leaf: Leaf, target: Held | Returned) -> bool:
    """`dataLayer = dataLayer || []` says nothing."""
    return isinstance(leaf.end, Held) and isinstance(target, Held) and leaf.end.ref == target.ref
