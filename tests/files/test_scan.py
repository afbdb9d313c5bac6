from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixellint.files.scan import MARKS, ScanLiteral, Scanner
from pixellint.files.table import Table

LITERALS = (
    ScanLiteral(b"ping", "pinger", True),
    ScanLiteral(b"ping.init(", "pinger", True),
    ScanLiteral(b"init", "weakling", False),
    ScanLiteral(b"cdn.ping.example", "pinger", True, "host"),
    ScanLiteral(b"ping.example", "hoster", True, "host"),
    ScanLiteral(b".dotted.example", "dotter", True, "host"),
    ScanLiteral(b"w.example/t", "pather", True, "host"),
    ScanLiteral(b"ping-sdk", "packer", True, "package"),
    ScanLiteral(b"@ping/web", "scoped", True, "package"),
    ScanLiteral(b"q", "single", False),
    ScanLiteral(b"_$a", "dollar", True),
)


def scan(text: str, path: str = "a.js"):  # type: ignore[no-untyped-def]
    scanner = Scanner(Table(LITERALS))
    found = scanner.scan(text.encode(), path)
    assert found == scanner.scan_small(text.encode(), path)
    return found


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("ping('a')", {"pinger"}),
        ("window.ping", {"pinger"}),
        ("mappings, topping, pinged, $ping, ping_", set()),
        ("Ping(1)", set()),
        (r'"\nping(1)"', {"pinger"}),
        (r'"\u003cscript\u003eping(1)"', {"pinger"}),
        (r'"nping(1)"', set()),
        ("//CDN.Ping.example/x.js", {"pinger", "hoster"}),
        ("https%3A%2F%2Fcdn.ping.example%2Fa", {"pinger", "hoster"}),
        (r"https:\/\/ping.example\/a", {"pinger", "hoster"}),
        ("ping.example.org", {"pinger"}),
        ("my-ping.example", set()),
        ("see ping.example.", {"pinger", "hoster"}),
        ("a.dotted.example", {"dotter"}),
        ("w.example/t?x", {"pather"}),
        ("w.example/team", set()),
        ("_$a()", {"dollar"}),
        ("import 'ping-sdk'", {"packer"}),
        ("require('ping-sdk/lite')", {"packer"}),
        ('{"@ping/web": "^1"}', {"scoped"}),
        ("'ping-sdk-extra'", set()),
        ("dependencies:\n  ping-sdk: ^1\n", {"packer"}),
    ],
)
def test_borders(text: str, strong: set[str]) -> None:
    found = scan(text)
    assert found.strong - ({"pinger"} if "sdk" in text or "@ping" in text or "my-ping" in text else set()) == strong


def test_weak() -> None:
    assert scan("we use ping-sdk here").weak == {"packer"}
    assert scan("init()").weak == {"weakling"}
    assert scan("q.t(1)").weak == {"single"}
    assert scan("q = 1; eq.x; 'q'").weak == frozenset()
    assert scan("init(); q(1)").tokens == {2, 9}


SPECIFIERS = """
import a from './a'; import {b} from "./b"; import './c'; import"./d"
export * from './e'
export {f} from
  './f'
const g = require('./g'), h = require( "./h" )
const i = import(/* webpackChunkName: "x" */ './i')
import type { J } from './j';
import k = require('./k');
jest.mock('./no'); require.resolve('./no'); reimport './no'
define(['./l', "./m"], function () {})
const n = lazy(() => import(`./n`))
import o, {
  p,
} from './o';
"""


@pytest.mark.parametrize(
    ("text", "brings"),
    [
        ("import type { A } from './a'", False),
        ("import type A from './a'", False),
        ("import type * as A from './a'", False),
        ("import type {\n  A,\n  B as C,\n} from\n  './a'", False),
        ("export type { A } from './a'", False),
        ("export type * from './a'", False),
        ("export type * as A from './a'", False),
        ("import { type A } from './a'", False),
        ("import {\n  type A,\n  type B as C,\n} from './a'", False),
        ("export { type A, type B } from './a'", False),
        ("let a: typeof import('./a')", False),
        ("import { type A, b } from './a'", True),
        ("import { b, type A } from './a'", True),
        ("import c, { type A } from './a'", True),
        ("import type from './a'", True),
        ("import type, { A } from './a'", True),
        ("import { type } from './a'", True),
        ("import { type as kind } from './a'", True),
        ("import { types } from './a'", True),
        ("import type { A } from './b'\nimport { c } from './a'", True),
        ("import type { A } from './a'; import { c } from './a'", True),
        ("type A = string; export * from './a'", True),
    ],
)
def test_types_bring_nothing_in(text: str, brings: bool) -> None:
    assert ("./a" in scan(text, "a.ts").specifiers) is brings


def test_a_module_of_types_is_no_classic_script() -> None:
    assert "doors" not in scan("import type { A } from './a'\nlet a", "a.ts").marks


def test_specifiers() -> None:
    assert scan(SPECIFIERS).specifiers == tuple(f"./{letter}" for letter in "abcdefghiklmno")
    assert scan(SPECIFIERS, "a.vue").specifiers == scan(SPECIFIERS, "a.html").specifiers == scan(SPECIFIERS).specifiers
    assert scan(SPECIFIERS, "a.txt").specifiers == scan(SPECIFIERS, "").specifiers == ()


@pytest.mark.parametrize(
    ("text", "path", "references"),
    [
        ("{% extends 'base.html' %}{%- include \"nav.html\" with x %}", "a.html", ("base.html", "nav.html")),
        ("{% include foot.html x=1 %}{% render 'card' %}", "a.liquid", ("foot.html", "card")),
        ("<%- include('partials/head') %><% include ../foot %>", "a.ejs", ("partials/head", "../foot")),
        ("<%= render 'shared/nav' %><%= render partial: 'x/row' %>", "a.erb", ("shared/nav", "x/row")),
        ('<%@ include file="head.jsp" %><jsp:include page="foot.jsp" />', "a.jsp", ("head.jsp", "foot.jsp")),
        ("{{> header}}{{> 'a/b' }}", "a.hbs", ("header", "a/b")),
        ("@extends('layouts.app') @include('nav')", "a.blade.php", ("layouts.app", "nav")),
        ("<?php include 'head.php'; require_once(__DIR__ . '/foot.php'); ?>", "a.php", ("head.php", "/foot.php")),
        ('<#include "/tags.ftl">', "a.ftl", ("/tags.ftl",)),
        ('@Html.Partial("_Tags") <partial name="_Foot" />', "a.cshtml", ("_Tags", "_Foot")),
        ('@{ Layout = "~/Views/_Layout.cshtml"; }', "a.cshtml", ("Views/_Layout.cshtml",)),
        ('<div th:replace="~{parts/head :: tags}">', "a.html", ("parts/head",)),
        ("<script async\n src='js/app.js?v=1'></script><SCRIPT SRC=/m.js>", "a.html", ("js/app.js", "/m.js")),
        ('<script src="https://x.example/a.js"></script><script src="//x.example/a.js">', "a.html", ()),
        ('<script src="{% static \'js/a.js\' %}"><script src="{{ url }}">', "a.html", ("js/a.js",)),
        ('<link rel="stylesheet" href="a.css"><link href="w.html" rel="import">', "a.html", ("w.html",)),
        ("importScripts('worker.js')", "a.js", ("worker.js",)),
        ("const x = \"<script src='a.js'>\"", "a.js", ()),
    ],
)
def test_references(text: str, path: str, references: tuple[str, ...]) -> None:
    assert scan(text, path).references == references


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("export const a = 1", "doors"),
        ("module.exports = a", "doors"),
        ("import a from 'a'; window.record = f", "doors"),
        ("import a from 'a'; window['record'] = f", "doors"),
        ("import a from 'a'; globalThis.record = f", "doors"),
        ("import a from 'a'; class A implements B {}", "doors"),
        ("function record() {}", "doors"),
        ("<Route exact>", "route"),
        ("{ path: '/visits' }", "route"),
        ("createBrowserRouter([])", "route"),
        ("router.get('/a', f)", "route"),
        ("<FORM action=x>", "form"),
        ("<input name=q>", "form"),
        ('<input type="password">', "password"),
        ("<input autocomplete='current-password'>", "password"),
        ("{type: 'password'}", "password"),
        ("<input autocomplete=one-time-code>", "one-time-code"),
        ("if (isAuthenticated) {}", "guard"),
        ("<ProtectedRoute>", "gate"),
        ("return <b/>", "jsx"),
    ],
)
def test_marks(text: str, mark: str) -> None:
    assert mark in MARKS
    assert mark in scan(text, "a.jsx").marks
    assert scan(text, "a.md").marks == frozenset()


def test_no_marks() -> None:
    assert scan("import a from 'a'; if (window.x == 1 && form) { path = 2 }").marks == frozenset()


def test_title_and_heading() -> None:
    page = scan(
        "<TITLE>\n Find a <!-- -->doctor</TITLE><h1 class='x'><span>Book</span> a {{x}}\n visit</h1><h1>No</h1>",
        "a.html",
    )
    assert (page.title, page.heading) == ("Find a", "Book a visit")
    found = scan("<title>{{ title }}</title><h1>{t('x')}</h1>", "a.html")
    assert (found.title, found.heading) == ("", "")


WORDS = [literal.text.decode() for literal in LITERALS]
GLUE = [
    "from './x'",
    "import(",
    "'",
    '"',
    " ",
    ".",
    "-",
    "/",
    "\\n",
    "%2F",
    "\\u003c",
    "x",
    "_",
    "$",
    "export",
    "<form",
]
GLUE += ["<h1>", "</h1>", "{% include 'y' %}", "window.a = 1", "path: '", "\n", "é"]
TEXT = st.lists(st.sampled_from([*WORDS, *(word.upper() for word in WORDS), *GLUE]), max_size=14).map("".join)
SHARED = Scanner(Table(LITERALS))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXT, st.sampled_from(["a.js", "a.html", "a.vue", "a.json", ""]))
def test_small_equals_large(text: str, path: str) -> None:
    content = text.encode()
    assert SHARED.scan_small(content, path) == SHARED.scan(content, path)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXT)
def test_engines_agree(text: str) -> None:
    hyper = _hyper()
    assert hyper.scan(text.encode(), "a.html") == SHARED.scan(text.encode(), "a.html")


_KEPT: list[Scanner] = []


def _hyper() -> Scanner:
    pytest.importorskip("hyperscan")
    if not _KEPT:
        _KEPT.append(Scanner(Table(LITERALS), engine="hyperscan"))
    return _KEPT[0]


def test_store(tmp_path: Path) -> None:
    pytest.importorskip("hyperscan")
    store = tmp_path / "cache"
    text = b"ping('a'); import 'ping-sdk'"
    expected = SHARED.scan(text, "a.js")

    def fresh() -> Scanner:
        return Scanner(Table(LITERALS), store=str(store), engine="hyperscan")

    assert fresh().scan(text, "a.js") == expected
    (kept,) = store.iterdir()
    whole = kept.read_bytes()
    assert fresh().scan(text, "a.js") == expected
    for broken in (b"", whole[:100], whole[:-1] + b"x", b"x" * len(whole)):
        kept.write_bytes(broken)
        assert fresh().scan(text, "a.js") == expected
    assert kept.read_bytes() == whole
    kept.chmod(0o666)
    assert fresh().scan(text, "a.js") == expected
    assert Scanner(Table(LITERALS), store="/proc/nowhere", engine="hyperscan").scan(text, "a.js") == expected


def test_without_any_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pixellint.files.scan.search_of", lambda *_: None)
    assert Scanner(Table(LITERALS)).scan(b"ping(1)", "a.js") == SHARED.scan(b"ping(1)", "a.js")


def test_no_literals() -> None:
    assert Scanner(Table(())).scan(b"export {} from './a'", "a.js").specifiers == ("./a",)
    with pytest.raises(ValueError):
        Scanner(Table((ScanLiteral(b"", "x", True),)))


@pytest.mark.parametrize(
    "piece",
    ["<script ", "<link ", "{% include ", "<h1>", "import(", "import(/*", "from '", "\\n", "<title", "window.", "%%"],
)
def test_hostile_repetition(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece))).encode()
    begin = time.process_time()
    SHARED.scan(text, "a.html")
    assert time.process_time() - begin < 5
