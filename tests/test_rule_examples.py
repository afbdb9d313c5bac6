"""Every example of every check, through the whole pipeline: marked lines are told, all others silent of the check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pixellint import run
from pixellint.knowledge.load import load_knowledge
from pixellint.model.knowledge import Check, Example
from pixellint.settings import Settings, load_policy
from tests.markers import expected

CHECKS = load_knowledge().checks
MADE_UP = Path(__file__).parent / "catalogue"
"""products of purposes that the examples of these checks need and name by no vendor's name"""
WITH_MADE_UP = ("PX305", "PX306")


def _examples(kind: str) -> Iterator[object]:
    for check in CHECKS:
        for example in getattr(check, kind):
            yield pytest.param(check, example, id=f"{check.id}-{example.name.replace(' ', '_')}")


def _project(root: Path, example: Example) -> None:
    for path, text in example.files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    if example.policy:
        (root / ".pixellint.yaml").write_text(example.policy, encoding="utf-8")


def _told(root: Path, check: Check) -> set[tuple[str, int]]:
    rules = MADE_UP if check.id in WITH_MADE_UP else None
    settings = Settings(root=root, policy=load_policy(root), rules=rules, jobs=1, audience="auditor", cache=False)
    report = run.lint([], settings)
    assert not report.unread
    return {(one.place.path, one.place.span.line) for one in report.findings if one.rule == check.id}


@pytest.mark.parametrize(("check", "example"), list(_examples("allowed")))
def test_allowed(tmp_path: Path, check: Check, example: Example) -> None:
    _project(tmp_path, example)
    assert _told(tmp_path, check) == set()


@pytest.mark.parametrize(("check", "example"), list(_examples("flagged")))
def test_flagged(tmp_path: Path, check: Check, example: Example) -> None:
    _project(tmp_path, example)
    wanted = {(path, line) for name, text in example.files for path, line, rule in expected(name, text) if rule == check.id}
    told = _told(tmp_path, check)
    assert {"Missing": wanted - told, "Extra": told - wanted} == {"Missing": set(), "Extra": set()}
