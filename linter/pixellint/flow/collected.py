"""What products take along by themselves wherever they run."""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.model.findings import Disclosed
from pixellint.model.knowledge import Tracker

_COLLECTING = frozenset({"load", "init", "event"})
_CALLS = frozenset({"event", "identify"})
APP_SUFFIXES = (".kt", ".java", ".swift", ".m", ".mm", ".dart")
_OF_PAGES = frozenset({"page-url", "page-title", "referrer", "link-url", "search-term"})
_OF_APPS = frozenset({"screen-name", "advertising-id"})  # what products take along in one of the two worlds alone
_EMBEDDED = frozenset(("embed", "captcha", "consent"))
"""what is shown in a frame of its own, or asks for consent, is not there to learn where a visitor is: a browser names it
the host that shows it, and no more"""
_IDENTIFIERS = frozenset({"ip", "device-id", "advertising-id", "session-id"})


def by_itself(tracker: Tracker, kind: str, server: bool) -> tuple[str, ...]:
    """The elements that the product takes along with a use of this kind: a single call watches no page, a server has none."""
    if server:
        return tracker.on_server
    return tracker.with_events if kind in _CALLS else tracker.collects


def collected(tracker: Tracker, kind: str, data: Iterable[Disclosed], app: bool, server: bool = False) -> tuple[Disclosed, ...]:
    """What the product takes along by itself wherever it runs."""
    if kind not in _COLLECTING:
        return ()
    elsewhere = _OF_PAGES if app else _OF_APPS
    known = {item.element for item in data} | elsewhere
    return tuple(
        Disclosed(element, _category(element), "collected", "", "", "", (), ())
        for element in sorted(by_itself(tracker, kind, server))
        if element not in known
    )


def takes(tracker: Tracker, element: str = "page-url") -> bool:
    """Whether the product takes an element of the page along by itself: the whole address, with all that stands in it."""
    return element in tracker.collects and not _EMBEDDED.intersection(tracker.purposes[:1])


def _category(element: str) -> str:
    return "identifier" if element in _IDENTIFIERS else "activity"
