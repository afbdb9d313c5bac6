"""Ask for a report of the project with what the editor has not saved: another process does the work and can be ended."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from typing import Any

from pixellint.model.record import NamedTuple

Record = dict[str, Any]


class Refused(Exception):
    """The project cannot be looked at; the text says why."""


class Question(NamedTuple):
    """What to look at: the project's root, and by path below it the text of files that are not saved."""

    root: str
    unsaved: Mapping[str, str]


async def asked(question: Question) -> Record:
    """The report, as `pixellint check --format json` gives it. Raises Refused. Cancelling ends the process."""
    command = [sys.executable, "-m", "pixellint", "check", "--format", "json", "--quiet", "--unsaved", "-", question.root]
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        told, said = await process.communicate(json.dumps(dict(question.unsaved)).encode())
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode not in (0, 1):
        lines = said.decode("utf-8", "replace").strip().splitlines()
        raise Refused(lines[-1] if lines else f"exit code {process.returncode}")
    report: Record = json.loads(told)
    return report
