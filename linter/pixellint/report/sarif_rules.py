"""A rule as SARIF describes it: what it means, what it rests on, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.model.findings import SEVERITIES, Finding
from pixellint.model.knowledge import Check, Citation
from pixellint.report.escape import prose
from pixellint.report.look import visible
from pixellint.report.sarif_results import Record, escaped
from pixellint.report.words import STATUS_WORDS

PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}

WHOLE = 4_000
"""cells of a paragraph"""


def plain_rule(key: str, name: str, text: str, level: str) -> Record:
    """A descriptor of what one sentence explains."""
    return {
        "id": key,
        "name": _pascal(name),
        "shortDescription": {"text": _sentence(text)},
        "fullDescription": {"text": _sentence(text)},
        "help": {"text": _sentence(text), "markdown": prose(text, WHOLE)},
        "defaultConfiguration": {"level": level},
    }


def rule(finding: Finding, check: Check | None) -> Record:
    """The descriptor of a finding's rule. Comments and the baseline are judged by rules that are no checks."""
    if check is None:
        title = finding.name.replace("-", " ").capitalize()
        return plain_rule(finding.rule, finding.name or f"rule-{finding.rule}", title or finding.rule, finding.severity)
    level = min((severity for severity, _ in check.severity), key=SEVERITIES.index, default="warning")
    statuses = list(dict.fromkeys(citation.status for citation in check.citation))
    return {
        "id": check.id,
        "name": _pascal(check.name),
        "shortDescription": {"text": _sentence(check.title)},
        "fullDescription": {"text": _sentence(check.why or check.title)},
        "help": {"text": escaped("\n\n".join(_plain(check))), "markdown": "\n\n".join(_rich(check))},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["privacy", check.pack, *(f"legal-status/{status}" for status in statuses)],
            "problem.severity": PROBLEM[level],
            "legalStatus": statuses,
        },
    }


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _sentence(text: str) -> str:
    text = escaped(visible(" ".join(text.split())))
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _plain(check: Check) -> Iterator[str]:
    yield visible(" ".join(check.why.split()))
    yield f"What to do: {visible(' '.join(check.remedy.split()))}"
    if check.not_when:
        yield f"When it is wrong: {visible(' '.join(check.not_when.split()))}"
    for citation in check.citation:
        yield f"Legal basis: {visible(_cited(citation))}"


def _rich(check: Check) -> Iterator[str]:
    yield prose(check.why, WHOLE)
    yield f"**What to do.** {prose(check.remedy, WHOLE)}"
    if check.not_when:
        yield f"**When it is wrong.** {prose(check.not_when, WHOLE)}"
    for citation in check.citation:
        yield f"**Legal basis.** {prose(_cited(citation), WHOLE)}"


def _cited(citation: Citation) -> str:
    where = ", ".join(part for part in (citation.document, citation.section) if part)
    status = STATUS_WORDS.get(citation.status, citation.status)
    said = f'"{citation.quote}"' if citation.quote else citation.paraphrase
    return f"{where} ({status}; as of {citation.as_of}). {said}".strip()
