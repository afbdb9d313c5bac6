"""The cases under tests/cases: a file or a folder of a topic is a small project."""

from __future__ import annotations

import shutil
from pathlib import Path

CASES = Path(__file__).parent / "cases"
PROJECTS = sorted(path for topic in CASES.iterdir() for path in topic.iterdir())


def copied(project: Path, root: Path) -> Path:
    """The project at a place of its own, without the files that hold expectations alone."""
    if project.is_dir():
        shutil.copytree(project, root, ignore=shutil.ignore_patterns("*.expect"))
    else:
        root.mkdir()
        shutil.copy(project, root)
    return root
