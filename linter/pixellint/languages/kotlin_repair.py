"""Parsing Kotlin: what the grammar is known to trip over is masked, byte for byte, when the first try fails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.parsing import faulty_share, parse

if TYPE_CHECKING:
    from tree_sitter import Tree

_TRIPS = re.compile(
    rb'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*[\s\S]*?\*/'
    rb"|(?P<word>\b(?:get|set|open|data|inner|value|suspend|internal|inline|out|annotation|enum|actual|expect|override|const))"
    rb"(?=\s*(?:=[^=]|\?\.|\.\w|\[|\?:|!!|\+=))"
    rb"|(?P<suspend>\bsuspend)(?=\s*\{)"
    rb"|(?P<comma>,)(?=\s*[;>])"
    rb"|(?P<head>\bclass\s+\w+\s+(?:@\w+(?:\([^()]*\))?\s+)+(?:\w+\s+)?constructor\b)"
    rb"|(?P<space>[ ;])(?=\}|;)"
    rb"|(?P<accessor>;)(?=\s*(?:private|internal|protected)?\s*(?:set|get)\b)"
)


def parsed(source: bytes) -> Tree:
    """The tree of a Kotlin file; offsets are those of the source. Raises Unreadable."""
    tree = parse("kotlin", source)
    if not tree.root_node.has_error:
        return tree
    masked = _TRIPS.sub(_masked, source)
    if masked == source:
        return tree
    second = parse("kotlin", masked)
    return second if faulty_share(second.root_node) < faulty_share(tree.root_node) else tree


def _masked(match: re.Match[bytes]) -> bytes:
    kind = match.lastgroup
    if kind in ("word", "suspend"):
        return b"x" * len(match[0])
    if kind == "head":
        return match[0].replace(b"\n", b" ")
    if kind == "comma":
        return b" "
    return b"\n" if kind in ("space", "accessor") else match[0]
