"""The answers so far, joined: what a reference of one file stands for in another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pixellint.facts import algebra
from pixellint.flow.budget import Budget
from pixellint.flow.hierarchy import Hierarchy
from pixellint.flow.located import fetches, function_at, located, with_arguments
from pixellint.flow.namespaces import NOWHERE, Namespaces, is_known, is_own, made_of, unmade
from pixellint.flow.overloads import misfits
from pixellint.knowledge.index import Index
from pixellint.model.flows import (
    Answer,
    ClassRef,
    Constant,
    Demand,
    End,
    FunctionFact,
    FunctionRef,
    GlobalRef,
    Held,
    ImportRef,
    Leaf,
    Leaves,
    Located,
    Opaque,
    Returned,
    ValueOf,
)
from pixellint.model.namespaces import is_namespace, packages_of
from pixellint.model.places import Access

Resolve = Callable[[str, str], str | None]
"""(importing file, specifier) -> project file, None for a package"""

DEEPEST = 10  # files and functions a value is followed through


class Project:
    """Answers by (file, demand), and what follows from them. Looking something up that has no answer yet adds to `wanted` and
    counts in `missing`: what was worked out meanwhile is not kept."""

    def __init__(self, resolve: Resolve, catalogue: Index, namespaces: Namespaces = NOWHERE) -> None:
        self.answers: dict[tuple[str, Demand], Answer] = {}
        self.resolve = resolve
        self.namespaces = namespaces
        self.catalogue = catalogue
        self.wanted: set[tuple[str, Demand]] = set()
        self.needed: set[tuple[str, Demand]] = set()
        """every demand that was looked up"""
        self.missing = 0
        self.definers: dict[str, set[str]] = {}
        self.functions: dict[tuple[str, int], FunctionFact] = {}
        self.classes: dict[tuple[str, int], str] = {}
        self._located: dict[tuple[str, Demand], Leaves] = {}
        self._looked: dict[End, Leaves] = {}
        self._looking: set[End] = set()
        self._members: dict[tuple[str, int, Access], Leaves] = {}
        self._cuts = 0
        self.budget = Budget()
        self._hierarchy = Hierarchy(self.value, self.looked, namespaces, self.classes)

    def absorb(self, answers: Mapping[tuple[str, Demand], Answer]) -> list[tuple[str, Demand]]:
        """Take in answers, and those volunteered with them; what is new, in a fixed order."""
        new: dict[tuple[str, Demand], Answer] = {}
        for (path, demand), answer in answers.items():
            if (path, demand) in self.answers:
                continue
            new[path, demand] = answer
            for following, one in answer.more:
                if (path, following) not in self.answers:
                    new.setdefault((path, following), one)
            for fact in answer.functions:
                self.functions[path, fact.number] = fact
            for kind in answer.classes:
                self.classes[path, kind.number] = kind.name
        self.answers.update(new)
        self.wanted.difference_update(new)
        return sorted(new, key=repr)

    def ask(self, path: str, demand: Demand) -> Answer | None:
        """The answer of a file; None, and wanted from now on, when it has not been asked."""
        self.needed.add((path, demand))
        answer = self.answers.get((path, demand))
        if answer is None:
            self.missing += 1
            self.wanted.add((path, demand))
        return answer

    def value(self, path: str, demand: ValueOf) -> Leaves:
        """What a name of a file holds, located."""
        known = self._located.get((path, demand))
        if known is None:
            answer = self.ask(path, demand)
            if answer is None:
                return ()
            known = located(path, answer.leaves)
            self._located[path, demand] = known
        return known

    def look(self, end: End) -> Leaves:
        """An end followed into the files it refers to, until nothing more is known of it."""
        if not isinstance(end, Held | Returned):
            return (Leaf((), end),)
        known = self._looked.get(end)
        if known is not None:
            return known
        if not self._looking:
            self.budget.begin()
        if not self.budget.spend():
            self._cuts += 1
            return (Leaf((), end),)
        if end in self._looking or len(self._looking) > 8 * DEEPEST:
            self._cuts += 1
            return ()
        missing, cuts = self.missing, self._cuts
        self._looking.add(end)
        try:
            found = self._held(end) if isinstance(end, Held) else self._returned(end)
        finally:
            self._looking.discard(end)
        if self.missing == missing and (self._cuts == cuts or not self._looking or self.budget.is_spent):
            self._looked[end] = found  # what ran out once would do so again, for every question that leads here
        return found

    def looked(self, leaves: Leaves) -> Leaves:
        """A value with all its ends followed."""
        found = algebra.merged(self._look_leaf(leaf) for leaf in leaves)
        self.budget.charge(len(found))
        return found

    def _look_leaf(self, leaf: Leaf) -> Leaves:
        return tuple(
            Leaf((*leaf.key, *part.key), part.end, algebra.both(part.transforms, leaf.transforms), part.steps + leaf.steps)
            for part in self.look(leaf.end)
        )

    def _held(self, end: Held) -> Leaves:
        if isinstance(end.ref, GlobalRef):
            return self._global(end.ref, end)
        if not isinstance(end.ref, Located):
            return (Leaf((), end),)
        path, ref = end.ref
        if isinstance(ref, ImportRef):
            return self._imported(path, ref, end)
        if isinstance(ref, ClassRef) and end.access:
            return self._member(path, ref.number, end.access) or (Leaf((), end),)
        return (Leaf((), end),)

    def _imported(self, path: str, ref: ImportRef, end: Held) -> Leaves:
        if is_namespace(ref.specifier):
            return self._declared(ref, end)
        target = self.resolve(path, ref.specifier)
        if target is None:
            return (Leaf((), end),)
        name, access = ref.name, end.access
        if name in ("*", "module.exports") and access:
            value = self.value(target, ValueOf("export", access[0], -1))
            if not value and access[0] == "default":
                value = self.value(target, ValueOf("export", "module.exports", -1))
            access = access[1:]
        else:
            value = self.value(target, ValueOf("export", name, -1))
        return self._further(value, access, end)

    def _declared(self, ref: ImportRef, end: Held) -> Leaves:
        """A name found in a namespace: what the files that declare it say, those of the nearest package first; for a class
        that the project does not know, what its extensions add."""
        name, access = ref.name, end.access
        if name == "*":
            own = ref.specifier.rpartition(":")[2]
            if self.namespaces.declaring(ref.specifier, own):
                name = own  # a class of the module's name stands for it
            else:
                name, access = "".join(access[:1]), access[1:]
        for one in packages_of(ref.specifier):
            found = [self.value(path, ValueOf("export", name, -1)) for path in self.namespaces.declaring(one, name)]
            if any(found):
                return self._further(algebra.merged(found), access, end)
        return (self._hierarchy.added(name, access) if access else ()) or (Leaf((), end),)

    def _global(self, ref: GlobalRef, end: Held) -> Leaves:
        found = [self.value(path, ValueOf("global", ref.name, -1)) for path in sorted(self.definers.get(ref.name, ()))]
        if not found or ref.name in self.catalogue.globals:
            return (Leaf((), end),)
        return self._further(algebra.merged(found), end.access, end)

    def _further(self, value: Leaves, access: Access, end: End) -> Leaves:
        """The field of a found value, followed on; the end itself stays when nothing is found there."""
        below = algebra.project(value, access)
        found = self.looked(below)
        return found or (Leaf((), end),)

    def _returned(self, end: Returned) -> Leaves:
        callees = [leaf for leaf in self.look(end.callee) if not leaf.key and "join" not in leaf.transforms]
        others = misfits(self.functions, callees, len(end.arguments))
        parts = [self._result(leaf, end) for leaf in callees if leaf not in others]
        return algebra.merged(parts) or (Leaf((), end),)

    def _result(self, leaf: Leaf, end: Returned) -> Leaves:
        callee = leaf.end
        if isinstance(callee, Held) and isinstance(callee.ref, Located) and not callee.access:
            path, ref = callee.ref
            if isinstance(ref, FunctionRef):
                value = unmade(self.value(path, ValueOf("returns", "", ref.number)), end, ref.number)
                value = self.applied(value, path, ref.number, self.placed((path, ref.number), end.arguments, end.labels))
                return self._further(value, end.access, end)
            if isinstance(ref, ClassRef) and end.built and end.access:
                if len(end.access) > 1 and end.access[0] in end.labels:
                    value = end.arguments[end.labels.index(end.access[0])]
                    return self.looked(algebra.project(value, end.access[1:]))
                found = self._member(path, ref.number, end.access)
                if found:
                    made = self._constructed(path, ref.number, found, end)
                    return self.looked(made) if end.arguments else unmade(made, end)
            if isinstance(ref, ImportRef) and end.built and end.access and is_namespace(ref.specifier):
                found = self._hierarchy.added(ref.name, end.access)
                if found:
                    return found
        whole = end._replace(callee=callee) if isinstance(callee, Held | Returned) else end
        return (Leaf((), whole), *self._passed(end), *self.looked(made_of(end)))

    def _passed(self, end: Returned) -> Leaves:
        """What a library's function is given is taken to be in what it gives back: it trims, formats, picks. Functions that
        fetch are told by their names: what they are asked for is not what they are asked with."""
        ref = algebra.root(end)
        if not isinstance(ref, Located) or not isinstance(ref.ref, ImportRef) or end.built or is_own(self.namespaces, ref.ref):
            return ()
        name = end.callee.access[-1] if end.callee.access else ref.ref.name
        if fetches(name) or self.resolve(ref.path, ref.ref.specifier) is not None:
            return ()
        return algebra.merged(
            algebra.flat(tuple(leaf for leaf in self.looked(part) if not isinstance(leaf.end, Constant | Opaque)), "join")
            for part in end.arguments
        )

    def _member(self, path: str, number: int, access: Access) -> Leaves:
        """A member of a class: its own or inherited, else what its extensions and those that implement it have."""
        known = self._members.get((path, number, access))
        if known is not None:
            return known
        missing, cuts = self.missing, self._cuts
        value = self.value(path, ValueOf("member", access[0], number))
        if self.namespaces.scheme(path) and len(access) > 1:
            # a function has no fields: what a case of an enumeration carries is known of one that is made
            value = tuple(leaf for leaf in value if leaf.key or function_at(leaf.end) is None)
        found = self.looked(algebra.project(value, access[1:]))
        name = self.classes.get((path, number), "") if not any(map(is_known, found)) else ""
        if name:
            found = algebra.merged([found, self._hierarchy.extended(name, access, (path, number))])
        if (missing, cuts) == (self.missing, self._cuts):
            self._members[path, number, access] = found
        return found

    def _constructed(self, path: str, number: int, found: Leaves, end: Returned) -> Leaves:
        """What a member holds in an instance made with these arguments."""
        found = algebra.with_fields(found, Located(path, ClassRef(number)), end)
        for leaf in self.value(path, ValueOf("member", "constructor", number)):
            function = function_at(leaf.end)
            if function is not None:
                found = self.applied(found, *function, self.placed(function, end.arguments, end.labels))
        return found

    def placed(self, function: tuple[str, int], arguments: tuple[Leaves, ...], labels: tuple[str, ...]) -> tuple[Leaves, ...]:
        """Arguments in the order of a function's parameters."""
        fact = self.functions.get(function) if labels else None
        return arguments if fact is None else algebra.ordered(arguments, labels, fact.labels or fact.parameters)

    def applied(self, value: Leaves, path: str, number: int, arguments: tuple[Leaves, ...]) -> Leaves:
        """What a function of a file returns for these arguments."""
        fact = self.functions.get((path, number))
        self.budget.charge(len(value))
        return with_arguments(value, (path, number), arguments, fact.rest if fact is not None else -1)
