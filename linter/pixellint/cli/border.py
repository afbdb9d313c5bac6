"""Where exceptions become one line on stderr and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pixellint.model.errors import UserError
from pixellint.report.look import safe

if TYPE_CHECKING:
    from click import ClickException, Context

COULD_NOT = 2
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Writes to this process's stdout and stderr."""
    import click

    from pixellint.cli.app import pixellint

    try:
        outcome = pixellint.main(args=list(arguments), prog_name="pixellint", standalone_mode=False)
    except UserError as error:
        return _refused(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return COULD_NOT
    except click.ClickException as error:
        return _refused(_with_hint(error))
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return COULD_NOT
    except Exception as error:
        return _broken(error)
    return outcome if isinstance(outcome, int) else 0


def _refused(message: str) -> int:
    print(f"pixellint: {safe(' '.join(message.split()))}", file=sys.stderr)
    return COULD_NOT


def _with_hint(error: ClickException) -> str:
    message = error.format_message().rstrip(".")
    place: Context | None = getattr(error, "ctx", None)
    command = place.command_path if place else "pixellint"
    return f"{message} (see: {command} --help)"


def _broken(error: Exception) -> int:
    import traceback

    traceback.print_exc()
    print(
        f"pixellint: internal error: {type(error).__name__}. This is a bug: please report the lines above.",
        file=sys.stderr,
    )
    return COULD_NOT


def _hush() -> None:
    """Point stdout nowhere, so that closing it does not complain about a reader that has gone."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
