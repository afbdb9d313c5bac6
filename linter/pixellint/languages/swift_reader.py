"""The state of reading a Swift file: what an unqualified name stands for, what a type says of a value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pixellint.languages.build import Builder, Frame
from pixellint.languages.native import NativeReader
from pixellint.languages.reader import Reader
from pixellint.languages.swift_outline import Outline, plain
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Array, Call, Choice, Expression, Lambda, Literal, Member, Name, This, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

_DEEPEST = 80
"""nested expressions and statements that are read; what is deeper is Unknown"""
_FREE = frozenset(
    "print debugPrint fatalError assert assertionFailure precondition preconditionFailure min max abs zip stride "
    "withAnimation withUnsafePointer autoreleasepool dump".split()
)
"""functions of the standard library, which no class passes on"""


class Owner(NamedTuple):
    """A class being read: the scope it stands in, what it declares, the class around it or -1, itself as an expression, its
    supertypes, and whether members of it may stand in other files."""

    scope: int
    names: frozenset[str]
    outer: int
    itself: Expression
    bases: tuple[Expression, ...]
    open: bool


class SwiftReader(NativeReader):
    """A reader that knows the members of the classes around."""

    def __init__(self, builder: Builder, source: bytes, seen: Outline) -> None:
        super().__init__(builder, source)
        self.outline = seen
        self.owners: dict[int, Owner] = {}
        self.unnamed: dict[int, int] = {}
        """closures without declared parameters -> how many of `$0`, `$1` .. they use"""
        self.results: dict[int, Expression] = {}
        """functions -> the type they give, as an expression"""
        self._depth = 0

    def expression(self, node: Node | None, frame: Frame) -> Expression:
        if node is None or self._depth >= _DEEPEST:
            return Unknown("missing" if node is None else "too deep", self.base if node is None else self.at(node))
        self._depth += 1
        read = self.expressions.get(node.type)
        if read is None:
            self.within(node, frame)
        value = read(self, node, frame) if read is not None else Unknown(node.type, self.at(node))
        self._depth -= 1
        return value

    def statement(self, node: Node, frame: Frame) -> None:
        self.deeper(partial(super().statement, node, frame))

    def deeper(self, read: Callable[[], None]) -> None:
        """Read what stands within, unless that is too deep."""
        if self._depth < _DEEPEST:
            self._depth += 1
            read()
            self._depth -= 1

    def plain(self, node: Node | None) -> str:
        """The name a node spells, without backticks; "" for none."""
        return "" if node is None else plain(self.stretch, node)

    def resolve(self, text: str, frame: Frame, at: int, certain: bool = False) -> Expression:
        """An unqualified name: local, member of a class around, of the file, or of elsewhere. `certain`: one answer is wanted,
        to write to."""
        owner, scope = frame.owner, frame.scope
        while scope >= 0:
            while owner >= 0 and self.owners[owner].scope == scope:
                if text in self.owners[owner].names:
                    return Member(This(owner, at), text, at)
                if text[0] == "_" and text[1:] in self.owners[owner].names:
                    return Member(This(owner, at), text[1:], at)
                owner = self.owners[owner].outer
            if text in self.builder.scopes[scope].bindings:
                return self.name(text, frame, at)
            scope = self.builder.scopes[scope].parent
        return self._elsewhere(text, frame, at, certain)

    def _elsewhere(self, text: str, frame: Frame, at: int, certain: bool) -> Expression:
        """A name that no scope binds: it may be inherited, or a member that another file gives to the class extended here."""
        own = self.owners.get(frame.owner)
        if own is None or not own.open or text in self.outline.top or text in _FREE or not text[0].islower():
            return self.name(text, frame, at)
        inherited = Member(This(frame.owner, at), text, at)
        return inherited if certain else Choice((inherited, self.name(text, frame, at)), None, at)

    def typed(self, value: Expression, made: Expression | None) -> Expression:
        """A value whose declared type says what it is, where nothing else does."""
        if made is None:
            return value
        if isinstance(value, Literal) and value.kind == "null":
            return made
        if isinstance(value, Array):
            return made if not value.items and isinstance(made, Array) else value
        called = isinstance(value, Call) and value.kind == "call" and not isinstance(value.callee, Lambda)
        return self.either(value, made) if called or isinstance(value, Unknown) else value


def swift(reader: Reader) -> SwiftReader:
    """The reader as what it is: tables of readers take any."""
    assert isinstance(reader, SwiftReader)
    return reader


def capitalised(text: str) -> bool:
    return text[:1].isupper()


def constructs(callee: Expression) -> bool:
    """Whether a call of this makes an instance."""
    name = callee.key if isinstance(callee, Member) else callee.name if isinstance(callee, Name) else ""
    return capitalised(name)
