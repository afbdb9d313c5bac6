"""Statements of Kotlin: assignments and loops; what says nothing of what runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_control import branch
from pixellint.languages.kotlin_expressions import merged, operator_of
from pixellint.languages.kotlin_functions import declare, take_apart, take_entry
from pixellint.languages.kotlin_reader import KotlinReader, again, child_of, kotlin, parts_of
from pixellint.languages.reader import Reader, ReadStatement
from pixellint.model.unit import Call, Choice, Derived, Expression, Join, Member, Name, Object, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def _skip(reader: Reader, node: Node, frame: Frame) -> None:
    """Types, annotations, comments and the head of the file."""


def _block(reader: Reader, node: Node, frame: Frame) -> None:
    reader.within(node, frame._replace(scope=reader.builder.scope(frame.scope, frame.function)))


def _assignment(reader: Reader, node: Node, frame: Frame) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = operator_of(node)
    target = _target(kotlin(reader), left, operator, frame)
    value = reader.expression(right, frame)
    start, end = reader.span(node)
    if (
        operator == "="
        and left is not None
        and reader.text(left) == "field"
        and isinstance(target, Member)
        and isinstance(value, Name)
    ):
        return  # within a setter: what is written to the property is the property's already
    if operator == "+=":
        value = merged((target, value), start) if isinstance(value, Object) else Join((target, value), start, end)
    elif operator != "=":
        value = Derived("number", (target, value), start)
    reader.builder.assign(target, value, (start, end), frame)


def _target(reader: KotlinReader, node: Node | None, operator: str, frame: Frame) -> Expression:
    """Where a value goes: of an inherited name the field of the nearest receiver, which comes before the class around it."""
    if node is not None and node.type == "identifier":
        receiver = reader.receiver_before(reader.text(node), frame)
        if receiver is not None:
            return Member(again(receiver, reader.at(node)), reader.text(node).strip("`"), reader.at(node))
    target = reader.expression(node, frame)
    if isinstance(target, Choice) and node is not None:
        target = target.options[0]
    if isinstance(target, Call):  # a type that is known besides
        return Unknown("target", target.at)
    return target


def _for(reader: Reader, node: Node, frame: Frame) -> None:
    own = kotlin(reader)
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    behind = False
    source: Expression | None = None
    body: Node | None = None
    for child in node.children:
        if child.type == "in":
            behind = True
        elif behind and child.is_named and "comment" not in child.type:
            if source is None:
                source = reader.expression(child, inner)
            else:
                body = child
    pattern = child_of(node, "multi_variable_declaration", "variable_declaration")
    if pattern is not None and source is not None:
        _item(own, pattern, source, inner)
    branch(own, body, inner, (), loops=True)


def _item(reader: KotlinReader, pattern: Node, source: Expression, frame: Frame) -> None:
    """What a loop's variable holds. Pairs are taken for entries of a map: key and value."""
    if isinstance(source, Call) and isinstance(source.callee, Member) and source.callee.key == "withIndex":
        source = source.callee.object
    item = Member(source, "*", reader.at(pattern))
    if pattern.type == "multi_variable_declaration":
        if not take_entry(reader, pattern, source, frame):
            take_apart(reader, pattern, item, frame)
        return
    label = child_of(pattern, "identifier")
    if label is not None:
        declare(reader, label, item, reader.span(pattern), frame)


def _while(reader: Reader, node: Node, frame: Frame) -> None:
    condition = node.child_by_field_name("condition")
    test = reader.expression(condition, frame)
    for child in parts_of(node):
        if condition is None or child.id != condition.id:
            guards = (test,) if node.type == "while_statement" else ()
            branch(kotlin(reader), child, frame, guards, loops=True)


def _faulty(reader: Reader, node: Node, frame: Frame) -> None:
    """What the grammar could not read is read as far as its parts are known."""
    reader.within(node, frame)


SILENT: dict[str, ReadStatement] = dict.fromkeys(
    (
        *("line_comment", "block_comment", "shebang", "file_annotation", "package_header", "import", "type_alias"),
        *("modifiers", "annotation", "type_parameters", "type_arguments", "type_constraints", "type_modifiers"),
        *("user_type", "nullable_type", "function_type", "parenthesized_type", "non_nullable_type", "label"),
        *("identifier", "visibility_modifier", "parameter_modifiers"),
    ),
    _skip,
)
STATEMENTS: dict[str, ReadStatement] = {
    "block": _block,
    "assignment": _assignment,
    "for_statement": _for,
    **dict.fromkeys(("while_statement", "do_while_statement"), _while),
    "ERROR": _faulty,
}
