"""What the source of a server says of the pages it shows, and to whom."""

from __future__ import annotations

from pixellint.model.guards import Guard
from pixellint.model.record import Record


class Evidence(Record):
    """A guard, and the file it stands in."""

    path: str
    guard: Guard


class Showing(Record):
    """That a handler of requests shows a template: behind a guard, or to everybody."""

    template: str
    evidence: Evidence | None = None


class Framed(Record):
    """That a page is put into a layout that it does not name itself."""

    page: str
    layout: str
