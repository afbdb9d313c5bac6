"""What lies beside the code and may hold findings back, as read from the project: comments, and the baseline."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pixellint.files.decode import PARSE_LIMIT, Decoded, decode, read
from pixellint.model.errors import UserError
from pixellint.settings.policy import BASELINE
from pixellint.verdict import baseline
from pixellint.verdict.settle import Aside
from pixellint.verdict.suppressions import Known, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pixellint.model.findings import Suppression
    from pixellint.model.knowledge import Knowledge
    from pixellint.settings import Policy, Settings
    from pixellint.survey import Survey

_LARGEST = 64_000_000
"""bytes of a baseline"""


def found(survey: Survey, known: Knowledge, settings: Settings, paths: Sequence[str]) -> Aside:
    """What may hold findings of this run back. Raises UserError."""
    root = str(settings.root)
    whole = not paths or "." in paths
    names = Known(
        frozenset(check.id for check in known.checks),
        frozenset(tracker.id for tracker in known.trackers),
        settings.policy.today,
        whole,
    )
    entries = baseline_of(root, settings.policy) if settings.baseline else ()
    if not whole:
        entries = tuple(entry for entry in entries if any(_lies_in(entry.path, path) for path in paths))
    return Aside(tuple(_marks(root, survey)), names, entries, gone_from(root))


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + "/")


def _marks(root: str, survey: Survey) -> Iterator[Suppression]:
    for file in survey.discovery.files:
        if "ignore" in survey.scans[file.path].marks and not file.literal_only:
            text = _text(root, file.path, PARSE_LIMIT)
            if text is not None:
                yield from marks(file.path, text)


def baseline_path(policy: Policy) -> str:
    """Where the baseline lies, relative to the root. Raises UserError for a place outside of it."""
    path = policy.baseline or BASELINE
    parts = path.replace("\\", "/").split("/")
    if os.path.isabs(path) or ".." in parts or ".git" in parts or ":" in path or not path.endswith(".json"):
        raise UserError(f"baseline: {path} is no .json file below the root", policy.path, hint=f"the usual name is {BASELINE}")
    return "/".join(part for part in parts if part not in ("", "."))


def rested_on_beside(policy: Policy) -> frozenset[str]:
    """The files beside the code that a report rests on, relative to the root. Raises UserError."""
    return frozenset({baseline_path(policy), *([_page_path(policy)] if policy.privacy_policy else ())})


def privacy_page(root: str, policy: Policy) -> str | None:
    """The text of the page that the policy calls its privacy policy; None where it names none, or none that can be read.
    Raises UserError for a place outside the project."""
    if not policy.privacy_policy:
        return None
    path = _page_path(policy)
    inside = os.path.realpath(os.path.join(root, path)).startswith(os.path.realpath(root) + os.sep)
    text = _text(root, path, PARSE_LIMIT) if inside else None
    return None if text is None else text.decode("utf-8", "replace")


def _page_path(policy: Policy) -> str:
    path = policy.privacy_policy.replace("\\", "/")
    parts = path.split("/")
    if os.path.isabs(path) or ".." in parts or ".git" in parts or ":" in path:
        raise UserError(f"privacy-policy: {policy.privacy_policy} is no file below the root", policy.path)
    return "/".join(part for part in parts if part not in ("", "."))


def baseline_of(root: str, policy: Policy) -> tuple[baseline.Entry, ...]:
    """The entries of the project's baseline; none where there is none. Raises UserError."""
    path = baseline_path(policy)
    full = os.path.join(root, path)
    if not os.path.lexists(full):
        return ()
    if not os.path.realpath(full).startswith(os.path.realpath(root) + os.sep):
        raise UserError("lies outside the project", path)
    text = _text(root, path, _LARGEST)
    if text is None:
        raise UserError("cannot be read", path)
    return baseline.read(text.decode("utf-8", "replace"), path)


def gone_from(root: str) -> baseline.Gone:
    """Tells of a file, or of a function in one, whether it is no longer there."""

    @cache
    def content(path: str) -> bytes | None:
        full = os.path.realpath(os.path.join(root, path))
        return _text(root, path, PARSE_LIMIT) if full.startswith(os.path.realpath(root) + os.sep) else None

    def gone(path: str, function: str) -> bool:
        text = content(path)
        if text is None:
            return not os.path.lexists(os.path.join(root, path))
        last = function.rpartition(".")[2].encode()
        return bool(last) and last not in text

    return gone


def _text(root: str, path: str, largest: int) -> bytes | None:
    full = os.path.join(root, path)
    try:
        text = decode(read(full)) if os.path.getsize(full) <= largest else ""
    except OSError:
        return None
    return text.text if isinstance(text, Decoded) else None
