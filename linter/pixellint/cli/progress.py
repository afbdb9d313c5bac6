"""A word on how far a long run is, on stderr, for someone who sits at a terminal."""

from __future__ import annotations

import os
import sys
import time

PATIENCE = 1.0
"""seconds a run may take before anything is said"""

PACE = 0.1


class Progress:
    """Called with a stage and how much of it is done; prints over its own line. `silent` when nobody looks."""

    def __init__(self, silent: bool = False) -> None:
        self._silent = silent or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb"
        self._next = time.monotonic() + PATIENCE
        self._said = False

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        now = time.monotonic()
        if self._silent or now < self._next:
            return
        self._next = now + PACE
        self._said = True
        amount = f" {done:,} of {total:,}" if total else ""
        sys.stderr.write(f"\r\x1b[2Kpixellint: {stage}{amount}")
        sys.stderr.flush()

    def close(self) -> None:
        """Take the line away again."""
        if self._said:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
