"""An adoption played through in a repository with old findings: proposed policy, baseline, clean and leaky commits, comments.

The repository is a copy of the example site. `ADOPTING=folder` plays the same in a copy of another project.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OTHER = os.environ.get("ADOPTING", "")

pytestmark = pytest.mark.xdist_group("adoption")

WRAPPER = "export function recordVisit(details) {\n  window.fbq('trackCustom', 'Visit', details);\n}\n"
CALLER = """\
import { recordVisit } from './record-visit.js';

const form = document.querySelector('form#book');

form.addEventListener('submit', () => {
  recordVisit({ place: 'header' });
});
"""
LEAK = "recordVisit({ place: 'header', email: form.elements.email.value });"
LEAKY = CALLER.replace("recordVisit({ place: 'header' });", LEAK)
LINE = 6
"""where the caller hands it over"""

LATER = datetime.date.today() + datetime.timedelta(days=30)

CLOCK = """\
import datetime, sys
import pixellint.settings.load as load
class Later(datetime.date):
    @classmethod
    def today(cls):
        return cls({date.year}, {date.month}, {date.day})
load.datetime = type("later", (), {{"date": Later}})
from pixellint.cli import main
sys.argv[0] = "pixellint"
main()
"""
"""the command on another day"""


class Project:
    """A git repository in which commands are run as its developers run them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
        command = ["git", *identity, *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout.strip()

    def commit(self, message: str) -> str:
        """Commit all; the commit before it."""
        before = self.git("rev-parse", "HEAD")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return before

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, *arguments: str, on: datetime.date | None = None) -> subprocess.CompletedProcess[str]:
        start = ["-c", CLOCK.format(date=on)] if on else ["-m", "pixellint"]
        command = [sys.executable, *start, *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, with a wrapper of a tracker that is given nothing yet: that it runs there is an old finding."""
    folder = tmp_path_factory.mktemp("adoption") / "site"
    shutil.copytree(OTHER or ROOT / "examples" / "health-plan" / "leaky", folder, ignore=shutil.ignore_patterns(".git"))
    project = Project(folder)
    project.write("appointments/record-visit.js", WRAPPER)
    project.write("appointments/book.js", CALLER)
    project.git("init", "--quiet")
    project.git("add", "--all")
    project.git("commit", "--quiet", "--message", "site")
    return project


def annotations(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith(("::error", "::warning"))]


def said(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout + done.stderr


def test_adoption(adopted: Project) -> None:
    project = adopted

    # the first day: a policy is proposed, what is there is held
    proposed = project.run("init")
    assert proposed.returncode == 0, said(proposed)
    assert (project.folder / ".pixellint.yaml").is_file()
    before = project.run("check", "--quiet")
    if not OTHER:
        assert before.returncode == 1, said(before)
    held = project.run("baseline")
    assert held.returncode == 0, said(held)
    project.commit("adopt pixellint")
    after = project.run("check")
    assert after.returncode == 0, said(after)
    if not OTHER:
        assert "in the baseline" in after.stdout

    # a commit that changes what is called, and gives nothing, passes
    project.write("appointments/book.js", CALLER.replace("header", "footer"))
    base = project.commit("the form moves")
    clean = project.run("check", "--diff", base, "--format", "github")
    assert clean.returncode == 0, said(clean)
    assert annotations(clean.stdout) == []

    # a commit that leaks through it fails, with one annotation where the data is handed over
    project.write("appointments/book.js", LEAKY)
    base = project.commit("tell who visits")
    leak = project.run("check", "--diff", base, "--format", "github")
    assert leak.returncode == 1, said(leak)
    (line,) = annotations(leak.stdout)
    assert line.startswith(f"::error file=appointments/book.js,line={LINE},")
    rules = re.findall(r"PX\d+", line)
    assert "PX201" in rules

    # a comment without a reason does not hold it back
    project.write("appointments/book.js", LEAKY.replace(LEAK, f"{LEAK} // pixellint: ignore[PX201]"))
    bare = project.run("check")
    assert bare.returncode == 1, said(bare)
    assert "reason" in bare.stdout

    # with a reason and a date it does, on the developer's machine
    comment = f"// pixellint: ignore[PX201] until={LATER} -- test data alone until the launch"
    project.write("appointments/book.js", LEAKY.replace(LEAK, f"{LEAK} {comment}"))
    local = project.run("check")
    assert local.returncode == 0, said(local)
    base = project.commit("hold it back until the launch")

    # the pull request lists what the change says in its own favour, and does not obey it
    summary = project.run("check", "--diff", f"{base}~1", "--format", "markdown")
    assert summary.returncode == 1, said(summary)
    assert "Brought by the change itself" in summary.stdout
    assert "test data alone until the launch" in summary.stdout and "**no**" in summary.stdout
    trusted = project.run("check", "--diff", f"{base}~1", "--trust-change", "--format", "markdown")
    assert trusted.returncode == 0, said(trusted)
    assert "test data alone until the launch" in trusted.stdout

    # after its date it fails again
    assert project.run("check", on=LATER).returncode == 0
    late = project.run("check", on=LATER + datetime.timedelta(days=1))
    assert late.returncode == 1, said(late)
    assert "expired" in late.stdout and f"appointments/book.js:{LINE}" in late.stdout
