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
_FOLDER = "name a file in a folder that is there and may be written to"


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


def ready(outputs: Iterable[str]) -> None:
    """Whether files can be written, before the work is done that they are for: nothing is written. Raises UserError."""
    seen: set[str] = set()
    for output in filter(None, outputs):
        full = os.path.abspath(output)
        if full in seen:
            raise UserError("two reports go to one file", output, hint="give each a file of its own")
        if os.path.isdir(full):
            raise UserError("cannot be written: it is a folder", output, hint="name a file")
        folder = os.path.dirname(full)
        if not os.path.isdir(folder):
            raise UserError("cannot be written: there is no such folder", output, hint=_FOLDER)
        if not os.access(full if os.path.lexists(full) else folder, os.W_OK):
            raise UserError("cannot be written: permission denied", output, hint=_FOLDER)
        if os.path.isfile(full) or not os.path.lexists(full):
            seen.add(full)


def _to_file(pieces: Iterable[str], output: str) -> None:
    try:
        with open(output, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", output, hint=_FOLDER) from error


def lines(texts: Iterable[str]) -> Iterable[str]:
    """Each text as a line."""
    return (f"{text}\n" for text in texts)
