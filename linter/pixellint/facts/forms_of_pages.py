"""What the forms of a page tell of its surface: who signs in, registers, books a visit, says what ails him or her, searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pixellint.facts.data import words_of

if TYPE_CHECKING:
    from pixellint.knowledge.surfaces import FieldWords, Phrase, SurfaceWords
    from pixellint.model.sources import Scan, SeenField

_CHOSEN = frozenset(("checkbox", "radio", "select"))


def told_by_forms(path: str, scan: Scan, vocabulary: SurfaceWords) -> Iterator[tuple[str, str]]:
    """The surfaces that fields and booking widgets tell, each with the evidence in words."""
    for host in scan.hosts:
        if any(host == one or host.endswith(f".{one}") for one in vocabulary.booking_hosts):
            yield "appointment", f"a booking widget of {host}"
    words = vocabulary.fields
    page = _Page(scan, words)
    yield from _signing_in(path, page, words)
    if page.has(words.reasons):
        yield "appointment", "a field for the reason or time of a visit"
    elif page.registers():
        yield "registration", page.registers()
    if page.asks_symptoms():
        yield "symptom-tool", "questions about symptoms"
    if page.asks_itself() and not _speaks(path, words.shared):
        yield "search", "a search box that asks this page"


def _signing_in(path: str, page: _Page, words: FieldWords) -> Iterator[tuple[str, str]]:
    if _speaks(path, words.inside):
        return  # a password of a service, or a new one of somebody signed in
    if page.password:
        yield "login", "a password field"
    if page.code or page.has(words.codes):
        yield "login", "a field for a one-time code"


class _Page:
    """The fields of a page and what they are called."""

    def __init__(self, scan: Scan, words: FieldWords) -> None:
        self._fields = scan.fields
        self._words = words
        self.password = "password" in scan.marks
        self.code = "one-time-code" in scan.marks

    def has(self, phrases: Iterable[Phrase]) -> bool:
        """Whether a field is called so."""
        return any(_called(field, phrases) for field in self._fields)

    def registers(self) -> str:
        """By which fields somebody registers, "" where nobody does."""
        known = self.has(self._words.births) or any(field.autocomplete.startswith("bday") for field in self._fields)
        named = self.has(self._words.persons)
        if known and (self.password or named):
            return "a field for the date of birth"
        if self.has(self._words.numbers) and named and not self.password:
            return "a field for a member's number"
        return ""

    def asks_symptoms(self) -> bool:
        """Whether the page asks what ails somebody, and not who that is."""
        asked = [field for field in self._fields if _called(field, self._words.symptoms)]
        several = len(asked) > 1 or any(field.kind in _CHOSEN for field in asked)
        return several and not any(self.has(phrases) for phrases in (self._words.persons, self._words.contacts))

    def asks_itself(self) -> bool:
        """Whether a search box of the page's own leads to the page itself."""
        return any(field.asking and (field.kind == "search" or _called(field, self._words.searches)) for field in self._fields)


def _called(field: SeenField, phrases: Iterable[Phrase]) -> bool:
    """Whether one of the phrases ends the name or label of a field."""
    for text in (field.name, field.label):
        words = words_of(text)
        if any(words[-len(phrase) :] == phrase for phrase in phrases):
            return True
    return False


def _speaks(path: str, phrases: Iterable[Phrase]) -> bool:
    """Whether a file's path has one of the phrases in one of its parts."""
    for words in map(words_of, path.split("/")):
        for phrase in phrases:
            if phrase[0] in words and any(words[at : at + len(phrase)] == phrase for at in range(len(words))):
                return True
    return False
