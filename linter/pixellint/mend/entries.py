"""Leave an entry out of an object that a tracker is given: `{ ref, email: patient.email }` -> `{ ref }`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixellint.facts.data import Vocabulary
from pixellint.mend.text import Again, difference, offset, unit_of
from pixellint.model.findings import Finding, Fix
from pixellint.model.places import Access
from pixellint.model.unit import Argument, Array, Call, Choice, Entry, Expression, Literal, Member, Name, Object, Spread, Unit

_OPEN, _CLOSE = b"([{", b")]}"


def dropped(finding: Finding, source: bytes, vocabulary: Vocabulary, again: Again) -> Fix | None:
    """The fix that leaves all elements of a finding out of the object literals it names; None where one of them is not seen
    there, or where what is left could not be read."""
    path = finding.place.path
    unit = unit_of(path, source)
    if unit is None:
        return None
    wanted, found = set(finding.data), dict[int, str]()
    for entry in _entries(unit, _starts(finding, source)):
        element = _element(entry, vocabulary)
        if element in wanted:
            found[entry.at] = element
    if not wanted or set(found.values()) != wanted:
        return None
    text = source
    for at in sorted(found, reverse=True):
        shorter = _cut(text, at)
        if shorter is None:
            return None
        text = shorter
    left = again.unit_of(path, text)
    if left is None or left.faulty > unit.faulty:
        return None
    names = ", ".join(sorted(wanted)).replace("-", " ")
    return Fix(f"Leave out {names}", (difference(path, source, text),), True)


def _starts(finding: Finding, source: bytes) -> frozenset[int]:
    """Where the call of a finding and the steps that lead there begin, in its own file."""
    spans = [finding.place.span, *(step.span for step in finding.steps if step.path == finding.place.path)]
    return frozenset(offset(source, span.line, span.column) for span in spans)


def _entries(unit: Unit, starts: frozenset[int]) -> Iterator[Entry]:
    for site in unit.calls:
        if site.call.at in starts:
            for argument in site.call.arguments:
                yield from _within(argument.value)
    for assignment in unit.assignments:
        if assignment.at in starts:
            yield from _within(assignment.value)


def _within(value: Expression) -> Iterator[Entry]:
    if isinstance(value, Object):
        for entry in value.entries:
            yield entry
            yield from _within(entry.value)
    elif isinstance(value, Array):
        for item in value.items:
            yield from _within(item)
    elif isinstance(value, Choice):
        for option in value.options:
            yield from _within(option)
    elif isinstance(value, Spread):
        yield from _within(value.value)


def _element(entry: Entry, vocabulary: Vocabulary) -> str:
    """The element an entry holds, by its value's name, else its key; "" for none, for constants and for whole objects."""
    if entry.key in ("*", "...") or isinstance(entry.value, Literal | Object | Array):
        return ""
    for names in (_path(entry.value), (entry.key,)):
        naming = vocabulary.classify(names, witness="payload") if names else None
        if naming is not None:
            return naming.element
    return ""


def _path(value: Expression) -> Access:
    """What a value is called: `patient.email.trim()` is patient.email."""
    if isinstance(value, Name):
        return (value.name,)
    if isinstance(value, Member):
        return (*_path(value.object), value.key) if value.computed is None else ()
    if isinstance(value, Call):
        return _path(value.callee.object) if isinstance(value.callee, Member) else _first(value.arguments)
    return ()


def _first(arguments: Sequence[Argument]) -> Access:
    return _path(arguments[0].value) if arguments else ()


def _cut(source: bytes, at: int) -> bytes | None:
    """The source without the entry that begins at `at`, and without the comma that goes with it."""
    end = _end(source, at)
    if end is None:
        return None
    if source[end : end + 1] == b",":
        after = end + 1
        first = source.rfind(b"\n", 0, at) + 1
        stop = source.find(b"\n", after)
        if stop >= 0 and not source[first:at].strip() and not source[after:stop].strip():
            return source[:first] + source[stop + 1 :]
        while source[after : after + 1] in (b" ", b"\t"):
            after += 1
        return source[:at] + source[after:]
    while source[end - 1 : end].isspace():
        end -= 1
    before = len(source[:at].rstrip())
    start = before - 1 if source[before - 1 : before] == b"," else before
    return source[:start] + source[end:]


def _end(source: bytes, at: int) -> int | None:
    """Where the comma or bracket stands that ends an entry; None where that cannot be told."""
    depth = 0
    place = at
    while place < len(source):
        char = source[place : place + 1]
        if char in (b'"', b"'", b"`"):
            place = _behind_text(source, place)
            if place < 0:
                return None
            continue
        if source[place : place + 2] in (b"//", b"/*"):
            return None  # a comment may belong to either side
        if char and char in _OPEN:
            depth += 1
        elif char and char in _CLOSE:
            if depth == 0:
                return place
            depth -= 1
        elif char == b"," and depth == 0:
            return place
        place += 1
    return None


def _behind_text(source: bytes, at: int) -> int:
    """The place behind the text in quotes that begins at `at`, -1 where it does not end on its line or holds a template."""
    quote = source[at : at + 1]
    place = at + 1
    while place < len(source):
        char = source[place : place + 1]
        if char == b"\\":
            place += 2
            continue
        if char == quote:
            return place + 1
        if char == b"\n" and quote != b"`":
            return -1
        if quote == b"`" and source[place : place + 2] == b"${":
            return -1
        place += 1
    return -1
