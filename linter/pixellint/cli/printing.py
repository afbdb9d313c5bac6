"""Where reports go: a stream with or without colours, or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from pixellint.model.errors import UserError
from pixellint.report.look import Look

PLAIN_WIDTH = 100
"""cells, where no terminal says otherwise: reports in files and logs are the same everywhere"""

NARROWEST, WIDEST = 60, 140


def look(color: str = "auto", output: str = "") -> Look:
    """How to print. `color` is auto, always or never; a file gets no colours unless told."""
    on_terminal = not output and _is_terminal(sys.stdout)
    width = _terminal_width() if on_terminal else PLAIN_WIDTH
    return Look(_colored(color, on_terminal), min(WIDEST, max(NARROWEST, width)))


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns


def _colored(color: str, on_terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    return on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty()


def write(pieces: Iterable[str], output: str = "") -> None:
    """Write a report to stdout, or to a file. A reader that goes away (`| head`) is no error."""
    if output:
        _to_file(pieces, output)
        return
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()  # the exit code still tells what was found
    except OSError as error:
        _hush()
        raise UserError(f"the report cannot be written: {error.strerror}", hint="--output takes a file name") from error


def _hush() -> None:
    """Point stdout nowhere, so that closing it does not complain as well."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_file(pieces: Iterable[str], output: str) -> None:
    try:
        with open(output, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", output, hint="name a file in a folder that is there") from error


def lines(texts: Iterable[str]) -> Iterable[str]:
    """Each text as a line."""
    return (f"{text}\n" for text in texts)
