"""Where a project's names stand, for languages that find them without naming a file."""

from __future__ import annotations

from collections.abc import Callable

from pixellint.facts import algebra
from pixellint.flow.located import parameter_at
from pixellint.model.flows import ImportRef, Leaf, Leaves, Located, Returned
from pixellint.model.namespaces import is_namespace, packages_of
from pixellint.model.record import NamedTuple


class Namespaces(NamedTuple):
    """Where names stand that code finds without naming a file. `declaring(package, name)` gives the files that declare a
    name; `extending(name)` those with subclasses of a class of that name, `extending("+name")` those with extensions;
    `scheme(file)` the family of the file's language, "" for one without namespaces; `naming(file, member)` tells whether the
    file, or one with subclasses of what it declares, names a member at all; `meeting(file, owner)`
    whether a file names anything that file `owner` declares, or a subclass of it."""

    declaring: Callable[[str, str], tuple[str, ...]]
    extending: Callable[[str], tuple[str, ...]]
    scheme: Callable[[str], str]
    naming: Callable[[str, str], bool] = lambda path, member: True
    meeting: Callable[[str, str], bool] = lambda path, owner: True


NOWHERE = Namespaces(lambda package, name: (), lambda name: (), lambda path: "")


def is_known(leaf: Leaf) -> bool:
    """Whether a member's value is more than that some class outside the project is to have it."""
    return not (isinstance(leaf.end, Returned) and leaf.end.built and leaf.end.access)


def made_of(end: Returned) -> Leaves:
    """What an object of a class outside the project is made of, by label: events and requests of an app's products."""
    ref = algebra.root(end)
    named = ref.ref if isinstance(ref, Located) else ref
    if not end.built or end.access or not isinstance(named, ImportRef) or not is_namespace(named.specifier):
        return ()
    labels = (*end.labels, *[""] * len(end.arguments))
    return algebra.merged(algebra.under(label or "*", part) for label, part in zip(labels, end.arguments, strict=False))


def is_own(namespaces: Namespaces, ref: ImportRef) -> bool:
    """Whether the project itself declares a name of a namespace."""
    return is_namespace(ref.specifier) and any(namespaces.declaring(one, ref.name) for one in packages_of(ref.specifier))


def unmade(found: Leaves, end: Returned, function: int = -1) -> Leaves:
    """What an instance that nobody is seen to make holds or returns: what its constructor would be given goes by the name of
    the class."""
    made = end if function < 0 else end.callee
    if not isinstance(made, Returned) or not made.built or made.arguments:
        return found
    asked = [leaf for leaf in found if (part := parameter_at(leaf.end)) is not None and part[1] != function]
    return (*(leaf for leaf in found if leaf not in asked), Leaf((), end)) if asked else found
