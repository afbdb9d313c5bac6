"""Settings that a page makes for all of itself: attributes of its body that tell a recorder what to hide."""

from __future__ import annotations

from pixellint.facts.requests import PAGE_MARK
from pixellint.facts.trackers import told
from pixellint.flow.uses import Linked
from pixellint.knowledge.index import Index
from pixellint.model.flows import Constant, Leaves


def page_marks(linked: Linked, catalogue: Index) -> dict[tuple[str, str], tuple[str, ...]]:
    """The settings, as a use tells them, by page and tracker."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for path, request in linked.requests:
        if request.how == "setting" and request.url.startswith(PAGE_MARK):
            mark = request.url.removeprefix(PAGE_MARK)
            for tracker, switch in catalogue.page_switches(mark, constant_text(request.data)):
                found[path, tracker] = (*found.get((path, tracker), ()), told(switch))
    return found


def constant_text(value: Leaves) -> str:
    """The constant text of a value."""
    return "".join(leaf.end.value for leaf in value if isinstance(leaf.end, Constant))
