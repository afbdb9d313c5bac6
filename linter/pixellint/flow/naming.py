"""Which data elements a slot of a use holds: by where the value comes from, by the names it goes by, last by its key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pixellint.facts.data import SEARCH_TERM, SIGNED_IN, Naming, Vocabulary, transformed, words_of
from pixellint.facts.invocation import PASSES
from pixellint.facts.origins import named_path, platform_origin
from pixellint.facts.trackers import Slot
from pixellint.flow.located import bare
from pixellint.model.flows import Constant, End, Held, ImportRef, Leaf, Located, Opaque, Origin, Returned
from pixellint.model.places import Access, Step
from pixellint.model.record import NamedTuple

_ENTERED = frozenset({"form", "url"})
"""kinds of origin that hold what somebody entered: there weak names count"""
_ROLE_ELEMENTS = {"user_id": "user-id", "url": "page-url", "search": SEARCH_TERM}
"""what fills a role when nothing else is known of it"""
_SEARCHING = re.compile(r"search(?!-?params?)|typeahead|type-ahead|autocomplete|autosuggest", re.IGNORECASE)
_TYPED = frozenset({"input", "inputValue", "typed", "typedText", "query", "q", "term"})
"""names that say no more than that somebody typed or asked"""

_NUMBERS = frozenset((word,) for word in "id ids uid uuid code number index count".split())
"""last words of what somebody enters and does not write"""


_TITLE = "the page's title"
_WHENCE = {
    "form": "entered in a form",
    "dom": "read from the page",
    "url": "from the page's address",
    "storage": "from storage",
    "cookie": "from a cookie",
    "response": "from a server's answer",
    "session": "from the session",
    "device": "from the device",
}
"""what a reader is told of a kind of origin"""


class Named(NamedTuple):
    """An element of a slot, how it was told (origin, name, key) and what the origin is called."""

    naming: Naming
    told_by: str
    origin: str


class Namer:
    """Names slots by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def named(self, slot: Slot, event: str = "") -> tuple[Named, ...]:
        """The elements of a slot's leaf after its transforms; `event` is what the event is called."""
        end = bare(slot.leaf.end)
        if isinstance(end, Constant):
            told = self._vocabulary.topics(end.value) if slot.role == "event" and end.kind == "string" else ()
            return tuple(Named(naming, "text", end.value) for naming in told)
        origin = platform_origin(end)
        if origin is not None and origin.kind == "made-up":
            return ()
        if origin is not None and origin.element:
            naming = self._vocabulary.naming(origin.element)
            return self._left(slot, naming, "origin", ".".join(origin.path), origin.path)
        path = origin.path if origin is not None else named_path(end, _module_name(end))
        candidates = self._candidates(slot, path, origin)
        found = self._told(slot, candidates, "form" if origin is not None and origin.kind in _ENTERED else "")
        if found is None and slot.role in ("user_id", "user_data"):
            found = self._keyed(slot) or self._told(slot, candidates, slot.role) or self._flag(slot, candidates)
        if found is None and event:
            found = self._spoken_of(candidates, event)
        if found is not None:
            asked = () if found[0].element == SEARCH_TERM else self._asked(slot)
            return tuple(named for item in (found, *asked) for named in self._left(slot, *item, ".".join(path), path))
        return self._unnamed(slot, end, origin, path)

    def plainly(self, slot: Slot) -> tuple[Named, ...]:
        """The elements that the names of a slot's leaf tell without a witness: what it is put into tells nothing of it."""
        end = bare(slot.leaf.end)
        origin = platform_origin(end)
        if isinstance(end, Constant) or (origin is not None and (origin.element or origin.kind == "made-up")):
            return ()
        path = origin.path if origin is not None else named_path(end, _module_name(end))
        found = self._told(slot, self._candidates(slot, path, origin), "")
        return self._left(slot, *found, ".".join(path), path) if found is not None else ()

    def _candidates(self, slot: Slot, path: Access, origin: Origin | None) -> list[tuple[Access, str]]:
        """What the value goes by, from its origin on. An object that it was taken out of does not name it."""
        found: list[tuple[Access, str]] = [(path, "origin" if origin is not None else "name")] if path else []
        holders = set(path[:-1])
        for step in slot.leaf.steps:
            if step.name and "(" not in step.name and step.name not in holders:
                found.append((tuple(step.name.split(".")), "name"))
        return found

    def _told(self, slot: Slot, candidates: list[tuple[Access, str]], witness: str) -> tuple[Naming, str] | None:
        """The first name that means something for sure, else the first that may, and how that was told. What merely is text
        takes the name of its key."""
        weak: tuple[Naming, str] | None = None
        for words, told_by in candidates:
            naming = self._vocabulary.classify(words, witness=witness)
            if naming is None and words[-1] in _TYPED and _in_search(slot):
                naming = self._vocabulary.naming(SEARCH_TERM, strong=False)
            if naming is None or (naming.element == "free-text" and _is_number(slot, candidates)):
                continue
            if any(self._vocabulary.of_thing(words, other) for other, _ in candidates):
                continue
            if naming.strong:
                return naming, told_by
            weak = weak or (naming, told_by)
        if weak is None or not _is_mere_text(weak[0]):
            return weak
        key = self._vocabulary.classify(_spoken(slot.key))
        if key is not None and key.strong:
            return key, "name"
        of_user = witness in ("user_id", "user_data")  # says of whom it is, not that anybody wrote it
        return None if of_user else weak

    def _keyed(self, slot: Slot) -> tuple[Naming, str] | None:
        """What a key says for sure of a value that goes by no name of its own."""
        key = self._vocabulary.classify(_spoken(slot.key)) if slot.leaf.transforms == () else None
        return (key, "key") if key is not None and key.strong else None

    def _spoken_of(self, candidates: list[tuple[Access, str]], event: str) -> tuple[Naming, str] | None:
        """A name that may stand for something a person does, where the event is called after the same: link in link_opened."""
        for words, told_by in candidates:
            naming = self._vocabulary.classify(words[-1:], witness="event")
            if naming is not None and naming.category == "activity" and self._vocabulary.speaks_of(event, words[-1]):
                return naming, told_by
        return None

    def _flag(self, slot: Slot, candidates: list[tuple[Access, str]]) -> tuple[Naming, str] | None:
        """A flag of the account among what is told of a person (user.isTester): only who signed in has one."""
        for words, told_by in candidates:
            if self._vocabulary.account_flag(words):
                return self._vocabulary.naming(SIGNED_IN, strong=False), told_by
        return None

    def _asked(self, slot: Slot) -> tuple[tuple[Naming, str], ...]:
        """What is sent as a search term is one, whatever else the value is called."""
        if slot.role == "search":
            return ((self._vocabulary.naming(SEARCH_TERM), "role"),)
        key = self._vocabulary.classify(_spoken(slot.key)) if slot.role == "payload" else None
        return ((key, "name"),) if key is not None and key.strong and key.element == SEARCH_TERM else ()

    def _unnamed(self, slot: Slot, end: End, origin: Origin | None, path: Access) -> tuple[Named, ...]:
        """Nothing the value goes by says what it is: an account object, the role, or the key may."""
        holder = self._account(slot, path)
        if holder and slot.leaf.transforms:
            return self._left(slot, None, "name", ".".join(path), holder)
        if holder and slot.role in ("payload", "user_data"):
            return (Named(self._vocabulary.naming("user-id", strong=False), "key", ".".join(path)),)
        text = ".".join(path)
        key = _spoken(slot.key)
        if key and slot.role in ("payload", "user_data", "user_id"):
            naming = self._vocabulary.classify(key, witness=slot.role if slot.role != "payload" else "")
            if naming is not None:
                return self._left(slot, naming, "key", text, path)
        element = _ROLE_ELEMENTS.get(slot.role)
        if element and not isinstance(end, Opaque):
            return self._left(slot, self._vocabulary.naming(element), "role", text, path)
        if origin is not None and origin.kind == "template":
            title = self._vocabulary.classify(path, witness="template")
            return self._left(slot, title, "origin", text, path) if title is not None and title.element == "page-title" else ()
        if origin is not None and origin.kind == "event":
            return self._left(slot, self._vocabulary.naming("ui-event"), "origin", text, path)
        return ()

    def _account(self, slot: Slot, path: Access) -> Access:
        """The name under which the value is an object of a person signed in, () if it is none."""
        called = [tuple(step.name.split(".")) for step in slot.leaf.steps if step.name]
        taken = next((at for at in range(len(called) - 1, -1, -1) if len(called[at]) > 1 and called[at][-1:] == path[-1:]), 0)
        names = [path, *called[taken:]]  # what it was taken out of before does not name it
        return next((name for name in names if name and self._vocabulary.account(name)), ())

    def _left(self, slot: Slot, naming: Naming | None, told_by: str, text: str, path: Access) -> tuple[Named, ...]:
        account = self._vocabulary.account(path)
        left = transformed(naming, slot.leaf.transforms, account=account)
        return tuple(Named(item, told_by, text) for item in left)


def _spoken(key: Access) -> Access:
    return tuple(part for part in key if not part.isdigit() and part not in ("*", "[]"))


def _in_search(slot: Slot) -> bool:
    """Whether the value comes from a file of its own for searching."""
    return any(_SEARCHING.search(step.path.rpartition("/")[2]) for step in slot.leaf.steps[:1])


def _is_number(slot: Slot, candidates: Iterable[tuple[Access, str]]) -> bool:
    """Whether something goes by the name of a number or code: what was entered is no text of somebody's own then."""
    return "join" not in slot.leaf.transforms and any(words_of(path[-1])[-1:] in _NUMBERS for path, _ in candidates)


def _is_mere_text(naming: Naming) -> bool:
    return naming.element == "free-text" and not naming.strong


def _module_name(end: End) -> str:
    """What a default import is called: the last part of its specifier."""
    while isinstance(end, Returned):
        end = end.callee
    if isinstance(end, Held):
        ref = end.ref.ref if isinstance(end.ref, Located) else end.ref
        if isinstance(ref, ImportRef):
            return ref.specifier.rstrip("/").rpartition("/")[2].partition(".")[0]
    return ""


def from_origin(leaf: Leaf) -> tuple[Step, ...]:
    """The steps, the first of which also tells where the value comes from, as far as the platform says so."""
    origin = platform_origin(bare(leaf.end))
    if origin is None or not leaf.steps:
        return leaf.steps
    first = leaf.steps[0]
    if origin.kind == "form" and first.note.startswith(PASSES):
        note = f"entered in the field {origin.path[0]}"
    elif whence := _TITLE if origin.element == "page-title" else _WHENCE.get(origin.kind, ""):
        note = f"{whence}, {first.note}"
    else:
        return leaf.steps
    return (first._replace(note=note), *leaf.steps[1:])
