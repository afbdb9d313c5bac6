"""Functions, classes, patterns and assignments of JavaScript and TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages import js_snippets
from pixellint.languages.build import Frame
from pixellint.languages.js_calls import is_end
from pixellint.languages.js_objects import key_text
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.unit import (
    ALL,
    Argument,
    Binding,
    Call,
    Choice,
    Export,
    Expression,
    Function,
    Lambda,
    Member,
    Name,
    Parameter,
    Rest,
    This,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_PARAMETERS = ("required_parameter", "optional_parameter")


def assign(reader: Reader, left: Node, value: Expression, whole: Node, frame: Frame) -> None:
    """`left = value`, where left may be a pattern; CommonJS exports are told here."""
    if left.type in ("object_pattern", "array_pattern"):
        take_apart(reader, left, value, frame, "")
        return
    target = reader.expression(left, frame)
    if is_end(target):
        number = reader.builder.reserve_call()
        method = Member(target.object, "push", target.at)
        reader.builder.call(Call(method, (Argument(value),), "call", *reader.span(whole), number), frame)
        return
    reader.builder.assign(target, value, reader.span(whole), frame)
    js_snippets.put(reader, target, value, frame)
    name = _exported(target)
    if name:
        reader.builder.exports.append(Export(name, value, "", "", reader.at(whole)))


def _exported(target: Expression) -> str:
    """The name under which CommonJS exports what is written to this target, "" if it does not."""
    if not isinstance(target, Member):
        return ""
    owner = target.object
    if isinstance(owner, Name):
        if owner.name == "module" and target.key == "exports":
            return "module.exports"
        return target.key if owner.name == "exports" else ""
    if isinstance(owner, Member) and owner.key == "exports" and isinstance(owner.object, Name):
        return target.key if owner.object.name == "module" else ""
    return ""


def take_apart(reader: Reader, pattern: Node, value: Expression, frame: Frame, declares: str) -> None:
    """Give every name of a pattern its part of the value. `declares` is let, var or "" for plain assignment."""
    kind = pattern.type
    if kind in ("identifier", "shorthand_property_identifier_pattern"):
        _give(reader, pattern, value, frame, declares)
    elif kind == "object_pattern":
        taken = tuple(filter(None, (_taken_key(reader, child, frame) for child in pattern.named_children)))
        for child in pattern.named_children:
            part = Rest(value, taken, reader.at(child)) if child.type == "rest_pattern" else value
            _object_part(reader, child, part, frame, declares)
    elif kind == "array_pattern":
        _array_parts(reader, pattern, value, frame, declares)
    elif kind in ("assignment_pattern", "object_assignment_pattern"):
        left, right = pattern.child_by_field_name("left"), pattern.child_by_field_name("right")
        default = reader.expression(right, frame)
        if left is not None:
            take_apart(reader, left, Choice((value, default), None, reader.at(pattern)), frame, declares)
    elif kind == "rest_pattern" and pattern.named_children:
        take_apart(reader, pattern.named_children[0], value, frame, declares)
    elif kind in ("member_expression", "subscript_expression", "non_null_expression"):
        reader.builder.assign(reader.expression(pattern, frame), value, reader.span(pattern), frame)


def _taken_key(reader: Reader, child: Node, frame: Frame) -> str:
    """The field that a part of an object pattern takes, "" for the rest."""
    if child.type == "pair_pattern":
        key = child.child_by_field_name("key")
        return key_text(reader, key, frame) if key is not None and key.type != "computed_property_name" else ""
    if child.type == "object_assignment_pattern":
        left = child.child_by_field_name("left")
        return reader.text(left) if left is not None else ""
    return reader.text(child) if child.type == "shorthand_property_identifier_pattern" else ""


def _object_part(reader: Reader, child: Node, value: Expression, frame: Frame, declares: str) -> None:
    start = reader.at(child)
    if child.type == "pair_pattern":
        key, inner = child.child_by_field_name("key"), child.child_by_field_name("value")
        if key is not None and inner is not None:
            take_apart(reader, inner, Member(value, key_text(reader, key, frame), start), frame, declares)
    elif child.type == "shorthand_property_identifier_pattern":
        take_apart(reader, child, Member(value, reader.text(child), start), frame, declares)
    elif child.type == "object_assignment_pattern":
        left = child.child_by_field_name("left")
        if left is not None:
            take_apart(reader, child, Member(value, reader.text(left), start), frame, declares)
    elif child.type == "rest_pattern":
        take_apart(reader, child, value, frame, declares)


def _array_parts(reader: Reader, pattern: Node, value: Expression, frame: Frame, declares: str) -> None:
    position = 0
    for child in pattern.children:
        if child.type == ",":
            position += 1
        elif child.type == "rest_pattern":
            take_apart(reader, child, value, frame, declares)
        elif child.is_named and child.type != "comment":
            take_apart(reader, child, Member(value, str(position), reader.at(child)), frame, declares)


def _give(reader: Reader, node: Node, value: Expression, frame: Frame, declares: str) -> None:
    name, start = reader.text(node), reader.at(node)
    if declares:
        declare(reader, node, frame, declares)
    reader.builder.assign(Name(name, frame.scope, start), value, reader.span(node), frame, bool(declares))


def declare(reader: Reader, node: Node, frame: Frame, how: str) -> None:
    """Bind a variable's name here, or for `var` in the function around."""
    scope = frame.scope
    if how == "var":
        scopes = reader.builder.scopes
        while scopes[scope].parent >= 0 and scopes[scopes[scope].parent].function == frame.function:
            scope = scopes[scope].parent
    reader.builder.bind(Binding(reader.text(node), "variable", -1, -1, scope, reader.at(node)))


def read_function(reader: Reader, node: Node, frame: Frame, owner: int | None = None) -> Lambda:
    """A function of any kind; `owner` is the class of a method."""
    builder = reader.builder
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    block = builder.block(frame._replace(function=number), (), reader.span(node))
    inner = Frame(scope, number, block, frame.owner if owner is None else owner)
    names, rest = _parameters(reader, node, inner)
    if node.type != "arrow_function" and reader.says(b"arguments"):
        builder.bind(Binding("arguments", "parameter", ALL, number, scope, reader.at(node)))
    body = node.child_by_field_name("body")
    returns: tuple[Expression, ...] = ()
    if body is not None and body.type == "statement_block":
        reader.returns[number] = []
        for child in body.named_children:
            reader.statement(child, inner)
        returns = tuple(reader.returns.pop(number))
    elif body is not None:
        returns = (reader.expression(body, inner),)
        js_snippets.returned(reader, returns[0], inner)
    label = node.child_by_field_name("name")
    name = reader.text(label) if label is not None else ""
    start, end = reader.span(node)
    builder.functions[number] = Function(
        name, names, returns, scope, frame.function, -1 if owner is None else owner, start, end, rest
    )
    return Lambda(number, start)


def _parameters(reader: Reader, node: Node, inner: Frame) -> tuple[tuple[str, ...], int]:
    single = node.child_by_field_name("parameter")
    listed = node.child_by_field_name("parameters")
    nodes = [single] if single is not None else [] if listed is None else listed.named_children
    names: list[str] = []
    rest = -1
    for child in nodes:
        pattern, default, gathers = _parameter_parts(child)
        if pattern is None:
            continue
        if gathers:
            rest = len(names)
        names.append(_parameter(reader, pattern, default, len(names), inner))
        if child.type in _PARAMETERS:
            _property_parameter(reader, child, pattern, len(names) - 1, inner)
    return tuple(names), rest


def _parameter_parts(node: Node) -> tuple[Node | None, Node | None, bool]:
    """(pattern, default, whether it gathers the rest) of a parameter; no pattern for what is none."""
    pattern: Node | None = None if node.type in ("comment", "decorator") else node
    default: Node | None = None
    if node.type in _PARAMETERS:
        pattern, default = node.child_by_field_name("pattern"), node.child_by_field_name("value")
    if pattern is not None and pattern.type == "assignment_pattern":
        default = pattern.child_by_field_name("right")
        pattern = pattern.child_by_field_name("left")
    if pattern is None or pattern.type == "this":
        return None, None, False
    if pattern.type == "rest_pattern":
        return (pattern.named_children[0] if pattern.named_children else None), default, True
    return pattern, default, False


def _parameter(reader: Reader, pattern: Node, default: Node | None, index: int, inner: Frame) -> str:
    start = reader.at(pattern)
    value: Expression = Parameter(inner.function, index, start)
    if pattern.type == "identifier":
        name = reader.text(pattern)
        reader.builder.bind(Binding(name, "parameter", index, inner.function, inner.scope, start))
        if default is not None:
            target = Name(name, inner.scope, start)
            reader.builder.assign(target, reader.expression(default, inner), reader.span(pattern), inner)
        return name
    if default is not None:
        value = Choice((value, reader.expression(default, inner)), None, start)
    take_apart(reader, pattern, value, inner, "let")
    return ""


def _property_parameter(reader: Reader, child: Node, pattern: Node, index: int, inner: Frame) -> None:
    """`constructor(private svc: Svc)` fills this.svc: with the argument, or with what the framework makes of the type."""
    kinds = {part.type for part in child.children}
    if not kinds & {"accessibility_modifier", "override_modifier", "readonly"} or inner.owner < 0:
        return
    start = reader.at(pattern)
    target = Member(This(inner.owner, start), reader.text(pattern), start)
    given: Expression = Parameter(inner.function, index, start)
    annotation = child.child_by_field_name("type")
    named = annotation.named_children[0] if annotation is not None and annotation.named_children else None
    if named is not None and named.type == "type_identifier":
        made = Call(Name(reader.text(named), inner.scope, start), (), "new", start, start, -1)
        given = Choice((given, made), None, start)
    reader.builder.assign(target, given, reader.span(pattern), inner)


def _arrow(reader: Reader, node: Node, frame: Frame) -> Expression:
    return read_function(reader, node, frame)


def _named_function(reader: Reader, node: Node, frame: Frame) -> Expression:
    """A function expression: its own name is known within it; methods of objects come here too."""
    value = read_function(reader, node, frame)
    if node.type == "method_definition" and any(child.type == "get" for child in node.children):
        return Call(value, (), "call", value.at, value.at, -1)
    return value


FUNCTIONS: dict[str, ReadExpression] = {
    "arrow_function": _arrow,
    **dict.fromkeys(("function_expression", "function", "generator_function", "method_definition"), _named_function),
}
