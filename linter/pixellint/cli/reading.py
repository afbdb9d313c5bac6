"""Reads lines of source for code frames."""

from __future__ import annotations

import os
from collections.abc import Sequence

from pixellint.files.decode import decode, read

LARGEST = 8 * 1024 * 1024
"""bytes; a larger file gets no code frame"""


class Files:
    """The files of a project below `root`. Each is read at most once."""

    def __init__(self, root: str) -> None:
        self._root = os.path.realpath(root)
        self._read: dict[str, Sequence[str]] = {}

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file without line ends; nothing when it cannot be read or lies outside the root."""
        if path not in self._read:
            self._read[path] = self._lines(path)
        return self._read[path]

    def _lines(self, path: str) -> Sequence[str]:
        where = os.path.realpath(os.path.join(self._root, path))
        if not where.startswith(self._root.rstrip(os.sep) + os.sep):
            return ()
        try:
            decoded = decode(read(where)) if os.path.getsize(where) <= LARGEST else "too large"
        except OSError:
            return ()
        if isinstance(decoded, str):
            return ()
        # only line feeds count as line ends, as they do for the parser
        return [line.removesuffix("\r") for line in decoded.text.decode("utf-8").split("\n")]
