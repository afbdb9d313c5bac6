"""The closed list of words a check may use in `when` and in the cases of `severity`.

A condition is a mapping of words, all of which must hold; an empty one always holds. As loaded it is a tuple of
(word, value) pairs. A check sees a use of kind dependency, manifest or import only if it asks for that kind.

    all, any, not          combine conditions: lists of conditions, and one condition
    kind                   the use is of one of these kinds: load init event identify dependency manifest import
    surface                one of the use's surfaces is among these
    worst_surface          the surface that weighs most is among these
    shared                 true: several pages bring the file in, public ones and others
    purpose                the tracker serves one of these purposes
    main_purpose           the first of its purposes is among these
    gathers                the tracker collects one of these elements by itself
    beacon                 true: the use is a request for a picture or a hit, written out (img, noscript, sendBeacon)
    switched               a setting with one of these effects is seen: disables masks reduces, records (the screen)
    switched_off           manifests stop the collection of one of these elements ("all": of everything) on every platform
    starts_by_itself       true: it collects by itself in an app, a manifest could stop that, nothing is seen that does
    in_page                true: the use stands in a page (HTML)
    event                  the event's name holds one of these words
    held_back              a setting is seen that disables, masks or reduces one of these elements
    product                the tracker is one of these, by id
    offered                the vendor offers an agreement: no (by its own text) conditional yes unknown
    agreement              what the policy has for the product where it stands: none in-scope out-of-scope marketing void,
                           or other-product: another product of the same recipient has one
    unknown_host           true: a host that the catalogue does not know; a check without this word never sees such hosts
    frame                  true: an unknown host is shown in a frame
    host                   the host called is one of these, or below one
    status                 always holds; names the legal status of a severity case
    comment                never holds for a use: verdict/ says this of a comment in one of these states
    change                 never holds for a use: verdict/ says this of a change that brings or takes a tracker
    policy                 never holds for a use: governance says this of an agreement that is expired, to-come, impossible,
                           of an unknown-tracker, or for an unknown-element
    page                   never holds for a use: governance says this of a recipient that the privacy policy leaves
                           undisclosed, or of a privacy policy that is missing

Words on data. A check that uses one in `when` is judged for every element that reaches the use, others once per use:

    element                the data element
    category               identifier health activity
    slot                   the role it fills: event payload user_id user_data url search; or where the page itself puts it:
                           form-url, query-url (a query set by code), route-url (a route behind sign-in),
                           open-route (one that nobody guards), title
    origin                 what it comes from: form dom url storage cookie template device response session event value
    called                 the value's name or its key holds one of these words
    transform              what was done to it: hash boolean number slice strip-query join mask
    collected              true: what the tracker gathers by itself; a check without this word never sees such elements
    named                  true: what the text of an event's name tells; a check without this word never sees such elements
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pixellint.evaluate.words import DATA_WORDS, SINGLE_WORDS, Matter, Word, listed
from pixellint.model.errors import UserError
from pixellint.model.knowledge import Check

__all__ = ["DATA_WORDS", "WORDS", "Matter", "asked_for", "asks_of_data", "holds", "sound", "status_of", "words_in"]


def holds(condition: object, matter: Matter) -> bool:
    """Whether every word of the condition holds. Raises KeyError for a word that is not on the list."""
    return all(WORDS[word](matter, value) for word, value in _pairs(condition))


def words_in(condition: object) -> Iterator[str]:
    """All words of a condition, those of its parts included."""
    for word, value in _pairs(condition):
        yield word
        for part in _parts(word, value):
            yield from words_in(part)


def status_of(condition: object) -> str:
    """The legal status a severity case names, "" when it names none."""
    return next((value for word, value in _pairs(condition) if word == "status"), "")


def asked_for(condition: object, wanted: str) -> Iterator[str]:
    """The values that a condition gives one word: its surfaces, its kinds of use."""
    for word, value in _pairs(condition):
        if word == wanted:
            yield from listed(value)
        for part in _parts(word, value):
            yield from asked_for(part, wanted)


def asks_of_data(condition: object) -> bool:
    """Whether a check is judged per data element."""
    return not DATA_WORDS.isdisjoint(words_in(condition))


def sound(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks, if every word they use is on the list. Raises UserError for one that is not."""
    kept = tuple(checks)
    for check in kept:
        for condition in (check.when, *(case for _, case in check.severity)):
            for word in words_in(condition):
                if word not in WORDS:
                    raise UserError(f"{check.id}: {word} is no word of a condition", hint=f"one of: {', '.join(WORDS)}")
    return kept


def _pairs(condition: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(condition)


def _parts(word: str, value: Any) -> tuple[object, ...]:
    if word == "not":
        return (value,)
    return tuple(value) if word in ("all", "any") else ()


def _all(matter: Matter, value: Any) -> bool:
    return all(holds(part, matter) for part in value)


def _any(matter: Matter, value: Any) -> bool:
    return any(holds(part, matter) for part in value)


def _not(matter: Matter, value: Any) -> bool:
    return not holds(value, matter)


WORDS: dict[str, Word] = {"all": _all, "any": _any, "not": _not, **SINGLE_WORDS}
