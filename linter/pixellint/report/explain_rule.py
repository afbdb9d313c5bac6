"""What a check is, why it exists and what it rests on, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pixellint.model.knowledge import Check, Citation, Example
from pixellint.report.look import Look, clipped, wrapped
from pixellint.report.words import STATUS_WORDS

_CERTAINTY_WORDS = {
    "A": "read in the original",
    "B": "as reported by others",
    "C": "from memory, to be verified",
}

_LABELS = {
    "worst_surface": "worst surface",
    "origin": "comes from",
    "transform": "changed by",
    "switched": "with a setting that",
    "event": "event name holds",
}
"""condition words that do not read well as they are"""


def explain_rule(check: Check, look: Look) -> Iterator[str]:
    """The chapter on one check, line by line."""
    yield f"{look.paint('bold', check.id)} {look.paint('bold', check.name)}"
    yield check.title
    yield ""
    yield from _paragraph("Severity", _severities(check, look), look)
    if check.when:
        yield from _paragraph("Applies when", [worded(check.when)], look)
    yield from _paragraph("Says", [check.message], look)
    yield from _paragraph("Why", [check.why], look)
    yield from _paragraph("What to do", [check.remedy], look)
    yield from _paragraph("When it is wrong", [check.not_when], look)
    for citation in check.citation:
        yield from _paragraph("Rests on", _cited(citation), look)
    yield from _paragraph("Takes the place of", [", ".join(check.subsumes)], look)
    yield from _examples("Reported", check.flagged, look)
    yield from _examples("Not reported", check.allowed, look)
    origin = f"pack {check.pack}, audience {check.audience}"
    yield look.paint("dim", f"{origin}, since {check.since}" if check.since else origin)
    yield look.paint("dim", "This is no legal advice.")


def worded(condition: Any) -> str:
    """A condition tree as words: `surface authenticated or app, and element email`."""
    parts = []
    for word, value in condition:
        if word == "status":
            continue
        if word in ("all", "any"):
            joint = " and " if word == "all" else " or "
            inner = joint.join(worded(part) for part in value)
            parts.append(f"({inner})" if len(value) > 1 else inner)
        elif word == "not":
            parts.append(f"not ({worded(value)})")
        elif isinstance(value, bool):
            parts.append(word if value else f"not {word}")
        else:
            listed = (value,) if isinstance(value, str) else tuple(str(item) for item in value)
            parts.append(f"{_LABELS.get(word, word)} {' or '.join(listed)}")
    return ", and ".join(part for part in parts if part)


def _severities(check: Check, look: Look) -> list[str]:
    lines = []
    for severity, condition in check.severity:
        pairs: Any = condition
        when = worded(pairs)
        status = next((value for word, value in pairs if word == "status"), "")
        line = f"{look.paint(severity, severity)}: {when}" if when else look.paint(severity, severity)
        if not when and len(check.severity) > 1:
            line += ": otherwise"
        lines.append(f"{line} [{status}]" if status else line)
    return lines


def _cited(citation: Citation) -> list[str]:
    lines = [", ".join(part for part in (citation.document, citation.section) if part)]
    lines.append(f'"{citation.quote}"' if citation.quote else f"In other words: {citation.paraphrase}")
    certainty = _CERTAINTY_WORDS.get(citation.certainty, citation.certainty or "certainty not stated")
    lines.append(f"{STATUS_WORDS.get(citation.status, citation.status)}; as of {citation.as_of}; {certainty}")
    return lines


def _paragraph(title: str, lines: list[str], look: Look) -> Iterator[str]:
    if not any(lines):
        return
    yield look.paint("bold", title)
    for line in lines:
        for piece in wrapped(line, look.width - 2):
            yield f"  {piece}"
    yield ""


def _examples(title: str, examples: tuple[Example, ...], look: Look) -> Iterator[str]:
    for example in examples:
        yield f"{look.paint('bold', title)}: {example.name}"
        for path, text in example.files:
            yield look.paint("gutter", f"  {path}")
            for line in text.rstrip().splitlines():
                yield f"    {clipped(line, look.width - 4)}"
        yield ""
