"""A comparison of two inventories in each format: what a release note or a compliance file says of it."""

from __future__ import annotations

import json as encoder
from collections.abc import Iterator

from pixellint.report.comparison import Altered, Comparison, Listed
from pixellint.report.csv import row
from pixellint.report.escape import prose
from pixellint.report.look import Look, counted, table, visible
from pixellint.report.markdown import table as markdown_table
from pixellint.report.words import BAA_WORDS

HEADINGS = ("tracker", "recipient", "evidence", "BAA", "surfaces", "fed with")

Cells = tuple[str, ...]


def text(comparison: Comparison, look: Look) -> Iterator[str]:
    """For people at a terminal."""
    for line in _lines(comparison, look):
        yield f"{line}\n"


def markdown(comparison: Comparison, look: Look) -> Iterator[str]:
    """For a compliance file: a summary in sentences, then tables."""
    yield "# Tracking technologies: what changed\n\n"
    for sentence in _sentences(comparison):
        yield f"- {prose(sentence, 2_000)}\n"
    for title, rows in _chapters(comparison):
        if rows:
            yield f"\n## {title}\n\n"
            for line in markdown_table(HEADINGS, [[prose(cell) for cell in cells] for cells in rows]):
                yield f"{line}\n"
    yield f"\n{prose(_unchanged(comparison))} This is no legal advice.\n"


def json(comparison: Comparison, look: Look) -> Iterator[str]:
    """For programs."""
    told = {
        "schema": 1,
        "tools": [{"version": version, "knowledge": digest} for version, digest in comparison.tools],
        "unread": list(comparison.unread),
        "unchanged": comparison.same,
        "new": [_record(listed) for listed in comparison.new],
        "gone": [_record(listed) for listed in comparison.gone],
        "changed": [
            {"before": _record(altered.before), "now": _record(altered.now), "stronger": altered.stronger}
            for altered in comparison.changed
        ],
    }
    yield encoder.dumps(told, indent=1)
    yield "\n"


def csv(comparison: Comparison, look: Look) -> Iterator[str]:
    """For spreadsheets: a row for each tracker that is new, gone or changed, and what about it."""
    yield row(("change", "tracker", "name", "recipient", "what", "before", "now"))
    for change, many in (("new", comparison.new), ("gone", comparison.gone)):
        for listed in many:
            told = "; ".join(part for part in (listed.grade, ", ".join(listed.surfaces), ", ".join(listed.data)) if part)
            sides = ("", told) if change == "new" else (told, "")
            yield row((change, listed.tracker, listed.name, listed.recipient, "tracker", *sides))
    for altered in comparison.changed:
        for what, before, now in _differences(altered):
            yield row(("changed", altered.now.tracker, altered.now.name, altered.now.recipient, what, before, now))


def _lines(comparison: Comparison, look: Look) -> Iterator[str]:
    for sentence in _sentences(comparison):
        yield visible(sentence)
    for title, rows in _chapters(comparison):
        if rows:
            yield ""
            yield look.paint("bold", title)
            yield from table(HEADINGS, rows, look)
    yield ""
    yield _unchanged(comparison)


def _sentences(comparison: Comparison) -> Iterator[str]:
    """A summary as a release note has it, and what makes it doubtful."""
    if not (comparison.new or comparison.gone or comparison.changed):
        yield "No tracker is new, gone or changed."
    for listed in comparison.new:
        data = f"; data {', '.join(listed.data)}" if listed.data else ""
        on = f"; surfaces {', '.join(listed.surfaces)}" if listed.surfaces else ""
        yield f"New: {listed.name} ({listed.recipient or 'recipient not known'}): evidence {listed.grade}{data}{on}."
    for listed in comparison.gone:
        yield f"Gone: {listed.name} ({listed.recipient or 'recipient not known'}). What it got in the past is another question."
    for altered in comparison.changed:
        told = "; ".join(f"{what} {before or 'none'} -> {now or 'none'}" for what, before, now in _differences(altered))
        yield f"{'More' if altered.stronger else 'Changed'}: {altered.now.name}: {told}."
    then, now_ = comparison.tools
    if then != now_:
        yield (
            "The two inventories were made by different versions of pixellint or of its knowledge: "
            "some differences may come from that, not from the code."
        )
    if any(comparison.unread):
        yield (
            f"{counted(comparison.unread[0], 'file')} could not be read then, {comparison.unread[1]:,} now: "
            "what they hold is in neither."
        )


def _differences(altered: Altered) -> Iterator[tuple[str, str, str]]:
    """(what, before, now) for all that differs."""
    before, now = altered
    pairs = (
        ("evidence", before.grade, now.grade),
        ("BAA", before.baa, now.baa),
        ("surfaces", ", ".join(before.surfaces), ", ".join(now.surfaces)),
        ("data", ", ".join(before.data), ", ".join(now.data)),
        ("recipient", before.recipient, now.recipient),
    )
    yield from ((what, old, new) for what, old, new in pairs if old != new)


def _chapters(comparison: Comparison) -> Iterator[tuple[str, list[Cells]]]:
    yield "New", [_cells(listed) for listed in comparison.new]
    yield "Gone", [_cells(listed) for listed in comparison.gone]
    yield "Changed", [_both(altered) for altered in comparison.changed]


def _cells(listed: Listed) -> Cells:
    baa = BAA_WORDS.get(listed.baa, listed.baa)
    return (listed.name, listed.recipient, listed.grade, baa, ", ".join(listed.surfaces), ", ".join(listed.data))


def _both(altered: Altered) -> Cells:
    before, now = _cells(altered.before), _cells(altered.now)
    told = [old if old == new else f"{old} -> {new}" for old, new in zip(before[:4], now[:4], strict=True)]
    lists = [(altered.before.surfaces, altered.now.surfaces), (altered.before.data, altered.now.data)]
    return (*told, *(_listed_changes(old, new) for old, new in lists))


def _listed_changes(before: Cells, now: Cells) -> str:
    """What stays, then what came and what went."""
    kept = [name for name in now if name in before]
    came = [f"new: {name}" for name in now if name not in before]
    return ", ".join([*kept, *came, *(f"gone: {name}" for name in before if name not in now)])


def _unchanged(comparison: Comparison) -> str:
    return (
        f"{len(comparison.new):,} new, {len(comparison.gone):,} gone, {len(comparison.changed):,} changed, "
        f"{comparison.same:,} unchanged."
    )


def _record(listed: Listed) -> dict[str, object]:
    return {**listed._asdict(), "surfaces": list(listed.surfaces), "data": list(listed.data)}
