"""`Record`: the base of named tuples that hold one another.

At run time it is `typing.NamedTuple`. A type checker is shown a class that is told from others by its name: it compares
named tuples field by field, and where the fields are unions of such tuples again, that took minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import ClassVar, Self, dataclass_transform

    @dataclass_transform(frozen_default=True)
    class Record(tuple[Any, ...]):
        _fields: ClassVar[tuple[str, ...]]

        @classmethod
        def _make(cls, iterable: Iterable[Any]) -> Self: ...
        def _replace(self, **changes: Any) -> Self: ...
        def _asdict(self) -> dict[str, Any]: ...
else:
    Record = NamedTuple
