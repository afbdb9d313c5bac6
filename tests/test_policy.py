from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pixellint.evaluate.governance import governed
from pixellint.evaluate.policy import sound
from pixellint.knowledge.load import load_knowledge
from pixellint.model.errors import UserError
from pixellint.model.findings import Finding, Inventory, Use
from pixellint.model.places import Place, Span
from pixellint.settings import Policy, Settings, load_policy
from pixellint.settings.policy import SURFACES

TODAY = datetime.date(2026, 11, 22)

WHOLE = """\
organisation: business-associate
app: {offered-by-regulated-entity: false}
fail-level: warning
packs: [hhs, ftc]
first-party-hosts: [Metrics.example.org]
surfaces:
  authenticated: ["src/portal/**"]
  general: ["public/careers/**"]
agreements:
  - trackers: [posthog]
    baa: {signed: 2026-01-15, expires: 2027-01-15, owner: privacy@example.org}
    surfaces: [authenticated]
    data: [user-id, event-name]
    purpose: treatment
    document: contracts/posthog.pdf
privacy-policy: public/privacy.html
vocabulary: {subscriberRef: member-id}
exclude: ["third_party/**"]
baseline: .pixellint-baseline.json
"""


def policy(root: Path, text: str, name: str = ".pixellint.yaml") -> Policy:
    (root / name).write_text(text, encoding="utf-8")
    return load_policy(root, TODAY)


def said(of: Policy, page: str | None = None) -> list[Finding]:
    knowledge = load_knowledge()
    return list(governed(Inventory((), (), (), ()), knowledge, of, knowledge.checks, page))


def test_without_a_policy_the_defaults(tmp_path: Path) -> None:
    assert load_policy(tmp_path, TODAY) == Policy("", TODAY)


def test_an_empty_policy_is_the_defaults(tmp_path: Path) -> None:
    assert policy(tmp_path, "# nothing yet\n") == Policy(".pixellint.yaml", TODAY)


def test_every_key(tmp_path: Path) -> None:
    read = policy(tmp_path, WHOLE)
    assert read.organisation == "business-associate"
    assert not read.app_of_regulated_entity
    assert (read.fail_level, read.packs, read.first_party_hosts) == (
        "warning",
        ("hhs", "ftc"),
        ("metrics.example.org",),
    )
    assert read.surfaces == (("authenticated", ("src/portal/**",)), ("general", ("public/careers/**",)))
    assert read.vocabulary == (("subscriberRef", "member-id"),)
    assert (read.privacy_policy, read.exclude) == ("public/privacy.html", ("third_party/**",))
    assert read.baseline == ".pixellint-baseline.json"
    (agreement,) = read.agreements
    assert agreement.expires == datetime.date(2027, 1, 15)
    assert (agreement.surfaces, agreement.data, agreement.purpose) == (
        ("authenticated",),
        ("user-id", "event-name"),
        "treatment",
    )
    assert agreement.line == 10


def test_the_same_from_pyproject(tmp_path: Path) -> None:
    text = """\
[project]
name = "fail-level"
[tool.pixellint]
fail-level = "note"
app = {offered-by-regulated-entity = false}
[tool.pixellint.surfaces]
login = ["a/**"]
[[tool.pixellint.agreements]]
trackers = ["posthog"]
baa = {signed = 2026-01-15}
"""
    read = policy(tmp_path, text, "pyproject.toml")
    assert (read.fail_level, read.app_of_regulated_entity) == ("note", False)
    assert read.surfaces == (("login", ("a/**",)),)
    assert read.agreements[0].signed == datetime.date(2026, 1, 15)
    assert read.agreements[0].surfaces == ("general",)


def test_the_yaml_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.pixellint]\nfail-level = "note"\n')
    assert policy(tmp_path, "fail-level: warning\n").fail_level == "warning"


def test_another_table_is_no_policy(tmp_path: Path) -> None:
    assert policy(tmp_path, "[tool.other]\nfail-level = 3\n", "pyproject.toml") == Policy("", TODAY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("packs: [hhs]\nfail_level: error\n", ".pixellint.yaml:2: unknown key fail_level (did you mean fail-level?)"),
        ("fail-level: fatal\n", ".pixellint.yaml:1: fail-level: unknown word fatal (one of: error, warning, note)"),
        (
            "organisation: covered\n",
            ".pixellint.yaml:1: organisation: unknown word covered (did you mean covered-entity?)",
        ),
        ("packs: hhs\n", '.pixellint.yaml:1: packs must be a list (like ["one", "another"])'),
        (
            'exclude: ["a"]\nsurfaces:\n  authenticated: ["src\\\\portal\\\\**"]\n',
            ".pixellint.yaml:3: authenticated: folders are separated by / in src\\portal\\** (src/portal/**)",
        ),
        (
            "first-party-hosts:\n  - https://a.example.org/x\n",
            ".pixellint.yaml:2: first-party-hosts: https://a.example.org/x is",
        ),
        ("exclude:\n  - a/**\n  - {b: c}\n", ".pixellint.yaml:3: exclude: a word is wanted here"),
        ("surfaces:\n  portal: [a]\n", ".pixellint.yaml:2: unknown key portal"),
        ("surfaces:\n  authentic: [a]\n", ".pixellint.yaml:2: unknown key authentic (did you mean authenticated?)"),
        ("surfaces: [a]\n", ".pixellint.yaml:1: a mapping is wanted here"),
        ("app: {offered: true}\n", ".pixellint.yaml:1: unknown key offered"),
        ("app: {offered-by-regulated-entity: maybe}\n", "offered-by-regulated-entity must be true or false"),
        ("agreements:\n  - trackers: [x]\n", ".pixellint.yaml:2: an agreement needs baa"),
        ("agreements:\n  - trackers: [x]\n    baa: {owner: y}\n", ".pixellint.yaml:3: baa needs signed"),
        ("agreements:\n  - trackers: [x]\n    baa: {signed: soon}\n", "signed must be a date like 2026-01-31"),
        (
            "agreements:\n  - trackers: [x]\n    baa: {signed: 2026-02-01, expires: 2026-01-01}\n",
            "expires is before signed",
        ),
        (
            "agreements:\n  - trackers: [x]\n    baa: {signed: 2026-02-01}\n    purpose: marketting\n",
            ".pixellint.yaml:4: purpose: unknown word marketting (did you mean marketing?)",
        ),
        ("packs: [hhs]\npacks: [ftc]\n", ".pixellint.yaml:2: packs is given twice"),
        ("a: [\n", ".pixellint.yaml:2: is not YAML"),
        ("a: &x 1\nb: *x\n", ".pixellint.yaml:2: aliases are not allowed"),
        ("[" * 400, ".pixellint.yaml:1: is nested too deeply"),
        ("- " * 400, ".pixellint.yaml:1: is nested too deeply"),
        ("just words\n", ".pixellint.yaml:1: a mapping is wanted here"),
        ("a: 1\n---\nb: 2\n", "is not YAML"),
        ("a: !!python/object/apply:os.system [x]\n", "unknown key a"),
    ],
)
def test_mistakes_are_told_with_line_and_hint(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UserError) as error:
        policy(tmp_path, text)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[tool.pixellint]\n\nfail_level = "note"\n',
            "pyproject.toml:3: unknown key fail_level (did you mean fail-level?)",
        ),
        ("[tool.pixellint\n", "pyproject.toml:1: is not TOML"),
        ("[tool.pixellint]\npacks = 3\n", "pyproject.toml:2: packs must be a list"),
        ("[tool]\npixellint = 3\n", "a mapping is wanted here"),
    ],
)
def test_mistakes_in_pyproject(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UserError) as error:
        policy(tmp_path, text, "pyproject.toml")
    assert told in str(error.value)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / ".pixellint.yaml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(UserError, match=r"\.pixellint\.yaml: is not UTF-8"):
        load_policy(tmp_path, TODAY)


def test_the_policy_s_surfaces_are_those_of_the_model() -> None:
    from pixellint.facts.surfaces import BADNESS

    assert set(SURFACES) == set(BADNESS)


def test_fail_level_of_the_command_line_wins(tmp_path: Path) -> None:
    read = policy(tmp_path, "fail-level: warning\n")
    assert Settings(tmp_path, read).level == "warning"
    assert Settings(tmp_path, read, fail_level="note").level == "note"


def _agreement(tracker: str, dates: str = "signed: 2026-01-01") -> str:
    return f"agreements:\n  - trackers: [{tracker}]\n    baa: {{{dates}}}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_agreement("no-such"), "The agreement names no-such."),
        (_agreement("adobe-analytics", "signed: 2025-01-01, expires: 2026-11-21"), "expired on 2026-11-21"),
        (_agreement("adobe-analytics", "signed: 2027-01-01"), "signed on 2027-01-01, which has not come"),
        (_agreement("google-analytics-4"), "Google says that it offers none for Google Analytics"),
    ],
)
def test_what_is_wrong_with_an_agreement(tmp_path: Path, text: str, told: str) -> None:
    (one,) = said(policy(tmp_path, text))
    assert told in one.message
    assert (one.place.path, one.place.span.line, one.severity) == (".pixellint.yaml", 2, "warning")


def test_a_good_agreement_is_not_spoken_of(tmp_path: Path) -> None:
    text = _agreement("adobe-analytics", "signed: 2026-01-01, expires: 2026-11-22")
    assert said(policy(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        (_agreement("mixpannel"), "PX906", "mixpannel"),
        (_agreement("mixpanel") + "    data: [userid]\n", "PX906", "the data element userid"),
        (_agreement("mixpanel", "signed: 2025-01-01, expires: 2026-11-21"), "PX905", "expired on 2026-11-21"),
        (_agreement("microsoft-uet"), "PX907", "Microsoft says that it offers none"),
        ("# the page\nprivacy-policy: web/privacy.html\n", "PX908", "It is web/privacy.html."),
    ],
)
def test_what_is_wrong_with_a_policy_is_a_finding_with_its_line(tmp_path: Path, text: str, rule: str, told: str) -> None:
    (one,) = said(policy(tmp_path, text))
    assert (one.rule, one.place.path, one.place.span.line) == (rule, ".pixellint.yaml", 2)
    assert told in one.message and "may disclose" in one.message


def test_of_several_products_each_is_judged(tmp_path: Path) -> None:
    text = _agreement("mixpanel, google-analytics-4, nobody")
    assert sorted((one.rule, one.tracker) for one in said(policy(tmp_path, text))) == [
        ("PX906", "nobody"),
        ("PX907", "google-analytics-4"),
    ]


def _use(tracker: str, kind: str = "load", path: str = "a.html", surfaces: tuple[str, ...] = ("unknown",)) -> Use:
    return Use(tracker, kind, Place(path, Span(3, 1, 3, 9)), "send", "", "", (), surfaces=surfaces)


def undisclosed(page: str, *uses: Use) -> list[tuple[str, str]]:
    knowledge = load_knowledge()
    asked = Policy(".pixellint.yaml", TODAY, privacy_policy="privacy.html")
    found = governed(Inventory(uses, (), (), ()), knowledge, asked, knowledge.checks, page)
    return [(one.rule, one.recipient) for one in found]


@pytest.mark.parametrize(
    "page",
    [
        "<p>We share data with Meta Platforms, Inc.",
        "<p>the META pixel</p>",
        "# Privacy\n\n- Meta, for advertising",
        "<li>meta-pixel</li>",
    ],
)
def test_a_recipient_that_the_page_names(page: str) -> None:
    assert undisclosed(page, _use("meta-pixel")) == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>We use cookies and analytics for advertising.</p>",
        '<meta name="description" content="meta"><p>Nothing</p>',
        "<!-- Meta Platforms -->",
        "<script>fbq('meta')</script>",
        "<p>metadata, metaphor</p>",
    ],
)
def test_a_recipient_that_the_page_does_not_name(page: str) -> None:
    assert undisclosed(page, _use("meta-pixel")) == [("PX406", "Meta Platforms")]


def test_a_recipient_is_told_once_at_its_strongest_use() -> None:
    knowledge = load_knowledge()
    asked = Policy(".pixellint.yaml", TODAY, privacy_policy="privacy.html")
    uses = (_use("google-analytics-4", "event", "a.js"), _use("google-tag-manager", "load", "z.html"))
    (one,) = governed(Inventory(uses, (), (), ()), knowledge, asked, knowledge.checks, "<p>Nobody.</p>")
    assert (one.recipient, one.place.path) == ("Google", "z.html")
    assert "privacy.html" in one.message


def test_names_of_common_words_are_not_found_in_prose() -> None:
    assert undisclosed("<p>A new segment of analytics</p>", _use("new-relic-browser")) == [("PX406", "New Relic")]
    assert undisclosed("<p>New Relic watches errors</p>", _use("new-relic-browser")) == []
    assert undisclosed("<p>x marks the spot</p>", _use("x-pixel")) == [("PX406", "X")]


def test_test_code_and_mere_imports_are_no_recipients() -> None:
    assert undisclosed("", _use("meta-pixel", surfaces=("test",)), _use("sentry", "import")) == []


def test_the_page_lies_within_the_project(tmp_path: Path) -> None:
    from pixellint.aside import privacy_page

    inside = tmp_path / "site"
    inside.mkdir()
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (inside / "link.html").symlink_to(tmp_path / "secret.html")
    (inside / "own.html").write_text("own", encoding="utf-8")
    assert privacy_page(str(inside), Policy("", TODAY, privacy_policy="./own.html")) == "own"
    assert privacy_page(str(inside), Policy("", TODAY, privacy_policy="link.html")) is None
    assert privacy_page(str(inside), Policy("", TODAY, privacy_policy="none.html")) is None
    for path in ("../secret.html", "/etc/hostname", ".git/config"):
        with pytest.raises(UserError, match="is no file below the root"):
            privacy_page(str(inside), Policy(".pixellint.yaml", TODAY, privacy_policy=path))


def test_a_vocabulary_names_data_elements(tmp_path: Path) -> None:
    knowledge = load_knowledge()
    good = policy(tmp_path, "vocabulary: {subscriberRef: member-id}\n")
    assert sound(good, knowledge) is good
    with pytest.raises(UserError, match=r"\.pixellint\.yaml:3: .*membr-id is no data element.*did you mean member-id"):
        sound(policy(tmp_path, "vocabulary:\n  one: email\n  subscriberRef: membr-id\n"), knowledge)
