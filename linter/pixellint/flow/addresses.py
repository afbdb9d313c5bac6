"""What is entered into a form sent by GET stands in the next page's address, which trackers take along by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pixellint.facts.data import Vocabulary
from pixellint.flow.collected import takes
from pixellint.model.findings import Disclosed, Use
from pixellint.model.flows import Field
from pixellint.model.knowledge import Tracker
from pixellint.model.places import Step

_LOADING = ("load", "init")


def with_addresses(
    uses: Iterable[Use],
    fields: Mapping[str, tuple[Field, ...]],
    inclusions: Mapping[str, tuple[str, ...]],
    vocabulary: Vocabulary,
    trackers: Mapping[str, Tracker],
) -> tuple[Use, ...]:
    """The uses; one that loads or starts a tracker that takes addresses along on a page with such a form, or in what the page
    includes, is given the fields' elements under the slot "form-url", with the field as first step."""
    reached: dict[str, list[str]] = {}
    for page in sorted(fields):
        for path in _included(page, inclusions):
            reached.setdefault(path, []).append(page)
    everything = tuple(uses)
    bearers = _bearers(everything, reached, {name for name, tracker in trackers.items() if takes(tracker)})
    return tuple(
        _with_fields(use, [(page, fields[page]) for page in bearers.get(number, ())], vocabulary)
        for number, use in enumerate(everything)
    )


def _bearers(uses: tuple[Use, ...], reached: Mapping[str, list[str]], taking: set[str]) -> dict[int, list[str]]:
    """Which use tells of a page's forms: for each page and tracker one, a load before an init."""
    order = sorted(
        (number for number, use in enumerate(uses) if use.kind in _LOADING and use.tracker in taking),
        key=lambda number: (_LOADING.index(uses[number].kind), number),
    )
    bearers: dict[int, list[str]] = {}
    told: set[tuple[str, str]] = set()
    for number in order:
        for page in reached.get(uses[number].place.path, ()):
            if (uses[number].tracker, page) not in told:
                told.add((uses[number].tracker, page))
                bearers.setdefault(number, []).append(page)
    return bearers


def _with_fields(use: Use, forms: list[tuple[str, tuple[Field, ...]]], vocabulary: Vocabulary) -> Use:
    entered = {item.element: item for page, fields in forms for item in _entered(use, page, fields, vocabulary)}
    known = {item.element for item in use.data if item.confidence != "collected"}
    more = tuple(item for element, item in sorted(entered.items()) if element not in known)
    kept = tuple(item for item in use.data if item.element not in entered or item.element in known)
    return use._replace(data=(*more, *kept)) if more else use


def _included(page: str, inclusions: Mapping[str, tuple[str, ...]]) -> set[str]:
    """A page and all it includes, directly or not."""
    found, waiting = {page}, [page]
    while waiting:
        for path in inclusions.get(waiting.pop(), ()):
            if path not in found:
                found.add(path)
                waiting.append(path)
    return found


def _entered(use: Use, page: str, fields: Iterable[Field], vocabulary: Vocabulary) -> Iterable[Disclosed]:
    for field in fields:
        witness = " ".join(word for word in ("form", field.kind, field.autocomplete) if word)
        naming = vocabulary.classify((field.name,), witness=witness)
        if naming is None:
            continue
        steps = (
            Step(page, field.span, "sent in the page's address", field.name),
            Step(use.place.path, use.place.span, f"{use.callee} takes the address along"),
        )
        confidence = "flow" if page == use.place.path and naming.strong else "cross-file"
        yield Disclosed(naming.element, naming.category, confidence, "form-url", field.name, "form", (), steps)
