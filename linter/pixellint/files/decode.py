"""Bytes of a file, and the UTF-8 text they hold. The only reader of source files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pixellint.model.record import NamedTuple

PARSE_LIMIT = 4 * 1024 * 1024
"""bytes above which a file gets literal evidence alone"""

_CHUNK = 1 << 20
_SNIFF = 8192
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]+")


class Decoded(NamedTuple):
    """`text` is UTF-8 without a byte order mark; `note` says what was done to get there, "" for plain UTF-8. Lines and
    code-point columns of `text` are those an editor shows."""

    text: bytes
    note: str = ""


_standing_in: dict[str, bytes] = {}


@contextmanager
def standing_in(texts: Mapping[str, bytes]) -> Iterator[None]:
    """Let texts stand in for the contents of files (by full path): what an editor holds and has not saved."""
    before = dict(_standing_in)
    _standing_in.update((os.path.normpath(path), text) for path, text in texts.items())
    try:
        yield
    finally:
        _standing_in.clear()
        _standing_in.update(before)


def read(path: str, expected: int = 0) -> bytes:
    """The whole content; `expected` is its size if that is known. Raises OSError, also where `path` is no regular file (a
    pipe would block)."""
    if _standing_in and (text := _standing_in.get(os.path.normpath(path))) is not None:
        return text
    flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags)
    try:
        first = os.read(handle, expected + 1 if expected else _CHUNK)
        if len(first) == expected:
            return first
        if len(first) < _CHUNK:
            rest = os.read(handle, _CHUNK) if first else b""
            if not rest:
                return first
            first += rest
        parts = [first]
        while part := os.read(handle, _CHUNK):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def decode(content: bytes) -> Decoded | str:
    """Text of `content`, or the reason why it is none."""
    if content.isascii():
        return "binary" if b"\0" in content[:_SNIFF] else Decoded(content)
    if content.startswith(b"\xef\xbb\xbf"):
        return _marked(content[3:])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(content)
    if _is_binary(content[:_SNIFF]):
        return "binary"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(content)
    return Decoded(content)


def _marked(rest: bytes) -> Decoded | str:
    inner = decode(rest)
    if isinstance(inner, str):
        return inner
    return Decoded(inner.text, "; ".join(filter(None, ("byte order mark removed", inner.note))))


def _utf16(content: bytes) -> Decoded | str:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError:
        return "binary"
    if "\0" in text[:_SNIFF]:
        return "binary"
    return Decoded(text.encode("utf-8"), "read as UTF-16")


def _is_binary(head: bytes) -> bool:
    return b"\0" in head or len(_CONTROLS.findall(head)) * 20 > len(head)


def _single_byte(content: bytes) -> Decoded:
    """UTF-8 with a few broken bytes stays UTF-8: reading it as Latin-1 would spoil every other letter."""
    high = sum(map(len, _HIGH.findall(content)))
    multibyte = sum(map(len, _MULTIBYTE.findall(content)))
    if multibyte * 2 > high:
        return Decoded(content.decode("utf-8", "replace").encode("utf-8"), "some bytes are not UTF-8")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return Decoded(text.encode("utf-8"), "read as Windows-1252")
