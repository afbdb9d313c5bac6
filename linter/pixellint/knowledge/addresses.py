"""Addresses taken apart: host, the suffixes it is known by, path."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HOLE = re.compile(r"\$\{[^}]*\}|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|<\?.*?\?>|#\{[^}]*\}", re.DOTALL)
_SCHEME = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//")
_LABEL = re.compile(r"[a-z0-9_-]+")


def parts(url: str) -> tuple[str, str]:
    """Host in lower case and path with query, "*" for each hole."""
    text = _HOLE.sub("*", url.strip())
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text
    cut = min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))
    host = rest[:cut].rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    return host, rest[cut:] if rest[cut : cut + 1] == "/" else "/" + rest[cut:]


def suffixes(host: str) -> Iterator[str]:
    labels = host.split(".")
    known = len(labels)
    while known > 0 and _LABEL.fullmatch(labels[known - 1]):
        known -= 1
    for start in range(known, len(labels) - 1):
        yield ".".join(labels[start:])


def begins(path: str, prefix: str) -> bool:
    if not path.startswith(prefix):
        return False
    # /tr is no prefix of /track: a prefix ends where its last word ends
    following = path[len(prefix) : len(prefix) + 1]
    return not (prefix[-1].isalnum() and following.isalnum())
