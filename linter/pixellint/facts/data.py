"""Classification of names: which data element a path like user.contact.emailAddress stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pixellint.model.knowledge import Knowledge
from pixellint.model.places import Access
from pixellint.model.record import NamedTuple

HASHED = "hashed-identifier"
SIGNED_IN = "signed-in-status"
SEARCH_TERM = "search-term"

_WORD = re.compile(r"[A-Z][A-Z0-9]*(?![a-z0-9])|[A-Z]?[a-z0-9]+|[A-Z]+")
_PLURAL = re.compile(r"([A-Z]{2,})s(?![a-z])")
_ACCOUNTS = frozenset(
    {"user", "currentuser", "profile", "session", "me", "account", "member", "auth", "identity", "userinfo", "viewer"}
)
"""objects that exist only for somebody who signed in: their mere presence says so"""
_ASKING = frozenset({"is", "has", "was"})
"""first words of a flag"""
_LONGEST_TOPIC = 3
"""words of the longest topic"""
_RECORDS = frozenset(
    {"condition", "symptom", "medication", "treatment", "appointment", "lab-result", "measurement", "allergy", "immunization"}
)
"""elements of which programs keep records with fields of their own"""
_QUALIFIERS = frozenset("current selected chosen entered new old primary preferred prev initial get".split())
"""what may stand before a word that is common in programs too: selectedProvider, but not dataProvider"""


class Naming(NamedTuple):
    """What a name stands for. Not strong: by a weak phrase and a witness."""

    element: str
    category: str
    strong: bool


class _Phrase(NamedTuple):
    element: str
    strong: bool
    length: int


class _Match(NamedTuple):
    """A phrase and the words it ends a name with: those before it, all of them and those of the same segment."""

    phrase: _Phrase
    before: tuple[str, ...]
    beside: tuple[str, ...]
    first: str


@lru_cache(maxsize=8192)
def words_of(segment: str) -> tuple[str, ...]:
    """The lower-case words of one identifier: patientMRN -> patient mrn; sha256_email -> sha256 email."""
    text = _PLURAL.sub(lambda found: found[1].capitalize() + "s", segment)
    return tuple(word.lower() for word in _WORD.findall(text) if not word.isdigit())


class Vocabulary:
    """The phrases of the data elements, and an organisation's own names (name -> element), ready for look-up."""

    def __init__(self, knowledge: Knowledge, own: Mapping[str, str] | None = None) -> None:
        self.categories = {element.id: element.category for element in knowledge.elements}
        self._phrases: dict[tuple[str, ...], _Phrase] = {}
        for element in knowledge.elements:
            for phrases, strong in ((element.strong, True), (element.weak, False)):
                self._phrases.update({phrase: _Phrase(element.id, strong, len(phrase)) for phrase in phrases})
        self._topics = {phrase: element.id for element in knowledge.elements for phrase in element.topics}
        self._longest = max(map(len, self._phrases), default=0)
        self._blockers = knowledge.blockers
        self._starters = knowledge.starters
        self._neutral = knowledge.neutral
        self._about = knowledge.about
        self._owners = knowledge.owners
        self._inputs = dict(knowledge.inputs)
        self._own = {_key(name): element for name, element in (own or {}).items()}
        self._known: dict[tuple[Access, str], Naming | None] = {}
        self._accounts: dict[str, bool] = {}

    def classify(self, path: Access, *, witness: str = "") -> Naming | None:
        """The element a path names, or None. `witness` is what else is known of the value: a form field's type or
        autocomplete, the role of the tracker's argument (user_id, user_data), any other word that lets weak phrases
        count."""
        asked = (path, witness)
        if asked not in self._known:
            self._known[asked] = self._classified(path, witness)
        return self._known[asked]

    def topics(self, text: str) -> tuple[Naming, ...]:
        """The elements that the words of an event's name speak of, wherever they stand: `open_pregnancy_diary`."""
        spoken = tuple(_singular(word) if len(word) > 3 else word for word in words_of(text))
        found: dict[str, None] = {}
        for at in range(len(spoken)):
            for size in range(1, _LONGEST_TOPIC + 1):
                element = self._topics.get(spoken[at : at + size])
                if element:
                    found[element] = None
        return tuple(self.naming(element) for element in found)

    def account(self, path: Access) -> bool:
        """Whether the path ends in an object that only exists for a person signed in (state.user, currentUser)."""
        last = path[-1] if path else ""
        if last not in self._accounts:
            bare = [word for word in words_of(last) if word not in self._neutral]
            self._accounts[last] = bool(bare) and all(word in _ACCOUNTS for word in bare)
        return self._accounts[last]

    def speaks_of(self, text: str, name: str) -> bool:
        """Whether all the words of a name stand in a text."""
        return set(words_of(name)) <= set(words_of(text))

    def account_flag(self, path: Access) -> bool:
        """Whether a path is a flag of an object that only exists for a person signed in: user.is_tester, but not
        user.isLoading, which is the program's."""
        if len(path) < 2 or not self.account(path[:-1]):
            return False
        words = words_of(path[-1])
        return len(words) > 1 and words[0] in _ASKING and words[-1] not in self._blockers

    def of_thing(self, path: Access, other: Access) -> bool:
        """Whether a path that rests on one word which is common in programs, too, goes by another name that means nothing:
        what is called uid here is programUid there."""
        words, longer = ([word for part in names for word in words_of(part)] for names in (path, other))
        if not words or words[-1] not in self._blockers or self._owners.intersection(words):
            return False
        return len(longer) > 1 and longer[-1] == words[-1] and self.classify(other) is None

    def naming(self, element: str, strong: bool = True) -> Naming:
        """The naming for a known element."""
        return Naming(element, self.categories[element], strong)

    def _classified(self, path: Access, witness: str) -> Naming | None:
        own = self._owned(path)
        if own:
            return self.naming(own)
        if _constant(path):
            return None
        segments = [_field_got(words) for words in map(words_of, path) if words]
        if any(words[-1] in self._about for words in segments[:-1]):
            return None
        by_name = self._named(segments, witness)
        if not by_name or not by_name.strong:
            # patient.data.id: what stands between an owner and the rest may say nothing
            telling = [tuple(word for word in words if word not in self._neutral) for words in segments[:-1]]
            again = self._named([*filter(None, telling), *segments[-1:]], witness)
            by_name = again if again and again.strong else by_name or again
        if by_name and by_name.strong:
            return self.naming(by_name.element)
        said = next((self._inputs[word] for word in witness.lower().split() if word in self._inputs), "")
        if said:
            return self.naming(said, strong=False)
        found = by_name.element if by_name else self._of_record(segments)
        return self.naming(found, strong=False) if found else None

    def _of_record(self, segments: list[tuple[str, ...]]) -> str:
        """The element whose record a field belongs to, where the field's own name says nothing: medication.endDate."""
        if len(segments) < 2 or segments[-1][0] in self._starters or segments[-1][-1] in self._blockers:
            return ""
        holder = tuple(word for word in segments[-2] if word not in self._neutral and word not in _QUALIFIERS)
        phrase = self._phrase(holder) if holder else None
        return phrase.element if phrase and phrase.strong and phrase.element in _RECORDS else ""

    def _owned(self, path: Access) -> str:
        if not self._own or not path:
            return ""
        return self._own.get(_key(".".join(path))) or self._own.get(_key(path[-1]), "")

    def _named(self, segments: list[tuple[str, ...]], witness: str) -> _Phrase | None:
        """Takes neutral words off the end until a strong phrase stands there; else the first weak one witnessed."""
        remaining = list(segments)
        weak: _Phrase | None = None
        while remaining:
            match = self._tail(remaining)
            if match and match.phrase.strong and self._free(match):
                return match.phrase
            if match and not match.phrase.strong and self._free(match) and self._witnessed(match, witness):
                weak = weak or match.phrase
            last = remaining.pop()
            if last[-1] not in self._neutral:
                break
            if len(last) > 1:
                remaining.append(last[:-1])
        return weak

    def _tail(self, segments: list[tuple[str, ...]]) -> _Match | None:
        """The longest phrase at the end of the joined words. Words of one segment also match written as one (userName
        as username), which a phrase over a border (user.name) does not."""
        joined = tuple(word for words in segments for word in words)
        inside = len(segments[-1])
        for size in range(min(len(joined), self._longest), 0, -1):
            words = joined[-size:]
            phrase = self._phrase(words)
            if phrase is None and 1 < size <= inside:
                phrase = self._phrases.get(("".join(words),))
            if phrase:
                beside = segments[-1][:-size] if size < inside else _started(segments, size)
                return _Match(phrase, joined[:-size], beside, words[0])
        return None

    def _phrase(self, words: tuple[str, ...]) -> _Phrase | None:
        found = self._phrases.get(words)
        if found is None and len(words[-1]) > 3:
            found = self._phrases.get((*words[:-1], _singular(words[-1])))
        if found is None and len(words) > 1:
            found = self._phrases.get(tuple(_singular(word) if len(word) > 3 else word for word in words))
        return found

    def _free(self, match: _Match) -> bool:
        """Whether nothing before the phrase, in the same segment, turns it into something else."""
        if match.beside and match.beside[0] in self._starters and match.phrase.element != SIGNED_IN:
            return False
        if match.phrase.length > 1 or match.first not in self._blockers:
            return True
        if not match.beside and self.categories[match.phrase.element] == "identifier":
            return match.before[-1:] == () or match.before[-1] not in self._blockers  # attribute.uid is nobody's
        return all(word in _QUALIFIERS or word in self._owners for word in match.beside)

    def _witnessed(self, match: _Match, witness: str) -> bool:
        before = [word for word in match.before if word not in self._neutral]
        if match.phrase.length > 1 and match.first in self._owners:
            return True
        if not before:
            return bool(witness)
        if before[-1] in self._owners:
            return True
        return bool(witness) and not (match.beside and before[-1] in self._blockers)


def transformed(naming: Naming | None, transforms: tuple[str, ...], *, account: bool = False) -> tuple[Naming, ...]:
    """What is left of an element after the transforms, in order. `account` says that the value is an object of a person
    signed in (Vocabulary.account): asked whether it is there, it tells that somebody is."""
    left: list[Naming] = [naming] if naming else []
    for transform in transforms:
        if transform == "boolean" and account and not left:
            left = [Naming(SIGNED_IN, "activity", True)]
        elif transform in ("boolean", "number"):
            left = [item for item in left if item.element == SIGNED_IN]
        elif transform == "hash" and any(item.category == "identifier" for item in left):
            strong = any(item.strong for item in left if item.category == "identifier")
            left = [*(item for item in left if item.element != HASHED), Naming(HASHED, "identifier", strong)]
        elif transform == "strip-query":
            left = [item for item in left if item.element != SEARCH_TERM]
        elif transform == "mask":
            left = []
    return tuple(left)


def _constant(path: Access) -> bool:
    """FieldNames.EMAIL, TYPES.SEARCH_TERM: a member of an enumeration, not what it is about."""
    return len(path) > 1 and len(path[-1]) > 1 and path[-1].isupper() and path[-2][:1].isupper()


def _field_got(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a getter is named after."""
    return words[1:] if words[0] == "get" and len(words) > 1 else words


def _started(segments: list[tuple[str, ...]], size: int) -> tuple[str, ...]:
    """The words that stand before the last `size` ones within the segment where those begin."""
    for words in reversed(segments):
        if size <= len(words):
            return words[:-size]
        size -= len(words)
    return ()


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9.]", "", name.lower())
