"""The words that tell what sort of page a file is: rules/surfaces.yaml, typed."""

from __future__ import annotations

from pathlib import Path

from pixellint.knowledge.fields import Fields
from pixellint.knowledge.tree import read_tree
from pixellint.model.guards import GuardWords
from pixellint.model.record import NamedTuple

Phrase = tuple[str, ...]
Phrases = dict[str, tuple[tuple[Phrase, str], ...]]
"""first word -> the phrases that begin with it and their surfaces"""

_KEYS = ("authenticated", "login", "registration", "appointment", "symptom-tool", "payment", "mobile-app", "condition")
_MORE = ("provider-directory", "search", "email", "server", "general")
_LISTS = ("blind-folders", "blind-names", "page-folders", "page-names", "page-suffixes", "markup-suffixes")
_FIELDS = ("codes", "births", "persons", "numbers", "reasons", "symptoms", "searches", "contacts", "inside", "shared")
_GUARDS = (
    "names",
    "exempt",
    "flags",
    "states",
    "sessions",
    "signs-in",
    "filters",
    "unlike",
    "layers",
    "signed-in",
    "signed-out",
    "sends-away",
    "passing",
    "keeping",
)


class FieldWords(NamedTuple):
    """Phrases of the names and labels of forms' fields, as words side by side; rules/surfaces.yaml tells what each means.
    `inside` and `shared` are words of the names of files."""

    codes: tuple[Phrase, ...]
    births: tuple[Phrase, ...]
    persons: tuple[Phrase, ...]
    numbers: tuple[Phrase, ...]
    reasons: tuple[Phrase, ...]
    symptoms: tuple[Phrase, ...]
    searches: tuple[Phrase, ...]
    contacts: tuple[Phrase, ...]
    inside: tuple[Phrase, ...]
    shared: tuple[Phrase, ...]


class SurfaceWords(NamedTuple):
    """`paths`, `pages` and `titles` map phrases to surfaces: `paths` speak in any source file, `pages` in pages alone,
    `titles` in the title and first heading of those. A file in a blind folder or with a blind word in its name is no
    page, whatever it is called; page folders, names and suffixes make one, markup suffixes always. `booking_hosts` are those
    of widgets by which people book a visit."""

    paths: Phrases
    pages: Phrases
    titles: Phrases
    blind_folders: frozenset[str]
    blind_names: frozenset[str]
    page_folders: frozenset[str]
    page_names: frozenset[str]
    page_suffixes: frozenset[str]
    markup_suffixes: frozenset[str]
    booking_hosts: frozenset[str]
    fields: FieldWords
    guards: GuardWords


def load_surfaces(rules: Path) -> SurfaceWords:
    """Read surfaces.yaml below a rules directory. Raises KnowledgeError with file and line."""
    path = rules / "surfaces.yaml"
    keys = ("surfaces", *_LISTS, "booking-hosts", "fields", "guards")
    top = Fields(read_tree(path), str(path), keys, keys)
    surfaces = Fields(top.nodes["surfaces"], top.path, (*_KEYS, *_MORE))
    found: dict[str, list[tuple[Phrase, str]]] = {"paths": [], "pages": [], "titles": []}
    for surface, node in surfaces.nodes.items():
        fields = Fields(node, top.path, found)
        for key, phrases in found.items():
            phrases.extend((tuple(text.split("-")), surface) for text in fields.texts(key))
    paths, pages, titles = (_by_first_word(phrases) for phrases in found.values())
    lists = {key.replace("-", "_"): frozenset(top.texts(key)) for key in _LISTS}
    hosts = frozenset(top.texts("booking-hosts"))
    return SurfaceWords(paths, pages, titles, booking_hosts=hosts, fields=_fields(top), guards=_guards(top), **lists)


def _fields(top: Fields) -> FieldWords:
    fields = Fields(top.nodes["fields"], top.path, _FIELDS, _FIELDS)
    return FieldWords(*(tuple(tuple(text.split("-")) for text in fields.texts(key)) for key in _FIELDS))


def _guards(top: Fields) -> GuardWords:
    fields = Fields(top.nodes["guards"], top.path, _GUARDS, _GUARDS)
    return GuardWords(*(tuple(tuple(text.split("-")) for text in fields.texts(key)) for key in _GUARDS))


def _by_first_word(phrases: list[tuple[Phrase, str]]) -> Phrases:
    table: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, surface in phrases:
        table.setdefault(phrase[0], []).append((phrase, surface))
    return {word: tuple(entries) for word, entries in table.items()}
