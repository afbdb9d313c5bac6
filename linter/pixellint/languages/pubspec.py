"""pubspec.yaml and pubspec.lock: the packages of a Dart or Flutter app, with places. YAML is read as events: neither aliases
nor nesting can make it grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pixellint.languages.build import Builder, Unreadable
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Import, Unit

_DEEPEST = 40
_SECTIONS = {"dependencies": "package", "packages": "lock"}


class _Key(NamedTuple):
    """A key of a mapping: the keys that lead to it, itself last, and its place in characters."""

    path: tuple[str, ...]
    start: int
    end: int


def lower(source: bytes, path: str) -> Unit:
    """A unit whose imports are `pub:name`: of a pubspec what the app depends on, development and the SDK's own packages left
    out; of a lock file all. Raises Unreadable."""
    language = "lock" if path.endswith(".lock") else "package"
    builder = Builder(language, source, True)
    text = source.decode("utf-8", "replace")
    offset = _offsets(text)
    found: dict[str, _Key] = {}
    for key in _keys(text):
        section = key.path[0]
        if _SECTIONS.get(section) != language:
            continue
        if len(key.path) == 2:
            found.setdefault(key.path[1], key)
        elif key.path[2:] == ("sdk",):
            found.pop(key.path[1], None)
    for name, key in found.items():
        builder.imports.append(Import(f"pub:{name}", "", "", offset(key.start), offset(key.end)))
    return builder.finish(0.0)


def _offsets(text: str) -> Callable[[int], int]:
    """From characters to bytes, for places asked in rising order."""
    if text.isascii():
        return int
    seen = [0, 0]

    def offset(place: int) -> int:
        if place < seen[0]:
            seen[:] = [0, 0]
        seen[1] += len(text[seen[0] : place].encode("utf-8", "surrogatepass"))
        seen[0] = place
        return seen[1]

    return offset


def _keys(text: str) -> Iterator[_Key]:
    """The keys of the first document's mappings, three deep, in order."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from _walked(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise Unreadable(f"not YAML{line}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise Unreadable("not YAML") from error


class _Open(NamedTuple):
    """A collection being read. `keys` holds the key that waits for its value, if one does."""

    mapping: bool
    path: tuple[str, ...]
    keys: list[str]


def _walked(events: Iterator[Any]) -> Iterator[_Key]:
    stack: list[_Open] = []
    for event in events:
        kind = type(event).__name__
        if kind in ("ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent"):
            top = stack[-1] if stack else None
            scalar = kind == "ScalarEvent"
            path: tuple[str, ...] = ()
            if top is not None and top.mapping and not top.keys:
                top.keys.append(event.value if scalar else "")
                if scalar and len(top.path) < 3:
                    yield _Key((*top.path, event.value), event.start_mark.index, event.end_mark.index)
            elif top is not None:
                path = (*top.path, top.keys.pop() if top.mapping else "")[:4]
            if not scalar and kind != "AliasEvent":
                if len(stack) >= _DEEPEST:
                    raise Unreadable(f"nested too deeply, line {event.start_mark.line + 1}")
                stack.append(_Open(kind == "MappingStartEvent", path, []))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            stack.pop()
        elif kind == "DocumentEndEvent":
            return
