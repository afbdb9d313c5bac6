"""Calls of Java's own library that say what a value is: maps, lists, formatted text, wrappers that keep a value."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from pixellint.languages.build import Frame
from pixellint.languages.java_reader import JavaReader
from pixellint.languages.java_text import formatted
from pixellint.model.unit import Array, Call, Choice, Derived, Entry, Expression, Join, Literal, Member, Name, Object, This

_MAPS = frozenset(
    {"HashMap", "LinkedHashMap", "TreeMap", "Hashtable", "ConcurrentHashMap", "ArrayMap", "Bundle", "PersistableBundle"}
)
_LISTS = frozenset(
    {"ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "TreeSet", "ArrayDeque", "CopyOnWriteArrayList", "Vector"}
)
NAMES = frozenset({"getSimpleName", "getName", "getCanonicalName"})
"""methods that tell the name of a class"""
_SIZES = frozenset({"size", "length"})


def container_of(call: Call, words: list[str]) -> Expression | None:
    """`new HashMap<>(other)`: a copy of what is given, empty where nothing is; None for other constructions."""
    name = words[-1] if words else ""
    if len(call.arguments) > 1 or (name not in _MAPS and name not in _LISTS):
        return None
    if not call.arguments or _is_number(call.arguments[0].value):
        return Object((), call.at) if name in _MAPS else Array((), call.at)
    given = call.arguments[0].value
    return Object((Entry("...", given, given.at),), call.at) if name in _MAPS else given


def _is_number(value: Expression) -> bool:
    """Whether a constructor's argument is a capacity."""
    if isinstance(value, Call):
        return isinstance(value.callee, Member) and value.callee.key in _SIZES
    plain = isinstance(value, Literal | Derived | Join | This)
    return plain or (isinstance(value, Member) and (value.key in _SIZES or value.key.isupper()))


def known_call(reader: JavaReader, call: Call, frame: Frame) -> Expression | None:
    """The value of a call of a well-known static method, None for any other call."""
    callee = call.callee
    if isinstance(callee, Name):  # a function of Kotlin
        known = _STATIC.get(("", callee.name.partition("#")[2]))
        return known(reader, call) if known is not None else None
    if not isinstance(callee, Member):
        return None
    if isinstance(callee.object, Name):
        owner = callee.object.name.rpartition("#")[2]
        known = _STATIC.get((owner, callee.key))
        return known(reader, call) if known is not None else None
    if callee.key == "formatted" and isinstance(callee.object, Literal):
        return formatted(callee.object, _values(call), "%", (call.at, call.end))
    if callee.key in NAMES and not call.arguments:
        return _class_name(reader, call, callee.object, frame)
    if callee.key == "orElse" and len(call.arguments) == 1:
        return Choice((callee.object, call.arguments[0].value), None, call.at)
    if callee.key == "name" and not call.arguments and isinstance(callee.object, Member) and callee.object.key.isupper():
        return Literal(callee.object.key, "string", call.at, call.end)
    return None


def _values(call: Call) -> list[Expression]:
    return [argument.value for argument in call.arguments]


def _class_name(reader: JavaReader, call: Call, owner: Expression, frame: Frame) -> Expression | None:
    """`getClass().getSimpleName()`"""
    if not isinstance(owner, Call) or owner.arguments or not isinstance(owner.callee, Name | Member | Choice):
        return None
    asked = owner.callee.options[0] if isinstance(owner.callee, Choice) else owner.callee
    if isinstance(asked, Name):
        own = asked.name == "getClass"
    else:
        own = isinstance(asked, Member) and asked.key == "getClass" and isinstance(asked.object, This)
    name = next((reader.notes[number].name for number in reader.owners(frame) if reader.notes[number].name), "")
    return Literal(name, "string", call.at, call.end) if own and name else None


def key_of(reader: JavaReader, value: Expression) -> str:
    """The key that an expression stands for: its text, or the last name of its path."""
    if isinstance(value, Literal):
        return value.value
    if not isinstance(value, Member):
        return "*"
    known = reader.constant(value.object.owner, value.key) if isinstance(value.object, This) else None
    return known.value if known is not None else value.key


def _object(reader: JavaReader, call: Call) -> Expression:
    """`Map.of(k, v, k, v)`"""
    given = _values(call)
    pairs = [pair for place, pair in enumerate(pairwise(given)) if place % 2 == 0]
    return Object(tuple(Entry(key_of(reader, key), value, key.at) for key, value in pairs), call.at)


def _of_entries(reader: JavaReader, call: Call) -> Expression | None:
    """`Map.ofEntries(Map.entry(k, v))`, `BundleKt.bundleOf(new Pair<>(k, v))`"""
    entries = []
    for part in _values(call):
        if not isinstance(part, Call) or len(part.arguments) != 2:
            return None
        key, value = _values(part)
        entries.append(Entry(key_of(reader, key), value, key.at))
    return Object(tuple(entries), call.at)


def _list(_reader: JavaReader, call: Call) -> Expression:
    return Array(tuple(_values(call)), call.at)


def _format(style: str) -> Callable[[JavaReader, Call], Expression | None]:
    def read(_reader: JavaReader, call: Call) -> Expression | None:
        given = _values(call)
        if len(given) > 1 and isinstance(given[0], Member | Call):
            first = given[0].object if isinstance(given[0], Member) else given[0].callee
            base = first.object if isinstance(first, Member) else first
            if isinstance(base, Name) and base.name.rpartition("#")[2] == "Locale":
                given = given[1:]
        return formatted(given[0], given[1:], style, (call.at, call.end)) if given else None

    return read


def _joined(_reader: JavaReader, call: Call) -> Expression:
    return Join(tuple(_values(call)), call.at, call.end)


def _same(_reader: JavaReader, call: Call) -> Expression | None:
    """What keeps its first argument."""
    given = _values(call)
    return given[0] if given else None


def _either(_reader: JavaReader, call: Call) -> Expression:
    return Choice(tuple(_values(call)), None, call.at)


_Known = Callable[[JavaReader, Call], Expression | None]
_STATIC: dict[tuple[str, str], _Known] = {
    **{(owner, "of"): _object for owner in ("Map", "ImmutableMap")},
    ("Collections", "singletonMap"): _object,
    ("Collections", "emptyMap"): _object,
    ("Map", "ofEntries"): _of_entries,
    ("ImmutableMap", "ofEntries"): _of_entries,
    **{("", name): _of_entries for name in ("bundleOf", "mapOf", "mutableMapOf", "hashMapOf")},
    ("", "listOf"): _list,
    **{(owner, "of"): _list for owner in ("List", "Set", "Stream", "ImmutableList", "ImmutableSet")},
    ("Arrays", "asList"): _list,
    **{("Collections", name): _list for name in ("singletonList", "singleton", "emptyList", "emptySet")},
    ("Lists", "newArrayList"): _list,
    ("String", "format"): _format("%"),
    ("MessageFormat", "format"): _format("{"),
    ("String", "join"): _joined,
    ("TextUtils", "concat"): _joined,
    ("String", "valueOf"): _same,
    ("Objects", "toString"): _same,
    ("Objects", "requireNonNull"): _same,
    ("Objects", "requireNonNullElse"): _either,
    **{("Optional", name): _same for name in ("of", "ofNullable")},
    **{("Collections", f"unmodifiable{kind}"): _same for kind in ("Map", "List", "Set", "Collection")},
    **{(owner, "copyOf"): _same for owner in ("Map", "List", "Set", "ImmutableMap", "ImmutableList")},
}
"""(class, static method) -> what its call is; None from it: as any other call"""
