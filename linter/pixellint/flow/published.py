"""What titles, queries and routes tell of a person: every tracker of the page that takes them along is told it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from pixellint.facts.data import Vocabulary
from pixellint.facts.trackers import Slot
from pixellint.flow.located import located
from pixellint.flow.naming import Namer, from_origin
from pixellint.flow.present import Present, takes
from pixellint.model.findings import Disclosed, Use
from pixellint.model.flows import Constant, Leaf, Published
from pixellint.model.knowledge import Tracker
from pixellint.model.places import Step

TITLE, QUERY_URL, OPEN_ROUTE = "title", "query-url", "open-route"
"""the slots of what stands in a title, in a query that code sets, in the address of a route that nobody guards"""
_TAKEN = {"title": "page-title", "address": "page-url", "route": "page-url"}
"""where it stands -> what a tracker takes along that holds it"""


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
            if use.tracker in met or not takes(self._trackers.get(use.tracker), use, taken):
                continue
            met.add(use.tracker)
            last = Step(use.place.path, use.place.span, f"{use.callee} takes the {_spoken(taken)} along")
            yield use._replace(data=tuple(one._replace(steps=(*one.steps, last)) for one in data))

    def _named(self, path: str, item: Published) -> Iterable[Disclosed]:
        if item.where == "title":
            return self._of_title(path, item)
        return self._of_parameter(path, item)

    def _of_title(self, path: str, item: Published) -> Iterator[Disclosed]:
        """Each element once, by its first place in the title."""
        put = Step(path, item.span, "stands in the page's title")
        met: set[str] = set()
        for leaf in located(path, item.value):
            for named in self._namer.plainly(Slot(TITLE, ("0",), leaf)):
                naming = named.naming
                told = naming.category == "identifier" or (naming.category == "health" and naming.strong)
                if told and naming.element not in met:
                    met.add(naming.element)
                    steps = (put, *from_origin(leaf))
                    yield Disclosed(
                        naming.element, naming.category, "cross-file", TITLE, "", named.origin, leaf.transforms, steps
                    )

    def _of_parameter(self, path: str, item: Published) -> Iterator[Disclosed]:
        """What the name of a query's or route's parameter says."""
        is_query = item.where == "address"
        if is_query and not any(_is_told(leaf) for leaf in item.value):
            return
        naming = self._vocabulary.classify((item.key,), witness="form" if is_query else "")
        if naming is None or not (naming.strong or naming.category == "activity"):
            return
        slot = QUERY_URL if is_query else OPEN_ROUTE
        put = Step(path, item.span, f"put into the page's address as {item.key}" if is_query else _standing(item), item.key)
        yield Disclosed(naming.element, naming.category, "cross-file", slot, item.key, "url", (), (put,))


def _is_told(leaf: Leaf) -> bool:
    """Whether a value still tells what somebody entered or is."""
    return not isinstance(leaf.end, Constant) and not {"boolean", "number", "hash", "mask"}.intersection(leaf.transforms)


def _standing(item: Published) -> str:
    return f"stands in the address as {item.key}"


def _spoken(element: str) -> str:
    return "title" if element == "page-title" else "address"
