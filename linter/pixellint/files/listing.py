"""What lies under a root: from git where it answers, else by walking with the ignore files in mind."""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock, start_new_thread
from typing import NamedTuple

from pixellint.files.ignores import Ignores

_ARGUMENTS = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "core.untrackedCache=false")
_LIST = ("ls-files", "-z", "-s", "-v", "--cached", "--modified", "--deleted", "--others", "--exclude-standard")
_LINK, _SUBMODULE = "120000", "160000"


class Listing(NamedTuple):
    """`blobs` maps each file to git's id of its content, "" where unknown (changed, untracked, no git); `nested` are
    submodules and repositories inside, which are not entered; `note` tells why git was not used; `raw` is what git said,
    which names the state of the project but for files whose id is unknown."""

    blobs: dict[str, str]
    nested: tuple[str, ...]
    note: str = ""
    raw: bytes = b""


class Coming:
    """A listing on its way: git looks at every file's date, and there is other work to do meanwhile."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._found: Listing | BaseException | None = None
        self._done = allocate_lock()
        self._done.acquire()
        start_new_thread(self._look, ())

    def _look(self) -> None:
        try:
            self._found = list_files(self._root)
        except BaseException as error:  # raised where the listing is asked for
            self._found = error
        finally:
            self._done.release()

    def listing(self) -> Listing:
        """Wait for it."""
        with self._done:
            if isinstance(self._found, Listing):
                return self._found
            raise self._found or RuntimeError("no listing")


def list_files(root: str) -> Listing:
    """Every file under the absolute `root` that git tracks or does not ignore, without tracked links."""
    try:
        status, output, message = _run_git(root)
    except OSError as error:
        return walk(root, f"git could not be run ({error.strerror or error}); directories were walked instead")
    if status:
        lines = message.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        reason = lines[0].removeprefix("fatal: ")
        return walk(root, f"git refused ({reason}); directories were walked instead")
    listing = _parse(output)
    if not listing.blobs and not listing.nested:
        return walk(root, "git lists nothing here; directories were walked instead")
    return listing


def _parse(output: bytes) -> Listing:
    blobs: dict[str, str] = {}
    nested: list[str] = []
    stale: list[str] = []
    gone: list[str] = []
    for record in os.fsdecode(output).split("\0"):
        tag = record[:2]
        if tag == "? ":
            if record.endswith("/"):
                nested.append(record[2:-1])
            else:
                blobs[record[2:]] = ""
            continue
        if not record:
            continue
        head, _, path = record.partition("\t")
        if tag == "C ":
            stale.append(path)
        elif tag == "R ":
            gone.append(path)
        elif head.startswith(_SUBMODULE, 2):
            nested.append(path)
        elif not head.startswith(_LINK, 2):
            # a small letter: git was told not to look whether the file has changed
            blobs[path] = head.split(" ", 3)[2] if path not in blobs and tag[0].isupper() else ""
    for path in stale:
        if path in blobs:
            blobs[path] = ""
    for path in gone:
        blobs.pop(path, None)
    return Listing(blobs, tuple(sorted(set(nested))), "", output)


def _environment() -> dict[str, str]:
    """Ours without GIT_*: a hook's GIT_DIR and GIT_INDEX_FILE speak of the repository of the hook, not of `root`."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


def _run_git(root: str) -> tuple[int, bytes, bytes]:
    command = ["git", "-C", root, *_ARGUMENTS, *_LIST]
    if sys.platform == "win32":
        import shutil
        import subprocess

        command[0] = shutil.which("git") or "git"
        done = subprocess.run(command, env=_environment(), capture_output=True, stdin=subprocess.DEVNULL, check=False)
        return done.returncode, done.stdout, done.stderr
    return _spawn(command)


def _spawn(command: list[str]) -> tuple[int, bytes, bytes]:
    """Run by posix_spawn: importing subprocess alone would cost the hook several milliseconds."""
    out, out_write = os.pipe()
    err, err_write = os.pipe()
    try:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, out_write, 1),
            (os.POSIX_SPAWN_DUP2, err_write, 2),
        ]
        child = os.posix_spawnp(command[0], command, _environment(), file_actions=actions)
    except BaseException:
        os.close(out)
        os.close(err)
        raise
    finally:
        os.close(out_write)
        os.close(err_write)
    outputs = _drain((out, err))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), outputs[out], outputs[err]


def _drain(handles: tuple[int, ...]) -> dict[int, bytes]:
    """Read all pipes side by side: a child that fills one of them while we wait on another would never end."""
    import select

    parts: dict[int, list[bytes]] = {handle: [] for handle in handles}
    poll = select.poll()
    for handle in handles:
        poll.register(handle, select.POLLIN | select.POLLHUP)
    open_handles = set(handles)
    while open_handles:
        for handle, _ in poll.poll():
            part = os.read(handle, 1 << 20)
            if part:
                parts[handle].append(part)
            else:
                poll.unregister(handle)
                os.close(handle)
                open_handles.discard(handle)
    return {handle: b"".join(pieces) for handle, pieces in parts.items()}


def walk(root: str, note: str = "") -> Listing:
    """The same by os.scandir, with .gitignore files, negation included, of the root and below."""
    blobs: dict[str, str] = {}
    nested: list[str] = []
    top = _ignores(os.path.join(root, ".git", "info", "exclude"))
    stack: list[tuple[str, tuple[tuple[int, Ignores], ...]]] = [("", ((0, top),) if top.patterns else ())]
    while stack:
        prefix, rules = stack.pop()
        try:
            entries = list(os.scandir(os.path.join(root, prefix)))
        except OSError:
            nested.append(prefix.rstrip("/") or ".")
            continue
        names = {entry.name for entry in entries}
        if prefix and ".git" in names:
            nested.append(prefix.rstrip("/"))
            continue
        if ".gitignore" in names:
            rules = (*rules, (len(prefix), _ignores(os.path.join(root, prefix, ".gitignore"))))
        for entry in entries:
            directory = entry.is_dir(follow_symlinks=False)
            path = prefix + entry.name
            if entry.name == ".git" or _ignored(path, directory, rules):
                continue
            if directory:
                stack.append((path + "/", rules))
            elif entry.is_file(follow_symlinks=False):
                blobs[path] = ""
    return Listing(blobs, tuple(sorted(nested)), note)


def _ignored(path: str, directory: bool, rules: tuple[tuple[int, Ignores], ...]) -> bool:
    """The deepest file that says something about `path` decides."""
    for start, ignores in reversed(rules):
        verdict = ignores.verdict(path[start:], directory)
        if verdict is not None:
            return verdict
    return False


def _ignores(path: str) -> Ignores:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as lines:
            return Ignores.of(lines)
    except OSError:
        return Ignores(())
