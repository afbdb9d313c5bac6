"""`pixellint baseline`: write down the findings that are known already."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from pixellint.cli.also import given

if TYPE_CHECKING:
    from pixellint.verdict.baseline import Entry


@click.command(short_help="Hold what is known today, so that check tells of new findings.")
@click.option("--prune", is_flag=True, help="Drop entries that nothing answers to any more.")
@click.option("--config", metavar="FILE", callback=given, help="The policy file. [default: .pixellint.yaml of the project]")
@click.option("--rules", metavar="DIR", callback=given, help="Further trackers and rules of your organisation: data only.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: one per core]")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of earlier runs.")
def baseline(prune: bool, config: str, rules: str, jobs: int | None, no_cache: bool) -> int:
    """Write the findings of today into the baseline, so that `check` tells of new ones alone.

    The file, .pixellint-baseline.json in the project's root unless the policy names another, holds no line
    numbers and no dates: moving or reformatting code does not open a finding again, a second leak like
    it does. Commit it. Each further run adds what is new; --prune also drops what is gone.

    \b
    Examples:
      pixellint baseline
      pixellint baseline --prune     after mending
    """
    from pixellint.aside import baseline_path
    from pixellint.cli.job import Job
    from pixellint.report.look import counted
    from pixellint.verdict.baseline import entries
    from pixellint.verdict.remarks import rules_of_uses

    job = Job((), config, rules, jobs, not no_cache, audience="auditor")
    settings = job.settings()
    path = baseline_path(settings.policy)
    done = job.run()
    report = done.report
    known = sum(entry.times for entry in report.stale)
    of_uses = rules_of_uses(done.knowledge.checks)
    new = [finding for finding in report.findings if finding.rule in of_uses]
    kept = () if prune else report.stale
    written = entries((*new, *report.held), kept)
    _write(str(settings.root), path, written)
    total = sum(entry.times for entry in written)
    gone = f"{known:,} dropped" if prune else f"{known:,} stale (--prune drops them)"
    print(f"{path}: {counted(total, 'finding')}, {len(new):,} of them new; {gone if known else 'none stale'}")
    if report.unread:
        print(f"pixellint: not read, and so not in the baseline: {counted(len(report.unread), 'file')}", file=sys.stderr)
    return 0


def _write(root: str, path: str, entries: Iterable[Entry]) -> None:
    """In one step: a reader sees the old file or the new one. Raises UserError."""
    from pixellint.model.errors import UserError
    from pixellint.verdict.baseline import written

    full = os.path.join(root, path)
    partial = f"{full}.{os.getpid()}.tmp"
    try:
        if os.path.islink(full):
            raise UserError("is a link; a baseline is a file of its own", path)
        with open(partial, "x", encoding="utf-8", newline="\n") as stream:
            stream.writelines(written(entries))
        os.replace(partial, full)
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", path) from error
