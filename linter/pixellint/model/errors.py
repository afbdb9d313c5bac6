"""What goes wrong through the user's doing: told in one line, exit code 2."""

from __future__ import annotations


class UserError(Exception):
    """A mistake in what the user gave us. `path` and `line` (1-based) say where, "" and 0 for nowhere; `hint` how to
    mend it."""

    def __init__(self, message: str, path: str = "", line: int = 0, hint: str = "") -> None:
        super().__init__(message, path, line, hint)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text
