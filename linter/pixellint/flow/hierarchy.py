"""Members that a class has from those below it: its subclasses, its extensions, the classes that implement it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pixellint.facts import algebra
from pixellint.flow.located import class_at
from pixellint.flow.namespaces import Namespaces
from pixellint.model.flows import Leaves, ValueOf
from pixellint.model.places import Access

MOST_IMPLEMENTING = 12
"""classes that implement one of the platform's and are looked into for a member"""
MOST_NAMES = 60
"""classes without the member themselves whose subclasses are looked into"""


class Hierarchy:
    """Asks a project, by its two questions, for what stands in files that a class does not know of; `classes` are the names
    of those met so far, by (file, number)."""

    def __init__(
        self,
        value: Callable[[str, ValueOf], Leaves],
        looked: Callable[[Leaves], Leaves],
        namespaces: Namespaces,
        classes: Mapping[tuple[str, int], str],
    ) -> None:
        self._value, self._looked = value, looked
        self._namespaces, self._classes = namespaces, classes

    def extended(self, name: str, access: Access, own: tuple[str, int]) -> Leaves:
        """What the subclasses and extensions of a class called `name` have at `access`; of subclasses that have nothing there
        themselves, what theirs have. Each class counts once, however they hang together."""
        parts: list[Leaves] = []
        seen, names = {own}, [name]
        for one in names:  # grows
            for found in self._below(one, access[0]):
                if found in seen:
                    continue
                seen.add(found)
                value = self._value(found[0], ValueOf("own", access[0], found[1]))
                parts.append(self._looked(algebra.project(value, access[1:])))
                further = self._classes.get(found, "")
                if not value and further and further not in names and len(names) < MOST_NAMES:
                    names.append(further)
        return algebra.merged(parts)

    def _below(self, name: str, member: str) -> Iterator[tuple[str, int]]:
        """The subclasses and extensions of a class called `name` in files that name the member, as (file, number)."""
        paths = (*self._namespaces.extending(name), *self._namespaces.extending(f"+{name}"))
        for path in dict.fromkeys(path for path in paths if self._namespaces.naming(path, member)):
            for leaf in self._value(path, ValueOf("subclasses", name, -1)):
                found = class_at(leaf.end)
                if found is not None:
                    yield found

    def added(self, name: str, access: Access) -> Leaves:
        """What extensions add to a class that the project does not define, and what the few classes make of it that implement
        one; many do where it is the platform's."""
        parts: list[Leaves] = []
        several = self._namespaces.extending(name)
        few = several if len(several) <= MOST_IMPLEMENTING else ()
        paths = (*self._namespaces.extending(f"+{name}"), *few)
        for path in dict.fromkeys(path for path in paths if self._namespaces.naming(path, access[0])):
            for leaf in self._value(path, ValueOf("subclasses", name, -1)):
                found = class_at(leaf.end)
                if found is not None and (path in few or not self._classes.get(found)):
                    value = self._value(path, ValueOf("own", access[0], found[1]))
                    parts.append(self._looked(algebra.project(value, access[1:])))
        return algebra.merged(parts)
