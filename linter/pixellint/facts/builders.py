"""Objects filled by chains of their own methods: `new Event("visit").put("reason", r).setLabel(l).build()`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.facts import algebra
from pixellint.facts.contents import KEYED, READS
from pixellint.model.flows import Constant, Held, Leaf, Leaves, ParameterRef, Returned
from pixellint.model.unit import Call, Member

if TYPE_CHECKING:
    from pixellint.facts.values import Values

_FILLS = re.compile(r"(?:put|set|add|with|append)(?=[A-Z]|$)")
_MAKES = re.compile(r"(?:new|create|make|builder|custom|of|with)(?:[A-Z]|$)")
"""methods of a class that make an instance"""
_ENDS = frozenset({"build", "create", "make", "toMap", "toBundle", "toProperties", "toDictionary", "get"})


def filled_by(values: Values, call: Call) -> Leaves | None:
    """What a chain's method gives back: its receiver, and what it puts there; None when the call is no part of such a
    chain. The receiver must be something made here whose class the file does not know."""
    callee = call.callee
    if not isinstance(callee, Member) or callee.computed is not None:
        return None
    if callee.key in _ENDS and call.arguments:
        return None
    found = _FILLS.match(callee.key)
    if found is None and callee.key not in _ENDS:
        return None
    receiver = values.leaves(callee.object)
    if not any(_is_made(leaf) for leaf in receiver):
        return None
    return receiver if found is None else algebra.merged([receiver, _put(values, call, callee.key)])


def read_from(values: Values, call: Call) -> Leaves | None:
    """What a method gives that takes an entry out of a map by its key: of a map filled here, or of one that a parameter
    holds. None where the receiver may be anything else."""
    callee = call.callee
    if not isinstance(callee, Member) or callee.key not in READS or not call.arguments:
        return None
    given = values.arguments(call)
    texts = {leaf.end.value for leaf in given[0] if isinstance(leaf.end, Constant) and not leaf.key} if given else set()
    if len(texts) != 1:
        return None
    receiver = tuple(leaf for leaf in values.leaves(callee.object) if leaf.key or _is_parameter(leaf))
    return values.field(receiver, texts.pop()) or None


def _is_parameter(leaf: Leaf) -> bool:
    return isinstance(leaf.end, Held) and isinstance(leaf.end.ref, ParameterRef)


def _is_made(leaf: Leaf) -> bool:
    end = leaf.end
    if leaf.key or not isinstance(end, Returned) or end.access:
        return False
    if end.built:
        return True
    name = end.callee.access[-1] if end.callee.access else ""
    return _MAKES.match(name) is not None


def _put(values: Values, call: Call, method: str) -> Leaves:
    given = values.arguments(call)
    if not given:
        return ()
    key = _FILLS.sub("", method)
    key = key[:1].lower() + key[1:]
    if len(given) > 1 and (method in KEYED or not key):
        texts = {leaf.end.value for leaf in given[0] if isinstance(leaf.end, Constant)}
        key = texts.pop() if len(texts) == 1 else "*"
    step = values.step(call.at, call.end, "put into it", "" if key == "*" else key)
    kept = algebra.followed(given[-1], step)
    return algebra.under(key, kept) if key else kept
