"""What was worked out of one file is kept, so that no answer depends on what was asked before."""

from __future__ import annotations

from collections.abc import Callable

from pixellint.model.flows import Leaves

QUERY_BOUND = 8_000
FILE_BOUND = 24_000
"""values worked out for one question, and in all for one file; reached where many names hold each other"""


class Memory:
    """Keeps values by key. `exhausted` tells whether a bound was reached: then some values are not followed."""

    def __init__(self) -> None:
        self._memo: dict[object, Leaves] = {}
        self._provisional: dict[object, Leaves] = {}
        self.active: set[object] = set()
        """what is being worked out"""
        self._cuts = 0
        self._left = self._spent = 0
        self.exhausted = False

    def once(self, key: object, compute: Callable[[], Leaves]) -> Leaves:
        """The memoised value. A value that needs itself is empty there; what was worked out with such a gap is kept only until
        the outermost evaluation ends, so that no answer depends on what was asked before."""
        known = self._memo.get(key)
        if known is not None:
            return known
        known = self._provisional.get(key)
        if known is not None or key in self.active:
            self._cuts += 1
            return known or ()
        if not self.active:
            self._left = QUERY_BOUND
        if self._left <= 0 or self._spent >= FILE_BOUND:
            self.exhausted = True
            self._cuts += 1
            return ()
        self._left -= 1
        self._spent += 1
        cuts = self._cuts
        self.active.add(key)
        try:
            value = compute()
        finally:
            self.active.discard(key)
        if self._cuts == cuts:
            self._memo[key] = value
        elif self.active:
            self._provisional[key] = value
        else:
            self._provisional.clear()
        return value
