"""What a check is, why it exists and what it rests on, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pixellint.model.knowledge import Check, Citation
from pixellint.report.chapter import Chapter, Part, printed
from pixellint.report.look import Look
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
    "held_back": "with a setting against",
    "switched_off": "switched off in every manifest",
    "product": "product",
    "offered": "vendor offers",
    "agreement": "agreement is",
    "main_purpose": "main purpose",
    "unknown_host": "host that is not known",
    "starts_by_itself": "starts by itself",
    "in_page": "in a page",
    "page": "privacy policy leaves it",
    "policy": "policy's agreement is",
    "comment": "comment is",
    "change": "change brings what is",
}
"""condition words that do not read well as they are"""


def explain_rule(check: Check, look: Look) -> Iterator[str]:
    """The chapter on one check, line by line."""
    return printed(chapter(check), look)


def chapter(check: Check) -> Chapter:
    """The chapter on one check."""
    parts = [
        Part("Severity", tuple(_severities(check)), listed=True),
        Part("Applies when", (worded(check.when),) if check.when else ()),
        Part("Says", (check.message,)),
        Part("Why", (check.why,)),
        Part("What to do", (check.remedy,)),
        Part("When it is wrong", (check.not_when,)),
        *(Part("Rests on", tuple(cited(citation))) for citation in check.citation),
        Part("Takes the place of", (", ".join(check.subsumes),)),
        *(Part(f"Reported: {example.name}", files=_files(example.files, example.policy)) for example in check.flagged),
        *(Part(f"Not reported: {example.name}", files=_files(example.files, example.policy)) for example in check.allowed),
    ]
    origin = f"pack {check.pack}, audience {check.audience}"
    end = (f"{origin}, since {check.since}" if check.since else origin, "This is no legal advice.")
    return Chapter(check.id, check.name, check.title, tuple(parts), end)


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
            spoken = _LABELS.get(word, word)
            parts.append(spoken if value else f"not {spoken}")
        else:
            listed = (value,) if isinstance(value, str) else tuple(str(item) for item in value)
            parts.append(f"{_LABELS.get(word, word)} {' or '.join(listed)}")
    return ", and ".join(part for part in parts if part)


def _severities(check: Check) -> Iterator[str]:
    for severity, condition in check.severity:
        pairs: Any = condition
        when = worded(pairs)
        status = next((value for word, value in pairs if word == "status"), "")
        line = f"{severity}: {when}" if when else severity
        if not when and len(check.severity) > 1:
            line += ": otherwise"
        yield f"{line} [{status}]" if status else line


def cited(citation: Citation) -> Iterator[str]:
    """What a check rests on: the place, the words, their standing."""
    place = ", ".join(part for part in (citation.document, citation.section) if part)
    yield f"{place} ({citation.statement})" if citation.statement else place
    yield f'"{citation.quote}"' if citation.quote else f"In other words: {citation.paraphrase}"
    certainty = _CERTAINTY_WORDS.get(citation.certainty, citation.certainty or "certainty not stated")
    yield f"{STATUS_WORDS.get(citation.status, citation.status)}; as of {citation.as_of}; {certainty}"


def _files(files: tuple[tuple[str, str], ...], policy: str) -> tuple[tuple[str, str], ...]:
    """The files of an example; its policy is one of them."""
    return ((".pixellint.yaml", policy), *files) if policy else files
