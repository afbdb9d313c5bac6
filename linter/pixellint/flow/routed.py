"""What the addresses of routes hold of a person: every tracker of these pages that takes the address along is told it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pixellint.facts.data import Vocabulary
from pixellint.flow.collected import takes
from pixellint.model.findings import Disclosed, Use
from pixellint.model.guards import Parameter
from pixellint.model.knowledge import Tracker
from pixellint.model.places import Step

ROUTE_URL = "route-url"
"""the slot of what a route puts into the page's address"""
_LOADING = ("load", "init")


def routed(
    uses: Iterable[Use],
    parameters: Mapping[str, tuple[Parameter, ...]],
    application: Callable[[str], str | None],
    vocabulary: Vocabulary,
    trackers: Mapping[str, Tracker],
) -> Iterator[Use]:
    """Copies of uses that load or start a tracker behind sign-in, given the identifiers in the routes of their `application`
    (a path to the folder of its package) and nothing else: one use for each tracker and file of routes."""
    named = {path: tuple(_named(path, found, vocabulary)) for path, found in sorted(parameters.items())}
    told: set[tuple[str, str]] = set()
    for use in sorted(uses, key=lambda use: (use.kind not in _LOADING[:1], use.place)):
        if not _takeses(use, trackers.get(use.tracker)):
            continue
        homes = {application(path) for path in (use.place.path, *(step.path for step in use.reach.chain))}
        for path, items in named.items():
            if items and application(path) in homes and (use.tracker, path) not in told:
                told.add((use.tracker, path))
                taken = Step(use.place.path, use.place.span, f"{use.callee} takes the address along")
                yield use._replace(data=tuple(item._replace(steps=(*item.steps, taken)) for item in items))


def _takeses(use: Use, tracker: Tracker | None) -> bool:
    if tracker is None or use.kind not in _LOADING or "authenticated" not in use.surfaces:
        return False
    return takes(tracker)


def _named(path: str, parameters: Iterable[Parameter], vocabulary: Vocabulary) -> Iterator[Disclosed]:
    for parameter in parameters:
        naming = vocabulary.classify((parameter.name,))
        if naming is not None and naming.strong and naming.category == "identifier":
            step = Step(path, parameter.span, f"stands in the address as {parameter.name}", parameter.name)
            yield Disclosed(naming.element, naming.category, "cross-file", ROUTE_URL, parameter.name, "url", (), (step,))
