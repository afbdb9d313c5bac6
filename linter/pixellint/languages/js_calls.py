"""What a call of JavaScript calls, where that is not what stands before its parentheses."""

from __future__ import annotations

import re
from typing import TypeGuard

from pixellint.languages.build import Frame
from pixellint.languages.reader import Reader
from pixellint.model.unit import (
    Argument,
    Array,
    Call,
    Expression,
    Function,
    Lambda,
    Literal,
    Member,
    Name,
    Parameter,
    Spread,
    This,
)

_CLASS = re.compile(r"[A-Z]\w*[a-z]\w*")
_CONTAINER = re.compile(r"(?:container|injector|moduleref)$", re.IGNORECASE)
"""what hands out objects of classes is called so"""
_EFFECTS = frozenset({"call", "fork", "spawn"})
"""effects of a saga that call their first argument with the others"""
_SAGAS = frozenset({"redux-saga", "typed-redux-saga"})
_ANY_OBJECT = frozenset({"Array", "Object", "String"})
"""whose prototypes lend their methods to other objects"""
_NO_RECEIVER = frozenset({"window", "self", "globalThis"})


def called(reader: Reader, callee: Expression, arguments: tuple[Argument, ...]) -> tuple[Expression, tuple[Argument, ...]]:
    """Callee and arguments of `f.call(x, a)`, `f.apply(x, [a])`, `Reflect.apply(f, x, [a])`, a saga's `call(f, a)`: f and a."""
    if isinstance(callee, Member) and callee.key in ("call", "apply") and arguments and callee.computed is None:
        if isinstance(callee.object, Name) and callee.object.name == "Reflect":
            return _applied(arguments[0].value, arguments[1:])
        return _unbound(callee, arguments)
    if isinstance(callee, Name) and callee.name in _EFFECTS and arguments and in_saga(reader):
        return _effected(arguments[0].value), arguments[1:]
    return callee, arguments


def in_saga(reader: Reader) -> bool:
    """Whether the file describes effects for a library to run."""
    return any(item.specifier.partition("/")[0] in _SAGAS for item in reader.builder.imports)


def _effected(what: Expression) -> Expression:
    """What `call(f)`, `call([o, f])` or `call([o, "name"])` of a saga calls."""
    if not isinstance(what, Array) or len(what.items) != 2:
        return what
    owner, method = what.items
    return Member(owner, method.value, what.at) if isinstance(method, Literal) else method


def asks_for_one(callee: Expression, what: Expression) -> bool:
    """Whether a call asks a container for its object of a class: `inject(Svc)`, `injector.get(Svc)`."""
    if not isinstance(what, Name) or not _CLASS.fullmatch(what.name):
        return False
    if isinstance(callee, Name):
        return callee.name == "inject"
    owner = callee.object if isinstance(callee, Member) and callee.key in ("get", "resolve") else None
    named = owner.name if isinstance(owner, Name) else owner.key if isinstance(owner, Member) else ""
    return _CONTAINER.search(named) is not None


def bound(reader: Reader, callee: Expression, arguments: tuple[Argument, ...], frame: Frame, end: int) -> Expression | None:
    """What `f.bind(x)` gives, which is f, and `f.bind(x, a)`: a function that calls f with a and whatever it is given. None
    for other calls, and for listeners that a library binds to events. `end` is where the call ends."""
    if not isinstance(callee, Member) or callee.key != "bind" or callee.computed is not None or not arguments:
        return None
    if not _is_receiver(arguments[0].value, callee.object):
        return None
    if len(arguments) == 1:
        return callee.object
    builder, span = reader.builder, (callee.at, end)
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    inner = Frame(scope, number, builder.block(frame._replace(function=number), (), span), frame.owner)
    further = Argument(Parameter(number, 0, callee.at), spread=True)
    call = Call(callee.object, (*arguments[1:], further), "call", *span, builder.reserve_call())
    builder.call(call, inner)
    builder.functions[number] = Function("", ("",), (call,), scope, frame.function, -1, *span, 0)
    return Lambda(number, callee.at)


def _is_receiver(value: Expression, function: Expression) -> bool:
    """Whether the first argument of `bind` is what the function is to be called on: itself, nothing, or its owner."""
    if isinstance(value, This) or (isinstance(value, Literal) and value.kind == "null"):
        return True
    if isinstance(value, Name) and value.name in _NO_RECEIVER:
        return True
    owner = function.object if isinstance(function, Member) else None
    return path_of(value) != () and path_of(value) == (path_of(owner) if owner is not None else ())


def is_end(target: Expression) -> TypeGuard[Member]:
    """Whether a target is the place behind the last item of a list: `list[list.length]`."""
    if not isinstance(target, Member) or not isinstance(target.computed, Member) or target.computed.key != "length":
        return False
    return path_of(target.object) != () and path_of(target.object) == path_of(target.computed.object)


def path_of(value: Expression) -> tuple[str, ...]:
    """A chain of fields by its names, () for anything else."""
    if isinstance(value, Member) and value.computed is None:
        inner = path_of(value.object)
        return (*inner, value.key) if inner else ()
    return (value.name,) if isinstance(value, Name) else ("this",) if isinstance(value, This) else ()


def _unbound(callee: Member, arguments: tuple[Argument, ...]) -> tuple[Expression, tuple[Argument, ...]]:
    """`f.call(x, a)` and `f.apply(x, [a])` as `f(a)`; a method that a prototype lends is one of x."""
    function = _lent(callee.object, arguments[0].value)
    return _applied(function, arguments) if callee.key == "apply" else (function, arguments[1:])


def _lent(function: Expression, receiver: Expression) -> Expression:
    """`Array.prototype.slice` and `[].slice` called on x as the method of x."""
    if not isinstance(function, Member):
        return function
    owner = function.object
    lends = isinstance(owner, Array) and not owner.items
    if isinstance(owner, Member) and owner.key == "prototype":
        lends = isinstance(owner.object, Name) and owner.object.name in _ANY_OBJECT
    return Member(receiver, function.key, function.at) if lends else function


def _applied(function: Expression, arguments: tuple[Argument, ...]) -> tuple[Expression, tuple[Argument, ...]]:
    """A function with its receiver and the list of its arguments, as `apply` is given them."""
    if len(arguments) < 2:
        return function, ()
    listed = arguments[1].value
    if isinstance(listed, Array):
        return function, tuple(
            Argument(item.value, spread=True) if isinstance(item, Spread) else Argument(item) for item in listed.items
        )
    return function, (Argument(listed, spread=True),)
