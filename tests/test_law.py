"""The law as data: every statement is used or has a reason not to be, and no check claims more than its statements hold."""

from __future__ import annotations

import datetime
import re
from itertools import chain
from pathlib import Path

import pytest

from pixellint.evaluate import conditions
from pixellint.knowledge.authorities import statements
from pixellint.knowledge.load import KnowledgeError, load_knowledge
from pixellint.knowledge.paths import rules_dir, rules_files
from pixellint.knowledge.tree import plain, read_tree
from pixellint.model.knowledge import Check, Statement
from pixellint.report.explain_statement import explain_statement
from pixellint.report.look import Look

KNOWLEDGE = load_knowledge()
TODAY = datetime.date(2026, 11, 22)
CHECKS = KNOWLEDGE.checks
LAW = {statement.id: statement for statement in statements(KNOWLEDGE)}
CITED = {citation.statement for check in CHECKS for citation in check.citation}
BULLETIN = (
    *range(1, 7),
    *range(10, 17),
    *range(20, 26),
    *range(30, 42),
    *range(50, 55),
    *range(60, 73),
)
each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
each_statement = pytest.mark.parametrize("statement", LAW.values(), ids=lambda statement: statement.id)


def test_the_bulletin_is_there_statement_by_statement() -> None:
    assert {name for name in LAW if name.startswith("B-")} == {f"B-{number:02}" for number in BULLETIN}


@each_statement
def test_a_statement_is_cited_or_says_why_no_check_follows(statement: Statement) -> None:
    assert (statement.id in CITED) != bool(statement.no_check)


@each_statement
def test_only_what_was_read_is_quoted(statement: Statement) -> None:
    assert bool(statement.quote) != bool(statement.paraphrase)
    assert not statement.quote or statement.certainty == "A"
    assert len(statement.quote.split()) <= 36
    assert '"' not in statement.paraphrase and "“" not in statement.paraphrase


@each_statement
def test_a_statement_is_dated(statement: Statement) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", statement.as_of)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d|current", statement.version)
    assert statement.document and statement.section


@pytest.mark.parametrize("path", rules_files(rules_dir(), "checks"), ids=lambda path: path.stem)
def test_shipped_checks_name_statements_and_nothing_else(path: Path) -> None:
    for citation in plain(read_tree(path))["citation"]:
        assert citation.keys() <= {"statement", "quote", "paraphrase"}


@each_check
def test_a_check_says_what_its_statements_say(check: Check) -> None:
    for citation in check.citation:
        statement = LAW[citation.statement]
        assert (citation.status, citation.certainty, citation.as_of) == (statement.status, statement.certainty, statement.as_of)
        assert citation.quote.rstrip(".") in statement.quote


STATE_PACKS = ("wa-mhmda", "ca")
"""state law was read in no original: these packs are off by default, and their pages say "as reported by others\""""


@pytest.mark.parametrize("check", [one for one in CHECKS if one.pack not in STATE_PACKS], ids=lambda check: check.id)
def test_a_statement_not_read_stands_beside_one_that_was_or_a_regulation(check: Check) -> None:
    assert any(citation.certainty == "A" or citation.status == "regulation" for citation in check.citation)


def test_state_packs_are_chosen_by_name_alone() -> None:
    from pixellint.settings import Policy

    assert not {check.pack for check in CHECKS if check.pack in STATE_PACKS} & set(Policy("", TODAY).packs)


@each_check
def test_a_check_of_the_hhs_pack_rests_on_hipaa_where_it_may_be_an_error(check: Check) -> None:
    if check.pack == "hhs" and any(severity == "error" for severity, _ in check.severity):
        assert any(LAW[citation.statement].regime == "hipaa" for citation in check.citation)


@each_check
def test_only_vacated_is_never_more_than_a_note(check: Check) -> None:
    if all(citation.status == "vacated" for citation in check.citation):
        assert [severity for severity, _ in check.severity] == ["note"]
        assert check.pack == "vacated-2024"
        assert "vacated" in check.message


@each_check
def test_no_message_says_that_the_law_is_broken(check: Check) -> None:
    for text in (check.title, check.message, check.why, check.remedy, check.not_when):
        assert not re.search(r"\bviolat", text, re.IGNORECASE)


@each_check
def test_text_of_the_guidance_is_never_called_struck_down_as_a_whole(check: Check) -> None:
    spoken = " ".join((check.title, check.message, check.why))
    assert not re.search(r"(guidance|bulletin) (was|is|has been) (vacated|struck)", spoken, re.IGNORECASE)


@each_check
def test_a_case_names_a_status_that_a_statement_of_the_check_has(check: Check) -> None:
    named = {conditions.status_of(condition) for _, condition in check.severity} - {""}
    assert named <= {LAW[citation.statement].status for citation in check.citation}


CHECK = """\
id: AC001
name: acme
title: Acme is used
severity: note
when: {kind: [load]}
message: Acme may disclose data.
why: Because.
remedy: Take it out.
citation:
  - %s
"""
AUTHORITY = """\
document: Handbook
regime: practice
version: 2026-01-01
as_of: 2026-01-01
statements:
  - {id: H-01, section: One, %s, status: heuristic, certainty: %s}
"""


def own(root: Path, citation: str, says: str = "paraphrase: No Acme.", certainty: str = "B") -> Check:
    for folder, name, text in (
        ("checks", "AC001-acme.yaml", CHECK % citation),
        ("authorities", "handbook.yaml", AUTHORITY % (says, certainty)),
    ):
        (root / folder).mkdir(exist_ok=True)
        (root / folder / name).write_text(text, encoding="utf-8")
    return next(check for check in load_knowledge(root).checks if check.id == "AC001")


def test_an_organisation_has_authorities_of_its_own(tmp_path: Path) -> None:
    (citation,) = own(tmp_path, "{statement: H-01}").citation
    assert (citation.document, citation.section, citation.paraphrase) == ("Handbook", "One", "No Acme.")
    assert (citation.statement, citation.status, citation.as_of) == ("H-01", "heuristic", "2026-01-01")


@pytest.mark.parametrize(
    ("citation", "says", "certainty", "told"),
    [
        ("{statement: B-99}", "paraphrase: No.", "B", "B-99 is no statement under authorities/"),
        ("{statement: B-24, status: in_force}", "paraphrase: No.", "B", "status is said by the statement B-24"),
        ('{statement: B-24, quote: "sign something"}', "paraphrase: No.", "B", "B-24 does not hold these words"),
        ("{statement: B-24, quote: a, paraphrase: b}", "paraphrase: No.", "B", "either a quote or a paraphrase"),
        ("{statement: H-01}", "quote: No.", "B", "only text read in the original"),
        ("{statement: H-01}", "quote: No., paraphrase: No.", "A", "either a quote or a paraphrase"),
    ],
)
def test_mistakes_in_citations_are_told(tmp_path: Path, citation: str, says: str, certainty: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(told)):
        own(tmp_path, citation, says, certainty)


def test_the_shipped_statements_cannot_be_redefined(tmp_path: Path) -> None:
    (tmp_path / "authorities").mkdir()
    text = (AUTHORITY % ("paraphrase: No.", "B")).replace("H-01", "B-24")
    (tmp_path / "authorities" / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="B-24 is already defined"):
        load_knowledge(tmp_path)


def test_the_compiled_form_holds_the_law(tmp_path: Path) -> None:
    from pixellint.knowledge.compiled import read_compiled, write_compiled

    write_compiled(tmp_path / "k.bin", KNOWLEDGE)
    again = read_compiled(tmp_path / "k.bin")
    assert again == KNOWLEDGE
    assert again is not None and statements(again) == tuple(LAW.values())


def test_checks_rest_on_every_regime() -> None:
    assert {LAW[citation.statement].regime for citation in chain.from_iterable(check.citation for check in CHECKS)} == {
        *("hipaa", "ftc", "state", "vendor", "practice"),
    }


@each_statement
def test_a_statement_is_explained_with_its_rules_or_the_reason_for_none(statement: Statement) -> None:
    text = " ".join(" ".join(explain_statement(statement, CHECKS, Look())).split())
    said = statement.quote or statement.paraphrase
    assert said in text and statement.document in text and statement.as_of in text
    assert (f'"{said}"' in text) == bool(statement.quote)
    citing = {check.id for check in CHECKS if statement.id in {citation.statement for citation in check.citation}}
    assert all(f" {rule} " in text for rule in citing)
    assert statement.no_check in text


@pytest.mark.parametrize("topic", ["B-24", "b-24", "CFR-164.514-c", "AHA-01"])
def test_explain_takes_statements(topic: str, capsys: pytest.CaptureFixture[str]) -> None:
    from pixellint.cli.border import run

    assert run(["explain", topic]) == 0
    assert capsys.readouterr().out.lower().startswith(f"{topic.lower()}  ")
