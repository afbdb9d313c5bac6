"""The hooks as people meet them: real pre-commit, a clone of this repository, a small project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# one group: its tests share the environment that pre-commit builds
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pre-commit")]

CONFIG = """\
repos:
  - repo: {clone}
    rev: {revision}
    hooks:
      - id: {hook}
"""

WRAPPER = "export function record(details) {\n  window.fbq('trackCustom', 'Search', details);\n}\n"
LEAKY = (
    "import { record } from './record.js';\n"
    "const box = document.querySelector('input[name=search]');\n"
    "box.form.addEventListener('submit', () => record({ searchTerm: box.value }));\n"
)
MENDED = LEAKY.replace("searchTerm: box.value", "place: 'header'")
PAGE = (
    '<h1>Sign in</h1>\n<input type="password" name="password">\n'
    '<script src="https://connect.facebook.net/en_US/fbevents.js"></script>\n'
)

SITE = {
    ".pixellint.yaml": "fail-level: warning\n",
    "web/record.js": WRAPPER,
    "web/search.js": LEAKY,
    "web/signin.html": PAGE,
}


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The work tree, changes included, as a repository that pre-commit can take."""
    folder = tmp_path_factory.mktemp("clone") / "pixellint"
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "state under test")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "site")
    return tmp_path


def pre_commit(project: Path, clone: Path, home: Path, hook: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    config = CONFIG.format(clone=clone, revision=git(clone, "rev-parse", "HEAD"), hook=hook)
    (project / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(project, "add", ".pre-commit-config.yaml")
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", *arguments]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    if done.returncode not in (0, 1) or "CalledProcessError" in output:
        unreachable = ("No matching distribution", "Connection", "Temporary failure", "Could not fetch", "timed out")
        reason = next((line for line in output.splitlines() if any(word in line for word in unreachable)), "")
        if reason:
            pytest.skip(f"the package index cannot be reached, pre-commit could not build its environment: {reason.strip()}")
    return done


def test_all_files_then_mended(project: Path, clone: Path, home: Path) -> None:
    found = pre_commit(project, clone, home, "pixellint", "--all-files")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/signin.html:3:" in found.stdout
    (project / "web/signin.html").write_text("<h1>Sign in</h1>\n", encoding="utf-8")
    (project / "web/search.js").write_text(MENDED, encoding="utf-8")
    git(project, "add", "--all")
    mended = pre_commit(project, clone, home, "pixellint", "--all-files")
    assert mended.returncode == 0, mended.stdout + mended.stderr


def test_a_changed_wrapper_reports_its_importer(project: Path, clone: Path, home: Path) -> None:
    (project / "web/record.js").write_text(WRAPPER.replace("Search", "SiteSearch"), encoding="utf-8")
    git(project, "add", "web/record.js")
    found = pre_commit(project, clone, home, "pixellint")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/search.js:3:" in found.stdout
    assert "web/signin.html" not in found.stdout


def test_whole_project(project: Path, clone: Path, home: Path) -> None:
    found = pre_commit(project, clone, home, "pixellint-all", "--all-files")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/signin.html:3:" in found.stdout
