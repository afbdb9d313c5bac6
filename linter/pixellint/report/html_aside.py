"""What the HTML report says of what is held back and of what was not read."""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.model.findings import Report, Suppression
from pixellint.report.html_text import Listing, listing, text, where
from pixellint.report.identity import from_here
from pixellint.report.look import Look, safe
from pixellint.report.words import in_order


def aside(report: Report, look: Look) -> Iterable[Listing]:
    used = [mark for mark in sorted(report.suppressions) if mark.state == "used"]
    if used:
        heads = ("comment", "rule", "until", "reason")
        yield listing("Held back by comments", "", heads, [_mark(mark, look) for mark in used])
    if report.held:
        heads = ("place", "rule", "severity", "what")
        rows = [(where(one.place, look), text(one.rule), one.severity, text(one.message)) for one in in_order(report.held)]
        yield listing("Held in the baseline", "They were there when the baseline was written.", heads, rows)
    if report.brought:
        heads = ("place", "what", "it says", "obeyed")
        rows = [
            (
                f"{safe(from_here(one.path, look))}:{one.line}",
                one.kind.replace("-", " "),
                text(one.what),
                "yes" if one.obeyed else "no",
            )
            for one in sorted(report.brought)
        ]
        yield listing("Brought by the change itself", "What the change says in its own favour.", heads, rows)


def _mark(mark: Suppression, look: Look) -> tuple[str, ...]:
    rule = f"{mark.rule}:{mark.tracker}" if mark.tracker else mark.rule
    return where(mark.place, look), text(rule), text(mark.until or "no end"), text(mark.reason)


def left_out(report: Report, look: Look) -> Iterable[Listing]:
    found = report.inventory
    listings = (
        (
            "Files not read",
            "What they hold is not in this report.",
            ("file", "why"),
            [(safe(from_here(entry.path, look)), text(entry.reason)) for entry in sorted(report.unread)],
        ),
        (
            "Files left out",
            "By default or by the policy.",
            ("file", "why"),
            [(safe(from_here(entry.path, look)), text(entry.reason)) for entry in sorted(report.excluded)],
        ),
        (
            "Flows that were not resolved",
            "Here data may go on to where it was not followed.",
            ("place", "why"),
            [(where(entry.place, look), text(entry.reason)) for entry in sorted(found.unresolved)],
        ),
        (
            "Third-party hosts that are not in the catalogue",
            "Pages load from them; what they are is for you to find out.",
            ("place", "host"),
            [(where(entry.place, look), text(entry.host)) for entry in sorted(found.unknown_hosts)],
        ),
        (
            "Hints",
            "Trackers that are prepared for but not met in use.",
            ("place", "what"),
            [(where(entry.place, look), text(entry.what)) for entry in sorted(found.hints)],
        ),
    )
    for title, about, heads, rows in listings:
        if rows:
            yield listing(title, about, heads, rows)
