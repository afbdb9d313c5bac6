"""The command line: flags -> Settings -> lint -> reporter -> exit code. One module per command."""

from __future__ import annotations


def main() -> None:
    """Run this process's command line and exit: 0 nothing at the fail level, 1 findings, 2 could not do the job."""
    import gc
    import sys

    from pixellint.cli.border import run

    code = run(sys.argv[1:])
    gc.freeze()  # else all that a run has made is looked through for cycles on the way out
    sys.exit(code)
