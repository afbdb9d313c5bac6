"""From the YAML under rules/ to Knowledge. Slow (parses every record): runs use pixellint.knowledge.compiled."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from pixellint.knowledge.authorities import packed, read_authority
from pixellint.knowledge.checks import read_check
from pixellint.knowledge.fields import close
from pixellint.knowledge.paths import rules_digest, rules_dir, rules_files
from pixellint.knowledge.trackers import read_tracker
from pixellint.knowledge.tree import KnowledgeError, read_tree
from pixellint.knowledge.vocabulary import read_vocabulary
from pixellint.model.knowledge import Check, Knowledge, Tracker

__all__ = ["KnowledgeError", "load_knowledge"]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The shipped records, and an organisation's own trackers and checks from `extra`. Raises KnowledgeError."""
    root = rules_dir()
    roots = [root]
    if extra is not None:
        if not extra.is_dir():
            raise KnowledgeError("is not a directory", str(extra))
        roots.append(extra)
    vocabulary = read_vocabulary([(path, read_tree(path)) for path in rules_files(root, "vocabulary")])
    names = tuple(element.id for element in vocabulary.elements)
    records = [path for where in roots for path in rules_files(where, "trackers")]
    trackers = [(path, read_tracker(read_tree(path), path, names)) for path in records]
    rules = [path for where in roots for path in rules_files(where, "checks")]
    texts = [path for where in roots for path in rules_files(where, "authorities")]
    law = [(path, statement) for path in texts for statement in read_authority(read_tree(path), path)]
    _once(law)
    said = {statement.id: statement for _, statement in law}
    checks = [(path, read_check(read_tree(path), path, said)) for path in rules]
    _once(trackers)
    _once(checks)
    _subsumed(checks)
    return Knowledge(
        digest=rules_digest(roots),
        trackers=_sorted_trackers(tracker for _, tracker in trackers),
        checks=tuple(sorted((check for _, check in checks), key=lambda check: check.id)),
        elements=vocabulary.elements,
        blockers=vocabulary.blockers,
        neutral=vocabulary.neutral,
        owners=vocabulary.owners,
        starters=vocabulary.starters,
        reporters=vocabulary.reporters,
        reports=vocabulary.reports,
        sending=vocabulary.sending,
        business=vocabulary.business,
        about=vocabulary.about,
        inputs=vocabulary.inputs,
        law=packed(said.values()),
    )


def _sorted_trackers(trackers: Iterable[Tracker]) -> tuple[Tracker, ...]:
    return tuple(sorted(trackers, key=lambda tracker: tracker.id))


def _once(records: Iterable[tuple[Path, _Named]]) -> None:
    seen: dict[str, Path] = {}
    for path, record in records:
        if record.id in seen:
            message = f"{record.id} is already defined in {seen[record.id]}"
            raise KnowledgeError(message, str(path), 1, "choose another id")
        seen[record.id] = path


def _subsumed(checks: list[tuple[Path, Check]]) -> None:
    known = [check.id for _, check in checks]
    for path, check in checks:
        for other in check.subsumes:
            if other not in known:
                raise KnowledgeError(f"subsumes {other}, which is no check", str(path), 1, close(other, known))
