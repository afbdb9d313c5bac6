"""git on its way to list files, while we do other work. By posix_spawn: importing subprocess takes longer than git."""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock, start_new_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "core.untrackedCache=false", "ls-files", "-z")
INDEX = ("-s",)
"""git's index as it stands: no file is looked at"""
TRACKED = ("-s", "-v", "--cached", "--modified", "--deleted")
"""the index, and which files differ from it"""
OTHERS = ("-v", "--others", "--exclude-standard")
"""what is neither in the index nor ignored"""
_CHUNK = 1 << 20


class Asked:
    """One question to git. Never raises before `result`."""

    def __init__(self, root: str, question: Sequence[str]) -> None:
        self._parts: tuple[list[bytes], list[bytes]] = ([], [])
        self._locks = (allocate_lock(), allocate_lock())
        self._child = 0
        self._failure: OSError | None = None
        command = ["git", "-C", root, *_QUIET, *question]
        try:
            if sys.platform == "win32":
                self._status = self._run(command)
            else:
                self._spawn(command)
        except OSError as error:
            self._failure = error

    def _run(self, command: list[str]) -> int:
        import shutil
        import subprocess

        command[0] = shutil.which("git") or "git"
        done = subprocess.run(command, env=environment(), capture_output=True, stdin=subprocess.DEVNULL, check=False)
        for part, told in zip(self._parts, (done.stdout, done.stderr), strict=True):
            part.append(told)
        return done.returncode

    def _spawn(self, command: list[str]) -> None:
        out, out_write = os.pipe()
        err, err_write = os.pipe()
        try:
            actions = [
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, out_write, 1),
                (os.POSIX_SPAWN_DUP2, err_write, 2),
            ]
            self._child = os.posix_spawnp(command[0], command, environment(), file_actions=actions)
        except BaseException:
            os.close(out)
            os.close(err)
            raise
        finally:
            os.close(out_write)
            os.close(err_write)
        # both at once: a child that fills one pipe while we wait on the other would never end
        for handle, parts, lock in zip((out, err), self._parts, self._locks, strict=True):
            lock.acquire()
            start_new_thread(_drain, (handle, parts, lock))

    def result(self) -> tuple[int, bytes, bytes]:
        """Status, output and message, once git is done. Raises OSError when it could not be run."""
        if self._failure is not None:
            raise self._failure
        for lock in self._locks:
            with lock:
                pass
        if self._child:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
            self._child = 0
        return self._status, b"".join(self._parts[0]), b"".join(self._parts[1])

    def text(self) -> bytes | None:
        """What git says, None when it cannot."""
        try:
            status, output, _ = self.result()
        except OSError:
            return None
        return None if status else output


def _drain(handle: int, parts: list[bytes], lock: object) -> None:
    try:
        while part := os.read(handle, _CHUNK):
            parts.append(part)
    finally:
        os.close(handle)
        lock.release()  # type: ignore[attr-defined]


def environment() -> dict[str, str]:
    """Ours without GIT_*: a hook's GIT_DIR and GIT_INDEX_FILE speak of the repository of the hook, not of `root`."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
