"""What lies under a root: from git where it answers, else by walking with the ignore files in mind."""

from __future__ import annotations

import os
import re
import stat

from pixellint.files.git import OTHERS, TRACKED, Asked
from pixellint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pixellint.files.ignores import Ignores

_LINK, _SUBMODULE = "120000", "160000"
_CLOSED = re.compile(rb"^warning: could not open directory '(.+)': ", re.MULTILINE)


class Listing(NamedTuple):
    """`blobs` maps each file to git's id of its content, "" where unknown (changed, untracked, no git); `nested` are
    submodules and repositories inside, which are not entered; `note` tells why git was not used; `raw` is what git said,
    which names the state of the project but for files whose id is unknown; `closed` are folders that cannot be looked into."""

    blobs: dict[str, str]
    nested: tuple[str, ...]
    note: str = ""
    raw: bytes = b""
    closed: tuple[str, ...] = ()


class Coming:
    """A listing on its way: git looks at every file's date and into every folder, by two processes; there is other work to
    do meanwhile."""

    def __init__(self, root: str, asked: tuple[Asked, Asked] | None = None) -> None:
        self._root = root
        self._asked = asked or (Asked(root, OTHERS), Asked(root, TRACKED))
        self._found: Listing | None = None

    def raw(self) -> bytes | None:
        """What git says, not yet taken apart; None when it cannot."""
        told = [asked.text() for asked in self._asked]
        return None if None in told else b"".join(filter(None, told))

    def listing(self) -> Listing:
        """Wait for it."""
        if self._found is None:
            self._found = self._listing()
        return self._found

    def _listing(self) -> Listing:
        outputs, closed = [], list[str]()
        for asked in self._asked:
            try:
                status, output, message = asked.result()
            except OSError as error:
                return walk(self._root, f"git could not be run ({error.strerror or error}); directories were walked instead")
            if status:
                lines = message.decode("utf-8", "replace").strip().splitlines() or ["no message"]
                reason = lines[0].removeprefix("fatal: ")
                return walk(self._root, f"git refused ({reason}); directories were walked instead")
            outputs.append(output)
            closed.extend(os.fsdecode(folder).rstrip("/") for folder in _CLOSED.findall(message))
        listing = _parse(b"".join(outputs), self._root)._replace(closed=tuple(sorted({*closed})))
        if not listing.blobs and not listing.nested and not closed:
            return walk(self._root, "git lists nothing here; directories were walked instead")
        return listing


def list_files(root: str) -> Listing:
    """Every file under the absolute `root` that git tracks or does not ignore, without tracked links."""
    return Coming(root).listing()


def _parse(output: bytes, root: str) -> Listing:
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
        if _is_gone(f"{root}/{path}"):
            blobs.pop(path, None)
    return Listing(blobs, tuple(sorted(set(nested))), "", output)


def _is_gone(path: str) -> bool:
    """git takes a file for deleted that lies in a folder nobody may enter."""
    try:
        os.lstat(path)
    except PermissionError:
        return False
    except OSError:
        pass
    return True


def walk(root: str, note: str = "") -> Listing:
    """The same by os.scandir, with .gitignore files, negation included, of the root and below."""
    blobs: dict[str, str] = {}
    nested: list[str] = []
    closed: list[str] = []
    top = _ignores(os.path.join(root, ".git", "info", "exclude"))
    stack: list[tuple[str, tuple[tuple[int, Ignores], ...]]] = [("", ((0, top),) if top.patterns else ())]
    while stack:
        prefix, rules = stack.pop()
        try:
            entries = list(os.scandir(os.path.join(root, prefix)))
        except OSError:
            closed.append(prefix.rstrip("/") or ".")
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
    return Listing(blobs, tuple(sorted(nested)), note, closed=tuple(sorted(closed)))


def _ignored(path: str, directory: bool, rules: tuple[tuple[int, Ignores], ...]) -> bool:
    """The deepest file that says something about `path` decides."""
    for start, ignores in reversed(rules):
        verdict = ignores.verdict(path[start:], directory)
        if verdict is not None:
            return verdict
    return False


def _ignores(path: str) -> Ignores:
    from pixellint.files.ignores import Ignores

    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a link may lead to what never ends
            return Ignores(())
        with open(path, encoding="utf-8", errors="surrogateescape") as lines:
            return Ignores.of(lines)
    except OSError:
        return Ignores(())
