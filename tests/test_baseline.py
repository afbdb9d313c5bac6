"""The baseline: what it must not hold, what it goes on holding, the file itself."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pixellint.aside import baseline_path
from pixellint.cli.border import run
from pixellint.model.errors import UserError
from pixellint.model.findings import Finding, Reach
from pixellint.model.places import Place, Span
from pixellint.settings import load_policy
from pixellint.verdict.baseline import Entry, entries, matched, read, written

FILE = ".pixellint-baseline.json"
JOIN = """export function join(patient) {
  fbq('track', 'Joined', { contact: patient.email });
}
"""
LEAVE = """export function leave(patient) {
  fbq('track', 'Left', { contact: patient.email });
}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    (root / "src").mkdir(parents=True)
    (root / "src/join.js").write_text(JOIN, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def check(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, int, int]]:
    def checked(*options: str) -> tuple[int, int, int]:
        """Exit code apart: new findings, held ones, stale ones."""
        capsys.readouterr()
        run(["check", "--format", "json", *options])
        report = json.loads(capsys.readouterr().out)
        return len(report["findings"]), report["summary"]["baselined"], report["summary"]["stale"]

    return checked


def finding(path: str = "a.js", line: int = 1, function: str = "f", fingerprint: str = "1") -> Finding:
    return Finding(
        "PX201", "x", "error", "flow", "m", Place(path, Span(line, 1, line, 2)), "t", "T", ("email",), ("unknown",),
        (), Reach(0, "unknown"), (), "in_force", fingerprint, function,
    )  # fmt: skip


def test_a_second_identical_leak_is_told(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    assert run(["baseline"]) == 0
    assert check() == (0, 1, 0)
    (project / "src/join.js").write_text(
        JOIN.replace("}\n", "  wait();\n  fbq('track', 'Joined', { contact: patient.email });\n}\n")
    )
    assert check() == (1, 1, 0)
    (project / "src/join.js").write_text(JOIN)
    (project / "src/again.js").write_text(JOIN)
    assert check() == (1, 1, 0), "the old place is still there"


@pytest.mark.parametrize(
    "mended",
    [
        lambda text: "\n\n// a word\n\n" + text,
        lambda text: text.replace("  fbq", "      fbq").replace(", {", ",\n    {").replace("patient", "person"),
        lambda text: text.replace("function join", "function joined"),
        lambda text: text.replace("'Joined'", "'Came'"),
    ],
    ids=["moved", "formatted", "renamed", "reworded"],
)
def test_what_stays_held(project: Path, check: Callable[..., tuple[int, int, int]], mended: Callable[[str], str]) -> None:
    (project / "src/join.js").write_text(JOIN.replace("patient.email", "patient.email"))
    run(["baseline"])
    (project / "src/join.js").write_text(mended(JOIN))
    assert check() == (0, 1, 0)


def test_a_file_renamed_stays_held_and_a_function_moved(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    run(["baseline"])
    (project / "lib").mkdir()
    shutil.move(project / "src/join.js", project / "lib/other.js")
    assert check() == (0, 1, 0)
    run(["baseline"])
    (project / "lib/other.js").write_text("export const nothing = 1;\n")
    (project / "lib/third.js").write_text(JOIN)
    assert check() == (0, 1, 0)
    (project / "lib/third.js").write_text(JOIN.replace("function join", "function another"))
    assert check() == (1, 0, 1), "another function in another file is another leak"


def test_what_is_told_once_for_the_project_is_held_wherever_it_is_told(
    project: Path, check: Callable[..., tuple[int, int, int]]
) -> None:
    (project / "src/join.js").unlink()
    (project / "appointments").mkdir()
    for name in ("a", "b"):
        (project / "appointments" / f"{name}.js").write_text(f"fbq('track', 'Opened{name}');\n")
    assert run(["baseline"]) == 0
    assert check() == (0, 1, 0)
    (project / "appointments/a.js").unlink()
    assert check() == (0, 1, 0)
    (project / "appointments/b.js").write_text("snaptr('track', 'PAGE_VIEW');\n")
    assert check() == (1, 0, 1), "another tracker is another finding"


def test_mended_is_stale_until_pruned(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    run(["baseline"])
    (project / "src/join.js").write_text("export const nothing = 1;\n")
    assert check() == (0, 0, 1)
    run(["baseline"])
    assert check() == (0, 0, 1), "kept: another branch may still have it"
    run(["baseline", "--prune"])
    assert check() == (0, 0, 0)
    (project / "src/join.js").write_text(JOIN)
    assert check() == (1, 0, 0)


def test_no_baseline(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    run(["baseline"])
    assert check("--no-baseline") == (1, 0, 0)
    assert check() == (0, 1, 0)


def test_of_a_part_only_its_entries_can_be_stale(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    (project / "lib").mkdir()
    (project / "lib/leave.js").write_text(LEAVE)
    run(["baseline"])
    assert check("lib") == (0, 1, 0)
    assert check("lib/leave.js") == (0, 1, 0)


def test_the_baseline_of_an_auditor_serves_developers(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    (project / "index.html").write_text("<script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>\n")
    run(["baseline"])
    assert check("--audience", "auditor")[0] == 0
    assert check()[::2] == (0, 0)


def test_comments_are_judged_all_the_same(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    (project / "src/join.js").write_text(JOIN.replace("});", "}); // pixellint: ignore[PX201]"))
    run(["baseline"])
    assert check() == (1, 1, 0)


def test_a_change_of_the_file_is_seen_at_once(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    (project / ".gitignore").write_text(FILE)
    assert check() == (1, 0, 0)
    run(["baseline"])
    assert check() == (0, 1, 0)
    (project / FILE).write_text("".join(written(())))
    assert check() == (1, 0, 0)
    (project / FILE).unlink()
    assert check() == (1, 0, 0)


def test_the_file_is_sorted_and_holds_no_lines_or_dates(project: Path) -> None:
    (project / "src/leave.js").write_text(LEAVE)
    run(["baseline"])
    first = (project / FILE).read_text()
    record = json.loads(first)
    assert record["schema"] == 1
    assert [row["path"] for row in record["findings"][:-1]] == ["src/join.js", "src/leave.js"]
    assert list(record["findings"][0]) == ["path", "function", "rule", "tracker", "fingerprint", "count"]
    assert record["findings"][-1] == {}
    assert all(line.endswith(",") for line in first.splitlines() if "fingerprint" in line)
    (project / "src/join.js").write_text("\n\n" + JOIN)
    run(["baseline"])
    assert (project / FILE).read_text() == first
    assert sorted(path.name for path in project.iterdir() if "baseline" in path.name) == [FILE]


def test_two_branches_merge(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=project, check=True, capture_output=True
        )

    run(["baseline"])
    git("add", "-A")
    git("commit", "-qm", "first")
    git("checkout", "-qb", "other")
    (project / "src/aside.js").write_text(LEAVE)
    run(["baseline"])
    git("add", "-A")
    git("commit", "-qm", "aside")
    git("checkout", "-q", "-")
    (project / "src/zone.js").write_text(LEAVE)
    run(["baseline"])
    git("add", "-A")
    git("commit", "-qm", "zone")
    git("merge", "-q", "other")
    assert check() == (0, 3, 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<<<<<<< ours\n", "a merge that is not resolved"),
        ("[", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "no baseline of this version"),
        ('{"schema": 2, "findings": []}', "no baseline of this version"),
        ('{"schema": 1, "findings": [{"path": "a"}]}', "other fields"),
        ('{"schema": 1, "findings": [3]}', "other fields"),
    ],
)
def test_a_broken_file_is_told_in_one_line(project: Path, capsys: pytest.CaptureFixture[str], text: str, told: str) -> None:
    (project / FILE).write_text(text)
    for command in ("check", "baseline"):
        assert run([command]) == 2
        message = capsys.readouterr().err
        assert FILE in message
        assert told in message
        assert message.count("\n") == 1
    assert (project / FILE).read_text() == text


@pytest.mark.parametrize("count", [0, -1, True, "1", 1.5])
def test_counts_are_numbers(count: object) -> None:
    row = {"path": "a", "function": "", "rule": "PX201", "tracker": "t", "fingerprint": "1", "count": count}
    with pytest.raises(UserError, match="another type"):
        read(json.dumps({"schema": 1, "findings": [row]}), FILE)


@pytest.mark.parametrize(
    "path", ["../up.json", "/etc/passwd.json", "a/../../b.json", ".git/config.json", "notes.txt", "c:/a.json"]
)
def test_it_lies_in_the_project(project: Path, path: str) -> None:
    (project / ".pixellint.yaml").write_text(f"baseline: '{path}'\n")
    with pytest.raises(UserError, match=r"no \.json file below the root"):
        baseline_path(load_policy(project))
    assert run(["baseline"]) == 2


def test_a_link_is_not_written_through(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.json").write_text("".join(written(())))
    (project / FILE).symlink_to(tmp_path / "elsewhere.json")
    assert run(["check"]) == 2
    assert run(["baseline"]) == 2
    assert (tmp_path / "elsewhere.json").read_text() == "".join(written(()))


def test_the_policy_names_another_place(project: Path, check: Callable[..., tuple[int, int, int]]) -> None:
    (project / ".pixellint.yaml").write_text("baseline: src/known.json\n")
    run(["baseline"])
    assert (project / "src/known.json").exists()
    assert check() == (0, 1, 0)


def test_written_is_read_back_and_merged_twice_counts_once() -> None:
    known = entries([finding(), finding(line=2), finding("b.js")])
    assert [entry.times for entry in known] == [2, 1]
    text = "".join(written(known))
    assert read(text, FILE) == known
    line = next(line for line in text.splitlines() if "a.js" in line)
    assert read(text.replace(line, f"{line}\n{line}"), FILE) == known


def nothing(path: str, function: str) -> bool:
    return False


def test_exact_matches_come_first() -> None:
    known = entries([finding(function="f"), finding(function="g")])
    result = matched(
        [finding(line=1, function="h"), finding(line=2, function="f"), finding(line=3, function="g")], known, nothing
    )
    assert [one.function for one in result.new] == ["h"]


def test_of_findings_alike_the_later_is_told_and_the_one_in_the_change_before_others() -> None:
    known = entries([finding()])
    alike = [finding(line=1), finding(line=9)]
    assert matched(alike, known, nothing).new == [alike[1]]
    assert matched(alike, known, nothing, lambda one: one.place.span.line == 1).new == [alike[0]]


def test_another_fingerprint_is_another_finding() -> None:
    result = matched([finding(fingerprint="2")], entries([finding()]), lambda path, function: True)
    assert len(result.new) == 1
    assert result.stale == (Entry("a.js", "f", "PX201", "t", "1", 1),)


def test_one_entry_holds_one_of_two_copies_of_a_file_that_is_gone() -> None:
    result = matched([finding("b.js"), finding("c.js")], entries([finding("a.js")]), lambda path, function: path == "a.js")
    assert [one.place.path for one in result.new] == ["c.js"]


def test_many_findings_are_matched_quickly() -> None:
    many = [finding(f"{number}.js") for number in range(3_000)]
    assert not matched(many, entries(many), nothing).new
