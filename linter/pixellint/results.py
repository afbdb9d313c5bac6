"""The report of a project in one state, kept whole: running again over what has not changed costs a look at the listing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from typing import Any

from pixellint.cache import Store, digest, digest_of
from pixellint.files.listing import Listing
from pixellint.model.findings import Report
from pixellint.plain import decoded, encoded, shape
from pixellint.settings import Settings

_KEPT = "report"
_MOST_UNKNOWN = 2_000
_CONFIGURATIONS = (".json", ".babelrc")
"""how the names of files end that decide what an import means"""


def stamp(root: str, paths: Sequence[str], listing: Listing, settings: Settings) -> str:
    """Names the state of everything a report depends on; "" when it cannot be told cheaply."""
    if listing.note or not listing.raw:
        return ""
    unknown = [path for path, blob in listing.blobs.items() if not blob and _matters(path)]
    named = [path for path in paths if path not in listing.blobs and not os.path.isdir(os.path.join(root, path))]
    if len(unknown) + len(named) > _MOST_UNKNOWN:
        return ""
    parts = [listing.raw, shape().encode(), "\0".join(paths).encode("utf-8", "surrogateescape"), _options(settings)]
    parts.extend(_content(root, path) for path in sorted({*unknown, *named}))
    return digest_of(parts)


def kept(store: Store) -> Any:
    """What is kept, not yet decoded; it need not be of the present state of the project."""
    return store.load(_KEPT)


def load(found: Any, wanted: str, root: str) -> Report | None:
    """The report in what is kept, if that is of the state wanted."""
    if found is None or found[0] != wanted:
        return None
    if any(_content(root, path).hex() != known for path, known in found[1]):
        return None
    report: Report = decoded(found[2])
    return report


def beside(root: str, read: Iterable[str], listing: Listing) -> list[tuple[str, str]]:
    """Those of the configuration files that were read whose content the listing does not tell, with their content named."""
    return [(path, _content(root, path).hex()) for path in sorted(set(read)) if not listing.blobs.get(path)]


def save(store: Store, wanted: str, report: Report, beside: Sequence[tuple[str, str]]) -> None:
    """Keep a report; what lies `beside` the listing is looked at again before it is told."""
    store.save(_KEPT, (wanted, list(beside), encoded(report)))


def _options(settings: Settings) -> bytes:
    told: tuple[Any, ...] = tuple(settings._replace(jobs=0, strict=False, cache=True, paths=()))
    return repr(told).encode()


def _matters(path: str) -> bool:
    from pixellint.languages.registry import NAMES, SUFFIXES

    name = path[path.rfind("/") + 1 :].lower()
    if name in NAMES or name.endswith(_CONFIGURATIONS):
        return True
    dot = name.find(".", 1)
    while dot >= 0:
        if name[dot:] in SUFFIXES:
            return True
        dot = name.find(".", dot + 1)
    return False


def _content(root: str, path: str) -> bytes:
    """Path, size and digest of a file; its absence told apart."""
    from pixellint.files.decode import read

    head = path.encode("utf-8", "surrogateescape")
    full = os.path.join(root, path)
    try:
        about = os.lstat(full)
        if not stat.S_ISREG(about.st_mode):
            return head + b" no file"
        content = read(full)
    except OSError as error:
        return head + b" %d" % (error.errno or 0)
    return head + b" %d " % len(content) + digest(content)
