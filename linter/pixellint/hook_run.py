"""The hook's long way: what was told before, else the whole pipeline from what is stored; narrowed to the files given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pixellint import moved, said, told
from pixellint.cache import Store
from pixellint.cli.printing import look
from pixellint.cli.reading import Files
from pixellint.files.listing import Coming, Listing
from pixellint.model.errors import UserError
from pixellint.model.findings import reaches
from pixellint.model.record import NamedTuple
from pixellint.report import text
from pixellint.verdict.narrow import narrowed

if TYPE_CHECKING:
    from pixellint.moved import Comparison

_COULD_NOT = 2


class Question(NamedTuple):
    """What the hook is asked. `coming` is the listing of git, `present` names the state of the project ("": not known),
    `words` is the question under which the answer is kept, `comparison` has begun to look at files that probably changed."""

    root: str
    named: Sequence[str]
    store: Store
    coming: Coming
    present: str
    words: str
    comparison: Comparison | None


def report(asked: Question) -> int:
    """Run, print what concerns the files named, and give the exit code."""
    try:
        return _report(asked)
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


def _report(asked: Question) -> int:
    root, named, store, coming, present, question, _ = asked
    listed = bool(present) and told.listed(coming.raw() or b"", named)
    again = _again(asked) if listed else None
    found = again[0] if again else _run(root, named, store, coming)
    found = found._replace(report=narrowed(found.report, named))
    words = "".join(_words(root, found))
    code = int(any(reaches(finding.severity, found.level) for finding in found.report.findings))
    said.say(words)
    if listed:
        beside = again[1] if again else told.beside(store, present)
        said.keep(store, present, beside, question, (words, code))
    return code


def _again(asked: Question) -> tuple[told.Told, list[tuple[str, str]]] | None:
    """What was told of the files, where it still holds or has only moved, and what it depends on beside git's listing."""
    root, named, store, coming, present, _, comparison = asked
    kept = told.kept(store)
    found = told.load(kept, root, present, named)
    if found is not None:
        return found, kept[1]
    before = moved.base(store) if kept is not None else None
    if before is None or kept[0] != before.state:
        return None
    paths = moved.changed(before, root, coming.raw() or b"")
    if paths is None:
        return None
    if comparison is None or not paths <= comparison.paths:
        comparison = moved.compare(root, store, paths)
    moves = comparison.moves(before) if comparison is not None else None
    found = told.load(kept, root, before.state, named) if moves is not None else None
    found = moved.applied(found, moves) if found is not None and moves is not None else None
    return (found, before.beside) if found is not None else None


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
