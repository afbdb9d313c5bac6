"""XML by expat, with byte offsets. Hostile documents cost no more than their own size: entities are not expanded."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from pixellint.languages.build import Unreadable
from pixellint.model.record import NamedTuple

_DEEPEST = 100
_LONGEST_ENTITY = 1 << 20
"""bytes that all references to a document's entities together may stand for"""
_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"\s*([^\s=<>\"'/]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_CLOSE = re.compile(rb"\s*/?>")
_INNER = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)")
"""a reference within what an entity stands for"""


class Tag(NamedTuple):
    """An element's start. Names are without their prefix, but those of attributes keep it, as prefixes tell the namespaces
    of Android apart; `at` is the offset of its "<"."""

    name: str
    attributes: dict[str, str]
    at: int


class Places(NamedTuple):
    """Where an element's start tag ends, and where its attributes stand, by name."""

    end: int
    attributes: dict[str, int]


def walk_xml(source: bytes, opened: Callable[[Tag], None], closed: Callable[[str, str, int], None]) -> None:
    """Call `opened` with every start tag, and `closed` with the name, the text since the last tag and the offset behind the
    end tag. Raises Unreadable, with the line."""
    walk = _Walk(source, opened, closed)
    try:
        walk.parser.Parse(source, True)
    except expat.ExpatError as error:
        raise Unreadable(f"not XML: {expat.ErrorString(error.code)}, line {error.lineno}") from error


def places(source: bytes, tag: Tag) -> Places:
    """The places within a start tag."""
    match = _NAME.match(source, tag.at)
    found: dict[str, int] = {}
    end = match.end() if match else tag.at
    while attribute := _ATTRIBUTE.match(source, end):
        found.setdefault(attribute[1].decode("utf-8", "replace"), attribute.start(1))
        end = attribute.end()
    closing = _CLOSE.match(source, end)
    return Places(closing.end() if closing else end, found)


class _Walk:
    """The state of one reading: depth, and the text since the last tag."""

    def __init__(self, source: bytes, opened: Callable[[Tag], None], closed: Callable[[str, str, int], None]) -> None:
        # the text is UTF-8 by now, whatever its first line says
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self._source, self._opened, self._closed = source, opened, closed
        self._depth, self._text = 0, list[str]()
        self._references = source.count(b"&")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity
        # with a default handler expat hands over references instead of expanding them
        self.parser.DefaultHandler = _ignored

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(f"nested too deeply, line {self.parser.CurrentLineNumber}")
        self._text.clear()
        self._opened(Tag(_plain(name), attributes, self.parser.CurrentByteIndex))

    def _end(self, name: str) -> None:
        self._depth -= 1
        end = self._source.find(b">", self.parser.CurrentByteIndex) + 1
        self._closed(_plain(name), "".join(self._text), end)
        self._text.clear()

    def _characters(self, text: str) -> None:
        self._text.append(text)

    def _entity(self, _name: str, _parameter: int, value: str | None, *_rest: str | None) -> None:
        if value is not None and (_INNER.search(value) or len(value) * self._references > _LONGEST_ENTITY):
            raise Unreadable(f"entities that stand for more than the file holds, line {self.parser.CurrentLineNumber}")


def _plain(name: str) -> str:
    return name.rsplit(":", 1)[-1]


def _ignored(_text: str) -> None:
    """References, comments and declarations mean nothing here."""
