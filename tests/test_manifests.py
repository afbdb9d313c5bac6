"""What is understood of the files that say what an app is made of and how it is set up: a snapshot of the Unit beside every
source; and that hostile ones cost no more than their size."""

from __future__ import annotations

import plistlib
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixellint.languages.build import Unreadable
from pixellint.languages.registry import MANIFESTS, NAMES, SUFFIXES, lower
from pixellint.model.unit import Unit
from tests.unit_text import render

SOURCES = Path(__file__).parent / "languages" / "manifests"
FILES = sorted(path for path in SOURCES.rglob("*") if path.is_file() and path.suffix != ".unit")


def form(name: str) -> str:
    """The registered form of a file name: the whole name, else its longest ending."""
    endings = (name[place:] for place in range(1, len(name)) if name[place] == ".")
    return NAMES.get(name.lower()) or next((SUFFIXES[ending] for ending in endings if ending in SUFFIXES), "")


def read(name: str, source: bytes) -> Unit:
    return lower(form(name), name, source)


def said(name: str, text: str) -> list[str]:
    """The facts of a manifest as lines, without the first, which names the language."""
    return render(read(name, text.encode())).splitlines()[1:]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_lowering(path: Path, updating: bool) -> None:
    expected = path.with_name(path.name + ".unit")
    found = render(read(path.name, path.read_bytes()))
    if updating:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_every_snapshot_has_its_source() -> None:
    assert {path.with_suffix("") for path in SOURCES.rglob("*.unit")} == set(FILES)


def test_every_form_of_manifest_has_a_case() -> None:
    assert {form(path.name) for path in FILES} == MANIFESTS - {"package"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_line_ends_do_not_matter(path: Path) -> None:
    source = path.read_bytes()
    assert render(read(path.name, source.replace(b"\n", b"\r\n"))) == render(read(path.name, source))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_places_hold_what_they_are_said_to(path: Path) -> None:
    source = path.read_bytes()
    unit = read(path.name, source)
    for item in unit.imports:
        assert 0 <= item.at < item.end <= len(source)
        text = source[item.at : item.end].decode()
        last = item.specifier.rsplit(":", 1)[-1].rsplit(".", 1)[-1].rsplit("/", 1)[-1].rsplit("-", 1)[-1]
        assert last in text or "$" in text
    for setting in unit.settings:
        assert 0 <= setting.at < setting.end <= len(source)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("implementation 'g.a:b:1'", []),
        ("dependencies { implementation 'g.a:b:1' ; api 'g.a:c' }", ["maven:g.a:b", "maven:g.a:c"]),
        ("dependencies { implementation 'g.a:b:1", ["maven:g.a:b"]),
        ("dependencies { implementation('g.a:b:1'\n api 'g.a:c:1' }", ["maven:g.a:b", "maven:g.a:c"]),
        ('dependencies {\n implementation "g.a:${if (x) "b" else "c"}:1"\n api \'g.a:d:1\'\n}', ["maven:g.a:d"]),
        ('dependencies { implementation "g.a:b:${v["x"] ?: "1:2"}" }', ["maven:g.a:b"]),
        ("dependencies { implementation(['g.a:b:1', 'g.a:c:1']) }", ["maven:g.a:b", "maven:g.a:c"]),
        ("dependencies { listOf('g.a:b:1').forEach { implementation it } }", ["maven:g.a:b"]),
        ("subprojects { dependencies { if (a) { api 'g.a:b:1' } else { api 'g.a:c:1' } } }", ["maven:g.a:b", "maven:g.a:c"]),
        ("dependencies.implementation('g.a:b:1')", ["maven:g.a:b"]),
        ("dependencies { implementation 'g.a:b-bom:1' }", []),
        ("with(pluginManager) { apply('g.a.b'); apply(from = 'c.gradle') }", ["gradle-plugin:g.a.b"]),
        ("dependencies { implementation 'http://example.org:80/x' }", []),
        ("dependencies { modules { module('g.a:b') { replacedBy('g.a:c', 'why') } } }", []),
        ("testing { suites { test { dependencies { implementation 'g.a:b:1' } } } }", []),
        (
            "dependencies { /* é */ implementation 'g.a:b:1' } } } dependencies { api 'g.a:c:1' }",
            ["maven:g.a:b", "maven:g.a:c"],
        ),
    ],
)
def test_gradle_statements(script: str, expected: list[str]) -> None:
    assert [item.specifier for item in read("build.gradle", script.encode()).imports] == expected


def test_catalog_lines_are_named_as_scripts_use_them() -> None:
    catalog = read("libs.versions.toml", (SOURCES / "catalog" / "libs.versions.toml").read_bytes())
    declared = {item.local for item in catalog.imports}
    script = "dependencies { api(libs.metrics.core); api(libs.bundles.all) }\nplugins { alias(libs.plugins.short) }"
    used = [item.specifier for item in read("build.gradle.kts", script.encode()).imports]
    assert {name.removeprefix("version-catalog:") for name in used} <= declared
    assert len(used) == 3


def test_the_root_element_tells_config_files_apart() -> None:
    assert said("config.xml", '<resources><string name="a">b</string></resources>') == ['1:20 setting android:string:a = "b"']
    assert said("config.xml", '<configuration><preference name="a" value="b"/></configuration>') == []
    assert said("config.xml", '<widget><preference name="a" value="b"/></widget>') == [
        '1:21 setting cordova:preference:a = "b"'
    ]


@pytest.mark.parametrize(
    "text", ["true", "[]", '{"expo": []}', '{"expo": {"plugins": [1, [], [null, {}], {}]}}', "not json", ""]
)
def test_json_of_another_shape_says_nothing(text: str) -> None:
    for name in ("app.json", "google-services.json", "capacitor.config.json", "Package.resolved"):
        assert said(name, text) == []


def test_binary_property_lists_have_no_places() -> None:
    content = plistlib.dumps({"Metrics": {"On": False, "Hosts": ["a", "b"], "Every": 3}}, fmt=plistlib.FMT_BINARY)
    unit = read("Info.plist", content)
    assert [(item.key, item.value, item.at, item.end) for item in unit.settings] == [
        ("ios:Metrics.Every", "3", 0, 0),
        ("ios:Metrics.Hosts", "a", 0, 0),
        ("ios:Metrics.Hosts", "b", 0, 0),
        ("ios:Metrics.On", "false", 0, 0),
    ]


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><x y="&c;">&c;</x>'
LONG_ENTITY = '<!DOCTYPE x [<!ENTITY a "' + "ha" * 5000 + '">]><x>' + "<y z='&a;'/>" * 5000 + "</x>"
EXTERNAL = '<!DOCTYPE manifest [<!ENTITY a SYSTEM "file:///etc/hostname">]><manifest>&a;</manifest>'


@pytest.mark.parametrize("name", ["AndroidManifest.xml", "config.xml", "strings.xml", "Info.plist", "App.entitlements"])
def test_hostile_xml(name: str) -> None:
    for text in (LAUGHS, LONG_ENTITY, "<a>" * 100_000, "<a b='1'", "<a></b>", "<?xml version='1.0'?>\n<a>&nothing;</a>"):
        with pytest.raises(Unreadable):
            read(name, text.encode())
    assert said(name, EXTERNAL) == []
    assert said(name, " \n") == []


@pytest.mark.parametrize(("name", "text"), [("AndroidManifest.xml", "<a>\n\n<b></a>"), ("Info.plist", "<plist>\n<dict>\n&x;")])
def test_errors_name_the_line(name: str, text: str) -> None:
    with pytest.raises(Unreadable, match="line 3"):
        read(name, text.encode())


@pytest.mark.parametrize(
    "name", ["app.json", "google-services.json", "capacitor.config.json", "Package.resolved", "pubspec.yaml"]
)
def test_deep_nesting_is_refused(name: str) -> None:
    with pytest.raises(Unreadable):
        read(name, b'{"expo":' + b"[" * 50_000 + b"]" * 50_000 + b"}")


def test_yaml_of_aliases_does_not_grow() -> None:
    lines = [
        "a0: &a0 x",
        *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)),
        "dependencies:",
        "  b: *a29",
    ]
    assert said("pubspec.yaml", "\n".join(lines)) == ['32:3 import effects of "pub:b" as -']


BLOCKS = {
    "build.gradle": [
        "/*",
        "/",
        "(/",
        '"',
        '"${',
        '"""',
        "'",
        "{",
        "(",
        "if(",
        "if ",
        "platform(",
        "dependencies{",
        "a:b:c ",
        "\\",
    ],
    "build.gradle.kts": ["/*", '"${"', "`", "a.", "x->", "apply{", "versionCatalogs{", "'''", "=/"],
    "libs.versions.toml": ["[", "{", "a={", 'a="', '"""', "'''", "a.", "[a.", "a=[", ",", "\\"],
    "AndroidManifest.xml": ["<a>", "<a ", "<!--", "<a b='1'/>", "&", "<![CDATA["],
    "Info.plist": ["<dict><key>k</key>", "<array>", "<key>", "<plist><dict>", "<true/>"],
    "project.pbxproj": ["{", "(", '"', "/*", "a=", "a={", "\\", "isa = X;"],
    "Podfile": ["pod '", 'pod "#{', "do ", "end ", "(", "pod 'a',", "subspecs: [", "=begin\n", "\\\n", "{ ", "if ", "%w("],
    "Podfile.lock": ["PODS:\n", "  - ", "  - a\n", "A:\n", " "],
    "Cartfile": ['git "', "github ", "\n", ' "'],
    "Package.swift": [".package(", "testTarget(", '"', "/*", "#", "(", "a:", '"\\('],
    "pubspec.yaml": ["- ", "[", "{", "a: ", "&a ", "? ", "dependencies:\n", "'", '"', "|\n"],
    "app.json": ["[", '{"a":', '"', '{"expo":', "-", "\\", "//", "/*", "`${"],
}
"""what to repeat, by file name"""


@pytest.mark.parametrize("name", BLOCKS)
def test_what_is_repeated_costs_no_more_than_its_size(name: str) -> None:
    for block in BLOCKS[name]:
        start = perf_counter()
        with suppress(Unreadable):
            read(name, (block * (60_000 // len(block))).encode())
        assert perf_counter() - start < 4, block


ALL = {path.name: path.read_bytes() for path in FILES}
PIECES = [block.encode() for blocks in BLOCKS.values() for block in blocks]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A manifest with stretches cut out, repeated or replaced by what opens something."""
    name = draw(st.sampled_from(sorted(ALL)))
    source = ALL[name]
    for _ in range(draw(st.integers(1, 4))):
        first, second = sorted(draw(st.integers(0, len(source))) for _ in range(2))
        piece = draw(st.one_of(st.just(source[first:second] * 2), st.binary(max_size=8), st.sampled_from(PIECES)))
        source = source[:first] + piece + source[second:]
    return name, source


@settings(max_examples=300, deadline=None)
@given(damaged())
def test_damaged_manifests_are_read_or_unreadable(case: tuple[str, bytes]) -> None:
    name, source = case
    try:
        unit = read(name, source)
    except Unreadable:
        return
    for item in unit.imports:
        assert item.specifier and 0 <= item.at <= item.end <= len(source)
    for setting in unit.settings:
        assert setting.key and 0 <= setting.at <= setting.end <= len(source)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(ALL)), st.binary(max_size=200))
def test_any_bytes_are_read_or_unreadable(name: str, source: bytes) -> None:
    for content in (source, b"bplist00" + source):
        try:
            render(read(name, content))
        except Unreadable:
            continue
