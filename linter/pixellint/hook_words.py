"""Words of a text, last names of modules and records of listings, as the hook and its index both take them. Imports nothing."""

from __future__ import annotations

_WORD = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$"
BLANKS = bytes(byte if byte in _WORD else 0x20 for byte in range(256))
"""translates what is no part of a word to blanks"""
_ESCAPES = ((b"%", 2), (b"\\u", 4), (b"\\x", 2), *((b"\\" + one, 0) for one in (b"n", b"r", b"t", b"b", b"f", b"v")))
"""what begins an escape, and how many bytes of it follow"""


def words(lowered: bytes) -> set[bytes]:
    """Every word of a text in lower case, b"" among them; those behind an escape also without it."""
    found = {b"", *lowered.translate(BLANKS).split()}
    if b"\\" in lowered or b"%" in lowered:
        for mark, width in _ESCAPES:
            if mark in lowered:
                rest = b" ".join([piece[width:] for piece in lowered.split(mark)[1:]])
                found.update(rest.translate(BLANKS).split())
    return found


def stem(path: str) -> str:
    """The last part of a path or specifier without suffixes; of an index file that of its directory."""
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    while parts:
        last = parts.pop()
        name = last[0] + last[1:].split(".", 1)[0]
        if name != "index" or not parts:
            return name
    return ""


def bases(path: str) -> tuple[str, ...]:
    """What an import may call a file, in lower case: its path with fewer and fewer suffixes, of an index file also its
    directory."""
    folder, _, name = path.lower().rpartition("/")
    above = folder + "/" if folder else ""
    found = [above + name]
    while (dot := name.rfind(".")) > 0:
        name = name[:dot]
        found.append(above + name)
    return (*found, folder) if name == "index" else tuple(found)


def specifiers_with(tail: bytes, text: bytes) -> list[str]:
    """The quoted words of a text in which `tail` stands."""
    found = []
    at = text.find(tail)
    while at >= 0:
        start = max(text.rfind(quote, max(0, at - 300), at) for quote in (b"'", b'"', b"`"))
        if start >= 0:
            end = text.find(text[start : start + 1], at)
            word = text[start + 1 : end] if end > at else b" "
            if not any(blank in word for blank in b" \t\r\n") and len(word) < 400:
                found.append(word.decode("utf-8", "replace"))
        at = text.find(tail, at + 1)
    return found


def unlike(new: bytes, old: bytes) -> tuple[bytes, bytes]:
    """Two listings without the whole blocks that they begin and end with alike: most of a listing never changes."""
    block = 1 << 14
    start = 0
    while new[start : start + block] == old[start : start + block] and start < min(len(new), len(old)):
        start += block
    start = new.rfind(b"\0", 0, min(start, len(new), len(old))) + 1
    end = 0
    most = min(len(new), len(old)) - start
    while end + block <= most and new[len(new) - end - block : len(new) - end] == old[len(old) - end - block : len(old) - end]:
        end += block
    cut = new.find(b"\0", len(new) - end)
    end = len(new) - cut - 1 if cut >= 0 and end else 0
    return new[start : len(new) - end], old[start : len(old) - end]
