"""`pixellint check`: findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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
    """
    from pixellint.cli.job import Job
    from pixellint.cli.printing import look, write
    from pixellint.report import CHECK_FORMATS, renderer

    job = Job(paths, config, rules, jobs, not no_cache, audience, fail_level or "", strict, quiet, True)
    done = job.run()
    shown = look(color, output)._replace(brief=quiet, prefix=done.prefix)
    pieces = renderer(CHECK_FORMATS, form)(done.report, done.knowledge, done.sources, shown)
    write(pieces, output)
    return exit_code(done.report, done.fail_level, strict)


def exit_code(report: Report, fail_level: str, strict: bool) -> int:
    """0 nothing at or above the fail level, 1 findings, 2 something unread while `strict`."""
    from pixellint.cli.border import COULD_NOT
    from pixellint.verdict.settle import reaches

    if strict and report.unread:
        return COULD_NOT
    return FOUND if any(reaches(finding.severity, fail_level) for finding in report.findings) else 0
