"""Check records: one YAML mapping -> Check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pixellint.knowledge import words
from pixellint.knowledge.authorities import cited
from pixellint.knowledge.fields import Fields
from pixellint.knowledge.tree import Node, plain
from pixellint.model.knowledge import Check, Citation, Example, Statement

_KEYS = (
    *("id", "name", "title", "severity", "when", "message", "why", "remedy", "not_when", "citation"),
    *("pack", "audience", "examples", "subsumes", "since"),
)
_NEEDED = ("id", "name", "title", "severity", "when", "message", "why", "remedy", "citation")
_ID = re.compile(r"[A-Z]{2,8}[0-9]{3}")


def read_check(node: Node, path: Path, law: Mapping[str, Statement]) -> Check:
    """The record of one file, whose name is id-name. `law` are the statements it may cite."""
    top = Fields(node, str(path), _KEYS, _NEEDED)
    identity, name = top.text("id"), top.text("name")
    if not _ID.fullmatch(identity):
        top.fail(f"id {identity!r} must be capitals and three digits, like PX201", top.line_of("id"))
    if f"{identity}-{name}" != path.stem:
        top.fail(f"the file must be named {identity}-{name}.yaml", top.line_of("name"))
    examples = Fields(top.nodes["examples"], top.path, ("flagged", "allowed")) if "examples" in top.nodes else None
    return Check(
        id=identity,
        name=name,
        title=top.text("title"),
        severity=_severity(top),
        when=frozen(plain(top.nodes["when"])),
        message=top.text("message").strip(),
        why=top.text("why").strip(),
        remedy=top.text("remedy").strip(),
        not_when=top.text("not_when").strip(),
        citation=_citations(top, law),
        pack=top.text("pack", ("", *words.PACKS)) or "hhs",
        audience=top.text("audience", ("", *words.AUDIENCES)) or "developer",
        flagged=_examples(examples, "flagged"),
        allowed=_examples(examples, "allowed"),
        subsumes=top.texts("subsumes"),
        since=top.text("since"),
    )


def frozen(value: Any) -> object:
    """A plain value without mutable parts: a mapping becomes a tuple of (key, value), a list a tuple."""
    if isinstance(value, dict):
        return tuple((key, frozen(child)) for key, child in value.items())
    if isinstance(value, list):
        return tuple(frozen(child) for child in value)
    return value


def _severity(top: Fields) -> tuple[tuple[str, object], ...]:
    if isinstance(top.nodes["severity"].value, str):
        return ((top.text("severity", words.SEVERITIES), ()),)
    cases = []
    for item in top.items("severity"):
        fields = Fields(item, top.path, ("severity", "when"), ("severity",))
        when = frozen(plain(fields.nodes["when"])) if "when" in fields.nodes else ()
        cases.append((fields.text("severity", words.SEVERITIES), when))
    if not cases:
        top.fail("severity has no case", top.line_of("severity"))
    return tuple(cases)


def _citations(top: Fields, law: Mapping[str, Statement]) -> tuple[Citation, ...]:
    found = []
    for item in top.items("citation"):
        known = ("statement", "document", "section", "quote", "paraphrase", "status", "certainty", "as_of")
        fields = Fields(item, top.path, known)
        if "statement" in fields.nodes:
            found.append(cited(fields, law))
            continue
        fields = Fields(item, top.path, known, ("document", "status", "certainty", "as_of"))
        quote, paraphrase = fields.text("quote").strip(), fields.text("paraphrase").strip()
        status, certainty = fields.text("status", words.STATUSES), fields.text("certainty", words.CERTAINTIES)
        if bool(quote) == bool(paraphrase):
            fields.fail("a citation has either a quote or a paraphrase")
        if quote and certainty != "A":
            fields.fail("only text read in the original (certainty A) may be quoted", fields.line_of("quote"))
        document, section, day = fields.text("document"), fields.text("section"), fields.text("as_of")
        found.append(Citation(document, section, quote, paraphrase, status, certainty, day))
    if not found:
        top.fail("a check needs a citation", top.line_of("citation"))
    return tuple(found)


def _examples(fields: Fields | None, key: str) -> tuple[Example, ...]:
    if fields is None:
        return ()
    return tuple(_example(item, fields.path) for item in fields.items(key))


def _example(node: Node, path: str) -> Example:
    fields = Fields(node, path, ("name", "files", "policy"), ("name", "files"))
    files = []
    for name, child in fields.pairs("files"):
        files.append((name, Fields(Node({name: child}, child.line), path, (name,)).text(name)))
    return Example(fields.text("name"), tuple(files), fields.text("policy"))
