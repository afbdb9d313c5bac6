"""Macros that hide Objective-C from its grammar, taken away at their length."""

from __future__ import annotations

import re

_ENUM = re.compile(rb"\bNS_(?:CLOSED_|ERROR_)?(?:ENUM|OPTIONS)\s*\(\s*\w+\s*,\s*(\w+)\s*\)")
_WORDS = re.compile(
    rb"\b(?:NS_ASSUME_NONNULL_(?:BEGIN|END)|FOUNDATION_EXPORT|NS_UNAVAILABLE|NS_DESIGNATED_INITIALIZER|NS_REQUIRES_SUPER"
    rb"|NS_EXTENSION_UNAVAILABLE_IOS|UI_APPEARANCE_SELECTOR)\b"
    rb"|\b(?:NS_SWIFT_NAME|NS_SWIFT_UNAVAILABLE|API_AVAILABLE|API_UNAVAILABLE|RCT_EXPORT_MODULE)\([^)\n]*\)+"
    rb'|\bextern "C"(?=\s+\w)|^[ \t]*[A-Z][A-Z0-9_]{3,}[ \t]*$(?=\s*@(?:interface|protocol|implementation)\b)',
    re.MULTILINE,
)
_EXPORTED = re.compile(rb"^[ \t]*RCT_(?:EXPORT|REMAP)_(?:BLOCKING_SYNCHRONOUS_)?METHOD\((\s*\w+\s*,)?", re.MULTILINE)
_METHOD = b"- (void)"


def without_macros(source: bytes) -> bytes:
    """The source with enumerations as plain ones, exported methods as methods, and decorating words blank."""
    text = _ENUM.sub(lambda found: (b"enum " + found[1]).ljust(len(found[0])), source)
    text = _WORDS.sub(lambda found: _blank(found[0]), text)
    return _methods(text) if b"RCT_" in text else text


def _blank(text: bytes) -> bytes:
    return bytes(byte if byte in b"\r\n" else 32 for byte in text)


def _methods(source: bytes) -> bytes:
    """`RCT_EXPORT_METHOD(open:(Foo *)x) { }` is `- (void)open:(Foo *)x { }`."""
    text = bytearray(source)
    for found in _EXPORTED.finditer(source):
        end = _closing(source, found.end())
        if end >= 0:
            text[found.start() : found.end()] = _METHOD + _blank(found[0])[len(_METHOD) :]
            text[end : end + 1] = b" "
    return bytes(text)


def _closing(source: bytes, start: int) -> int:
    """Where the parenthesis closes that opened before `start`, -1 where it does not."""
    depth = 1
    for place in range(start, min(len(source), start + 2000)):
        depth += (source[place] == 40) - (source[place] == 41)
        if not depth:
            return place
    return -1
