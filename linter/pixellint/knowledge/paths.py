"""Where the rules are, where compiled forms are kept, and what names a state of the rules."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

FOLDERS = ("trackers", "checks", "vocabulary", "authorities")


def rules_dir() -> Path:
    """The rules shipped beside this package, else those of the checkout it runs from."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "rules"
    return shipped if shipped.is_dir() else package.parent.parent / "rules"


def cache_dir() -> Path:
    """The user's cache directory for this program; it need not exist."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):
        return Path(given, "pixellint")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "pixellint", "Cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "pixellint"
    return Path.home() / ".cache" / "pixellint"


def rules_files(root: Path, folder: str) -> list[Path]:
    """The records in a folder of the rules, by name; none where there is no such folder."""
    try:
        names = sorted(name for name in os.listdir(root / folder) if name.endswith(".yaml"))
    except FileNotFoundError:
        return []
    return [root / folder / name for name in names]


def rules_digest(roots: Iterable[Path]) -> str:
    """Names this state of the records: sixteen hexadecimal digits from every file's name and bytes."""
    total = sha256()
    for root in roots:
        for folder in FOLDERS:
            for path in rules_files(root, folder):
                content = path.read_bytes()
                total.update(f"{folder}/{path.name} {len(content)}\n".encode())
                total.update(content)
        total.update(b"\0")
    return total.hexdigest()[:16]
