"""Types of Java as far as they tell what a variable holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.java_reader import JavaReader
from pixellint.model.unit import (
    Array,
    Call,
    Choice,
    Entry,
    Expression,
    Function,
    Lambda,
    Literal,
    Member,
    Name,
    Object,
    This,
    Unknown,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_PLAIN = frozenset(
    "String CharSequence Object Integer Long Short Byte Float Double Boolean Character Number Void BigDecimal BigInteger "
    "var Class Enum Iterable Iterator ListIterator Collection List ArrayList LinkedList Set HashSet LinkedHashSet TreeSet "
    "SortedSet EnumSet Map HashMap LinkedHashMap TreeMap SortedMap ConcurrentHashMap ConcurrentMap Hashtable EnumMap "
    "SparseArray ArrayMap Queue Deque ArrayDeque PriorityQueue Stack Vector Stream IntStream Map.Entry Entry ImmutableList "
    "ImmutableMap ImmutableSet Bundle PersistableBundle StringBuilder StringBuffer Runnable Callable Function BiFunction "
    "Predicate Consumer BiConsumer UnaryOperator BinaryOperator Comparator Future CompletableFuture Executor "
    "ExecutorService Thread Exception Throwable RuntimeException Error IOException JSONException InterruptedException "
    "Context Activity Application View ViewGroup LayoutInflater Handler Looper UUID Date Calendar LocalDate LocalDateTime "
    "Instant Locale Uri File InputStream OutputStream AtomicBoolean AtomicInteger AtomicLong Pattern Matcher Random Lock "
    "Menu MenuItem AttributeSet Resources Parcel".split()
)
"""types that tell nothing of whose code runs"""
_WRAPPERS = frozenset({"Provider", "Lazy", "Supplier", "Optional"})
"""types that hand out what they are of: `Provider<Foo>`"""
_LISTS = frozenset(
    "Iterable Collection List ArrayList LinkedList Set HashSet LinkedHashSet TreeSet Queue Deque Vector CopyOnWriteArrayList "
    "ImmutableList ImmutableSet".split()
)


def type_words(reader: JavaReader, node: Node | None) -> list[str]:
    """The dotted name of a class type without its type arguments; [] for arrays, primitives and what is no class."""
    words: list[str] = []
    while node is not None:
        kind = node.type
        if kind == "scoped_type_identifier":
            words.append(reader.text(node.named_children[-1]))
            node = next((child for child in node.named_children[:-1] if child.type.endswith(("identifier", "type"))), None)
        elif kind == "generic_type":
            node = node.named_children[0]
        elif kind == "annotated_type":
            node = node.named_children[-1]
        elif kind in ("type_identifier", "identifier"):
            words.append(reader.text(node))
            break
        else:
            return []
    return words[::-1]


def typed(reader: JavaReader, node: Node | None, frame: Frame, at: int) -> Expression | None:
    """What a variable of this type holds when nobody is seen to fill it: an instance; None for types that tell nothing."""
    words = type_words(reader, node)
    if not words or node is None:
        return None
    if words[-1] in _WRAPPERS and node.type == "generic_type":
        return _handed_out(reader, node, frame, at)
    if words[-1] in _LISTS and node.type == "generic_type":
        item = _argument(reader, node, frame, at)
        return Array((item,), at) if item is not None else None
    if words[-1] in _PLAIN or ".".join(words) in _PLAIN or words[-1] in reader.generics or not words[-1][:1].isupper():
        return None
    return made(reader, words, frame, at)


def made(reader: JavaReader, words: list[str], frame: Frame, at: int) -> Call:
    """Some instance of the class of this dotted name."""
    if len(words) == 1:
        return reader.instance(words[0], frame, at)
    return Call(reader.path(words, frame, at), (), "new", at, at, -1)


def _handed_out(reader: JavaReader, node: Node, frame: Frame, at: int) -> Expression | None:
    """`Provider<Foo>`: an object whose `get` gives an instance of Foo."""
    inner = _argument(reader, node, frame, at)
    if inner is None:
        return None
    number = reader.builder.reserve_function()
    scope = reader.builder.scope(frame.scope, number)
    reader.builder.functions[number] = Function("get", (), (inner,), scope, frame.function, -1, at, at)
    return Object((Entry("get", Lambda(number, at), at),), at)


def _argument(reader: JavaReader, node: Node, frame: Frame, at: int) -> Expression | None:
    """Some value of the first type argument of a generic type."""
    given = node.named_children[-1]
    return typed(reader, given.named_children[0], frame, at) if given.named_children else None


def told_by_type(reader: JavaReader, value: Expression, declared: Node | None, frame: Frame, named: bool = False) -> Expression:
    """A value that comes out of a call or of somewhere unknown, with what the declared type says of it. `named` values, which
    are names of their own, are told as well where the type is said of them in passing, by a cast or a pattern."""
    unknown = isinstance(value, Unknown) or (isinstance(value, Call) and value.kind == "call")
    unknown = unknown or (isinstance(value, Array) and not value.items)
    unknown = unknown or (isinstance(value, Member) and not _is_told(reader, value))
    unknown = unknown or (named and isinstance(value, Name)) or (isinstance(value, Choice) and _is_inherited(value))
    further = typed(reader, declared, frame, value.at) if unknown else None
    return value if further is None else reader.either(value, further)


def _is_told(reader: JavaReader, value: Member) -> bool:
    """Whether a field tells its value elsewhere: one of a class of this file, or a constant of any."""
    if isinstance(value.object, This):
        return value.object.owner in reader.notes and value.key in reader.notes[value.object.owner].fields
    return value.key.isupper() and isinstance(value.object, Name | Member)


def _is_inherited(value: Choice) -> bool:
    """Whether the value is that of a name that one of several classes may have."""
    return value.test is None and all(isinstance(option, Member) for option in value.options)


def is_null(value: Expression) -> bool:
    return isinstance(value, Literal) and value.kind == "null"
