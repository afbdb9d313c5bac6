"""Formats for other programs: what they print, byte for byte, and that those who read them can."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from pixellint import __version__
from pixellint.cli.reading import Files
from pixellint.knowledge.compiled import knowledge as shipped
from pixellint.model.findings import Brought, Change, Edit, Fix, Report
from pixellint.model.places import Place, Span
from pixellint.report import CHECK_FORMATS, INVENTORY_FORMATS, Look, renderer
from pixellint.run import lint
from pixellint.settings import Settings, load_policy
from tests.sample_report import FINDINGS, KNOWLEDGE, REPORT, SOURCES, finding

Snapshot = Callable[[str, str], None]

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "health-plan" / "leaky"
SCHEMA = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
PLAIN = Look()
SUFFIXES = {"text": "txt", "json": "json", "sarif": "sarif", "code-scanning": "sarif", "gitlab": "json", "github": "log"} | {
    "markdown": "md",
    "csv": "csv",
    "junit": "xml",
    "html": "html",
}

CHANGED = REPORT._replace(
    change=Change("0123456789abcdef", False, 2, 7, 3),
    brought=(
        Brought("suppression", "src/search/SearchBox.jsx", 3, "ignore[PX203] until=2027-01-31 -- later", False),
        Brought("exclusion", ".pixellint.yaml", 4, "third_party/**", True),
    ),
)


def checked(form: str, report: Report = REPORT, look: Look = PLAIN) -> str:
    return "".join(renderer(CHECK_FORMATS, form)(report, KNOWLEDGE, SOURCES, look))


def listed(form: str) -> str:
    return "".join(renderer(INVENTORY_FORMATS, form)(REPORT, KNOWLEDGE, SOURCES, Look()))


def unversioned(text: str) -> str:
    told = text.replace(f'Version": "{__version__}"', 'Version": "@@VERSION@@"').replace(
        f"pixellint {__version__}", "pixellint @@"
    )
    told = told.replace(f'"version": "{__version__}"', '"version": "@@VERSION@@"')
    if "<!doctype html>" not in told[:20]:
        return told
    # what the style and the script of a page are is told by the files they come from
    return re.sub(r"<(style|script)>.*?</\1>|sha256-[\w+/=]+", "@@", told, flags=re.DOTALL)


def sarif(form: str = "sarif", report: Report = REPORT, look: Look = PLAIN) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(checked(form, report, look))
    jsonschema.validate(log, SCHEMA)
    assert len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


def many(count: int, **changes: object) -> Report:
    """So many findings of one kind, each in a line of its own."""
    findings = tuple(
        finding(Place("src/many.js", Span(line, 1, line, 5)), "error", **changes)._replace(fingerprint=f"{line}")
        for line in range(1, count + 1)
    )
    return REPORT._replace(findings=findings, unread=())


@cache
def example() -> tuple[Report, str]:
    settings = Settings(root=EXAMPLE, policy=load_policy(EXAMPLE), jobs=2, audience="developer", cache=False)
    return lint(["public", "shared"], settings), str(EXAMPLE)


def of_example(formats: dict[str, str], form: str) -> str:
    report, root = example()
    known = shipped()
    text = "".join(renderer(formats, form)(report, known, Files(root), Look()))
    return unversioned(text).replace(known.digest, "@@KNOWLEDGE@@").replace(known.digest[:12], "@@KNOWLEDGE@@")


@pytest.mark.parametrize("form", [name for name in SUFFIXES if name not in ("text", "json")])
def test_check_report(form: str, snapshot: Snapshot) -> None:
    snapshot(f"reports/check-{form}.{SUFFIXES[form]}", unversioned(checked(form)))


@pytest.mark.parametrize("form", ["csv", "markdown", "html"])
def test_inventory_report(form: str, snapshot: Snapshot) -> None:
    snapshot(f"reports/inventory-{form}.{SUFFIXES[form]}", unversioned(listed(form)))


@pytest.mark.parametrize("form", ["sarif", "github", "markdown"])
def test_report_of_a_change(form: str, snapshot: Snapshot) -> None:
    snapshot(f"reports/change-{form}.{SUFFIXES[form]}", unversioned(checked(form, CHANGED)))


@pytest.mark.xdist_group("example")
@pytest.mark.parametrize("form", SUFFIXES)
def test_check_report_of_the_example(form: str, snapshot: Snapshot) -> None:
    snapshot(f"example/check-{form}.{SUFFIXES[form]}", of_example(CHECK_FORMATS, form))


@pytest.mark.xdist_group("example")
@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "html"])
def test_inventory_report_of_the_example(form: str, snapshot: Snapshot) -> None:
    snapshot(f"example/inventory-{form}.{SUFFIXES[form]}", of_example(INVENTORY_FORMATS, form))


# SARIF


def test_sarif_says_what_holds_a_result_back() -> None:
    results = sarif()["results"]
    assert [(result["baselineState"], [one["kind"] for one in result["suppressions"]]) for result in results] == [
        *[("new", [])] * 4,
        *[("new", ["inSource"])] * 2,
        ("unchanged", ["external"]),
    ]
    comment = results[4]["suppressions"][0]
    assert comment["justification"] == "removed with the next release"
    assert comment["location"]["physicalLocation"]["region"]["startLine"] == 3
    assert comment["properties"] == {"until": "2027-01-31"}


def test_sarif_has_no_baseline_state_where_there_is_no_baseline() -> None:
    results = sarif(report=REPORT._replace(held=(), stale=()))["results"]
    assert not any("baselineState" in result for result in results)


def test_code_scanning_gets_no_alert_for_what_is_held_back() -> None:
    run = sarif("code-scanning")
    assert len(run["results"]) == len(REPORT.findings)
    assert not any(result["suppressions"] or "baselineState" in result for result in run["results"])


def test_code_scanning_holds_the_gravest_and_says_what_it_leaves_out() -> None:
    report = many(5_000)._replace(findings=(*many(5_000).findings, FINDINGS[3]))
    run = sarif("code-scanning", report)
    assert len(run["results"]) == 5_000
    assert {result["level"] for result in run["results"]} == {"error"}
    notices = run["invocations"][0]["toolExecutionNotifications"]
    assert [notice["message"]["text"] for notice in notices if notice["descriptor"]["id"] == "cut"] == [
        "1 finding left out: this report holds 5,000, the gravest."
    ]


def test_sarif_steps_are_a_thread_flow_with_places() -> None:
    flowing = next(result for result in sarif()["results"] if "codeFlows" in result)
    steps = flowing["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"] for step in steps][:2] == ["the search box q", "kept in state term"]
    assert steps[0]["location"]["physicalLocation"]["region"]["snippet"]["text"] == '<input name="q"'


def test_sarif_names_rules_with_their_legal_status() -> None:
    rules = {rule["id"]: rule for rule in sarif()["tool"]["driver"]["rules"]}
    assert rules["PX203"]["properties"]["legalStatus"] == ["contested"]
    assert "legal-status/contested" in rules["PX203"]["properties"]["tags"]
    assert "What to do" in rules["PX203"]["help"]["text"] and "**What to do.**" in rules["PX203"]["help"]["markdown"]


def test_sarif_tells_what_was_not_read() -> None:
    notices = sarif()["invocations"][0]["toolExecutionNotifications"]
    told = Counter(notice["descriptor"]["id"] for notice in notices)
    assert told == {"not-read": 12, "left-out": 1, "unresolved": 1, "stale": 1}
    assert notices[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "data/blob00.js"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("src/a b.js", "src/a%20b.js"),
        ("src/100%.js", "src/100%25.js"),
        ("a:b.js", "a%3Ab.js"),
        ("src/[id].tsx", "src/%5Bid%5D.tsx"),
        ("src/é#?.js", "src/%C3%A9%23%3F.js"),
        ("src/\udcff.js", "src/%FF.js"),
    ],
)
def test_sarif_paths_are_uris(path: str, uri: str) -> None:
    run = sarif(report=REPORT._replace(findings=(finding(Place(path, Span(1, 1, 1, 2)), "error"),), unread=(), held=()))
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%", "index": 0}
    assert run["artifacts"][0]["location"]["uri"] == uri


@pytest.mark.parametrize(("prefix", "path"), [("", "src/many.js"), ("web", "web/src/many.js"), ("../..", "src/many.js")])
def test_paths_are_those_of_the_repository(prefix: str, path: str) -> None:
    report, look = many(1), Look(prefix=prefix)
    result = sarif(report=report, look=look)["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path
    assert json.loads(checked("gitlab", report, look))[0]["location"]["path"] == path
    assert f"::error file={path},line=1," in checked("github", report, look)


def test_alike_findings_have_fingerprints_of_their_own_that_do_not_know_lines() -> None:
    twice = tuple(one._replace(fingerprint="same") for one in many(2).findings)
    moved = tuple(one._replace(place=Place("src/many.js", Span(one.place.span.line + 9, 1, 99, 5))) for one in twice)
    names = []
    for told in (twice, moved):
        results = sarif(report=many(0)._replace(findings=told))["results"][:2]
        names.append([result["partialFingerprints"]["pixellintFinding/v1"] for result in results])
    assert len(set(names[0])) == 2
    assert names[0] == names[1]


def test_sarif_carries_mends_as_fixes() -> None:
    edits = (Edit("public/visit.html", Span(5, 5, 5, 36), ""), Edit("src/b c.js", Span(1, 1, 1, 1), "// x\n"))
    mended = FINDINGS[1]._replace(fixes=(Fix("Drop the [key] em", edits, True),))
    (fix,) = sarif(report=REPORT._replace(findings=(mended,)))["results"][0]["fixes"]
    assert fix["description"]["text"] == r"Drop the \[key\] em"
    assert [change["artifactLocation"]["uri"] for change in fix["artifactChanges"]] == ["public/visit.html", "src/b%20c.js"]
    dropped, put = (change["replacements"][0] for change in fix["artifactChanges"])
    assert "insertedContent" not in dropped and dropped["deletedRegion"]["snippet"]["text"].startswith("em: form.elements")
    assert put["insertedContent"]["text"] == "// x\n"
    assert (put["deletedRegion"]["startColumn"], put["deletedRegion"]["endColumn"]) == (1, 1)


MULTITOOL = shutil.which("sarif-multitool") or shutil.which("Sarif.Multitool") or os.environ.get("SARIF_MULTITOOL", "")

REMARKS = {"SARIF2002", "SARIF2003", "SARIF2006", "SARIF2011", "SARIF2012", "SARIF2013"}
"""notes that stay: messages with their text, no provenance of the code, a schema that is not fetched, no whole files, no web
page for each rule"""


@pytest.mark.slow
@pytest.mark.skipif(not MULTITOOL, reason="npm install --global @microsoft/sarif-multitool, or SARIF_MULTITOOL=its path")
@pytest.mark.parametrize("form", ["sarif", "code-scanning"])
def test_multitool_has_nothing_to_say(form: str, tmp_path: Path) -> None:
    for name, text in {"sample": checked(form, CHANGED), "example": of_example(CHECK_FORMATS, form)}.items():
        log, verdict = tmp_path / f"{name}.sarif", tmp_path / f"{name}-verdict.json"
        log.write_text(text.replace("@@VERSION@@", "0.0.1"), encoding="utf-8")
        options = ["--rule-kind", "Sarif;Gh", "--level", "Error;Warning;Note", "--kind", "Fail", "--log", "ForceOverwrite"]
        command = [MULTITOOL, "validate", str(log), *options, "--output", str(verdict)]
        subprocess.run(command, check=False, capture_output=True, timeout=300)
        run = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"][0]
        assert run["invocations"][0]["executionSuccessful"]
        assert {(one["ruleId"], one.get("level", "warning")) for one in run["results"]} <= {(name, "note") for name in REMARKS}


# GitHub


def test_annotations_stay_within_what_github_shows() -> None:
    findings = tuple(
        finding(Place(f"src/{severity}{number}.js", Span(number, 1, number, 5)), severity)
        for severity in ("note", "warning", "error")
        for number in range(1, 31)
    )
    lines = checked("github", REPORT._replace(findings=findings)).splitlines()
    kinds = Counter(line.split(" ")[0] for line in lines if line.startswith("::"))
    assert kinds == {"::error": 10, "::warning": 10, "::notice": 10}
    assert lines[0].startswith("::error file=src/error1.js,line=1,")
    assert "61 not annotated, see the job summary" in lines[-1]
    assert any("12 files not read" in line for line in lines)


def test_one_annotation_for_a_vendor_and_flow() -> None:
    place = Place("src/many.js", Span(3, 1, 3, 5))
    alike = [
        finding(place, "warning", rule="PX105"),
        finding(place, "error", data=("name",)),
        finding(place, "note", rule="PX106"),
    ]
    other = finding(place, "warning", recipient="Google", tracker="google-tag-manager")
    lines = checked("github", REPORT._replace(findings=(*alike, other), unread=())).splitlines()
    assert len([line for line in lines if line.startswith("::")]) == 2
    assert lines[0].startswith("::error") and "2 more findings of the same vendor and flow (PX105, PX106)" in lines[0]


def test_a_clean_run_has_no_annotation() -> None:
    clean = REPORT._replace(findings=(), unread=(), suppressed=(), held=())
    assert checked("github", clean) == "pixellint: 0 findings in 40 files\n"


# GitLab

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 8},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""what GitLab's documentation asks of a code quality report"""


def test_gitlab_report_is_what_gitlab_asks_for() -> None:
    twice = REPORT._replace(findings=(*FINDINGS, *FINDINGS))
    entries = json.loads(checked("gitlab", twice))
    jsonschema.validate(entries, CODE_QUALITY)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 8
    assert Counter(entry["severity"] for entry in entries) == {"critical": 4, "major": 2, "info": 2}
    assert json.loads(checked("gitlab", REPORT._replace(findings=()))) == []


# JUnit


def test_junit_is_read_by_others(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    path.write_text(checked("junit"), encoding="utf-8")
    suites = JUnitXml.fromfile(str(path))
    outcomes = Counter(type(case.result[0]).__name__ if case.result else "passed" for suite in suites for case in suite)
    assert outcomes == {"Failure": 3, "Skipped": 4, "Error": 12}
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (19, 3, 12, 4)


def test_a_clean_junit_report_has_a_case_that_passes() -> None:
    root = ElementTree.fromstring(checked("junit", REPORT._replace(findings=(), suppressed=(), held=(), unread=())))
    cases = root.findall(".//testcase")
    assert [len(case) for case in cases] == [0]
    assert root.get("tests") == "1" and root.get("failures") == "0"


# CSV


def test_csv_is_read_by_others() -> None:
    rows = list(csv.DictReader(io.StringIO(checked("csv"))))
    assert Counter(row["state"] for row in rows) == {"new": 4, "suppressed": 2, "baseline": 1}
    assert rows[3]["origin"] == "src/search/SearchBox.jsx:7 the search box q"
    assert all(None not in row and None not in row.values() for row in rows)
    uses = list(csv.DictReader(io.StringIO(listed("csv"))))
    assert [(row["tracker"], row["data"]) for row in uses] == [
        ("google-tag-manager", ""),
        ("google-tag-manager", "search-term"),
        ("meta-pixel", "email"),
    ]


# Markdown


def test_markdown_tables_are_tables() -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(checked("markdown", CHANGED))
    root = ElementTree.fromstring(f"<page>{html.replace('<br>', '<br/>')}</page>")
    assert [len(table.findall(".//tr")) - 1 for table in root.findall(".//table")] == [4, 2, 2, 12]
    assert {len(row) for table in root.findall(".//table") for row in table.findall(".//tr")} == {7, 4, 2}
    assert "not obeyed" not in html and "<strong>no</strong>" in html


def test_a_summary_stays_below_what_github_takes() -> None:
    report = many(6_000, message="x" * 390)._replace(suppressions=REPORT.suppressions * 40)
    text = checked("markdown", report)
    assert 700_000 < len(text.encode()) < 1_048_576
    assert "more findings left out here: `--format json` names them all." in text
    assert "Looked at 40 files" in text


def test_the_picture_has_an_arrow_for_each_way() -> None:
    picture = checked("markdown").split("```mermaid\n")[1].split("```")[0]
    assert '-->|"appointment"|' in picture
    assert picture.count("-->") == 3
