"""Named tuples that are made fast, and `Record`, the base of those that hold one another.

A hook makes some two hundred classes of named tuples before it does anything: `typing.NamedTuple` compiles the annotation of
every field for each of them, which is most of the time of importing a module of values. Ours takes the names alone.

A type checker is shown `typing.NamedTuple` itself, and for `Record` a class that is told from others by its name: it compares
named tuples field by field, and where the fields are unions of such tuples again, that took minutes.
"""

from __future__ import annotations

__all__ = ["NamedTuple", "Record"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, ClassVar, NamedTuple, Self, dataclass_transform

    @dataclass_transform(frozen_default=True)
    class Record(tuple[Any, ...]):
        _fields: ClassVar[tuple[str, ...]]

        @classmethod
        def _make(cls, iterable: Iterable[Any]) -> Self: ...
        def _replace(self, **changes: Any) -> Self: ...
        def _asdict(self) -> dict[str, Any]: ...
else:
    from collections import _tuplegetter, namedtuple
    from functools import cache
    from types import FunctionType

    @cache
    def _constructor(count):
        """That of any named tuple of `count` fields; a class of its own puts the names in."""
        return namedtuple("_", [f"f{number}" for number in range(count)]).__new__

    class _Tuple(tuple):
        """What named tuples can do, whatever their fields are called."""

        __slots__ = ()

        @classmethod
        def _make(cls, iterable):
            made = tuple.__new__(cls, iterable)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} takes {len(cls._fields)} values, not {len(made)}")
            return made

        def _replace(self, **changes):
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no {', '.join(changes)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return self.__class__.__name__ + self._shown % self

    class _Maker(type):
        """Makes a class of tuples of every class body below NamedTuple."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            if "__annotate__" in body or "__annotate_func__" in body:
                raise TypeError(f"{name}: its module needs `from __future__ import annotations`")
            fields = tuple(body.get("__annotations__", ()))
            defaults = tuple(body[field] for field in fields if field in body)
            new = _constructor(len(fields))
            code = new.__code__.replace(co_varnames=("_cls", *fields))
            body["__new__"] = FunctionType(code, new.__globals__, "__new__", defaults)
            body["_shown"] = f"({', '.join(f'{field}=%r' for field in fields)})"
            body.update((field, _tuplegetter(number, "")) for number, field in enumerate(fields))
            return type(name, (_Tuple,), body | {"__slots__": (), "_fields": fields, "__match_args__": fields})

    class NamedTuple(metaclass=_Maker):
        """Fields are the annotated names of a class body."""

    Record = NamedTuple
