"""The HTML report: one file that needs nothing, reads well without a script, and works in a browser."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pixellint.model.findings import Report
from pixellint.model.places import Place, Span
from pixellint.report import CHECK_FORMATS, INVENTORY_FORMATS, Look, picture, renderer
from tests.browser import CHROMIUM, Browser
from tests.sample_report import FINDINGS, KNOWLEDGE, REPORT, SOURCES, USES, finding

Snapshot = Callable[[str, str], None]

PAGE = Path(__file__).parents[1] / "linter" / "pixellint" / "report" / "page"


def checked(report: Report = REPORT) -> str:
    return "".join(renderer(CHECK_FORMATS, "html")(report, KNOWLEDGE, SOURCES, Look()))


def listed() -> str:
    return "".join(renderer(INVENTORY_FORMATS, "html")(REPORT, KNOWLEDGE, SOURCES, Look()))


class Elements(HTMLParser):
    """The elements of a page with their attributes; `open` at the end are those that nobody closed."""

    VOID = frozenset("meta input br path rect".split())

    def __init__(self, text: str) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in self.VOID:
            self.wrong.append(tag)

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        return (attributes for name, attributes in self.met if name == tag)


@pytest.fixture(params=["check", "inventory"])
def page(request: pytest.FixtureRequest) -> str:
    return checked() if request.param == "check" else listed()


def test_elements_are_closed_and_ids_are_single(page: str) -> None:
    elements = Elements(page)
    assert (elements.open, elements.wrong) == ([], [])
    ids = Counter(attributes["id"] for _, attributes in elements.met if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    links = {attributes["href"][1:] for attributes in elements.all("a") if attributes["href"].startswith("#")}
    assert links <= {*ids}


def test_nothing_is_asked_for(page: str) -> None:
    elements = Elements(page)
    tags = {tag for tag, _ in elements.met}
    assert not tags & {"link", "img", "iframe", "object", "embed", "base", "audio", "video", "source"}
    for _, attributes in elements.met:
        assert not {*attributes} & {"src", "srcset", "style", "action", "background", "ping", "poster"}
        assert not [name for name in attributes if name.startswith("on")]
    assert not re.search(r"url\(|@import", page)
    (policy,) = [one["content"] for one in elements.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy


def test_every_table_control_and_picture_has_a_name(page: str) -> None:
    elements = Elements(page)
    for attributes in elements.all("svg"):
        assert attributes["role"] == "img" and attributes["aria-labelledby"]
    for tag in ("section",):
        assert all("aria-labelledby" in attributes for attributes in elements.all(tag))
    assert all("aria-label" in attributes for attributes in elements.all("nav"))
    assert next(elements.all("html"))["lang"] == "en"
    levels = [int(tag[1]) for tag, _ in elements.met if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    for before, after in itertools.pairwise(levels):
        assert after <= before + 2


def test_every_finding_has_a_link_of_its_own() -> None:
    twice = REPORT._replace(findings=(*FINDINGS, *FINDINGS))
    ids = [one["id"] for one in Elements(checked(twice)).all("details") if one.get("id", "").startswith("finding-")]
    assert len(ids) == len({*ids}) == 8
    moved = tuple(one._replace(place=one.place._replace(span=Span(1, 1, 1, 2))) for one in FINDINGS)
    again = [one.get("id", "") for one in Elements(checked(REPORT._replace(findings=moved))).all("details")]
    assert {name for name in ids if not name.endswith("-2")} <= {*again}


def test_a_clean_report_says_so() -> None:
    text = checked(REPORT._replace(findings=(), unread=(), excluded=(), suppressions=(), suppressed=(), held=()))
    assert "Nothing to report." in text and 'id="findings"' not in text


def test_the_picture_leads_from_origin_to_recipient() -> None:
    drawn = picture.of_findings(FINDINGS)
    assert drawn is not None
    assert ("the search box q", "search-term", "unknown", "Google") in {way.texts for way in drawn.ways}
    assert len(drawn.bands) == 3 * len(drawn.ways)
    assert {box.x for box in drawn.boxes} == {x for x, _ in drawn.headings}
    by_column: dict[int, list[picture.Box]] = {}
    for box in drawn.boxes:
        by_column.setdefault(box.x, []).append(box)
    for column in by_column.values():
        column.sort(key=lambda box: box.y)
        assert all(upper.y + upper.height < lower.y for upper, lower in itertools.pairwise(column))


def test_the_picture_of_many_ways_shows_each_recipient() -> None:
    place = Place("a.js", Span(1, 1, 1, 2))
    many = [finding(place, "error", data=(f"data{number}",), recipient="Big") for number in range(90)]
    drawn = picture.of_findings([*many, finding(place, "error", recipient="Small")])
    assert drawn is not None and drawn.more == 91 - picture.DRAWN
    assert "Small" in {way.texts[-1] for way in drawn.ways}


def test_what_trackers_gather_themselves_is_not_in_the_picture_of_an_inventory() -> None:
    drawn = picture.of_uses(USES, {})
    assert drawn is not None
    assert {way.texts[1] for way in drawn.ways} == {"search-term", "email"}


def test_no_picture_without_data() -> None:
    assert picture.of_findings([finding(Place("a.js", Span(1, 1, 1, 2)), "note", recipient="")]) is None


# contrast


def luminance(color: str) -> float:
    digits = "".join(2 * digit for digit in color) if len(color) == 3 else color
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


PAIRS = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "well")] + [
    *[(name, ground) for name in ("error", "warning", "note") for ground in ("paper", f"{name}-well")],
    ("ink", "mark"),
    ("ink", "warning-well"),
    ("link", "warning-well"),
]
"""which colours text is shown in on which grounds"""


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_stands_out(scheme: int) -> None:
    """The least that WCAG 2.2 asks of text at level AA."""
    blocks = re.findall(r":root \{(.*?)\}", (PAGE / "report.css").read_text(encoding="utf-8"), re.DOTALL)
    colors = dict(re.findall(r"--([a-z-]+): #([0-9a-f]+)", blocks[scheme]))
    assert {
        pair: round(contrast(*(colors[name] for name in pair)), 2)
        for pair in PAIRS
        if contrast(*(colors[name] for name in pair)) < 4.5
    } == {}


# in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("needs Chromium: .ci/run installs it")
    with Browser() as driven:
        yield driven


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(checked(), encoding="utf-8")
    browser.said.clear()
    browser.asked.clear()
    browser.open(path)
    return path


SHOWN = "[...document.querySelectorAll('.card')].filter(card => card.checkVisibility()).map(card => card.dataset.rule)"
CHANGED = "dispatchEvent(new Event('input', {bubbles: true}))"

in_browser = pytest.mark.xdist_group("browser")


@in_browser
def test_filters(browser: Browser, opened: Path) -> None:
    assert sorted(browser.run(SHOWN)) == ["PX201", "PX201", "PX201", "PX203"]
    browser.run(f"const box = document.querySelector('[value=error]'); box.checked = false; box.{CHANGED}")
    assert sorted(browser.run(SHOWN)) == ["PX201", "PX203"]
    browser.run(f"const surface = document.getElementById('filter-surface'); surface.value = 'appointment'; surface.{CHANGED}")
    assert browser.run(SHOWN) == ["PX201"]
    assert browser.run("document.getElementById('shown').textContent") == "1 of 4 shown"
    browser.run("document.querySelector('[type=reset]').click(); new Promise(done => setTimeout(done, 50))")
    assert len(browser.run(SHOWN)) == 4
    browser.run(f"const search = document.getElementById('search'); search.value = 'SEARCH box'; search.{CHANGED}")
    assert browser.run(SHOWN) == ["PX203"]


@in_browser
def test_deep_links_open_what_they_name(browser: Browser, opened: Path) -> None:
    name = browser.run("document.querySelectorAll('.card')[3].id")
    browser.open(opened.with_name("report.html"), name)
    assert browser.run("[...document.querySelectorAll('.card[open]')].map(card => card.id)") == [name]
    hide = f"const box = document.querySelector('[value=warning]'); box.checked = false; box.{CHANGED}"
    browser.run(hide)
    hidden = browser.run("document.querySelector('.card.warning').id")
    browser.run(f"location.hash = '{hidden}'; new Promise(done => setTimeout(done, 100))")
    assert browser.run(f"document.getElementById('{hidden}').open && document.getElementById('{hidden}').checkVisibility()")


@in_browser
def test_keys_open_a_finding(browser: Browser, opened: Path) -> None:
    browser.run("document.querySelector('.card summary').focus()")
    browser.press("Enter", 13)
    assert browser.run("document.querySelector('.card').open") is True


@in_browser
def test_nothing_is_said_on_the_console_and_nothing_is_asked_for(browser: Browser, opened: Path) -> None:
    browser.run("document.getElementById('open').click()")
    assert browser.said == []
    assert browser.asked == [opened.as_uri()]


@in_browser
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(browser: Browser, opened: Path, width: int) -> None:
    browser.resize(width, 800)
    browser.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert browser.run("document.documentElement.scrollWidth") <= width


@in_browser
def test_paper_shows_what_is_folded(browser: Browser, opened: Path) -> None:
    assert browser.printed().startswith(b"%PDF")
    assert browser.run("[...document.querySelectorAll('details')].every(one => one.open)")


@in_browser
def test_hostile_text_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    text = "</script><script>document.title='HOSTILE'</script><img src=x onerror=\"document.title='HOSTILE'\">"
    path = tmp_path / "hostile.html"
    told = tuple(one._replace(message=text, recipient=text, data=(text,)) for one in FINDINGS)
    path.write_text(checked(REPORT._replace(findings=told)), encoding="utf-8")
    browser.said.clear()
    browser.open(path)
    assert browser.run("document.title").startswith("What may be disclosed")
    assert browser.run("document.images.length") == 0
    assert browser.said == []
