"""Fields of forms, as a first look sees them in the tags of any dialect of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pixellint.model.sources import SeenField

MOST_FIELDS = 60
_MOST_TAGS = 300
_TAG = re.compile(
    rb"<(?:input|select|textarea|(?:[A-Za-z][\w.-]{0,40}?)?(?:Field|Input|Select|Picker|TextArea|Textarea|-input|-select|-textarea))\b"
    rb"((?:[^<>\"'{]{1,300}+|\"[^\"]{0,300}+\"|'[^']{0,300}+'|\{(?:[^{}]|\{[^{}]{0,200}+\}){0,400}+\}){0,80}+)"
)
_FORM = re.compile(rb"<form\b((?:[^<>\"'{]{1,300}+|\"[^\"]{0,300}+\"|'[^']{0,300}+'|\{[^{}]{0,300}+\}){0,40}+)", re.IGNORECASE)
_SENT_ELSEWHERE = re.compile(
    rb"(?:on|@|v-on:|\()submit|method\s*=\s*[\"']?(?!get)\w|action\s*=\s*(?:[\"'][^\"'?#]|\{|[^\"'\s])", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(name|id|type|autocomplete|label|placeholder|aria-label|v-model|formControlName|ngModel)"
    r"[\])]*\s*=\s*[{(]*\s*[\"'`]([^\"'`<>]{1,120})",
    re.IGNORECASE,
)
_NAMES = ("name", "formcontrolname", "v-model", "ngmodel", "id")
_LABELS = ("label", "aria-label", "placeholder")
"""attributes that say what is entered, the surest first"""
_ASIDE = (b"header", b"nav", b"aside", b"footer")


def seen_fields(content: bytes) -> tuple[SeenField, ...]:
    """The fields of a file in order, each sort once, up to a number."""
    found: dict[SeenField, None] = {}
    for field in _fields(content):
        found[field] = None
        if len(found) == MOST_FIELDS:
            break
    return tuple(found)


def _fields(content: bytes) -> Iterator[SeenField]:
    for match in islice(_TAG.finditer(content), _MOST_TAGS):
        words: dict[str, str] = {}
        for key, value in _ATTRIBUTE.findall(match[1].decode("utf-8", "replace")):
            words.setdefault(key.lower(), value.strip())
        name, label = _first(words, _NAMES), _first(words, _LABELS)
        kind, autocomplete = words.get("type", "").lower(), words.get("autocomplete", "").lower()
        if name or label or kind or autocomplete:
            yield SeenField(name, label, kind, autocomplete, _asks_itself(content, match.start()))


def _first(words: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((words[key] for key in keys if key in words), "")


def _asks_itself(content: bytes, at: int) -> bool:
    """Whether a field belongs to a form that asks the page itself, by its address, and that is the page's own: none in a
    header, a menu or a footer."""
    start = content.rfind(b"<form", 0, at)
    if start < 0 or content.rfind(b"</form", 0, at) > start:
        return False
    if any(content.rfind(b"<" + tag, 0, at) > content.rfind(b"</" + tag, 0, at) for tag in _ASIDE):
        return False
    form = _FORM.match(content, start)
    return form is not None and _SENT_ELSEWHERE.search(form[1]) is None
