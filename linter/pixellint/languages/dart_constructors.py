"""Constructors of Dart: plain, named, factory and redirecting ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.dart_chains import arguments_of, made_call
from pixellint.languages.dart_functions import Formal, Shape, read_callable
from pixellint.languages.dart_reader import DartReader
from pixellint.languages.dart_types import path_value, type_paths
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Argument, Expression, Member, Name, This

if TYPE_CHECKING:
    from tree_sitter import Node

SIGNATURES = frozenset(
    (
        *("constructor_signature", "constant_constructor_signature"),
        *("factory_constructor_signature", "redirecting_factory_constructor_signature"),
    )
)


class _Written(NamedTuple):
    """A constructor as written: signature, initialisers and redirections, body; its class, and the superclass of that."""

    signed: Node
    further: list[Node]
    own: Name
    base: Expression | None


def read_constructor(reader: DartReader, parts: list[Node], frame: Frame, base: Expression | None) -> tuple[str, Expression]:
    """A constructor as a member: (name, Lambda). `parts` are its signature, initialisers and body; `base` the superclass."""
    signed = parts[0]
    names = [reader.text(child) for child in signed.named_children if child.type == "identifier"]
    name = ".".join(names[1:]) or "constructor"
    listed = next((child for child in signed.named_children if child.type == "formal_parameter_list"), None)
    body = next((part for part in parts if part.type == "function_body"), None)
    span = reader.at(signed), reader.span(parts[-1])[1]
    own = reader.name(names[0] if names else "", frame, span[0])
    prelude = partial(_prelude, reader, _Written(signed, parts[1:], own, base))
    return name, read_callable(reader, Shape(name, listed, body, span), frame, frame.owner, prelude)


def _prelude(reader: DartReader, written: _Written, listed: list[Formal], frame: Frame) -> list[Expression]:
    """The fields that parameters and initialisers fill; what the constructor gives."""
    signed, own = written.signed, written.own
    given: list[Expression] = []
    if signed.type == "redirecting_factory_constructor_signature":
        given.append(_handed_on(reader, signed, listed, frame))
    for formal in listed:
        if formal.kind == "this" or given:
            _fill(reader, formal.name, _value(formal, frame), reader.span(formal.node), frame)
    for part in written.further:
        if part.type == "redirection":
            given.append(_called(reader, part, own, frame))
        elif part.type == "initializers":
            for entry in part.named_children:
                _initialiser(reader, entry, frame)
    _to_base(reader, written, listed, frame)
    factory = signed.type == "factory_constructor_signature"
    plain = len([child for child in signed.named_children if child.type == "identifier"]) < 2
    return given if given or factory or plain else [made_call(own, (), (own.at, own.at), -1)]


def _value(formal: Formal, frame: Frame) -> Name:
    return Name(formal.name, frame.scope, formal.node.start_byte)


def _fill(reader: DartReader, name: str, value: Expression, span: tuple[int, int], frame: Frame) -> None:
    reader.builder.assign(Member(This(frame.owner, span[0]), name, span[0]), value, span, frame)


def _initialiser(reader: DartReader, entry: Node, frame: Frame) -> None:
    """`x = value` of an initialiser list; assertions are read, `super(...)` is told by _to_base."""
    for child in entry.named_children:
        if child.type == "field_initializer":
            name = next((part for part in child.named_children if part.type == "identifier"), None)
            sign = next((place for place, part in enumerate(child.children) if part.type == "="), 0)
            value = reader.value(child.children[sign:], frame)
            _fill(reader, reader.named(name), value, reader.span(child), frame)
        elif child.type == "assertion":
            reader.within(child, frame)


def _called(reader: DartReader, node: Node, target: Expression, frame: Frame) -> Expression:
    """`this(...)`, `this.named(...)` and their kin, as a call of the class."""
    number = reader.builder.reserve_call()
    name = next((child for child in node.named_children if child.type == "identifier"), None)
    callee = target if name is None else Member(target, reader.text(name), reader.at(name))
    given = next((child for child in node.named_children if child.type == "arguments"), None)
    return reader.builder.call(made_call(callee, arguments_of(reader, given, frame), reader.span(node), number), frame)


def _handed_on(reader: DartReader, signed: Node, listed: list[Formal], frame: Frame) -> Expression:
    """`factory A(x) = B;`: B made of the same arguments."""
    sign = next((place for place, child in enumerate(signed.children) if child.type == "="), len(signed.children))
    paths = type_paths(reader, signed.children[sign:])
    start, end = reader.span(signed)
    number = reader.builder.reserve_call()
    callee = path_value(reader, paths[0] if paths else ("",), frame, start)
    return reader.builder.call(made_call(callee, _same(listed, frame), (start, end), number), frame)


def _same(listed: list[Formal], frame: Frame) -> tuple[Argument, ...]:
    """Parameters handed on as they come."""
    return tuple(Argument(_value(formal, frame), formal.name if formal.labelled else "") for formal in listed)


def _to_base(reader: DartReader, written: _Written, listed: list[Formal], frame: Frame) -> None:
    """What goes to the superclass, by `super(...)` and by `super.x` parameters: making one."""
    base = written.base
    handed = _same([formal for formal in listed if formal.kind == "super" and formal.name != "key"], frame)
    entry = next((child for part in written.further for child in part.named_children if _is_super(child)), None)
    if base is None or (not handed and (entry is None or _only_key(reader, entry))):
        return
    number = reader.builder.reserve_call()
    if entry is None:
        reader.builder.call(made_call(base, handed, reader.span(written.signed), number), frame)
        return
    name = next((child for child in entry.named_children if child.type == "identifier"), None)
    callee = base if name is None else Member(base, reader.text(name), reader.at(name))
    given = next((child for child in entry.named_children if child.type == "arguments"), None)
    arguments = arguments_of(reader, given, frame) + handed
    reader.builder.call(made_call(callee, arguments, reader.span(entry), number), frame)


def _only_key(reader: DartReader, entry: Node) -> bool:
    """`super(key: key)` hands on nothing of note."""
    return reader.text(entry).replace(" ", "") == "super(key:key)"


def _is_super(node: Node) -> bool:
    return node.type == "initializer_list_entry" and bool(node.children) and node.children[0].type == "super"
