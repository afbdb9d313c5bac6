"""Reading typed fields from a YAML mapping: every mistake is told with its line and, where close, the right word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NoReturn

from pixellint.knowledge.tree import KnowledgeError, Node


class Fields:
    """A mapping of which every key must be in `known`; those in `needed` must be there."""

    def __init__(self, node: Node, path: str, known: Iterable[str], needed: Iterable[str] = ()) -> None:
        self.path = path
        self.line = node.line
        if not isinstance(node.value, dict):
            self.fail("a mapping is wanted here")
        self.nodes: dict[str, Node] = node.value
        allowed = list(known)
        for key, child in self.nodes.items():
            if key not in allowed:
                self.fail(f"unknown key {key}", child.line, close(key, allowed))
        for key in needed:
            if key not in self.nodes:
                self.fail(f"{key} is missing")

    def fail(self, message: str, line: int = 0, hint: str = "") -> NoReturn:
        """Raise a KnowledgeError at `line`, or where the mapping begins."""
        raise KnowledgeError(message, self.path, line or self.line, hint)

    def line_of(self, key: str) -> int:
        """The line of a key, or where the mapping begins."""
        node = self.nodes.get(key)
        return node.line if node else self.line

    def text(self, key: str, allowed: Iterable[str] | None = None) -> str:
        """A scalar as written, "" when absent; one of `allowed` if given."""
        node = self.nodes.get(key)
        if node is None:
            if allowed is not None and "" not in allowed:
                self.fail(f"{key} is missing")
            return ""
        return self._word(key, node, allowed)

    def texts(self, key: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of scalars; a scalar alone counts as a list of one."""
        node = self.nodes.get(key)
        if node is None:
            return ()
        if isinstance(node.value, list):
            return tuple(self._word(key, item, allowed) for item in node.value)
        return (self._word(key, node, allowed),)

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        return self.text(key, ("true", "false")) == "true" if key in self.nodes else default

    def items(self, key: str) -> Iterator[Node]:
        """The entries of a list; nothing when absent."""
        node = self.nodes.get(key)
        if node is None:
            return
        if not isinstance(node.value, list):
            self.fail(f"{key} must be a list", node.line)
        yield from node.value

    def pairs(self, key: str) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping; nothing when absent."""
        node = self.nodes.get(key)
        if node is None:
            return
        if not isinstance(node.value, dict):
            self.fail(f"{key} must be a mapping", node.line)
        yield from node.value.items()

    def _word(self, key: str, node: Node, allowed: Iterable[str] | None) -> str:
        if not isinstance(node.value, str):
            self.fail(f"{key} must be a plain value", node.line)
        if allowed is not None and node.value not in allowed:
            self.fail(f"{key}: unknown word {node.value!r}", node.line, close(node.value, allowed))
        return node.value


def close(word: str, allowed: Iterable[str]) -> str:
    """A hint at the word that was probably meant, or at all there are when they are few."""
    from difflib import get_close_matches

    choice = [option for option in allowed if option]
    near = get_close_matches(word, choice, n=1)
    if near:
        return f"did you mean {near[0]}?"
    return f"one of: {', '.join(choice)}" if len(choice) <= 16 else ""
