"""The command line: flags, exit codes, wrong use in one line, colours, files, broken pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from pixellint import __version__
from pixellint.cli import job
from pixellint.cli.border import run
from pixellint.cli.check import exit_code
from pixellint.model.errors import UserError
from pixellint.model.findings import Report
from pixellint.model.sources import Unread
from pixellint.settings import Settings
from tests.sample_report import FILES, KNOWLEDGE, REPORT

COMMANDS = ("check", "inventory", "explain", "rules", "trackers")


class Pipeline(ModuleType):
    """Stands for pixellint.run and remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__("pixellint.run")
        self.report: Report | Exception = REPORT
        self.paths: Sequence[str] = ()
        self.settings: Settings | None = None

    def lint(self, paths: Sequence[str], settings: Settings, progress: object = None) -> Report:
        self.paths, self.settings = paths, settings
        if isinstance(self.report, Exception):
            raise self.report
        return self.report


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for path, lines in FILES.items():
        where = tmp_path / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    module = Pipeline()
    monkeypatch.setitem(sys.modules, "pixellint.run", module)
    monkeypatch.setattr(job, "known", lambda rules="": KNOWLEDGE)
    return module


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"pixellint {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_teaches(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    assert f"Usage: pixellint {command}".strip() in capsys.readouterr().out


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "pixellint check" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "pixellint: No such command 'chek'"),
        (["check", "--formt", "json"], "pixellint: No such option"),
        (["check", "--format", "xml"], "pixellint: Invalid value for '--format'"),
        (["check", "--jobs", "0"], "pixellint: Invalid value for '--jobs'"),
        (["check", "nowhere.js"], "pixellint: nowhere.js: no such file or folder"),
        (["check", "--config", "nowhere.yaml"], "pixellint: nowhere.yaml: cannot be read"),
        (["check", "--rules", "nowhere"], "pixellint: nowhere: is no folder"),
        (["check", "--output", "no/such/folder/x.txt"], "pixellint: no/such/folder/x.txt: cannot be written"),
        (["explain"], "pixellint: Missing argument"),
        (["explain", "google"], "pixellint: no rule, tracker or statement is called 'google' (of that name there are "),
        (["explain", "meta-pixl"], "pixellint: no rule, tracker or statement is called 'meta-pixl' (did you mean meta-pixel?)"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    arguments: list[str], told: str, project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith(told)
    assert captured.err.endswith(")\n"), "a hint stands at the end"


def test_a_wrong_policy_is_told_with_file_and_line(
    project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / ".pixellint.yaml").write_text("organisation: covered-entity\nfail-levle: error\n", encoding="utf-8")
    assert run(["check"]) == 2
    assert capsys.readouterr().err == "pixellint: .pixellint.yaml:2: unknown key fail-levle (did you mean fail-level?)\n"


def test_an_error_of_the_pipeline_is_one_line(project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.report = UserError("odd", "rules/x.yaml", 3, "mend it")
    assert run(["check"]) == 2
    assert capsys.readouterr().err == "pixellint: rules/x.yaml:3: odd (mend it)\n"


def test_a_bug_is_told_as_a_bug(project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.report = ValueError("oh")
    assert run(["check"]) == 2
    assert "internal error: ValueError. This is a bug" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fail_level", "severities", "code"),
    [
        ("error", ("error",), 1),
        ("error", ("warning", "note"), 0),
        ("warning", ("warning",), 1),
        ("warning", ("note",), 0),
        ("note", ("note",), 1),
        ("note", (), 0),
    ],
)
def test_exit_code_follows_the_fail_level(fail_level: str, severities: tuple[str, ...], code: int) -> None:
    findings = tuple(REPORT.findings[0]._replace(severity=severity) for severity in severities)
    assert exit_code(REPORT._replace(findings=findings), fail_level, strict=False) == code


def test_strict_fails_on_anything_unread() -> None:
    quiet = REPORT._replace(findings=(), unread=(Unread("a.js", "binary"),))
    assert exit_code(quiet, "error", strict=True) == 2
    assert exit_code(quiet._replace(unread=()), "error", strict=True) == 0
    assert exit_code(quiet, "error", strict=False) == 0


def test_the_fail_level_comes_from_the_policy_unless_a_flag_is_given(project: Path, pipeline: Pipeline) -> None:
    pipeline.report = REPORT._replace(findings=(REPORT.findings[0]._replace(severity="warning"),))
    assert run(["check"]) == 0
    (project / ".pixellint.yaml").write_text("fail-level: warning\n", encoding="utf-8")
    assert run(["check"]) == 1
    assert run(["check", "--fail-level", "error"]) == 0


def test_flags_become_settings(project: Path, pipeline: Pipeline) -> None:
    (project / "src/checks").mkdir(parents=True)
    arguments = ["check", "src", "--jobs", "3", "--no-cache", "--audience", "auditor", "--strict", "--rules", "src"]
    assert run(arguments) == 2
    settings = pipeline.settings
    assert settings is not None
    assert (settings.root, settings.paths, settings.jobs) == (project, ("src",), 3)
    assert (settings.cache, settings.audience, settings.strict, settings.rules) == (
        False,
        "auditor",
        True,
        project / "src",
    )


def test_the_root_is_where_the_policy_or_git_is(
    project: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = project / "sites" / "one"
    (site / "web").mkdir(parents=True)
    assert job.root_of(["sites/one/web"]) == project
    (site / ".pixellint.yaml").touch()
    assert job.root_of(["sites/one/web"]) == site
    assert job.root_of(["sites/one", "src"]) == project
    run(["check", "sites/one", "--quiet"])
    assert pipeline.paths == ()
    assert capsys.readouterr().out.startswith("sites/one/public/hostile.js:1:1: note")
    monkeypatch.chdir(site / "web")
    run(["check", "--quiet"])
    assert capsys.readouterr().out.startswith("../public/hostile.js:1:1: note")


def test_text_shows_the_code_and_the_closing_line(
    project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check"]) == 1
    out = capsys.readouterr().out
    assert "   6 |     const submit = () => { record(details); onDone(); };" in out
    assert "Found 2 errors, 1 warning, 1 note in 4 files." in out
    assert "\x1b" not in out


def test_json_goes_to_a_file(project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "json", "--output", "out.json"]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads((project / "out.json").read_text(encoding="utf-8"))["schema"] == 1


def test_inventory_has_no_fail_level(project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inventory", "--format", "json"]) == 0
    assert [entry["tracker"] for entry in json.loads(capsys.readouterr().out)["trackers"]] == [
        "google-tag-manager",
        "meta-pixel",
    ]
    assert pipeline.settings is not None and pipeline.settings.audience == "auditor"


@pytest.mark.parametrize(("color", "colored"), [("always", True), ("never", False), ("auto", False)])
def test_colours(color: str, colored: bool, project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--color", color])
    assert ("\x1b[1;31m" in capsys.readouterr().out) is colored


def test_no_color_wins_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from pixellint.cli import printing

    monkeypatch.setattr(printing, "_is_terminal", lambda stream: True)
    assert printing.look().color
    assert not printing.look(output="report.txt").color
    monkeypatch.setenv("NO_COLOR", "1")
    assert not printing.look().color
    assert printing.look("always").color


def test_rules_and_trackers_are_listed(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    assert "PX203" in capsys.readouterr().out
    assert run(["trackers"]) == 0
    assert "meta-pixel" in capsys.readouterr().out


@pytest.mark.parametrize("topic", ["PX203", "px203", "search-term-to-tracker", "meta-pixel", "Meta Pixel"])
def test_explain(topic: str, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", topic]) == 0
    assert capsys.readouterr().out.strip()


def test_files_outside_the_root_are_not_shown(tmp_path: Path) -> None:
    from pixellint.cli.reading import Files

    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link.js").symlink_to(tmp_path / "secret")
    files = Files(str(tmp_path / "root"))
    assert [files.lines("../secret"), files.lines("link.js"), files.lines("none.js")] == [(), (), ()]


def test_lines_end_at_line_feeds_only(tmp_path: Path) -> None:
    from pixellint.cli.reading import Files

    (tmp_path / "a.js").write_bytes("a\u2028b\x0cc\r\nd\n".encode())
    assert list(Files(str(tmp_path)).lines("a.js")) == ["a\u2028b\x0cc", "d", ""]


def test_a_reader_that_goes_away_is_no_error() -> None:
    program = "import sys; from pixellint.cli.printing import write; "
    program += "write(iter(['x' * 100000] * 20)); print('done', file=sys.stderr)"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read().decode().strip() == "done"
    assert process.returncode == 0


def test_python_m_pixellint() -> None:
    done = subprocess.run([sys.executable, "-m", "pixellint", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"pixellint {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    program = "import sys; from pixellint.cli.border import run; run(['check', '--help']); "
    program += "sys.exit([name for name in sys.modules if name.split('.')[0] in ('yaml', 'tree_sitter', 'asyncio')] != [])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


def test_progress_is_told_late_on_a_terminal_and_taken_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pixellint.cli import progress

    clock = iter([0.0, 0.5, 1.5, 1.51, 1.7])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told = progress.Progress()
    for done in (1, 2, 3, 4):
        told("reading", done, 4)
    told.close()
    assert capsys.readouterr().err == "".join(
        f"\r\x1b[2K{text}" for text in ("pixellint: reading 2 of 4", "pixellint: reading 4 of 4", "")
    )


def test_progress_says_nothing_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    from pixellint.cli.progress import Progress

    told = Progress()
    told("reading", 1, 2)
    told.close()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("typed", "word", "offered"),
    [("pixellint explain px20", 2, "PX203"), ("pixellint check --format git", 3, "gitlab"), ("pixellint ", 1, "inventory")],
)
def test_shells_complete(typed: str, word: int, offered: str) -> None:
    environment = {**os.environ, "_PIXELLINT_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(word)}
    program = "import sys; sys.argv[0] = 'pixellint'; from pixellint.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert f"plain,{offered}" in done.stdout.splitlines(), done.stderr


def test_a_dash_is_standard_output(project: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "json", "--output", "-"]) == 1
    assert json.loads(capsys.readouterr().out)["schema"] == 1
    assert not (project / "-").exists()
