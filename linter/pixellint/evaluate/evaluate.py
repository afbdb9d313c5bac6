"""Checks applied to uses: an inventory becomes findings.

A check judges a use as a whole (that a tracker is there), or every element that reaches it. One leak is one finding: of
the checks that hold for an element the most specific speaks, and names those it subsumes; but never does a milder one
hide a graver one. What repeats itself is told once (evaluate/once.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pixellint.evaluate import conditions
from pixellint.evaluate.asked import Asked, Concerned, Sort
from pixellint.evaluate.badness import named, where
from pixellint.evaluate.conditions import Matter
from pixellint.evaluate.governance import governed
from pixellint.evaluate.hosts import as_uses, is_host
from pixellint.evaluate.once import Judged, told_once
from pixellint.evaluate.policy import allied, lowered_by, standing
from pixellint.evaluate.repeated import without_repeats
from pixellint.evaluate.severity import Case, packs, weighed
from pixellint.evaluate.stopped import Seen, settings_seen
from pixellint.evaluate.subsume import Hit, groups, subsumed
from pixellint.facts.surfaces import APP, words_of
from pixellint.flow.collected import by_itself
from pixellint.flow.published import OPEN_ROUTE, QUERY_URL, TITLE
from pixellint.flow.routed import ROUTE_URL
from pixellint.model.findings import CONFIDENCES, SEVERITIES, Disclosed, Finding, Inventory, Use
from pixellint.model.knowledge import Check, Element, Knowledge, Tracker
from pixellint.model.masking import masked
from pixellint.model.places import Place
from pixellint.settings import Policy

_OF_PAGES = frozenset({"page-url", "page-title", "referrer", "link-url", "search-term"})
"""what a product may take along by itself on a page, and finds nowhere in an app"""
_BY_PAGE = frozenset({ROUTE_URL, OPEN_ROUTE, QUERY_URL, TITLE})
"""slots of what code puts into the page's address and title: only a check that asks for such a slot sees them"""
_OF_PAGE = frozenset({"form-url", *_BY_PAGE})
"""slots of what the page itself puts into its address and title"""
_WHEREABOUTS = frozenset({"page-url", "page-title", "referrer"})
"""what tells where a visitor is, and nothing else"""
_DISAGREE = " Counsel disagree whether HIPAA reaches this."


def evaluate(inventory: Inventory, knowledge: Knowledge, policy: Policy, page: str | None = None) -> tuple[Finding, ...]:
    """All findings of all audiences, in no particular order. A use in test code alone raises none. `page` is the text of
    the privacy policy that the policy names, None where there is none."""
    chosen = packs(policy)
    checks = tuple(check for check in conditions.sound(knowledge.checks) if check.pack in chosen)
    judged = _judged(inventory, knowledge, policy, Concerned(checks))
    strong = {element.id: element for element in knowledge.elements}
    told = (_named_clearly(one, strong) for one in without_repeats(told_once(judged)))
    return (*told, *governed(inventory, knowledge, policy, checks, page))


def _judged(inventory: Inventory, knowledge: Knowledge, policy: Policy, concerned: Concerned) -> Iterator[Judged]:
    trackers = {tracker.id: tracker for tracker in knowledge.trackers}
    settings = settings_seen(inventory.uses)
    partners = allied(policy, knowledge)
    below = subsumed(knowledge.checks)
    categories = {element.id: element.category for element in knowledge.elements}
    met = [(use, trackers[use.tracker]) for use in inventory.uses if use.tracker in trackers]
    addressed = [(use, trackers[use.tracker]) for use in inventory.addressed if use.tracker in trackers]
    for use, tracker in (*met, *addressed, *as_uses(inventory.unknown_hosts, policy)):
        if set(use.surfaces) == {"test"}:
            continue
        seen = settings.get(use.tracker, Seen())
        matter = Matter(use, tracker, _holding(use, seen), seen, None, standing(use, tracker, policy, partners))
        checks = concerned[Sort(use.kind, use.surfaces, is_host(tracker))]
        if any(datum.slot in _BY_PAGE for datum in use.data):  # the use is judged by itself already
            slots = {datum.slot for datum in use.data}
            checks = tuple(one for one in checks if not slots.isdisjoint(conditions.asked_for(one.check.when, "slot")))
        hits = tuple(_hits(matter, checks, categories, policy))
        for group in groups(hits, below):
            one = _judge(use, tracker, group, policy.path)
            yield one._replace(below=below[one.finding.rule])


def _holding(use: Use, seen: Seen) -> tuple[str, ...]:
    """The settings that hold for a use. A set-up has its own; in an app calls beside it and manifests add theirs."""
    if use.kind != "init":
        return seen.anywhere
    return (*use.switches, *seen.apart) if APP in use.surfaces else use.switches


def _hits(matter: Matter, checks: Iterable[Asked], categories: Mapping[str, str], policy: Policy) -> Iterator[Hit]:
    use, tracker = matter.use, matter.tracker
    given = tuple(datum for datum in use.data if not datum.relayed)
    is_present = _brings_in(use, tracker) and not any(datum.slot in _BY_PAGE for datum in given)
    disclosed = (*given, *_collected(matter, categories)) if is_present else given
    for one in checks:
        if one.of_data:
            for datum in disclosed:
                if one.sees(datum):
                    yield from _hit(one.check, matter._replace(datum=datum), policy)
        elif is_present and one.tells_of(tracker):
            yield from _hit(one.check, matter, policy)


def _brings_in(use: Use, tracker: Tracker) -> bool:
    """Whether a use shows that the product is there: no settings alone, no vendor's call inside a wrapper."""
    if use.kind == "manifest":
        return any(item.setup and _is_called(item.key, use.callee) for item in tracker.manifest)
    return use.kind in ("load", "init") or (use.kind != "config" and not use.wrapped)


def _is_called(key: str, name: str) -> bool:
    last = key.rpartition(":")[2]
    return name.startswith(last[:-1]) if last.endswith("*") else name == last


def _hit(check: Check, matter: Matter, policy: Policy) -> Iterator[Hit]:
    if not conditions.holds(check.when, matter):
        return
    for severity, condition in check.severity:
        if conditions.holds(condition, matter):
            status = conditions.status_of(condition) or check.citation[0].status
            final, agreement = weighed(Case(check, severity, status), matter.use, matter.datum, matter.tracker, policy)
            yield Hit(check, final, status, matter.datum, agreement)
            return


def _collected(matter: Matter, categories: Mapping[str, str]) -> Iterator[Disclosed]:
    """What the tracker gathers by itself, beside what the code gives it."""
    given = {datum.element for datum in matter.use.data}
    for element in by_itself(matter.tracker, matter.use.kind, matter.use.server):
        if element not in given:
            yield Disclosed(element, categories.get(element, "activity"), "collected", "", "", "", (), ())


def _judge(use: Use, tracker: Tracker, group: tuple[tuple[Hit, ...], tuple[str, ...]], path: str) -> Judged:
    hits, also = group
    check = hits[0].check
    disclosed = tuple(hit.datum for hit in hits if hit.datum is not None)
    gravest = min(hits, key=lambda hit: SEVERITIES.index(hit.severity))
    best = min(disclosed, key=_proof, default=None)
    names = tuple(sorted({datum.element for datum in disclosed}))
    finding = Finding(
        rule=check.id,
        name=check.name,
        severity=gravest.severity,
        confidence=best.confidence if best else ("cross-file" if use.reach.chain else "literal"),
        message=_message(check, _as_named(use, best), tracker, names, gravest.status) + _lowered(gravest, path),
        place=_place(use, best),
        tracker=use.tracker,
        recipient=tracker.recipient,
        data=names or _taken_along(use, tracker),
        surfaces=use.surfaces,
        steps=best.steps if best else use.reach.chain,
        reach=use.reach,
        also=also,
        legal_status=gravest.status,
        fingerprint=_fingerprint(check, use, disclosed),
        function=use.function,
        remedy=check.remedy,
        places=() if best else (use.place,),
    )
    is_form = best is not None and best.slot in _OF_PAGE
    sorts = frozenset(conditions.asked_for(check.when, "surface"))
    shared = "shared" in conditions.words_in(check.when)
    along = by_itself(tracker, use.kind, use.server)
    taken = bool(names) and not is_form and _WHEREABOUTS.intersection(along).issuperset(names)
    return Judged(
        finding, use, tracker.name, best is None, is_form, bool(sorts - {APP}), sorts == {APP}, shared=shared, taken=taken
    )


def _lowered(hit: Hit, path: str) -> str:
    return lowered_by(hit.agreement, path) if hit.agreement is not None and path else ""


def _as_named(use: Use, best: Disclosed | None) -> Use:
    """The use, its event that which tells the element: a call may be given one of several names."""
    return use._replace(event=best.origin) if best is not None and best.confidence == "literal" else use


def _taken_along(use: Use, tracker: Tracker) -> tuple[str, ...]:
    """What the product gathers by itself where the use stands."""
    elsewhere = _OF_PAGES if APP in use.surfaces else frozenset()
    return tuple(sorted(set(by_itself(tracker, use.kind, use.server)) - elsewhere))


def _proof(datum: Disclosed) -> tuple[int, int, str]:
    return CONFIDENCES.index(datum.confidence), len(datum.steps), datum.element


def _place(use: Use, best: Disclosed | None) -> Place:
    """Where the mending is: what puts something into the page's address or title, one step before the use, else the use."""
    if best is not None and best.slot in _OF_PAGE and best.steps:
        put = best.steps[-2:][0]
        return Place(put.path, put.span)
    return use.place


def _message(check: Check, use: Use, tracker: Tracker, names: Sequence[str], status: str) -> str:
    words = {
        "{tracker}": tracker.name,
        "{recipient}": tracker.recipient,
        "{elements}": _sentence(names or _taken_along(use, tracker)) or "the visit",
        "{surfaces}": named(use.surfaces),
        "{event}": masked(use.event) or "an event",
        "{where}": where(use, conditions.asked_for(check.when, "surface")),
    }
    message = " ".join(check.message.split())
    for placeholder, text in words.items():
        message = message.replace(placeholder, text)
    return message + _DISAGREE if status == "contested" else message


def _sentence(names: Sequence[str]) -> str:
    spoken = [name.replace("-", " ") for name in names]
    return " and ".join((", ".join(spoken[:-1]), spoken[-1])) if len(spoken) > 1 else "".join(spoken)


def _fingerprint(check: Check, use: Use, disclosed: Sequence[Disclosed]) -> str:
    """That a tracker is there does not depend on which of its calls tells it."""
    slots = sorted({f"{datum.slot}={datum.element}" for datum in disclosed})
    called = (use.callee, *slots) if disclosed else ()
    return hashlib.sha256("\0".join((use.tracker, check.id, *called)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _named_clearly(judged: Judged, elements: Mapping[str, Element]) -> Finding:
    """Mark a finding that rests on a weak name alone: it is for auditors. What a vendor takes as a search term is no name."""
    finding = judged.finding
    if finding.confidence != "name-only":
        return finding
    clear = any(
        datum.slot == "search" or _has_phrase(words_of(f"{datum.key} {datum.origin}"), elements[datum.element].strong)
        for datum in judged.use.data
        if datum.element in finding.data and datum.element in elements
    )
    return finding._replace(clear=clear)


def _has_phrase(words: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(
        tuple(words[at : at + len(phrase)]) == phrase for phrase in phrases for at in range(len(words) - len(phrase) + 1)
    )
