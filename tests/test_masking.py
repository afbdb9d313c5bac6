"""Masking of template dialects: what becomes of their tags, and that lengths and lines stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from pixellint.languages.masking import dialect_of, mask
from tests.test_html import PATHS, SOURCES

NOOP = [
    pytest.param("a.html", b"<a>x</a> <script>f({a: {b: 1}})</script>", id="no template"),
    pytest.param("a.liquid", b"f({{ a ", id="unterminated output"),
    pytest.param("a.liquid", b"x {% if ", id="unterminated control"),
    pytest.param("a.erb", b"<%% a <%= b", id="escaped opener"),
    pytest.param("a.html", b"<script>`${a}`</script>", id="template string of a script"),
    pytest.param("a.jsp", b"<script>`${a}`</script>", id="template string in a dialect with the same tags"),
    pytest.param("a.cshtml", b"to me@clinic.example @@a @media print {}", id="at-signs that are none of Razor's"),
    pytest.param("a.blade.php", b'<a @click="b">', id="attributes that are none of Blade's"),
    pytest.param("a.vue", b"<script>f({{ a }})</script>", id="braces in a component's script"),
    pytest.param("a.html", b"<?xml version='1'?>", id="xml declaration"),
]


@pytest.mark.parametrize(("path", "source"), NOOP)
def test_left_alone(path: str, source: bytes) -> None:
    masked = mask(source, dialect_of(path, source))
    assert masked.text == source
    assert not masked.holes


@pytest.mark.parametrize(
    ("path", "source", "expected", "holes"),
    [
        ("a.liquid", b"a: {{ u.id | json }}", b"a: ________________"[:3] + b"_" * 17, ["u.id | json"]),
        ("a.liquid", b"'{{ a }}{{ b }}'", b"'______________'", ["a", "b"]),
        ("a.liquid", b"{{\n a\n}}.", b"__\n  \n  .", ["a"]),
        ("a.liquid", b"<{{ t }}>", b"<x______>", ["t"]),
        ("a.liquid", b"{%- if a -%}b{%\nendif %}", b"            b  \n        ", []),
        ("a.liquid", b"{% comment %}{{ a }}{% endcomment %}", b" " * 36, []),
        ("a.hbs", b"{{#if a}}{{{b}}}{{else}}{{/if}}", b" " * 9 + b"_______" + b" " * 15, ["b"]),
        (
            "a.html",
            b"f({% if a %}'b'{% else %}'c'{% endif %})",
            b"f(" + b" " * 10 + b"'b'||        'c'" + b" " * 11 + b")",
            [],
        ),
        ("a.erb", b"<%= a -%><% b do |c| %><%# d %>", b"_________" + b" " * 22, ["a"]),
        ("a.erb", b"<%- if a -%><%- a %>", b" " * 12 + b"________", ["a"]),
        ("a.php", b"<?= $a ?><?php b(); ?><?php echo $c; ?>", b"_________" + b" " * 13 + b"_" * 17, ["$a", "$c"]),
        ("a.php", b"a<?php b();", b"a" + b" " * 10, []),
        ("a.cshtml", b"@Model.A[0].B(c).D x", b"_" * 18 + b" x", ["Model.A[0].B(c).D"]),
        ("a.cshtml", b"@(a + b)@* @c *@", b"________" + b" " * 8, ["a + b"]),
        ("a.cshtml", b"@if (a) { b }", b"if  (_) { b }", ["a"]),
        ("a.blade.php", b"{!! $a !!}@json($b)@if($c){{-- d --}}", b"_" * 19 + b" " * 18, ["$a", "$b"]),
        ("a.ftl", b"${a}<#if b>", b"____       ", ["a"]),
        ("a.html", b"<b>${a}</b>", b"<b>____</b>", ["a"]),
    ],
)
def test_masked(path: str, source: bytes, expected: bytes, holes: list[str]) -> None:
    masked = mask(source, dialect_of(path, source))
    assert masked.text == expected
    assert [hole.text for hole in masked.holes] == holes


@settings(derandomize=True, max_examples=500, deadline=None)
@given(SOURCES)
def test_length_and_lines_stay(source: bytes) -> None:
    for path in PATHS:
        masked = mask(source, dialect_of(path, source))
        assert len(masked.text) == len(source)
        assert [place for place, byte in enumerate(masked.text) if byte in b"\r\n"] == [
            place for place, byte in enumerate(source) if byte in b"\r\n"
        ]
        ends = [0, *(place for hole in masked.holes for place in (hole.at, hole.end)), len(source)]
        assert ends == sorted(ends)


@pytest.mark.parametrize(
    "dialect", ["mustache", "erb+mustache", "php", "razor+mustache", "blade+php", "jsp", "freemarker", "dollar", "vue"]
)
@pytest.mark.parametrize(
    "piece",
    [
        b"{{ ",
        b"{% ",
        b"<%% ",
        b"<%= ",
        b"${",
        b"@(",
        b"@model {",
        b"@if(",
        b"@php ",
        b"{% comment %}",
        b"<script>${",
        b"<#",
    ],
)
def test_repeated_openers_cost_little(dialect: str, piece: bytes) -> None:
    started = time.process_time()
    mask(piece * 50_000 + b"%} %> } }} )", dialect)
    assert time.process_time() - started < 3
