"""Guards before all pages that go by lists of addresses: `createRouteMatcher([...])`, asked in what runs before every page.

Read as text, for which way a test goes is not kept of a file. Not seen: lists of other files, tests by `pathname`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pixellint.facts.guard_words import Speech
from pixellint.facts.source_text import BRACES, Text
from pixellint.facts.visitors import AND, OR, split, unwrapped
from pixellint.model.guards import Listed

_MADE = re.compile(r"\b(?:const|let|var)\s+(\w+)\s*=\s*createRouteMatcher\s*(?:<[^>]{0,100}>)?\s*(?=\()")
_ENTRY = re.compile(r"\b\w*[mM]iddleware\w*\s*(?=\()|\bproxy\s*(?=\()")
_OTHERS = re.compile(r"\|\||[=<>]|\bincludes\b|\bstartsWith\b")
_IF = re.compile(r"\bif\s*(?=\()")
_ASKED = re.compile(r"(!?)\s*(\w+)\s*\([^()]*\)")
_PROTECTS = re.compile(r"\bprotect\s*\(|\bredirectToSignIn\s*\(")
_REDIRECTS = re.compile(r"\b\w*[rR]edirect\w*\s*(?=\()")
_END = re.compile(r"[;\n]")
_LIMITED = re.compile(r"\bmatcher\s*:\s*(?=\[|['\"`])")
_PLAIN = re.compile(r"(?:\(\.\*\)|[\w/.:*-])*")
"""an address whose meaning is known; what others leave open is not"""
_MOST_TESTS = 300
_MOST = 60
"""addresses of one list"""


def listed(source: str, speech: Speech) -> Iterator[Listed]:
    """What the tests of a file say of lists of addresses."""
    text = Text("", source, BRACES)
    lists = {found[1]: _addresses(text, found.end()) for found in _MADE.finditer(text.bare)}
    if not lists:
        return
    entry = next((found.start() for found in _ENTRY.finditer(text.bare)), 0)
    everywhere = _runs_everywhere(text)
    passed: tuple[str, ...] = ()
    for found in islice(_IF.finditer(text.bare, entry), _MOST_TESTS):
        close = text.closing(found.end())
        condition = text.code[found.end() + 1 : close]
        end = _end_of_body(text, close + 1)
        guard = text.guard(found.start(), close + 1, "the middleware")
        if _protects(text, close + 1, end, speech):
            patterns, free = _meant(condition, lists, speech)
            if patterns or (patterns is not None and free and everywhere):
                yield Listed(patterns, free + passed, guard)
        elif "return" in text.bare[close + 1 : end]:
            left_out = _left_out(condition, lists)
            if left_out and everywhere and _protects_then(text, end, speech):
                yield Listed((), left_out + passed, guard)
            passed += left_out or _touched(condition, lists)
            everywhere = everywhere and bool(left_out or _touched(condition, lists) or _lets_in(condition, speech))


def covers(one: Listed, address: str) -> bool:
    """Whether an address is guarded."""
    guarded = any(_fits(pattern, address) for pattern in one.patterns) or not one.patterns
    return guarded and not any(_fits(pattern, address) for pattern in one.open)


def _meant(condition: str, lists: dict[str, tuple[str, ...]], speech: Speech) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """The addresses under a condition, and those that it leaves open; None where it asks for something else too."""
    patterns: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    for part in split(condition.strip(), AND):
        asked = [_ASKED.fullmatch(one.strip()) for one in split(unwrapped(part.strip()), OR)]
        known = [one for one in asked if one is not None and one[2] in lists]
        addresses = tuple(address for one in known for address in lists[one[2]])
        if known and len(known) == len(asked) and not any(one[1] for one in known):
            patterns = addresses
        elif len(known) == len(asked) == 1 and all(map(_PLAIN.fullmatch, addresses)):
            free += addresses
        elif not part.strip().startswith("!") or not speech.visitor(part):
            return None, ()
    return patterns, free


def _left_out(condition: str, lists: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The addresses of the lists that a condition asks for; none where it asks for something else, or they are not known."""
    asked = [_ASKED.fullmatch(part.strip()) for part in split(condition, OR)]
    if any(one is None or one[1] or one[2] not in lists for one in asked):
        return ()
    addresses = tuple(address for one in asked if one is not None for address in lists[one[2]])
    return addresses if all(map(_PLAIN.fullmatch, addresses)) else ()


def _touched(condition: str, lists: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The addresses of the lists that a condition asks for, among other things."""
    names = [one[2] for one in _ASKED.finditer(condition) if not one[1] and one[2] in lists]
    return tuple(address for name in names for address in lists[name])


def _lets_in(condition: str, speech: Speech) -> bool:
    """Whether a condition asks for nothing but that somebody is signed in."""
    return "!" not in condition and not _OTHERS.search(condition) and speech.visitor(condition)


def _protects(text: Text, start: int, end: int, speech: Speech) -> bool:
    """Whether code sends away whoever is not signed in."""
    if _PROTECTS.search(text.bare, start, end):
        return True
    calls = _REDIRECTS.finditer(text.bare, start, end)
    return any(speech.signs_in(name) for call in calls for name, _ in text.strings(call.end(), text.closing(call.end())))


def _protects_then(text: Text, at: int, speech: Speech) -> bool:
    """Whether code from here on sends away whoever is not signed in, and asks for nothing else before it does."""
    while (found := _IF.search(text.bare, at)) is not None:
        if _protects(text, at, found.start(), speech):
            return True
        condition = text.code[found.end() + 1 : text.closing(found.end())].strip()
        if not condition.startswith("!") or not speech.visitor(condition):
            return False
        if _protects(text, text.closing(found.end()), end := _end_of_body(text, text.closing(found.end()) + 1), speech):
            return True
        at = max(end, found.end())
    return _protects(text, at, len(text.bare), speech)


def _end_of_body(text: Text, at: int) -> int:
    while at < len(text.bare) and text.bare[at].isspace():
        at += 1
    if text.bare[at : at + 1] == "{":
        return text.closing(at)
    found = _END.search(text.bare, at)
    return found.start() if found else len(text.bare)


def _addresses(text: Text, opening: int) -> tuple[str, ...]:
    return tuple(name for name, _ in text.strings(opening, text.closing(opening)))[:_MOST]


def _runs_everywhere(text: Text) -> bool:
    """Whether the file runs before every page: nothing says before which, or a pattern for all but some does."""
    found = _LIMITED.search(text.bare)
    if found is None:
        return True
    close = text.closing(found.end()) if text.bare[found.end()] == "[" else len(text.bare)
    return any(name.startswith(("/((", "/(.*)", "/:path*")) for name, _ in text.strings(found.end(), close))


def _fits(pattern: str, address: str) -> bool:
    pieces = re.split(r"(\(\.\*\)|:\w+\*?|\*)", pattern)
    meant = "".join(
        ".*" if piece in ("(.*)", "*") or piece.endswith("*") else "[^/]+" if piece.startswith(":") else re.escape(piece)
        for piece in pieces
    )
    return re.fullmatch(meant, address) is not None


def address_of(path: str, root: str) -> str | None:
    """The address of a page that lies in `pages` or `app` below a root; None for what is no page."""
    below = path[len(root) :].lstrip("/") if path.startswith(root) else ""
    top, _, rest = below.partition("/")
    *folders, name = rest.split("/")
    stem = name.partition(".")[0]
    if not rest or name.endswith((".css", ".json", ".html")):
        return None
    if top == "app" and stem == "page":
        return "/" + "/".join(_shown(folders))
    if top == "pages" and not stem.startswith("_") and folders[:1] != ["api"]:
        return "/" + "/".join([*folders, *([] if stem == "index" else [stem])])
    return None


def _shown(folders: Iterable[str]) -> list[str]:
    """The folders that an address shows: groups in brackets and slots are left out."""
    return [one for one in folders if not one.startswith(("(", "@"))]
