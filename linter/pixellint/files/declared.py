"""What a file of an app declares for the rest of it, as a first look sees it: packages, names, supertypes.

An over-estimate from the text alone: it says which files to ask, the file itself says what is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.model.record import NamedTuple

_JVM, _KOTLIN, _SWIFT, _OBJC, _DART = "jvm", "kotlin", "swift", "objc", "dart"
_LANGUAGES = {".kt": _KOTLIN, ".kts": _KOTLIN, ".java": _JVM, ".swift": _SWIFT, ".m": _OBJC, ".mm": _OBJC, ".dart": _DART}
_LONGEST_HEADER = 800

_PACKAGE = re.compile(rb"^\s*package\s+([\w.]+)", re.MULTILINE)
_TYPE = re.compile(
    rb"\b(?:class|interface|object|enum|struct|protocol|actor|record|typealias|mixin|extension|@implementation)"
    rb"\s+(?:class\s+|type\s+)?([A-Za-z_]\w*)"
)
_IMPLEMENTATION = re.compile(rb"@implementation\s+(\w+)(\s*\()?")
_ANONYMOUS = re.compile(rb"\bobject\s*:\s*([^{]{1,300})")
_PARENTHESES = re.compile(rb"\([^()]*\)")
_WORD = re.compile(rb"\b[A-Z]\w*")
_EXTENDED = re.compile(rb"\b(?:fun|val|var)\s+(?:<[^>\n]{0,200}>\s*)?(?:[\w.]+\.)?([A-Z]\w*)(?:<[^>\n]{0,200}>)?\??\.\w")
_WORDS = rb"^(?:[a-z@]\w*(?:\([^)\n]{0,80}\))?\s+)*"
_TOP = {
    _KOTLIN: re.compile(_WORDS + rb"(?:fun|val|var)\s+(?:<[^>\n]{0,200}>\s*)?(?:[\w<>?,*]+\.)*(\w+)", re.MULTILINE),
    _SWIFT: re.compile(_WORDS + rb"(?:func|let|var)\s+(\w+)", re.MULTILINE),
    _DART: re.compile(rb"^(?:[\w<>?,.]+[ \t]+){1,4}(\w+)[ \t]*[(=]", re.MULTILINE),
    _OBJC: re.compile(
        rb"^(?:static\s+)?NSString\s*\*\s*(?:const\s+)?(\w+)|^#define[ \t]+(\w+)|^(?:\w+[ *]+)+(\w+)\(", re.MULTILINE
    ),
}
_SERVER = re.compile(
    rb"^\s*import\s+(?:org\.springframework|io\.ktor\.server|(?:jakarta|javax)\.(?:servlet|ws\.rs|persistence)|io\.micronaut|"
    rb"io\.quarkus|io\.dropwizard|com\.google\.appengine|play\.(?:api|mvc)|io\.vertx|io\.javalin|Vapor\b|Hummingbird\b)",
    re.MULTILINE,
)
_CASE = re.compile(rb"^[ \t]*(?:indirect[ \t]+)?case[ \t]+([A-Za-z_][^\n]{0,400})", re.MULTILINE)
_CASE_NAME = re.compile(rb"(?:^|,)\s*([A-Za-z_]\w*)")


class Declared(NamedTuple):
    """`package` as in model.namespaces; `names` of top-level and nested declarations; `bases` the last names of supertypes,
    and with a plus before them of what is extended; `serves` says whether the file is a server's, by what it imports."""

    package: str = ""
    names: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    serves: bool = False


def declared(content: bytes, path: str) -> Declared:
    """What the file declares; nothing for languages that import from files."""
    language = _LANGUAGES.get(path[path.rfind(".") :], "")
    if not language:
        return Declared()
    names = dict.fromkeys(name.decode() for name in _names(content, language))
    bases = dict.fromkeys(name.decode() for name in _bases(content, language))
    return Declared(_package(content, language), tuple(names), tuple(bases), _SERVER.search(content) is not None)


def _package(content: bytes, language: str) -> str:
    if language not in (_JVM, _KOTLIN):
        return "dart:" if language == _DART else "apple:"
    found = _PACKAGE.search(content)
    return "jvm:" + (found[1].decode() if found else "")


def _names(content: bytes, language: str) -> Iterator[bytes]:
    if language == _OBJC:
        yield from (match[1] for match in _IMPLEMENTATION.finditer(content) if not match[2])
    else:
        yield from _TYPE.findall(content)
    top = _TOP.get(language)
    if top is not None:
        for match in top.finditer(content):
            yield from (group for group in match.groups() if group)
    if language == _SWIFT:
        for listed in _CASE.findall(content):
            yield from (b"." + name for name in _CASE_NAME.findall(listed))


def _bases(content: bytes, language: str) -> Iterator[bytes]:
    if language == _OBJC:
        yield from (b"+" + match[1] for match in _IMPLEMENTATION.finditer(content) if match[2])
        return
    for match in _TYPE.finditer(content):
        header = content[match.end() : match.end() + _LONGEST_HEADER].partition(b"{")[0]
        for _ in range(3):
            header = _PARENTHESES.sub(b"", header)
        if language == _SWIFT and b"extension" in match[0]:
            yield b"+" + match[1]
        elif language == _DART and b"extension" in match[0]:
            yield from (b"+" + name for name in _WORD.findall(header))
        yield from _WORD.findall(header.partition(b"\n\n")[0])
    for listed in _ANONYMOUS.findall(content):
        yield from _WORD.findall(listed)
    if language == _KOTLIN:
        yield from (b"+" + name for name in _EXTENDED.findall(content))
