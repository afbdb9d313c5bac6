"""How much a function does beside sending: the calls in it that act, not those that report or only look at values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Set

from pixellint.facts.surfaces import words_of
from pixellint.model.unit import Expression, Member, Name, Unit

_LOOKING = frozenset(
    "console Object Array String Number Boolean Date JSON Math Promise parseInt parseFloat encodeURIComponent isNaN Intl "
    "crypto performance require".split()
)
"""functions and objects of the language that change nothing"""
_PURE = frozenset(
    "toString toISOString toLowerCase toUpperCase toFixed trim split join slice substring replace includes startsWith endsWith "
    "map filter find some every reduce keys values entries concat flat match test get has then catch finally getTime "
    "getItem hasOwnProperty stringify parse now".split()
)
"""methods that only look at what they are called on"""


def work_in(unit: Unit, sending: Set[str], products: Set[str]) -> Iterator[int]:
    """For each function of a unit how many calls within it do something else than send or look. `sending` are words of names
    that say something is sent, `products` global names of products."""
    acting = sorted(
        site.call.at for site in unit.calls if site.call.kind != "element" and _acts(site.call.callee, sending, products)
    )
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
    return all(sending.isdisjoint(words_of(name)) for name in names)
