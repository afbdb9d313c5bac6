"""What the HTML report shows, as values: every text is safe to show and cut to a sensible length, nothing is escaped yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pixellint import __version__
from pixellint.model.findings import SEVERITIES, Coverage, Finding, Report
from pixellint.model.knowledge import Knowledge
from pixellint.model.record import NamedTuple
from pixellint.report import picture
from pixellint.report.html_aside import aside, left_out
from pixellint.report.html_findings import Card, RuleRow, Told, card, rules, title
from pixellint.report.html_inventory import TrackerRow, trackers
from pixellint.report.html_text import Listing, listing, text
from pixellint.report.identity import identified
from pixellint.report.look import Look, Sources, counted
from pixellint.report.set_aside import changed, counts, tallies
from pixellint.report.words import gravest_first


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
    told_with = Told(checks, names, sources, look)
    findings = gravest_first(report.findings)
    cards = tuple(card(one, name, told_with) for name, one in identified(findings))
    by_severity = Counter(finding.severity for finding in findings)
    told = ", ".join(counted(by_severity[name], name) for name in SEVERITIES if by_severity[name])
    files = len({finding.place.path for finding in findings})
    return _page(report, knowledge, look)._replace(
        kind="check",
        title="What may be disclosed to whom",
        verdict=f"{told} in {counted(files, 'file')}" if findings else "Nothing to report",
        notes=(*changed(report), *counts(report)),
        severities=tuple((name, by_severity[name]) for name in SEVERITIES),
        tallies=tuple(_tallies(findings, {**names, **{one.rule: f"{one.rule} {title(one, checks)}" for one in findings}})),
        picture=picture.of_findings(findings),
        cards=cards,
        filters=_filters(cards),
        governance=tuple(card for card in cards if card.rule.startswith("PX4")),
        rules=tuple(rules(findings, checks)),
        aside=tuple(aside(report, look)),
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
        trackers=tuple(trackers(report, knowledge, look)),
        governance=(),
        rules=(),
        aside=(),
        left_out=tuple(left_out(report, look)),
        coverage=report.coverage,
        unread=len(report.unread),
        version=__version__,
        knowledge=knowledge.digest[:12],
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
            rows = [(text(names.get(name, name)), f"{count:,}") for name, count in met.items()]
            yield listing(f"By {heading}", "", (heading, "findings"), rows)
