"""Annotations of a pull request: workflow commands, as GitHub's runner reads them from the log.

GitHub shows ten of a kind in one step, and drops the rest without a word. So the gravest come first, one for each vendor and
flow; the job summary (`--also markdown=FILE`) tells all.
"""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.model.findings import SEVERITIES, Finding, Report
from pixellint.model.knowledge import Knowledge
from pixellint.report.identity import from_here
from pixellint.report.look import Look, Sources, clipped, counted, safe, visible
from pixellint.report.words import gravest_first

MOST = 10
"""annotations of a kind in one step; with three kinds a step stays below the fifty that a job may have"""

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}

LONGEST = 900
"""cells of one annotation"""


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format github`."""
    names = {entry.id: entry.name for entry in knowledge.trackers}
    groups = _groups(report)
    room = dict.fromkeys(SEVERITIES, MOST)
    if report.unread:
        room["warning"] -= 1  # the one below
    left = 0
    for group in groups:
        if room.get(group[0].severity, 0) > 0:
            room[group[0].severity] -= 1
            yield _annotation(group, names, look)
        else:
            left += len(group)
    if report.unread:
        yield _unread(report, look)
    yield _closing(report, left)


def _groups(report: Report) -> Iterator[list[Finding]]:
    """Findings of one vendor that come from one origin, or stand at one place, with the gravest first."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in gravest_first(report.findings):
        whose = finding.recipient or finding.tracker or finding.rule
        begin = finding.steps[0] if finding.steps else finding.place
        keys = ((whose, begin.path, begin.span.line), (whose, finding.place.path, finding.place.span.line))
        group = next((groups[key] for key in keys if key in groups), [])
        group.append(finding)
        for key in keys:
            groups.setdefault(key, group)
    yield from {id(group): group for group in groups.values()}.values()


def _annotation(group: list[Finding], names: dict[str, str], look: Look) -> str:
    first = group[0]
    span = first.place.span
    where = {"file": safe(from_here(first.place.path, look)), "line": str(span.line)}
    if span.end_line > span.line:
        where["endLine"] = str(span.end_line)
    else:
        where |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
    tracker = names.get(first.tracker, first.tracker)
    what = f"{', '.join(first.data)} to {tracker}" if first.data and tracker else first.name.replace("-", " ")
    where["title"] = clipped(visible(f"{first.rule}: {what}"), 120)
    parts = [visible(first.message)]
    origin = first.steps[0] if first.steps else None
    if origin and (origin.path, origin.span.line) != (first.place.path, span.line):
        parts.append(f"It begins at {safe(from_here(origin.path, look))}:{origin.span.line}: {visible(origin.note)}.")
    if len(group) > 1:
        rules = ", ".join(sorted({finding.rule for finding in group[1:]}))
        parts.append(f"{counted(len(group) - 1, 'more finding')} of the same vendor and flow ({rules}).")
    return _command(COMMANDS[first.severity], where, clipped(" ".join(parts), LONGEST))


def _unread(report: Report, look: Look) -> str:
    named = ", ".join(safe(from_here(entry.path, look)) for entry in sorted(report.unread)[:3])
    more = f" and {len(report.unread) - 3:,} more" if len(report.unread) > 3 else ""
    text = f"{counted(len(report.unread), 'file')} not read, what they hold is not in this report: {named}{more}"
    return _command("warning", {"title": "pixellint: not everything was read"}, clipped(text, LONGEST))


def _closing(report: Report, left: int) -> str:
    told = counted(len(report.findings), "finding")
    held = f", {len(report.suppressed) + len(report.held):,} held back" if report.suppressed or report.held else ""
    rest = f"; {left:,} not annotated, see the job summary" if left else ""
    return f"pixellint: {told}{held} in {counted(report.coverage.files, 'file')}{rest}\n"


def _command(name: str, properties: dict[str, str], text: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
