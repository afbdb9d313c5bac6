"""One leak is one finding: over the example projects, no use and element is told by two rules; and the same tag weighs what
the page it stands on makes of it."""

from __future__ import annotations

import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pixellint.evaluate import conditions
from pixellint.knowledge import words
from pixellint.knowledge.load import load_knowledge
from pixellint.model.findings import Disclosed, Finding
from pixellint.model.places import Span, Step
from pixellint.run import lint
from pixellint.settings import Settings, load_policy
from pixellint.settings.policy import SURFACES
from tests.test_severity import KNOWLEDGE, PLAIN, told, tracker, use

EXAMPLES = Path(__file__).parents[1] / "examples"
PROJECTS = sorted(path for path in EXAMPLES.glob("*/*") if path.is_dir())
CHECKS = {check.id: check for check in load_knowledge().checks}
OF_DATA = {rule for rule, check in CHECKS.items() if conditions.asks_of_data(check.when)}
EVERY_PACK = "packs: [hhs, vacated-2024, ftc, wa-mhmda, ca]\n"


@cache
def _findings(project: Path) -> tuple[Finding, ...]:
    return lint([], Settings(root=project, policy=load_policy(project), jobs=2, audience="auditor", cache=False)).findings


def _twice(findings: tuple[Finding, ...]) -> dict[object, int]:
    """What is told more than once: an element at a use, or that a tracker is there."""
    told: Counter[object] = Counter()
    for one in findings:
        if one.rule in OF_DATA:
            told.update((one.tracker, one.place, element, one.steps[:1]) for element in one.data)
        else:
            told[one.tracker, one.place, one.name if one.rule.startswith("PX9") else "presence"] += 1
    return {what: times for what, times in told.items() if times > 1}


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: "-".join(path.parts[-2:]))
def test_a_use_and_element_is_told_once(project: Path) -> None:
    assert _twice(_findings(project)) == {}


def test_with_every_pack_on_it_is_told_once(tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLES / "health-plan" / "leaky", tmp_path / "site"))
    (root / ".pixellint.yaml").write_text(EVERY_PACK, encoding="utf-8")
    assert _twice(_findings(root)) == {}


TAG = '<script async src="https://connect.facebook.net/en_US/fbevents.js"></script>\n'
CAPTURE = """<script>
  document.getElementById('sign-in').addEventListener('submit', function () {
    fbq('track', 'Lead', { who: document.querySelector('[name=username]').value });
  });
</script>
"""
PAGES = {
    "portal/index.html": "<title>My Meadowlark</title>\n",
    "views/appointment/request.html": "<h1>Request an appointment</h1>\n",
    "views/sign-in.html": "</form>\n",
    "views/visiting-hours.html": "<h1>Visiting hours</h1>\n",
    "views/encyclopedia/condition.html": "<h2>Symptoms</h2>\n",
}


def _told(root: Path, page: str, policy: str, more: str = "") -> list[tuple[str, str]]:
    """The severities of one tag put into one page of the site, which has no other there."""
    shutil.copytree(EXAMPLES / "health-plan" / "leaky", root)
    for name in ("views/layout.html", "portal/index.html"):
        path = root / name
        lines = [line for line in path.read_text(encoding="utf-8").splitlines(True) if "partials/tags" not in line]
        path.write_text("".join(lines), encoding="utf-8")
    text = (root / page).read_text(encoding="utf-8").partition("{% block scripts %}")[0]
    text = "".join(line for line in text.splitlines(True) if "<noscript>" not in line)
    assert PAGES[page] in text
    (root / page).write_text(text.replace(PAGES[page], PAGES[page] + TAG + more), encoding="utf-8")
    if policy:
        (root / ".pixellint.yaml").write_text(policy, encoding="utf-8")
    return sorted((one.rule, one.severity) for one in _findings(root) if one.place.path == page)


@pytest.mark.parametrize(
    ("page", "policy", "wanted"),
    [
        ("portal/index.html", "", [("PX101", "error")]),
        ("views/appointment/request.html", "", [("PX104", "error")]),
        ("views/sign-in.html", "", [("PX102", "warning")]),
        ("views/visiting-hours.html", "", [("PX111", "note")]),
        ("views/encyclopedia/condition.html", "", []),
        ("views/encyclopedia/condition.html", "packs: [hhs, vacated-2024]\n", [("PX106", "note")]),
    ],
)
def test_the_same_tag_weighs_what_its_page_makes_of_it(
    tmp_path: Path, page: str, policy: str, wanted: list[tuple[str, str]]
) -> None:
    assert _told(tmp_path / "site", page, policy) == wanted


def test_on_the_sign_in_page_a_form_that_is_captured_is_an_error(tmp_path: Path) -> None:
    told = _told(tmp_path / "site", "views/sign-in.html", "", CAPTURE)
    assert ("PX102", "warning") in told
    assert [severity for rule, severity in told if rule != "PX102"] == ["error"]


PURPOSES = (
    *("analytics", "advertising", "attribution", "session-replay", "error-monitoring", "performance-monitoring"),
    *("customer-data", "tag-management", "product-analytics", "chat", "experimentation", "personalisation", "messaging"),
    *("survey", "embed", "captcha"),
)
SLOTS = ("payload", "url", "user_data", "user_id", "form-url", "event")


@pytest.mark.parametrize("packs", [("hhs",), words.PACKS], ids=["hhs", "every pack"])
@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_whatever_reaches_whatever_wherever_is_told_once(purpose: str, slot: str, packs: tuple[str, ...]) -> None:
    """Every data element at once, to a product of every sort, in every role, on every sort of page."""
    made = tracker("made", purpose, collects=("page-url", "ip", "ui-event"))
    known = KNOWLEDGE._replace(trackers=(made,))
    steps = (Step("b.html", Span(7, 1, 7, 9), "the field"),)
    given = tuple(
        Disclosed(one.id, one.category, "literal" if slot == "event" else "flow", slot, one.id, "form", (), steps)
        for one in known.elements
    )
    for surface in SURFACES:
        for kind in ("load", "event"):
            found = told(use("made", kind, surface, *given), policy=PLAIN._replace(packs=packs), knowledge=known)
            twice = Counter(element for one in found if one.rule in OF_DATA for element in one.data)
            assert {element: times for element, times in twice.items() if times > 1} == {}, (surface, kind)
            assert sum(one.rule not in OF_DATA for one in found) <= 1, (surface, kind, [one.rule for one in found])
