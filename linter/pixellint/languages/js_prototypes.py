"""Classes as they were written before `class`: a function that makes instances, and methods put on its prototype."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Frame
from pixellint.languages.js_functions import read_function
from pixellint.languages.reader import Reader
from pixellint.model.unit import Binding, Call, Class, ClassValue, Expression, Lambda, Member, Name, Object

if TYPE_CHECKING:
    from tree_sitter import Node

_FUNCTIONS = frozenset({"function_declaration", "function_expression", "function"})
_PROTOTYPE = "prototype"


def makes_instances(reader: Reader, name: str, node: Node) -> bool:
    """Whether a function called so is a class: it has a capital, and something is put on its prototype."""
    if node.type not in _FUNCTIONS or not name[:1].isupper() or not reader.says(b".prototype"):
        return False
    return reader.says(name.encode() + b".prototype")


def read_constructor(reader: Reader, label: Node, node: Node, frame: Frame) -> ClassValue:
    """A function that makes instances, bound as a class."""
    builder, name = reader.builder, reader.text(label)
    number = builder.reserve_class()
    builder.bind(Binding(name, "class", number, -1, frame.scope, reader.at(label)))
    builder.classes[number] = Class(name, (), (), reader.at(node))
    _add(reader, number, ("constructor", read_function(reader, node, frame._replace(owner=number), number)))
    return ClassValue(number, reader.at(node))


def prototype_of(reader: Reader, target: Node | None, frame: Frame) -> int:
    """The class on whose prototype an assignment to the target puts something, -1 for other targets."""
    if target is None or target.type != "member_expression" or not reader.says(b".prototype"):
        return -1
    parts = reader.text(target).split(".")
    if len(parts) not in (2, 3) or parts[1] != _PROTOTYPE:
        return -1
    scope, builder = frame.scope, reader.builder
    while scope >= 0:
        found = builder.scopes[scope].bindings.get(parts[0])
        if found is not None:
            binding = builder.bindings[found]
            return binding.position if binding.kind == "class" and builder.classes[binding.position] is not None else -1
        scope = builder.scopes[scope].parent
    return -1


def put_on(reader: Reader, number: int, target: Node, value: Expression) -> None:
    """Enter what an assignment puts on a prototype: one member, an object of several, or another prototype to inherit from."""
    name = reader.text(target).split(".")[2:]
    if name:
        _add(reader, number, (name[0], value))
    elif isinstance(value, Object):
        _add(reader, number, *((entry.key, entry.value) for entry in value.entries if entry.key not in ("*", "...")))
    else:
        base = _inherited(value)
        known = reader.builder.classes[number]
        if base is not None and known is not None:
            reader.builder.classes[number] = known._replace(bases=(*known.bases, base))


def _inherited(value: Expression) -> Expression | None:
    """X of `Object.create(X.prototype)` and `new X()`."""
    if not isinstance(value, Call):
        return None
    if value.kind == "new":
        return value.callee
    given = value.arguments[0].value if value.arguments else None
    creates = isinstance(value.callee, Member) and value.callee.key == "create" and isinstance(value.callee.object, Name)
    return given.object if creates and isinstance(given, Member) and given.key == _PROTOTYPE else None


def _add(reader: Reader, number: int, *members: tuple[str, Expression]) -> None:
    builder = reader.builder
    known = builder.classes[number]
    if known is None:
        return
    builder.classes[number] = known._replace(members=(*known.members, *members))
    for name, value in members:
        function = builder.functions[value.number] if isinstance(value, Lambda) else None
        if function is not None and isinstance(value, Lambda):
            builder.functions[value.number] = function._replace(owner=number, name=function.name or name)
