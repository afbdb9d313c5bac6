"""Every file or folder of tests/cases/<topic> is a small project; its markers say what is told of it, all else is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from pixellint.knowledge.load import load_knowledge
from pixellint.model.findings import Report
from pixellint.run import lint
from pixellint.settings import Settings, load_policy
from tests.cases_of import PROJECTS, copied
from tests.markers import Mark, beside, marks

KNOWN = load_knowledge()
SUBJECTS = {*(tracker.id for tracker in KNOWN.trackers), *(check.id for check in KNOWN.checks)}
KINDS = {"load", "init", "event", "identify", "config", "import", "dependency", "manifest"}


def _sources(project: Path) -> Iterator[tuple[str, Path]]:
    if project.is_file():
        yield project.name, project
    for path in sorted(project.rglob("*")):
        if path.is_file():
            yield path.relative_to(project).as_posix(), path


def _marked(project: Path) -> dict[str, set[Mark]]:
    found: dict[str, set[Mark]] = defaultdict(set)
    for name, path in _sources(project):
        text = path.read_text(encoding="utf-8")
        for kind, mark in beside(name, text) if path.suffix == ".expect" else marks(name, text):
            assert kind in ("todo", "extra") or bool(mark.word) == (kind == "use"), f"{name}:{mark.line}: {kind}"
            found["extra" if kind == "extra" else "todo" if kind == "todo" else "wanted"].add(mark)
    return found


def _told(report: Report, rules: bool) -> Iterator[Mark]:
    for use in report.inventory.uses:
        yield Mark(use.place.path, use.place.span.line, use.tracker, use.kind)
        for item in use.data:
            if item.confidence != "collected" and not item.relayed:
                yield Mark(use.place.path, use.place.span.line, use.tracker, item.element)
    if rules:
        for finding in report.findings:
            yield Mark(finding.place.path, finding.place.span.line, finding.rule)


def _speaks_of_rules(marked: dict[str, set[Mark]]) -> bool:
    """A case that marks data but no rule leaves the rules to others; one that marks no data must raise none."""
    all_marks = [mark for found in marked.values() for mark in found]
    return any(not mark.word for mark in all_marks) or all(mark.word in KINDS for mark in all_marks)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case(project: Path, tmp_path: Path) -> None:
    root = copied(project, tmp_path / "project")
    report = lint([], Settings(root=root, policy=load_policy(root), jobs=1, audience="auditor", cache=False))
    assert not report.unread
    marked = _marked(project)
    told = set(_told(report, _speaks_of_rules(marked)))
    wanted = marked["wanted"] | marked["extra"]
    verdict = {
        "Missing": sorted(wanted - told),
        "Extra": sorted(told - wanted - marked["todo"]),
        "No longer to do": sorted(marked["todo"] & told),
    }
    if any(verdict.values()):
        pytest.fail(_shown(verdict), pytrace=False)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_markers_name_what_there_is(project: Path) -> None:
    words = {"", *KINDS, *(element.id for element in KNOWN.elements)}
    for found in _marked(project).values():
        assert {mark.subject for mark in found} <= SUBJECTS
        assert {mark.word for mark in found} <= words


def _shown(verdict: dict[str, list[Mark]]) -> str:
    lines = [f"{what}: {mark.path}:{mark.line} {mark.subject} {mark.word}" for what, found in verdict.items() for mark in found]
    return "\n" + "\n".join(lines)
