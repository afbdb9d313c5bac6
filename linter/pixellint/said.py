"""What the hook said of some files, word for word: asked again while nothing has changed, it imports nothing to say it."""

from __future__ import annotations

import os
import sys
import time

from pixellint.cache import digest_of, policy_state
from pixellint.state import state, unchanged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pixellint.cache import Store

_KEPT = "said"
_MOST = 64
"""lists of files whose words are kept; the oldest go first"""


def question(root: str, named: Sequence[str], listing: bytes) -> str:
    """Names what is asked, of which content of git's index: "" for a terminal, whose width and colours change."""
    if sys.stdout.isatty():
        return ""
    return digest_of([os.getcwd().encode("utf-8", "surrogateescape"), *map(os.fsencode, (root, *named)), listing])


def now(root: str, raw: bytes | None) -> str:
    """Names the state of the project, "" when that cannot be told. `raw` is git's listing."""
    return state(root, raw, (), about(root)) if raw else ""


def about(root: str) -> list[bytes]:
    """What a report depends on beside files: the policy, and the day that agreements are judged by."""
    return [policy_state(root).encode(), time.strftime("%Y-%m-%d").encode()]


def recall(found: Any, root: str, present: str, asked: str) -> tuple[str, int] | None:
    """Words and exit code, out of what `kept` gave; None when something else is to be said."""
    if found is None or not present or found[0] != present or asked not in found[2] or not unchanged(root, found[1]):
        return None
    words: tuple[str, int] = found[2][asked]
    return words


def kept(store: Store) -> Any:
    """What is kept, whatever state it is of."""
    return store.load(_KEPT)


def keep(store: Store, present: str, beside: Sequence[tuple[str, str]] | None, asked: str, words: tuple[str, int]) -> None:
    """Keep what was said in a state of the project; `beside` git's listing the report depends on these files, None when
    that is not known."""
    if not asked or not present or beside is None:
        return
    before = kept(store)
    past = before[2] if before is not None and before[0] == present and before[1] == list(beside) else {}
    past = {**past, asked: words}
    store.save(_KEPT, (present, list(beside), dict(list(past.items())[-_MOST:])))


def say(words: str) -> None:
    """Write to stdout. A reader that goes away is no error: the exit code still tells what was found."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    try:
        sys.stdout.write(words)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"pixellint-hook: the report cannot be written: {error.strerror}", file=sys.stderr)
