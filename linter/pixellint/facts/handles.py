"""Which product's object or function an end is, by its canonical path."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.facts import algebra
from pixellint.knowledge.index import Index
from pixellint.model.flows import LENT, End, GlobalRef, Held, ImportRef, Returned
from pixellint.model.knowledge import Package
from pixellint.model.namespaces import is_namespace
from pixellint.model.places import Access
from pixellint.model.record import NamedTuple


class Handle(NamedTuple):
    """A product's object or function, by its canonical path; not `certain` when only an ambiguous global says so; `server`
    where it comes from a package for servers."""

    tracker: str
    path: tuple[str, ...]
    certain: bool
    server: bool = False


def handles(end: End, catalogue: Index) -> tuple[Handle, ...]:
    """The products an end is a handle of."""
    return tuple(_read(handle, catalogue) for handle in _met(end, catalogue))


def _read(handle: Handle, catalogue: Index) -> Handle:
    """The handle by what its path gives when read: `Vendor.shared.track` is a method of what `Vendor.shared` gives."""
    for tracker, pattern in catalogue.getters.get(handle.path[0], ()):
        length = len(pattern.callee)
        if tracker == handle.tracker and handle.path[:length] == pattern.callee:
            return handle._replace(path=(*pattern.returns.split("."), *handle.path[length:]))
    return handle


def _met(end: End, catalogue: Index) -> tuple[Handle, ...]:
    if isinstance(end, Held) and isinstance(end.ref, GlobalRef):
        known = catalogue.globals.get(end.ref.name, ())
        return tuple(Handle(tracker, (end.ref.name, *end.access), distinctive) for tracker, distinctive in known)
    if isinstance(end, Held) and isinstance(end.ref, ImportRef):
        return tuple(_imported(end.ref, end.access, catalogue))
    if isinstance(end, Returned):
        return tuple(_given_back(end, catalogue))
    return ()


def _imported(ref: ImportRef, access: Access, catalogue: Index) -> Iterator[Handle]:
    if is_namespace(ref.specifier):
        for tracker, package, certain in catalogue.match_name(ref.specifier, ref.name):
            path = _canonical(package, ref.name, access)
            if path is not None:
                yield Handle(tracker, path, certain)
        return
    for tracker, package in catalogue.match_import(ref.specifier):
        path = _canonical(package, ref.name, access)
        if path is not None:
            yield Handle(tracker, path, True, package.server)


def _canonical(package: Package, name: str, access: Access) -> tuple[str, ...] | None:
    """The canonical path of what an import brings in, None when the package does not say."""
    exports = dict(package.exports)
    if name in ("*", "module.exports") and access and access[0] in exports:
        return (*exports[access[0]].split("."), *access[1:])
    if name in exports and name != "*":
        return (*exports[name].split("."), *access)
    if name in ("*", "module.exports", "default"):
        # a module of an app may hold a class of its own name, which then stands for it
        whole = exports.get("default") or exports.get("*") or exports.get(package.name if name == "*" else "")
        return (*whole.split("."), *access) if whole else None
    if "*" in exports:
        return (*exports["*"].split("."), name, *access)
    return None


def _given_back(end: Returned, catalogue: Index) -> Iterator[Handle]:
    """Handles that calls of handles return, or hand to the functions they are given."""
    for handle in handles(end.callee, catalogue):
        if end.access[:1] == (LENT,):
            yield from _lent(handle, end.access[1:], catalogue)
            continue
        for tracker, pattern in catalogue.callees.get(handle.path[0], ()):
            if tracker == handle.tracker and pattern.returns and pattern.callee == handle.path:
                yield handle._replace(path=(*pattern.returns.split("."), *end.access))
                break
        else:
            if end.built and _of_namespace(end):  # an instance goes by the path of its class
                yield handle._replace(path=(*handle.path, *end.access))


def _lent(lender: Handle, access: Access, catalogue: Index) -> Iterator[Handle]:
    patterns = (pattern for owner, pattern in catalogue.callees.get(lender.path[0], ()) if owner == lender.tracker)
    lends = next((pattern.lends for pattern in patterns if pattern.lends and pattern.callee == lender.path), "")
    if lends:
        yield lender._replace(path=(*lends.split("."), *access))


def _of_namespace(end: Returned) -> bool:
    ref = algebra.root(end)
    return isinstance(ref, ImportRef) and is_namespace(ref.specifier)
