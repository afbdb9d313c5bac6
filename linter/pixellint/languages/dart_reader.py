"""The state of reading Dart, whose grammar lays `a.b(c)` flat: a first node and the selectors behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from pixellint.languages.build import Builder, Frame
from pixellint.languages.deep import DeepReader
from pixellint.model.unit import Choice, Expression, Member, This, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

ReadDart: TypeAlias = "Callable[[DartReader, Node, Frame], Expression]"
ReadStep: TypeAlias = "Callable[[DartReader, Node, Frame], None]"

_OF_CHAIN, _OF_VALUES = 5, 3
"""frames of the stack taken by a call within a call, by a list of expressions"""
TAILS = frozenset(
    (
        *("selector", "cascade_section", "argument_part"),
        *("unconditional_assignable_selector", "conditional_assignable_selector"),
    )
)
"""nodes that go on with the expression before them"""
_SILENT = frozenset({"comment", "documentation_comment", "documentation_block_comment", "annotation"})
_GIVEN = frozenset({"context", "mounted", "setState", "print", "debugPrint", "unawaited", "identical"})
"""names that the framework or the language gives everywhere: no member of the project's classes"""


def is_class_name(name: str) -> bool:
    """Whether a name is spelled like a class: the only way to tell a construction from a call."""
    plain = name.lstrip("_$")
    return len(plain) > 1 and plain[0].isupper()


class DartReader(DeepReader):
    """Knows besides the unit: the members of each class, the names of the file's top level, type parameters."""

    def __init__(self, builder: Builder, source: bytes) -> None:
        super().__init__(builder, source)
        self.top: frozenset[str] = frozenset()
        self.constants: dict[str, str] = {}
        """texts of top-level string constants"""
        self.members: dict[int, frozenset[str]] = {}
        """names that a class declares, by number"""
        self.inherits: set[int] = set()
        """classes that have a base"""
        self.supers: dict[int, tuple[str, ...]] = {}
        """the path of the superclass of a class"""
        self.widgets: dict[int, str] = {}
        """the widget that a class is the state of"""
        self.generics: set[str] = set()

    def groups(self, nodes: Iterable[Node]) -> list[list[Node]]:
        """The expressions (or other nodes) among siblings, each with its selectors."""
        found: list[list[Node]] = []
        for node in nodes:
            if not node.is_named or node.type in _SILENT:
                continue
            if node.type in TAILS and found:
                found[-1].append(node)
            else:
                found.append([node])
        return found

    def values(self, nodes: Iterable[Node], frame: Frame) -> list[Expression]:
        """The value of every expression among siblings."""
        return [self._group(group, frame) for group in self.groups(nodes)]

    def value(self, nodes: Iterable[Node], frame: Frame) -> Expression:
        """The value of siblings that are one expression."""
        found = self.values(nodes, frame)
        return found[-1] if found else Unknown("missing", 0)

    def _group(self, group: list[Node], frame: Frame) -> Expression:
        from pixellint.languages.dart_chains import read_chain

        with self.deeper(_OF_VALUES if len(group) == 1 else _OF_VALUES + _OF_CHAIN) as allowed:
            if not allowed:
                return Unknown("too deep", self.at(group[0]))
            return self.expression(group[0], frame) if len(group) == 1 else read_chain(self, group, frame)

    def within(self, node: Node, frame: Frame) -> None:
        from pixellint.languages.dart_declarations import walk

        walk(self, node.children, frame)

    def resolve(self, text: str, frame: Frame, at: int) -> Expression:
        """What an unqualified name stands for: a local, a member of the class around, a top-level name, one inherited."""
        place = self._bound_in(text, frame.scope)
        owner = frame.owner
        if place <= 0 and owner >= 0:
            if text in self.members.get(owner, ()):
                return Member(This(owner, at), text, at)
            if text == "widget" and owner in self.widgets:
                return self.instance(self.widgets[owner], frame, at)
            if place < 0 and self._may_inherit(text, owner):
                return Choice((Member(This(owner, at), text, at), self.name(text, frame, at)), None, at)
        return self.name(text, frame, at)

    def target(self, value: Expression) -> Expression:
        """What an assignment to a value writes: an unknown name is a field of the base class."""
        return value.options[0] if isinstance(value, Choice) and value.test is None else value

    def _may_inherit(self, text: str, owner: int) -> bool:
        return owner in self.inherits and text not in self.top and text not in _GIVEN and text.lstrip("_")[:1].islower()

    def _bound_in(self, text: str, scope: int) -> int:
        """The scope that binds a name, 0 for the top level, -1 for none."""
        scopes = self.builder.scopes
        while scope >= 0:
            if text in scopes[scope].bindings:
                return scope
            scope = scopes[scope].parent
        return -1
