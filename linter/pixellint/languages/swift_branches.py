"""What of a Swift function runs or not, or again: branches, loops, cases; also as values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader, ReadStatement
from pixellint.languages.swift_chains import read_hinted
from pixellint.languages.swift_patterns import Place, conditions, give, give_name, parts
from pixellint.languages.swift_reader import swift
from pixellint.model.unit import Array, Call, Choice, Derived, Expression, Member, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def _statements(node: Node) -> Node | None:
    return next((child for child in node.named_children if child.type == "statements"), None)


def scoped(reader: Reader, frame: Frame) -> Frame:
    return frame._replace(scope=reader.builder.scope(frame.scope, frame.function))


def branch(
    reader: Reader, node: Node | None, inner: Frame, tests: tuple[Expression, ...], values: list[Expression] | None = None
) -> None:
    """Statements that run or not, in a frame with names of its own; `values` takes the value, where one is wanted."""
    if node is None:
        return
    block = reader.builder.block(inner, tests, reader.span(node))
    read_tail(reader, node, inner._replace(block=block), values, only=True)


def _again(reader: Reader, node: Node | None, inner: Frame, tests: tuple[Expression, ...] = ()) -> None:
    """A loop's body."""
    if node is not None:
        block = reader.builder.block(inner, tests, reader.span(node), True)
        reader.within(node, inner._replace(block=block))


def read_tail(reader: Reader, body: Node, frame: Frame, values: list[Expression] | None, only: bool = False) -> None:
    """Statements, of which the last may be the value; `only`: it is, if there is no other."""
    listed = [child for child in body.named_children if child.type not in ("comment", "multiline_comment", "directive")]
    for place, child in enumerate(listed):
        if values is None or place < len(listed) - 1 or (only and place):
            reader.statement(child, frame)
        else:
            swift(reader).deeper(partial(_last, reader, child, frame, values))


def _last(reader: Reader, node: Node, frame: Frame, values: list[Expression]) -> None:
    if node.type == "if_statement":
        _if(reader, node, frame, values)
    elif node.type == "switch_statement":
        _switch(reader, node, frame, values)
    elif node.type in reader.expressions and not (node.type == "call_expression" and is_deferred(reader, node)):
        values.append(read_hinted(reader, node, frame, swift(reader).results.get(frame.function)))
    else:
        reader.statement(node, frame)


def is_deferred(reader: Reader, node: Node) -> bool:
    """`defer { .. }`, which the grammar takes for a call."""
    first = node.named_children[0] if node.named_children else None
    return first is not None and reader.stretch[first.start_byte : first.end_byte] == b"defer"


def _if(reader: Reader, node: Node, frame: Frame, values: list[Expression] | None = None) -> None:
    """An `if` with all its `else if`, one after another: such ladders may be long."""
    current: Node | None = node
    outer = frame
    while current is not None:
        inner = scoped(reader, outer)
        tests = conditions(swift(reader), current, inner)
        branches = [child for child in current.named_children if child.type in ("statements", "if_statement")]
        has_else = any(child.type == "else" for child in current.children)
        body = branches[0] if branches and branches[0].type == "statements" else None
        if body is not None and (not has_else or body.start_byte < _else_at(current)):
            branch(reader, body, inner, tests, values)
            branches = branches[1:]
        current = None
        if has_else and branches:
            negated = (Derived("boolean", tests, reader.at(node)),) if tests else ()
            if branches[-1].type == "if_statement":
                current = branches[-1]
                outer = outer._replace(block=reader.builder.block(outer, negated, reader.span(current)))
            else:
                branch(reader, branches[-1], scoped(reader, outer), negated, values)


def _else_at(node: Node) -> int:
    return next(child.start_byte for child in node.children if child.type == "else")


def _guard(reader: Reader, node: Node, frame: Frame) -> None:
    """What a guard binds is known from then on."""
    tests = conditions(swift(reader), node, frame)
    negated = (Derived("boolean", tests, reader.at(node)),) if tests else ()
    branch(reader, _statements(node), scoped(reader, frame), negated)


def _while(reader: Reader, node: Node, frame: Frame) -> None:
    inner = scoped(reader, frame)
    _again(reader, _statements(node), inner, conditions(swift(reader), node, inner))


def _repeat(reader: Reader, node: Node, frame: Frame) -> None:
    body = _statements(node)
    _again(reader, body, scoped(reader, frame))
    for child in node.named_children:
        if body is None or child.id != body.id:
            reader.statement(child, frame)


def _for(reader: Reader, node: Node, frame: Frame) -> None:
    own = swift(reader)
    source = reader.expression(node.child_by_field_name("collection"), frame)
    inner = scoped(reader, frame)
    pattern = node.child_by_field_name("item")
    if pattern is not None:
        give_items(own, pattern, source, inner)
    clause = next((child for child in node.named_children if child.type == "where_clause"), None)
    tests = (reader.expression(clause.named_children[-1], inner),) if clause is not None and clause.named_children else ()
    _again(reader, _statements(node), inner, tests)


def give_items(reader: Reader, pattern: Node, source: Expression, inner: Frame) -> None:
    """`for x in list`, `for (i, x) in list.enumerated()`, `for (key, value) in dictionary`"""
    own = swift(reader)
    item: Expression = Member(source, "*", reader.at(pattern))
    pair = [child for child in pattern.named_children if child.type == "pattern"]
    place = Place(own, inner, True)
    called = source.callee if isinstance(source, Call) else None
    if len(pair) == 2 and isinstance(called, Member) and called.key == "enumerated":
        item = Member(called.object, "*", reader.at(pattern))
        give(own, parts(place, pair[0], Derived("number", (), reader.at(pattern))), inner)
        give(own, parts(place, pair[1], item), inner)
    elif len(pair) == 2 and called is None and not isinstance(source, Array):
        give(own, parts(place, pair[0], Unknown("key", reader.at(pattern))), inner)
        give(own, parts(place, pair[1], item), inner)
    else:
        case = any(child.type == "case" for child in pattern.children)
        give(own, parts(place._replace(binds=not case), pattern, item), inner)


def _switch(reader: Reader, node: Node, frame: Frame, values: list[Expression] | None = None) -> None:
    subject = reader.expression(node.child_by_field_name("expr"), frame)
    for entry in node.named_children:
        if entry.type == "switch_entry":
            _entry(reader, entry, subject, frame, values)
        elif entry.type == "ERROR":
            reader.within(entry, frame)


def _entry(reader: Reader, entry: Node, subject: Expression, frame: Frame, values: list[Expression] | None) -> None:
    own = swift(reader)
    inner = scoped(reader, frame)
    outer_block = reader.builder.block(inner, (subject,), reader.span(entry))
    inner = inner._replace(block=outer_block)
    found = []
    for child in entry.named_children:
        if child.type == "switch_pattern":
            for pattern in child.named_children:
                found += parts(Place(own, inner), pattern, subject)
    give(own, found, inner)
    body = _statements(entry)
    where = entry.children.index(mark) if (mark := _where(entry)) is not None else -1
    if 0 <= where < len(entry.children) - 1:
        test = reader.expression(entry.children[where + 1], inner)
        inner = inner._replace(block=reader.builder.block(inner, (test,), reader.span(entry)))
    if body is not None:
        read_tail(reader, body, inner, values, only=True)


def _where(entry: Node) -> Node | None:
    return next((child for child in entry.children if child.type == "where_keyword"), None)


def _do(reader: Reader, node: Node, frame: Frame) -> None:
    branch(reader, _statements(node), scoped(reader, frame), ())
    for child in node.named_children:
        if child.type == "catch_block":
            _catch(reader, child, frame)


def _catch(reader: Reader, node: Node, frame: Frame) -> None:
    own = swift(reader)
    inner = scoped(reader, frame)
    caught = Unknown("caught", reader.at(node))
    pattern = node.child_by_field_name("error")
    found = parts(Place(own, inner), pattern, caught) if pattern is not None else []
    give(own, found, inner)
    if not found:
        give_name(own, node, "error", caught, inner)
    branch(reader, _statements(node), inner, ())


def _value_of(reader: Reader, node: Node, frame: Frame) -> Expression:
    """`let x = if .. { a } else { b }`, `return switch ..`"""
    values: list[Expression] = []
    (_if if node.type == "if_statement" else _switch)(reader, node, frame, values)
    return Choice(tuple(values), None, reader.at(node)) if values else Unknown(node.type, reader.at(node))


VALUES = dict.fromkeys(("if_statement", "switch_statement"), _value_of)
BRANCHES: dict[str, ReadStatement] = {
    "if_statement": _if,
    "switch_statement": _switch,
    "guard_statement": _guard,
    "while_statement": _while,
    "repeat_while_statement": _repeat,
    "for_statement": _for,
    "do_statement": _do,
}
