"""Which data elements a slot of a use holds: by where the value comes from, by the names it goes by, last by its key."""

from __future__ import annotations

from typing import NamedTuple

from pixellint.facts.data import Naming, Vocabulary, transformed
from pixellint.facts.origins import named_path, platform_origin
from pixellint.facts.trackers import Slot
from pixellint.flow.project import bare
from pixellint.model.flows import Constant, End, Held, ImportRef, Located, Opaque, Origin, Returned
from pixellint.model.places import Access

_ROLE_ELEMENTS = {"user_id": "user-id", "url": "page-url"}
"""what fills a role when nothing else is known of it"""


class Named(NamedTuple):
    """An element of a slot, how it was told (origin, name, key) and what the origin is called."""

    naming: Naming
    told_by: str
    origin: str


class Namer:
    """Names slots by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def named(self, slot: Slot) -> tuple[Named, ...]:
        """The elements of a slot's leaf after its transforms."""
        end = bare(slot.leaf.end)
        if isinstance(end, Constant):
            return ()
        origin = platform_origin(end)
        if origin is not None and origin.element:
            naming = self._vocabulary.naming(origin.element)
            return self._left(slot, naming, "origin", ".".join(origin.path), origin.path)
        path = origin.path if origin is not None else named_path(end, _module_name(end))
        for words, told_by in self._candidates(slot, path, origin):
            naming_or_none = self._vocabulary.classify(words, witness=_witness(slot, origin))
            if naming_or_none is not None:
                return self._left(slot, naming_or_none, told_by, ".".join(path), path)
        return self._unnamed(slot, end, origin, path)

    def _candidates(self, slot: Slot, path: Access, origin: Origin | None) -> list[tuple[Access, str]]:
        found: list[tuple[Access, str]] = [(path, "origin" if origin is not None else "name")] if path else []
        for step in slot.leaf.steps:
            if step.name and "(" not in step.name:
                words = tuple(step.name.split("."))
                found.append((words, "name"))
        return found

    def _unnamed(self, slot: Slot, end: End, origin: Origin | None, path: Access) -> tuple[Named, ...]:
        """Nothing the value goes by says what it is: an account object, the role, or the key may."""
        account = self._vocabulary.account(path)
        if account and slot.leaf.transforms:
            return self._left(slot, None, "name", ".".join(path), path)
        if account and slot.role in ("payload", "user_data"):
            return (Named(self._vocabulary.naming("user-id", strong=False), "key", ".".join(path)),)
        text = ".".join(path)
        key = tuple(part for part in slot.key if not part.isdigit() and part not in ("*", "[]"))
        if key and slot.role in ("payload", "user_data", "user_id"):
            naming = self._vocabulary.classify(key, witness=slot.role if slot.role != "payload" else "")
            if naming is not None:
                return self._left(slot, naming, "key", text, path)
        element = _ROLE_ELEMENTS.get(slot.role)
        if element and not isinstance(end, Opaque):
            return self._left(slot, self._vocabulary.naming(element), "role", text, path)
        return ()

    def _left(self, slot: Slot, naming: Naming | None, told_by: str, text: str, path: Access) -> tuple[Named, ...]:
        account = self._vocabulary.account(path)
        left = transformed(naming, slot.leaf.transforms, account=account)
        return tuple(Named(item, told_by, text) for item in left)


def _witness(slot: Slot, origin: Origin | None) -> str:
    if slot.role in ("user_id", "user_data"):
        return slot.role
    if origin is not None and origin.kind == "form":
        return "form"
    return ""


def _module_name(end: End) -> str:
    """What a default import is called: the last part of its specifier."""
    while isinstance(end, Returned):
        end = end.callee
    if isinstance(end, Held):
        ref = end.ref.ref if isinstance(end.ref, Located) else end.ref
        if isinstance(ref, ImportRef):
            return ref.specifier.rstrip("/").rpartition("/")[2].partition(".")[0]
    return ""
