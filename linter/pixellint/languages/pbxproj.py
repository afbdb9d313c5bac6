"""project.pbxproj: Swift packages of an Xcode project, and the keys of Info.plist that its build settings generate."""

from __future__ import annotations

import re

from pixellint.languages.build import Builder
from pixellint.languages.swift_package import repository
from pixellint.model.unit import Import, Setting, Unit

_TOKEN = re.compile(
    rb"(?P<blank>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))"
    rb"|(?P<string>\"(?:[^\"\\]|\\.)*\"?)"
    rb"|(?P<word>[\w.$/:@+-]+)"
    rb"|(?P<mark>.)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_GENERATED = "INFOPLIST_KEY_"
_BOOLEANS = {"YES": "true", "NO": "false"}
_WANTED = {
    "XCRemoteSwiftPackageReference": "repositoryURL",
    "XCSwiftPackageProductDependency": "productName",
}
"""kind of object -> the field that names what it takes"""


def lower(source: bytes, path: str) -> Unit:
    """A unit whose imports are `swiftpm:<repository>` and `swiftpm:<product>`, and whose settings are `ios:<key>`, "true" and
    "false" for YES and NO."""
    builder = Builder("package", source, True)
    reading = _Reading(builder)
    for match in _TOKEN.finditer(source):
        if match.lastgroup != "blank":
            reading.read(match)
    builder.imports.sort(key=lambda item: item.at)
    return builder.finish(0.0)


class _Reading:
    """The objects around the place where reading stands, each with its fields of interest: key -> (value, start, end)."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._around: list[dict[str, tuple[str, int, int]]] = []
        self._key, self._key_at, self._value = "", 0, False

    def read(self, match: re.Match[bytes]) -> None:
        text = match[0].decode("utf-8", "replace")
        if match.lastgroup == "mark" and text in "{}=;(),":
            self._mark(text)
            return
        plain = _ESCAPED.sub(r"\1", text.removesuffix('"')[1:]) if match.lastgroup == "string" else text
        if not self._value:
            self._key, self._key_at = plain, match.start()
        elif self._key.startswith(_GENERATED):
            key = f"ios:{self._key.removeprefix(_GENERATED)}"
            self._builder.settings.append(Setting(key, _BOOLEANS.get(plain, plain), self._key_at, match.end()))
        elif self._around and self._key in ("isa", *_WANTED.values()):
            self._around[-1][self._key] = (plain, match.start(), match.end())

    def _mark(self, text: str) -> None:
        if text == "{":
            self._around.append({})
        elif text == "}" and self._around:
            self._declare(self._around.pop())
        if text == "=":
            self._value = True
        elif text in "{;}":
            self._value = False

    def _declare(self, fields: dict[str, tuple[str, int, int]]) -> None:
        wanted = _WANTED.get(fields.get("isa", ("", 0, 0))[0], "")
        if wanted in fields:
            name, at, end = fields[wanted]
            self._builder.imports.append(Import(f"swiftpm:{repository(name)}", "", "", at, end))
