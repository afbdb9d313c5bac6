"""Keys of nested settings, and the settings of JSON."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.languages.build import Builder, Unreadable
from pixellint.languages.javascript import Script, expression_into
from pixellint.model.unit import Array, Expression, Literal, Object, Setting

_LONGEST = 300


def joined(path: str, key: str) -> str:
    """The key below a path that ends with ":" or a name. "" when there is none, or it is longer than any that means
    something: joined keys must not outgrow the file."""
    if not path or not key or len(path) + len(key) > _LONGEST:
        return ""
    return path + key if path.endswith(":") else f"{path}.{key}"


def read_json(builder: Builder) -> Expression:
    """The file as one JSON value; Unknown when it is none. Raises Unreadable."""
    source = builder.source
    try:
        return expression_into(builder, Script(source, 0, len(source)))
    except RecursionError as error:
        raise Unreadable("nested too deeply") from error


def field(value: Expression | None, *keys: str) -> Expression | None:
    """What stands under these keys, one within the other."""
    for key in keys:
        entries = value.entries if isinstance(value, Object) else ()
        value = next((entry.value for entry in entries if entry.key == key), None)
    return value


def items(value: Expression | None) -> tuple[Expression, ...]:
    return value.items if isinstance(value, Array) else ()


def settings(value: Expression | None, path: str, at: int = -1) -> Iterator[Setting]:
    """The constants below `value`, each under the keys that lead to it; each item of a list is one. A place is that of the
    key and its value, of a list's item its own."""
    if not path:
        return
    if isinstance(value, Literal):
        yield Setting(path, value.value, value.at if at < 0 else at, value.end)
    elif isinstance(value, Object):
        for entry in value.entries:
            yield from settings(entry.value, joined(path, entry.key), entry.at)
    elif isinstance(value, Array):
        for item in value.items:
            yield from settings(item, path)
