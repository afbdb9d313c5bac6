"""What a file says of guards: which modules it shows to those alone who are signed in, and whether it does so itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from pixellint.model.findings import SurfaceFact
from pixellint.model.places import Span
from pixellint.model.record import NamedTuple, Record

KEPT = "guards"
"""the name under which a project's store keeps what files say of guards"""

Phrases: TypeAlias = tuple[tuple[str, ...], ...]


class GuardWords(Record):
    """The words of guards, as phrases of lower-case words: `names` of components, functions and classes that let only those
    pass who are signed in, `exempt` words that make the opposite of them, `flags` of routes and pages, `states` of a visitor,
    `sessions` functions that give the session, `signs_in` pages where one signs in; on servers, `filters` that let only those
    pass who are signed in, beside the names, words in `unlike` that make something else of them, `layers` around routes,
    and what templates ask whom they show to: `signed_in` or `signed_out`. In PHP, `sends_away` are functions that send away
    whoever is not signed in, and keys of a session tell who is signed in but for those with words in `passing` (on the way
    there) and `keeping` (something else)."""

    names: Phrases
    exempt: Phrases
    flags: Phrases
    states: Phrases
    sessions: Phrases
    signs_in: Phrases
    filters: Phrases
    unlike: Phrases
    layers: Phrases
    signed_in: Phrases
    signed_out: Phrases
    sends_away: Phrases
    passing: Phrases
    keeping: Phrases


class Guards(Record):
    """The demand: which guards stand in this file? It brings its words along, so that the answer depends on nothing else."""

    words: GuardWords


class Guard(Record):
    """Where a guard stands, and what it is called."""

    span: Span
    name: str


class Shown(Record):
    """A module shown by this file, by the specifier it wrote: behind a `guard` of the file, or behind none. `within` are the
    modules shown around it, which may guard what they hold; `routed`: an address of its own leads there."""

    specifier: str
    guard: Guard | None = None
    within: tuple[str, ...] = ()
    routed: bool = False


class Parameter(Record):
    """A part of a route's address that is filled in: `/members/:memberId`."""

    name: str
    span: Span


class Listed(Record):
    """Addresses of pages behind a guard: those that match one of the `patterns` (none: all) and none of the `open` ones."""

    patterns: tuple[str, ...]
    open: tuple[str, ...]
    guard: Guard


class Guarded(Record):
    """What a file says of guards. `itself`: it shows what it shows to those alone who are signed in. `folders` are the
    addresses, in folders, that a guard before all pages covers, and `listed` those it has by lists of patterns; `parameters`
    those of the addresses of its routes."""

    itself: Guard | None = None
    shown: tuple[Shown, ...] = ()
    folders: tuple[tuple[str, Guard], ...] = ()
    parameters: tuple[Parameter, ...] = ()
    listed: tuple[Listed, ...] = ()


class Behind(NamedTuple):
    """What stands behind guards: `files` that are shown to those alone who are signed in, with the guard as evidence; and the
    `parameters` of the addresses of routes, by the file that holds the routes. `frames` are the layouts that a server puts
    pages into, by the page; `stretches` of templates for those signed in, with the condition; `read` the files that were read
    for what servers show."""

    files: Mapping[str, SurfaceFact] = {}
    parameters: Mapping[str, tuple[Parameter, ...]] = {}
    frames: Mapping[str, tuple[str, ...]] = {}
    stretches: Mapping[str, tuple[tuple[Span, SurfaceFact], ...]] = {}
    read: frozenset[str] = frozenset()
