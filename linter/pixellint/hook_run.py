"""The hook's long way: the whole pipeline from what is stored, the report narrowed to the files given."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pixellint.cache import Store
from pixellint.files.listing import Coming, Listing
from pixellint.model.errors import UserError
from pixellint.verdict.narrow import narrowed

_COULD_NOT = 2


def report(root: str, named: Sequence[str], store: Store) -> int:
    """Run, print what concerns the files named, and give the exit code."""
    try:
        return _report(root, named, store)
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


def _report(root: str, named: Sequence[str], store: Store) -> int:
    coming = Coming(root)
    from pixellint.cli.printing import look, write
    from pixellint.cli.reading import Files
    from pixellint.knowledge.compiled import knowledge
    from pixellint.report import CHECK_FORMATS, renderer
    from pixellint.run import lint
    from pixellint.settings import Settings, load_policy
    from pixellint.verdict.settle import reaches

    settings = Settings(Path(root), load_policy(Path(root)))
    if store and store.load("hook") is None:
        print("pixellint: first run here, reading the whole project; later runs read what changed", file=sys.stderr)
    beside = _beside(root, named, coming.listing())
    found = narrowed(lint((".", *beside) if beside else (), settings, None, coming), named)
    prefix = os.path.relpath(root).replace(os.sep, "/")
    shown = look()._replace(prefix="" if prefix == "." else prefix)
    if found.findings or found.unread:
        write(renderer(CHECK_FORMATS, "text")(found, knowledge(None), Files(root), shown))
    return int(any(reaches(finding.severity, settings.level) for finding in found.findings))


def _beside(root: str, named: Sequence[str], listing: Listing) -> list[str]:
    """Files named that git does not list: they are looked at beside the project."""
    return [path for path in named if path not in listing.blobs and not os.path.isdir(os.path.join(root, path))]
