"""Which functions are there to send: their callers use the product. Any other function that sends does so by itself, in the
course of its business: it is told there, with what its callers give it."""

from __future__ import annotations

from pixellint.facts.surfaces import words_of
from pixellint.flow.project import Project

_BUSY = 3
"""acting calls from which on a function has business of its own"""
_PLACES = frozenset(
    ("screen", "event", "events", "log", "logs", "record", "tag", "tags", "mark", "stats", "push", "notify", "hit")
)
"""words that name other things where they stand in the name of a file"""
_NAMED = frozenset(("name", "type", "key", "id", "action", "category", "payload", "data", "properties", "props", "params"))


def is_sender(project: Project, function: tuple[str, int]) -> bool:
    """Whether a function is there to send what it is given."""
    fact = project.functions.get(function)
    if fact is None:
        return True
    business, sending = project.catalogue.business, project.catalogue.sending
    called = words_of(fact.name)
    if fact.work < _BUSY and business.isdisjoint(called[:1]):
        return True
    stem = function[0].rpartition("/")[2].partition(".")[0]
    if not sending.isdisjoint(called) or not (sending - _PLACES).isdisjoint(words_of(stem)):
        return True
    return any(_of_event(words_of(name)) for name in fact.parameters)


def _of_event(words: tuple[str, ...]) -> bool:
    """Whether a parameter is called like an event's name or contents, and not like what a handler is given."""
    return "event" in words and not _NAMED.isdisjoint(words)
