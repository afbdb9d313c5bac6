from __future__ import annotations

import pytest

from pixellint.knowledge.load import load_knowledge
from pixellint.model.findings import Disclosed, Finding, Hint, Inventory, Reach, Use
from pixellint.model.places import Place, Span
from pixellint.verdict.settle import grades, settle


def finding(path: str = "a.js", line: int = 1, rule: str = "PX201", **changes: object) -> Finding:
    base = Finding(
        rule, "x", "error", "flow", "m", Place(path, Span(line, 1, line, 2)), "t", "T", ("email",), ("unknown",),
        (), Reach(0, "unknown"), (), "in_force", "f",
    )  # fmt: skip
    return base._replace(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"confidence": "literal"}, True),
        ({"confidence": "flow"}, True),
        ({"confidence": "cross-file"}, True),
        ({"confidence": "name-only"}, True),
        ({"confidence": "name-only", "clear": False}, False),
        ({"confidence": "collected"}, False),
        ({"severity": "warning"}, True),
        ({"severity": "note"}, False),
        ({"rule": "PX111"}, False),
    ],
)
def test_what_a_developer_sees(changes: dict[str, object], told: bool) -> None:
    one = finding()._replace(**changes)  # type: ignore[arg-type]
    checks = load_knowledge().checks
    assert bool(settle([one], "developer", "error", checks).findings) is told
    assert settle([one], "auditor", "error", checks).findings == (one,)


def test_notes_are_told_where_they_fail_the_run() -> None:
    settled = settle([finding(severity="note")], "developer", "note")
    assert settled.fails
    assert len(settled.findings) == 1


@pytest.mark.parametrize(
    ("severity", "level", "fails"),
    [
        ("error", "error", True),
        ("warning", "error", False),
        ("warning", "warning", True),
        ("note", "warning", False),
        ("note", "note", True),
    ],
)
def test_fail_level(severity: str, level: str, fails: bool) -> None:
    assert settle([finding(severity=severity)], "auditor", level).fails is fails


def test_nothing_fails_nothing() -> None:
    assert settle([], "auditor", "note") == ((), False)


def test_order_and_repetition() -> None:
    wanted = [finding("a.js", 2), finding("a.js", 10), finding("a.js", 10, "PX202"), finding("b.js", 1)]
    assert list(settle(reversed([*wanted, *wanted]), "auditor", "error").findings) == wanted


def _use(tracker: str, kind: str, data: tuple[Disclosed, ...] = (), surfaces: tuple[str, ...] = ("unknown",)) -> Use:
    return Use(tracker, kind, Place("a.js", Span(1, 1, 1, 2)), "f", "", "", data, surfaces=surfaces)


def _datum(confidence: str) -> Disclosed:
    return Disclosed("page-url", "activity", confidence, "url", "", "", (), ())


@pytest.mark.parametrize(
    ("uses", "grade"),
    [
        ([_use("t", "dependency")], "present"),
        ([_use("t", "import"), _use("t", "config")], "present"),
        ([_use("t", "load")], "loaded"),
        ([_use("t", "load"), _use("t", "init")], "initialised"),
        ([_use("t", "event"), _use("t", "init")], "called"),
        ([_use("t", "identify")], "called"),
        ([_use("t", "event", (_datum("flow"),))], "fed"),
        ([_use("t", "load", (_datum("collected"),))], "loaded"),
        ([_use("t", "import"), _use("t", "event", (_datum("flow"),), ("test",))], "present"),
    ],
)
def test_grade_is_the_strongest_use(uses: list[Use], grade: str) -> None:
    assert grades(Inventory(tuple(uses), (), (), ())) == (("t", grade),)


def test_grade_of_what_starts_by_itself_and_of_a_hint() -> None:
    place = Place("a", Span(1, 1, 1, 2))
    inventory = Inventory((_use("t", "import"),), (Hint("h", place, "host in a policy"),), (), ())
    assert grades(inventory, frozenset({"t"})) == (("h", "present"), ("t", "loaded"))
