"""Odd names, closed folders, links that lead anywhere, other locales, full disks: nothing is hidden and nothing hangs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pixellint import hook
from pixellint.cache import policy_state
from pixellint.cli.border import run
from pixellint.files.discover import DiscoverOptions, discover
from pixellint.knowledge.compiled import knowledge
from pixellint.model.masking import masked
from pixellint.report import CHECK_FORMATS

LEAK = 'fbq("track", "Booked", { email: patient.email });\n'
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="names, devices and modes of POSIX")
JS = DiscoverOptions({".js": "javascript"}, {})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    subprocess.run(["git", "init", "--quiet", root], check=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(root)
    return root


def added(root: Path, *names: bytes | str) -> None:
    for name in names:
        with open(os.path.join(os.fsencode(root), os.fsencode(name)), "wb") as stream:
            stream.write(LEAK.encode())
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)


@POSIX
@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_a_name_that_is_not_utf_8_is_told_in_every_format(project: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    added(project, b"bad\xffname.js", "new\nline.js")
    assert run(["check", "--format", form, "--jobs", "1"]) == 0
    told = capsys.readouterr()
    assert "bad" in told.out and not told.err, told.err


@POSIX
def test_the_hook_takes_any_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added(project, b"bad\xffname.js", "-dash.js")
    assert hook.main(["-dash.js"]) == 0
    assert "-dash.js:1:1: warning PX201" in capsys.readouterr().out
    assert hook.main([os.fsdecode(b"bad\xffname.js")]) == 0
    assert "bad<U+DCFF>name.js:1:1: warning PX201" in capsys.readouterr().out
    assert hook.main(["--all"]) == 2


@POSIX
@pytest.mark.parametrize("name", [".pixellint.yaml", "pyproject.toml"])
def test_a_policy_that_never_ends_is_an_error(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project / name).symlink_to("/dev/zero")
    added(project, "a.js")
    assert run(["check", "--jobs", "1"]) == 2
    assert f"{name}: is no regular file" in capsys.readouterr().err
    assert policy_state(str(project)) != policy_state(str(project.parent))
    (project / name).unlink()
    os.mkfifo(project / name)
    assert run(["check", "--jobs", "1"]) == 2
    assert hook.main(["a.js"]) == 2


@POSIX
def test_a_named_link_that_never_ends(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added(project, "a.js")
    assert hook.main(["a.js"]) == 0
    (project / "b.js").symlink_to("/dev/zero")
    assert hook.main(["b.js"]) == 0
    assert "Found nothing to report" not in capsys.readouterr().err


@POSIX
def test_ignore_files_that_never_end(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").symlink_to("/dev/zero")
    (tmp_path / "a.js").write_text(LEAK)
    assert [file.path for file in discover(str(tmp_path), (), JS).files] == ["a.js"]


def test_a_folder_nobody_may_enter_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.js").write_text(LEAK)
    enter = os.scandir

    def closed(path: str) -> object:
        if os.fspath(path).rstrip("/").endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return enter(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = discover(str(tmp_path), (), JS)
    assert [(one.path, one.reason) for one in found.unread] == [("closed/", "the folder cannot be looked into")]
    assert not found.excluded


def test_what_git_takes_for_deleted_in_a_closed_folder_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "closed").mkdir()
    added(project, "closed/c.js", "a.js", "gone.js")
    (project / "closed" / "c.js").unlink()
    (project / "gone.js").unlink()
    look = os.lstat

    def closed(path: str) -> os.stat_result:
        if "closed/" in os.fspath(path):
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "lstat", closed)
    found = discover(str(project), (), JS)
    assert [file.path for file in found.files] == ["a.js"]
    assert [(one.path, one.reason) for one in found.unread] == [("closed/c.js", "Permission denied")]


@POSIX
def test_another_locale_finds_the_same(project: Path) -> None:
    added(project, "é日.js")
    bare = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for environment in ({**os.environ, "PYTHONUTF8": "1"}, bare, {**os.environ, "PYTHONUTF8": "1"}):
        for command in (["-m", "pixellint", "check", "--format", "json"], ["-c", "from pixellint.hook import main; main()"]):
            named = ["é日.js"] if command[0] == "-c" else []
            done = subprocess.run(
                [sys.executable, *command, *named], env=environment, cwd=project, capture_output=True, check=False
            )
            assert b"PX201" in done.stdout and b"rror" not in done.stderr, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_no_bug(project: Path) -> None:
    added(project, "a.js")
    for command in (["-m", "pixellint", "check"], ["-c", "from pixellint.hook import main; main()", "a.js"]):
        with open("/dev/full", "w") as full:
            done = subprocess.run([sys.executable, *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert "the report cannot be written: No space left" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("output", "said"),
    [("nowhere/report.txt", "there is no such folder"), (".git", "it is a folder"), ("", "names no file")],
)
def test_where_a_report_cannot_go_is_told_before_the_work(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output: str, said: str
) -> None:
    monkeypatch.setattr("pixellint.run.lint", None)
    for command in ("check", "inventory"):
        assert run([command, "--output", output]) == 2
        assert said in capsys.readouterr().err
        assert run([command, "--also", f"json={output}"]) == 2
        assert said in capsys.readouterr().err


def test_two_reports_need_two_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--output", "one.txt", "--also", "json=./one.txt"]) == 2
    assert "two reports go to one file" in capsys.readouterr().err
    assert not (project / "one.txt").exists()


@pytest.mark.parametrize("option", ["--config", "--rules"])
def test_an_empty_name_is_no_name(option: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", option, ""]) == 2
    assert "names no" in capsys.readouterr().err


def test_an_inventory_is_compared_with_before_it_is_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inventory", "--format", "json", "--output", "trackers.json"]) == 0
    added(project, "a.js")
    assert run(["inventory", "--compare", "trackers.json", "--also", "json=trackers.json", "--format", "json"]) == 0
    assert [one["tracker"] for one in json.loads(capsys.readouterr().out)["new"]] == ["meta-pixel"]
    assert run(["inventory", "--compare", "missing.json"]) == 2


def test_no_text_of_a_rule_looks_like_personal_data() -> None:
    for check in knowledge().checks:
        for text in (check.title, check.message, check.why, check.remedy, check.not_when):
            assert masked(text) == text, check.id
