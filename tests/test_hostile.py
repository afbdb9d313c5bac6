"""Text of a stranger's code in every format: it stays text. A format that is registered is tested here."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from pixellint.model.findings import (
    Brought,
    Change,
    Disclosed,
    Hint,
    Inventory,
    Reach,
    Report,
    Stale,
    Suppressed,
    Suppression,
    UnknownHost,
    Unresolved,
    Use,
)
from pixellint.model.places import Place, Span, Step
from pixellint.model.sources import Excluded, Unread
from pixellint.report import CHECK_FORMATS, COMPARE_FORMATS, INVENTORY_FORMATS, Look, compare_renderer, renderer
from pixellint.report.comparison import compared
from pixellint.report.escape import code, prose
from pixellint.report.json import inventory_record
from tests.sample_report import KNOWLEDGE, REPORT, finding

HOSTILE = {
    "quotes": "\"'`\"\"'''",
    "line ends": "a\nb\r\nc\rd\x0be\x0cf\x85g\u2028h",
    "command": "\n::error file=x::HOSTILE",
    "command at start": "::add-mask::HOSTILE",
    "old command": "##[error]HOSTILE",
    "percent": "%0A::error::HOSTILE %22 %s %(x)s {0} {x} ${x} {{x}} {%x%}",
    "script": "</script><script>alert('HOSTILE')</script>",
    "image": "<img src=x onerror=alert(1)><!-- --><svg/onload=HOSTILE>",
    "attribute": '" onmouseover="HOSTILE" x=\'',
    "colour": "\x1b[31mHOSTILE\x1b]8;;http://x.example\x07\x9b2J",
    "bidirectional": "\u202eHOSTILE\u2066\u200b\ufeff",
    "nul": "a\x00b\x08\x7f",
    "long": "HOSTILE" * 5_000,
    "cdata": "<![CDATA[x]]>HOSTILE]]>&amp;&#x0;&lol;",
    "backticks": "```\n# HOSTILE\n~~~\n``",
    "end of code": "x` <img src=x onerror=HOSTILE> ``<b>y</b> ` ![z](http://x.example/z) `",
    "pipes": "a | b || c \\| HOSTILE \\\\|",
    "formula": '=HYPERLINK("http://x.example","HOSTILE")',
    "formula behind space": " \t@SUM(1+1)*cmd|' /C calc'!A0",
    "link": "[HOSTILE](javascript:alert(1)) ![x](http://x.example/y) <http://x.example> www.x.example @nobody #1 :x: $x$",
    "picture": '"] --> n9; click n1 "javascript:x" %%{init: {}}%% end```',
    "surrogate": "\ud800HOSTILE\udfff",
    "not a character": "\ufffe\uffff\U0010ffff",
    "markup at start": "- # > 1. + = HOSTILE",
}

BARE = "plain"


def report_of(text: str) -> Report:
    """A report that has the text wherever text of the code, or of an organisation's own rules, can come."""
    path = f"src/c{text[:200]}.js".replace("\x00", "")
    place = Place(path, Span(1, 1, 1, 5))
    steps = (Step(path, Span(1, 1, 1, 3), text, text), Step("src/b.js", Span(2, 1, 2, 3), text, text))
    mark = Suppression(place, 2, "PX201", "", "", text, "used")
    one = finding(place, "error", message=text, steps=steps, function=text, recipient=text, reach=Reach(2, "login", steps))
    worded = one._replace(place=Place("src/b.js", Span(2, 1, 2, 2)), severity="warning", steps=(), tracker=text, data=(text,))
    use = Use(
        "meta-pixel",
        "event",
        place,
        text,
        text,
        text,
        (Disclosed("email", "identifier", "flow", "payload", text, text, (), steps),),
    )
    return REPORT._replace(
        findings=(one, worded, worded._replace(severity="note", fingerprint="other")),
        inventory=Inventory(
            (use,), (Hint("meta-pixel", place, text),), (UnknownHost(text, place),), (Unresolved(place, text),)
        ),
        unread=(Unread(path, text),),
        excluded=(Excluded(path, text),),
        suppressed=(Suppressed(one, mark),),
        held=(worded,),
        stale=(Stale(path, text, "PX201", "meta-pixel", "beef", 1),),
        suppressions=(mark,),
        brought=(Brought("suppression", path, 1, text, False),),
        change=Change("0" * 40, False, 1, 1, 0),
    )


class Hostile:
    """Sources of which every line is the text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def lines(self, path: str) -> list[str]:
        return [self.text] * 3


def reports(text: str) -> Iterator[tuple[str, str]]:
    """(format, report) for every format of every command."""
    report, sources = report_of(text), Hostile(text)
    look = Look(statistics=True)
    for command, formats in (("check", CHECK_FORMATS), ("inventory", INVENTORY_FORMATS)):
        for form in formats:
            yield f"{command} {form}", "".join(renderer(formats, form)(report, KNOWLEDGE, sources, look))
    old = inventory_record(report, KNOWLEDGE)
    old["trackers"] = [{**tracker, "tracker": text, "name": text} for tracker in old["trackers"]]  # type: ignore[attr-defined]
    for form in COMPARE_FORMATS:
        comparison = compared(old, inventory_record(report, KNOWLEDGE), "old.json")
        yield f"compare {form}", "".join(compare_renderer(form)(comparison, look))


class Tags(HTMLParser):
    """The shape of a page: its tags with the names of their attributes; what scripts and links hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shape: list[tuple[str, ...]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, *sorted(name for name, _ in attrs)))
        for name, value in attrs:
            assert (
                name != "href"
                or not re.match(r"\s*(javascript|data|http)", value or "", re.I)
                or "x.example" not in (value or "")
            )


def shape_of_json(value: object) -> object:
    """A JSON value with every text made the same; keys stay. Counts have names for keys; snippets may be left out."""
    if isinstance(value, dict):
        kept = value.keys() - {"snippet", "contextRegion", "statistics"}
        return {key: shape_of_json(value[key]) for key in sorted(kept)}
    if isinstance(value, list):
        return [shape_of_json(inner) for inner in value]
    return "" if isinstance(value, str) else value


def json_shape(text: str) -> object:
    return shape_of_json(json.loads(text))


def xml_shape(text: str) -> object:
    return [(element.tag, sorted(element.attrib)) for element in ElementTree.fromstring(text.encode("utf-8")).iter()]


def csv_shape(text: str) -> object:
    rows = list(csv.reader(io.StringIO(text), strict=True))
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell
    return [len(row) for row in rows]


def html_shape(text: str) -> object:
    return Tags(text).shape


def markdown_shape(text: str) -> object:
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    tags = [tag for tag in Tags(html).shape if tag[0] not in ("code", "br")]
    assert not {tag[0] for tag in tags} & {"a", "img", "script", "svg", "style"}
    picture = re.search(r"(?s)```mermaid\n(.*?)\n```", text)
    if picture:
        lines = picture[1].splitlines()[1:]
        arrow = re.compile(r'  n\d+ -->\|"[^"]*"\| n\d+|  n\d+\["[^"`%]*"\]')
        assert all(arrow.fullmatch(line) for line in lines), lines
    return tags


def command_shape(text: str) -> object:
    lines = text.splitlines()
    assert all(
        line.startswith(("::error file=", "::warning file=", "::warning title=", "::notice file=", "pixellint: "))
        for line in lines
    )
    return [line.split(" ")[0] for line in lines]


def text_shape(text: str) -> object:
    return None


SHAPES: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("json", "sarif", "code-scanning", "gitlab"), json_shape),
    "github": command_shape,
    "markdown": markdown_shape,
    "csv": csv_shape,
    "junit": xml_shape,
    "html": html_shape,
    "text": text_shape,
}
"""for each format a reading of it that text cannot change"""


def test_every_format_has_a_reading() -> None:
    assert {*CHECK_FORMATS, *INVENTORY_FORMATS, *COMPARE_FORMATS} <= set(SHAPES)


CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text(name: str) -> None:
    plain = dict(reports(BARE))
    for form, text in reports(HOSTILE[name]):
        kind = form.split(" ")[1]
        assert not CONTROLS.search(text), form
        if kind != "github":
            assert not [line for line in text.splitlines() if line.lstrip().startswith("::")], form
        assert kind in ("json",) or "##[" not in text, form
        assert SHAPES[kind](text) == SHAPES[kind](plain[form]), form


def test_one_long_text_does_not_swell_a_report() -> None:
    """Formats for people cut a text; the others hold each text a few times at most."""
    long = HOSTILE["long"]
    for form, text in reports(long):
        assert len(text) < 60 * len(long), form
        if form.endswith(("github", "markdown")):
            assert len(text) < 30_000, form


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- x", r"\- x"),
        ("+ x", r"\+ x"),
        ("=== x", r"\=== x"),
        ("> x", r"\> x"),
        ("1. x", r"1\. x"),
        ("12) x", r"12\) x"),
        ("2027-01-31", "2027-01-31"),
        ("# x", r"\# x"),
        ("a: b", "a: b"),
        ("http://x", r"http\://x"),
        ("www.x", r"www\.x"),
    ],
)
def test_prose_is_prose_at_the_start_of_a_line_too(text: str, shown: str) -> None:
    assert prose(text) == shown
    html = MarkdownIt("gfm-like", {"linkify": False}).render(f"{shown}\n")
    assert html == f"<p>{text.replace('>', '&gt;')}</p>\n"


@pytest.mark.parametrize("text", ["a`b", "``", "`", "a``b`c", " x ", "a|b"])
def test_code_is_code(text: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(f"x {code(text)} y\n")
    assert html == f"<p>x <code>{text.strip().replace('|', '¦')}</code> y</p>\n"


def test_a_percent_sign_of_the_code_is_no_escape_of_a_command() -> None:
    lines = dict(reports("%0A%25 100%"))["check github"]
    assert "%250A%2525 100%25" in lines
    assert not re.search(r"%(?!25|3A|2C)", lines)


@pytest.mark.parametrize(("path", "shown"), [("::error::x.js", "./::error::x.js"), ("a::b.js", "a::b.js")])
def test_a_path_is_no_command(path: str, shown: str) -> None:
    assert Look().path(path) == shown


SECRETS = ("pat.doe@example.org", "123-45-6789", "212-555-0187")


def test_personal_data_is_masked_in_every_format() -> None:
    """Paths stay as they are; names of trackers and data come from the rules."""
    secret = " ".join(SECRETS)
    plain = report_of(BARE)
    said = REPORT.findings[0]._replace(
        message=secret, function=secret, steps=(Step("src/a.js", Span(1, 1, 1, 9), secret, secret),)
    )
    mark = plain.suppressions[0]._replace(reason=secret)
    use = plain.inventory.uses[0]._replace(event=secret)
    report = plain._replace(
        findings=(said,),
        suppressed=(Suppressed(said, mark),),
        suppressions=(mark,),
        unread=(Unread("src/a.js", secret),),
        inventory=plain.inventory._replace(uses=(use,)),
        brought=(Brought("suppression", "src/a.js", 1, secret, False),),
    )
    for formats in (CHECK_FORMATS, INVENTORY_FORMATS):
        for form in formats:
            text = "".join(renderer(formats, form)(report, KNOWLEDGE, Hostile(secret), Look()))
            assert not [leak for leak in SECRETS if leak in text], form
