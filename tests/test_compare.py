"""`pixellint inventory --compare`: what is new, gone or changed since an earlier inventory."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pixellint import __version__
from pixellint.cli.border import run
from pixellint.model.errors import UserError
from pixellint.report import COMPARE_FORMATS, Look, compare_renderer
from pixellint.report.comparison import Comparison, compared
from pixellint.report.json import inventory_record
from tests.sample_report import KNOWLEDGE, REPORT

Snapshot = Callable[[str, str], None]
DOCUMENTATION = Path(__file__).parents[1] / "docs" / "ci.md"
SUFFIXES = {"text": "txt", "json": "json", "markdown": "md", "csv": "csv"}


def now() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json.dumps(inventory_record(REPORT, KNOWLEDGE)))
    return record


def earlier() -> dict[str, Any]:
    """Another tracker, Tag Manager less fed and on another page, no pixel; by another version."""
    record = now()
    manager = record["trackers"][0]
    manager["grade"], manager["surfaces"] = "called", ["general"]
    for use in manager["uses"]:
        use["data"] = []
    record["trackers"] = [manager, {**manager, "tracker": "old-pixel", "name": "Old Pixel", "recipient": "Old"}]
    record["tool"]["knowledge"] = "ffff"
    return record


def comparison(before: object) -> Comparison:
    return compared(before, now(), "old.json")


def test_an_inventory_equals_itself() -> None:
    same = comparison(now())
    assert (same.new, same.gone, same.changed, same.same) == ((), (), (), 2)
    text = "".join(compare_renderer("text")(same, Look()))
    assert text.startswith("No tracker is new, gone or changed.")
    assert "different versions" not in text


@pytest.mark.parametrize("form", COMPARE_FORMATS)
def test_comparison(form: str, snapshot: Snapshot) -> None:
    text = "".join(compare_renderer(form)(comparison(earlier()), Look()))
    snapshot(f"reports/compare-{form}.{SUFFIXES[form]}", text.replace(f'"{__version__}"', '"@@VERSION@@"'))


def test_what_is_new_gone_and_changed() -> None:
    told = comparison(earlier())
    assert [one.tracker for one in told.new] == ["meta-pixel"]
    assert [one.tracker for one in told.gone] == ["old-pixel"]
    (altered,) = told.changed
    assert (altered.before.grade, altered.now.grade, altered.stronger) == ("called", "fed", True)
    assert (altered.before.data, altered.now.data) == ((), ("search-term",))


def test_less_evidence_is_not_more() -> None:
    (altered,) = compared(now(), {**earlier(), "trackers": earlier()["trackers"][:1]}, "old.json").changed
    assert altered.now.surfaces == ("general",)
    fewer = altered._replace(now=altered.now._replace(surfaces=()))
    assert not fewer.stronger


def test_data_that_a_tracker_collects_by_itself_is_no_change() -> None:
    before = now()
    for tracker in before["trackers"]:
        for use in tracker["uses"]:
            use["data"] = [given for given in use["data"] if given["confidence"] != "collected"]
    assert comparison(before).changed == ()


def test_another_knowledge_is_told_as_a_cause() -> None:
    text = "".join(compare_renderer("markdown")(comparison(earlier()), Look()))
    assert "some differences may come from that, not from the code" in text
    assert "12 files could not be read then, 12 now" in text


@pytest.mark.parametrize(
    "before",
    [
        [],
        {},
        {"trackers": 1},
        {"schema": 2, "trackers": []},
        {"schema": 1, "trackers": []},
        {"schema": 1, "trackers": [{}], "tool": {}, "unread": []},
        {"schema": 1, "trackers": [3], "tool": {}, "unread": []},
        {"schema": 1, "trackers": [], "tool": {"version": "1", "knowledge": "x"}, "unread": 3},
    ],
)
def test_what_is_no_inventory_is_refused(before: object) -> None:
    with pytest.raises(UserError, match=r"^old\.json: is "):
        comparison(before)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    root.mkdir()
    (root / ".pixellint.yaml").write_text("{}\n", encoding="utf-8")
    (root / "a.js").write_text("fbq('track', 'Joined', { contact: patient.email });\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_from_one_release_to_the_next(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inventory", "--jobs", "1", "--also", "json=old.json", "--also", "csv=old.csv"]) == 0
    assert "meta-pixel" in capsys.readouterr().out
    assert next(csv.DictReader(io.StringIO((project / "old.csv").read_text(encoding="utf-8"))))["tracker"] == "meta-pixel"
    (project / "b.js").write_text("import posthog from 'posthog-js';\nposthog.init('phc_x');\n", encoding="utf-8")
    assert run(["inventory", "--jobs", "1", "--compare", "old.json", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "- New: PostHog (PostHog): evidence initialised" in out
    assert "1 new, 0 gone, 0 changed, 1 unchanged." in out


@pytest.mark.parametrize("text", ["", "{", "[" * 200_000, '{"schema": 1}'])
def test_a_file_that_is_none_ends_in_one_line(project: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "old.json").write_text(text, encoding="utf-8")
    assert run(["inventory", "--jobs", "1", "--compare", "old.json"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("pixellint: old.json: is no ") and err.count("\n") == 1


def test_a_missing_file_ends_in_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inventory", "--jobs", "1", "--compare", "gone.json"]) == 2
    assert "gone.json: cannot be read" in capsys.readouterr().err


def test_quiet_is_the_table_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inventory", "--jobs", "1", "--quiet"]) == 0
    out = capsys.readouterr().out
    assert "meta-pixel" in out and "a.js:1" not in out


def test_further_reports_of_a_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(["check", "--jobs", "1", "--quiet", "--fail-level", "note", "--also", "sarif=x.sarif", "--also", "junit=x.xml"])
        == 1
    )
    assert capsys.readouterr().out.startswith("a.js:1:")
    assert json.loads((project / "x.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (project / "x.xml").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize("also", ["sarif", "sarif=", "=x", "xml=x", "x.sarif"])
def test_a_further_report_names_a_format_and_a_file(project: Path, also: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--also", also]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_and_formats(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMP_WORDS", "pixellint check --format sar")
    monkeypatch.setenv("COMP_CWORD", "sar" if shell == "fish" else "3")
    for instruction, told in (("source", "_PIXELLINT_COMPLETE"), ("complete", "sarif")):
        monkeypatch.setenv("_PIXELLINT_COMPLETE", f"{shell}_{instruction}")
        with pytest.raises(SystemExit) as ended:
            run([])
        assert ended.value.code == 0
        assert told in capsys.readouterr().out


def test_the_documentation_names_every_format() -> None:
    from pixellint.report import CHECK_FORMATS, INVENTORY_FORMATS

    rows = re.findall(r"(?m)^\| `([\w-]+)` \| ([\w, ]+) \|", DOCUMENTATION.read_text(encoding="utf-8"))
    told = {name: set(commands.split(", ")) for name, commands in rows if "check" in commands or "inventory" in commands}
    registered = {"check": CHECK_FORMATS, "inventory": INVENTORY_FORMATS, "compare": COMPARE_FORMATS}
    names = {name for formats in registered.values() for name in formats}
    assert told == {name: {command for command, formats in registered.items() if name in formats} for name in names}


def test_the_documented_inputs_are_those_of_the_action() -> None:
    described = yaml.safe_load((DOCUMENTATION.parents[1] / "action.yml").read_text(encoding="utf-8"))
    chapter = DOCUMENTATION.read_text(encoding="utf-8").split("| input |")[1].split("Outputs:")[0]
    assert re.findall(r"(?m)^\| `([\w-]+)` \|", chapter) == list(described["inputs"])
