"""Policy files as values that know their line: YAML by its composer behind a nesting guard, and TOML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from pixellint.model.errors import UserError
from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    import yaml

_DEEPEST = 20
_LONGEST = 200_000


class Marked(NamedTuple):
    """A value and the 1-based line of it, or of its key. Scalars of YAML are text as written."""

    value: Value
    line: int


Value: TypeAlias = "str | bool | list[Marked] | dict[str, Marked]"


def from_yaml(text: str, path: str) -> Marked:
    """The one document of a YAML text; an empty one is an empty mapping. Raises UserError."""
    import yaml

    if len(text) > _LONGEST:
        raise UserError("is too large for a policy", path)
    try:
        _guard(text, path)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UserError(f"is not YAML: {error.problem}", path, line) from error
    except yaml.YAMLError as error:
        raise UserError("is not YAML", path, 1) from error
    return Marked({}, 1) if node is None else _marked(node, path)


def from_toml(text: str, path: str, table: Sequence[str]) -> Marked | None:
    """One table of a TOML text; None where there is none. Raises UserError."""
    import tomllib

    try:
        value: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise UserError("is not TOML", path, int(line[1]) if line else 1) from error
    for name in table:
        value = value.get(name) if isinstance(value, dict) else None
        if value is None:
            return None
    return _Lines(text, ".".join(table)).marked(value)


def _guard(text: str, path: str) -> None:
    """Refuse deep nesting and aliases before the composer, which recurses, sees them."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            raise UserError("aliases are not allowed", path, line)
        if depth > _DEEPEST:
            raise UserError("is nested too deeply", path, line)


def _marked(node: yaml.Node, path: str) -> Marked:
    import yaml

    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Marked([_marked(child, path) for child in node.value], line)
    if not isinstance(node, yaml.MappingNode):
        return Marked(str(node.value), line)
    fields: dict[str, Marked] = {}
    for key, child in node.value:
        key_line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise UserError("a key must be a word", path, key_line)
        if key.value in fields:
            raise UserError(f"{key.value} is given twice", path, key_line)
        fields[key.value] = _marked(child, path)._replace(line=key_line)
    return Marked(fields, line)


class _Lines:
    """TOML comes without lines: keys are looked up in the text, from the table's header on."""

    def __init__(self, text: str, table: str) -> None:
        self.lines = text.splitlines()
        header = re.compile(rf"\s*\[+\s*{re.escape(table)}\b")
        self.start = next((number for number, line in enumerate(self.lines, 1) if header.match(line)), 1)

    def marked(self, value: Any, line: int = 0) -> Marked:
        line = line or self.start
        if isinstance(value, dict):
            return Marked({key: self.marked(child, self._line_of(key, line)) for key, child in value.items()}, line)
        if isinstance(value, list):
            return Marked([self.marked(child, line) for child in value], line)
        return Marked(value if isinstance(value, bool) else str(value), line)

    def _line_of(self, key: str, after: int) -> int:
        written = re.compile(rf"[^#]*(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        return next((number for number in range(after, len(self.lines) + 1) if written.match(self.lines[number - 1])), after)
