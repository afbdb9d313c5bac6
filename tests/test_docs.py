"""The docs that are made from data are those of the data, and build into a site."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from pixellint.knowledge.authorities import statements
from pixellint.knowledge.load import load_knowledge
from pixellint.report.chapter import fenced, plain
from pixellint.report.explain_rule import explain_rule
from pixellint.report.explain_tracker import explain_tracker
from pixellint.report.look import Look
from pixellint.settings.policy import PACKS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
KNOWLEDGE = load_knowledge()
ALL_RULES = {
    *(f"PX{number}" for number in (*range(101, 112), *range(201, 216), *range(301, 317), *range(401, 413))),
}


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()
PAGES: dict[str, str] = dict(GENERATOR.pages(KNOWLEDGE))


def test_pages_are_those_of_the_records(updating: bool) -> None:
    if updating:
        GENERATOR.write(PAGES)
    assert GENERATOR.stale(PAGES) == [], "stale: make docs"


def test_a_stale_page_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GENERATOR, "DOCS", tmp_path)
    GENERATOR.write(PAGES)
    assert GENERATOR.stale(PAGES) == []
    (tmp_path / "rules" / "PX101.md").write_text("other", encoding="utf-8")
    (tmp_path / "rules" / "PX999.md").write_text("gone", encoding="utf-8")
    (tmp_path / "legal-basis.md").unlink()
    assert GENERATOR.stale(PAGES) == ["legal-basis.md", "rules/PX101.md", "rules/PX999.md"]


def test_every_rule_is_there_or_waiting() -> None:
    waiting = {one["id"] for one in GENERATOR._waiting()["rules"]}
    assert ALL_RULES - {check.id for check in KNOWLEDGE.checks} <= waiting <= ALL_RULES
    assert {one["id"] for one in GENERATOR._waiting()["parts"]} <= {check.id for check in KNOWLEDGE.checks}


def test_the_legal_basis_has_every_statement_and_every_rule() -> None:
    page = PAGES["legal-basis.md"]
    for statement in statements(KNOWLEDGE):
        assert f"| {statement.id} |" in page
    for check in KNOWLEDGE.checks:
        assert f"| [{check.id}](rules/{check.id}.md) |" in page


def test_every_pack_is_told() -> None:
    for pack in PACKS:
        assert f"## Pack {pack}" in PAGES["rules/index.md"]
        assert f"| {pack} |" in (DOCS / "policy.md").read_text(encoding="utf-8")


def _bare(text: str) -> str:
    """The words of a text, without what markdown or a terminal puts around and between them."""
    unescaped = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return re.sub(r"[^0-9A-Za-z]+", "", unescaped)


@pytest.mark.parametrize("check", KNOWLEDGE.checks, ids=lambda check: check.id)
def test_explain_prints_what_the_page_says(check: object) -> None:
    page = _bare(PAGES[f"rules/{check.id}.md"])  # type: ignore[attr-defined]
    for line in explain_rule(check, Look(width=100_000)):  # type: ignore[arg-type]
        assert _bare(line) in page, line


@pytest.mark.parametrize("tracker", KNOWLEDGE.trackers, ids=lambda tracker: tracker.id)
def test_explain_prints_what_the_page_of_a_tracker_says(tracker: object) -> None:
    page = _bare(PAGES[f"trackers/{tracker.id}.md"])  # type: ignore[attr-defined]
    for line in explain_tracker(tracker, Look(width=100_000)):  # type: ignore[arg-type]
        assert _bare(line) in page, line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a <b> & c", "a &lt;b&gt; &amp; c"),
        ("user_id and a*b", r"user\_id and a\*b"),
        ("a | b", r"a \| b"),
        ("write `ignore[PX201] <x>`", "write `ignore[PX201] <x>`"),
        ("an odd ` tick_", r"an odd \` tick\_"),
    ],
)
def test_text_reads_the_same_in_markdown(text: str, written: str) -> None:
    assert plain(text) == written


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert fenced("a.md", "```js\nx\n```\n") == "````markdown\n```js\nx\n```\n````"


def test_links_of_the_pages_lead_somewhere() -> None:
    for name in (*PAGES, "policy.md", "index.md"):
        text = PAGES.get(name) or (DOCS / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(((?!https?:)[^)#]+)", re.sub(r"(?s)^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE)):
            assert (DOCS / name).parent.joinpath(target).is_file(), f"{name}: {target}"


@pytest.mark.slow
def test_the_site_builds(tmp_path: Path) -> None:
    if find_spec("mkdocs") is None:
        pytest.skip("mkdocs is not installed: make site installs it")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "rules" / "PX203.html").is_file()
