"""Authorities: the statements of the guidance, the regulations, rulings and other law that checks rest on.

Checks name them by id and are given their words and legal status when they are read. The statements themselves are of
use to people alone: Knowledge keeps them packed, and they are unpacked where somebody asks for them.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pixellint.knowledge import words
from pixellint.knowledge.fields import Fields, close
from pixellint.knowledge.tree import Node
from pixellint.model.knowledge import Citation, Knowledge, Statement

_KEYS = ("document", "regime", "url", "version", "as_of", "statements")
_NEEDED = ("document", "regime", "version", "as_of", "statements")
_OF_STATEMENT = ("id", "section", "version", "quote", "paraphrase", "status", "certainty", "as_of", "no_check")
_ID = re.compile(r"[A-Z]{1,8}-[0-9A-Za-z.-]+")
_FORMAT = 4


def read_authority(node: Node, path: Path) -> tuple[Statement, ...]:
    """The statements of one file."""
    top = Fields(node, str(path), _KEYS, _NEEDED)
    regime = top.text("regime", words.REGIMES)
    return tuple(_statement(item, top, regime) for item in top.items("statements"))


def _statement(item: Node, top: Fields, regime: str) -> Statement:
    fields = Fields(item, top.path, _OF_STATEMENT, ("id", "section", "status", "certainty"))
    identity = fields.text("id")
    if not _ID.fullmatch(identity):
        fields.fail(f"id {identity!r} must be capitals, a hyphen and a number, like B-24", fields.line_of("id"))
    quote, paraphrase = fields.text("quote").strip(), fields.text("paraphrase").strip()
    certainty = fields.text("certainty", words.CERTAINTIES)
    if bool(quote) == bool(paraphrase):
        fields.fail("a statement has either a quote or a paraphrase")
    if quote and certainty != "A":
        fields.fail("only text read in the original (certainty A) may be quoted", fields.line_of("quote"))
    return Statement(
        id=identity,
        document=top.text("document"),
        section=fields.text("section"),
        version=fields.text("version") or top.text("version"),
        regime=regime,
        quote=quote,
        paraphrase=paraphrase,
        status=fields.text("status", words.STATUSES),
        certainty=certainty,
        as_of=fields.text("as_of") or top.text("as_of"),
        url=top.text("url"),
        no_check=fields.text("no_check").strip(),
    )


def cited(fields: Fields, known: Mapping[str, Statement]) -> Citation:
    """The citation that names a statement: its words and status, or the part of them that a check takes. Raises
    KnowledgeError for an id that is none, and for words between quotation marks that the statement does not hold."""
    name, quote, paraphrase = fields.text("statement"), fields.text("quote").strip(), fields.text("paraphrase").strip()
    line = fields.line_of("statement")
    found = known.get(name)
    if found is None:
        fields.fail(f"{name} is no statement under authorities/", line, close(name, known))
    for key in ("document", "section", "status", "certainty", "as_of"):
        if key in fields.nodes:
            fields.fail(f"{key} is said by the statement {name}", fields.line_of(key), f"leave {key} out")
    if quote and paraphrase:
        fields.fail("a citation has either a quote or a paraphrase", line)
    if quote and quote.rstrip(".") not in found.quote:
        fields.fail(f"the statement {name} does not hold these words", fields.line_of("quote"))
    if not quote and not paraphrase:
        quote, paraphrase = found.quote, found.paraphrase
    return Citation(found.document, found.section, quote, paraphrase, found.status, found.certainty, found.as_of, name)


def packed(statements: Iterable[Statement]) -> bytes:
    """The statements in a form that costs nothing to carry along."""
    return marshal.dumps([tuple(statement) for statement in sorted(statements)], _FORMAT)


def statements(known: Knowledge) -> tuple[Statement, ...]:
    """All statements of the law that are known, by id."""
    return tuple(map(Statement._make, marshal.loads(known.law))) if known.law else ()
