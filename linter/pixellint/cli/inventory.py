"""`pixellint inventory`: which trackers there are and what they are fed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from pixellint.cli.also import further, given
from pixellint.report import COMPARE_FORMATS, INVENTORY_FORMATS

if TYPE_CHECKING:
    from pixellint.cli.job import Done
    from pixellint.report.look import Look

LARGEST = 512 * 1024 * 1024
"""bytes of an inventory that is compared with"""


@click.command(short_help="Which trackers there are, how sure that is, what they are fed.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "-f", "form", type=click.Choice(list(INVENTORY_FORMATS)), default="text", help="How to report.")
@click.option("--output", "-o", metavar="FILE", callback=given, help="Write the report to a file.")
@click.option(
    "--also",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=further(INVENTORY_FORMATS),
    help="Write a further report of the same run to a file. Can be given several times.",
)
@click.option(
    "--compare",
    "earlier",
    metavar="OLD.json",
    callback=given,
    help="Tell what is new, gone or changed since an inventory that was written as JSON.",
)
@click.option("--config", metavar="FILE", callback=given, help="The policy file. [default: .pixellint.yaml of the project]")
@click.option("--rules", metavar="DIR", callback=given, help="Further trackers of your organisation: data only.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: one per core]")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of earlier runs.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours. [default: on a terminal, unless NO_COLOR is set]",
)
@click.option("--quiet", "-q", is_flag=True, help="The table alone, without the places; no word on progress.")
def inventory(
    paths: tuple[str, ...],
    form: str,
    output: str,
    also: tuple[tuple[str, str], ...],
    earlier: str,
    config: str,
    rules: str,
    jobs: int | None,
    no_cache: bool,
    color: str,
    quiet: bool,
) -> int:
    """List every tracker, how strong the evidence for it is, and what it is fed.

    Grades, weakest first: present (a dependency, an import), loaded, initialised, called,
    fed (data reaches it beyond what it collects by itself). Tests and mocks are listed with
    the surface "test". There is no fail level: the exit code is 0, or 2.

    \b
    Examples:
      pixellint inventory
      pixellint inventory --format json --output trackers.json
      pixellint inventory --compare trackers.json                    since then
      pixellint inventory --compare trackers.json --format markdown  for a compliance file
    """
    from pixellint.cli.job import Job
    from pixellint.cli.printing import look, ready, write
    from pixellint.report import renderer

    if earlier and form not in COMPARE_FORMATS:
        raise click.UsageError(f"--compare goes with the formats {', '.join(COMPARE_FORMATS)}")
    ready((*(file for _, file in also), output))
    before = _before(earlier) if earlier else None
    done = Job(paths, config, rules, jobs, not no_cache, audience="auditor", silent=quiet).run()
    for name, file in also:
        shown = look(color, file)._replace(prefix=done.prefix, brief=quiet)
        write(renderer(INVENTORY_FORMATS, name)(done.report, done.knowledge, done.sources, shown), file)
    shown = look(color, output)._replace(prefix=done.prefix, brief=quiet)
    if earlier:
        write(_changes(before, done, earlier, form, shown), output)
    else:
        write(renderer(INVENTORY_FORMATS, form)(done.report, done.knowledge, done.sources, shown), output)
    return 0


def _changes(before: Any, done: Done, earlier: str, form: str, shown: Look) -> Iterable[str]:
    """What changed since an earlier inventory, as a report. Raises UserError when it is none."""
    from pixellint.report import compare_renderer
    from pixellint.report.comparison import compared
    from pixellint.report.json import inventory_record

    return compare_renderer(form)(compared(before, inventory_record(done.report, done.knowledge), earlier), shown)


def _before(earlier: str) -> Any:
    """What an earlier inventory holds, read before anything is written over it. Raises UserError when it cannot be."""
    import json
    import os

    from pixellint.model.errors import UserError
    from pixellint.report.comparison import HINT

    try:
        if os.path.getsize(earlier) > LARGEST:
            raise UserError("is too large for an inventory", earlier, hint=HINT)
        with open(earlier, encoding="utf-8-sig") as stream:
            return json.load(stream)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", earlier, hint=HINT) from error
    except (ValueError, RecursionError) as error:
        raise UserError("is no JSON", earlier, hint=HINT) from error
