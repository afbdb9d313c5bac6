"""Gradle version catalogs (libs.versions.toml): each alias with what it stands for, at its line.

The local name of an import is the alias as build scripts write it behind `libs.`, so that `version-catalog:x.y` can be joined
with the line that declares it; a bundle is one `version-catalog:` import for each of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.languages.build import Builder, Unreadable
from pixellint.languages.gradle import accessor
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Import, Unit

_TOKEN = re.compile(
    rb"(?P<blank>[ \t\r]+|#[^\n]*)"
    rb"|(?P<newline>\n)"
    rb"|(?P<string>\"\"\"(?:[^\\\"]|\\.|\"(?!\"\"))*(?:\"\"\")?|'''(?:[^']|'(?!''))*(?:''')?|\"(?:[^\\\"\n]|\\.)*\"?|'[^'\n]*'?)"
    rb"|(?P<key>[\w.+:-]+)"
    rb"|(?P<mark>.)",
    re.DOTALL,
)
_DEEPEST = 16
_FIELDS = frozenset({"module", "group", "name", "id"})


class _Leaf(NamedTuple):
    """A string of the file: the keys that lead to it, section first."""

    path: tuple[str, ...]
    value: str
    at: int
    end: int


def lower(source: bytes, path: str) -> Unit:
    """A unit whose imports are `maven:group:artifact`, `gradle-plugin:id` and, for bundles, `version-catalog:alias`."""
    builder = Builder("package", source, True)
    halves: dict[tuple[str, ...], _Leaf] = {}
    for leaf in _leaves(source):
        if len(leaf.path) > 1 and "version" not in leaf.path[1:]:
            _declare(builder, leaf, halves)
    builder.imports.sort(key=lambda item: item.at)
    return builder.finish(0.0)


def _declare(builder: Builder, leaf: _Leaf, halves: dict[tuple[str, ...], _Leaf]) -> None:
    section, *rest = leaf.path
    field = rest.pop() if len(rest) > 1 and rest[-1] in _FIELDS else ""
    local, at, end = accessor(".".join(rest)), leaf.at, leaf.end
    if section == "bundles":
        builder.imports.append(Import(f"version-catalog:{accessor(leaf.value)}", "", f"bundles.{local}", at, end))
    elif section == "plugins" and field in ("", "id"):
        name = leaf.value.split(":", 1)[0]
        builder.imports.append(Import(f"gradle-plugin:{name}", "", f"plugins.{local}", at, end))
    elif section == "libraries" and field in ("group", "name"):
        other = halves.setdefault((local,), leaf)
        if other is not leaf:
            first, second = (leaf, other) if field == "group" else (other, leaf)
            _library(builder, f"{first.value}:{second.value}", local, (min(at, other.at), max(end, other.end)))
    elif section == "libraries" and field in ("", "module"):
        _library(builder, leaf.value, local, (at, end))


def _library(builder: Builder, coordinate: str, local: str, span: tuple[int, int]) -> None:
    parts = coordinate.split(":")
    if len(parts) > 1 and not parts[1].endswith("-bom"):
        builder.imports.append(Import(f"maven:{parts[0]}:{parts[1]}", "", local, *span))


class _Walk:
    """Where reading stands: the section, the keys of the value being read, and those of the values around it."""

    def __init__(self) -> None:
        self.section: tuple[str, ...] = ()
        self.keys: list[str] = []
        self.around: list[tuple[str, list[str]]] = []
        self.value = False

    @property
    def path(self) -> tuple[str, ...]:
        return (*self.section, *(key for _, keys in self.around for key in keys), *self.keys)

    def open(self, mark: str) -> None:
        if len(self.around) >= _DEEPEST or len(self.keys) > _DEEPEST:
            raise Unreadable("nested too deeply")
        self.around.append((mark, self.keys))
        self.keys, self.value = [], mark == "["

    def close(self) -> None:
        if self.around:
            _, self.keys = self.around.pop()
            self.value = True

    def next(self) -> None:
        """Behind a comma: the next key of a table, or the next item of a list."""
        self.keys = []
        self.value = bool(self.around) and self.around[-1][0] == "["


def _leaves(source: bytes) -> Iterator[_Leaf]:
    walk, heading = _Walk(), False
    for match in _TOKEN.finditer(source):
        kind, text = match.lastgroup, match[0].decode("utf-8", "replace")
        if kind == "newline":
            if not walk.around:
                walk.keys, walk.value = [], False
            heading = False
        elif heading:
            if kind in ("key", "string"):
                walk.section += tuple(text.strip("\"'").split(".")[:_DEEPEST])
                walk.section = walk.section[:_DEEPEST]
        elif kind == "mark" and text == "[" and not walk.value and not walk.keys and not walk.around:
            heading, walk.section = True, ()
        elif kind == "mark":
            _mark(walk, text)
        elif kind in ("key", "string") and not walk.value:
            walk.keys += [text.strip("\"'")] if kind == "string" else [part for part in text.split(".") if part][:_DEEPEST]
        elif kind == "string":
            yield _Leaf(walk.path, text.strip("\"'"), match.start(), match.end())


def _mark(walk: _Walk, text: str) -> None:
    if text == "=":
        walk.value = True
    elif text in "[{" and walk.value:
        walk.open(text)
    elif text in "]}":
        walk.close()
    elif text == ",":
        walk.next()
