"""How leaves combine: taking a field, putting a value under a key, filling in arguments. Within a file and across files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from pixellint.model.flows import (
    ClassRef,
    Constant,
    End,
    FunctionRef,
    Held,
    Leaf,
    Leaves,
    Opaque,
    Origin,
    ParameterRef,
    Ref,
    Returned,
)
from pixellint.model.places import Access, Step, bounded

MOST_LEAVES = 160
"""leaves kept of one value, constants last; the rest is told by one opaque leaf"""
MOST_NESTED = 3
"""calls within the arguments of calls that keep their own arguments"""
MOST_GIVEN = 40
"""leaves kept of one argument of a call nobody could follow, constants last"""

OPEN_POSITIONS = 4
"""arguments that a spread list of unknown length is taken to fill"""
ITEM = "[]"
"""the key of an item of a list whose position is not known"""

_OF_CASES = frozenset({("rawValue",), ("name",), ("value",)})
"""fields by which the case of an enumeration tells its text"""
_COUNTS = frozenset({"length", "size", "byteLength"})


def below(end: End, access: Access) -> End | None:
    """What stands at a field path below an end; None where there is nothing (a field of a constant)."""
    if not access:
        return end
    if isinstance(end, Origin):
        return Origin(end.kind, bounded(end.path + access), end.element)
    if isinstance(end, Held):
        return Held(end.ref, bounded(end.access + access))
    if isinstance(end, Returned):
        return end._replace(access=bounded(end.access + access))
    if isinstance(end, Constant) and access in _OF_CASES:
        return end
    return end if isinstance(end, Opaque) else None


def agree(key: str, wanted: str) -> bool:
    """Whether a key may be the one wanted: "*" stands for any, ITEM for any position of a list."""
    if key == wanted or "*" in (key, wanted):
        return True
    return (key == ITEM and wanted.isdigit()) or (wanted == ITEM and key.isdigit())


def project(leaves: Leaves, access: Access) -> Leaves:
    """The value at a field path below a value."""
    for name in access:
        leaves = _field(leaves, name)
    return leaves


def _field(leaves: Leaves, name: str) -> Leaves:
    found: list[Leaf] = []
    for leaf in leaves:
        if leaf.key:
            if agree(leaf.key[0], name):
                found.append(Leaf(leaf.key[1:], leaf.end, leaf.transforms, leaf.steps))
        elif name in _COUNTS:
            if not isinstance(leaf.end, Constant):
                found.append(derived(leaf, "number"))
        else:
            end = below(leaf.end, (name,))
            if end is not None:
                found.append(Leaf((), end, leaf.transforms, leaf.steps))
    return tuple(found)


def derived(leaf: Leaf, transform: str) -> Leaf:
    """The leaf after one more transformation."""
    if transform in leaf.transforms:
        return leaf
    return Leaf(leaf.key, leaf.end, (*leaf.transforms, transform), leaf.steps)


def open_parts(leaves: Leaves) -> Leaves:
    """The parts of a value that are no constants."""
    return tuple(leaf for leaf in leaves if not isinstance(leaf.end, Constant))


def functions_in(arguments: Sequence[Leaves]) -> Leaves:
    """Functions and classes handed to something unknown: decorators and higher-order components give them back."""
    return tuple(
        leaf
        for part in arguments
        for leaf in part
        if not leaf.key and isinstance(leaf.end, Held) and isinstance(leaf.end.ref, FunctionRef | ClassRef)
    )


def spread_positions(value: Leaves) -> list[Leaves]:
    """What a spread list fills, position by position; one of unknown length a few."""
    known = [int(leaf.key[0]) for leaf in value if leaf.key and leaf.key[0].isdigit()]
    last = max(known, default=OPEN_POSITIONS - 1)
    return [project(value, (str(n),)) for n in range(last + 1)]


def flat(leaves: Leaves, transform: str) -> Leaves:
    """All parts of a value made into one, as by joining or hashing it."""
    return tuple(derived(Leaf((), leaf.end, leaf.transforms, leaf.steps), transform) for leaf in leaves)


def under(key: str, leaves: Leaves) -> Leaves:
    """The value put under a key."""
    return tuple(Leaf(bounded((key, *leaf.key)), leaf.end, leaf.transforms, leaf.steps) for leaf in leaves)


def followed(leaves: Leaves, step: Step) -> Leaves:
    """The value after one more step of its way."""
    return tuple(Leaf(leaf.key, leaf.end, leaf.transforms, (*leaf.steps, step)) if _travels(leaf) else leaf for leaf in leaves)


def _travels(leaf: Leaf) -> bool:
    return not isinstance(leaf.end, Constant) and not (leaf.steps and len(leaf.steps) >= 8)


def merged(parts: Iterable[Leaves]) -> Leaves:
    """Several possible values as one: each leaf once, in order, at most MOST_LEAVES."""
    several = [part for part in parts if part]
    if len(several) < 2:
        only = several[0] if several else ()
        return only if len(only) <= MOST_LEAVES else _capped(only)
    seen: dict[tuple[Access, End, tuple[str, ...]], Leaf] = {}
    for part in several:
        for leaf in part:
            known = seen.setdefault(leaf[:3], leaf)
            if len(leaf.steps) < len(known.steps):
                seen[leaf[:3]] = leaf
            if len(seen) > 2 * MOST_LEAVES:
                return _capped(tuple(seen.values()))
    return tuple(seen.values()) if len(seen) <= MOST_LEAVES else _capped(tuple(seen.values()))


def _capped(leaves: Leaves) -> Leaves:
    return (*_telling(leaves)[:MOST_LEAVES], Leaf((), Opaque("too many parts")))


def _telling(leaves: Leaves) -> Leaves:
    """The parts of a value with constants last."""
    return tuple(sorted(leaves, key=lambda leaf: isinstance(leaf.end, Constant)))


def returned(callee: End, arguments: tuple[Leaves, ...], built: bool, labels: tuple[str, ...] = ()) -> End:
    """The end of a call nobody could follow here."""
    if not isinstance(callee, (Held, Returned)):
        return Opaque("call of an unknown value")
    kept = tuple(_shallow(part) for part in arguments)
    depth = max((_depth(leaf.end) for part in kept for leaf in part), default=0)
    depth = 1 + max(depth, _depth(callee))
    return Returned(callee, (), kept, built, depth, labels) if depth <= 2 * MOST_NESTED else Opaque("chain of calls")


def _depth(end: End) -> int:
    return end.depth if isinstance(end, Returned) else 0


def _shallow(leaves: Leaves) -> Leaves:
    """The parts of an argument that are not themselves calls of calls of calls, if need be the most telling of them."""
    kept = tuple(leaf for leaf in leaves if _depth(leaf.end) < MOST_NESTED)
    return kept if len(kept) <= MOST_GIVEN else _telling(kept)[:MOST_GIVEN]


def root(end: End) -> Ref | None:
    """The reference at the bottom of an end."""
    while isinstance(end, Returned):
        end = end.callee
    return end.ref if isinstance(end, Held) else None


Fill = Callable[[Held], Leaves | None]
"""what a held reference is to be replaced by; None leaves it"""


def filled(leaves: Leaves, fill: Fill) -> Leaves:
    """The value with references replaced, wherever they stand in it."""
    if not any(_mentions(leaf.end, fill) for leaf in leaves):
        return leaves
    return merged(_filled_leaf(leaf, fill) for leaf in leaves)


def _filled_leaf(leaf: Leaf, fill: Fill) -> Leaves:
    if not isinstance(leaf.end, (Held, Returned)):
        return (leaf,)
    return tuple(
        Leaf(bounded(leaf.key + part.key), part.end, both(part.transforms, leaf.transforms), part.steps + leaf.steps)
        for part in _filled_end(leaf.end, fill)
    )


def both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Transforms one after the other, each once."""
    return first + tuple(name for name in second if name not in first)


def _filled_end(end: Held | Returned, fill: Fill) -> Leaves:
    if isinstance(end, Held):
        found = fill(end)
        return (Leaf((), end),) if found is None else found
    if not _mentions(end, fill):
        return (Leaf((), end),)
    arguments = tuple(filled(part, fill) for part in end.arguments)
    parts = []
    for part in _filled_end(end.callee, fill):
        made = returned(part.end, arguments, end.built, end.labels) if not part.key else Opaque("call of a part")
        whole = below(made, end.access)
        if whole is not None:
            parts.append(Leaf((), whole, part.transforms, part.steps))
    return tuple(parts)


def _mentions(end: End, fill: Fill) -> bool:
    if isinstance(end, Held):
        return fill(end) is not None
    if not isinstance(end, Returned):
        return False
    return _mentions(end.callee, fill) or any(_mentions(leaf.end, fill) for part in end.arguments for leaf in part)


def argument(arguments: Sequence[Leaves], index: int, rest: int) -> Leaves | None:
    """What a parameter at `index` receives; the rest parameter receives the list of what is left."""
    if index == rest:
        return merged(under(str(n), part) for n, part in enumerate(arguments[index:]))
    return arguments[index] if index < len(arguments) else None


def ordered(arguments: Sequence[Leaves], labels: Sequence[str], names: Sequence[str]) -> tuple[Leaves, ...]:
    """The arguments in the order of the parameters called `names`, where callers label them; a label that no parameter has,
    or none at all, goes by position."""
    if not any(label in names for label in labels):
        return tuple(arguments)
    found: dict[int, Leaves] = {}
    last = -1
    for position, value in enumerate(arguments):
        label = labels[position] if position < len(labels) else ""
        # a label may stand twice (`move(to:to:)`): the next parameter of that name is meant
        last = next((n for n, name in enumerate(names) if name == label and n not in found), last + 1) if label else last + 1
        found[last] = value
    return tuple(found.get(position, ()) for position in range(max(found) + 1))


def with_fields(found: Leaves, kind: Ref, instance: Returned) -> Leaves:
    """What a member of an instance holds, with the fields that the instance was given by label filled in: the values that a
    case of an enumeration carries."""
    if not instance.labels:
        return found
    return merged(_field_filled(leaf, kind, instance) for leaf in found)


def _field_filled(leaf: Leaf, kind: Ref, instance: Returned) -> Leaves:
    end = leaf.end
    if not isinstance(end, Returned) or not end.built or end.arguments or len(end.access) < 2:
        return (leaf,)
    if not isinstance(end.callee, Held) or end.callee.access or end.callee.ref != kind:
        return (leaf,)
    if end.access[0] not in instance.labels:
        return ()  # another case than the one at hand
    value = project(instance.arguments[instance.labels.index(end.access[0])], end.access[1:])
    return tuple(
        Leaf(bounded(leaf.key + part.key), part.end, both(part.transforms, leaf.transforms), part.steps + leaf.steps)
        for part in value
    )


def given(parameter: Callable[[Ref], int | None], arguments: Sequence[Leaves], rest: int, held: Held) -> Leaves | None:
    """A Fill that replaces parameters by arguments, by nothing where none is given; `parameter` tells the position of a
    parameter of the function called."""
    index = parameter(held.ref)
    if index is None:
        return None
    value = argument(arguments, index, rest)
    return () if value is None else project(value, held.access)


def applied(leaves: Leaves, number: int, arguments: Sequence[Leaves], rest: int = -1) -> Leaves:
    """What function `number` returns for these arguments, given what it returns for its parameters."""

    def position(ref: Ref) -> int | None:
        return ref.position if isinstance(ref, ParameterRef) and ref.function == number else None

    return filled(leaves, partial(given, position, arguments, rest))
