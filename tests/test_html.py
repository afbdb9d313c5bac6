"""Pages, templates and components: what is understood of them, and that nothing upsets the reading."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixellint.cli.border import run
from pixellint.languages import components, html
from pixellint.languages.build import Unreadable
from pixellint.model.unit import Unit
from tests.unit_text import render

CASES = Path(__file__).parent / "languages" / "html"
FILES = sorted(path for path in CASES.iterdir() if path.suffix != ".unit")
COMPONENTS = (".vue", ".svelte", ".astro")
PATHS = (
    "a.html",
    "a.liquid",
    "a.erb",
    "a.php",
    "a.cshtml",
    "a.blade.php",
    "a.jsp",
    "a.ftl",
    "a.vue",
    "a.svelte",
    "a.astro",
)


def read(source: bytes, path: str) -> Unit:
    return components.lower(source, path) if path.endswith(COMPONENTS) else html.lower(source, path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_lowering(path: Path, updating: bool) -> None:
    expected = path.with_name(path.name + ".unit")
    found = render(read(path.read_bytes(), path.name))
    if updating:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_every_snapshot_has_its_source() -> None:
    assert {path.with_suffix("") for path in CASES.glob("*.unit")} == set(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_spans_of_attributes_are_exact(path: Path) -> None:
    source = path.read_bytes()
    for element in read(source, path.name).elements:
        assert source[element.at : element.at + 1] == b"<"
        for attribute in element.attributes:
            text = source[attribute.at : attribute.end]
            assert attribute.name.lower().strip(".").encode() in text.lower()
            assert element.at < attribute.at <= attribute.end <= element.end


PIECES = [
    *(
        b"<div>",
        b"</div>",
        b"<script>",
        b"</script>",
        b"<a href='",
        b'" ',
        b"'",
        b'"',
        b"<img src=",
        b">",
        b"/>",
        b"<!--",
        b"-->",
    ),
    *(
        b"{{",
        b"}}",
        b"{%",
        b"%}",
        b"{{{",
        b"{#",
        b"#}",
        b"<%",
        b"<%=",
        b"%>",
        b"<?php",
        b"<?= ",
        b"?>",
        b"${",
        b"}",
        b"{",
        b"@",
        b"@(",
    ),
    *(
        b"@if (",
        b")",
        b"@{",
        b"@*",
        b"*@",
        b"{!!",
        b"!!}",
        b"<#if",
        b"<c:out",
        b"comment",
        b"endcomment",
        b"else",
        b"onclick=",
        b"&quot;",
    ),
    *(
        b"---\n",
        b"\n",
        b"\r\n",
        b" ",
        b"x",
        b"f(",
        b"=>",
        b"\xc3\xa9",
        b"\xff",
        b"\0",
        b"<template>",
        b"<p",
        b"`",
        b"//",
        b"/*",
        b":a=",
    ),
]
SOURCES = st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))


@settings(derandomize=True, max_examples=300, deadline=None)
@given(SOURCES, st.sampled_from(PATHS))
def test_anything_is_read_or_called_unreadable(source: bytes, path: str) -> None:
    try:
        unit = read(source, path)
    except Unreadable:
        return
    assert 0 <= unit.faulty <= 1
    for element in unit.elements:
        assert 0 <= element.at < element.end <= len(source)
        assert -1 <= element.parent < len(unit.elements)
        for attribute in element.attributes:
            assert 0 <= attribute.at <= attribute.end <= len(source)
    for site in unit.calls:
        assert 0 <= site.call.at <= site.call.end <= len(source)
    assert render(unit)


@pytest.mark.parametrize("path", PATHS)
def test_blank_lines_above_move_lines_only(path: str) -> None:
    source = b'<script>track("a", {b: 1})</script>\n<a href="b">c</a>\n'
    moved = render(read(b"\n\n" + source, path)).splitlines()
    assert moved == [_down(line) for line in render(read(source, path)).splitlines()]


def _down(line: str) -> str:
    number, colon, rest = line.partition(":")
    return f"{int(number) + 2}:{rest}" if colon and number.isdigit() else line


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(Unreadable, match="deep"):
        html.lower(b"<div>" * 20000, "a.html")


def test_many_unclosed_paragraphs_are_not_deep() -> None:
    assert len(html.lower(b"<p>a<br><li>b" * 2000, "a.html").elements) == 6000


HOSTILE = [
    b"{{",
    b"<%",
    b"${",
    b"@(",
    b"@if(",
    b"{% comment %}",
    b"{",
    b"<a ",
    b"<a {",
    b"<a b='",
    b"&quot;",
    b"<!--",
    b"<script>",
    b"<style>",
    b"<script src=a>x</script>",
    b"<a onclick='a()'>",
    b"<p><b>",
    b"</",
    b"<![CDATA[",
    b"<!d ",
    b"<c:",
    b"<?= ",
    b"{!!",
    b'{ \\"',
    b"{ /*",
    b"{ `",
    b"<a b={'\\'",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("path", ["a.html", "a.liquid", "a.cshtml", "a.blade.php", "a.svelte", "a.vue"])
def test_repetition_stays_cheap(piece: bytes, path: str) -> None:
    started = time.process_time()
    with contextlib.suppress(Unreadable):
        read(piece * (100_000 // len(piece)), path)
    assert time.process_time() - started < 3


SERVED = {
    ".asp": "<%= patient.Email %>",
    ".aspx": "<%= Patient.Email %>",
    ".ascx": "<%= Patient.Email %>",
    ".master": "<%: Patient.Email %>",
    ".razor": "@Patient.Email",
    ".vbhtml": "@Patient.Email",
    ".shtml": "",
    ".rhtml": "<%= patient.email %>",
    ".eta": "<%= it.patient.email %>",
    ".jspf": "${patient.email}",
    ".jspx": "${patient.email}",
    ".gsp": "${patient.email}",
    ".ftlh": "${patient.email}",
    ".gohtml": "{{ .Patient.Email }}",
}
"""pages that servers fill in, by the suffix alone; what an expression in them looks like"""


def test_pages_that_servers_fill_in_are_pages(tmp_path: Path) -> None:
    for suffix, expression in SERVED.items():
        source = f"<p>Hello</p>\n<script>\nfbq('track', 'Booked', {{ contact: '{expression}' }});\n</script>\n"
        (tmp_path / f"visit{suffix}").write_text(source, encoding="utf-8")
    (tmp_path / "visit.es6").write_text("fbq('track', 'Booked', { contact: patient.email });\n", encoding="utf-8")
    report = tmp_path / "report.json"
    run(["check", str(tmp_path), "--no-cache", "--jobs", "1", "--format", "json", "--output", str(report)])
    told = {(one["path"], one["rule"], one["line"]) for one in json.loads(report.read_text(encoding="utf-8"))["findings"]}
    filled = {suffix for suffix, expression in SERVED.items() if expression}
    assert told == {*((f"visit{suffix}", "PX201", 3) for suffix in filled), ("visit.es6", "PX201", 1)}
