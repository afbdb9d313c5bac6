"""What `check --fix` and `--diff-only` do with the mends of findings."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from pixellint.model.errors import UserError
from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    from pixellint.cli.job import Done, Job
    from pixellint.model.findings import Edit, Fix
    from pixellint.settings import Settings

CARRYING = ("json", "sarif", "code-scanning")
"""formats in which findings carry their mends"""
_ROUNDS = 10

Read = Callable[[str], bytes | None]


class Mends(NamedTuple):
    """What to do with mends: `apply` them, or print them as a `patch`; `unsafe`: also those that change what the site does."""

    apply: bool
    unsafe: bool
    patch: bool


def refuse(mends: Mends, change: bool) -> None:
    """Raises click.UsageError for options that do not go together; `change`: a change is under review."""
    if mends.apply and mends.patch:
        raise click.UsageError("--fix changes files, --diff-only does not: one of them")
    if mends.unsafe and not (mends.apply or mends.patch):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff-only")
    if change and (mends.apply or mends.patch):
        raise click.UsageError("mends are made in the working tree: without --diff and --staged")


def patched(job: Job, done: Done, unsafe: bool) -> Iterable[str]:
    """What would be mended, as a patch."""
    from pixellint.mend.suggest import chosen

    settings = job.settings()
    found = with_fixes(done, settings).report.findings
    return patch(chosen(found, unsafe), plain_text(str(settings.root)))


def mended(job: Job, done: Done, unsafe: bool) -> Done:
    """Apply mends and look again until none is left: one may bring to light what another finding stood for."""
    from pixellint.mend.suggest import chosen

    settings = job.settings()
    root, changed = str(settings.root), 0
    for _ in range(_ROUNDS):
        found = with_fixes(done, settings).report.findings
        files = write(root, chosen(found, unsafe), plain_text(root))
        if not files:
            break
        changed += files
        done = job.run()
    told = f"mended {changed:,} file{'s' * (changed != 1)}" if changed else "nothing to mend"
    print(f"pixellint: {told}", file=sys.stderr)
    return done


def with_fixes(done: Done, settings: Settings) -> Done:
    """The findings of a report, each with its mends."""
    from pixellint.facts.data import Vocabulary
    from pixellint.mend import suggest

    vocabulary = Vocabulary(done.knowledge, dict(settings.policy.vocabulary))
    on_disk, held = plain_text(str(settings.root)), dict(settings.unsaved)
    # what could not be read is not read now, where nobody would end it
    closed = {one.path for one in done.report.unread} | {one.path for one in done.report.excluded}

    def text(path: str) -> bytes | None:
        return None if path in closed else held.get(path) or on_disk(path)

    findings = tuple(suggest.mended(done.report.findings, done.knowledge, vocabulary, text))
    return done._replace(report=done.report._replace(findings=findings))


def plain_text(root: str) -> Read:
    """Reads files below the root whose bytes are their text: UTF-8 without a mark. Others cannot be edited in place."""
    from functools import cache

    from pixellint.files.decode import PARSE_LIMIT, Decoded, decode, read

    real = os.path.realpath(root)

    @cache
    def text(path: str) -> bytes | None:
        full = os.path.join(root, path)
        try:
            inside = os.path.realpath(full).startswith(real + os.sep) and not os.path.islink(full)
            content = read(full) if inside and os.path.getsize(full) <= PARSE_LIMIT else None
        except OSError:
            return None
        decoded = decode(content) if content is not None else ""
        return content if isinstance(decoded, Decoded) and decoded.text == content else None

    return text


def patch(fixes: Iterable[Fix], read: Read) -> Iterator[str]:
    """The fixes as a unified diff that `git apply` and `patch -p1` take."""
    for path, (old, new) in sorted(_changes(fixes, read).items()):
        before, after = (text.decode("utf-8").splitlines(keepends=True) for text in (old, new))
        for line in difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def write(root: str, fixes: Iterable[Fix], read: Read) -> int:
    """Make the edits, each file in one step. How many files were changed. Raises UserError."""
    changed = _changes(fixes, read)
    for path, (_, new) in sorted(changed.items()):
        full = os.path.join(root, path)
        partial = f"{full}.{os.getpid()}.tmp"
        try:
            with open(partial, "xb") as stream:
                stream.write(new)
            os.chmod(partial, os.stat(full).st_mode & 0o7777)
            os.replace(partial, full)
        except OSError as error:
            raise UserError(f"cannot be written: {error.strerror}", path) from error
    return len(changed)


def _changes(fixes: Iterable[Fix], read: Read) -> dict[str, tuple[bytes, bytes]]:
    """By path: the text before and after."""
    from pixellint.mend.text import applied

    edits: dict[str, dict[Edit, None]] = {}
    for fix in fixes:
        for edit in fix.edits:
            edits.setdefault(edit.path, {})[edit] = None
    found = {}
    for path, wanted in edits.items():
        old = read(path)
        new = applied(old, wanted) if old is not None else None
        if old is not None and new is not None and new != old:
            found[path] = (old, new)
    return found
