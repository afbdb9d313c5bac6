from __future__ import annotations

from pixellint.flow.hierarchy import Hierarchy
from pixellint.flow.namespaces import Namespaces
from pixellint.model.flows import ClassRef, Demand, Held, Leaf, Leaves, Located, ValueOf

MANY = 40


def number_of(name: str) -> int:
    return int(name.removeprefix("C"))


class Tangle:
    """A program of MANY classes, each in a file of its own, each in some way below all others; none has the member but the
    last."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Demand]] = []
        self.classes = {(f"{n}.kt", n): f"C{n}" for n in range(MANY)}
        self.files = tuple(path for path, _ in self.classes)
        namespaces = Namespaces(lambda package, name: (), self.extending, lambda path: "jvm")
        self.hierarchy = Hierarchy(self.value, lambda leaves: leaves, namespaces, self.classes)

    def extending(self, name: str) -> tuple[str, ...]:
        return () if name.startswith("+") else self.files

    def value(self, path: str, demand: ValueOf) -> Leaves:
        self.asked.append((path, demand))
        number = number_of(f"C{path.removesuffix('.kt')}")
        here = Leaf((), Held(Located(path, ClassRef(number)), ()))
        if demand.kind == "subclasses":
            return (here,) if demand.name != f"C{number}" else ()
        return (here,) if number == MANY - 1 else ()


def test_classes_that_all_stand_below_each_other_are_asked_once() -> None:
    tangle = Tangle()
    found = tangle.hierarchy.extended("C0", ("send",), ("0.kt", 0))
    assert [leaf.end for leaf in found] == [Held(Located(f"{MANY - 1}.kt", ClassRef(MANY - 1)), ())]
    own = [path for path, demand in tangle.asked if isinstance(demand, ValueOf) and demand.kind == "own"]
    assert sorted(own) == sorted(tangle.files[1:])
    assert len(tangle.asked) <= MANY * MANY
