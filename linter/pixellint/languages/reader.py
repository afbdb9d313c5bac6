"""The state of reading one stretch of source: dispatch from syntax to the tables of readers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from pixellint.languages.build import Builder, Frame
from pixellint.model.unit import Expression, Hole, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

ReadExpression: TypeAlias = "Callable[[Reader, Node, Frame], Expression]"
ReadStatement: TypeAlias = "Callable[[Reader, Node, Frame], None]"


class Reader:
    """Reads nodes of one parsed stretch into a builder. `base` is the stretch's offset in the file."""

    def __init__(self, builder: Builder, stretch: bytes, base: int, holes: tuple[Hole, ...]) -> None:
        self.builder = builder
        self.stretch = stretch
        self.base = base
        self.holes = {hole.at: hole for hole in holes}
        self._hole_starts = sorted(self.holes)
        self.returns: dict[int, list[Expression]] = {}
        """what the functions being read return so far, by number"""
        self._said: dict[bytes, bool] = {}
        self.filled: Mapping[int, Expression] = {}
        """what holes stand for, by where they begin, as far as that is known"""
        self.expressions: Mapping[str, ReadExpression] = {}
        self.statements: Mapping[str, ReadStatement] = {}

    def at(self, node: Node) -> int:
        """Where the node begins in the file."""
        return node.start_byte + self.base

    def span(self, node: Node) -> tuple[int, int]:
        return node.start_byte + self.base, node.end_byte + self.base

    def text(self, node: Node) -> str:
        return self.stretch[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def says(self, word: bytes) -> bool:
        """Whether a word stands anywhere in the stretch."""
        known = self._said.get(word)
        if known is None:
            known = self._said[word] = word in self.stretch
        return known

    def holes_in(self, node: Node) -> list[Hole]:
        """The template expressions within a node, in order."""
        if not self.holes:
            return []
        first, end = self.span(node)
        low = bisect_left(self._hole_starts, first)
        high = bisect_left(self._hole_starts, end)
        return [self.holes[start] for start in self._hole_starts[low:high]]

    def expression(self, node: Node | None, frame: Frame) -> Expression:
        """The value of a node; what has no reader is Unknown, and what stands within it is still read."""
        if node is None:
            return Unknown("missing", self.base)
        read = self.expressions.get(node.type)
        if read is not None:
            return read(self, node, frame)
        self.within(node, frame)
        return Unknown(node.type, self.at(node))

    def statement(self, node: Node, frame: Frame) -> None:
        read = self.statements.get(node.type)
        if read is not None:
            read(self, node, frame)
        elif node.type in self.expressions:
            self.expressions[node.type](self, node, frame)
        else:
            self.within(node, frame)

    def within(self, node: Node, frame: Frame) -> None:
        """Read every named child as a statement."""
        for child in node.named_children:
            self.statement(child, frame)
