"""Trackers as the HTML report shows them, with their places and agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pixellint.model.findings import Report, Use
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.model.record import NamedTuple
from pixellint.report.html_text import LISTED, slug, text, where
from pixellint.report.look import Look
from pixellint.report.words import BAA_WORDS, GRADES, KINDS, uses_by_tracker


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


def trackers(report: Report, knowledge: Knowledge, look: Look) -> Iterable[TrackerRow]:
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
        id=f"tracker-{slug(name)}",
        name=text(record.name if record else name),
        recipient=text(record.recipient if record else ""),
        purposes=text(", ".join(record.purposes) if record else ""),
        grade=text(grade),
        surfaces=text(", ".join(sorted({surface for use in uses for surface in use.surfaces}))),
        fed=text(", ".join(fed)),
        collects=text(", ".join(record.collects) if record else ""),
        kinds=", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind]),
        uses=tuple(_use(use, look) for use in uses[:LISTED]),
        more=max(0, len(uses) - LISTED),
        offered=BAA_WORDS.get(offered, offered),
        scope=text(baa.scope if baa else ""),
        source=text(source),
        checked=text(baa.checked if baa else ""),
        gap=offered in ("no", "unknown") and bool(fed),
    )


def _use(use: Use, look: Look) -> UseRow:
    fed = [f"{entry.element} ({entry.confidence})" for entry in sorted(use.data) if entry.confidence != "collected"]
    data = text(", ".join(dict.fromkeys(fed)))
    return UseRow(text(use.kind), where(use.place, look), text(use.event), data, text(", ".join(use.surfaces)))
