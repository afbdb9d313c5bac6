"""What one statement of the law says, how it stands today, and which rules rest on it, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixellint.model.knowledge import Check, Citation, Statement
from pixellint.report.chapter import Chapter, Part, printed
from pixellint.report.explain_rule import cited
from pixellint.report.look import Look


def explain_statement(statement: Statement, checks: Iterable[Check], look: Look) -> Iterator[str]:
    """The chapter on one statement, line by line."""
    return printed(chapter(statement, checks), look)


def chapter(statement: Statement, checks: Iterable[Check]) -> Chapter:
    """The chapter on one statement."""
    _, said, standing = cited(_citation(statement))
    resting = tuple(
        (check.id, check.name, check.title)
        for check in checks
        if any(citation.statement == statement.id for citation in check.citation)
    )
    parts = (
        Part("Says", (said,)),
        Part("Stands", (standing, f"edition of {statement.version}" if statement.version != "current" else "")),
        Part("Rules that rest on it", heads=("rule", "name", "what it finds"), rows=resting),
        Part("Why no rule rests on it", (statement.no_check,)),
        Part("Where", (statement.url,)),
    )
    return Chapter(statement.id, statement.section, statement.document, parts, ("This is no legal advice.",))


def _citation(statement: Statement) -> Citation:
    return Citation(
        statement.document,
        statement.section,
        statement.quote,
        statement.paraphrase,
        statement.status,
        statement.certainty,
        statement.as_of,
        statement.id,
    )
