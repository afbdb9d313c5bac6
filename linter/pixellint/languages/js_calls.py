"""What a call of JavaScript calls, where that is not what stands before its parentheses."""

from __future__ import annotations

import re

from pixellint.languages.reader import Reader
from pixellint.model.unit import Argument, Array, Expression, Literal, Member, Name, Spread

_CLASS = re.compile(r"[A-Z]\w*[a-z]\w*")
_CONTAINER = re.compile(r"(?:container|injector|moduleref)$", re.IGNORECASE)
"""what hands out objects of classes is called so"""
_EFFECTS = frozenset({"call", "fork", "spawn"})
"""effects of a saga that call their first argument with the others"""
_SAGAS = frozenset({"redux-saga", "typed-redux-saga"})


def called(reader: Reader, callee: Expression, arguments: tuple[Argument, ...]) -> tuple[Expression, tuple[Argument, ...]]:
    """Callee and arguments of `f.call(x, a)`, `f.apply(x, [a])` and a saga's `call(f, a)`: f and a."""
    if isinstance(callee, Member) and callee.key in ("call", "apply") and arguments and callee.computed is None:
        return _unbound(callee, arguments)
    if isinstance(callee, Name) and callee.name in _EFFECTS and arguments and _in_saga(reader):
        return _effected(arguments[0].value), arguments[1:]
    return callee, arguments


def _in_saga(reader: Reader) -> bool:
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


def _unbound(callee: Member, arguments: tuple[Argument, ...]) -> tuple[Expression, tuple[Argument, ...]]:
    """`f.call(x, a)` and `f.apply(x, [a])` as `f(a)`."""
    rest = arguments[1:]
    if callee.key == "apply" and rest:
        listed = rest[0].value
        if isinstance(listed, Array):
            return callee.object, tuple(
                Argument(item.value, spread=True) if isinstance(item, Spread) else Argument(item) for item in listed.items
            )
        return callee.object, (Argument(listed, spread=True),)
    return callee.object, rest
