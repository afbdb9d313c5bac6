"""What conditions of PHP say of a visitor: that they hold for those alone who are signed in, or for everybody who is not."""

from __future__ import annotations

import re
from collections.abc import Callable

from pixellint.facts.guard_words import Speech
from pixellint.facts.visitors import AND, LONGEST, OR, split, unwrapped

_NOT = re.compile(r"!(?!=)\s*")
_CAST = re.compile(r"^(?:@|\(\s*(?:int|bool|boolean|string)\s*\)\s*)+")
_OTHERWISE = re.compile(r"\s*\?\?\s*(?:null|false|''|\"\"|0|\[\])\s*$", re.IGNORECASE)
_NOTHING = r"(?:null|false|''|\"\"|0|\[\])"
_COMPARED = re.compile(r"(?P<left>.+?)\s*(?P<sign>===?|!==?|<>)\s*(?P<right>.+)", re.DOTALL)
_NOTHING_ALONE = re.compile(_NOTHING, re.IGNORECASE)
_CALL = re.compile(r"\\?(?P<name>\w+)\s*\((?P<inner>.*)\)", re.DOTALL)
_LENGTH = re.compile(r"(?:mb_)?(?:strlen|count|sizeof)\s*\((?P<inner>.*)\)\s*(?P<than>>\s*0|>=\s*1|<\s*1|<=\s*0)", re.DOTALL)
_SESSION = re.compile(r"\$_SESSION\s*\[\s*['\"](?P<key>[\w. -]+)['\"]\s*\](?:\s*\[[^\[\]]*\])*")
_IN_SESSION = re.compile(r"['\"](?P<key>[\w. -]+)['\"]\s*,\s*\$_SESSION")
_VARIABLE = re.compile(r"\$(\w+)")
_BRACKETS = re.compile(r"\([^()]*\)")
_MEMBER = re.compile(r"->|::")
_MEASURED = frozenset(("strlen", "mb_strlen", "trim", "intval", "count"))
_DEEPEST = 10


class Conditions:
    """Judges conditions. `kept` tells whether a variable holds what the session keeps of a visitor; `asks` whether a
    function does nothing but ask whether somebody is signed in."""

    def __init__(self, speech: Speech, kept: Callable[[str], bool], asks: Callable[[str], bool]) -> None:
        self._speech = speech
        self._kept = kept
        self._asks = asks

    def admits(self, text: str, depth: int = 0) -> bool:
        """Whether it holds for those alone who are signed in."""
        text = _plain(text)
        if not text or depth > _DEEPEST:
            return False
        if len(parts := split(text, OR)) > 1:
            return all(self.admits(part, depth + 1) for part in parts)
        if len(parts := split(text, AND)) > 1:
            return any(self.admits(part, depth + 1) for part in parts)
        if found := _NOT.match(text):
            return self.refuses(text[found.end() :], depth + 1)
        if (length := _LENGTH.fullmatch(text)) is not None:
            return length["than"].startswith(">") and self.admits(length["inner"], depth + 1)
        if (compared := _COMPARED.fullmatch(text)) is not None and _whole(compared):
            equal = compared["sign"].startswith("=")
            return self.admits(compared["left"], depth + 1) and equal is not _is_nothing(compared["right"])
        return self._holds(text, depth)

    def refuses(self, text: str, depth: int = 0) -> bool:
        """Whether it holds for everybody who is not signed in."""
        text = _plain(text)
        if not text or depth > _DEEPEST:
            return False
        if len(parts := split(text, OR)) > 1:
            return any(self.refuses(part, depth + 1) for part in parts)
        if len(parts := split(text, AND)) > 1:
            return all(self.refuses(part, depth + 1) for part in parts)
        if found := _NOT.match(text):
            return self.admits(text[found.end() :], depth + 1)
        if (length := _LENGTH.fullmatch(text)) is not None:
            return length["than"].startswith("<") and self.admits(length["inner"], depth + 1)
        if (compared := _COMPARED.fullmatch(text)) is not None and _whole(compared):
            equal = compared["sign"].startswith("=")
            return self.admits(compared["left"], depth + 1) and equal is _is_nothing(compared["right"])
        call = _CALL.fullmatch(text)
        return call is not None and call["name"] in ("empty", "is_null") and self.admits(call["inner"], depth + 1)

    def keeps(self, text: str) -> bool:
        """Whether an expression is what a session keeps of a visitor."""
        found = _SESSION.fullmatch(_plain(text))
        return found is not None and self._speech.keeps_visitor(found["key"])

    def _holds(self, text: str, depth: int) -> bool:
        if self.keeps(text) or ((variable := _VARIABLE.fullmatch(text)) is not None and self._kept(variable[1])):
            return True
        if (call := _CALL.fullmatch(text)) is not None and (call["inner"].count("(") == call["inner"].count(")")):
            name, inner = call["name"], call["inner"]
            if name == "isset":
                return any(self.admits(part, depth + 1) for part in split(inner, _COMMA))
            if name in _MEASURED:
                return self.admits(inner, depth + 1)
            if name == "in_array":
                return self.admits(split(inner, _COMMA)[0], depth + 1)
            if name in ("array_key_exists", "key_exists") and (found := _IN_SESSION.fullmatch(inner.strip())) is not None:
                return self._speech.keeps_visitor(found["key"])
            return self._asks(name)
        named = _BRACKETS.sub("", text)
        last = _MEMBER.split(named)[-1]
        return last != named and (self._speech.signed_in(last) or self._speech.signed_in(named))


_COMMA = re.compile(",")


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    text = unwrapped(_CAST.sub("", text.strip()))
    return unwrapped(_OTHERWISE.sub("", text).strip())


def _whole(compared: re.Match[str]) -> bool:
    """Whether the comparison stands outside of brackets."""
    return compared["left"].count("(") == compared["left"].count(")")


def _is_nothing(text: str) -> bool:
    return _NOTHING_ALONE.fullmatch(_plain(text)) is not None
