"""Properties and variables of Kotlin: values, delegates, getters and setters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.kotlin_functions import declare, read_function, take_apart
from pixellint.languages.kotlin_outline import receiver_of
from pixellint.languages.kotlin_reader import COMMENTS, KotlinReader, child_of, kotlin
from pixellint.languages.kotlin_types import instance_of, type_in, typed
from pixellint.languages.reader import Reader, ReadStatement
from pixellint.model.unit import Binding, Call, Choice, Expression, Lambda, Member, Name, Object, This

if TYPE_CHECKING:
    from tree_sitter import Node

_OBSERVED = ("collectAsState", "collectAsStateWithLifecycle", "observeAsState", "remember", "rememberSaveable")


def initial(reader: KotlinReader, node: Node, frame: Frame) -> Expression | None:
    """The value a property or variable is declared with, and what its type says; None for neither."""
    declared = child_of(node, "variable_declaration")
    kind = type_in(declared) if declared is not None else None
    value = _given(reader, node, frame)
    if value is None:
        return instance_of(reader, kind, frame)
    return typed(reader, value, kind, frame)


def _given(reader: KotlinReader, node: Node, frame: Frame) -> Expression | None:
    equals = False
    for child in node.children:
        if child.type == "=":
            equals = True
        elif child.type == "property_delegate":
            return _delegated(reader, child, frame)
        elif equals and child.is_named and child.type not in COMMENTS:
            return reader.expression(child, frame)
    return None


def _delegated(reader: KotlinReader, node: Node, frame: Frame) -> Expression | None:
    """`by lazy { v }` is v; what is observed is read through its field `value`."""
    inner = [child for child in node.named_children if child.type not in COMMENTS]
    if not inner:
        return None
    value = reader.expression(inner[-1], frame)
    if isinstance(value, Object) and len(value.entries) == 1 and value.entries[0].key == "value":
        return value.entries[0].value
    text = reader.text(inner[-1])
    if text.split("{")[0].split("(")[0].rpartition(".")[2].strip() in _OBSERVED:
        return Member(value, "value", reader.at(node))
    return _made(value, reader.at(node))


def _made(value: Expression, at: int) -> Expression:
    """`by ours { v }`: a delegate of the project's own is made with a block, which gives the value sooner or later."""
    if not isinstance(value, Call) or not value.arguments or not isinstance(value.arguments[-1].value, Lambda):
        return value
    return Choice((value, Call(value.arguments[-1].value, (), "call", at, at, -1)), None, at)


def read_property(reader: KotlinReader, node: Node, frame: Frame, inits: Frame) -> list[tuple[str, Expression]]:
    """The member a property of a class is. `inits` is the frame of its initial value."""
    declared = child_of(node, "variable_declaration")
    label = child_of(declared, "identifier") if declared is not None else None
    if label is None:
        return []
    name, at = reader.text(label).strip("`"), reader.at(node)
    found: list[tuple[str, Expression]] = []
    value = initial(reader, node, inits)
    getter = accessor(reader, node, "getter", name, frame)
    accessor(reader, node, "setter", name, frame)
    if getter is not None:
        found.append((name, getter if value is None else Choice((getter, value), None, at)))
    elif value is not None:
        found.append((name, value))
    return found


def accessor(reader: KotlinReader, node: Node, kind: str, name: str, frame: Frame) -> Expression | None:
    """What a getter gives; setters are read for what they do. `field` is the property itself."""
    found = child_of(node, kind)
    if found is None or child_of(found, "function_body") is None:
        return None
    scope = reader.builder.scope(frame.scope, frame.function)
    owner, at = frame.owner if frame.scope in reader.owners else -1, reader.at(found)
    reader.aliases[(scope, "field")] = Member(This(owner, at), name, at) if owner >= 0 else Name(name, frame.scope, at)
    method = read_function(reader, found, frame._replace(scope=scope), owner, name)
    return Call(method, (), "call", at, at, -1) if kind == "getter" else None


def _property(reader: Reader, node: Node, frame: Frame) -> None:
    """A variable, or a property at top level."""
    own = kotlin(reader)
    pattern = child_of(node, "multi_variable_declaration")
    if pattern is not None:
        value = _given(own, node, frame)
        if value is not None:
            take_apart(own, pattern, value, frame)
        return
    declared = child_of(node, "variable_declaration")
    label = child_of(declared, "identifier") if declared is not None else None
    if label is None:
        reader.within(node, frame)
        return
    value = _value(own, node, label, frame)
    declare(own, label, value, reader.span(node), frame)
    if frame.scope == 0 and value is not None:
        name = reader.text(label).strip("`")
        own.declare(name, Name(name, 0, reader.at(label)), reader.at(node))


def _value(reader: KotlinReader, node: Node, label: Node, frame: Frame) -> Expression | None:
    name = reader.text(label).strip("`")
    receiver = receiver_of(node)
    if receiver is not None:
        from pixellint.languages.kotlin_extensions import read_extension_getter

        return read_extension_getter(reader, node, name, receiver, frame)
    if frame.scope == 0:
        reader.builder.bind(Binding(name, "variable", -1, -1, 0, reader.at(label)))
    value = initial(reader, node, frame)
    getter = accessor(reader, node, "getter", name, frame)
    accessor(reader, node, "setter", name, frame)
    return value if getter is None else getter


PROPERTIES: dict[str, ReadStatement] = {"property_declaration": _property}
