"""Types of Kotlin as values: which declared types tell what a variable holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_reader import KotlinReader
from pixellint.model.unit import Array, Call, Choice, Derived, Expression, Join, Lambda, Literal, Member, Name, Object

if TYPE_CHECKING:
    from tree_sitter import Node

TYPES = ("user_type", "nullable_type", "non_nullable_type", "parenthesized_type", "function_type")
_PLAIN = frozenset(
    "Any Unit Nothing String CharSequence Char Int Long Short Byte Float Double Boolean Number UInt ULong Object Void "
    "Comparable Throwable Exception Error Map MutableMap HashMap LinkedHashMap SortedMap Array IntArray LongArray ByteArray "
    "FloatArray DoubleArray BooleanArray CharArray Pair Triple Function KClass Class Bundle JSONObject JSONArray Properties "
    "Context Activity Application Fragment View ViewGroup LayoutInflater Intent Uri URL URI Date File Job Deferred Result "
    "Flow StateFlow SharedFlow MutableStateFlow MutableSharedFlow LiveData MutableLiveData State MutableState Modifier "
    "Locale Instant LocalDate LocalDateTime Duration Regex UUID BigDecimal StringBuilder".split()
)
_LISTS = frozenset("List MutableList ArrayList Set MutableSet Collection MutableCollection Iterable Sequence Array".split())
_HOLDERS = frozenset("Lazy Provider Optional Observable Single Maybe WeakReference".split())


def instance_of(reader: KotlinReader, node: Node | None, frame: Frame) -> Expression | None:
    """Some value of a declared type; None where the type says nothing: text, numbers, functions, type parameters."""
    while node is not None and node.type in ("nullable_type", "non_nullable_type", "parenthesized_type", "type_projection"):
        node = next((child for child in node.named_children if child.type in (*TYPES, "type_projection")), None)
    if node is None or node.type != "user_type":
        return None
    names = [reader.text(child).strip("`") for child in node.named_children if child.type == "identifier"]
    at = reader.at(node)
    if names and names[-1] in _LISTS:
        item = instance_of(reader, argument_of(node), frame)
        return Array((item,), at) if item is not None else None
    if len(names) == 1 and names[0] in reader.outline.aliases:
        target = reader.outline.aliases[names[0]]
        return instance_of(reader, target, frame) if reader.text(target) != names[0] else None
    if not names or names[-1] in _PLAIN or names[-1] in _HOLDERS or _is_parameter(reader, names):
        return None
    if len(names) == 1:
        return reader.instance(names[0], frame, at)
    return Call(path_of(reader, names, frame, at), (), "new", at, at, -1)


def path_of(reader: KotlinReader, names: list[str], frame: Frame, at: int) -> Expression:
    """`Outer.Inner` or `org.care.Outer` as a value."""
    first = next((place for place, name in enumerate(names) if name[:1].isupper()), 0)
    value = reader.qualified(names[: first + 1], frame, at) if first else reader.resolve(names[0], frame, at).value
    for name in names[first + 1 :]:
        value = Member(value, name, at)
    return value


def _is_parameter(reader: KotlinReader, names: list[str]) -> bool:
    name = names[0]
    return (
        len(names) == 1
        and name not in reader.outline.classes
        and (name in reader.generics or (len(name) <= 2 and name.isupper()))
    )


def argument_of(node: Node) -> Node | None:
    """The first type argument of a type or call that has any."""
    listed = next((child for child in node.named_children if child.type == "type_arguments"), None)
    return next((child for child in listed.named_children if child.type == "type_projection"), None) if listed else None


def type_in(node: Node) -> Node | None:
    """The type a variable, parameter or function declares."""
    return next((child for child in node.named_children if child.type in TYPES), None)


def typed(reader: KotlinReader, value: Expression, declared: Node | None, frame: Frame) -> Expression:
    """A value with what its declared type says of it, where the value leaves that open."""
    if isinstance(value, Literal) and value.kind != "null":
        return value
    filled = isinstance(value, Array) and bool(value.items)
    if filled or isinstance(value, Object | Lambda | Join | Derived) or (isinstance(value, Call) and value.kind == "new"):
        return value
    made = instance_of(reader, declared, frame)
    if made is None:
        return value
    if isinstance(value, Literal | Array):
        return made
    if isinstance(value, Choice) and value.test is None and any(_same_class(option, made) for option in value.options):
        return value
    return reader.either(value, made)


def _same_class(option: Expression, made: Expression) -> bool:
    return (
        isinstance(option, Call)
        and isinstance(made, Call)
        and isinstance(option.callee, Name)
        and isinstance(made.callee, Name)
        and option.callee.name == made.callee.name
    )


def base_of(reader: KotlinReader, node: Node, frame: Frame) -> Expression:
    """A supertype or extended type as the name of a class."""
    while node.type != "user_type" and node.named_children:
        node = node.named_children[0]
    names = [reader.text(child).strip("`") for child in node.named_children if child.type == "identifier"]
    if not names:
        return reader.name(reader.text(node), frame, reader.at(node))
    return path_of(reader, names, frame, reader.at(node))
