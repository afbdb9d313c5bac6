"""The inventory as Markdown, for a compliance file: which vendors, on which surfaces, fed with which data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pixellint import __version__
from pixellint.model.findings import Report, Use
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.report.escape import code, prose
from pixellint.report.identity import from_here
from pixellint.report.look import Look, Sources, counted
from pixellint.report.markdown import LISTED, left_out, table
from pixellint.report.words import BAA_WORDS, GRADES, KINDS, uses_by_tracker

HEADINGS = ("tracker", "recipient", "evidence", "business associate agreement", "surfaces", "fed with", "uses")


def inventory(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint inventory --format markdown`."""
    records = {tracker.id: tracker for tracker in knowledge.trackers}
    grades = dict(report.grades)
    uses = uses_by_tracker(report.inventory.uses)
    order = {grade: number for number, grade in enumerate(GRADES)}
    met = sorted({*grades, *uses}, key=lambda name: (order.get(grades.get(name, "present"), len(order)), name))
    rows = [_row(name, records.get(name), grades.get(name, "present"), uses.get(name, [])) for name in met]
    for line in _opening(met, rows, knowledge):
        yield f"{line}\n"
    if not look.brief:
        for name in met:
            for line in _chapter(name, records.get(name), uses.get(name, []), look):
                yield f"{line}\n"
    for line in (*_hosts(report, look), *left_out(report, look)):
        yield f"{line}\n"


def _opening(met: Sequence[str], rows: Sequence[Sequence[str]], knowledge: Knowledge) -> Iterator[str]:
    yield "# Tracking technologies in this code"
    yield ""
    yield f"{counted(len(met), 'tracker')} found by pixellint {__version__}, knowledge {code(knowledge.digest[:12])}."
    yield ""
    if rows:
        yield from table(HEADINGS, rows)


def _row(name: str, record: Tracker | None, grade: str, uses: Sequence[Use]) -> tuple[str, ...]:
    kinds = Counter(use.kind for use in uses)
    surfaces = sorted({surface for use in uses for surface in use.surfaces})
    fed = sorted({entry.element for use in uses for entry in use.data if entry.confidence != "collected"})
    offered = record.baa.offered if record else "unknown"
    return (
        prose(record.name if record else name),
        prose(record.recipient if record else ""),
        prose(grade),
        prose(BAA_WORDS.get(offered, offered)),
        prose(", ".join(surfaces)),
        prose(", ".join(fed)),
        ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind]),
    )


def _chapter(name: str, record: Tracker | None, uses: Sequence[Use], look: Look) -> Iterator[str]:
    if not uses:
        return
    yield ""
    yield f"## {prose(record.name if record else name)}"
    yield ""
    if record and record.purposes:
        yield f"For {prose(', '.join(record.purposes))}."
    if record and record.collects:
        yield f"Collects by itself: {prose(', '.join(record.collects))}."
    yield ""
    yield from table(("kind", "place", "event", "data", "surfaces"), [_use(use, look) for use in uses[:LISTED]])
    if len(uses) > LISTED:
        yield ""
        yield f"and {len(uses) - LISTED:,} more (`--format json` names them all)"


def _use(use: Use, look: Look) -> tuple[str, ...]:
    fed = [f"{entry.element} ({entry.confidence})" for entry in sorted(use.data) if entry.confidence != "collected"]
    return (
        prose(use.kind),
        code(f"{from_here(use.place.path, look)}:{use.place.span.line}"),
        code(use.event),
        prose(", ".join(dict.fromkeys(fed))),
        prose(", ".join(use.surfaces)),
    )


def _hosts(report: Report, look: Look) -> Iterator[str]:
    found = sorted(report.inventory.unknown_hosts)
    if not found:
        return
    yield ""
    yield "## Third-party hosts that are not in the catalogue"
    yield ""
    rows = [(code(one.host), code(f"{from_here(one.place.path, look)}:{one.place.span.line}")) for one in found[:LISTED]]
    yield from table(("host", "place"), rows)
    if len(found) > LISTED:
        yield ""
        yield f"and {len(found) - LISTED:,} more (`--format json` names them all)"
