"""Which files of an app's code name what: calls by name, and members of classes. From the text alone; kept for one run."""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from collections.abc import Iterable

from pixellint.survey import Survey

_MOST_BYTES = 24_000_000
"""of texts kept at a time"""
_CALLED = re.compile(rb"(?<![\w$\x80-\xff])([\w$\x80-\xff]+)(?=\s*[({:<])|(?<=[.:])([\w$\x80-\xff]+)(?=\s*[,)\n])")
_ACCESSOR = re.compile(r"(?:get|set|is)([A-Z])(\w*)$")
_MADE = frozenset({"constructor", "Companion"})
"""members that nobody writes out"""


class Spoken:
    """Reads the files of a project as they are asked for."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._texts: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._called: dict[str, frozenset[str]] = {}
        self._words: dict[str, str] = {}
        self._below: dict[str, tuple[str, ...]] = {}
        self._declared: dict[str, tuple[bytes, ...]] = {}
        self._naming: dict[tuple[str, str], bool] = {}

    def called(self, path: str, names: Iterable[str]) -> list[str]:
        """Of some names those that a file calls, or hands on as a function."""
        known = self._called.get(path)
        if known is None:
            met = {(one or other).decode("utf-8", "replace") for one, other in _CALLED.findall(self.text(path))}
            known = frozenset(self._words.setdefault(word, word) for word in met)
            self._called[path] = known
        return sorted(known.intersection(names))

    def naming(self, path: str, member: str) -> bool:
        """Whether a file, or one with subclasses of what it declares, names a member."""
        found = self._naming.get((path, member))
        if found is None:
            accessor = _ACCESSOR.match(member)
            words = [member, accessor[1].lower() + accessor[2]] if accessor else [member]
            texts = [word.encode() for word in words]
            found = member in _MADE or any(text in self.text(one) for one in self._files_below(path) for text in texts)
            self._naming[path, member] = found
        return found

    def meeting(self, path: str, owner: str) -> bool:
        """Whether a file names anything that file `owner` declares, or that a file with subclasses of it does."""
        names = self._declared.get(owner)
        if names is None:
            below = (name for one in self._files_below(owner) for name in self._survey.scans[one].declares)
            names = self._declared[owner] = tuple(dict.fromkeys(name.encode() for name in below))
        text = self.text(path)
        return any(name in text for name in names)

    def _files_below(self, path: str) -> tuple[str, ...]:
        """A file and all that have subclasses of what it declares, and of what those declare."""
        known = self._below.get(path)
        if known is None:
            found = {path: None}
            waiting = [path]
            while waiting:
                for name in self._survey.scans[waiting.pop()].declares:
                    further = [one for one in self._survey.extending(name) if one not in found]
                    found.update(dict.fromkeys(further))
                    waiting.extend(further)
            known = self._below[path] = tuple(found)
        return known

    def text(self, path: str) -> bytes:
        """The content of a file, b"" where it cannot be read."""
        known = self._texts.get(path)
        if known is None:
            from pixellint.files.decode import read

            try:
                known = read(os.path.join(self._survey.discovery.root, path))
            except OSError:
                known = b""
            self._texts[path] = known
            self._size += len(known)
            while self._size > _MOST_BYTES:
                self._size -= len(self._texts.popitem(last=False)[1])
        return known
