"""`pixellint check`: findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from contextlib import ExitStack

    from pixellint.cli.job import Done, Job
    from pixellint.cli.mending import Mends
    from pixellint.model.findings import Report

FOUND = 1


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", help="How to report.")
@click.option("--output", "-o", metavar="FILE", default="", help="Write the report to a file.")
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "note"]),
    help="Exit with 1 from this severity on. [default: error, or the policy's]",
)
@click.option(
    "--audience",
    type=click.Choice(["developer", "auditor"]),
    default="developer",
    show_default=True,
    help="An auditor sees everything, notes and weak evidence included.",
)
@click.option("--strict", is_flag=True, help="Exit with 2 when any file could not be read.")
@click.option("--config", metavar="FILE", default="", help="The policy file. [default: .pixellint.yaml of the project]")
@click.option("--rules", metavar="DIR", default="", help="Further trackers and rules of your organisation: data only.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: one per core]")
@click.option("--no-baseline", is_flag=True, help="Tell also what the baseline holds.")
@click.option(
    "--diff", "revision", metavar="REV", default="", help="Tell what the change since REV brings: a branch, tag or commit."
)
@click.option("--staged", is_flag=True, help="Tell what the staged change brings.")
@click.option("--trust-change", is_flag=True, help="Obey comments, policy and baseline that the change itself brings.")
@click.option("--statistics", is_flag=True, help="Counts by rule, severity, tracker and surface, below the findings.")
@click.option("--fix", is_flag=True, help="Apply mends that only keep data back, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff-only: also those that change what the site does.")
@click.option("--diff-only", is_flag=True, help="Print the mends as a patch, and change nothing.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of earlier runs.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours. [default: on a terminal, unless NO_COLOR is set]",
)
@click.option("--quiet", "-q", is_flag=True, help="One line per finding.")
def check(
    paths: tuple[str, ...],
    form: str,
    output: str,
    fail_level: str | None,
    audience: str,
    strict: bool,
    config: str,
    rules: str,
    jobs: int | None,
    no_baseline: bool,
    revision: str,
    staged: bool,
    trust_change: bool,
    statistics: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff_only: bool,
    no_cache: bool,
    color: str,
    quiet: bool,
) -> int:
    """Report which lines may send whose data to which vendor.

    PATHs are files or folders, by default the whole project. A folder is looked at by itself; for files
    the whole project is, and what concerns them is told. A file that is named is always looked at.
    Whatever the PATHs, the policy comes from .pixellint.yaml in the project's root.

    \b
    Examples:
      pixellint check
      pixellint check src/portal --fail-level warning
      pixellint check --audience auditor --format json --output findings.json
      pixellint check --strict --quiet        in CI: fail when anything was not read
      pixellint check --diff origin/main      findings on lines that the change adds or changes
      pixellint check --diff-only             mends that are mechanical, as a patch
    """
    from pixellint.cli.job import Job
    from pixellint.cli.mending import Mends

    job = Job(paths, config, rules, jobs, not no_cache, audience, fail_level or "", strict, quiet, not no_baseline, True)
    asked = Reviewed(revision, staged, trust_change)
    mends = Mends(fix, unsafe_fixes, diff_only)
    return _told(job, asked, mends, Shown(form, output, color, quiet, statistics))


class Reviewed(NamedTuple):
    """Which change to review, and whether what it says of itself counts."""

    revision: str
    staged: bool
    trusted: bool


class Shown(NamedTuple):
    """How to report."""

    form: str
    output: str
    color: str
    brief: bool
    statistics: bool


def _told(job: Job, asked: Reviewed, mends: Mends, how: Shown) -> int:
    from contextlib import ExitStack

    from pixellint.cli import mending
    from pixellint.cli.printing import look, write
    from pixellint.report import CHECK_FORMATS, renderer

    mending.refuse(mends, bool(asked.revision or asked.staged))
    with ExitStack() as stack:
        done = _done(job, asked, stack)
        if mends.patch:
            write(mending.patched(job, done, mends.unsafe), how.output)
            return exit_code(done.report, done.fail_level, job.strict)
        if mends.apply:
            done = mending.mended(job, done, mends.unsafe)
        if how.form in mending.CARRYING and not asked.staged:
            done = mending.with_fixes(done, job.settings())
        shown = look(how.color, how.output)._replace(brief=how.brief, prefix=done.prefix, statistics=how.statistics)
        write(renderer(CHECK_FORMATS, how.form)(done.report, done.knowledge, done.sources, shown), how.output)
    return exit_code(done.report, done.fail_level, job.strict)


def _done(job: Job, asked: Reviewed, stack: ExitStack) -> Done:
    if asked.trusted and not (asked.revision or asked.staged):
        raise click.UsageError("--trust-change goes with --diff or --staged")
    if asked.revision and asked.staged:
        raise click.UsageError("--diff and --staged are two questions")
    if not (asked.revision or asked.staged):
        return job.run()
    from pixellint.cli.job import review
    from pixellint.cli.review import Asked

    return review(job, Asked(*asked, job.config), stack)


def exit_code(report: Report, fail_level: str, strict: bool) -> int:
    """0 nothing at or above the fail level, 1 findings, 2 something unread while `strict`."""
    from pixellint.cli.border import COULD_NOT
    from pixellint.verdict.settle import reaches

    if strict and report.unread:
        return COULD_NOT
    return FOUND if any(reaches(finding.severity, fail_level) for finding in report.findings) else 0
