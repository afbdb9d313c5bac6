"""Readers that keep count of the interpreter's stack, so that odd nesting is Unknown and not an error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pixellint.languages.native import NativeReader
from pixellint.model.unit import Expression, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node

    from pixellint.languages.build import Frame

_DEEPEST = 680
"""frames of the interpreter's stack that reading may take; what lies deeper is Unknown"""
_OF_NODE, _OF_STEP = 4, 8
"""frames taken by an expression of any kind, by a statement with the block within it"""


class DeepReader(NativeReader):
    """Counts frames in `expression` and `statement`; other functions that call themselves ask `deeper`."""

    _depth = 0

    @contextmanager
    def deeper(self, frames: int = _OF_NODE) -> Iterator[bool]:
        """Around what takes frames without passing through here; false when there is no room for more."""
        self._depth += frames
        yield self._depth <= _DEEPEST
        self._depth -= frames

    def expression(self, node: Node | None, frame: Frame) -> Expression:
        if self._depth + _OF_NODE > _DEEPEST:
            return Unknown("too deep", 0 if node is None else self.at(node))
        self._depth += _OF_NODE
        value = super().expression(node, frame)
        self._depth -= _OF_NODE
        return value

    def statement(self, node: Node, frame: Frame) -> None:
        if self._depth + _OF_STEP <= _DEEPEST:
            self._depth += _OF_STEP
            super().statement(node, frame)
            self._depth -= _OF_STEP
