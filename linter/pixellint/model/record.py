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
    from collections import namedtuple

    _OF_A_CLASS = frozenset(("__annotations__", "__module__", "__qualname__", "__slots__"))

    class _Maker(type):
        """The metaclass of NamedTuple alone; what it makes of a class below it is a plain class of tuples."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            annotations = body.get("__annotations__", {})  # all there: the annotations of our modules are text
            fields = tuple(annotations)
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = annotations
            made.__qualname__ = body["__qualname__"]
            for key, value in body.items():
                if key not in _OF_A_CLASS and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """Fields are the annotated names of a class body."""

    Record = NamedTuple
