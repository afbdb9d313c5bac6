"""What reporters print, byte for byte, and what must hold for any text of the code."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixellint.model.masking import masked
from pixellint.model.places import Span
from pixellint.report import CHECK_FORMATS, INVENTORY_FORMATS, Look, renderer
from pixellint.report.explain_rule import explain_rule, worded
from pixellint.report.explain_tracker import explain_tracker
from pixellint.report.frame import excerpt, frame
from pixellint.report.look import breadth, visible
from tests.sample_report import KNOWLEDGE, REPORT, SEARCH_CHECK, SOURCES

Snapshot = Callable[[str, str], None]

LOOKS = {
    "plain": Look(),
    "color": Look(color=True),
    "narrow": Look(width=60),
    "brief": Look(brief=True),
    "below": Look(prefix="web/site"),
}


def checked(form: str, look: Look = LOOKS["plain"]) -> str:
    return "".join(renderer(CHECK_FORMATS, form)(REPORT, KNOWLEDGE, SOURCES, look))


def listed(form: str, look: Look = LOOKS["plain"]) -> str:
    return "".join(renderer(INVENTORY_FORMATS, form)(REPORT, KNOWLEDGE, SOURCES, look))


def unversioned(text: str) -> str:
    from pixellint import __version__

    return text.replace(f'"version": "{__version__}"', '"version": "@@VERSION@@"')


@pytest.mark.parametrize("name", LOOKS)
def test_text_report(name: str, snapshot: Snapshot) -> None:
    snapshot(f"reports/check-{name}.txt", checked("text", LOOKS[name]))


def test_json_report(snapshot: Snapshot) -> None:
    snapshot("reports/check.json", unversioned(checked("json")))


@pytest.mark.parametrize("name", ["plain", "narrow"])
def test_text_inventory(name: str, snapshot: Snapshot) -> None:
    snapshot(f"reports/inventory-{name}.txt", listed("text", LOOKS[name]))


def test_json_inventory(snapshot: Snapshot) -> None:
    snapshot("reports/inventory.json", unversioned(listed("json")))


def test_explained_rule(snapshot: Snapshot) -> None:
    snapshot("reports/explain-rule.txt", "\n".join(explain_rule(SEARCH_CHECK, Look())) + "\n")


def test_explained_tracker(snapshot: Snapshot) -> None:
    snapshot("reports/explain-tracker.txt", "\n".join(explain_tracker(KNOWLEDGE.trackers[1], Look())) + "\n")


def test_json_has_the_fields_tools_rely_on_in_their_order() -> None:
    report = json.loads(checked("json"))
    assert list(report) == [
        *("schema", "tool", "summary", "findings", "unread", "excluded", "unresolved", "suppressions", "stale"),
    ]
    assert list(report["summary"]) == [
        *("files", "deep", "shallow", "unread", "excluded", "unresolved", "findings", "suppressed", "baselined", "stale"),
    ]
    assert list(report["findings"][0]) == [
        *("rule", "name", "severity", "confidence", "message", "path", "line", "column", "end_line", "end_column"),
        *("tracker", "recipient", "data", "surfaces", "steps", "reach", "also", "legal_status", "fingerprint"),
    ]
    inventory = json.loads(listed("json"))
    assert list(inventory) == [
        *("schema", "tool", "trackers", "hints", "unknown_hosts", "unread", "excluded", "unresolved"),
    ]
    tracker = inventory["trackers"][0]
    assert list(tracker) == ["tracker", "name", "recipient", "purposes", "grade", "baa", "surfaces", "uses"]
    assert list(tracker["uses"][1]) == [
        *("kind", "path", "line", "column", "end_line", "end_column", "event", "surfaces", "reach", "via", "data"),
    ]


def test_order_of_the_report_does_not_matter() -> None:
    inventory = REPORT.inventory._replace(uses=REPORT.inventory.uses[::-1])
    turned = REPORT._replace(
        findings=REPORT.findings[::-1], inventory=inventory, unread=REPORT.unread[::-1], grades=REPORT.grades[::-1]
    )
    for formats in (CHECK_FORMATS, INVENTORY_FORMATS):
        for form in formats:
            render = renderer(formats, form)
            assert list(render(turned, KNOWLEDGE, SOURCES, Look())) == list(render(REPORT, KNOWLEDGE, SOURCES, Look()))


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_report_shows_personal_data_or_terminal_controls(form: str) -> None:
    for text in (checked(form), listed(form)):
        for leaked in ("pat.doe@example.org", "123-45-6789", "212-555-0187", "\x1b", "\u202e"):
            assert leaked not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("em: 'pat.doe@example.org'", "em: '***.***@*******.***'"),
        ("mailto:pat@example.co.uk?x", "mailto:***@*******.**.**?x"),
        ("/u/pat@example.org/", "/u/***@*******.***/"),
        ("ssn = 123-45-6789", "ssn = ***-**-****"),
        ("(212) 555-0187", "(***) ***-****"),
        ("+44 20 7946 0958", "+** ** **** ****"),
        ("'4111 1111 1111 1111'", "'**** **** **** ****'"),
        ("member('900123456789')", "member('************')"),
    ],
)
def test_personal_data_is_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "gtag('config', 'AW-123456789')",
        "gtag('config', 'UA-12345678-1')",
        "icon@2x.png",
        "https://0a1b2c@o123.ingest.vendor.example/456",
        "https://cdn.example.com/lib@8.4.7/x.js",
        "import x from '@scope/pkg.name'",
        "until=2027-01-31",
        "opacity: 0.123456789012",
    ],
)
def test_account_numbers_and_file_names_are_not_masked(text: str) -> None:
    assert masked(text) == text


@settings(derandomize=True, max_examples=200)
@given(st.text(max_size=80))
def test_masking_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert masked(masked(text)) == masked(text)


@settings(derandomize=True, max_examples=300)
@given(
    st.lists(st.text(max_size=200), max_size=8),
    st.builds(Span, *[st.integers(0, bound) for bound in (12, 250, 12, 250)]),
    st.integers(40, 120),
)
def test_a_frame_fits_and_is_clean_for_any_span(lines: list[str], span: Span, width: int) -> None:
    for row in [*frame(lines, span, Look(width=width), "error"), excerpt(lines, span, width)]:
        assert breadth(row) <= width
        assert row == visible(row)


def test_a_caret_stands_under_the_place_behind_tabs_and_wide_characters() -> None:
    rows = list(frame(["\t患者 = fbq(x)"], Span(1, 7, 1, 13), Look(), "error"))
    assert rows == ["   1 |     患者 = fbq(x)", "     |            ^^^^^^"]


def test_a_minified_line_is_cut_around_the_place() -> None:
    line = "a();" * 500_000 + "fbq(x);" + "b();" * 500_000
    rows = list(frame([line], Span(1, 2_000_001, 1, 2_000_007), Look(width=60), "error"))
    assert "fbq(x)" in rows[0]
    assert rows[0].index("fbq(x)") == rows[1].index("^^^^^^")
    assert rows[0].startswith("   1 | …") and rows[0].endswith("…")


def test_a_condition_reads_as_words() -> None:
    condition = (
        ("surface", ("authenticated", "mobile-app")),
        ("any", ((("element", "email"),), (("category", "health"), ("not", (("collected", True),))))),
        ("status", "contested"),
    )
    assert worded(condition) == (
        "surface authenticated or mobile-app, and (element email or category health, and not (collected))"
    )
