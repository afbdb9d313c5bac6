"""Parsing by tree-sitter, with a deadline. Grammars are loaded when first asked for and kept for the process."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from time import monotonic
from typing import TYPE_CHECKING

from pixellint.languages.build import Unreadable

if TYPE_CHECKING:
    from types import ModuleType

    from tree_sitter import Node, Parser, Point, Tree

_CHUNK = 65536
_GRAMMARS = {
    "typescript": ("tree_sitter_typescript", "language_typescript"),
    "tsx": ("tree_sitter_typescript", "language_tsx"),
    **{name: (f"tree_sitter_{name}", "language") for name in ("html", "javascript", "kotlin", "java", "swift", "objc", "dart")},
}
"""dialect -> (package, function in it)"""
SECONDS = 10.0


@cache
def _parser(dialect: str) -> Parser:
    from tree_sitter import Language, Parser

    package, function = _GRAMMARS[dialect]
    try:
        grammar = _binding(package) or import_module(package)
    except ImportError as error:
        raise Unreadable(f"the grammar for {dialect} is not installed ({package.replace('_', '-')})") from error
    return Parser(Language(getattr(grammar, function)()))


def _binding(package: str) -> ModuleType | None:
    """The native part of a grammar alone, None where it is not found: the package around it imports what reads queries, which
    we have none of, and takes longer than the grammar."""
    around = PathFinder.find_spec(package)
    spec = PathFinder.find_spec(f"{package}._binding", around.submodule_search_locations) if around else None
    if spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parse(dialect: str, source: bytes, seconds: float = SECONDS) -> Tree:
    """The tree of `source`; Unreadable when it takes longer than `seconds`. Dialects: see _GRAMMARS."""
    end = monotonic() + seconds

    def read(offset: int, _point: Point) -> bytes:
        return source[offset : offset + _CHUNK]

    def late(_offset: int, _has_error: bool) -> bool:
        return monotonic() > end

    parser = _parser(dialect)
    try:
        # the deadline is heeded only when the source comes through a callable
        return parser.parse(read, progress_callback=late)
    except ValueError as error:
        parser.reset()
        raise Unreadable(f"parsing took longer than {seconds:g} s") from error


def faulty_share(root: Node) -> float:
    """The share of the source under ERROR nodes, 0 to 1."""
    if not root.has_error or not root.end_byte:
        return 0.0
    faulty, stack = 0, [root]
    while stack:
        node = stack.pop()
        if node.type == "ERROR":
            faulty += node.end_byte - node.start_byte
        elif node.has_error:
            stack.extend(node.children)
    return faulty / root.end_byte
