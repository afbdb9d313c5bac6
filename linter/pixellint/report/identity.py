"""Names for findings and files that other programs keep: they stay when lines move, and no two findings share one."""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pixellint.model.findings import Finding
from pixellint.report.look import Look


def identified(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding with a name of its own, from what a baseline goes by. Alike ones are told apart by their order, as
    programs that read reports drop the second finding of the same name."""
    met: Counter[str] = Counter()
    for finding in findings:
        parts = (*finding.home(), finding.rule, finding.tracker, finding.fingerprint)
        name = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        met[name] += 1
        yield (name if met[name] == 1 else f"{name}:{met[name]}"), finding


def from_here(path: str, look: Look) -> str:
    """A path of the project, relative to the working directory where that is at or above the project's root: that is what
    services take for the repository's root."""
    if not look.prefix or look.prefix.split("/")[0] == "..":
        return path
    return posixpath.normpath(posixpath.join(look.prefix, path))


def uri(path: str) -> str:
    """A relative path as a URI reference. A colon is escaped lest the first part looks like a scheme."""
    try:
        named = path.encode("utf-8", "surrogateescape")  # bytes of a name that is not UTF-8
    except UnicodeEncodeError:
        named = path.encode("utf-8", "replace")
    return quote(named, safe="/!$&'()*+,;=@-._~")
