"""The command line as a person meets it: a terminal, mistakes, completion. Processes of their own."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pixellint.cli.border import run

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "pixellint"]
LEAK = "fbq('track', 'Joined', { contact: patient.email });\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    root = tmp_path / "project"
    root.mkdir()
    (root / "join.js").write_text(LEAK, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")
    monkeypatch.chdir(root)
    return root


def policy(text: str) -> Callable[[Path], None]:
    return lambda root: (root / ".pixellint.yaml").write_text(text, encoding="utf-8") and None


def baseline(text: str) -> Callable[[Path], None]:
    return lambda root: (root / ".pixellint-baseline.json").write_text(text, encoding="utf-8") and None


def check_file(text: str) -> Callable[[Path], None]:
    def made(root: Path) -> None:
        (root / "own/checks").mkdir(parents=True)
        (root / "own/checks/own.yaml").write_text(text, encoding="utf-8")

    return made


def no_git(root: Path) -> None:
    (root / ".git").rename(root.parent / "elsewhere")


def empty_rules(root: Path) -> None:
    (root / "own").mkdir()


def nothing(root: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("prepared", "arguments", "told"),
    [
        (policy("fail-level: eror\n"), "check", ".pixellint.yaml:1: fail-level: unknown word eror (did you mean error?)"),
        (policy("app: [\n"), "check", ".pixellint.yaml:2: is not YAML"),
        (policy("fail-level: eror\n"), "baseline", ".pixellint.yaml:1: fail-level: unknown word"),
        (policy("fail-level: eror\n"), "inventory", ".pixellint.yaml:1: fail-level: unknown word"),
        (policy("fail-level: eror\n"), "check --staged", ".pixellint.yaml:1: fail-level: unknown word"),
        (check_file("nonsense: 1\n"), "check --rules own", "own/checks/own.yaml:1: unknown key nonsense (one of:"),
        (empty_rules, "check --rules own", "own: holds neither trackers/ nor checks/ (--rules takes a folder"),
        (nothing, "check --rules own", "own: is no folder (--rules takes a folder"),
        (nothing, "check gone.js", "gone.js: no such file or folder (paths are relative"),
        (no_git, "check join.js /etc/passwd", "the paths belong to no project"),
        (no_git, "check --diff main", "is no work tree of git (a change can be told by git alone)"),
        (no_git, "check --staged", "is no work tree of git (a change can be told by git alone)"),
        (nothing, "check --diff nowhere", "git knows no commit called 'nowhere' here (a branch, tag or commit;"),
        (nothing, "check --diff=", "Invalid value for '--diff': names no revision (see: pixellint check --help)"),
        (nothing, "check --output no/such.txt", "no/such.txt: cannot be written: there is no such folder (name a file"),
        (nothing, "check --also sarif=no/such", "no/such: cannot be written: there is no such folder (name a file"),
        (nothing, "check --output .", ".: cannot be written: it is a folder (name a file"),
        (nothing, "check --also sarif", "'sarif' names no file: FORMAT=FILE (see:"),
        (baseline("{\n"), "check", ".pixellint-baseline.json:2: is no JSON (`pixellint baseline` writes it anew"),
        (baseline("[]\n"), "check", ".pixellint-baseline.json: is no baseline of this version ("),
        (baseline("<<<<<<< a\n"), "baseline", ".pixellint-baseline.json:1: holds marks of a merge that is not resolved ("),
        (nothing, "check --staged --diff main", "--diff and --staged are two questions (see:"),
        (nothing, "check --trust-change", "--trust-change goes with --diff or --staged (see:"),
        (nothing, "check --fix --diff main", "mends are made in the working tree: without --diff and --staged (see:"),
        (nothing, "check --fix --diff-only", "--fix changes files, --diff-only does not: one of them (see:"),
        (nothing, "check --unsafe-fixes", "--unsafe-fixes goes with --fix or --diff-only (see:"),
        (nothing, "inventory --compare gone.json", "gone.json: cannot be read: No such file or directory (--compare takes"),
        (nothing, "explain meta-pixl", "no rule, tracker or statement is called 'meta-pixl' (did you mean meta-pixel?)"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    project: Path, capfd: pytest.CaptureFixture[str], prepared: Callable[[Path], None], arguments: str, told: str
) -> None:
    prepared(project)
    assert run(arguments.split()) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("pixellint: ")
    assert said.err.count("\n") == 1, said.err
    assert told in said.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
@pytest.mark.parametrize("command", ["check", "inventory", "rules"])
def test_a_full_disk_is_told_in_one_line(project: Path, command: str) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([*COMMAND, command], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == ("pixellint: the report cannot be written: No space left on device (--output takes a file name)\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from pixellint.cli import main; main()"],
        env={**os.environ, "_PIXELLINT_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "_pixellint_completion" in done.stdout
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("typed", "offered"), [("pixellint che", "check"), ("pixellint check --stat", "--statistics")])
def test_completion_offers_words(typed: str, offered: str) -> None:
    words = {"_PIXELLINT_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    done = subprocess.run(
        [sys.executable, "-c", "from pixellint.cli import main; main()"],
        env={**os.environ, **words},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"plain,{offered}" in done.stdout


def on_terminal(arguments: list[str], **environment: str) -> str:
    """What a command writes to a terminal."""
    import pty

    ours, theirs = pty.openpty()
    scrubbed = {name: text for name, text in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        arguments, stdout=theirs, stderr=theirs, stdin=theirs, env={**scrubbed, "TERM": "xterm", **environment}
    )
    os.close(theirs)
    pieces: list[bytes] = []
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    process.wait(timeout=10)
    return b"".join(pieces).decode("utf-8", "replace")


IMPATIENT = [sys.executable, "-c", "from pixellint.cli import progress, main; progress.PATIENCE = progress.PACE = 0; main()"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
def test_on_a_terminal(project: Path) -> None:
    for number in range(300):
        (project / f"plain{number}.js").write_text(f"export const a = {number};\n{LEAK}", encoding="utf-8")
    told = on_terminal([*IMPATIENT, "check", "--no-cache"])
    assert "\r\x1b[2Kpixellint: " in told
    assert told.index("\r\x1b[2Kpixellint: ") < told.index("PX201")
    assert "pixellint: " not in told[told.index("PX201") :].replace("`pixellint", ""), "the word on progress is taken away"
    assert "\x1b[1" in told
    plain = on_terminal([*IMPATIENT, "check", "--no-cache", "--quiet"], NO_COLOR="1")
    assert "\x1b" not in plain
    assert "join.js:1:1: warning PX201" in plain


def test_statistics_count_below_the_findings(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--quiet", "--statistics"]) in (0, 1)
    told = capsys.readouterr().out
    assert told.index("join.js:1:1:") < told.index("rule ")
    for heading in ("rule", "severity", "tracker", "surface"):
        assert any(line.split() == [heading, "findings"] for line in told.splitlines()), told
