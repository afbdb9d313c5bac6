"""What earlier runs found, kept in the user's cache directory: plain data, never code, never inside the scanned root.

Anything odd about a file (owner, length, digest, shape) makes it a miss; a cache that cannot be written costs time alone.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys

try:
    from _blake2 import blake2b  # hashlib loads all of OpenSSL, which the hook would wait for
except ImportError:  # pragma: no cover - an interpreter that keeps it elsewhere
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_BYTES = 512_000_000
"""of all files kept; the oldest go first"""
_LARGEST = 256_000_000
_MAGIC = b"pixellint cache 1\n"
_DIGEST = 32
_FORMAT = 4
_GRAMMARS = (
    *("tree_sitter", "tree_sitter_html", "tree_sitter_javascript", "tree_sitter_typescript", "tree_sitter_kotlin"),
    *("tree_sitter_java", "tree_sitter_swift", "tree_sitter_objc", "tree_sitter_dart"),
)


class Store:
    """Named values of one project. `root` is absolute; `state` names everything that the values depend on beside the
    project: a value kept under another state is a miss. Without `folder` nothing is found and nothing kept."""

    def __init__(self, root: str, state: str = "", folder: str | None = None) -> None:
        self.folder = folder if folder is not None else folder_for(root)
        self._project = digest_of([os.path.realpath(root).encode("utf-8", "surrogateescape")])[:20]
        self.state = state

    def __bool__(self) -> bool:
        return bool(self.folder)

    def of_program(self) -> Store:
        """Where the program keeps what it makes of itself, whatever the project: this outlives what is kept of projects."""
        return Store(program_folder(), self.state, home() if self else "")

    def load(self, name: str) -> Any | None:
        """What was kept under `name` in this state; None for a miss of whatever sort."""
        if not self.folder:
            return None
        content = _read(self._path(name))
        if content is None or content[: len(_MAGIC)] != _MAGIC:
            return None
        start = len(_MAGIC) + _DIGEST
        body = memoryview(content)[start:]
        if digest(body) != content[len(_MAGIC) : start]:
            return None
        try:
            state, value = marshal.loads(body)
        except (ValueError, EOFError, TypeError):
            return None
        return value if state == self.state else None

    def mark(self, name: str) -> bytes:
        """Names the content kept under `name`, whatever state it is of; b"" when there is none."""
        if not self.folder:
            return b""
        try:
            with open(self._path(name), "rb", buffering=0) as stream:
                return stream.read(len(_MAGIC) + _DIGEST)[len(_MAGIC) :]
        except OSError:
            return b""

    def save(self, name: str, value: Any) -> None:
        """Keep plain data under `name`, in one step: a reader sees the old value or the new one."""
        if not self.folder:
            return
        try:
            body = marshal.dumps((self.state, value), _FORMAT)
        except ValueError:
            return
        if len(body) > _LARGEST or not _prepared(self.folder):
            return
        path = self._path(name)
        partial = f"{path}.{os.getpid()}"
        try:
            handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with open(handle, "wb") as stream:
                stream.write(_MAGIC + digest(body))
                stream.write(body)
            os.replace(partial, path)
        except OSError:
            _remove(partial)
            return
        _prune(self.folder)

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, f"{self._project}-{name}.bin")


def folder_for(root: str) -> str:
    """The directory of kept values; "" where it would lie inside the root that is looked at."""
    folder = os.path.join(os.path.realpath(home()), "projects")
    inside = os.path.join(os.path.realpath(root), "")
    return "" if folder.startswith(inside) else folder


def home() -> str:
    """knowledge.paths.cache_dir without pathlib, which the hook would wait for; a test holds them together."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):
        return os.path.join(given, "pixellint")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.expanduser(os.path.join("~", "AppData", "Local"))
        return os.path.join(local, "pixellint", "Cache")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/pixellint")
    return os.path.expanduser("~/.cache/pixellint")


def digest_of(parts: list[bytes]) -> str:
    """Names a list of byte strings."""
    total = blake2b(digest_size=_DIGEST)
    for part in parts:
        total.update(b"%d:" % len(part))
        total.update(part)
    return str(total.hexdigest())


def policy_state(root: str) -> str:
    """Names the content of the files a policy may stand in."""
    parts = []
    for name in (".pixellint.yaml", "pyproject.toml"):
        try:
            handle = os.open(os.path.join(root, name), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            with open(handle, "rb", buffering=0) as stream:
                regular = stat.S_ISREG(os.fstat(handle).st_mode)  # a link may lead to what never ends
                parts.append(b"=" + stream.readall() if regular else b"?")
        except OSError:
            parts.append(b"")
    return digest_of(parts)


def program_folder() -> str:
    """Where the program itself lies."""
    return os.path.dirname(os.path.abspath(__file__))


def program_state(rules: str = "") -> str:
    """Names the program itself: its source files and rules by size and time, the grammars, the interpreter. `rules` is an
    organisation's own directory of rules."""
    package = program_folder()
    beside = os.path.join(package, "rules")
    shipped = beside if os.path.isdir(beside) else os.path.join(os.path.dirname(os.path.dirname(package)), "rules")
    parts = [sys.version.encode(), b"%d" % sys.hexversion, sys.getfilesystemencoding().encode()]
    for top in (package, shipped, rules):
        parts.extend(_stats(top) if top else ())
    for folder in sys.path:
        parts.extend(_versions(folder))
    return digest_of(parts)


def _stats(top: str) -> list[bytes]:
    """Name, size and time of every file of the program below a directory."""
    found: list[bytes] = []
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if entry.name.endswith((".py", ".yaml", ".bin")):
                about = entry.stat()
                found.append(f"{entry.path} {about.st_size} {about.st_mtime_ns}".encode("utf-8", "surrogateescape"))
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
    return sorted(found)


def _versions(folder: str) -> list[bytes]:
    """The grammars installed in a directory of the module path, by time."""
    found = []
    for name in _GRAMMARS:
        try:
            about = os.stat(os.path.join(folder, name, "__init__.py"))
        except OSError:
            continue
        found.append(f"{name} {about.st_size} {about.st_mtime_ns}".encode())
    return found


def _read(path: str) -> bytes | None:
    """A file of our own that nobody else can write; None for any other."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        about = os.fstat(handle)
        if not _is_ours(about) or about.st_size > _LARGEST:
            return None
        with open(handle, "rb", buffering=0, closefd=False) as stream:
            return stream.readall()
    except OSError:
        return None
    finally:
        os.close(handle)


def _is_ours(about: os.stat_result) -> bool:
    owner = getattr(os, "getuid", None)
    return owner is None or (about.st_uid == owner() and not about.st_mode & 0o022)


def _prepared(folder: str) -> bool:
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return _is_ours(os.stat(folder))
    except OSError:
        return False


def _prune(folder: str) -> None:
    """Drop the oldest files until what is kept fits."""
    try:
        files = [(entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in os.scandir(folder)]
    except OSError:
        return
    total = sum(size for _, size, _ in files)
    for _, size, path in sorted(files):
        if total <= MOST_BYTES:
            return
        total -= size
        _remove(path)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def digest(content: bytes | memoryview) -> bytes:
    """Thirty-two bytes that name a content."""
    return bytes(blake2b(content, digest_size=_DIGEST).digest())
