"""Branches of Kotlin, which are values: if, when, try, and what leaves a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_functions import declare
from pixellint.languages.kotlin_reader import COMMENTS, KotlinReader, child_of, kotlin, parts_of
from pixellint.languages.kotlin_scopes import body_of, read_body
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import Choice, Derived, Expression, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def branch(
    reader: KotlinReader, node: Node | None, frame: Frame, tests: tuple[Expression, ...], loops: bool = False
) -> Expression | None:
    """A stretch that runs or not, with names of its own; the value of its last expression, None where it has none."""
    if node is None:
        return None
    block = reader.builder.block(frame, tests, reader.span(node), loops)
    inner = frame._replace(block=block, scope=reader.builder.scope(frame.scope, frame.function))
    # braces of a branch may be taken for a lambda by the grammar
    braces = node.type == "block" or (node.type == "lambda_literal" and child_of(node, "lambda_parameters") is None)
    return read_body(reader, body_of(node) if braces else [node], inner)


def _choice(options: list[Expression | None], test: Expression | None, node: Node, reader: Reader) -> Expression:
    found = tuple(option for option in options if option is not None)
    if not found:
        return Unknown(node.type, reader.at(node))
    return found[0] if len(found) == 1 and test is None else Choice(found, test, reader.at(node))


def _if(reader: Reader, node: Node, frame: Frame) -> Expression:
    own = kotlin(reader)
    condition = node.child_by_field_name("condition")
    test = reader.expression(condition, frame)
    then, other = _branches(node, condition)
    options = [branch(own, then, frame, (test,))]
    if other is not None:
        options.append(branch(own, other, frame, (Derived("boolean", (test,), reader.at(node)),)))
    return _choice(options, test, node, reader)


def _branches(node: Node, condition: Node | None) -> tuple[Node | None, Node | None]:
    """What stands before and behind `else`."""
    found: list[Node | None] = [None, None]
    behind = False
    for child in node.children:
        if child.type == "else":
            behind = True
        elif child.is_named and child.type not in COMMENTS and (condition is None or child.id != condition.id):
            found[behind] = child
    return found[0], found[1]


def _when(reader: Reader, node: Node, frame: Frame) -> Expression:
    own = kotlin(reader)
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    subject = child_of(node, "when_subject")
    value = _subject(own, subject, inner) if subject is not None else None
    options = [_entry(own, child, value, inner) for child in node.named_children if child.type == "when_entry"]
    return _choice(options, value, node, reader)


def _subject(reader: KotlinReader, node: Node, frame: Frame) -> Expression:
    """What is looked at; `when (val state = ..)` names it."""
    inner = parts_of(node)
    value = reader.expression(inner[-1], frame) if inner else Unknown("subject", reader.at(node))
    declared = child_of(node, "variable_declaration")
    label = child_of(declared, "identifier") if declared is not None else None
    if label is None:
        return value
    declare(reader, label, value, reader.span(node), frame)
    return reader.resolve(reader.text(label), frame, reader.at(label)).value


def _entry(reader: KotlinReader, node: Node, subject: Expression | None, frame: Frame) -> Expression | None:
    behind = False
    tests: list[Expression] = []
    body: Node | None = None
    for child in node.children:
        if child.type == "->":
            behind = True
        elif child.is_named and child.type not in COMMENTS:
            if behind:
                body = child
            else:
                tests.append(reader.expression(child, frame))
    guards = (subject,) if subject is not None else tuple(tests)
    return branch(reader, body, frame, guards)


def _try(reader: Reader, node: Node, frame: Frame) -> Expression:
    own = kotlin(reader)
    options: list[Expression | None] = []
    for child in node.named_children:
        if child.type == "catch_block":
            options.append(_catch(own, child, frame))
        elif child.type == "finally_block":
            branch(own, child_of(child, "block"), frame, ())
        elif child.type == "block":
            options.append(branch(own, child, frame, ()))
    return _choice(options, None, node, reader)


def _catch(reader: KotlinReader, node: Node, frame: Frame) -> Expression | None:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    label = child_of(node, "identifier")
    if label is not None:
        declare(reader, label, Unknown("caught", reader.at(label)), reader.span(label), inner)
    return branch(reader, child_of(node, "block"), inner, ())


def _return(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`return x`, `return@label x`"""
    own = kotlin(reader)
    label = node.child_by_field_name("label")
    values = [child for child in parts_of(node) if label is None or child.id != label.id]
    if values:
        value = reader.expression(values[-1], frame)
        if label is not None:
            name = reader.text(label).strip("@")
            found = next((kept for known, _, kept in reversed(own.results) if known == name), None)
            if found is None:
                found = reader.returns.get(frame.function)
        else:
            function = frame.function
            while function in own.around:
                function = own.around[function]
            found = reader.returns.get(function)
        if found is not None:
            found.append(value)
    return Unknown("return", reader.at(node))


def _throw(reader: Reader, node: Node, frame: Frame) -> Expression:
    reader.within(node, frame)
    return Unknown("throw", reader.at(node))


CONTROL: dict[str, ReadExpression] = {
    "if_expression": _if,
    "when_expression": _when,
    "try_expression": _try,
    "return_expression": _return,
    "throw_expression": _throw,
}
