"""Byte offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right

from pixellint.model.places import Span


class Positions:
    """Turns byte offsets of one UTF-8 source into 1-based lines and 1-based code-point columns."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._ascii = source.isascii()
        starts = [0]
        position = source.find(b"\n")
        while position >= 0:
            starts.append(position + 1)
            position = source.find(b"\n", position + 1)
        self._starts = starts

    def point(self, at: int) -> tuple[int, int]:
        """(line, column) of a byte offset."""
        line = bisect_right(self._starts, at)
        start = self._starts[line - 1]
        if self._ascii:
            return line, at - start + 1
        return line, len(self._source[start:at].decode("utf-8", "replace")) + 1

    def span(self, at: int, end: int) -> Span:
        return Span(*self.point(at), *self.point(max(at, end)))
