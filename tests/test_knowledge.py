"""The records under rules/, their loader, its compiled form and the tables over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from pixellint.knowledge import compiled, words
from pixellint.knowledge.index import Index
from pixellint.knowledge.load import KnowledgeError, load_knowledge
from pixellint.knowledge.paths import cache_dir, rules_digest, rules_dir, rules_files
from pixellint.knowledge.tree import plain, read_tree
from pixellint.model.errors import UserError
from pixellint.model.knowledge import Agreement, CallPattern, Check, Knowledge, Tracker, UrlPattern

RULES = rules_dir()
SHIPPED = [
    (kind, path)
    for folder, kind in (
        *(("trackers", "tracker"), ("checks", "check"), ("vocabulary", "vocabulary"), ("authorities", "authority")),
    )
    for path in rules_files(RULES, folder)
]
ELEMENTS = {
    "identifier": """name address postal-code geolocation date-of-birth age phone email ssn patient-id member-id
        account-id user-id session-id device-id advertising-id ip photo biometric license vehicle-id
        hashed-identifier""",
    "health": """condition symptom medication treatment appointment provider clinic lab-result measurement
        medical-device insurance claim payment pregnancy sexual-health mental-health substance-use survey-answer
        free-text""",
    "activity": """page-url page-title link-url referrer search-term screen-name event-name signed-in-status ui-event
        error""",
}

TRACKER = """\
id: acme-pixel
name: Acme Pixel
recipient: Acme
purposes: [advertising]
sources:
  start: {url: "https://acme.example/docs", checked: 2026-11-22}
urls:
  - {host: px.acme.example, path: /hit, kind: event, parameters: {ev: event}, source: start}
  - {host: acme.example, path: /, kind: load, source: start}
globals:
  - {name: acmeq, distinctive: true, source: start}
  - {name: aq, distinctive: false, source: start}
packages:
  npm:
    - {name: "@acme/pixel", exports: {default: acme, "*": acme}, automatic: true, source: start}
calls:
  - {callee: acmeq, when: {0: [init, "start"], "1.mode": live}, kind: init, user_data: [1.user, "2"], source: start}
  - {callee: acme.create, form: new, kind: handle, returns: acme, source: [start]}
assigns:
  - {target: "aq.*", kind: event, role: payload, source: start}
collects: {elements: [page-url, ip], source: start}
switches:
  - {where: acmeq init autoConfig, value: false, effect: reduces, covers: [all], source: start}
baa: {offered: no, source: start, checked: 2026-11-22, confidence: B}
literals: [acmeLoader]
gtm_types: [acme]
"""
CHECK = """\
id: AC001
name: acme-anywhere
title: Acme is used
severity:
  - {severity: error, when: {surface: [authenticated, login]}}
  - {severity: note}
when: {all: [{kind: [load, init]}, {not: {collected: true}}]}
message: Acme may disclose data.
why: Because.
remedy: Take it out.
citation:
  - {document: Handbook, paraphrase: No Acme here., status: heuristic, certainty: B, as_of: 2026-11-22}
examples:
  flagged:
    - name: plain
      files:
        index.html: |
          <script>acmeq('init')</script>
"""


def rules(root: Path, tracker: str = TRACKER, check: str = CHECK) -> Path:
    """An organisation's rules directory."""
    for folder, name, text in (("trackers", "acme-pixel.yaml", tracker), ("checks", "AC001-acme-anywhere.yaml", check)):
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / name).write_text(text, encoding="utf-8")
    return root


def own(root: Path, tracker: str = TRACKER) -> Tracker:
    found = load_knowledge(rules(root, tracker)).trackers
    return next(item for item in found if item.id == "acme-pixel")


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: value.name if isinstance(value, Path) else value)
def test_record_follows_its_schema(kind: str, path: Path) -> None:
    schema = json.loads((RULES / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(plain(read_tree(path)))


def test_the_elements_are_those_agreed_on(shipped: Knowledge) -> None:
    found = {category: {e.id for e in shipped.elements if e.category == category} for category in words.CATEGORIES}
    assert found == {category: set(ids.split()) for category, ids in ELEMENTS.items()}


@pytest.mark.parametrize("name", ["tracker", "check", "vocabulary", "authority"])
def test_schema_knows_the_same_words_as_the_loader(name: str, shipped: Knowledge) -> None:
    text = (RULES / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    lists = {
        "tracker": (words.PURPOSES, words.ROLES, words.CALL_KINDS, words.EFFECTS, words.ECOSYSTEMS, words.OFFERS),
        "check": (words.STATUSES, words.SEVERITIES, words.PACKS, words.AUDIENCES),
        "authority": (words.STATUSES, words.CERTAINTIES, words.REGIMES),
        "vocabulary": (words.CATEGORIES, tuple(element.id for element in shipped.elements)),
    }
    assert {word for row in lists[name] for word in row if word and f'"{word}"' not in text} == set()


def test_a_tracker_is_read_into_its_types(tmp_path: Path) -> None:
    found = own(tmp_path)
    assert found.urls[0] == UrlPattern("px.acme.example", "/hit", "event", (("ev", "event"),))
    roles = (("user_data", ("1", "user")), ("user_data", ("2",)))
    when = ((("0",), ("init", "start")), (("1", "mode"), ("live",)))
    assert found.calls[0] == CallPattern(("acmeq",), "", when, "init", roles)
    assert found.calls[1] == CallPattern(("acme", "create"), "new", (), "handle", (), "acme")
    assert found.assigns[0].target == ("aq", "*")
    assert found.packages[0].exports == (("default", "acme"), ("*", "acme"))
    assert found.packages[0].automatic
    assert [item.distinctive for item in found.globals] == [True, False]
    assert found.switches[0].value == "false"
    assert found.collects == ("page-url", "ip")
    assert found.baa == Agreement("no", "", "start", "2026-11-22", "B")


def test_a_check_is_read_into_its_types(tmp_path: Path) -> None:
    check = next(item for item in load_knowledge(rules(tmp_path)).checks if item.id == "AC001")
    assert check.severity == (("error", (("surface", ("authenticated", "login")),)), ("note", ()))
    assert check.when == (("all", ((("kind", ("load", "init")),), (("not", (("collected", True),)),))),)
    assert (check.pack, check.audience) == ("hhs", "developer")
    assert check.flagged[0].files == (("index.html", "<script>acmeq('init')</script>\n"),)


def test_severity_may_be_one_word(tmp_path: Path) -> None:
    start, end = CHECK.index("severity:"), CHECK.index("when: {all")
    text = f"{CHECK[:start]}severity: warning\n{CHECK[end:]}"
    check: Check = next(item for item in load_knowledge(rules(tmp_path, check=text)).checks if item.id == "AC001")
    assert check.severity == (("warning", ()),)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("recipient:", "recipent:", 3, "unknown key recipent (did you mean recipient?)"),
        ("[advertising]", "[advertizing]", 4, "did you mean advertising?"),
        ("kind: load, source: start", "kind: lod, source: start", 9, "did you mean load?"),
        ("{name: aq, distinctive: false, source: start}", "{name: aq, distinctive: false, source: stat}", 12, "start?"),
        ("{name: aq, distinctive: false", "{name: aq, distinctive: perhaps", 12, "distinctive"),
        ("host: acme.example", "host: https://acme.example", 9, "not a host name"),
        ("path: /hit", "path: hit", 8, "must begin with /"),
        ("user_data: [1.user", "user_data: [-user", 17, "not a path into the arguments"),
        ("acme.create", '"acme..create"', 18, "not a path of names"),
        ("form: new", "form: construct", 18, "unknown word 'construct'"),
        ("role: payload", "role: payloads", 20, "did you mean payload?"),
        ("[page-url, ip]", "[page-urls, ip]", 21, "did you mean page-url?"),
        ("effect: reduces", "effect: reduce", 23, "did you mean reduces?"),
        ("offered: no,", "offered: maybe,", 24, "one of: no, conditional, yes, unknown"),
        ("source: start, checked: 2026-11-22, confidence", "confidence", 24, "needs a source"),
        ("npm:", "npn:", 14, "did you mean npm?"),
        ("id: acme-pixel", "id: acme", 1, "must be the file's name"),
        ("name: Acme Pixel", "name: [Acme]", 2, "must be a plain value"),
        ("name: Acme Pixel", "name: Acme Pixel\nname: Acme", 3, "given twice"),
        ("recipient: Acme\n", "", 1, "recipient is missing"),
        ("globals:", "globals: {", 0, "not YAML"),
        ("literals: [acmeLoader]", "literals: *gone", 25, "alias gone is unknown"),
        ("literals: [acmeLoader]", "literals: " + "[" * 60 + "]" * 60, 25, "nested too deeply"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in TRACKER
    with pytest.raises(KnowledgeError) as caught:
        own(tmp_path, TRACKER.replace(old, new, 1))
    assert said in str(caught.value)
    assert caught.value.path.endswith("acme-pixel.yaml")
    assert line in (0, caught.value.line)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: AC001", "id: AC2", "like PX201"),
        ("name: acme-anywhere", "name: acme", "must be named AC001-acme.yaml"),
        ("status: heuristic", "status: guess", "one of"),
        ("paraphrase: No Acme here., ", "", "either a quote or a paraphrase"),
        ("paraphrase: No", "quote: No", "may be quoted"),
        ("remedy: Take it out.", "subsumes: [AC009]\nremedy: Take it out.", "did you mean AC001?"),
        ("severity: note", "severity: notes", "did you mean note?"),
    ],
)
def test_mistakes_in_checks(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said.replace("?", r"\?")):
        load_knowledge(rules(tmp_path, check=CHECK.replace(old, new, 1)))


def test_a_shipped_id_cannot_be_redefined(tmp_path: Path) -> None:
    rules(tmp_path)
    text = TRACKER.replace("acme-pixel", "meta-pixel")
    (tmp_path / "trackers" / "meta-pixel.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="meta-pixel is already defined"):
        load_knowledge(tmp_path)


def test_rules_must_be_a_directory(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not a directory"):
        load_knowledge(tmp_path / "absent")
    with pytest.raises(UserError, match="not a directory"):
        compiled.knowledge(tmp_path / "absent")


def test_anchors_may_be_shared_but_not_piled_up(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("a: &x [1, 2]\nb: *x\n", encoding="utf-8")
    bad.write_text("a: &x [1]\nb: &y [*x, *x]\n", encoding="utf-8")
    assert plain(read_tree(good)) == {"a": [1, 2], "b": [1, 2]}
    with pytest.raises(KnowledgeError, match="within an anchored part"):
        read_tree(bad)


def test_error_in_one_line() -> None:
    assert str(UserError("is odd", "a.yaml", 3, "try b")) == "a.yaml:3: is odd (try b)"
    assert str(UserError("is odd", "a.yaml")) == "a.yaml: is odd"
    assert str(UserError("is odd")) == "is odd"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return cache_dir()


def test_compiled_form_equals_the_records(cache: Path, shipped: Knowledge) -> None:
    assert compiled.knowledge() == shipped
    assert [path.suffix for path in cache.iterdir()] == [".bin"]
    again = compiled.read_compiled(next(cache.iterdir()))
    assert again == shipped
    # sets show their words in any order
    none: frozenset[str] = frozenset()
    sets = {name: none for name, value in shipped._asdict().items() if isinstance(value, frozenset)}
    assert repr(again._replace(**sets)) == repr(shipped._replace(**sets))


def test_compiled_form_needs_no_yaml(cache: Path) -> None:
    compiled.knowledge()
    script = "import sys; from pixellint.knowledge.compiled import knowledge; knowledge(); print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"


def test_compiled_form_of_own_rules(cache: Path, tmp_path: Path) -> None:
    extra = rules(tmp_path / "extra")
    first = compiled.knowledge(extra)
    assert compiled.knowledge(extra) == first == load_knowledge(extra)
    rules(extra, TRACKER.replace("Acme Pixel", "Acme Tag"))
    assert compiled.knowledge(extra) != first


@pytest.mark.parametrize("damage", [b"", b"pixellint knowledge\n", b"x" * 100, None])
def test_damaged_compiled_form_is_not_used(cache: Path, shipped: Knowledge, damage: bytes | None) -> None:
    compiled.knowledge()
    path = next(cache.iterdir())
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"?" if damage is None else damage)
    assert compiled.read_compiled(path) is None
    assert compiled.knowledge() == shipped
    assert path.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")
def test_a_cache_others_can_write_is_not_used(cache: Path, shipped: Knowledge) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    assert compiled.knowledge() == shipped
    assert list(cache.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert compiled.knowledge().trackers


def test_digest_names_the_content(tmp_path: Path) -> None:
    first = rules_digest([rules(tmp_path)])
    assert rules_digest([rules(tmp_path)]) == first
    assert rules_digest([rules(tmp_path, TRACKER + "\n")]) != first


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(load_knowledge()._replace(trackers=(own(tmp_path),)))


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://acme.example/a.js", "/"),
        ("//px.acme.example/hit?ev=1", "/hit"),
        ("px.acme.example/hit", "/hit"),
        ("https://px.acme.example/hit/2", "/hit"),
        ("https://px.acme.example/hitting", "/"),
        ("https://px.acme.example?x=/hit", "/"),
        ("HTTPS://PX.ACME.EXAMPLE:8443/hit", "/hit"),
        ("https://u:p@px.acme.example/hit", "/hit"),
        ("https://${region}.acme.example/hit", "/"),
        ("https://eu-{{ region }}.px.acme.example/hit", "/hit"),
        ("https://px.acme.example/${what}", "/"),
        ("https://notacme.example/", ""),
        ("https://acme.example.org/", ""),
        ("https://example/", ""),
        ("/hit", ""),
        ("acme", ""),
        ("", ""),
    ],
)
def test_match_url(index: Index, url: str, path: str) -> None:
    assert [(tracker, pattern.path) for tracker, pattern in index.match_url(url)] == ([("acme-pixel", path)] if path else [])


def test_tables(index: Index) -> None:
    assert [call.kind for _, call in index.callees["acmeq"]] == ["init"]
    assert [item.role for _, item in index.assigns["aq"]] == ["payload"]
    assert index.globals == {"acmeq": (("acme-pixel", True),), "aq": (("acme-pixel", False),)}
    assert list(index.packages) == [("npm", "@acme/pixel")]
    assert index.match_import("@acme/pixel/esm/x")[0][0] == "acme-pixel"
    assert index.match_import("@acme/pixels") == ()
    assert index.trackers["acme-pixel"].name == "Acme Pixel"


def test_literals(index: Index) -> None:
    assert {literal.text.decode(): literal.strong for literal in index.literals()} == {
        "px.acme.example/hit": True,
        "px.acme.example": False,
        "acme.example": True,
        "acmeq": True,
        "'@acme/pixel": True,
        '"@acme/pixel': True,
        "acmeLoader": True,
    }


def test_shipped_literals_are_worth_looking_for(shipped: Knowledge) -> None:
    literals = Index(shipped).literals()
    assert list(literals) == sorted(literals)
    assert all(len(literal.text) >= 3 for literal in literals)
    assert {literal.tracker for literal in literals if literal.strong} == {tracker.id for tracker in shipped.trackers}
