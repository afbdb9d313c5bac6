"""Arguments of Kotlin calls, with their labels and trailing lambdas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_reader import COMMENTS, KotlinReader
from pixellint.model.unit import Argument, Choice, Expression, Object

if TYPE_CHECKING:
    from tree_sitter import Node

    from pixellint.languages.kotlin_scopes import Block

_FILLING = re.compile(rb'\b[a-z]\w*\s*\(\s*(?:"[^"\n]*"|[A-Z][\w.]*)\s*,')
"""an unqualified call of a builder block: `param("k", v)`"""
_ITERATING = frozenset(
    "forEach forEachIndexed onEach map mapNotNull mapIndexed flatMap filter filterNot associate associateBy groupBy fold "
    "reduce any all none first firstOrNull find sortedBy launch async withContext runBlocking post postDelayed collect "
    "collectLatest observe repeat thread runOnUiThread LaunchedEffect DisposableEffect SideEffect".split()
)
"""functions whose lambdas have the receiver that is around them"""


def trailing_lambda(node: Node) -> Node | None:
    """The lambda behind a call, None for none."""
    for child in node.named_children:
        if child.type == "annotated_lambda":
            return next((part for part in child.named_children if part.type == "lambda_literal"), None)
    return None


def labelled(node: Node) -> bool:
    """Whether an argument is given by name."""
    return any(child.type == "=" for child in node.children)


def arguments_of(reader: KotlinReader, given: Node | None, block: Block | None, frame: Frame) -> tuple[Argument, ...]:
    """What a call is given, a trailing lambda last."""
    found: list[Argument] = []
    for child in given.named_children if given is not None else ():
        if child.type != "value_argument":
            continue
        parts = [part for part in child.named_children if part.type not in COMMENTS and part.type != "annotation"]
        if not parts:
            continue
        label = reader.text(parts[0]).strip("`") if labelled(child) and len(parts) > 1 else ""
        value = parts[-1]
        spread = value.type == "spread_expression" or any(part.type == "*" for part in child.children)
        if value.type == "spread_expression" and value.named_children:
            value = value.named_children[-1]
        found.append(Argument(_value(reader, value, block, frame), label, spread))
    if block is not None and block.node is not None:
        found.append(Argument(_block(reader, block, frame)))
    return tuple(found)


def _value(reader: KotlinReader, node: Node, block: Block | None, frame: Frame) -> Expression:
    if node.type == "lambda_literal" and block is not None:
        return _block(reader, block._replace(node=node), frame)
    return reader.expression(node, frame)


def _block(reader: KotlinReader, block: Block, frame: Frame) -> Expression:
    """A lambda handed to a call; one that fills something with keys and values is that, too."""
    from pixellint.languages.kotlin_functions import read_lambda

    node = block.node
    assert node is not None
    fills = (
        block.name not in _ITERATING
        and not any(child.type == "lambda_parameters" for child in node.named_children)
        and _FILLING.search(reader.stretch, node.start_byte, node.end_byte) is not None
    )
    if not fills:
        return read_lambda(reader, node, frame, block)
    reader.collected.append([])
    value = read_lambda(reader, node, frame, block, hidden=True)
    entries = tuple(reader.collected.pop())
    return Choice((value, Object(entries, value.at)), None, value.at) if entries else value
