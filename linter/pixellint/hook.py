"""The pre-commit entry point: `pixellint-hook FILE ...`. Most commits end here, without an import of anything large.

The index is the whole project's, the report is of the files given: see docs/speed.md.
"""

from __future__ import annotations

import os
import stat
import sys

from pixellint import said
from pixellint.cache import Store, policy_state, program_state
from pixellint.files.git import INDEX, OTHERS, TRACKED, Asked
from pixellint.hook_words import specifiers_with, stem, unlike, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

COULD_NOT = 2
_ROOT_MARKS = (".pixellint.yaml", ".git")
_RESOLVING = ("package.json", "tsconfig", "jsconfig", ".babelrc", "babel.config")
"""how names of files begin that decide what an import means"""
_LARGEST = 4_000_000
_MOST_CHANGED = 200
"""changed files that are looked at one by one; a larger change is a case for the whole run"""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 nothing at the fail level in the files given, 1 findings, 2 could not do the job."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = [text for text in given if text.startswith("-") and text != "--" and not os.path.lexists(text)]
    if options:
        print(f"pixellint-hook: takes file names only, not {options[0]} (see: pixellint check --help)", file=sys.stderr)
        return COULD_NOT
    paths = [os.path.abspath(text) for text in given if text != "--" and os.path.lexists(text)]
    if not paths:
        return 0
    root = root_of(paths)
    named = sorted({_below(root, path) for path in paths})
    asked = Asked(root, INDEX)  # git reads its index while we read ours
    store = Store(root, program_state())
    index = store.load("hook")
    if index is not None and index["parts"].isdisjoint(named) and is_clean(root, named, index, asked):
        return 0
    listing = asked.text() or b""
    differing = _changed(listing, index["listing"]) if index is not None else None
    code = _looked(root, named, store, said.question(root, named, listing), differing)
    if arguments is None:
        import gc

        gc.freeze()  # else all that was made is looked through for cycles on the way out
    return code


def _looked(root: str, named: Sequence[str], store: Store, question: str, differing: dict[str, bool] | None) -> int:
    """Say what concerns the files named: again, where nothing has changed. `differing` are files that probably have since the
    index was written, None where all have to be read."""
    known = said.kept(store)
    answered = known is not None and question in known[2]
    comparison = None
    if differing and not answered:
        from pixellint.moved import compare

        comparison = compare(root, store, {*differing, *named})
    wide = (Asked(root, OTHERS), Asked(root, TRACKED))
    if not answered:  # then there is work to do while git is at it
        import pixellint.hook_run as _  # noqa: F401
    told = [one.text() for one in wide]
    present = said.now(root, None if None in told else b"".join(filter(None, told)))
    words = said.recall(known, root, present, question)
    if words is not None:
        said.say(words[0])
        return words[1]
    from pixellint.files.listing import Coming
    from pixellint.hook_run import Question, report

    return report(Question(root, named, store, Coming(root, wide), present, question, comparison))


def root_of(paths: Sequence[str]) -> str:
    """The nearest folder at or above all paths that has a policy or is a git work tree, else the working directory."""
    top = os.path.commonpath([path if os.path.isdir(path) else os.path.dirname(path) for path in paths])
    folder = top
    while True:
        if any(os.path.exists(os.path.join(folder, mark)) for mark in _ROOT_MARKS):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return top
        folder = above


def is_clean(root: str, named: Sequence[str], index: dict[str, Any], asked: Asked) -> bool:
    """Whether the files named, and all that changed since the index was written, can have no part in a finding. `asked` is
    git's own index on its way."""
    listing = asked.text()
    if listing is None or index["policy"] != policy_state(root):
        return False
    sources = [path for path in named if _is_source(path, index)]
    if not sources:
        return not any(os.path.isdir(os.path.join(root, path)) for path in named)
    changed = _changed(listing, index["listing"])
    if len(changed) > _MOST_CHANGED or any(_resolves(path, index) for path in changed):
        return False
    return _plays_no_part(root, sources, changed, index)


def _plays_no_part(root: str, sources: Sequence[str], changed: dict[str, bool], index: dict[str, Any]) -> bool:
    parts = index["parts"]
    for path, exchanged in changed.items():
        if path in parts or not (exchanged or stem(path) not in index["asked"]):
            return False
    looked = dict.fromkeys((*sources, *(path for path in changed if _is_source(path, index))))
    for path in looked:
        full = os.path.join(root, path)
        if path in parts or (os.path.lexists(full) and not _is_plain(path, _content(full), index)):
            return False
    return True


def _is_source(path: str, index: dict[str, Any]) -> bool:
    name = path[path.rfind("/") + 1 :].lower()
    if name in index["names"]:
        return True
    dot = name.find(".", 1)
    while dot >= 0:
        if name[dot:] in index["suffixes"]:
            return True
        dot = name.find(".", dot + 1)
    return False


def _resolves(path: str, index: dict[str, Any]) -> bool:
    """Whether a file may decide what imports mean."""
    return path in index["configurations"] or path[path.rfind("/") + 1 :].startswith(_RESOLVING)


def _is_plain(path: str, content: bytes | None, index: dict[str, Any]) -> bool:
    """Whether a file holds no token, no mark of routes or included files, no global and no import that hands something on.
    Errs on the side of no."""
    if content is None or len(content) > _LARGEST or b"\0" in content or _resolves(path, index):
        return False
    lowered = content.lower()
    met = words(lowered)
    tokens, modules = index["tokens"], index["modules"]
    if any(text in lowered for word in tokens.keys() & met for text in tokens[word]):
        return False
    for tail in (text for word in modules.keys() & met for text in modules[word] if text in lowered):
        if any(_may_mean(specifier, path, index) for specifier in specifiers_with(tail, lowered)):
            return False
    marks = index["marks"].get(path[path.rfind(".") :].lower(), ())
    return not any(mark in lowered for mark in marks) and not any(name in content for name in index["globals"])


def _may_mean(specifier: str, path: str, index: dict[str, Any]) -> bool:
    """Whether an import may mean a file that hands something on. Aliases change the beginning of a path, hardly its end."""
    plain = specifier.rsplit("!", 1)[-1].split("?", 1)[0].rstrip("/")
    if plain.startswith("."):
        folder = os.path.dirname(path.lower())
        return os.path.normpath(f"{folder}/{plain}" if folder else plain).replace(os.sep, "/") in index["bases"]
    if plain in index["specifiers"]:
        return True
    parts = plain.split("/")
    return "/".join(parts[1:][-2:] or parts) in index["ends"]


def _changed(new: bytes, old: bytes) -> dict[str, bool]:
    """Paths whose records differ, and whether there is one in both listings."""
    if new == old:
        return {}
    first, second = unlike(new, old)
    before, after = _by_path(second), _by_path(first)
    return {path: path in before and path in after for path in {*before, *after} if before.get(path) != after.get(path)}


def _by_path(listing: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for record in listing.split(b"\0"):
        head, _, path = record.partition(b"\t")
        if path:
            found[os.fsdecode(path)] = head
    return found


def _content(path: str) -> bytes | None:
    """None for what is no regular file or cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        with open(handle, "rb", buffering=0) as stream:
            return stream.readall() if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except OSError:
        return None


def _below(root: str, path: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")
