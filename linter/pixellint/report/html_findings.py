"""Findings as the HTML report shows them, and the rules they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pixellint.model.findings import Finding
from pixellint.model.knowledge import Check, Citation
from pixellint.model.places import Step
from pixellint.model.record import NamedTuple
from pixellint.report.frame import CodeLine, code_lines, excerpt
from pixellint.report.html_text import anchor, text, where
from pixellint.report.look import Look, Sources
from pixellint.report.words import STATUS_WORDS, proof

ROOM = 160
"""cells of a line of code; longer ones are cut around the place"""


class StepRow(NamedTuple):
    """A step of a flow: where, what happens, and the code."""

    where: str
    note: str
    code: str


class Card(NamedTuple):
    """A finding. `id` is its deep link; `rule_id` that of the rule below; what filters go by is in `severity`, `surfaces`,
    `tracker` and `rule`."""

    id: str
    rule: str
    rule_id: str
    name: str
    severity: str
    message: str
    where: str
    code: tuple[CodeLine, ...]
    steps: tuple[StepRow, ...]
    data: str
    tracker: str
    recipient: str
    proof: str
    surfaces: tuple[str, ...]
    reach: str
    chain: tuple[StepRow, ...]
    remedy: str
    law: str
    also: str
    fixes: tuple[str, ...]


class Told(NamedTuple):
    """What findings are told with: rules by id, names of trackers by id, the lines of source, the look."""

    checks: Mapping[str, Check]
    names: Mapping[str, str]
    sources: Sources
    look: Look


class Cited(NamedTuple):
    """What a rule rests on."""

    where: str
    status: str
    words: str
    said: str
    quoted: bool
    as_of: str


class RuleRow(NamedTuple):
    """A rule that was met, and how often."""

    id: str
    rule: str
    title: str
    times: int
    why: str
    remedy: str
    not_when: str
    cited: tuple[Cited, ...]


def card(finding: Finding, name: str, told: Told) -> Card:
    rule, sources, look = told.checks.get(finding.rule), told.sources, told.look
    tracker = told.names.get(finding.tracker, finding.tracker)
    return Card(
        id=f"finding-{name.replace(':', '-')}",
        rule=text(finding.rule),
        rule_id=anchor(finding.rule),
        name=title(finding, told.checks),
        severity=text(finding.severity),
        message=text(finding.message),
        where=where(finding.place, look),
        code=tuple(code_lines(sources.lines(finding.place.path), finding.place.span, ROOM)),
        steps=_steps(finding.steps, sources, look),
        data=text(", ".join(finding.data)),
        tracker=text(tracker),
        recipient=text(finding.recipient) if finding.recipient != tracker else "",
        proof=text(proof(finding)),
        surfaces=tuple(text(surface).replace("|", "¦") for surface in finding.surfaces) or ("unknown",),
        reach=_reach(finding),
        chain=_steps(finding.reach.chain, sources, look) if finding.reach.pages > 1 else (),
        remedy=text(finding.remedy or (rule.remedy if rule else "")),
        law=text(STATUS_WORDS.get(finding.legal_status, finding.legal_status)),
        also=text(", ".join(finding.also)),
        fixes=tuple(text(fix.title) for fix in finding.fixes),
    )


def title(finding: Finding, checks: Mapping[str, Check]) -> str:
    """What its rule is called among people."""
    rule = checks.get(finding.rule)
    return text(rule.title if rule else finding.name.replace("-", " "))


def _reach(finding: Finding) -> str:
    if finding.reach.pages <= 1:
        return ""
    return f"reaches {finding.reach.pages:,} pages, the worst of them {text(finding.reach.worst)}"


def _steps(steps: Iterable[Step], sources: Sources, look: Look) -> tuple[StepRow, ...]:
    return tuple(
        StepRow(where(step, look), text(step.note), excerpt(sources.lines(step.path), step.span, ROOM)) for step in steps
    )


def rules(findings: Iterable[Finding], checks: Mapping[str, Check]) -> Iterable[RuleRow]:
    met = Counter((finding.rule, finding.name) for finding in findings)
    for (rule, name), count in sorted(met.items()):
        check = checks.get(rule)
        yield RuleRow(
            id=anchor(rule),
            rule=text(rule),
            title=text(check.title if check else name.replace("-", " ")),
            times=count,
            why=text(check.why if check else ""),
            remedy=text(check.remedy if check else ""),
            not_when=text(check.not_when if check else ""),
            cited=tuple(_cited(citation) for citation in check.citation) if check else (),
        )


def _cited(citation: Citation) -> Cited:
    where = text(", ".join(part for part in (citation.document, citation.section) if part))
    words = text(STATUS_WORDS.get(citation.status, citation.status))
    said = text(citation.quote or citation.paraphrase)
    return Cited(where, text(citation.status), words, said, bool(citation.quote), text(citation.as_of))
