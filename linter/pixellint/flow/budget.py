"""How much is followed across files for one question, and for all of them."""

from __future__ import annotations

QUESTION_BOUND = 1_000
"""ends followed for one question; ordinary programs take some dozens, a few hundred at most"""
PROJECT_BOUND = 150_000
"""ends followed in all, beyond which a question has SPARE of them; large programs take a third of it"""
SPARE = 40


class Budget:
    """Counts the ends followed. `exhausted`: whether a question reached its bound; then some values are not followed on."""

    def __init__(self) -> None:
        self.exhausted = False
        self._left = self._spent = 0

    def begin(self) -> None:
        """A new question."""
        self._left = QUESTION_BOUND if self._spent < PROJECT_BOUND else SPARE

    def spend(self) -> bool:
        """Take one; false when none is left."""
        if self._left <= 0:
            self.exhausted = True
            return False
        self._left -= 1
        self._spent += 1
        return True

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left for the question at hand."""
        return self._left <= 0
