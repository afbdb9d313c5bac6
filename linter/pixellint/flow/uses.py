"""What linking makes: the sinks of wrappers, and uses before their data is named."""

from __future__ import annotations

from typing import NamedTuple

from pixellint.facts.trackers import Match, Slot
from pixellint.model.flows import Leaves, Request
from pixellint.model.places import Access, Place, Step


class Sink(NamedTuple):
    """That part `access` of a function's parameter reaches a product: what it is there, and the way from the parameter."""

    position: int
    access: Access
    match: Match
    path: Access
    transforms: tuple[str, ...]
    steps: tuple[Step, ...]
    via: tuple[Place, ...]


class UseFact(NamedTuple):
    """A use before its data is named. `direct`: the vendor's own call, not a wrapper's; `switches` as in
    findings.Use."""

    match: Match
    place: Place
    function: int
    slots: tuple[Slot, ...]
    via: tuple[Place, ...]
    direct: bool
    switches: tuple[str, ...] = ()

    @property
    def callee(self) -> str:
        return ".".join(self.match.pattern.callee)


class Linked(NamedTuple):
    """What linking found. `callers` are the functions that known calls reach, and `mounted` the arguments that markup gives
    to a function: (file, number) -> argument leaves."""

    uses: tuple[UseFact, ...]
    requests: tuple[tuple[str, Request], ...]
    called: frozenset[tuple[str, int]]
    mounted: dict[tuple[str, int], tuple[tuple[Leaves, ...], ...]]
    overflow: bool
