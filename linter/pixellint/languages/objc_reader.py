"""The state of reading Objective-C: the classes of the file with their fields, and what a plain name stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from pixellint.languages.build import Builder, Frame
from pixellint.languages.deep import DeepReader
from pixellint.model.unit import Call, Class, Expression, Literal, Member, Name, This, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

ReadObjc: TypeAlias = "Callable[[ObjcReader, Node, Frame], Expression]"
ReadStep: TypeAlias = "Callable[[ObjcReader, Node, Frame], None]"

_CONSTANTS = {
    **dict.fromkeys(("nil", "Nil", "NULL", "nullptr", "nullable"), "null"),
    **dict.fromkeys(("YES", "NO", "TRUE", "FALSE", "true", "false"), "boolean"),
}


class Known:
    """A class, category or protocol while it is being read. `fields` maps names of instance variables to properties."""

    def __init__(self, number: int, name: str, at: int) -> None:
        self.number = number
        self.name = name
        self.at = at
        self.bases: list[Expression] = []
        self.superclass: Name | None = None
        self.members: list[tuple[str, Expression]] = []
        self.fields: dict[str, str] = {}
        self.of = name
        """the class itself, also for a category of it"""


class ObjcReader(DeepReader):
    def __init__(self, builder: Builder, source: bytes) -> None:
        super().__init__(builder, source)
        self.known: dict[int, Known] = {}
        self.named_classes: dict[str, Known] = {}
        self.implemented: set[str] = set()
        """names of the classes whose implementation stands in the file"""
        self.constants: dict[str, str] = {}
        """texts of top-level string constants"""

    def open_class(self, name: str, at: int) -> Known:
        """A new class; `close` enters it."""
        known = Known(self.builder.reserve_class(), name, at)
        self.known[known.number] = known
        return known

    def close(self) -> None:
        for known in self.known.values():
            self.builder.classes[known.number] = Class(known.name, tuple(known.bases), tuple(known.members), known.at)

    def own_class(self, frame: Frame, at: int) -> Expression:
        """The class around, as a name."""
        known = self.known.get(frame.owner)
        return self.name(known.of, frame, at) if known is not None else Unknown("receiver", at)

    def above(self, frame: Frame, at: int) -> Expression:
        """`super`: an instance of the superclass, where this file says which."""
        known = self.known.get(frame.owner)
        if known is None or known.superclass is None:
            return Unknown("super", at)
        return Call(known.superclass, (), "new", at, at, -1)

    def resolve(self, text: str, frame: Frame, span: tuple[int, int]) -> Expression:
        """What an identifier stands for: a constant of the language, the receiver, a local, a field, a global."""
        at = span[0]
        if text == "self":
            return This(frame.owner, at)
        if text == "super":
            return self.above(frame, at)
        if text in _CONSTANTS:
            return Literal(text, _CONSTANTS[text], *span)
        place = self._bound_in(text, frame.scope)
        if place <= 0 and frame.owner >= 0:
            field = self.known[frame.owner].fields.get(text)
            if field is None and place < 0 and text.startswith("_") and not text.startswith("__"):
                field = text[1:]
            if field is not None:
                return Member(This(frame.owner, at), field, at)
        return self.name(text, frame, at)

    def is_class(self, node: Node, frame: Frame) -> bool:
        """Whether a receiver is a class: a capitalised name that is no local."""
        if node.type == "generic_specifier":
            return True
        if node.type != "identifier":
            return False
        text = self.text(node)
        return text[:1].isupper() and self._bound_in(text, frame.scope) <= 0

    def _bound_in(self, text: str, scope: int) -> int:
        """The scope that binds a name, 0 for the top level, -1 for none."""
        scopes = self.builder.scopes
        while scope >= 0:
            if text in scopes[scope].bindings:
                return scope
            scope = scopes[scope].parent
        return -1
