"""The inventory for people: which trackers, how strong the evidence, whose they are, what they are fed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pixellint.model.findings import Report, Use
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.report.look import Look, Sources, breadth, counted, padded, table, visible
from pixellint.report.text import LISTED, not_read
from pixellint.report.words import BAA_WORDS, GRADES, KINDS, uses_by_tracker

HEADINGS = ("tracker", "grade", "recipient", "BAA", "surfaces", "uses", "data")


def inventory(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint inventory`."""
    records = {tracker.id: tracker for tracker in knowledge.trackers}
    grades = dict(report.grades)
    uses = uses_by_tracker(report.inventory.uses)
    met = sorted({*grades, *uses}, key=lambda tracker: (_rank(grades.get(tracker, "present")), tracker))
    rows = [_row(tracker, records.get(tracker), grades.get(tracker, "present"), uses.get(tracker, [])) for tracker in met]
    for line in table(HEADINGS, rows, look, painted=1):
        yield line + "\n"
    for tracker in () if look.brief else met:
        for line in _chapter(tracker, records.get(tracker), uses.get(tracker, []), look):
            yield line + "\n"
    for line in _closing(report, len(met), look):
        yield line + "\n"


def _rank(grade: str) -> int:
    return GRADES.index(grade) if grade in GRADES else len(GRADES)


def _row(tracker: str, record: Tracker | None, grade: str, uses: Sequence[Use]) -> tuple[str, ...]:
    surfaces = sorted({surface for use in uses for surface in use.surfaces})
    kinds = Counter(use.kind for use in uses)
    fed = sorted({entry.element for use in uses for entry in use.data if entry.confidence != "collected"})
    return (
        tracker,
        grade,
        record.recipient if record else "",
        record.baa.offered if record else "unknown",
        ", ".join(surfaces),
        ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind]),
        ", ".join(fed),
    )


def _chapter(tracker: str, record: Tracker | None, uses: Sequence[Use], look: Look) -> Iterator[str]:
    yield ""
    if record is None:
        yield look.paint("bold", tracker)
    else:
        purposes = f" ({', '.join(record.purposes)})" if record.purposes else ""
        yield f"{look.paint('bold', tracker)}  {record.name}, {record.recipient}{purposes}"
        agreement = f"business associate agreement: {BAA_WORDS.get(record.baa.offered, record.baa.offered)}"
        yield look.paint("dim", f"  {agreement}{f', checked {record.baa.checked}' if record.baa.checked else ''}")
        if record.collects:
            yield look.paint("dim", f"  collects by itself: {', '.join(record.collects)}")
    if not uses:
        return
    places = [look.at(use.place) for use in uses]
    room = max(breadth(place) for place in places)
    kinds = max(len(use.kind) for use in uses)
    for place, use in zip(places, uses, strict=True):
        yield f"  {padded(place, room)}  {padded(use.kind, kinds)}  {_told(use)}".rstrip()
        for wrapper in use.via:
            yield look.paint("dim", f"  {'':{room}}  {'':{kinds}}  through {look.line(wrapper)}")


def _told(use: Use) -> str:
    parts = [f'"{visible(use.event)}"'] if use.event else []
    fed = [f"{entry.element} ({entry.confidence})" for entry in sorted(use.data) if entry.confidence != "collected"]
    if fed:
        parts.append("fed " + ", ".join(dict.fromkeys(fed)))
    if use.wrapped:
        parts.append("inside a wrapper: see its callers")
    if use.surfaces and use.surfaces != ("unknown",):
        parts.append(f"on {', '.join(use.surfaces)}")
    if use.reach.pages > 1:
        parts.append(f"reaches {use.reach.pages:,} pages, worst {use.reach.worst}")
    return "  ".join(parts)


def _closing(report: Report, met: int, look: Look) -> Iterator[str]:
    if met:
        yield ""
    if not look.brief:
        yield from _beside(report, look)
    yield from not_read(report, look)
    coverage = report.coverage
    yield (
        f"{counted(met, 'tracker')}, {counted(len(report.inventory.uses), 'use')} "
        f"in {counted(coverage.files, 'file')}: "
        f"{coverage.deep:,} read in depth, {coverage.shallow:,} scanned, {len(report.unread):,} unread, "
        f"{len(report.excluded):,} excluded, {len(report.inventory.unresolved):,} unresolved."
    )


def _beside(report: Report, look: Look) -> Iterator[str]:
    yield from _listed(
        "Hints (weaker than a use)",
        [f"{look.line(hint.place)}  {hint.tracker}  {hint.what}" for hint in sorted(report.inventory.hints)],
    )
    yield from _listed(
        "Third-party hosts that the catalogue does not know",
        [f"{look.line(found.place)}  {found.host}" for found in sorted(report.inventory.unknown_hosts)],
    )
    yield from _listed(
        "Not resolved",
        [f"{look.line(entry.place)}  {entry.reason}" for entry in sorted(report.inventory.unresolved)],
    )


def _listed(title: str, entries: Sequence[str]) -> Iterator[str]:
    if not entries:
        return
    yield f"{title}: {len(entries):,}"
    for entry in entries[:LISTED]:
        yield f"  {visible(entry)}"
    if len(entries) > LISTED:
        yield f"  and {len(entries) - LISTED:,} more (--format json names them all)"
    yield ""
