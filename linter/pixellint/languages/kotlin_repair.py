"""Parsing Kotlin: what the grammar is known to trip over is masked, byte for byte, when the first try fails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Unreadable
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
    rb"|(?P<context>\bcontext\s*\([^(){}]*\))(?=\s*(?:@?\w+\s+)*(?:fun|val|var)\b)"
    rb"|(?P<pattern>\{\s*\([^(){}]*\))(?P<type>\s*:[^(){}\n]*?)(?=->)"
)


_FUNCTION = re.compile(
    rb"^([ \t]*)(?:(?:@\w+(?:\([^)\n]*\))?|public|private|internal|protected|override|open|abstract|final|inline|operator|infix"
    rb"|suspend|tailrec|actual|expect)[ \t]+)*fun\b",
    re.MULTILINE,
)
_SECONDS = 0.5
_MOST_FUNCTIONS = 200
"""functions of a faulty file that are looked at one by one"""


def parsed(source: bytes) -> tuple[Tree, float]:
    """The tree of a Kotlin file and the share of it that could not be read; offsets are those of the source. Raises
    Unreadable."""
    tree = parse("kotlin", source)
    best = tree, faulty_share(tree.root_node)
    if not best[1]:
        return best
    masked = _TRIPS.sub(_masked, source)
    if masked != source:
        best = _better(best, masked, 0.0)
    if best[1]:
        text, lost = _without_faulty(masked)
        if lost:
            best = _better(best, text, lost / len(source))
    return best


def _better(best: tuple[Tree, float], text: bytes, lost: float) -> tuple[Tree, float]:
    tree = parse("kotlin", text)
    share = faulty_share(tree.root_node) + lost
    return (tree, share) if share < best[1] else best


def _without_faulty(source: bytes) -> tuple[bytes, int]:
    """The text with blanks for every function that cannot be parsed by itself, and how many bytes that are."""
    text = bytearray(source)
    lost = end = 0
    for number, match in enumerate(_FUNCTION.finditer(source)):
        if match.start() < end or number >= _MOST_FUNCTIONS:
            continue
        stop = _end_of(source, match.end(), len(match[1]))
        piece = source[match.start() : stop]
        if _is_faulty(piece):
            end = stop
            lost += len(piece)
            text[match.start() : stop] = re.sub(rb"[^\n]", b" ", piece)
    return bytes(text), lost


def _is_faulty(piece: bytes) -> bool:
    try:
        return parse("kotlin", piece, _SECONDS).root_node.has_error
    except Unreadable:
        return True


def _end_of(source: bytes, at: int, indent: int) -> int:
    """Where a function ends that is indented by so much, told by the indentation of what follows."""
    place = source.find(b"\n", at) + 1
    while place:
        line = source[place : (source.find(b"\n", place) + 1) or len(source)]
        stripped = line.strip()
        if stripped and len(line) - len(line.lstrip()) <= indent and not stripped.startswith((b")", b"{")):
            closes = stripped.startswith(b"}") and len(line) - len(line.lstrip()) == indent
            return place + len(line) if closes else place
        if place + len(line) >= len(source):
            break
        place += len(line)
    return len(source)


def _masked(match: re.Match[bytes]) -> bytes:
    kind = match.lastgroup
    if kind in ("word", "suspend"):
        return b"x" * len(match[0])
    if kind == "head":
        return match[0].replace(b"\n", b" ")
    if kind == "comma":
        return b" "
    if kind == "context":
        return re.sub(rb"[^\n]", b" ", match[0])
    if kind == "type":  # of what a lambda takes apart
        return match["pattern"] + b" " * len(match["type"])
    return b"\n" if kind in ("space", "accessor") else match[0]
