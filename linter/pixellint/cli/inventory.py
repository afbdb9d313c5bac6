"""`pixellint inventory`: which trackers there are and what they are fed."""

from __future__ import annotations

import click


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", help="How to report.")
@click.option("--output", "-o", metavar="FILE", default="", help="Write the report to a file.")
@click.option("--config", metavar="FILE", default="", help="The policy file. [default: .pixellint.yaml of the project]")
@click.option("--rules", metavar="DIR", default="", help="Further trackers of your organisation: data only.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: one per core]")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of earlier runs.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours. [default: on a terminal, unless NO_COLOR is set]",
)
def inventory(
    paths: tuple[str, ...],
    form: str,
    output: str,
    config: str,
    rules: str,
    jobs: int | None,
    no_cache: bool,
    color: str,
) -> int:
    """List every tracker, how strong the evidence for it is, and what it is fed.

    Grades, weakest first: present (a dependency, an import), loaded, initialised, called,
    fed (data reaches it beyond what it collects by itself). Tests and mocks are listed with
    the surface "test". There is no fail level: the exit code is 0, or 2.

    \b
    Examples:
      pixellint inventory
      pixellint inventory --format json --output trackers.json
    """
    from pixellint.cli.job import Job
    from pixellint.cli.printing import look, write
    from pixellint.report import INVENTORY_FORMATS, renderer

    done = Job(paths, config, rules, jobs, not no_cache, audience="auditor").run()
    shown = look(color, output)._replace(prefix=done.prefix)
    pieces = renderer(INVENTORY_FORMATS, form)(done.report, done.knowledge, done.sources, shown)
    write(pieces, output)
    return 0
