"""The check records as a set: complete, cautious in law, and spoken in words of the closed list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from pixellint.evaluate import conditions
from pixellint.evaluate.subsume import subsumed
from pixellint.knowledge import words
from pixellint.knowledge.load import load_knowledge
from pixellint.model.errors import UserError
from pixellint.model.findings import SEVERITIES
from pixellint.model.knowledge import Check
from tests.markers import expected

CHECKS = load_knowledge().checks
FIRST = (101, 102, 103, 104, 105, 108, 109, 111, 201, 202, 203, 204, 205, 206, 207, 208, 212, 213, 215, 302, 304)
MECHANISMS = (301, 303, 305, 306, 307, 308, 309, 316)
OF_APPS = (110, 209, 210, 211, 214, 310, 311, 312, 313, 315, 317)
OF_CONTRACTS = (401, 402, 403, 404, 409, 410)
OF_COMMENTS = (405, 407, 408, 901, 902, 903, 904)
OF_POLICIES = (406, 905, 906, 907, 908)
OF_PACKS = ("PX106", "PX107", "FTC101", "FTC201", "FTC202", "FTC211", "WA101", "WA203", "CA202", "CA304")
OF_CHANGES = (411, 412)
"""what a change brings has no example of one project; see test_diff.py"""
IN_APPS = (*OF_APPS, 201, 202, 203, 204, 206, 207, 208, 304)
each = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)


def _conditions(check: Check) -> Iterator[object]:
    return chain((check.when,), (condition for _, condition in check.severity))


def test_all_are_there() -> None:
    numbers = (*FIRST, *MECHANISMS, *OF_APPS, *OF_CONTRACTS, *OF_COMMENTS, *OF_POLICIES, *OF_CHANGES)
    assert {*(f"PX{number}" for number in numbers), *OF_PACKS} == {check.id for check in CHECKS}


def test_packs_hold_what_they_are_called_after() -> None:
    packs = {pack: {check.id for check in CHECKS if check.pack == pack} for pack in words.PACKS}
    assert packs["vacated-2024"] == {"PX106", "PX107"}
    for pack, letters in (("ftc", "FTC"), ("wa-mhmda", "WA"), ("ca", "CA")):
        assert packs[pack] == {check.id for check in CHECKS if check.id.startswith(letters)}


def test_no_two_checks_speak_for_each_other() -> None:
    below = subsumed(CHECKS)
    assert [(one, other) for one in below for other in below[one] if one in below[other]] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_remedy_shows_code(check: Check) -> None:
    assert re.search(r"[<({\[`]\S|\w: \[|\w+: \w+/", check.remedy), check.remedy


@pytest.mark.parametrize("number", IN_APPS)
@pytest.mark.parametrize("kind", ["flagged", "allowed"])
def test_examples_of_apps_are_of_both_platforms(number: int, kind: str) -> None:
    (check,) = (check for check in CHECKS if check.id == f"PX{number}")
    endings = {path.rpartition(".")[2] for example in getattr(check, kind) for path, _ in example.files}
    android, ios = {"kt", "java", "kts", "gradle", "xml"}, {"swift", "m", "plist", "Podfile"}
    wanted = [android, ios]
    if (number, kind) == (313, "flagged"):
        wanted = [android]  # what `URL(string:)` is given is not followed yet
    if (number, kind) == (312, "flagged"):
        wanted = [{"html"}]
    assert all(not one.isdisjoint(endings) for one in wanted)


def test_ids_and_names_are_unique() -> None:
    assert len({check.id for check in CHECKS}) == len({check.name for check in CHECKS}) == len(CHECKS)


def test_every_word_of_a_condition_is_used_by_a_check() -> None:
    used = {word for check in CHECKS for condition in _conditions(check) for word in conditions.words_in(condition)}
    assert used == set(conditions.WORDS)


def test_every_word_of_a_condition_is_documented() -> None:
    documented = set(re.findall(r"^    ([a-z][a-z_, ]*?)  ", conditions.__doc__ or "", re.MULTILINE))
    assert {word for words in documented for word in words.split(", ")} == set(conditions.WORDS)


def test_an_unknown_word_is_told() -> None:
    odd = CHECKS[0]._replace(id="ORG001", when=(("surfaces", ("login",)),))
    with pytest.raises(UserError, match="ORG001: surfaces is no word of a condition"):
        conditions.sound([odd])


@pytest.mark.parametrize(
    "check", [one for one in CHECKS if one.id not in {f"PX{number}" for number in OF_CHANGES}], ids=lambda check: check.id
)
def test_has_examples_of_both_kinds(check: Check) -> None:
    assert len(check.flagged) >= 2
    assert len(check.allowed) >= 2


@each
def test_flagged_examples_mark_a_line_and_allowed_ones_none(check: Check) -> None:
    for example in check.flagged:
        assert check.id in {rule for path, text in example.files for _, _, rule in expected(path, text)}, example.name
    for example in check.allowed:
        assert not [one for path, text in example.files for one in expected(path, text)], example.name


@each
def test_is_written_out(check: Check) -> None:
    assert check.citation
    for text in (check.title, check.message, check.why, check.remedy, check.not_when, check.since):
        assert text
    assert "\n" not in check.remedy
    assert set(re.findall(r"\{.*?\}", check.message)) <= {
        *("{tracker}", "{recipient}", "{elements}", "{surfaces}", "{event}", "{where}"),
    }


@each
def test_never_says_that_a_law_is_broken(check: Check) -> None:
    spoken = " ".join((check.title, check.message, check.why, check.remedy)).lower()
    assert not re.search(r"\b(violat\w*|illegal|unlawful|breach\w*|non-?complian\w*)\b", spoken)
    assert "may disclose" in check.message.replace("\n", " ")


@each
def test_vacated_authority_alone_is_a_note(check: Check) -> None:
    for severity, condition in check.severity:
        status = conditions.status_of(condition) or check.citation[0].status
        assert status != "vacated" or severity == "note"


@each
def test_contested_authority_is_no_error(check: Check) -> None:
    for severity, condition in check.severity:
        assert conditions.status_of(condition) != "contested" or severity != "error"


@each
def test_a_status_named_by_a_case_has_a_citation(check: Check) -> None:
    named = {conditions.status_of(condition) for _, condition in check.severity} - {""}
    assert named <= {citation.status for citation in check.citation}


@each
def test_severities_are_known_and_no_case_is_unreachable(check: Check) -> None:
    assert {severity for severity, _ in check.severity} <= set(SEVERITIES)
    for _, condition in check.severity[:-1]:
        assert set(conditions.words_in(condition)) - {"status"}, "a case that always holds must be the last"


@each
def test_quotes_are_short(check: Check) -> None:
    for citation in check.citation:
        assert len(citation.quote.split()) <= 36
