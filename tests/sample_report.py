"""A report made by hand, with everything a reporter must be able to show. Used by the report tests."""

from __future__ import annotations

from collections.abc import Sequence

from pixellint.model.findings import (
    Coverage,
    Disclosed,
    Finding,
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
from pixellint.model.knowledge import (
    Agreement,
    AssignPattern,
    CallPattern,
    Check,
    Citation,
    GlobalName,
    Knowledge,
    Package,
    Source,
    Switch,
    Tracker,
    UrlPattern,
)
from pixellint.model.places import Place, Span, Step
from pixellint.model.sources import Excluded, Unread

FILES = {
    "src/analytics/record.js": [
        "export default function record(payload) {",
        "  return window.dataLayer && window.dataLayer.push(payload);",
        "}",
    ],
    "src/search/SearchBox.jsx": [
        "import record from '../analytics/record';",
        "export function SearchBox({ onDone }) {",
        "  const [term, setTerm] = useState('');",
        "  const details = { event: 'site_search', mode: 'typed' };",
        "  if (term) details.query = term.trim();",
        "\tconst submit = () => { record(details); onDone(); };",
        '  return <form onSubmit={submit}><input name="q" value={term}  onChange={change} /></form>;',
        "}",
    ],
    "public/visit.html": [
        "<h1>Book a visit</h1>",
        "<script>",
        "  fbq('track', 'Schedule', {",
        "    contact: 'pat.doe@example.org',",
        "    em: form.elements.email.value,",
        "  });",
        "</script>",
    ],
    "public/wide.js": ["x();" * 60 + "fbq('track', 'Lead', { note: '患者さん', ssn: '123-45-6789' });" + "y();" * 60],
    "public/hostile.js": ["fbq('track', 'A\x1b[31m\u202e', { q: q });"],
}


class Written:
    """Sources from the table above."""

    def lines(self, path: str) -> Sequence[str]:
        return FILES.get(path, [])


SOURCES = Written()


def span(path: str, line: int, text: str) -> Span:
    """The first place of `text` in a line of a file."""
    column = FILES[path][line - 1].index(text) + 1
    return Span(line, column, line, column + len(text))


BOX = "src/search/SearchBox.jsx"
CALL = Place(BOX, span(BOX, 6, "record(details)"))
STEPS = (
    Step(BOX, span(BOX, 7, '<input name="q"'), "the search box q", "q"),
    Step(BOX, span(BOX, 3, "[term, setTerm] = useState('')"), "kept in state term", "term"),
    Step(BOX, span(BOX, 5, "details.query = term.trim()"), "put into details.query", "query"),
    Step(BOX, CALL.span, "passed to record"),
    Step(
        "src/analytics/record.js",
        span("src/analytics/record.js", 2, "window.dataLayer.push(payload)"),
        "pushed to the data layer",
    ),
)
VISIT = Place("public/visit.html", Span(3, 3, 6, 5))
WIDE = Place("public/wide.js", span("public/wide.js", 1, "fbq('track', 'Lead', { note: '患者さん', ssn: '123-45-6789' })"))
HOSTILE = Place("public/hostile.js", Span(1, 1, 1, 33))

SEARCH_CHECK = Check(
    id="PX203",
    name="search-term-to-tracker",
    title="A search term reaches a tracker",
    severity=(("error", (("surface", ("authenticated",)),)), ("warning", ())),
    when=(("element", ("search-term",)),),
    message="{recipient} may receive the search term",
    why="What a person searches for on a health site says what they worry about.",
    remedy="Send that a search took place, not the words.",
    not_when="The words are fixed in the code.",
    citation=(
        Citation(
            "HHS/OCR bulletin on online tracking technologies",
            "How do the HIPAA Rules apply",
            "information that the individual types or selects",
            "",
            "contested",
            "A",
            "2024-03-18",
        ),
    ),
    pack="hhs",
    audience="developer",
    flagged=(),
    allowed=(),
    subsumes=("PX101",),
    since="0.1.0",
)


def tracker(key: str, name: str, recipient: str, offered: str) -> Tracker:
    """A tracker record with little in it."""
    return Tracker(
        id=key,
        name=name,
        recipient=recipient,
        purposes=("advertising", "analytics"),
        urls=(),
        globals=(),
        calls=(),
        assigns=(),
        packages=(),
        collects=("page-url", "ip"),
        switches=(),
        baa=Agreement(offered, "", "https://vendor.example/terms", "2026-11-22", "B"),
        literals=(),
        docs="https://vendor.example/docs",
        sources=(),
    )


KNOWLEDGE = Knowledge(
    digest="0123abcd",
    trackers=(
        tracker("google-tag-manager", "Google Tag Manager", "Google", "no"),
        tracker("meta-pixel", "Meta Pixel", "Meta Platforms", "no")._replace(
            urls=(
                UrlPattern("connect.facebook.net", "/", "load"),
                UrlPattern("www.facebook.com", "/tr", "event", (("ev", "event"),)),
            ),
            globals=(GlobalName("fbq", True),),
            calls=(
                CallPattern(("fbq",), "", ((("0",), ("init",)),), "init", (("user_data", ("2",)),)),
                CallPattern(
                    ("fbq",),
                    "",
                    ((("0",), ("track", "trackCustom")),),
                    "event",
                    (("event", ("1",)), ("payload", ("2",))),
                ),
            ),
            assigns=(AssignPattern(("s", "*"), "event", "payload"),),
            packages=(Package("npm", "react-facebook-pixel", (("default", "ReactPixel"),), True),),
            switches=(Switch("fbq set autoConfig", "false", "reduces", ("ui-event", "page-title")),),
            sources=(Source("start", "https://vendor.example/start", "2026-11-22"),),
        ),
    ),
    checks=(SEARCH_CHECK,),
    elements=(),
    blockers=frozenset(),
    neutral=frozenset(),
    owners=frozenset(),
)


def finding(place: Place, severity: str, **changes: object) -> Finding:
    """A finding at a place; `changes` are fields of Finding."""
    base = Finding(
        rule="PX201",
        name="identifier-to-tracker",
        severity=severity,
        confidence="flow",
        message="The e-mail address typed here may be disclosed to Meta Platforms through Meta Pixel.",
        place=place,
        tracker="meta-pixel",
        recipient="Meta Platforms",
        data=("email",),
        surfaces=("appointment",),
        steps=(),
        reach=Reach(1, "appointment"),
        also=(),
        legal_status="in_force",
        fingerprint="f00d",
        remedy="Do not pass contact data to the pixel.",
    )
    return base._replace(**changes)  # type: ignore[arg-type]


FINDINGS = (
    finding(
        CALL,
        "warning",
        rule="PX203",
        name="search-term-to-tracker",
        confidence="cross-file",
        message="The search term may be disclosed to Google through Google Tag Manager, to every tag of the container.",
        tracker="google-tag-manager",
        recipient="Google",
        data=("search-term",),
        surfaces=("unknown",),
        steps=STEPS,
        reach=Reach(3, "authenticated"),
        also=("PX101", "PX212"),
        legal_status="contested",
        fingerprint="beef",
        remedy="",
    ),
    finding(VISIT, "error"),
    finding(WIDE, "error", data=("ssn",), confidence="literal"),
    finding(HOSTILE, "note", message="A \x1b[2J message"),
)

USES = (
    Use(
        "google-tag-manager",
        "event",
        CALL,
        "dataLayer.push",
        "site_search",
        "submit",
        (
            Disclosed("search-term", "activity", "cross-file", "payload", "query", "form q", (), STEPS),
            Disclosed("page-url", "activity", "collected", "", "", "", (), ()),
        ),
        via=(Place("src/analytics/record.js", Span(2, 30, 2, 60)),),
        surfaces=("search",),
        reach=Reach(3, "authenticated"),
    ),
    Use(
        "google-tag-manager",
        "event",
        Place("src/analytics/record.js", Span(2, 30, 2, 60)),
        "dataLayer.push",
        "",
        "record",
        (),
        wrapped=True,
    ),
    Use(
        "meta-pixel",
        "event",
        VISIT,
        "fbq",
        "Schedule 212-555-0187",
        "",
        (Disclosed("email", "identifier", "flow", "payload", "em", "form email", (), ()),),
        surfaces=("appointment",),
        reach=Reach(1, "appointment"),
    ),
)

SET_ASIDE = FINDINGS[0]._replace(place=Place(BOX, Span(4, 3, 4, 9)), steps=(), fingerprint="a")
MARKS = (
    Suppression(Place(BOX, Span(3, 1, 3, 60)), 4, "PX203", "", "2027-01-31", "removed with the next release", "used"),
    Suppression(Place(BOX, Span(4, 20, 4, 60)), 4, "PX203", "meta-pixel", "", "a page for staff alone", "used"),
)

REPORT = Report(
    findings=FINDINGS,
    inventory=Inventory(
        uses=USES,
        hints=(Hint("meta-pixel", Place("public/visit.html", Span(1, 1, 1, 4)), "preconnect connect.facebook.net"),),
        unknown_hosts=(UnknownHost("pics.example.net", Place("public/visit.html", Span(2, 1, 2, 9))),),
        unresolved=(Unresolved(Place(BOX, Span(6, 40, 6, 48)), "onDone is given by a caller that was not found"),),
    ),
    grades=(("google-tag-manager", "fed"), ("meta-pixel", "fed")),
    coverage=Coverage(files=40, deep=5, shallow=35),
    unread=tuple(Unread(f"data/blob{number:02}.js", "not text in any known encoding") for number in range(12)),
    excluded=(Excluded("vendor/jquery.min.js", "minified"),),
    suppressed=(Suppressed(SET_ASIDE, MARKS[0]), Suppressed(SET_ASIDE._replace(fingerprint="b"), MARKS[1])),
    held=(SET_ASIDE._replace(fingerprint="c", function="submit"),),
    stale=(Stale("src/old.js", "send", "PX201", "meta-pixel", "0123456789abcdef", 1),),
    suppressions=MARKS,
)
