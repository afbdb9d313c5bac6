"""YAML with line numbers. Built from the parser's events, without recursion: deep nesting cannot crash the process."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from pixellint.model.errors import UserError
from pixellint.model.record import NamedTuple

_DEEPEST = 40
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"-?[0-9]{1,15}")


class KnowledgeError(UserError):
    """A record under rules/ (or --rules) that cannot be used."""


class Node(NamedTuple):
    """A value and the 1-based line of it, or of its key. Scalars keep their text as written."""

    value: Value
    line: int
    quoted: bool = False


Value: TypeAlias = str | list[Node] | dict[str, Node]


class _Open(NamedTuple):
    value: list[Node] | dict[str, Node]
    line: int
    keys: list[Node]
    anchor: str


def read_tree(path: Path) -> Node:
    """The one document of a YAML file. Raises KnowledgeError. Nesting below forty is refused, and so is
    an alias within an anchored part: a file cannot grow into more than it holds."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _build(yaml.parse(path.read_text(encoding="utf-8"), Loader=loader), str(path))
    except OSError as error:
        raise KnowledgeError(f"cannot be read: {error.strerror}", str(path)) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError("is not UTF-8", str(path)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise KnowledgeError(f"not YAML: {error.problem}", str(path), line) from error
    except yaml.YAMLError as error:
        raise KnowledgeError("not YAML", str(path)) from error


def plain(node: Node) -> Any:
    """The node as a plain value: strings, numbers, booleans, None, lists, dicts."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    if node.quoted:
        return node.value
    if node.value in _WORDS:
        return _WORDS[node.value]
    return int(node.value) if _INTEGER.fullmatch(node.value) else node.value


def _build(events: Any, path: str) -> Node:
    stack: list[_Open] = []
    anchored: dict[str, Node] = {}
    root: Node | None = None
    for event in events:
        kind = type(event).__name__
        line = event.start_mark.line + 1
        done: Node | None = None
        if kind == "AliasEvent":
            if event.anchor not in anchored or any(part.anchor for part in stack):
                _fail(f"alias {event.anchor} is unknown, or stands within an anchored part", path, line)
            done = anchored[event.anchor]
        elif kind == "ScalarEvent":
            done = Node(event.value, line, bool(event.style))
            _remember(anchored, event.anchor, done)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            if len(stack) >= _DEEPEST:
                _fail("nested too deeply", path, line)
            stack.append(_Open({} if kind == "MappingStartEvent" else [], line, [], event.anchor or ""))
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            top = stack.pop()
            done = Node(top.value, top.line)
            _remember(anchored, top.anchor, done)
        if done is not None and stack:
            _add(stack[-1], done, path)
        elif done is not None:
            if root is not None:
                _fail("more than one document", path, done.line)
            root = done
    if root is None:
        _fail("is empty", path, 1)
    return root


def _remember(anchored: dict[str, Node], anchor: str | None, node: Node) -> None:
    if anchor:
        anchored[anchor] = node


def _add(parent: _Open, child: Node, path: str) -> None:
    if isinstance(parent.value, list):
        parent.value.append(child)
    elif parent.keys:
        key = parent.keys.pop()
        parent.value[str(key.value)] = child._replace(line=key.line)
    elif not isinstance(child.value, str):
        _fail("a key must be a word", path, child.line)
    elif child.value in parent.value:
        _fail(f"{child.value} is given twice", path, child.line)
    else:
        parent.keys.append(child)


def _fail(message: str, path: str, line: int) -> NoReturn:
    raise KnowledgeError(message, path, line)
