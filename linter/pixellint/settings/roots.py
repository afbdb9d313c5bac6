"""Where projects begin."""

from __future__ import annotations

from pathlib import Path

_ROOT_MARKS = (".pixellint.yaml", ".git")


def marked_root(folder: Path) -> Path | None:
    """The nearest folder at or above this one that has a policy file or is a git work tree."""
    for one in (folder, *folder.parents):
        if any((one / mark).exists() for mark in _ROOT_MARKS):
            return one
    return None
