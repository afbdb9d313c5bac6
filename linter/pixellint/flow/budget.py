"""How much is followed across files for one question, and for all of them."""

from __future__ import annotations

QUESTION_BOUND = 4_000
"""ends followed and leaves put together for one question; ordinary programs take some dozens, two thousand at most"""
PROJECT_BOUND = 1_500_000
"""the same in all, beyond which a question has SPARE of them; large programs take a third of it"""
SPARE = 160


class Budget:
    """Counts the work done. `exhausted`: whether a question reached its bound; then some values are not followed on."""

    def __init__(self) -> None:
        self.exhausted = False
        self._left = self._spent = 0

    def begin(self) -> None:
        """A new question."""
        self._left = QUESTION_BOUND if self._spent < PROJECT_BOUND else SPARE

    def spend(self) -> bool:
        """Follow an end; false when nothing is left."""
        if self._left <= 0:
            self.exhausted = True
            return False
        self.charge(1)
        return True

    def charge(self, leaves: int) -> None:
        """Put leaves together, which may take more than is left."""
        self._left -= leaves
        self._spent += leaves

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left for the question at hand."""
        return self._left <= 0
