"""The state of reading a Kotlin file: what unqualified names and `this` stand for at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Builder, Frame
from pixellint.languages.kotlin_outline import Outline
from pixellint.languages.native import NativeReader
from pixellint.languages.reader import Reader
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Choice, Entry, Expression, Import, Member, Name, This

if TYPE_CHECKING:
    from tree_sitter import Node


COMMENTS = ("line_comment", "block_comment")


class Owner(NamedTuple):
    """A class being read: the names it declares, and what `super` stands for (None without supertypes)."""

    number: int
    name: str
    members: frozenset[str]
    base: Expression | None


class Resolved(NamedTuple):
    """What an unqualified name stands for; `known` says whether this file declares or imports it."""

    value: Expression
    known: bool


class KotlinReader(NativeReader):
    """Scopes may belong to a class, to a lambda without parameters, or to a lambda whose receiver is known."""

    def __init__(self, builder: Builder, source: bytes) -> None:
        super().__init__(builder, source)
        self.outline = Outline({}, frozenset(), frozenset(), {}, {})
        self.owners: dict[int, Owner] = {}
        """scope of a class body -> the class"""
        self.receivers: dict[int, Expression | None] = {}
        """scope of a lambda -> what `this` is in it; None where it has a receiver that nobody knows"""
        self.aliases: dict[tuple[int, str], Expression] = {}
        """names that stand for other expressions: `it` of a scope function called on a variable"""
        self.untold: dict[int, int] = {}
        """scope of a lambda without parameters -> its function, which has `it` as parameter once that is used"""
        self.collected: list[list[Entry]] = []
        """what builder blocks being read fill in, innermost last"""
        self.results: list[tuple[str, int, list[Expression]]] = []
        """blocks read in place: label, function around, what `return@label` gives"""
        self.generics: set[str] = set()
        """names of type parameters"""
        self.around: dict[int, int] = {}
        """function number of a lambda -> the function that a plain `return` in it leaves"""

    def resolve(self, text: str, frame: Frame, at: int, called: bool = False) -> Resolved:
        """What an unqualified name stands for: locals first, then the members of receivers, then what the file declares."""
        scopes = self.builder.scopes
        candidates: list[Expression] = []
        scope, hidden, direct, extends = frame.scope, False, False, False
        while scope >= 0:
            found = self._in_scope(text, scope, frame, at)
            if found is not None:
                if called and extends and self._is_imported(text, scope):  # a function of its own, or one of the receiver
                    return Resolved(Choice((Member(candidates[0], text, at), found), None, at), False)
                return Resolved(found, True)
            if scope in self.receivers:
                receiver = self.receivers[scope]
                hidden = hidden or receiver is None
                if receiver is not None and not hidden:
                    direct = direct or not candidates
                    extends = direct
                    candidates.append(again(receiver, at))
            elif scope in self.owners and self.owners[scope].base is not None:
                extends = extends or not (candidates or self.owners[scope].name)
                candidates.append(This(self.owners[scope].number, at))
            scope = scopes[scope].parent
        if text in self.outline.top or not candidates or text[:1].isupper():
            return Resolved(self.name(text, frame, at), text in self.outline.top)
        if called and direct:
            return Resolved(Member(candidates[0], text, at), False)
        options: tuple[Expression, ...] = (
            *(Member(candidate, text, at) for candidate in candidates),
            self.name(text, frame, at),
        )
        return Resolved(Choice(options, None, at), False)

    def _is_imported(self, text: str, scope: int) -> bool:
        binding = self.builder.scopes[scope].bindings.get(text, -1)
        return binding >= 0 and self.builder.bindings[binding].kind == "import" and not text[:1].isupper()

    def extension(self, text: str, frame: Frame, at: int) -> Expression:
        """The extension function or property of that name: a class's own, the file's or an imported one."""
        scope = frame.scope
        while scope >= 0:
            owner = self.owners.get(scope)
            if owner is not None and owner.name and text in owner.members:
                return Member(This(owner.number, at), text, at)
            scope = self.builder.scopes[scope].parent
        return self.name(text, frame._replace(scope=0), at)

    def qualified(self, path: list[str], frame: Frame, at: int) -> Name:
        """A class named with its package, without an import."""
        local = ".".join(path)
        if local not in self.builder.scopes[0].bindings:
            number = len(self.builder.imports)
            self.builder.imports.append(Import("jvm:" + ".".join(path[:-1]), path[-1], local, at, at + len(local)))
            self.builder.bind(Binding(local, "import", number, -1, 0, at))
        return self.name(local, frame, at)

    def knows(self, text: str, frame: Frame) -> bool:
        """Whether the file declares or imports a name that is seen from here."""
        scopes = self.builder.scopes
        scope = frame.scope
        while scope >= 0:
            owner = self.owners.get(scope)
            if text in scopes[scope].bindings or (owner is not None and text in owner.members):
                return True
            scope = scopes[scope].parent
        return text in self.outline.top

    def is_library(self, text: str) -> bool:
        """Whether a name is imported from the language's or the platform's own libraries."""
        number = self.builder.scopes[0].bindings.get(text)
        bound = self.builder.bindings[number] if number is not None else None
        return (
            bound is not None
            and bound.kind == "import"
            and self.builder.imports[bound.position].specifier.startswith(("jvm:kotlin", "jvm:android", "jvm:org.json"))
        )

    def _in_scope(self, text: str, scope: int, frame: Frame, at: int) -> Expression | None:
        alias = self.aliases.get((scope, text))
        if alias is not None:
            return again(alias, at)
        if text in self.builder.scopes[scope].bindings:
            return self.name(text, frame, at)
        if text == "it" and scope in self.untold:
            self.builder.bind(Binding("it", "parameter", 0, self.untold[scope], scope, at))
            return self.name(text, frame, at)
        owner = self.owners.get(scope)
        if owner is not None and text in owner.members:
            return Member(This(owner.number, at), text, at)
        return None

    def this(self, frame: Frame, at: int, label: str = "") -> Expression:
        """`this`, or `this@label`."""
        scope = frame.scope
        while scope >= 0:
            owner = self.owners.get(scope)
            if owner is not None and label in ("", owner.name):
                return This(owner.number, at)
            receiver = self.receivers.get(scope)
            if receiver is not None and not label:
                return again(receiver, at)
            scope = self.builder.scopes[scope].parent
        return This(frame.owner, at)

    def receiver_before(self, text: str, frame: Frame) -> Expression | None:
        """The object made for a block in which a name stands that is a member of the class around the block, too, and no
        variable in between: `User().apply { name = ... }` in a class with a name of its own."""
        scope = frame.scope
        receiver: Expression | None = None
        while scope >= 0 and text not in self.builder.scopes[scope].bindings and (scope, text) not in self.aliases:
            owner = self.owners.get(scope)
            if owner is not None and text in owner.members:
                return receiver if isinstance(receiver, Name) and receiver.name == "this" else None
            receiver = receiver if receiver is not None else self.receivers.get(scope)
            scope = self.builder.scopes[scope].parent
        return None

    def parent(self, frame: Frame, at: int) -> Expression:
        """`super`"""
        scope = frame.scope
        while scope >= 0:
            owner = self.owners.get(scope)
            if owner is not None:
                return owner.base if owner.base is not None else This(owner.number, at)
            scope = self.builder.scopes[scope].parent
        return This(frame.owner, at)


def again(value: Expression, at: int) -> Expression:
    """The same variable, field or receiver, read at another place."""
    if isinstance(value, Member):
        return value._replace(object=again(value.object, at), at=at)
    return value._replace(at=at) if isinstance(value, Name | This) else value


def is_path(value: Expression) -> bool:
    """Whether reading the expression twice gives the same: a variable, a receiver, a field of one."""
    while isinstance(value, Member) and value.computed is None:
        value = value.object
    return isinstance(value, Name | This)


def kotlin(reader: Reader) -> KotlinReader:
    assert isinstance(reader, KotlinReader)
    return reader


def parts_of(node: Node) -> list[Node]:
    """The named children that are no comments."""
    return [child for child in node.named_children if child.type not in COMMENTS]


def child_of(node: Node, *kinds: str) -> Node | None:
    """The first child of one of these types."""
    for child in node.children:
        if child.type in kinds:
            return child
    return None
