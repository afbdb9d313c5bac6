"""The wheel holds the rules, and works where it is installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

UNREACHABLE = ("NewConnectionError", "Temporary failure", "Could not fetch", "timed out", "ProxyError")
"""what pip says of an index that does not answer"""

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed: make test installs it")
    target = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        ".",
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "-w",
        str(target),
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    (built,) = target.glob("pixellint-*.whl")
    return built


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_rule(wheel: Path) -> None:
    shipped = {name for name in names(wheel) if name.endswith((".yaml", ".json"))}
    written = {path.relative_to(ROOT) for path in (ROOT / "rules").rglob("*") if path.suffix in (".yaml", ".json")}
    assert shipped == {f"pixellint/{path.as_posix()}" for path in written}


def test_the_wheel_holds_the_parts_of_the_html_report(wheel: Path) -> None:
    shipped = {name for name in names(wheel) if name.startswith("pixellint/report/page/")}
    written = {path.relative_to(ROOT / "linter").as_posix() for path in (ROOT / "linter/pixellint/report/page").iterdir()}
    assert shipped == written


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    modules = {name for name in names(wheel) if name.endswith(".py")}
    written = {path.relative_to(ROOT / "linter").as_posix() for path in (ROOT / "linter").rglob("*.py")}
    assert modules == written
    assert {name.split("/")[0].split("-")[0] for name in names(wheel)} == {"pixellint"}
    assert "pixellint/py.typed" in names(wheel)


def test_the_installed_wheel_runs(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    python = next(path for path in (tmp_path / "env").glob("*/python*") if path.stem == "python")
    install = [str(python), "-m", "pip", "install", "--quiet", "--timeout", "15", "--retries", "1", str(wheel)]
    installed = subprocess.run(install, capture_output=True, text=True, check=False)
    if installed.returncode != 0 and any(word in installed.stderr for word in UNREACHABLE):
        pytest.skip(f"the package index cannot be reached: {installed.stderr.strip().splitlines()[-1]}")
    assert installed.returncode == 0, installed.stderr
    # from elsewhere, so that the checkout's rules are out of reach
    command = [str(python), "-m", "pixellint", "trackers"]
    listed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "meta-pixel" in listed.stdout
