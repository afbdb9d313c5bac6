"""What titles, queries and routes tell of a person: every tracker of the page that takes them along is told it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from pixellint.facts.data import SEARCH_TERM, Naming, Vocabulary
from pixellint.facts.origins import platform_origin
from pixellint.facts.trackers import Slot
from pixellint.flow.located import bare, located
from pixellint.flow.naming import Namer, from_origin
from pixellint.flow.present import Present, brings
from pixellint.model.findings import Disclosed, Use
from pixellint.model.flows import Constant, Leaf, Published
from pixellint.model.knowledge import Tracker
from pixellint.model.places import Step

TITLE, QUERY_URL, OPEN_ROUTE = "title", "query-url", "open-route"
"""the slots of what stands in a title, in a query that code sets, in the address of a route that nobody guards"""
FORM_URL = "form-url"
"""the slot of what a form sent by GET puts into the next page's address"""
_TAKEN = {"title": "page-title", "address": "page-url", "route": "page-url", "form": "page-url"}
"""where it stands -> what a tracker takes along that holds it"""
_CHANGED = frozenset({"boolean", "number", "hash", "mask"})
"""transforms after which a value no longer says what was entered"""


class Publishing:
    """Names what files put into titles and addresses, and hands it to the trackers that are there."""

    def __init__(self, present: Present, vocabulary: Vocabulary, trackers: Mapping[str, Tracker]) -> None:
        self._present = present
        self._namer = Namer(vocabulary)
        self._vocabulary = vocabulary
        self._trackers = trackers

    def uses(
        self, published: Mapping[str, tuple[Published, ...]], known: Container[tuple[str, str]]
    ) -> Iterator[tuple[str, Use]]:
        """Copies of uses that bring in a tracker, given what a file publishes and nothing else, with the file: one for each
        place of a file and tracker. `known` are the parameters of routes, by file and name, that are told already."""
        for path, items in sorted(published.items()):
            for item in items:
                if item.where != "route" or (path, item.key) not in known:
                    yield from ((path, use) for use in self._told(path, item, tuple(self._named(path, item))))

    def _told(self, path: str, item: Published, data: tuple[Disclosed, ...]) -> Iterator[Use]:
        met: set[str] = set()
        taken = _TAKEN[item.where]
        for use in self._present.on(path) if data else ():
            if use.tracker in met or not brings(self._trackers.get(use.tracker), use, taken):
                continue
            met.add(use.tracker)
            last = Step(use.place.path, use.place.span, f"{use.callee} takes the {_spoken(taken)} along")
            yield use._replace(data=tuple(one._replace(steps=(*one.steps, last)) for one in data))

    def _named(self, path: str, item: Published) -> Iterable[Disclosed]:
        readers = {"title": self._of_title, "address": self._of_query, "route": self._of_route, "form": self._of_form}
        return readers[item.where](path, item)

    def _of_title(self, path: str, item: Published) -> Iterator[Disclosed]:
        """Each element once, by its first place in the title."""
        put = Step(path, item.span, "put into the page's title")
        met: set[str] = set()
        for leaf in located(path, item.value):
            for named in self._namer.plainly(Slot(TITLE, ("0",), leaf)):
                naming = named.naming
                told = naming.category == "identifier" or (naming.category == "health" and naming.strong)
                if told and naming.element not in met:
                    met.add(naming.element)
                    yield _disclosed(naming, TITLE, named.origin, leaf.transforms, (*from_origin(leaf), put))

    def _of_query(self, path: str, item: Published) -> Iterator[Disclosed]:
        """What the name of a parameter says of what is put into the address, or the field that its value comes from."""
        put = Step(path, item.span, f"put into the page's address as {item.key}", item.key)
        for leaf in located(path, item.value):
            if isinstance(leaf.end, Constant) or not _CHANGED.isdisjoint(leaf.transforms):
                continue
            naming = self._vocabulary.classify((item.key,), witness="form") or self._entered(leaf)
            if naming is not None and (naming.strong or naming.element == SEARCH_TERM):
                yield _disclosed(naming, QUERY_URL, item.key, leaf.transforms, (*from_origin(leaf), put))
                return

    def _entered(self, leaf: Leaf) -> Naming | None:
        """What a form's field says of itself."""
        origin = platform_origin(bare(leaf.end))
        return (
            self._vocabulary.naming(origin.element) if origin is not None and origin.kind == "form" and origin.element else None
        )

    def _of_form(self, path: str, item: Published) -> Iterator[Disclosed]:
        naming = next(filter(None, map(self._entered, item.value)), None)
        naming = self._vocabulary.classify((item.key,), witness="form") or naming
        if naming is not None:
            step = Step(path, item.span, "sent in the page's address", item.key)
            yield _disclosed(naming, FORM_URL, item.key, (), (step,))

    def _of_route(self, path: str, item: Published) -> Iterator[Disclosed]:
        naming = self._vocabulary.classify((item.key,))
        if naming is not None and naming.strong:
            step = Step(path, item.span, f"stands in the address as {item.key}", item.key)
            yield _disclosed(naming, OPEN_ROUTE, item.key, (), (step,))


def _disclosed(naming: Naming, slot: str, name: str, transforms: tuple[str, ...], steps: tuple[Step, ...]) -> Disclosed:
    key = "" if slot == TITLE else name
    return Disclosed(naming.element, naming.category, "cross-file", slot, key, name, transforms, steps)


def _spoken(element: str) -> str:
    return "title" if element == "page-title" else "address"
