"""What a rule rests on, as a hover shows it."""

from __future__ import annotations

from pixellint.model.knowledge import Check, Citation
from pixellint.report.words import STATUS_WORDS


def rule_text(check: Check) -> str:
    """A rule in Markdown: why, what to do, when it is wrong, the law with its status."""
    law = "\n".join(f"- {_law(citation)}" for citation in check.citation)
    return (
        f"**{check.id} {check.title}**\n\n{check.why.strip()}\n\n**What to do.** {check.remedy.strip()}\n\n"
        f"**When it is wrong.** {check.not_when.strip()}\n\n**The law**\n\n{law}\n"
    )


def _law(citation: Citation) -> str:
    said = f" “{citation.quote}”" if citation.quote else f" {citation.paraphrase}" if citation.paraphrase else ""
    status = STATUS_WORDS.get(citation.status, citation.status)
    return f"{citation.document}, {citation.section} ({status}, as of {citation.as_of}):{said}"
