"""What the hook must know of a project to tell at once that a changed file has no part in any flow."""

from __future__ import annotations

from collections.abc import Iterable

from pixellint.cache import Store, policy_state
from pixellint.files.listing import Listing
from pixellint.files.literals import ScanLiteral, anchor, entries_of
from pixellint.files.marks import FAMILIES, TABLE
from pixellint.gather import Gathered
from pixellint.hook_words import BLANKS, bases, stem
from pixellint.knowledge.index import Index
from pixellint.languages.registry import NAMES, SUFFIXES
from pixellint.model.findings import Report
from pixellint.survey import Survey

KEPT = "hook"
_TRACKED = (b"H", b"h", b"S", b"s", b"M", b"m")
_TELLING = ("route", "reference", "titled", "queried")
_ENDS = (b"'", b'"', b"`", b".", b"/", b"?")
"""what may stand behind the last part of a module's name in an import"""
_UPWARD = (b"..'", b'.."', b"../'", b'../"', b"'.'", b'"."', b"'./'", b'"./"')
"""how imports of an index file end that name nothing"""


def save(store: Store, listing: Listing, survey: Survey, gathered: Gathered, report: Report) -> None:
    """Keep the index of a project that was looked at as a whole."""
    specifiers = [text for path in gathered.deep for text in survey.scans[path].specifiers]
    named = {base for path in gathered.spread.modules for base in bases(path)}
    store.save(
        KEPT,
        {
            "policy": policy_state(survey.discovery.root),
            "listing": _records(listing),
            "suffixes": frozenset(SUFFIXES),
            "names": frozenset(NAMES),
            "parts": gathered.deep | _told(report),
            "configurations": survey.read | gathered.behind.read,
            "tokens": _tokens(gathered.project.catalogue, survey.witnessed),
            "marks": _marks(),
            "globals": tuple(sorted(name.encode() for name in gathered.spread.names)),
            "modules": _modules(gathered.spread.modules, survey),
            "bases": frozenset(named),
            "ends": frozenset("/".join(base.split("/")[-count:]) for base in named for count in (1, 2)),
            "specifiers": frozenset(
                text.lower() for path in gathered.spread.modules for _, text in survey.importers.get(path, ())
            ),
            "asked": frozenset(map(stem, specifiers)),
        },
    )


def _records(listing: Listing) -> bytes:
    """What `git ls-files -s -z` says, without the files whose content is another than git's."""
    kept = []
    for record in listing.raw.split(b"\0"):
        if record[:1] in _TRACKED:
            path = record.partition(b"\t")[2].decode("utf-8", "surrogateescape")
            if listing.blobs.get(path, "-"):
                kept.append(record[2:])
    return b"\0".join(kept) + b"\0"


def _told(report: Report) -> frozenset[str]:
    findings = (*report.findings, *report.held, *(one.finding for one in report.suppressed))
    places = {finding.place.path for finding in findings}
    return frozenset(places | {step.path for finding in findings for step in finding.steps})


def _tokens(catalogue: Index, witnessed: frozenset[str]) -> dict[bytes, tuple[bytes, ...]]:
    """Literals in lower case by a word that stands wherever they do; those without one under b""."""
    found: dict[bytes, dict[bytes, None]] = {}
    for number, literal in enumerate(catalogue.literals()):
        if literal.strong or literal.tracker in witnessed:
            for entry in entries_of(number, ScanLiteral(*literal)):
                found.setdefault(anchor(entry), {})[entry.text.lower()] = None
    found.setdefault(b"pixellint", {})[b"pixellint:"] = None  # a comment that may hold something back
    return {word: tuple(texts) for word, texts in found.items()}


def _marks() -> dict[str, tuple[bytes, ...]]:
    """By suffix, what says that a file defines routes, brings in other files, sets the title or a query, in lower case."""
    telling = [mark for mark in TABLE if mark.target in _TELLING]
    return {
        suffix: tuple(dict.fromkeys(mark.text.lower() for mark in telling if family in mark.families))
        for suffix, family in FAMILIES.items()
    }


def _modules(paths: Iterable[str], survey: Survey) -> dict[bytes, tuple[bytes, ...]]:
    """How imports of files that hand something on end, by a word of theirs: by the names of the files and as they are
    imported already."""
    names: set[str] = set()
    for path in paths:
        names.add(stem(path))
        names.update(stem(specifier) for _, specifier in survey.importers.get(path, ()))
    found: dict[bytes, list[bytes]] = {}
    for name in sorted(filter(None, names)):
        lowered = name.lower().encode()
        word = max(lowered.translate(BLANKS).split() or [b""], key=len)
        found.setdefault(word, []).extend(lowered + end for end in _ENDS)
    if any(path.rpartition("/")[2].startswith("index.") for path in paths):
        found.setdefault(b"", []).extend(_UPWARD)
    return {word: tuple(texts) for word, texts in found.items()}
