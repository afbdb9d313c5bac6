"""Names the state of a project: what git says of it, and the content of what git does not vouch for."""

from __future__ import annotations

import os
import stat

from pixellint.cache import digest, digest_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_UNKNOWN = 2_000
NO_FILE = b" no file"
_CONFIGURATIONS = (".json", ".babelrc")
"""how the names of files end that decide what an import means"""


def state(root: str, raw: bytes, beside: Iterable[str], about: Sequence[bytes]) -> str:
    """Names all that a report depends on: `raw` is the listing of git, `about` the policy and options; the files whose
    content the listing does not tell, and those `beside` it, are read. "" when there are too many of them."""
    named = {*(path for path in unknown(raw) if matters(path)), *beside}
    if len(named) > _MOST_UNKNOWN:
        return ""
    return digest_of([raw, *about, *(content(root, path) for path in sorted(named))])


def unknown(raw: bytes) -> Iterable[str]:
    """The files of a listing whose content is not that of git's index, or may not be."""
    for record in [record for record in raw.split(b"\0") if record[:2] != b"H "]:
        if record[:2] == b"? ":
            yield os.fsdecode(record[2:])
        elif record:
            yield os.fsdecode(record.partition(b"\t")[2])


def matters(path: str) -> bool:
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


def content(root: str, path: str) -> bytes:
    """Path, size and digest of a file; its absence told apart."""
    head = path.encode("utf-8", "surrogateescape")
    full = os.path.join(root, path)
    try:
        about = os.lstat(full)
        if not stat.S_ISREG(about.st_mode):
            return head + NO_FILE
        from pixellint.files.decode import read

        found = read(full)
    except OSError as error:
        return head + b" %d" % (error.errno or 0)
    return head + b" %d " % len(found) + digest(found)


def unchanged(root: str, known: Iterable[tuple[str, str]]) -> bool:
    """Whether files still hold what `contents` said."""
    return all(content(root, path).hex() == text for path, text in known)


def contents(root: str, paths: Iterable[str]) -> list[tuple[str, str]]:
    """Files with their content named."""
    return [(path, content(root, path).hex()) for path in sorted(set(paths))]
