"""What the HTML report shows, as values: every text is safe to show and cut to a sensible length, nothing is escaped yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pixellint import __version__
from pixellint.model.findings import SEVERITIES, Coverage, Finding, Report, Suppression, Use
from pixellint.model.knowledge import Check, Citation, Knowledge, Tracker
from pixellint.model.places import Place, Step
from pixellint.report import picture
from pixellint.report.frame import CodeLine, code_lines, excerpt
from pixellint.report.identity import from_here, identified
from pixellint.report.look import Look, Sources, clipped, counted, safe, visible
from pixellint.report.set_aside import changed, counts, tallies
from pixellint.report.words import (
    BAA_WORDS,
    CONFIDENCE_WORDS,
    GRADES,
    KINDS,
    STATUS_WORDS,
    gravest_first,
    in_order,
    uses_by_tracker,
)

ROOM = 160
"""cells of a line of code; longer ones are cut around the place"""

LONGEST = 2_000
"""cells of one text"""

LISTED = 500
"""entries of one list; JSON names all"""


class StepRow(NamedTuple):
    """A step of a flow: where, what happens, and the code."""

    where: str
    note: str
    code: str


class Card(NamedTuple):
    """A finding. `id` is its deep link; `rule_id` that of the rule below; what filters go by is in `severity`, `surfaces`,
    `tracker` and `rule`."""

    id: str
    rule: str
    rule_id: str
    name: str
    severity: str
    message: str
    where: str
    code: tuple[CodeLine, ...]
    steps: tuple[StepRow, ...]
    data: str
    tracker: str
    recipient: str
    proof: str
    surfaces: tuple[str, ...]
    reach: str
    chain: tuple[StepRow, ...]
    remedy: str
    law: str
    also: str
    fixes: tuple[str, ...]


class UseRow(NamedTuple):
    """A use within the inventory."""

    kind: str
    where: str
    event: str
    data: str
    surfaces: str


class TrackerRow(NamedTuple):
    """A tracker of the inventory. `gap` says that data reaches a vendor who offers no agreement, or of whom none is known."""

    id: str
    name: str
    recipient: str
    purposes: str
    grade: str
    surfaces: str
    fed: str
    collects: str
    kinds: str
    uses: tuple[UseRow, ...]
    more: int
    offered: str
    scope: str
    source: str
    checked: str
    gap: bool


class Cited(NamedTuple):
    """What a rule rests on."""

    where: str
    status: str
    words: str
    said: str
    quoted: bool
    as_of: str


class RuleRow(NamedTuple):
    """A rule that was met, and how often."""

    id: str
    rule: str
    title: str
    times: int
    why: str
    remedy: str
    not_when: str
    cited: tuple[Cited, ...]


class Listing(NamedTuple):
    """A table of plain cells: its first column is code; `more` rows are left out."""

    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


class _Told(NamedTuple):
    """What findings are told with: rules by id, names of trackers by id, the lines of source, the look."""

    checks: Mapping[str, Check]
    names: Mapping[str, str]
    sources: Sources
    look: Look


class Page(NamedTuple):
    """All of a page; `kind` is check or inventory."""

    kind: str
    title: str
    verdict: str
    notes: tuple[str, ...]
    severities: tuple[tuple[str, int], ...]
    tallies: tuple[Listing, ...]
    picture: picture.Picture | None
    cards: tuple[Card, ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    trackers: tuple[TrackerRow, ...]
    governance: tuple[Card, ...]
    rules: tuple[RuleRow, ...]
    aside: tuple[Listing, ...]
    left_out: tuple[Listing, ...]
    coverage: Coverage
    unread: int
    version: str
    knowledge: str


def of_check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Page:
    """The page of `pixellint check`."""
    checks = {check.id: check for check in knowledge.checks}
    names = {tracker.id: tracker.name for tracker in knowledge.trackers}
    told_with = _Told(checks, names, sources, look)
    findings = gravest_first(report.findings)
    cards = tuple(_card(one, name, told_with) for name, one in identified(findings))
    by_severity = Counter(finding.severity for finding in findings)
    told = ", ".join(counted(by_severity[name], name) for name in SEVERITIES if by_severity[name])
    files = len({finding.place.path for finding in findings})
    return _page(report, knowledge, look)._replace(
        kind="check",
        title="What may be disclosed to whom",
        verdict=f"{told} in {counted(files, 'file')}" if findings else "Nothing to report",
        notes=(*changed(report), *counts(report)),
        severities=tuple((name, by_severity[name]) for name in SEVERITIES),
        tallies=tuple(
            _tallies(findings, {**names, **{one.rule: f"{one.rule} {one.name.replace('-', ' ')}" for one in findings}})
        ),
        picture=picture.of_findings(findings),
        cards=cards,
        filters=_filters(cards),
        governance=tuple(card for card in cards if card.rule.startswith("PX4")),
        rules=tuple(_rules(findings, checks)),
        aside=tuple(_aside(report, look)),
    )


def of_inventory(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Page:
    """The page of `pixellint inventory`."""
    recipients = {tracker.id: tracker.recipient for tracker in knowledge.trackers}
    met = {*dict(report.grades), *(use.tracker for use in report.inventory.uses)}
    return _page(report, knowledge, look)._replace(
        verdict=f"{counted(len(met), 'tracker')} found",
        picture=picture.of_uses(report.inventory.uses, recipients),
    )


def _page(report: Report, knowledge: Knowledge, look: Look) -> Page:
    return Page(
        kind="inventory",
        title="Tracking technologies in this code",
        verdict="",
        notes=(),
        severities=(),
        tallies=(),
        picture=None,
        cards=(),
        filters=(),
        trackers=tuple(_trackers(report, knowledge, look)),
        governance=(),
        rules=(),
        aside=(),
        left_out=tuple(_left_out(report, look)),
        coverage=report.coverage,
        unread=len(report.unread),
        version=__version__,
        knowledge=knowledge.digest[:12],
    )


def _card(finding: Finding, name: str, told: _Told) -> Card:
    rule, sources, look = told.checks.get(finding.rule), told.sources, told.look
    tracker = told.names.get(finding.tracker, finding.tracker)
    return Card(
        id=f"finding-{name.replace(':', '-')}",
        rule=_text(finding.rule),
        rule_id=_anchor(finding.rule),
        name=_text(finding.name.replace("-", " ")),
        severity=_text(finding.severity),
        message=_text(finding.message),
        where=_where(finding.place, look),
        code=tuple(code_lines(sources.lines(finding.place.path), finding.place.span, ROOM)),
        steps=_steps(finding.steps, sources, look),
        data=_text(", ".join(finding.data)),
        tracker=_text(tracker),
        recipient=_text(finding.recipient) if finding.recipient != tracker else "",
        proof=CONFIDENCE_WORDS.get(finding.confidence, _text(finding.confidence)),
        surfaces=tuple(_text(surface).replace("|", "¦") for surface in finding.surfaces) or ("unknown",),
        reach=_reach(finding),
        chain=_steps(finding.reach.chain, sources, look) if finding.reach.pages > 1 else (),
        remedy=_text(finding.remedy or (rule.remedy if rule else "")),
        law=_text(STATUS_WORDS.get(finding.legal_status, finding.legal_status)),
        also=_text(", ".join(finding.also)),
        fixes=tuple(_text(fix.title) for fix in finding.fixes),
    )


def _reach(finding: Finding) -> str:
    if finding.reach.pages <= 1:
        return ""
    return f"reaches {finding.reach.pages:,} pages, the worst of them {_text(finding.reach.worst)}"


def _steps(steps: Iterable[Step], sources: Sources, look: Look) -> tuple[StepRow, ...]:
    return tuple(
        StepRow(_where(step, look), _text(step.note), excerpt(sources.lines(step.path), step.span, ROOM)) for step in steps
    )


def _filters(cards: Sequence[Card]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What can be chosen from, most findings first."""
    found = {
        "surface": Counter(surface for card in cards for surface in card.surfaces),
        "tracker": Counter(card.tracker for card in cards if card.tracker),
        "rule": Counter(card.rule for card in cards),
    }
    return tuple((name, tuple(sorted(met, key=lambda text: (-met[text], text)))) for name, met in found.items())


def _tallies(findings: Sequence[Finding], names: Mapping[str, str]) -> Iterable[Listing]:
    for heading, met in tallies(tuple(findings)).items():
        if heading in ("tracker", "surface", "rule") and met:
            rows = [(_text(names.get(name, name)), f"{count:,}") for name, count in met.items()]
            yield _listing(f"By {heading}", "", (heading, "findings"), rows)


def _trackers(report: Report, knowledge: Knowledge, look: Look) -> Iterable[TrackerRow]:
    records = {tracker.id: tracker for tracker in knowledge.trackers}
    grades = dict(report.grades)
    uses = uses_by_tracker(report.inventory.uses)
    order = {grade: number for number, grade in enumerate(GRADES)}
    for name in sorted({*grades, *uses}, key=lambda name: (order.get(grades.get(name, "present"), len(order)), name)):
        yield _tracker(name, records.get(name), grades.get(name, "present"), uses.get(name, []), look)


def _tracker(name: str, record: Tracker | None, grade: str, uses: Sequence[Use], look: Look) -> TrackerRow:
    kinds = Counter(use.kind for use in uses)
    fed = sorted({entry.element for use in uses for entry in use.data if entry.confidence != "collected"})
    baa = record.baa if record else None
    offered = baa.offered if baa else "unknown"
    source = baa.source if baa and baa.source.startswith("https://") else ""
    return TrackerRow(
        id=f"tracker-{_slug(name)}",
        name=_text(record.name if record else name),
        recipient=_text(record.recipient if record else ""),
        purposes=_text(", ".join(record.purposes) if record else ""),
        grade=_text(grade),
        surfaces=_text(", ".join(sorted({surface for use in uses for surface in use.surfaces}))),
        fed=_text(", ".join(fed)),
        collects=_text(", ".join(record.collects) if record else ""),
        kinds=", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind]),
        uses=tuple(_use(use, look) for use in uses[:LISTED]),
        more=max(0, len(uses) - LISTED),
        offered=BAA_WORDS.get(offered, offered),
        scope=_text(baa.scope if baa else ""),
        source=_text(source),
        checked=_text(baa.checked if baa else ""),
        gap=offered in ("no", "unknown") and bool(fed),
    )


def _use(use: Use, look: Look) -> UseRow:
    fed = [f"{entry.element} ({entry.confidence})" for entry in sorted(use.data) if entry.confidence != "collected"]
    where = _where(use.place, look)
    data = _text(", ".join(dict.fromkeys(fed)))
    return UseRow(_text(use.kind), where, _text(use.event), data, _text(", ".join(use.surfaces)))


def _rules(findings: Iterable[Finding], checks: Mapping[str, Check]) -> Iterable[RuleRow]:
    met = Counter((finding.rule, finding.name) for finding in findings)
    for (rule, name), count in sorted(met.items()):
        check = checks.get(rule)
        yield RuleRow(
            id=_anchor(rule),
            rule=_text(rule),
            title=_text(check.title if check else name.replace("-", " ")),
            times=count,
            why=_text(check.why if check else ""),
            remedy=_text(check.remedy if check else ""),
            not_when=_text(check.not_when if check else ""),
            cited=tuple(_cited(citation) for citation in check.citation) if check else (),
        )


def _cited(citation: Citation) -> Cited:
    where = _text(", ".join(part for part in (citation.document, citation.section) if part))
    words = _text(STATUS_WORDS.get(citation.status, citation.status))
    said = _text(citation.quote or citation.paraphrase)
    return Cited(where, _text(citation.status), words, said, bool(citation.quote), _text(citation.as_of))


def _aside(report: Report, look: Look) -> Iterable[Listing]:
    used = [mark for mark in sorted(report.suppressions) if mark.state == "used"]
    if used:
        heads = ("comment", "rule", "until", "reason")
        yield _listing("Held back by comments", "", heads, [_mark(mark, look) for mark in used])
    if report.held:
        heads = ("place", "rule", "severity", "what")
        rows = [(_where(one.place, look), _text(one.rule), one.severity, _text(one.message)) for one in in_order(report.held)]
        yield _listing("Held in the baseline", "They were there when the baseline was written.", heads, rows)
    if report.brought:
        heads = ("place", "what", "it says", "obeyed")
        rows = [
            (
                f"{safe(from_here(one.path, look))}:{one.line}",
                one.kind.replace("-", " "),
                _text(one.what),
                "yes" if one.obeyed else "no",
            )
            for one in sorted(report.brought)
        ]
        yield _listing("Brought by the change itself", "What the change says in its own favour.", heads, rows)


def _mark(mark: Suppression, look: Look) -> tuple[str, ...]:
    rule = f"{mark.rule}:{mark.tracker}" if mark.tracker else mark.rule
    return _where(mark.place, look), _text(rule), _text(mark.until or "no end"), _text(mark.reason)


def _left_out(report: Report, look: Look) -> Iterable[Listing]:
    found = report.inventory
    listings = (
        (
            "Files not read",
            "What they hold is not in this report.",
            ("file", "why"),
            [(safe(from_here(entry.path, look)), _text(entry.reason)) for entry in sorted(report.unread)],
        ),
        (
            "Files left out",
            "By default or by the policy.",
            ("file", "why"),
            [(safe(from_here(entry.path, look)), _text(entry.reason)) for entry in sorted(report.excluded)],
        ),
        (
            "Flows that were not resolved",
            "Here data may go on to where it was not followed.",
            ("place", "why"),
            [(_where(entry.place, look), _text(entry.reason)) for entry in sorted(found.unresolved)],
        ),
        (
            "Third-party hosts that are not in the catalogue",
            "Pages load from them; what they are is for you to find out.",
            ("place", "host"),
            [(_where(entry.place, look), _text(entry.host)) for entry in sorted(found.unknown_hosts)],
        ),
        (
            "Hints",
            "Trackers that are prepared for but not met in use.",
            ("place", "what"),
            [(_where(entry.place, look), _text(entry.what)) for entry in sorted(found.hints)],
        ),
    )
    for title, about, heads, rows in listings:
        if rows:
            yield _listing(title, about, heads, rows)


def _listing(title: str, about: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Listing:
    return Listing(title, about, heads, tuple(rows[:LISTED]), max(0, len(rows) - LISTED))


def _where(place: Place | Step, look: Look) -> str:
    return f"{safe(from_here(place.path, look))}:{place.span.line}"


def _text(text: str) -> str:
    return clipped(visible(" ".join(text.split())), LONGEST)


def _anchor(rule: str) -> str:
    return f"rule-{_slug(rule)}"


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text)[:80]
