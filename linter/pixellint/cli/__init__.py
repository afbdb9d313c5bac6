"""The command line: flags -> Settings -> lint -> reporter -> exit code. One module per command."""

from __future__ import annotations


def main() -> None:
    """Run this process's command line and exit: 0 nothing at the fail level, 1 findings, 2 could not do the job."""
    import sys

    from pixellint.cli.border import run

    sys.exit(run(sys.argv[1:]))
