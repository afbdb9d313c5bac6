"""Property lists: Info.plist, entitlements, privacy manifests, GoogleService-Info.plist; as XML, and binary without places."""

from __future__ import annotations

from pixellint.languages.build import Builder, Unreadable
from pixellint.languages.key_paths import joined
from pixellint.languages.xml_places import Tag, walk_xml
from pixellint.model.unit import Setting, Unit

_BINARY = b"bplist00"
_SCALARS = frozenset({"string", "integer", "real", "date", "true", "false"})
_DEEPEST = 40
_MOST = 20_000
"""values of a binary list that are looked at"""


def lower(source: bytes, path: str) -> Unit:
    """A unit whose settings are the values, under `ios:` (`privacy:` in a privacy manifest) and the keys that lead there,
    joined by dots; each item of an array is one. Raises Unreadable."""
    builder = Builder("package", source, True)
    root = "privacy:" if path.endswith(".xcprivacy") else "ios:"
    if source.startswith(_BINARY):
        _binary(builder, root)
    elif source.strip():
        reading = _Reading(builder, root)
        walk_xml(source, reading.opened, reading.closed)
    builder.settings.sort(key=lambda setting: setting.at)
    return builder.finish(0.0)


class _Reading:
    """One XML document. `_paths` holds the path of each dict and array around; `_key` is the key that waits for a value."""

    def __init__(self, builder: Builder, root: str) -> None:
        self._builder = builder
        self._paths: list[tuple[str, str]] = []
        self._key, self._key_at = root, -1
        self._start = 0

    def opened(self, tag: Tag) -> None:
        self._start = tag.at
        if tag.name in ("dict", "array"):
            self._paths.append((tag.name, self._key))
            self._key_at = -1

    def closed(self, name: str, text: str, at: int) -> None:
        kind, around = self._paths[-1] if self._paths else ("", "")
        if name == "key":
            self._key, self._key_at = joined(around, text.strip()), self._start
        elif name in ("dict", "array") and self._paths:
            self._key = self._paths.pop()[1]
        elif name in _SCALARS and not self._key.endswith(":") and self._paths and self._key:
            start = self._start if kind == "array" or self._key_at < 0 else self._key_at
            value = name if name in ("true", "false") else text.strip()
            self._builder.settings.append(Setting(self._key, value, start, max(at, start)))
        if name != "key":
            self._key_at = -1


def _binary(builder: Builder, root: str) -> None:
    """The values of a binary list; parts that several places share are walked for each, up to a bound."""
    import plistlib

    try:
        value = plistlib.loads(builder.source, fmt=plistlib.FMT_BINARY)
    except (ValueError, TypeError, KeyError, OverflowError, MemoryError, RecursionError) as error:
        raise Unreadable("not a property list") from error
    stack: list[tuple[str, object, int]] = [(root, value, 0)]
    for _ in range(_MOST):
        if not stack:
            return
        path, item, depth = stack.pop()
        if isinstance(item, dict) and depth < _DEEPEST:
            inner = [(joined(path, str(key)), child, depth + 1) for key, child in list(item.items())[:_MOST]]
            stack.extend((key, child, level) for key, child, level in reversed(inner) if key)
        elif isinstance(item, list) and depth < _DEEPEST:
            stack.extend((path, child, depth + 1) for child in reversed(item[:_MOST]))
        elif isinstance(item, str | bool | int | float) and not path.endswith(":"):
            text = str(item).lower() if isinstance(item, bool) else str(item)[:_MOST]
            builder.settings.append(Setting(path, text, 0, 0))
    raise Unreadable("a property list of more values than it holds")
