"""The report of a project in one state, kept whole: running again over what has not changed costs a look at the listing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pixellint import state
from pixellint.cache import Store
from pixellint.files.listing import Listing
from pixellint.model.findings import Report
from pixellint.plain import decoded, encoded, shape

if TYPE_CHECKING:
    from pixellint.settings import Settings

_KEPT = "report"


def stamp(root: str, paths: Sequence[str], listing: Listing, settings: Settings) -> str:
    """Names the state of everything a report depends on; "" when it cannot be told cheaply."""
    if listing.note or listing.closed or not listing.raw:
        return ""
    named = [path for path in paths if path not in listing.blobs and not os.path.isdir(os.path.join(root, path))]
    about = [shape().encode(), "\0".join(paths).encode("utf-8", "surrogateescape"), _options(settings)]
    return state.state(root, listing.raw, named, about)


def kept(store: Store) -> Any:
    """What is kept, not yet decoded; it need not be of the present state of the project."""
    return store.load(_KEPT)


def load(found: Any, wanted: str, root: str) -> Report | None:
    """The report in what is kept, if that is of the state wanted."""
    if found is None or found[0] != wanted:
        return None
    if not state.unchanged(root, found[1]):
        return None
    report: Report = decoded(found[2])
    return report


def beside(root: str, read: Iterable[str], listing: Listing) -> list[tuple[str, str]]:
    """Those of the configuration files that were read whose content the listing does not tell, with their content named."""
    return state.contents(root, (path for path in read if not listing.blobs.get(path)))


def save(store: Store, wanted: str, report: Report, beside: Sequence[tuple[str, str]]) -> None:
    """Keep a report; what lies `beside` the listing is looked at again before it is told."""
    store.save(_KEPT, (wanted, list(beside), encoded(report)))


def _options(settings: Settings) -> bytes:
    told: tuple[Any, ...] = tuple(settings._replace(jobs=0, strict=False, cache=True, paths=()))
    return repr(told).encode()
