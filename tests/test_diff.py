"""Changes under review: what a change must not hide, what is told of it, and what is left to others."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pixellint.cli.border import run
from pixellint.files.changes import Tree, change

CALL = "fbq('track', 'Joined', { contact: patient.email });"
RECORD = "export function record(details) {\n  window.fbq('trackCustom', 'Search', details);\n}\n"
PLAIN = (
    "import { record } from './record.js';\nexport function go(patient) {\n  const about = { page: 1 };\n  record(about);\n}\n"
)
LEAK = PLAIN.replace("{ page: 1 }", "{ contact: patient.email }")

Checked = Callable[..., dict[str, Any]]


class Project:
    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        self.git("init", "--quiet", "-b", "main")

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, cwd=self.root, check=True, capture_output=True, text=True).stdout

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def commit(self, **files: str) -> None:
        for path, text in files.items():
            self.write(path, text)
        self.git("add", "-A")
        self.git("commit", "-qm", "x")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    made = Project(tmp_path / "project")
    made.commit(**{"src/old.js": f"{CALL}\nwait();\n", "src/record.js": RECORD, "src/go.js": PLAIN})
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def check(project: Project, capsys: pytest.CaptureFixture[str]) -> Checked:
    def checked(*options: str) -> dict[str, Any]:
        capsys.readouterr()
        chosen = options if {"--staged", "--diff"} & set(options) else ("--diff", "main", *options)
        run(["check", "--format", "json", "--jobs", "1", *chosen])
        captured = capsys.readouterr()
        assert captured.out, captured.err
        report: dict[str, Any] = json.loads(captured.out)
        return report

    return checked


def told(report: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(one["rule"], one["path"], one["line"]) for one in report["findings"]]


def brought(report: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(one["kind"], one["obeyed"]) for one in report["brought"]]


def test_what_was_there_before_is_not_told(project: Project, check: Checked) -> None:
    project.write("src/old.js", f"{CALL}\nwait();\nmore();\n")
    report = check()
    assert told(report) == []
    assert report["change"]["left"] == 1


@pytest.mark.parametrize("committed", [True, False])
def test_new_lines_are_told(project: Project, check: Checked, committed: bool) -> None:
    project.git("checkout", "-qb", "topic")
    project.write("src/old.js", f"{CALL}\nwait();\n{CALL}\n")
    project.write("src/new.js", f"{CALL}\n")
    if committed:
        project.commit()
    assert told(check()) == [("PX201", "src/new.js", 1), ("PX201", "src/old.js", 3)]


def test_a_step_on_a_changed_line_is_enough(project: Project, check: Checked) -> None:
    project.write("src/go.js", LEAK)
    assert told(check()) == [("PX201", "src/go.js", 4)]
    project.commit(**{"src/go.js": LEAK})
    project.write("src/record.js", RECORD.replace("'Search'", "'Other'"))
    assert [path for _, path, _ in told(check())] == ["src/go.js"], "an importer of the changed file"


PIXEL = "fbq('track', 'Opened');\n"


def test_a_tracker_told_once_is_told_where_the_change_brings_it(project: Project, check: Checked) -> None:
    project.write("appointments/a.js", PIXEL)
    project.commit()
    project.write("appointments/b.js", PIXEL)
    assert told(check("--diff", "HEAD")) == [("PX104", "appointments/b.js", 1)]
    project.commit()
    project.write("appointments/b.js", f"// opened\n{PIXEL}")
    assert told(check("--diff", "HEAD")) == []


REPORTS = """package org.acme.clinic

import com.google.firebase.crashlytics.FirebaseCrashlytics

object Reports {
    fun signedIn(id: String) {
        FirebaseCrashlytics.getInstance().setUserId(id)
    }
}
"""
CLIENT = """package org.acme.clinic

class Host {
    var userId: String = ""
}

class Client(private val host: Host) {
    fun opened(id: String) {
        host.userId = id
        Reports.signedIn(host.userId)
    }
}
"""
HOME = """package org.acme.clinic

class Home(private val client: Client) {
    fun entered(userId: String) {
        client.opened(userId)
    }
}
"""


def test_a_place_that_hands_data_on_to_a_finding_is_told_where_the_change_brings_it(project: Project, check: Checked) -> None:
    project.commit(**{"app/Reports.kt": REPORTS, "app/Client.kt": CLIENT})
    project.write("app/Home.kt", HOME)
    assert told(check("--diff", "HEAD")) == [("PX214", "app/Home.kt", 5)]
    project.commit()
    project.write("app/Home.kt", HOME.replace("class Home", "// the first screen\nclass Home"))
    assert told(check("--diff", "HEAD")) == []


def test_a_file_named_alone_is_told_of_a_tracker_that_others_have(project: Project, check: Checked) -> None:
    for name in ("a", "b"):
        project.write(f"appointments/{name}.js", PIXEL)
    assert told(check("appointments/b.js")) == [("PX104", "appointments/b.js", 1)]
    assert told(check("appointments")) == [("PX104", "appointments/a.js", 1)]


@pytest.mark.parametrize("attribute", ["-diff", "binary", "diff=odd", "-text", "export-ignore", "linguist-generated"])
def test_attributes_hide_nothing(project: Project, check: Checked, attribute: str) -> None:
    project.write(".gitattributes", f"*.js {attribute}\n")
    project.write("src/new.js", f"{CALL}\n")
    project.git("add", "-A")
    assert told(check()) == [("PX201", "src/new.js", 1)]
    assert told(check("--staged")) == [("PX201", "src/new.js", 1)]


def test_settings_of_git_run_nothing_and_change_nothing(project: Project, check: Checked, tmp_path: Path) -> None:
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    script.chmod(0o755)
    for key, value in {
        "diff.external": str(script), "core.fsmonitor": str(script), "diff.odd.textconv": str(script),
        "diff.odd.command": str(script),
        "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.interHunkContext": "99", "diff.context": "9",
        "color.ui": "always", "diff.renames": "false", "diff.relative": "true", "core.quotePath": "true",
        "core.pager": str(script),
    }.items():  # fmt: skip
        project.git("config", key, value)
    project.write(".gitattributes", "*.js diff=odd\n")
    project.write("src/old.js", f"{CALL}\nwait();\n{CALL}\n")
    project.write("src/n\u00e9w b\t.js", f"{CALL}\n")
    project.git("add", "src/n\u00e9w b\t.js")
    (tmp_path / "ran").unlink(missing_ok=True)  # by git itself, asked by us
    assert told(check()) == [("PX201", "src/n\u00e9w b\t.js", 1), ("PX201", "src/old.js", 3)]
    assert not (tmp_path / "ran").exists()


def test_lines_that_look_like_headers(project: Project) -> None:
    project.write("src/old.js", "++ b/src/go.js\n-- a/x\n@@ -1 +1,9 @@\ndiff --git a/x b/x\nwait();\n")
    changed = change(str(project.root), "main", False)
    assert changed.files() == {"src/old.js"}
    assert changed.touches("src/old.js", 4, 4)
    assert not changed.touches("src/old.js", 5, 5)


def test_renames_are_followed_and_deletions_known(project: Project, check: Checked) -> None:
    project.git("mv", "src/old.js", "src/moved.js")
    project.git("rm", "-q", "src/go.js")
    report = check()
    assert told(report) == []
    changed = change(str(project.root), "main", False)
    assert changed.before == {"src/moved.js": "src/old.js"}
    assert changed.gone == {"src/go.js"}


def test_something_taken_away_within_a_call(project: Project) -> None:
    project.commit(**{"src/set.js": "init({\n  a: 1,\n  mask: true,\n});\nwait();\n"})
    project.write("src/set.js", "init({\n  a: 1,\n});\nwait();\n")
    changed = change(str(project.root), "main", False)
    assert changed.touches("src/set.js", 1, 3)
    assert not changed.touches("src/set.js", 4, 4)


@pytest.mark.parametrize(("option", "rules"), [((), ["PX201"]), (("--trust-change",), [])])
def test_suppressions_of_the_change(project: Project, check: Checked, option: tuple[str, ...], rules: list[str]) -> None:
    project.write("src/new.js", f"{CALL} // pixellint: ignore[PX201] -- staff page\n")
    report = check(*option)
    assert [rule for rule, _, _ in told(report)] == rules
    assert brought(report) == [("suppression", bool(option))]
    assert report["brought"][0]["path"] == "src/new.js"


def test_a_suppression_that_was_there_is_obeyed(project: Project, check: Checked) -> None:
    mark = "// pixellint: ignore[PX201] -- staff page\n"
    project.commit(**{"src/new.js": mark + CALL + "\n"})
    project.write("src/new.js", mark + CALL.replace("'Joined'", "'Came'") + "\n")
    report = check()
    assert told(report) == []
    assert brought(report) == []
    assert report["summary"]["suppressed"] == 1


def test_a_comment_added_above_an_old_line_is_listed(project: Project, check: Checked) -> None:
    project.write("src/old.js", f"// pixellint: ignore[PX201] -- staff page\n{CALL}\nwait();\n")
    assert brought(check()) == [("suppression", False)]


@pytest.mark.parametrize(("option", "count"), [((), 1), (("--trust-change",), 0)])
def test_baseline_growth(project: Project, check: Checked, option: tuple[str, ...], count: int) -> None:
    run(["baseline"])
    project.commit()
    project.write("src/new.js", f"{CALL}\n")
    run(["baseline"])
    report = check(*option)
    assert len(report["findings"]) == count
    assert brought(report) == [("baseline", bool(option))]


def test_the_baseline_holds_what_was_there_not_what_comes(project: Project, check: Checked) -> None:
    run(["baseline"])
    project.commit()
    project.write("src/old.js", f"{CALL}\n{CALL}\nwait();\n")
    assert len(check()["findings"]) == 1


POLICY = """fail-level: note
exclude: ["src/**"]
first-party-hosts: [metrics.example.org]
agreements:
  - trackers: [meta-pixel]
    baa: {signed: 2026-01-15}
"""


@pytest.mark.parametrize(("option", "count"), [((), 1), (("--trust-change",), 0)])
def test_policy_of_the_change(project: Project, check: Checked, option: tuple[str, ...], count: int) -> None:
    project.write(".pixellint.yaml", POLICY)
    project.write("src/new.js", f"{CALL}\n")
    report = check(*option)
    assert len([one for one in report["findings"] if one["severity"] == "error"]) == count or count
    assert bool(told(report)) is bool(count)
    kinds = {kind for kind, obeyed in brought(report) if obeyed is bool(option)}
    assert kinds >= {"agreement", "exclusion", "first-party-host", "policy"}


def test_new_and_removed_trackers(project: Project, check: Checked) -> None:
    project.write("src/new.js", "import mixpanel from 'mixpanel-browser';\nmixpanel.init('1');\nmixpanel.track('Seen');\n")
    assert ("PX411", "src/new.js") in [(rule, path) for rule, path, _ in told(check())]
    for name in ("old", "record", "go"):
        (project.root / f"src/{name}.js").unlink()
    report = check("--audience", "auditor")
    removed = [one for one in report["findings"] if one["rule"] == "PX412"]
    assert [(one["tracker"], one["severity"]) for one in removed] == [("meta-pixel", "note")]


def test_what_is_staged_counts_not_what_lies_there(project: Project, check: Checked) -> None:
    project.write("src/new.js", f"wait();\n{CALL}\n")
    assert told(check("--staged")) == []
    project.git("add", "-A")
    project.write("src/new.js", "wait();\n")
    assert told(check("--staged")) == [("PX201", "src/new.js", 2)], "mended, but not in what is committed"
    project.write("src/new.js", f"{CALL}\nwait();\n{CALL}\n")
    assert told(check("--staged")) == [("PX201", "src/new.js", 2)]


def test_staged_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Checked) -> None:
    young = Project(tmp_path / "young")
    young.write("a.js", f"{CALL}\n")
    young.git("add", "-A")
    monkeypatch.chdir(young.root)
    assert ("PX201", "a.js", 1) in told(check("--staged"))


def test_the_base_is_where_histories_part(project: Project, check: Checked) -> None:
    project.git("checkout", "-qb", "topic")
    project.commit(**{"src/new.js": f"{CALL}\n"})
    project.git("checkout", "-q", "main")
    project.commit(**{"src/old.js": "wait();\n"})
    project.git("checkout", "-q", "topic")
    assert told(check()) == [("PX201", "src/new.js", 1)]


def test_a_project_in_a_folder_of_the_repository(project: Project, check: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    project.commit(**{"part/.pixellint.yaml": "fail-level: error\n", "part/a.js": "wait();\n"})
    project.write("part/a.js", f"wait();\n{CALL}\n")
    project.write("src/new.js", f"{CALL}\n")
    monkeypatch.chdir(project.root / "part")
    assert [path for rule, path, _ in told(check()) if rule == "PX201"] == ["a.js"]


def test_paths_narrow_what_is_told(project: Project, check: Checked) -> None:
    project.write("src/new.js", f"{CALL}\n")
    project.write("lib/new.js", f"{CALL}\n")
    assert [path for _, path, _ in told(check("lib"))] == ["lib/new.js"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "main:src", "-p"])
def test_an_unknown_revision_is_told(project: Project, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    assert run(["check", f"--diff={revision}"]) == 2
    assert "git knows no commit" in capsys.readouterr().err
    assert not (project.root / "x").exists()


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["check", "--diff", "main"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("options", [["--trust-change"], ["--staged", "--diff", "main"]])
def test_options_that_do_not_go_together(project: Project, options: list[str]) -> None:
    assert run(["check", *options]) == 2


def test_a_tree_holds_no_links_and_leads_nowhere_else(project: Project, tmp_path: Path) -> None:
    (project.root / "src/link.js").symlink_to("/etc/passwd")
    project.commit()
    tree = Tree(str(project.root), "HEAD")
    assert set(tree.paths()) == {"src/old.js", "src/record.js", "src/go.js"}
    tree.write(str(tmp_path / "out"), tree.paths())
    assert (tmp_path / "out/src/go.js").read_text() == PLAIN


def test_text_says_what_the_change_brings(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write("src/new.js", f"{CALL} // pixellint: ignore[PX201] -- staff \u202e page\n")
    assert run(["check", "--diff", "main", "--statistics", "--fail-level", "warning"]) == 1
    out = capsys.readouterr().out
    assert "Brought by the change itself and is not obeyed" in out
    assert "staff <U+202E> page" in out
    assert "1 finding elsewhere" in out
    assert "PX201" in out.split("findings\n", 1)[1]


@pytest.mark.parametrize(("before", "now", "code"), [("warning", "error", 1), ("error", "warning", 0)])
def test_a_change_does_not_choose_the_level_it_fails_at(project: Project, before: str, now: str, code: int) -> None:
    project.commit(**{".pixellint.yaml": f"fail-level: {before}\n"})
    project.write(".pixellint.yaml", f"fail-level: {now}\n")
    project.write("src/old.js", f"{CALL}\n{CALL}\nwait();\n")
    assert run(["check", "--diff", "main", "--quiet"]) == code
    assert run(["check", "--diff", "main", "--quiet", "--trust-change"]) == 1 - code
    assert run(["check", "--diff", "main", "--quiet", "--fail-level", "error"]) == 0


@pytest.mark.parametrize("where", [".", "part"])
def test_a_change_does_not_take_a_folder_out_of_the_project(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    project.commit(**{".pixellint.yaml": 'surfaces: {authenticated: ["part/**"]}\n', "part/a.js": "wait();\n"})
    project.write("part/.pixellint.yaml", "fail-level: error\n")
    project.write("part/a.js", f"wait();\n{CALL}\n")
    project.write("src/new.js", f"{CALL}\n")
    monkeypatch.chdir(project.root / where)
    paths = ["part"] if where == "." else []
    assert run(["check", "--diff", "main", "--format", "json", "--jobs", "1", *paths]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [(one["rule"], one["severity"], one["path"]) for one in report["findings"]] == [("PX201", "error", "part/a.js")]
    assert ("policy", "part/.pixellint.yaml") in [(one["kind"], one["path"]) for one in report["brought"]]
    assert run(["check", "--diff", "main", "--trust-change", "--jobs", "1", *paths]) == 0
    capsys.readouterr()
    project.git("add", "-A")
    assert run(["check", "--staged", "--jobs", "1", *paths]) == 1
