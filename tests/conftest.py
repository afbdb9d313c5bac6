"""Snapshots, and an environment in which output does not depend on where the tests run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

SNAPSHOTS = Path(__file__).parent / "snapshots"

SCRUBBED = ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "PYTHONWARNINGS")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write what is compared with; review the difference")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*SCRUBBED, *(name for name in os.environ if name.startswith(("GITHUB_", "GIT_", "PIXELLINT_")))]:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether generated parts of the repository are to be written instead of compared."""
    return bool(request.config.getoption("--update-snapshots"))


@pytest.fixture
def snapshot(updating: bool) -> Callable[[str, str], None]:
    """Compares a text with the file of that name under tests/snapshots, byte for byte."""

    def compare(name: str, text: str) -> None:
        path = SNAPSHOTS / name
        if updating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing: pytest --update-snapshots"
        assert text == path.read_text(encoding="utf-8"), f"differs from {path}: look, then pytest --update-snapshots"

    return compare
