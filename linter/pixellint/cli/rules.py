"""`pixellint rules`: all checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pixellint.model.knowledge import Check
    from pixellint.report.look import Look


@click.command()
@click.option("--rules", "folder", metavar="DIR", default="", help="Further rules of your organisation: data only.")
def rules(folder: str) -> int:
    """List all rules with severity and legal status. `pixellint explain RULE` tells more."""
    from pixellint.cli.job import known
    from pixellint.cli.printing import lines, look, write

    write(lines(_rows(known(folder).checks, look())))
    return 0


def _rows(checks: Iterable[Check], look: Look) -> Iterator[str]:
    from pixellint.model.findings import SEVERITIES
    from pixellint.report.look import table

    rows = []
    for check in checks:
        severities = {severity for severity, _ in check.severity}
        named = "/".join(severity for severity in SEVERITIES if severity in severities)
        statuses = ", ".join(dict.fromkeys(citation.status for citation in check.citation))
        rows.append((check.id, check.name, named, statuses, check.pack))
    yield from table(("rule", "name", "severity", "legal status", "pack"), rows, look)
