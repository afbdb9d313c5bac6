"""Where handles and wrappers travel: through exports, globals, arguments and returned values, to the files that call them.

A carrier is a reference together with the path below it at which the handle or wrapper stands; "()" in a path is a call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pixellint.facts.algebra import ITEM, agree, below
from pixellint.flow.located import class_at, function_at, located_end
from pixellint.flow.project import Project
from pixellint.model.flows import (
    ClassRef,
    ComponentRef,
    End,
    Escape,
    FunctionRef,
    GlobalRef,
    Held,
    ImportRef,
    NamedRef,
    ParameterRef,
    Ref,
    Returned,
    Site,
    Uses,
)
from pixellint.model.places import Access
from pixellint.model.record import NamedTuple

CALL = "()"
MOST_CARRIERS = 20_000
"""references followed in one project; beyond it the rest is unresolved"""
LONGEST_PATH = 5

SHORTEST_GLOBAL = 3
"""letters of a global's name from which on it is looked for in other files; a shorter one stands in nearly all"""

Importers = Callable[[str], Iterable[tuple[str, str]]]
"""file -> (importing file, specifier as written there)"""


Mentioning = Callable[[str], "Iterable[str] | None"]
"""name -> the files it stands in; None when they have to be searched first"""


class Carrier(NamedTuple):
    """A reference in a file below which, at `key`, a handle or wrapper stands. A global's `path` is "": any file. `opens`
    marks a handle, below which everything is of interest; `owner` is the file of the class whose static method a name is
    that is looked for, "" for other methods: it is called where that class is named."""

    path: str
    ref: Ref
    key: Access = ()
    opens: bool = False
    owner: str = ""


class Carriers:
    """Follows carriers through the answers at hand; files not asked yet become wanted of the project."""

    def __init__(self, project: Project, importers: Importers, mentions: Mentioning) -> None:
        self._project = project
        self._importers = importers
        self._mentions = mentions
        self._known: set[Carrier] = set()
        self._waiting: list[Carrier] = []
        self._unanswered: dict[Carrier, None] = {}
        self._unfollowed: dict[tuple[str, Escape], None] = {}
        self.calls: dict[tuple[str, Site], None] = {}
        self._handed_to: dict[tuple[str, Ref], dict[tuple[Access, End], None]] = {}
        self.overflow = False

    def follow(self, path: str, escapes: Iterable[Escape]) -> None:
        """Follow handles that escape from a file, and all they lead to."""
        for escape in escapes:
            missing = self._project.missing
            self._waiting.extend(self._next(path, escape, (), True))
            if self._project.missing != missing:
                self._unfollowed[path, escape] = None
        self._run()

    def start(self, carrier: Carrier) -> None:
        """Follow a wrapper from where it is defined."""
        self._waiting.append(carrier)
        self._run()

    def resume(self) -> None:
        """Go on where answers were missing."""
        self._known.difference_update(self._unanswered)
        self._waiting.extend(self._unanswered)
        self._unanswered.clear()
        unfollowed = list(self._unfollowed)
        self._unfollowed.clear()
        for path, escape in unfollowed:
            self.follow(path, (escape,))
        self._run()

    def _run(self) -> None:
        while self._waiting:
            carrier = self._waiting.pop()
            if carrier in self._known or not _is_plain(carrier.key):
                continue
            if len(self._known) >= MOST_CARRIERS:
                self.overflow = True
                self._waiting.clear()
                return
            self._known.add(carrier)
            missing = self._project.missing
            self._waiting.extend(self._onward(carrier))
            if self._project.missing != missing:
                self._unanswered[carrier] = None

    def _onward(self, carrier: Carrier) -> Iterator[Carrier]:
        if isinstance(carrier.ref, GlobalRef | NamedRef) and not carrier.path:
            mentioning = self._mentions(getattr(carrier.ref, "scheme", "") + carrier.ref.name)
            if mentioning is None:
                self._project.missing += 1
            meeting = self._project.namespaces.meeting
            for path in mentioning or ():
                if not carrier.owner or path == carrier.owner or meeting(path, carrier.owner):
                    yield carrier._replace(path=path, owner="")
            return
        answer = self._project.ask(carrier.path, Uses(carrier.ref))
        if answer is None:
            return
        for site in answer.sites:
            if _left(path_of(site.callee), carrier) == ():
                self.calls[carrier.path, site] = None
        for escape in answer.escapes:
            rest = _left(path_of(escape.end), carrier)
            if rest is not None and not _passes_through(carrier, escape):
                yield from self._next(carrier.path, escape, rest, carrier.opens)

    def _next(self, path: str, escape: Escape, rest: Access, opens: bool) -> Iterator[Carrier]:
        """The carriers an escape makes; `rest` is what is left of the path."""
        key = (*escape.key, *rest)
        if escape.how == "export":
            yield from self._importing(path, escape.name, key, opens)
        elif escape.how == "global":
            if escape.name and escape.name not in ("*", *self._project.catalogue.globals):
                self._project.definers.setdefault(escape.name, set()).add(path)
                everywhere = len(escape.name) >= SHORTEST_GLOBAL
                yield Carrier("" if everywhere else path, GlobalRef(escape.name), key, opens)
        elif escape.how == "returned":
            yield Carrier(path, FunctionRef(escape.position), (CALL, *key), opens)
        elif escape.how == "member":
            yield Carrier(path, ClassRef(escape.position), (escape.name, *key), opens)
            yield Carrier(path, ClassRef(escape.position), (CALL, escape.name, *key), opens)
        elif escape.callee is not None:
            for leaf in self._project.look(located_end(path, escape.callee)):
                position = self._position(leaf.end, escape)
                for carrier in _receivers(leaf.end, position, key, opens):
                    given = (escape.key, located_end(path, escape.end))
                    self._handed_to.setdefault((carrier.path, carrier.ref), {})[given] = None
                    yield carrier

    def _position(self, callee: End, escape: Escape) -> int:
        """The position of the parameter that takes the argument, by its label where it has one."""
        fact = self._project.functions.get(function_at(callee) or ("", -1)) if escape.label else None
        names = (fact.labels or fact.parameters) if fact is not None else ()
        return names.index(escape.label) if escape.label in names else escape.position

    def handed_to(self, path: str, ref: Ref, access: Access) -> Iterator[End]:
        """What functions and handles a parameter, or the attributes of a component, are given below an access."""
        for key, end in self._handed_to.get((path, ref), ()):
            if len(key) <= len(access) and all(map(agree, key, access)):
                found = below(end, access[len(key) :])
                if found is not None:
                    yield found

    def _importing(self, path: str, name: str, key: Access, opens: bool) -> Iterator[Carrier]:
        for importer, specifier in self._importers(path):
            if name == "*":  # export * from: the names stand in the key
                if key:
                    yield Carrier(importer, ImportRef(specifier, key[0]), key[1:], opens)
                yield Carrier(importer, ImportRef(specifier, "*"), key, opens)
            elif name == "module.exports":
                yield Carrier(importer, ImportRef(specifier, "default"), key, opens)
                yield Carrier(importer, ImportRef(specifier, "*"), key, opens)
                if key and key[0] != CALL:
                    yield Carrier(importer, ImportRef(specifier, key[0]), key[1:], opens)
            else:
                yield Carrier(importer, ImportRef(specifier, name), key, opens)
                yield Carrier(importer, ImportRef(specifier, "*"), (name, *key), opens)


def _is_plain(key: Access) -> bool:
    """Whether a path is one that people write a tracker at: short, and hardly ever under a computed name."""
    return len(key) <= LONGEST_PATH and sum(part in ("*", ITEM) for part in key) <= 1


def path_of(end: End) -> Access:
    """The fields and calls that lead from a reference to an end."""
    if isinstance(end, Returned):
        return (*path_of(end.callee), CALL, *end.access)
    return end.access if isinstance(end, Held) else ()


def _left(path: Access, carrier: Carrier) -> Access | None:
    """What is left of a carrier's path behind a path met; None when they part. Below a handle all is of interest."""
    for met, wanted in zip(path, carrier.key, strict=False):
        if not agree(met, wanted) or (met == CALL) != (wanted == CALL):
            return None
    if len(path) > len(carrier.key):
        return () if carrier.opens else None
    return carrier.key[len(path) :]


def _passes_through(carrier: Carrier, escape: Escape) -> bool:
    """Whether a function only hands its parameter back: what it returns depends on the call, and is seen there."""
    return isinstance(carrier.ref, ParameterRef) and escape.how == "returned"


def _receivers(callee: End, index: int, key: Access, opens: bool) -> Iterator[Carrier]:
    function = function_at(callee)
    if function is not None:
        yield Carrier(function[0], ParameterRef(function[1], index), key, opens)
    found = class_at(callee)
    if found is not None and index == 0:
        yield Carrier(found[0], ComponentRef(found[1]), key, opens)
