"""What a condition of a template says of its readers: that they are signed in, that they are not, or neither."""

from __future__ import annotations

import re

from pixellint.facts.guard_words import Speech

LONGEST = 300
"""letters of a condition; what is longer asks for more than that somebody is signed in"""
OR = re.compile(r"\|\||\bor\b", re.IGNORECASE)
AND = re.compile(r"&&|\band\b", re.IGNORECASE)
_NOT = re.compile(r"(?:!(?!=)|not\b(?!\s+empty\b))\s*")
_WRAPPED = re.compile(r"(?:isset|defined|bool|boolean|!!)\s*\(?(.*?)\)?", re.DOTALL)
_EMPTY = re.compile(r"(not\s+|!\s*)?empty\s*\(?(.*?)\)?", re.DOTALL)
_NOTHING = r"(?:null|undefined|none|nil|false|''|\"\"|'undefined'|\"undefined\"|0|blank)"
_UNEQUAL = re.compile(rf"(?:typeof\s+)?(.*?)\s*(?:!==?|<>|\bne\b|\bis\s+not\b)\s*{_NOTHING}", re.DOTALL | re.IGNORECASE)
_EQUAL = re.compile(rf"(?:typeof\s+)?(.*?)\s*(?:===?|\beq\b|\bis\b)\s*{_NOTHING}", re.DOTALL | re.IGNORECASE)
_TRUE = re.compile(r"(.*?)\s*(?:===?|\beq\b|\bis\b)\s*(?:true|1)", re.DOTALL | re.IGNORECASE)
_ABSENT = re.compile(r"(.*?)\.(?:nil\?|blank\?|empty\?)", re.DOTALL)
_EXPRESSION = re.compile(r"[$#%]\{(.*)\}", re.DOTALL)


def says(condition: str, speech: Speech) -> int:
    """1 where a condition holds for those alone who are signed in, -1 where for nobody else, 0 for any other."""
    if len(condition) > LONGEST:
        return 0
    text = unwrapped(condition.strip().rstrip(":").strip())
    parts = split(text, OR)
    if len(parts) > 1:
        return int(all(says(part, speech) > 0 for part in parts))
    parts = split(text, AND)
    if len(parts) > 1:
        return int(any(says(part, speech) > 0 for part in parts))
    if (found := _NOT.match(text)) is not None and not text.startswith("!!"):
        return -says(text[found.end() :], speech)
    return _atom(text, speech)


def _atom(text: str, speech: Speech) -> int:
    if (found := _EMPTY.fullmatch(text)) is not None:
        return _plain(found[2], speech) if found[1] else -_plain(found[2], speech)
    for pattern, sign in ((_UNEQUAL, 1), (_EQUAL, -1), (_TRUE, 1), (_ABSENT, -1), (_WRAPPED, 1)):
        if (found := pattern.fullmatch(text)) is not None:
            return sign * _plain(found[1], speech)
    return _plain(text, speech)


def _plain(text: str, speech: Speech) -> int:
    return 1 if speech.signed_in(text) else -1 if speech.signed_out(text) else 0


def unwrapped(text: str) -> str:
    """A condition without the brackets around all of it."""
    if (found := _EXPRESSION.fullmatch(text)) is not None:
        return unwrapped(found[1].strip())
    while text.startswith("(") and text.endswith(")") and _depth_end(text) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def _depth_end(text: str) -> int:
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return at
    return -1


def split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """A condition split where the words stand outside of brackets."""
    parts, start = [], 0
    for found in pattern.finditer(text):
        before = text[: found.start()]
        if before.count("(") == before.count(")"):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]
