"""Methods of one class by one name: which of them a call means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pixellint.flow.located import function_at
from pixellint.model.flows import FunctionFact, Leaf


def misfits(functions: Mapping[tuple[str, int], FunctionFact], callees: Iterable[Leaf], count: int) -> set[Leaf]:
    """Of the methods that a call with `count` arguments may run those that take another number of them, where one of the same
    class and name takes as many."""
    overloads: dict[tuple[str, int, str], dict[Leaf, int]] = {}
    for leaf in callees:
        function = function_at(leaf.end)
        fact = functions.get(function) if function is not None else None
        if fact is not None and function is not None and fact.owner >= 0:
            overloads.setdefault((function[0], fact.owner, fact.name), {})[leaf] = len(fact.parameters)
    others: set[Leaf] = set()
    for counts in overloads.values():
        if count in counts.values():
            others.update(leaf for leaf, taken in counts.items() if taken != count)
    return others
