"""What a change does, as git tells it: which lines of which files it adds or changes, and what was there before.

git is run without anything that a repository could have it run, and told to take every file for text: an attribute of the
change under review must not hide a file from the review.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pixellint.files.git import environment
from pixellint.model.errors import UserError
from pixellint.model.record import NamedTuple

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
_QUIET = (
    *("--no-optional-locks", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"),
    *("-c", "core.untrackedCache=false", "-c", "diff.external=", "-c", "core.attributesFile="),
)
_DIFF = (
    *("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--text", "-U0", "--inter-hunk-context=0", "-M", "--relative"),
    *("--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", "--diff-algorithm=myers", "--submodule=short"),
    f"-O{os.devnull}",
)
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_FILE = (b"100644", b"100755")
_EVERY_LINE = 1 << 60
_LARGEST = 64_000_000


class Changed(NamedTuple):
    """A change. `lines` maps a file to the first and last lines of what is added or changed; `cuts` to lines behind which
    something is taken away; `before` maps files that were renamed to their old names; `gone` are files that are deleted."""

    base: str
    staged: bool
    lines: Mapping[str, tuple[tuple[int, int], ...]]
    cuts: Mapping[str, tuple[int, ...]]
    before: Mapping[str, str]
    gone: frozenset[str]

    def touches(self, path: str, first: int, last: int) -> bool:
        """Whether it adds or changes one of these lines, or takes something away between them."""
        if any(start <= last and end >= first for start, end in self.lines.get(path, ())):
            return True
        return any(first <= line < last for line in self.cuts.get(path, ()))

    def files(self) -> frozenset[str]:
        """The files that have lines added, changed or taken away, or are no longer there."""
        return frozenset((*self.lines, *self.cuts, *self.gone))


def change(root: str, revision: str, staged: bool) -> Changed:
    """What differs under `root` from where its history and that of `revision` part; staged: what is staged, from HEAD. Files
    that git does not know and does not ignore are new. Raises UserError."""
    base = _base(root, revision, staged)
    lines, cuts, before, gone = _parsed(_git(root, (*_DIFF, *(("--cached",) if staged else ()), base, "--"), staged))
    if not staged:
        for path in _git(root, ("ls-files", "-z", "--others", "--exclude-standard")).split(b"\0"):
            if path:
                lines[os.fsdecode(path)] = [(1, _EVERY_LINE)]
    whole = {path: tuple(found) for path, found in lines.items() if found}
    return Changed(base, staged, whole, {path: tuple(found) for path, found in cuts.items() if found}, before, frozenset(gone))


def _base(root: str, revision: str, staged: bool) -> str:
    if staged and not revision:
        head = _git(root, ("rev-parse", "--verify", "--quiet", "HEAD^{commit}"), fails=True)
        if not head:
            _needs_work_tree(root)
        return head.decode().strip() or EMPTY_TREE
    found = _git(root, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"), fails=True)
    commit = found.decode().strip()
    if not commit:
        _needs_work_tree(root)
        hint = "a branch, tag or commit; a shallow clone may lack it: fetch-depth 0"
        raise UserError(f"git knows no commit called {revision!r} here", hint=hint)
    return _git(root, ("merge-base", commit, "HEAD"), fails=True).decode().split("\n", 1)[0].strip() or commit


def held_before(root: str, revision: str, staged: bool, name: str) -> bool:
    """Whether there was a file of that name in the folder before the change. Raises UserError."""
    return bool(_git(root, ("cat-file", "-t", f"{_base(root, revision, staged)}:./{name}"), fails=True).strip())


def _needs_work_tree(root: str) -> None:
    if _git(root, ("rev-parse", "--is-inside-work-tree"), fails=True).strip() != b"true":
        raise UserError("is no work tree of git", root, hint="a change can be told by git alone")


def is_partly_staged(root: str) -> bool:
    """Whether files differ from what is staged of them."""
    return bool(_git(root, ("diff-files", "--name-only", "-z", "--ignore-submodules=all"), True))


def _git(root: str, arguments: Sequence[str], staged: bool = False, fails: bool = False, given: bytes = b"") -> bytes:
    import subprocess

    surroundings = environment()
    index = os.environ.get("GIT_INDEX_FILE", "")
    if staged and index:  # `git commit FILE` and `git commit -a` run hooks with an index of their own
        surroundings["GIT_INDEX_FILE"] = os.path.abspath(index)
    try:
        done = subprocess.run(
            ["git", "-C", root, *_QUIET, *arguments], env=surroundings, capture_output=True, input=given, check=False
        )
    except OSError as error:
        raise UserError(f"git could not be run: {error.strerror or error}", hint="a change can be told by git alone") from error
    if done.returncode and not fails:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise UserError(f"git refused: {lines[0].removeprefix('fatal: ')}", hint="a change can be told by git alone")
    return b"" if done.returncode else done.stdout


_Found = tuple[dict[str, list[tuple[int, int]]], dict[str, list[int]], dict[str, str], set[str]]


def _parsed(patch: bytes) -> _Found:
    """What a patch without context does. Lines of hunks are counted, so that none can be taken for a header."""
    found: _Found = ({}, {}, {}, set())
    lines, cuts, before, gone = found
    old = new = ""
    skip = 0
    for line in patch.split(b"\n"):
        if skip and line[:1] in b"+-" and line:
            skip -= 1
        elif line.startswith(b"diff --git "):
            old = new = ""
        elif line.startswith(b"rename from "):
            old = _name(line[12:])
        elif line.startswith(b"rename to "):
            new = _name(line[10:])
            before[new] = old
        elif line.startswith(b"--- "):
            old = _name(line[4:])[2:]
        elif line.startswith(b"+++ "):
            name = _name(line[4:])
            new = "" if name == "/dev/null" else name[2:]
            if not new:
                gone.add(old)
        elif (hunk := _HUNK.match(line)) is not None:
            removed, start, added = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            skip = removed + added
            if new and added:
                lines.setdefault(new, []).append((start, start + added - 1))
            elif new:
                cuts.setdefault(new, []).append(start)
    return found


def _name(text: bytes) -> str:
    text = text.rstrip(b"\t")
    if text.startswith(b'"') and text.endswith(b'"'):
        text = _ESCAPE.sub(lambda m: bytes([int(m[1], 8) & 255]) if len(m[1]) == 3 else _ESCAPED.get(m[1], m[1]), text[1:-1])
    return os.fsdecode(text)


class Tree:
    """The files of a commit, or of the index, below a root."""

    def __init__(self, root: str, revision: str, staged: bool = False) -> None:
        """`revision` "" is the index. Raises UserError."""
        self._root = root
        listing = ("ls-tree", "-r", "-z", revision) if revision else ("ls-files", "-s", "-z")
        self._blobs = dict(_blobs(_git(root, listing, staged).split(b"\0")))

    def paths(self) -> Iterable[str]:
        return self._blobs.keys()

    def text(self, path: str) -> str | None:
        """The content of a file as UTF-8 text; None where there is none."""
        for _, content in self.contents([path]):
            return content.decode("utf-8-sig", "replace")
        return None

    def contents(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The content of those files that are there and no larger than anything that would be read."""
        wanted = [path for path in paths if path in self._blobs]
        for start in range(0, len(wanted), 500):
            group = wanted[start : start + 500]
            asked = b"".join(self._blobs[path] + b"\n" for path in group)
            told, place = _git(self._root, ("cat-file", "--batch"), given=asked), 0
            for path in group:
                end = told.index(b"\n", place)
                head = told[place:end].split(b" ")
                if len(head) < 3:  # a clone that lacks it
                    place = end + 1
                    continue
                size = int(head[2])
                if size <= _LARGEST:
                    yield path, told[end + 1 : end + 1 + size]
                place = end + 2 + size

    def write(self, folder: str, paths: Iterable[str]) -> None:
        """Write files below a folder."""
        for path, content in self.contents(paths):
            full = os.path.join(folder, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "xb") as stream:
                stream.write(content)


def _blobs(records: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    for record in records:
        head, _, name = record.partition(b"\t")
        parts = head.split(b" ")
        if parts[0] not in _FILE:
            continue  # links and submodules
        path = os.fsdecode(name)
        steps = path.replace("\\", "/").split("/")
        if not os.path.isabs(path) and not {"..", ".", "", ".git"} & {step.lower() for step in steps} and ":" not in steps[0]:
            yield path, parts[2] if parts[1] == b"blob" else parts[1]
