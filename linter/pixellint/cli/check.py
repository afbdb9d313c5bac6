"""`pixellint check`: findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

import click

from pixellint.cli.also import further, given
from pixellint.model.record import NamedTuple
from pixellint.report import CHECK_FORMATS

if TYPE_CHECKING:
    from contextlib import ExitStack

    from pixellint.cli.job import Done, Job
    from pixellint.model.findings import Report

FOUND = 1


def _revision(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """An empty one, of a variable that is not set, would look at the whole project."""
    if value is not None and not value.strip():
        raise click.BadParameter("names no revision")
    return value or ""


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "-f", "form", type=click.Choice(list(CHECK_FORMATS)), default="text", help="How to report.")
@click.option("--output", "-o", metavar="FILE", callback=given, help="Write the report to a file.")
@click.option(
    "--also",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=further(CHECK_FORMATS),
    help="Write a further report of the same run to a file. Can be given several times.",
)
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
@click.option("--config", metavar="FILE", callback=given, help="The policy file. [default: .pixellint.yaml of the project]")
@click.option("--rules", metavar="DIR", callback=given, help="Further trackers and rules of your organisation: data only.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: one per core]")
@click.option("--no-baseline", is_flag=True, help="Tell also what the baseline holds.")
@click.option(
    "--diff",
    "revision",
    metavar="REV",
    callback=_revision,
    help="Tell what the change since REV brings: a branch, tag or commit.",
)
@click.option("--staged", is_flag=True, help="Tell what the staged change brings.")
@click.option("--trust-change", is_flag=True, help="Obey comments, policy and baseline that the change itself brings.")
@click.option("--statistics", is_flag=True, help="Counts by rule, severity, tracker and surface, below the findings.")
@click.option("--fix", is_flag=True, help="Apply mends that only keep data back, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff-only: also those that change what the site does.")
@click.option("--diff-only", is_flag=True, help="Print the mends as a patch, and change nothing.")
@click.option("--unsaved", type=click.File(), hidden=True, help="JSON of what an editor holds: path -> text.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of earlier runs.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours. [default: on a terminal, unless NO_COLOR is set]",
)
@click.option("--quiet", "-q", is_flag=True, help="One line per finding.")
def check(paths: tuple[str, ...], **flags: Any) -> int:
    """Report which lines may send whose data to which vendor.

    PATHs are files or folders, by default the whole project. A folder is looked at by itself; for files
    the whole project is, and what concerns them is told. A file that is named is always looked at.
    Whatever the PATHs, the policy comes from .pixellint.yaml in the project's root.

    An error is told where rules in force reach what is sent and the page it is sent from; a warning where
    that depends on what the code does not show or on what counsel disagree about; notes are for auditors.
    `pixellint explain RULE` says which it is, when.

    \b
    Examples:
      pixellint check
      pixellint check src/portal --fail-level warning
      pixellint check --audience auditor --format json --output findings.json
      pixellint check --strict --quiet        in CI: fail when anything was not read
      pixellint check --diff origin/main      findings on lines that the change adds or changes
      pixellint check --also sarif=out.sarif --also markdown=summary.md
      pixellint check --diff-only             mends that are mechanical, as a patch
    """
    return _told(paths, Flags(**flags))


class Flags(NamedTuple):
    """The options of `check`, as the command line names them."""

    form: str
    output: str
    also: tuple[tuple[str, str], ...]
    fail_level: str | None
    audience: str
    strict: bool
    config: str
    rules: str
    jobs: int | None
    no_baseline: bool
    revision: str
    staged: bool
    trust_change: bool
    statistics: bool
    fix: bool
    unsafe_fixes: bool
    diff_only: bool
    unsaved: TextIO | None
    no_cache: bool
    color: str
    quiet: bool


def _held(unsaved: TextIO | None) -> tuple[tuple[str, bytes], ...]:
    """What an editor holds in place of files."""
    import json

    texts = json.load(unsaved) if unsaved is not None else {}
    return tuple(sorted((path, text.encode()) for path, text in texts.items()))


def _told(paths: tuple[str, ...], flags: Flags) -> int:
    from contextlib import ExitStack

    from pixellint.cli import mending
    from pixellint.cli.printing import look, ready, write
    from pixellint.report import renderer

    job = _job(paths, flags)
    ready((*(file for _, file in flags.also), flags.output))
    mending.refuse(mending.Mends(flags.fix, flags.unsafe_fixes, flags.diff_only), bool(flags.revision or flags.staged))
    with ExitStack() as stack:
        done = _done(job, flags, stack)
        if flags.diff_only:
            write(mending.patched(job, done, flags.unsafe_fixes), flags.output)
            return exit_code(done.report, done.fail_level, flags.strict)
        if flags.fix:
            done = mending.mended(job, done, flags.unsafe_fixes)
        reports = (*flags.also, (flags.form, flags.output))
        if {form for form, _ in reports} & set(mending.CARRYING) and not flags.staged:
            done = mending.with_fixes(done, job.settings())
        for form, file in reports:
            shown = look(flags.color, file)._replace(brief=flags.quiet, prefix=done.prefix, statistics=flags.statistics)
            write(renderer(CHECK_FORMATS, form)(done.report, done.knowledge, done.sources, shown), file)
    return exit_code(done.report, done.fail_level, flags.strict)


def _job(paths: tuple[str, ...], flags: Flags) -> Job:
    from pixellint.cli.job import Job

    return Job(
        paths,
        flags.config,
        flags.rules,
        flags.jobs,
        not flags.no_cache,
        flags.audience,
        flags.fail_level or "",
        flags.strict,
        flags.quiet,
        not flags.no_baseline,
        True,
        _held(flags.unsaved),
    )


def _done(job: Job, flags: Flags, stack: ExitStack) -> Done:
    if flags.trust_change and not (flags.revision or flags.staged):
        raise click.UsageError("--trust-change goes with --diff or --staged")
    if flags.revision and flags.staged:
        raise click.UsageError("--diff and --staged are two questions")
    if not (flags.revision or flags.staged):
        return job.run()
    from pixellint.cli.job import review
    from pixellint.cli.review import Asked

    return review(job, Asked(flags.revision, flags.staged, flags.trust_change, job.config), stack)


def exit_code(report: Report, fail_level: str, strict: bool) -> int:
    """0 nothing at or above the fail level, 1 findings, 2 something unread while `strict`."""
    from pixellint.cli.border import COULD_NOT
    from pixellint.model.findings import reaches

    if strict and report.unread:
        return COULD_NOT
    return FOUND if any(reaches(finding.severity, fail_level) for finding in report.findings) else 0
