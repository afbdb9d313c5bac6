"""The single words of conditions: what each asks of a use, its tracker and an element. conditions.py tells what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pixellint.evaluate.badness import worst_surface
from pixellint.evaluate.hosts import FRAME, is_host
from pixellint.evaluate.policy import offer
from pixellint.evaluate.stopped import Seen, by_default, stopped
from pixellint.facts.surfaces import words_of
from pixellint.flow.collected import by_itself
from pixellint.model.findings import Disclosed, Use
from pixellint.model.knowledge import Tracker
from pixellint.model.record import NamedTuple

_HOLDING = ("disables", "masks", "reduces")


class Matter(NamedTuple):
    """What a condition is asked about: a use, its tracker, the settings that hold for it, those seen for the product, one
    element that reaches it, what the policy has agreed for it."""

    use: Use
    tracker: Tracker
    switches: tuple[str, ...]
    seen: Seen = Seen()
    datum: Disclosed | None = None
    agreement: str = "none"


Word = Callable[[Matter, Any], bool]


def listed(value: Any) -> tuple[str, ...]:
    """The values behind a word, one alone as a list of one."""
    return (value,) if isinstance(value, str) else tuple(value)


def _kind(matter: Matter, value: Any) -> bool:
    return matter.use.kind in listed(value)


def _surface(matter: Matter, value: Any) -> bool:
    return not set(listed(value)).isdisjoint(matter.use.surfaces)


def _worst_surface(matter: Matter, value: Any) -> bool:
    return worst_surface(matter.use) in listed(value)


def _shared(matter: Matter, value: Any) -> bool:
    use = matter.use
    public, grave = not PUBLIC.isdisjoint(use.surfaces), not PUBLIC.issuperset(use.surfaces)
    return (public and grave and use.reach.pages > 1 and len(use.reach.chain) > 1) is bool(value)


def _purpose(matter: Matter, value: Any) -> bool:
    return not set(listed(value)).isdisjoint(matter.tracker.purposes)


def _main_purpose(matter: Matter, value: Any) -> bool:
    return matter.tracker.purposes[:1] != () and matter.tracker.purposes[0] in listed(value)


def _gathers(matter: Matter, value: Any) -> bool:
    use = matter.use
    return not set(listed(value)).isdisjoint(by_itself(matter.tracker, use.kind, use.server))


def _beacon(matter: Matter, value: Any) -> bool:
    callee = matter.use.callee.partition("/")[0]
    hosts = [url.host for url in matter.tracker.urls if url.kind == "event"]
    is_request = any(callee == host or callee.endswith(f".{host}") for host in hosts)
    return (matter.use.kind == "event" and is_request) is bool(value)


def _switched(matter: Matter, value: Any) -> bool:
    return any(switch.partition(":")[0] in listed(value) for switch in matter.switches)


def _switched_off(matter: Matter, value: Any) -> bool:
    return not matter.seen.off.isdisjoint(listed(value))


def _starts_by_itself(matter: Matter, value: Any) -> bool:
    return by_default(matter.tracker, matter.seen) is bool(value)


def _in_page(matter: Matter, value: Any) -> bool:
    return matter.use.place.path.lower().endswith((".html", ".htm")) is bool(value)


def _event(matter: Matter, value: Any) -> bool:
    return not set(listed(value)).isdisjoint(words_of(matter.use.event))


def _held_back(matter: Matter, value: Any) -> bool:
    return not stopped(matter.switches, _HOLDING).isdisjoint((*listed(value), "all"))


def _product(matter: Matter, value: Any) -> bool:
    return matter.tracker.id in listed(value)


def _offered(matter: Matter, value: Any) -> bool:
    return offer(matter.tracker) in listed(value)


def _agreement(matter: Matter, value: Any) -> bool:
    return matter.agreement in listed(value)


def _unknown_host(matter: Matter, value: Any) -> bool:
    return is_host(matter.tracker) is bool(value)


def _frame(matter: Matter, value: Any) -> bool:
    return (matter.use.event == FRAME) is bool(value)


def _host(matter: Matter, value: Any) -> bool:
    called = matter.use.callee.partition("/")[0]
    return any(called == host or called.endswith(f".{host}") for host in listed(value))


def _status(matter: Matter, value: Any) -> bool:
    return True


def _never(matter: Matter, value: Any) -> bool:
    return False


def _element(matter: Matter, value: Any) -> bool:
    return matter.datum is not None and matter.datum.element in listed(value)


def _category(matter: Matter, value: Any) -> bool:
    return matter.datum is not None and matter.datum.category in listed(value)


def _slot(matter: Matter, value: Any) -> bool:
    return matter.datum is not None and matter.datum.slot in listed(value)


def _origin(matter: Matter, value: Any) -> bool:
    return matter.datum is not None and re.split(r"[^a-z-]", matter.datum.origin)[0] in listed(value)


def _called(matter: Matter, value: Any) -> bool:
    datum = matter.datum
    return datum is not None and not set(listed(value)).isdisjoint(words_of(f"{datum.key} {datum.origin}"))


def _transform(matter: Matter, value: Any) -> bool:
    return matter.datum is not None and not set(listed(value)).isdisjoint(matter.datum.transforms)


def _collected(matter: Matter, value: Any) -> bool:
    return matter.datum is not None and (matter.datum.confidence == "collected") is bool(value)


def _named(matter: Matter, value: Any) -> bool:
    return matter.datum is not None and (matter.datum.confidence == "literal") is bool(value)


PUBLIC = frozenset(("condition", "provider-directory", "search", "general"))
"""surfaces that anybody may see without saying who he or she is"""

DATA_WORDS = frozenset({"element", "category", "slot", "origin", "called", "transform", "collected", "named"})
"""words that ask about an element"""

SINGLE_WORDS: dict[str, Word] = {
    "kind": _kind,
    "surface": _surface,
    "worst_surface": _worst_surface,
    "shared": _shared,
    "purpose": _purpose,
    "main_purpose": _main_purpose,
    "gathers": _gathers,
    "beacon": _beacon,
    "switched": _switched,
    "switched_off": _switched_off,
    "starts_by_itself": _starts_by_itself,
    "in_page": _in_page,
    "event": _event,
    "held_back": _held_back,
    "product": _product,
    "offered": _offered,
    "agreement": _agreement,
    "unknown_host": _unknown_host,
    "frame": _frame,
    "host": _host,
    "status": _status,
    "comment": _never,
    "change": _never,
    "policy": _never,
    "page": _never,
    "element": _element,
    "category": _category,
    "slot": _slot,
    "origin": _origin,
    "called": _called,
    "transform": _transform,
    "collected": _collected,
    "named": _named,
}
