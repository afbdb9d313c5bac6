"""The hook's long way: what was told before, else the whole pipeline from what is stored; narrowed to the files given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pixellint import said, told
from pixellint.cache import Store
from pixellint.cli.printing import look
from pixellint.cli.reading import Files
from pixellint.files.listing import Coming, Listing
from pixellint.model.errors import UserError
from pixellint.report import text
from pixellint.verdict.narrow import narrowed
from pixellint.verdict.settle import reaches

if TYPE_CHECKING:
    from pixellint.files.git import Asked

_COULD_NOT = 2


def report(root: str, named: Sequence[str], store: Store, asked: tuple[Asked, Asked], present: str) -> int:
    """Run, print what concerns the files named, and give the exit code. `asked` is the listing of git on its way, `present`
    names the state of the project."""
    try:
        coming = Coming(root, asked)
        listed = told.listed(coming.raw() or b"", named)
        again = told.load(told.kept(store), root, present, named) if listed else None
        found = again or _run(root, named, store, coming)
        found = found._replace(report=narrowed(found.report, named))
        words = "".join(_words(root, found))
        code = int(any(reaches(finding.severity, found.level) for finding in found.report.findings))
        said.say(words)
        if listed:
            said.keep(store, present, told.beside(store, present), said.question(root, named), (words, code))
        return code
    except UserError as error:
        from pixellint.report.look import safe

        print(f"pixellint: {safe(' '.join(str(error).split()))}", file=sys.stderr)
        return _COULD_NOT
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        import traceback

        traceback.print_exc()
        message = f"internal error: {type(error).__name__}. This is a bug: please report the lines above."
        print(f"pixellint: {message}", file=sys.stderr)
        return _COULD_NOT


def _words(root: str, found: told.Told) -> Iterator[str]:
    if not found.report.findings and not found.report.unread:
        return iter(())
    prefix = os.path.relpath(root).replace(os.sep, "/")
    shown = look()._replace(prefix="" if prefix == "." else prefix)
    return text.told(found.report, found.checks, found.trackers, Files(root), shown)


def _run(root: str, named: Sequence[str], store: Store, coming: Coming) -> told.Told:
    from pathlib import Path

    from pixellint.knowledge.compiled import knowledge
    from pixellint.run import lint
    from pixellint.settings import Settings, load_policy

    settings = Settings(Path(root), load_policy(Path(root)))
    if store and store.load("hook") is None:
        print("pixellint: first run here, reading the whole project; later runs read what changed", file=sys.stderr)
    beside = _beside(root, named, coming.listing())
    found = lint((".", *beside) if beside else (), settings, None, coming)
    return told.of(found, knowledge(None), settings.level)


def _beside(root: str, named: Sequence[str], listing: Listing) -> list[str]:
    """Files named that git does not list: they are looked at beside the project."""
    return [path for path in named if path not in listing.blobs and not os.path.isdir(os.path.join(root, path))]
