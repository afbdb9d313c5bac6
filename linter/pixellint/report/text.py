"""Findings for people at a terminal: code frame, steps of the flow, what to do about it, what the law says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile

from pixellint.model.findings import SEVERITIES, Finding, Report
from pixellint.model.knowledge import Check, Knowledge
from pixellint.model.places import Step
from pixellint.model.record import NamedTuple
from pixellint.report.frame import excerpt, frame
from pixellint.report.look import Look, Sources, breadth, clipped, counted, padded, safe, visible, wrapped
from pixellint.report.set_aside import changed, counts, set_aside, statistics
from pixellint.report.words import STATUS_WORDS, in_order, proof

LABEL = 8
"""cells of the label column below a code frame"""

MANY = 30
"""findings; with more of them a word is said on how to live with them"""
_ADVICE = (
    "So many at once? `pixellint check --format html --output report.html` can be filtered; `pixellint baseline` holds what"
    " is known today, and `check` tells of new ones from then on."
)

LISTED = 10
"""unread files that are named; JSON names all"""


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check`."""
    checks = {entry.id: entry for entry in knowledge.checks}
    yield from told(report, checks, {entry.id: entry.name for entry in knowledge.trackers}, sources, look)


def told(
    report: Report, checks: Mapping[str, Check], trackers: Mapping[str, str], sources: Sources, look: Look
) -> Iterator[str]:
    """The same, given the rules by id and the names of trackers that it needs."""
    above: Finding | None = None
    for finding in in_order(report.findings):
        if look.brief:
            yield _headline(finding, look) + "  " + visible(finding.message) + "\n"
            continue
        rule, shown_tracker = checks.get(finding.rule), trackers.get(finding.tracker, finding.tracker)
        for line in _card(_Entry(finding, above, rule, shown_tracker), sources, look):
            yield line + "\n"
        yield "\n"
        above = finding
    if look.brief and report.findings:
        yield "\n"
    for line in closing(report, look):
        yield line + "\n"


def closing(report: Report, look: Look) -> Iterator[str]:
    """What was found, what was looked at, and what was not."""
    yield from not_read(report, look)
    if not look.brief:
        yield from left_out(report, look)
        yield from set_aside(report, look)
    if look.statistics:
        yield from statistics(report, look)
    yield from changed(report)
    yield _found(report, look)
    coverage = report.coverage
    parts = [
        f"{coverage.deep:,} read in depth",
        f"{coverage.shallow:,} scanned",
        f"{len(report.unread):,} unread",
        f"{len(report.excluded):,} excluded",
        f"{len(report.inventory.unresolved):,} unresolved",
    ]
    parts.extend(counts(report))
    yield f"Looked at {counted(coverage.files, 'file')}: {', '.join(parts)}."
    if report.findings:
        rule = in_order(report.findings)[0].rule
        yield look.paint("dim", f"`pixellint explain {rule}` tells what a rule rests on, when it is wrong, what to do.")
    if len(report.findings) > MANY and report.change is None:
        yield from (look.paint("dim", line) for line in wrapped(_ADVICE, look.width))


def _found(report: Report, look: Look) -> str:
    if not report.findings:
        return look.paint("good", "Found nothing to report.")
    by_severity = Counter(finding.severity for finding in report.findings)
    counts = [look.paint(name, counted(by_severity[name], name)) for name in SEVERITIES if by_severity[name]]
    places = len({finding.place.path for finding in report.findings})
    return f"Found {', '.join(counts)} in {counted(places, 'file')}."


def not_read(report: Report, look: Look) -> Iterator[str]:
    """A compliance tool that skips a file quietly gives false assurance."""
    unread = sorted(report.unread)
    if not unread:
        return
    yield look.paint("warning", f"Not read: {counted(len(unread), 'file')}. What they hold is not in this report.")
    for entry in unread[:LISTED]:
        yield f"  {look.paint('bold', look.path(entry.path))}  {visible(entry.reason)}"
    if len(unread) > LISTED:
        yield f"  and {len(unread) - LISTED:,} more (--format json names them all)"
    yield ""


def left_out(report: Report, look: Look) -> Iterator[str]:
    """What was only scanned, by reason: a file of one's own may be among it."""
    if not report.excluded:
        return
    reasons = Counter(entry.reason for entry in report.excluded)
    told = "; ".join(f"{visible(reason)}: {count:,}" for reason, count in sorted(reasons.items()))
    yield from wrapped(
        f"Excluded, and read for what stands there word for word alone: {told} (--format json names them).", look.width
    )
    yield ""


def _headline(finding: Finding, look: Look) -> str:
    where = look.paint("bold", look.at(finding.place))
    return f"{where}: {look.paint(finding.severity, finding.severity)} {look.paint('bold', finding.rule)} {finding.name}"


class _Entry(NamedTuple):
    """A finding, the one shown `above` it, its rule, and the name of its tracker."""

    finding: Finding
    above: Finding | None
    rule: Check | None
    tracker: str


def _card(entry: _Entry, sources: Sources, look: Look) -> Iterator[str]:
    """What the finding above has shown already, of the same place and rule, is not shown again."""
    finding, above, rule, tracker = entry
    here = above if above is not None and above.place == finding.place else None
    same = here if here is not None and here.rule == finding.rule else None
    yield _headline(finding, look)
    for line in wrapped(visible(finding.message), look.width - 2):
        yield f"  {line}"
    yield ""
    if here is None:
        yield from frame(sources.lines(finding.place.path), finding.place.span, look, finding.severity)
        yield ""
    yield from _flow(finding, _shared(finding, here), sources, look)
    if finding.recipient:  # a comment or a change sends nothing
        yield from _labelled("sent", _sent(finding, tracker), look)
        if same is None or (same.surfaces, same.reach) != (finding.surfaces, finding.reach):
            yield from _labelled("page", _page(finding), look)
    if same is None or (same.remedy, same.legal_status) != (finding.remedy, finding.legal_status):
        yield from _labelled("fix", safe(finding.remedy or (rule.remedy if rule else "")), look)
        yield from _labelled("law", _law(finding, rule), look)
    if finding.also:
        yield from _labelled("also", ", ".join(finding.also), look)


def _labelled(label: str, text: str, look: Look) -> Iterator[str]:
    for number, line in enumerate(wrapped(text, look.width - LABEL)):
        yield (look.paint("dim", f"{label:>{LABEL - 2}}") if number == 0 else " " * (LABEL - 2)) + f"  {line}"


def _sent(finding: Finding, tracker: str) -> str:
    recipient = finding.recipient if finding.recipient and finding.recipient != tracker else ""
    to = f"to {tracker} ({recipient})" if recipient else f"to {tracker}"
    how = proof(finding)
    return visible(f"{', '.join(finding.data)} {to}, {how}" if finding.data else f"{to}, {how}")


def _page(finding: Finding) -> str:
    surfaces = ", ".join(finding.surfaces) or "unknown"
    if surfaces == "unknown":
        surfaces = "unknown: no route, guard, form or policy entry says what page this is"
    if finding.reach.pages > 1:
        return f"{surfaces}; reaches {finding.reach.pages:,} pages, the worst of them {finding.reach.worst}"
    return surfaces


def _law(finding: Finding, rule: Check | None) -> str:
    words = STATUS_WORDS.get(finding.legal_status, finding.legal_status)
    if rule is None or not rule.citation:
        return words
    # the citation that carries this finding's status, else the first: a case may lean on a weaker authority
    cited = next((entry for entry in rule.citation if entry.status == finding.legal_status), rule.citation[0])
    return visible(f"{words}; {', '.join(part for part in (cited.document, cited.section) if part)}")


def _shared(finding: Finding, above: Finding | None) -> int:
    """How many steps the flow begins with that the one above begins with, too: two at least, or none."""
    pairs = zip(finding.steps, above.steps if above is not None else (), strict=False)
    count = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return count if count > 1 else 0


def _flow(finding: Finding, shared: int, sources: Sources, look: Look) -> Iterator[str]:
    """The steps; the first `shared` ones stand in the finding above."""
    if shared:
        yield from _labelled("flow", f"1-{shared} as above", look)
    rows = [(look.line(step), visible(step.note), step) for step in finding.steps[shared:]]
    if not rows:
        return
    digits = len(str(len(finding.steps)))
    places = max(breadth(place) for place, _, _ in rows)
    notes = min(36, max(breadth(note) for _, note, _ in rows))
    room = look.width - LABEL - 2 - digits - places - notes - 4
    for number, (place, note, step) in enumerate(rows, shared + 1):
        label = look.paint("dim", f"{'flow' if number == 1 else '':>{LABEL - 2}}")
        row = f"{label}  {look.paint('gutter', f'{number:>{digits}}')} {padded(place, places)}  {padded(note, notes)}"
        yield _with_code(row, step, sources, look, room)


def _with_code(row: str, step: Step, sources: Sources, look: Look, room: int) -> str:
    code = excerpt(sources.lines(step.path), step.span, max(room, 40))
    if not code:
        return row.rstrip()
    if room >= 16:
        return f"{row}  {look.paint('dim', clipped(code, room))}"
    return f"{row.rstrip()}\n{'':>{LABEL + 2}}{look.paint('dim', clipped(code, max(20, look.width - LABEL - 2)))}"
