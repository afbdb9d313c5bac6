"""Where handles and wrappers travel: through exports, globals, arguments and returned values, to the files that call them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pixellint.flow.project import Project, class_at, function_at, located_end
from pixellint.model.flows import (
    ClassRef,
    ComponentRef,
    End,
    Escape,
    FunctionRef,
    GlobalRef,
    ImportRef,
    ParameterRef,
    Ref,
    Site,
    Uses,
)

MOST_CARRIERS = 20_000
"""references followed in one project; beyond it the rest is unresolved"""

Importers = Callable[[str], Iterable[tuple[str, str]]]
"""file -> (importing file, specifier as written there)"""


class Carrier(NamedTuple):
    """A reference in a file that stands for a handle or wrapper, or leads to one. A global's path is "" : any file."""

    path: str
    ref: Ref


class Seen(NamedTuple):
    """A call met while following carriers."""

    path: str
    site: Site


class Carriers:
    """Follows carriers through the answers at hand; files not asked yet become wanted of the project."""

    def __init__(self, project: Project, importers: Importers, mentions: Callable[[str], Iterable[str]]) -> None:
        self._project = project
        self._importers = importers
        self._mentions = mentions
        self._known: set[Carrier] = set()
        self._waiting: list[Carrier] = []
        self.calls: dict[tuple[str, Site], None] = {}
        self.names: set[str] = set()
        self.overflow = False

    def follow(self, path: str, escapes: Iterable[Escape]) -> None:
        """Follow what escapes from a file, and all it leads to."""
        for escape in escapes:
            self._waiting.extend(self._next(path, escape, None))
        self._run()

    def start(self, carrier: Carrier) -> None:
        """Follow a reference that is a wrapper or a handle where it is defined."""
        self._waiting.append(carrier)
        self._run()

    def _run(self) -> None:
        while self._waiting:
            carrier = self._waiting.pop()
            if carrier in self._known:
                continue
            if len(self._known) >= MOST_CARRIERS:
                self.overflow = True
                self._waiting.clear()
                return
            self._known.add(carrier)
            self._waiting.extend(self._onward(carrier))

    def _onward(self, carrier: Carrier) -> Iterator[Carrier]:
        if isinstance(carrier.ref, GlobalRef) and not carrier.path:
            for path in self._mentions(carrier.ref.name):
                yield Carrier(path, carrier.ref)
            return
        answer = self._project.ask(carrier.path, Uses(carrier.ref))
        if answer is None:
            return
        for site in answer.sites:
            self.calls[carrier.path, site] = None
        for escape in answer.escapes:
            yield from self._next(carrier.path, escape, carrier)
        if isinstance(carrier.ref, ImportRef) and carrier.ref.name not in ("*", "default"):
            whole = Carrier(carrier.path, ImportRef(carrier.ref.specifier, "*"))
            answer = self._project.ask(whole.path, Uses(whole.ref))
            for site in answer.sites if answer is not None else ():
                self.calls[carrier.path, site] = None
            for escape in answer.escapes if answer is not None else ():
                yield from self._next(carrier.path, escape, carrier)

    def _next(self, path: str, escape: Escape, carrier: Carrier | None) -> Iterator[Carrier]:
        if escape.how == "export":
            name = escape.name
            if name == "*" and carrier is not None and isinstance(carrier.ref, ImportRef):
                name = carrier.ref.name
            yield from self._importing(path, name)
        elif escape.how == "global":
            if escape.name and escape.name not in self._project.catalogue.globals and escape.name != "*":
                self.names.add(escape.name)
                self._project.definers.setdefault(escape.name, set()).add(path)
                yield Carrier("", GlobalRef(escape.name))
        elif escape.how == "returned":
            yield Carrier(path, FunctionRef(escape.index))
        elif escape.callee is not None:
            yield from self._handed(path, escape)

    def _importing(self, path: str, name: str) -> Iterator[Carrier]:
        for importer, specifier in self._importers(path):
            yield Carrier(importer, ImportRef(specifier, name))
            if name == "module.exports":
                yield Carrier(importer, ImportRef(specifier, "default"))
                yield Carrier(importer, ImportRef(specifier, "*"))
            elif name == "default":
                yield Carrier(importer, ImportRef(specifier, "module.exports"))

    def _handed(self, path: str, escape: Escape) -> Iterator[Carrier]:
        callee = located_end(path, escape.callee) if escape.callee is not None else None
        for leaf in self._project.look(callee) if callee is not None else ():
            yield from _receivers(leaf.end, escape.index)



def _receivers(callee: End, index: int) -> Iterator[Carrier]:
    function = function_at(callee)
    if function is not None:
        yield Carrier(function[0], ParameterRef(function[1], index))
    found = class_at(callee)
    if found is not None:
        yield Carrier(found[0], ComponentRef(found[1]))
        yield Carrier(found[0], ClassRef(found[1]))
