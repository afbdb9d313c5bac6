"""What stands behind `#` in Objective-C, and constants of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_text import unescaped
from pixellint.languages.objc_reader import ObjcReader
from pixellint.model.unit import Binding, Expression, Import, Literal, Name

if TYPE_CHECKING:
    from tree_sitter import Node

_TEXT = re.compile(r'\(?\s*@?"((?:[^"\\]|\\.)*)"\s*\)?\s*(?://.*)?$')
_NUMBER = re.compile(r"\(?\s*(-?\d[\w.]*)\s*\)?\s*(?://.*)?$")
_ALIAS = re.compile(r"([A-Za-z_]\w*)\s*$")


def give(reader: ObjcReader, name: Node, value: Expression | None, frame: Frame) -> None:
    """Bind a variable, with its first value where there is one."""
    text, at = reader.text(name), reader.at(name)
    reader.builder.bind(Binding(text, "variable", -1, -1, frame.scope, at))
    if value is not None:
        reader.builder.assign(Name(text, frame.scope, at), value, (at, max(at, reader.span(name)[1])), frame, True)


def make_public(reader: ObjcReader, name: Node, value: Expression | None, public: bool) -> None:
    """Remember a constant of the top level; let other files have it if it is public."""
    text = reader.text(name)
    if isinstance(value, Literal) and value.kind == "string":
        reader.constants[text] = value.value
    if public:
        reader.declare(text, Name(text, 0, reader.at(name)), reader.at(name))


def read_define(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """`#define kName @"text"`: a constant of the file."""
    name, given = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None or given is None:
        return
    text = reader.text(given)
    span = reader.span(given)
    value: Expression | None = None
    if (found := _TEXT.match(text)) is not None:
        value = Literal(unescaped(found[1]), "string", *span)
    elif (found := _NUMBER.match(text)) is not None:
        value = Literal(found[1], "number", *span)
    elif (found := _ALIAS.match(text)) is not None:
        value = reader.resolve(found[1], frame._replace(scope=0), span)
    if value is not None:
        top = Frame(0, -1, 0, -1)
        give(reader, name, value, top)
        make_public(reader, name, value, False)


def read_conditional(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """`#if`: all of it is read, whatever the condition."""
    skipped = [part.id for name in ("condition", "name") if (part := node.child_by_field_name(name)) is not None]
    for child in node.named_children:
        if child.id not in skipped:
            reader.statement(child, frame)


def read_import(reader: ObjcReader, node: Node, frame: Frame) -> None:
    """`#import <Foo/Bar.h>`, `@import Foo;`: the module; headers of the project say nothing."""
    path = node.child_by_field_name("path")
    if path is None or path.type == "string_literal":
        return
    module, slash, _ = reader.text(path).strip("<>").partition("/")
    number = len(reader.builder.imports)
    if node.type == "module_import" or slash:
        reader.builder.bind(Binding(module, "import", number, -1, 0, reader.at(path)))
        reader.builder.imports.append(Import(f"apple:{module}", "*", module, *reader.span(node)))
    elif module[:1].isupper():  # a header laid flat, named like the library or the class in it
        reader.builder.imports.append(Import(f"apple:{module.removesuffix('.h')}", "*", "", *reader.span(node)))
