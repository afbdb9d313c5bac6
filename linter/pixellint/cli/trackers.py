"""`pixellint trackers`: all products known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pixellint.model.knowledge import Tracker
    from pixellint.report.look import Look


@click.command()
@click.option("--rules", "folder", metavar="DIR", default="", help="Further trackers of your organisation: data only.")
def trackers(folder: str) -> int:
    """List all trackers known: whose they are and what for.

    BAA tells whether the vendor offers a business associate agreement. `pixellint explain TRACKER` tells more.
    """
    from pixellint.cli.job import known
    from pixellint.cli.printing import lines, look, write

    write(lines(_rows(known(folder).trackers, look())))
    return 0


def _rows(records: Iterable[Tracker], look: Look) -> Iterator[str]:
    from pixellint.report.look import table

    rows = [(entry.id, entry.recipient, entry.baa.offered, ", ".join(entry.purposes)) for entry in records]
    yield from table(("tracker", "recipient", "BAA", "purposes"), rows, look)
