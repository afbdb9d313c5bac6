"""How much a function does beside sending: the calls in it that act, not those that report or only look at values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Set

from pixellint.facts.contents import KEYED, MUTATORS, READS, WHOLE
from pixellint.facts.surfaces import words_of
from pixellint.model.unit import Expression, Member, Name, Unit

_LOOKING = frozenset(
    "console Object Array String Number Boolean Date JSON Math Promise parseInt parseFloat encodeURIComponent isNaN Intl "
    "crypto performance require".split()
)
"""functions and objects of the language that change nothing"""
_PURE = READS | KEYED | WHOLE | frozenset(MUTATORS)
"""methods that only look at what they are called on, or fill it"""
_READING = frozenset(
    "get is has to as of from with map filter find some every reduce keys values entries concat flat match test then catch "
    "finally trim split join slice substring replace includes starts ends hash string list empty mutable let apply also run "
    "build now equals parse require".split()
)
"""first words of the names of functions that only look at something, or make something of it"""


def work_in(unit: Unit, sending: Set[str], products: Set[str]) -> Iterator[int]:
    """For each function of a unit how many calls within it do something else than send or look. `sending` are words of names
    that say something is sent, `products` global names of products."""
    calls = (site.call for site in unit.calls if site.call.kind == "call")
    acting = sorted(call.at for call in calls if _acts(call.callee, sending, products))
    for function in unit.functions:
        yield bisect_left(acting, function.end) - bisect_left(acting, function.at)


def _acts(callee: Expression, sending: Set[str], products: Set[str]) -> bool:
    names: list[str] = []
    while isinstance(callee, Member):
        names.append(callee.key)
        callee = callee.object
    if isinstance(callee, Name):
        names.append(callee.name)
    if not names or names[0] in _PURE or names[-1] in _LOOKING or not products.isdisjoint(names):
        return False
    if not _READING.isdisjoint(words_of(names[0])[:1]):
        return False
    return all(sending.isdisjoint(words_of(name)) for name in names)
