"""The hooks as people meet them: real pre-commit, or prek, a clone of this repository, a small project."""

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

RUNNERS = ("pre-commit", "prek")
UNREACHABLE = ("No matching distribution", "Connection", "Temporary failure", "Could not fetch", "timed out")

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


@pytest.fixture(params=RUNNERS)
def runner(request: pytest.FixtureRequest) -> list[str]:
    """What runs hooks here: pre-commit, and prek where it is installed."""
    if request.param == "pre-commit":
        return [sys.executable, "-m", "pre_commit"]
    prek = shutil.which("prek", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if prek is None:
        pytest.skip("prek is not installed")
    return [prek]


class Hooks:
    """Runs one hook of the clone in a project."""

    def __init__(self, runner: list[str], clone: Path, home: Path) -> None:
        self._runner, self._clone, self._home = runner, clone, home

    def run(self, project: Path, hook: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        config = CONFIG.format(clone=self._clone, revision=git(self._clone, "rev-parse", "HEAD"), hook=hook)
        (project / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
        git(project, "add", ".pre-commit-config.yaml")
        command = [*self._runner, "run", "--color", "never", *arguments]
        done = subprocess.run(command, cwd=project, env=self._environment(), capture_output=True, text=True, check=False)
        output = done.stdout + done.stderr
        if done.returncode not in (0, 1) or "CalledProcessError" in output:
            reason = next((line for line in output.splitlines() if any(word in line for word in UNREACHABLE)), "")
            if reason:
                pytest.skip(f"the package index cannot be reached, no environment could be built: {reason.strip()}")
        return done

    def _environment(self) -> dict[str, str]:
        homes = {"PRE_COMMIT_HOME": str(self._home), "PREK_HOME": str(self._home / "prek")}
        return {**os.environ, **homes, "XDG_CACHE_HOME": str(self._home / "cache"), "NO_COLOR": "1"}


@pytest.fixture
def hooks(runner: list[str], clone: Path, home: Path) -> Hooks:
    return Hooks(runner, clone, home)


def write(project: Path, path: str, text: str) -> None:
    (project / path).write_text(text, encoding="utf-8")


def test_all_files_then_mended(project: Path, hooks: Hooks) -> None:
    found = hooks.run(project, "pixellint", "--all-files")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/signin.html:3:" in found.stdout
    write(project, "web/signin.html", "<h1>Sign in</h1>\n")
    write(project, "web/search.js", MENDED)
    git(project, "add", "--all")
    mended = hooks.run(project, "pixellint", "--all-files")
    assert mended.returncode == 0, mended.stdout + mended.stderr


def test_a_changed_wrapper_reports_its_importer(project: Path, hooks: Hooks) -> None:
    write(project, "web/record.js", WRAPPER.replace("Search", "SiteSearch"))
    git(project, "add", "web/record.js")
    found = hooks.run(project, "pixellint")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/search.js:3:" in found.stdout
    assert "web/signin.html" not in found.stdout


def test_what_is_staged_counts_and_the_work_tree_is_left_alone(project: Path, hooks: Hooks) -> None:
    write(project, "web/search.js", MENDED)
    git(project, "add", "web/search.js")
    write(project, "web/search.js", LEAKY)
    clean = hooks.run(project, "pixellint")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert (project / "web/search.js").read_text(encoding="utf-8") == LEAKY
    git(project, "commit", "--quiet", "--no-verify", "--message", "mended")

    git(project, "add", "web/search.js")
    write(project, "web/search.js", MENDED)
    found = hooks.run(project, "pixellint")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/search.js:3:" in found.stdout
    assert (project / "web/search.js").read_text(encoding="utf-8") == MENDED


def test_part_of_a_file_staged(project: Path, hooks: Hooks) -> None:
    """The first lines are staged, a leak further down is not."""
    write(project, "web/search.js", MENDED)
    git(project, "commit", "--quiet", "--all", "--message", "mended")
    write(project, "web/search.js", f"// search\n{MENDED}")
    git(project, "add", "web/search.js")
    later = f"// search\n{MENDED}\nwindow.later = () => record({{ searchTerm: box.value }});\n"
    write(project, "web/search.js", later)
    clean = hooks.run(project, "pixellint")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    git(project, "add", "web/search.js")
    found = hooks.run(project, "pixellint")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/search.js:6:" in found.stdout


def test_renamed(project: Path, hooks: Hooks) -> None:
    git(project, "mv", "web/search.js", "web/find.js")
    git(project, "mv", "web/record.js", "web/told.js")
    write(project, "web/find.js", LEAKY.replace("record.js", "told.js"))
    git(project, "add", "--all")
    found = hooks.run(project, "pixellint")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/find.js:3:" in found.stdout
    assert "web/search.js" not in found.stdout


def test_deleted(project: Path, hooks: Hooks) -> None:
    hooks.run(project, "pixellint", "--all-files")
    git(project, "rm", "--quiet", "web/record.js")
    write(project, "web/search.js", LEAKY.replace("record(", "console.log(").partition("\n")[2])
    write(project, "web/plain.js", "export const two = 2;\n")
    git(project, "add", "--all")
    clean = hooks.run(project, "pixellint")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    git(project, "rm", "--quiet", "--force", "web/search.js", "web/plain.js")
    assert hooks.run(project, "pixellint").returncode == 0


def test_whole_project(project: Path, hooks: Hooks) -> None:
    found = hooks.run(project, "pixellint-all", "--all-files")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "web/signin.html:3:" in found.stdout
