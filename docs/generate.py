"""Writes docs/rules, docs/trackers and docs/legal-basis.md from the records under rules/: `make docs`, or
`python docs/generate.py`. With --check it writes nothing and fails where a page is stale."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from pixellint.knowledge.authorities import statements
from pixellint.knowledge.compiled import knowledge
from pixellint.model.knowledge import Check, Knowledge, Statement
from pixellint.report import explain_rule, explain_tracker
from pixellint.report.chapter import markdown, plain, table
from pixellint.report.words import BAA_WORDS, STATUS_WORDS

DOCS = Path(__file__).parent
MADE = "<!-- Made by docs/generate.py from the records under rules/: change those, then `make docs`. -->\n\n"
_PACKS = {
    "hhs": "on by default: HIPAA and the guidance of HHS/OCR",
    "vacated-2024": "off by default: what a court vacated, as notes",
    "ftc": "off by default, on for `organisation: not-regulated`: FTC Act and Health Breach Notification Rule",
    "wa-mhmda": "off by default: Washington's My Health My Data Act",
    "ca": "off by default: California's laws on medical information and wiretaps",
}


def pages(known: Knowledge) -> Iterator[tuple[str, str]]:
    """Every page, as a path below docs/ and its text."""
    law = statements(known)
    for check in known.checks:
        yield f"rules/{check.id}.md", MADE + markdown(explain_rule.chapter(check))
    for tracker in known.trackers:
        yield f"trackers/{tracker.id}.md", MADE + markdown(explain_tracker.chapter(tracker))
    yield "rules/index.md", MADE + _rules(known)
    yield "trackers/index.md", MADE + _trackers(known)
    yield "legal-basis.md", MADE + _legal(known, law)


def _rules(known: Knowledge) -> str:
    blocks = [
        "# Rules",
        "What `pixellint rules` lists and `pixellint explain RULE` tells. "
        "Severities hold for a regulated entity without agreements.",
    ]
    for pack, words in _PACKS.items():
        rows = [_rule(check) for check in known.checks if check.pack == pack]
        heads = ("rule", "name", "what it finds", "severity", "legal status")
        blocks.extend((f"## Pack {pack}", f"{words[0].upper()}{words[1:]}.", table(heads, rows, escaped=True)))
    waiting = _waiting()
    there = {check.id for check in known.checks}
    missing = [
        (plain(one["id"]), plain(one["name"]), plain(one["reason"])) for one in waiting["rules"] if one["id"] not in there
    ]
    if missing:
        blocks.extend(
            (
                "## Waiting",
                "Rules that are planned and not there, with the reason.",
                table(("rule", "name", "why"), missing, True),
            )
        )
    parts = [(_link(one["id"]), plain(one["missing"])) for one in waiting["parts"]]
    blocks.extend(("## What a rule does not tell yet", table(("rule", "what is missing"), parts, True)))
    return "\n\n".join(blocks) + "\n"


def _rule(check: Check) -> tuple[str, ...]:
    order = ("error", "warning", "note")
    severities = sorted({severity for severity, _ in check.severity}, key=order.index)
    statuses = dict.fromkeys(citation.status for citation in check.citation)
    return (_link(check.id), plain(check.name), plain(check.title), "/".join(severities), plain(", ".join(statuses)))


def _link(rule: str, folder: str = "") -> str:
    return f"[{rule}]({folder}{rule}.md)"


def _waiting() -> Any:
    return yaml.safe_load((DOCS / "waiting.yaml").read_text(encoding="utf-8"))


def _trackers(known: Knowledge) -> str:
    rows = [
        (
            f"[{tracker.id}]({tracker.id}.md)",
            plain(tracker.name),
            plain(tracker.recipient),
            plain(", ".join(tracker.purposes)),
            plain(BAA_WORDS.get(tracker.baa.offered, tracker.baa.offered)),
            plain(tracker.baa.checked),
        )
        for tracker in known.trackers
    ]
    about = (
        f"{len(rows)} products. The column on agreements says what the vendor is known to offer, and when that was read; "
        "it is no statement about your contract, which the policy file names."
    )
    heads = ("id", "product", "recipient", "purposes", "business associate agreement", "checked")
    return f"# Trackers\n\n{about}\n\n{table(heads, rows, escaped=True)}\n"


def _legal(known: Knowledge, law: Sequence[Statement]) -> str:
    citing: dict[str, list[str]] = {}
    for check in known.checks:
        for citation in check.citation:
            citing.setdefault(citation.statement, []).append(check.id)
    blocks = [
        "# Legal basis",
        "Every statement that a rule rests on, and every one that none can rest on, with its standing. Words between quotation "
        "marks were read in the original; all else is said in our own words. This is no legal advice.",
        "Standing: " + "; ".join(f"`{status}` {plain(words)}" for status, words in STATUS_WORDS.items()) + ".",
        "Certainty: A read in the original; B as reported by others; C from memory, to be verified.",
    ]
    for document in dict.fromkeys(statement.document for statement in law):
        mine = [statement for statement in law if statement.document == document]
        rows = [_statement(statement, citing.get(statement.id, ())) for statement in mine]
        first = mine[0]
        where = f" [{first.url}]({first.url})" if first.url else ""
        blocks.append(f"## {plain(document)}")
        blocks.append(f"As of {first.as_of}.{where}")
        blocks.append(table(("id", "section", "says", "standing", "certainty", "rules"), rows, escaped=True))
    blocks.append("## Rules and the standing of what they rest on")
    blocks.append(_matrix(known.checks, law))
    return "\n\n".join(blocks) + "\n"


def _statement(statement: Statement, rules: Iterable[str]) -> tuple[str, ...]:
    said = f"“{plain(statement.quote)}”" if statement.quote else plain(statement.paraphrase)
    used = ", ".join(_link(rule, "rules/") for rule in rules)
    edition = f" (edition of {statement.version})" if statement.version == "2022-12-01" else ""
    return (
        statement.id,
        plain(statement.section + edition),
        said,
        f"`{statement.status}`",
        statement.certainty,
        used or f"none: {plain(statement.no_check)}",
    )


def _matrix(checks: Iterable[Check], law: Iterable[Statement]) -> str:
    statuses = list(STATUS_WORDS)
    known = {statement.id for statement in law}
    rows = []
    for check in checks:
        cells = []
        for status in statuses:
            named = dict.fromkeys(one.statement for one in check.citation if one.status == status and one.statement in known)
            cells.append(", ".join(named))
        rows.append((_link(check.id, "rules/"), *cells))
    return table(("rule", *(status.replace("_", " ") for status in statuses)), rows, escaped=True)


def stale(wanted: dict[str, str]) -> list[str]:
    """Pages that are missing, say something else, or are about nothing any more."""
    there = {path.relative_to(DOCS).as_posix() for folder in ("rules", "trackers") for path in (DOCS / folder).glob("*.md")}
    changed = [name for name, text in wanted.items() if not _same(DOCS / name, text)]
    return sorted({*changed, *(there - wanted.keys())})


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def write(wanted: dict[str, str]) -> None:
    """Write the pages and take away those about nothing any more."""
    for name in stale(wanted):
        path = DOCS / name
        if name not in wanted:
            path.unlink()
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted[name], encoding="utf-8", newline="\n")


def main(arguments: Sequence[str]) -> int:
    wanted = dict(pages(knowledge()))
    changed = stale(wanted)
    if "--check" in arguments:
        for name in changed:
            print(f"docs/{name} is stale: make docs")
        return int(bool(changed))
    write(wanted)
    print(f"{len(wanted)} pages, {len(changed)} of them changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
