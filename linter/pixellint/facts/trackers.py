"""Which product an end, a call or an assignment belongs to, and which of its arguments carry what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pixellint.facts import algebra
from pixellint.facts.handles import handles
from pixellint.knowledge.index import Index
from pixellint.model.flows import Constant, End, GlobalRef, Held, Leaf, Leaves, Opaque, Returned, Site
from pixellint.model.knowledge import AssignPattern, CallPattern, Switch
from pixellint.model.places import Access
from pixellint.model.record import NamedTuple

_SETS_ONE = re.compile(r"(?:set|put|add|update)\w*(?:Key|Property|Attribute|Tag|Extra|Value|Parameter|Trait)$")
"""methods that take one value and what it is called"""
_TAKES_ONE = re.compile(r"(?:set|update|register)([A-Z]\w*)$")
"""methods named after what they take"""
_KEYED = frozenset({"setCustomKey", "setTag", "setExtra", "putAttribute", "setCustomValue"})
_ALL_ARGUMENTS = Held(GlobalRef("arguments"), ())


class Match(NamedTuple):
    """A call that is a use of a product, `server` from a server."""

    tracker: str
    pattern: CallPattern
    certain: bool
    server: bool = False


class Slot(NamedTuple):
    """A part of what a use is given: its role, the argument path at which it stands, and the leaf."""

    role: str
    path: Access
    leaf: Leaf

    @property
    def key(self) -> Access:
        """The path within the argument."""
        return self.path[1:]


def matches(site: Site, catalogue: Index, end: End | None = None) -> tuple[Match, ...]:
    """The calls of products that a call is, those that only give a handle among them; for one callee shared by several
    products the most specific patterns alone."""
    if any(leaf.end == _ALL_ARGUMENTS and not leaf.key for part in site.arguments for leaf in part):
        return ()  # a queue's stub: the calls that fill it are told where they stand
    best: dict[tuple[str, ...], list[tuple[tuple[int, int], Match]]] = {}
    for handle in handles(site.callee if end is None else end, catalogue):
        for tracker, pattern in catalogue.callees.get(handle.path[0], ()):
            if tracker != handle.tracker or pattern.callee != handle.path or not _of_form(pattern, site.kind):
                continue
            weight = _weight(pattern, placed(pattern, site))
            if weight is not None:
                best.setdefault(handle.path, []).append((weight, Match(tracker, pattern, handle.certain, handle.server)))
    found: list[Match] = []
    for candidates in best.values():
        top = max(weight for weight, _ in candidates)
        chosen: dict[str, Match] = {}
        for weight, match in candidates:
            if weight == top:
                chosen.setdefault(match.tracker, match)
        found.extend(chosen.values())
    return tuple(found)


def switches(match: Match, site: Site, catalogue: Index) -> tuple[str, ...]:
    """The settings seen at a call, as "effect:element,element"."""
    callee = ".".join(match.pattern.callee)
    return tuple(
        told(switch)
        for where, value, switch in catalogue.switches.get(match.tracker, ())
        if where[0] == callee and _holds_text(_given(site, where[1:]), value)
    )


def set_to(match: Match, given: Sequence[Slot], catalogue: Index) -> tuple[str, ...]:
    """The settings made by writing to a field of a product's options, as above."""
    value = tuple(slot.leaf for slot in given if not slot.role)
    made = catalogue.field_switches(match.tracker, match.pattern.callee) if value else ()
    return tuple(told(switch) for switch in made if _holds_text(value, switch.value))


def told(switch: Switch) -> str:
    """A setting as a use tells it."""
    return f"{switch.effect}:{','.join(switch.covers)}"


def _given(site: Site, path: Access) -> Leaves:
    if not path:
        return ()
    by_label = path[0] in site.labels
    number = site.labels.index(path[0]) if by_label else int(path[0]) if path[0].isdigit() else len(site.arguments)
    return algebra.project(site.arguments[number], path[1:]) if number < len(site.arguments) else ()


def _holds_text(value: Leaves, wanted: str) -> bool:
    """Whether a value is the constant wanted, or the case of an enumeration called so."""
    for leaf in value:
        if leaf.key:
            continue
        if isinstance(leaf.end, Constant) and leaf.end.value == wanted:
            return True
        if isinstance(leaf.end, Held) and leaf.end.access[-1:] == (wanted,):
            return True
    return False


def _of_form(pattern: CallPattern, kind: str) -> bool:
    return pattern.form == kind or (not pattern.form and kind != "element")


Placed = Mapping[str, Leaves]
"""what a call is given, by position as text and by label"""


def placed(pattern: CallPattern, site: Site) -> Placed:
    """The arguments of a call as a pattern names them: by label where the pattern knows the label, by position else."""
    if not site.labels:
        return {str(number): value for number, value in enumerate(site.arguments)}
    known = {path[0] for _, path in pattern.roles} | {path[0] for path, _ in pattern.when}
    found: dict[str, Leaves] = {}
    for number, value in enumerate(site.arguments):
        label = site.labels[number] if number < len(site.labels) else ""
        found[label if label in known else str(number)] = value
    return found


def _weight(pattern: CallPattern, arguments: Placed) -> tuple[int, int] | None:
    """How well a call fits, None not at all: by conditions met, then by fewest that only an unknown value may meet."""
    met, maybe = 0, 0
    for path, allowed in pattern.when:
        value = at_path(arguments, path)
        texts = [leaf.end.value for leaf in value if isinstance(leaf.end, Constant) and not leaf.key]
        if any(_allowed(text, allowed) for text in texts):
            met += 1
        elif texts or pattern.kind != "event" or all(isinstance(leaf.end, Constant | Opaque) for leaf in value):
            return None
        else:
            maybe += 1
    return met, -maybe


def _allowed(text: str, allowed: tuple[str, ...]) -> bool:
    return any(text == word or (word.endswith("*") and text.startswith(word[:-1])) for word in allowed)


def at_path(arguments: Placed, path: Access) -> Leaves:
    """What stands at an argument path such as ("2", "user_id")."""
    return algebra.project(arguments.get(path[0], ()), path[1:]) if path else ()


def slots(pattern: CallPattern, arguments: Placed) -> tuple[Slot, ...]:
    """What a use is given, each part under its most specific role. A part that is not taken apart here keeps the role of the
    whole: `role_at` tells the roles of what comes to light below it."""
    key = _named_by(pattern, arguments)
    paths = sorted({path for _, path in pattern.roles}, key=len)
    called = _named_after(pattern) if len(paths) == 1 else ()
    outer: list[Access] = []
    for path in paths:
        if not any(path[: len(other)] == other for other in outer):
            outer.append(path)
    return tuple(
        Slot(role_at(pattern, (*path, *leaf.key)), (*path, *(key if len(path) == 1 else ()), *(leaf.key or called)), leaf)
        for path in sorted(outer)
        for leaf in at_path(arguments, path)
    )


def _named_by(pattern: CallPattern, arguments: Placed) -> Access:
    """The key that another argument of the call gives its value: `setUserProperty("plan", plan)`."""
    taken = {path[0] for _, path in pattern.roles}
    if pattern.callee[-1] not in _KEYED and not _SETS_ONE.match(pattern.callee[-1]):
        return ()
    for place in ("0", "forName", "forKey", "key", "name", "withKey", "value"):
        texts = [leaf.end.value for leaf in arguments.get(place, ()) if isinstance(leaf.end, Constant) and not leaf.key]
        if texts and (place not in taken or place == "0") and taken - {place}:
            return (texts[0],) if len(texts) == 1 else ()
    return ()


def _named_after(pattern: CallPattern) -> Access:
    """The key that a method of one argument gives it by its own name: `setPushToken(value)`."""
    found = _TAKES_ONE.match(pattern.callee[-1])
    return (found[1][:1].lower() + found[1][1:],) if found else ()


def role_at(pattern: CallPattern, path: Access) -> str:
    """The role of what stands at an argument path: that of the longest pattern path above it, payload last."""
    best, length = "payload", -1
    for role, above in pattern.roles:
        if len(above) > len(path) or (len(above), role != "payload") <= (length, best != "payload"):
            continue
        if algebra.agree(path[0], above[0]) and all(map(_fills, path[1:], above[1:])):
            best, length = role, len(above)
    return best


def _fills(key: str, wanted: str) -> bool:
    """Whether a key is the one wanted. Under a computed key may stand anything, so it fills no field that is named."""
    return key == wanted or (key != "*" and algebra.agree(key, wanted))


def event_texts(given: Sequence[Slot]) -> tuple[str, ...]:
    """The names of the event, as far as they are constants."""
    texts = (s.leaf.end.value for s in given if s.role == "event" and isinstance(s.leaf.end, Constant))
    return tuple(dict.fromkeys(texts))


def assigned(target: Held | Returned, catalogue: Index) -> tuple[tuple[str, AssignPattern, bool], ...]:
    """The products an assignment to this target feeds: (tracker, pattern, certain)."""
    found = []
    for handle in handles(target, catalogue):
        for tracker, pattern in catalogue.assigns.get(handle.path[0], ()):
            if tracker == handle.tracker and _covers(pattern.target, handle.path):
                found.append((tracker, pattern, handle.certain))
                break
    return tuple(found)


def _covers(target: tuple[str, ...], path: tuple[str, ...]) -> bool:
    if target[-1] == "*":
        return len(path) >= len(target) and path[: len(target) - 1] == target[:-1]
    return path == target
