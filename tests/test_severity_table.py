"""Severity as one table: sort of page, what reaches the tracker, what the tracker is for, and an agreement or none.

The gravest finding of one use is what the table gives. What must never lower it stands below.
"""

from __future__ import annotations

import itertools

import pytest

from pixellint.model.findings import SEVERITIES, Disclosed, Use
from pixellint.settings import Policy
from tests.test_severity import KNOWLEDGE, PLAIN, agreed, datum, told, tracker, use

SILENT = "-"
STEPS = (*SEVERITIES, SILENT)
GIVEN: dict[str, tuple[Disclosed, ...]] = {
    "nothing": (),
    "an identifier": (datum("email"),),
    "health": (datum("condition"),),
    "both": (datum("email"), datum("condition")),
    "a typed identifier": (datum("email", origin="form"),),
    "a search term": (datum("search-term"),),
}
TABLE = """
surface             nothing   an identifier  health   both     a typed identifier  a search term
authenticated       error     error          error    error    error               error
login               warning   error          error    error    error               warning
registration        warning   error          error    error    error               warning
appointment         error     error          error    error    error               error
symptom-tool        error     error          error    error    error               error
payment             error     error          error    error    error               error
condition           -         warning        warning  warning  error               warning
provider-directory  -         warning        warning  warning  error               warning
search              -         warning        warning  warning  warning             warning
general             note      warning        warning  warning  warning             note
unknown             -         warning        warning  warning  warning             warning
"""
IN_APPS = {"nothing": {"pixel": "error", "counter": "warning"}}
"""an app is one surface for all its screens: there analytics by its mere presence is a warning, all else an error"""


def _rows() -> list[tuple[str, str, str]]:
    first, *rest = (line for line in TABLE.splitlines() if line)
    heads = [name for name in GIVEN if name in first]
    assert heads == list(GIVEN)
    cells = [line.split() for line in rest]
    return [(row[0], head, cell) for row in cells for head, cell in zip(heads, row[1:], strict=True)]


CELLS = _rows()


def gravest(one: Use, policy: Policy = PLAIN) -> str:
    found = [SEVERITIES.index(finding.severity) for finding in told(one, policy=policy)]
    return STEPS[min(found, default=len(SEVERITIES))]


def lowered(severity: str) -> str:
    return severity if severity in ("note", SILENT) else STEPS[STEPS.index(severity) + 1]


@pytest.mark.parametrize(("surface", "given", "severity"), CELLS)
@pytest.mark.parametrize("name", ["counter", "pixel"])
def test_without_an_agreement(name: str, surface: str, given: str, severity: str) -> None:
    assert gravest(use(name, "event", surface, *GIVEN[given])) == severity


@pytest.mark.parametrize(("surface", "given", "severity"), CELLS)
def test_an_agreement_in_scope_lowers_one_step(surface: str, given: str, severity: str) -> None:
    one = use("counter", "event", surface, *GIVEN[given])
    assert gravest(one, agreed("all", data=("all",))) == lowered(severity)


@pytest.mark.parametrize(("surface", "given", "severity"), CELLS)
def test_an_agreement_lowers_nothing_of_marketing(surface: str, given: str, severity: str) -> None:
    one = use("pixel", "event", surface, *GIVEN[given])
    found = gravest(one, agreed("all", data=("all",)))
    assert STEPS.index(found) <= STEPS.index(severity)
    other = use("counter", "event", surface, *GIVEN[given])
    assert STEPS.index(gravest(other, agreed("all", data=("all",), purpose="marketing"))) <= STEPS.index(severity)


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize("name", ["counter", "pixel"])
def test_in_apps(name: str, given: str) -> None:
    one = use(name, "event", "mobile-app", *GIVEN[given])
    assert gravest(one) == IN_APPS.get(given, {}).get(name, "error")


SOFTENED = {
    "a hash": lambda one: one._replace(data=tuple(item._replace(transforms=("hash",)) for item in one.data)),
    "masking of addresses": lambda one: one._replace(switches=("masks:ip",)),
    "less by default": lambda one: one._replace(switches=("reduces:page-url,page-title",)),
    "a host of one's own in between": lambda one: one._replace(callee="metrics.example.org/hit"),
    "a wrapper of one's own": lambda one: one._replace(callee="ourAnalytics.send", via=(one.place,)),
    "a server": lambda one: one._replace(surfaces=("server",)),
}
"""what must lower nothing. A consent gate is not even known to a use: nothing in the model could carry it"""


@pytest.mark.parametrize(("surface", "softened"), itertools.product(("authenticated", "appointment", "condition"), SOFTENED))
@pytest.mark.parametrize("given", ["an identifier", "health", "both"])
def test_nothing_softens_a_leak(surface: str, softened: str, given: str) -> None:
    one = use("counter", "event", surface, *GIVEN[given])
    other = SOFTENED[softened](one)
    assert STEPS.index(gravest(other)) <= STEPS.index(gravest(one))


def test_a_use_carries_no_consent() -> None:
    assert not [name for name in Use._fields if "consent" in name or "guard" in name]


APART = ("embed", "captcha", "consent-management")


@pytest.mark.parametrize(
    ("purpose", "surface", "wanted"),
    [
        *(("embed", surface, "PX305 warning") for surface in ("authenticated", "appointment", "symptom-tool", "payment")),
        *(("embed", surface, "PX305 note") for surface in ("login", "registration")),
        ("captcha", "authenticated", "PX306 warning"),
        *(("captcha", surface, "PX306 note") for surface in ("login", "appointment", "payment")),
        *((purpose, surface, "") for purpose in APART for surface in ("condition", "general", "unknown")),
        *(("consent-management", surface, "") for surface in ("authenticated", "login", "appointment", "payment")),
        *((purpose, "mobile-app", "") for purpose in APART),
    ],
)
def test_what_is_there_to_show_or_guard_weighs_less(purpose: str, surface: str, wanted: str) -> None:
    made = tracker("shown", purpose, collects=("page-url", "ip", "device-id"))
    known = KNOWLEDGE._replace(trackers=(*KNOWLEDGE.trackers, made))
    found = told(use("shown", "load", surface), knowledge=known)
    assert [f"{one.rule} {one.severity}" for one in found] == ([wanted] if wanted else [])


@pytest.mark.parametrize("purpose", APART)
def test_what_it_is_given_weighs_as_ever(purpose: str) -> None:
    known = KNOWLEDGE._replace(trackers=(*KNOWLEDGE.trackers, tracker("shown", purpose)))
    found = told(use("shown", "event", "authenticated", datum("email")), knowledge=known)
    assert [(one.rule, one.severity) for one in found] == [("PX201", "error")]


def test_a_font_is_a_note() -> None:
    known = KNOWLEDGE._replace(trackers=(*KNOWLEDGE.trackers, tracker("shown", "embed", collects=("page-url", "ip"))))
    assert [(one.rule, one.severity) for one in told(use("shown", "load", "authenticated"), knowledge=known)] == [
        ("PX306", "note")
    ]
