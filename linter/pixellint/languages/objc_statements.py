"""Statements and declarations of Objective-C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.objc_classes import read_implementation, read_interface, read_method
from pixellint.languages.objc_functions import is_static, read_function
from pixellint.languages.objc_preprocessor import give, make_public, read_conditional, read_define, read_import
from pixellint.languages.objc_reader import ObjcReader, ReadStep
from pixellint.languages.objc_types import class_of, declared_name, given_or_made, is_function
from pixellint.model.unit import Binding, Derived, Expression, Literal, Member, Name, Unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def _skip(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """Types, attributes and comments say nothing of what runs."""


def _within(reader: ObjcReader, node: Node, frame: Frame) -> None:
    reader.within(node, frame)


def _block(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """A block has names of its own; at the top level it is what a macro left behind."""
    if frame.function < 0:
        reader.within(node, frame)
    else:
        reader.within(node, frame._replace(scope=reader.builder.scope(frame.scope, frame.function)))


def _branch(reader: ObjcReader, node: Node | None, frame: Frame, tests: tuple[Expression, ...], loops: bool = False) -> None:
    """A stretch that runs or not."""
    if node is None:
        return
    block = reader.builder.block(frame, tests, reader.span(node), loops)
    inner = frame._replace(block=block, scope=reader.builder.scope(frame.scope, frame.function))
    if node.type in ("compound_statement", "else_clause"):
        reader.within(node, inner)
    else:
        reader.statement(node, inner)


def _if(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """`if`, with all the `else if` behind it: such chains may be long."""
    current: Node | None = node
    while current is not None:
        test = reader.expression(current.child_by_field_name("condition"), frame)
        _branch(reader, current.child_by_field_name("consequence"), frame, (test,))
        otherwise = current.child_by_field_name("alternative")
        negated = Derived("boolean", (test,), reader.at(current))
        following = otherwise.named_children[-1] if otherwise is not None and otherwise.named_children else None
        if otherwise is None or following is None or following.type != "if_statement":
            _branch(reader, otherwise, frame, (negated,))
            return
        frame = frame._replace(block=reader.builder.block(frame, (negated,), reader.span(otherwise)))
        current = following


def _for(reader: ObjcReader, node: Node, frame: Frame) -> None:
    inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
    inside = next((place for place, child in enumerate(node.children) if child.type == "in"), -1)
    if inside >= 0:
        _for_in(reader, node, inside, inner)
        return
    body = node.child_by_field_name("body")
    for child in node.named_children:
        if body is None or child.id != body.id:
            reader.statement(child, inner)
    _branch(reader, body, inner, (), loops=True)


def _for_in(reader: ObjcReader, node: Node, inside: int, frame: Frame) -> None:
    """`for (Foo *x in list) ...`"""
    heads = [child for child in node.children[:inside] if child.is_named]
    rest = [child for child in node.children[inside:] if child.is_named and child.type != "comment"]
    source = reader.expression(rest[0] if rest else None, frame)
    name = declared_name(heads[-1]) if heads else None
    if name is not None:
        value: Expression = Member(source, "*", reader.at(name))
        made = class_of(reader, heads)
        if made:
            value = reader.either(value, reader.instance(made, frame, reader.at(name)))
        if len(heads) > 1:
            reader.builder.bind(Binding(reader.text(name), "variable", -1, -1, frame.scope, reader.at(name)))
        target = Name(reader.text(name), frame.scope, reader.at(name))
        reader.builder.assign(target, value, reader.span(name), frame, len(heads) > 1)
    _branch(reader, rest[-1] if len(rest) > 1 else None, frame, (), loops=True)


def _while(reader: ObjcReader, node: Node, frame: Frame) -> None:
    test = reader.expression(node.child_by_field_name("condition"), frame)
    _branch(reader, node.child_by_field_name("body"), frame, (test,), loops=True)


def _switch(reader: ObjcReader, node: Node, frame: Frame) -> None:
    subject = reader.expression(node.child_by_field_name("condition"), frame)
    body = node.child_by_field_name("body")
    for case in body.named_children if body is not None else ():
        _branch(reader, case, frame, (subject,))


def _try(reader: ObjcReader, node: Node, frame: Frame) -> None:
    for child in node.named_children:
        inner = frame
        if child.type == "catch_clause":
            inner = frame._replace(scope=reader.builder.scope(frame.scope, frame.function))
            name = next((found for part in child.named_children if (found := _caught(part)) is not None), None)
            if name is not None:
                give(reader, name, Unknown("caught", reader.at(name)), inner)
        for part in child.named_children if child.type in ("catch_clause", "finally_clause") else [child]:
            if part.type == "compound_statement":
                _branch(reader, part, inner, ())


def _caught(node: Node) -> Node | None:
    return declared_name(node.named_children[-1]) if node.type == "type_name" and len(node.named_children) > 1 else None


def _return(reader: ObjcReader, node: Node, frame: Frame) -> None:
    for child in node.named_children:
        if child.type != "comment":
            value = reader.expression(child, frame)
            if frame.function in reader.returns:
                reader.returns[frame.function].append(value)


def _type(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """`typedef`: of types, the cases of enumerations alone are values."""
    for child in node.named_children:
        if child.type in ("enum_specifier", "ERROR"):
            reader.statement(child, frame)


def _labeled(reader: ObjcReader, node: Node, frame: Frame) -> None:
    for child in node.named_children[1:]:
        reader.statement(child, frame)


def _declaration(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """Variables and constants; of the top level those that other files may see are declared."""
    specifiers = [child for child in node.named_children if child.type not in ("init_declarator", "ERROR")]
    outside = any(child.type == "storage_class_specifier" and reader.text(child) == "extern" for child in specifiers)
    for child in node.children_by_field_name("declarator"):
        inner = child.child_by_field_name("declarator") if child.type == "init_declarator" else child
        name = declared_name(inner)
        given = child.child_by_field_name("value") if child.type == "init_declarator" else None
        if inner is None or name is None or is_function(inner) or (outside and given is None):
            continue
        kinds = [part for part in specifiers if part.type not in ("pointer_declarator", "function_declarator")]
        read = reader.expression(given, frame) if given is not None else None
        value = given_or_made(reader, read, class_of(reader, [*kinds, inner]), reader.at(name), frame)
        give(reader, name, value, frame)
        if frame.scope == 0:
            make_public(reader, name, value, not is_static(reader, node))
    for child in node.named_children:
        if child.type in ("ERROR", "enum_specifier"):
            reader.statement(child, frame)


def _enum(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """The cases of an enumeration are constants; their names tell more than their numbers."""
    body = node.child_by_field_name("body")
    for child in body.named_children if body is not None else ():
        name = child.child_by_field_name("name")
        if name is not None:
            give(reader, name, Literal(reader.text(name), "string", *reader.span(name)), frame)
            if frame.scope == 0:
                reader.declare(reader.text(name), Name(reader.text(name), 0, reader.at(name)), reader.at(name))


STATEMENTS: dict[str, ReadStep] = {
    **dict.fromkeys(
        (
            *("comment", "type_identifier", "primitive_type", "typedefed_specifier", "type_qualifier", "type_name"),
            *("storage_class_specifier", "class_declaration", "preproc_call", "preproc_function_def", "preproc_directive"),
            *("method_type", "protocol_reference_list", "parameterized_arguments", "instance_variables", "goto_statement"),
            *("property_implementation", "break_statement", "continue_statement", "attribute_specifier", "struct_specifier"),
            *("statement_identifier", "type_descriptor", "version", "available_expression", "sizeof_expression"),
        ),
        _skip,
    ),
    **dict.fromkeys(("preproc_include", "module_import"), read_import),
    "preproc_def": read_define,
    **dict.fromkeys(("preproc_if", "preproc_ifdef", "preproc_elif", "preproc_else"), read_conditional),
    **dict.fromkeys(("class_interface", "protocol_declaration"), read_interface),
    "class_implementation": read_implementation,
    "method_definition": read_method,
    "function_definition": read_function,
    "declaration": _declaration,
    "enum_specifier": _enum,
    "compound_statement": _block,
    "if_statement": _if,
    "for_statement": _for,
    **dict.fromkeys(("while_statement", "do_statement"), _while),
    "switch_statement": _switch,
    "try_statement": _try,
    "return_statement": _return,
    "labeled_statement": _labeled,
    **dict.fromkeys(("implementation_definition", "case_statement", "throw_statement"), _within),
    "type_definition": _type,
}
