"""Package.swift and Package.resolved: the Swift packages an app takes, by repository and by product."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pixellint.languages.build import Builder
from pixellint.languages.key_paths import field, items, read_json
from pixellint.languages.script_tokens import Token, tokens
from pixellint.model.unit import Expression, Import, Literal, Unit

_SSH = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/](.+)")
_TARGETS = frozenset(("target executableTarget testTarget systemLibrary binaryTarget plugin macro").split())


def lower(source: bytes, path: str) -> Unit:
    """A unit whose imports are `swiftpm:<repository>` (as `repository` writes it) and `swiftpm:<product>`; its language is
    "lock" for Package.resolved. Raises Unreadable."""
    if path.endswith(".resolved"):
        return _resolved(source)
    builder = Builder("package", source, True)
    calls = list(_calls(list(tokens(source, True))))
    for call in calls:
        _declare(builder, call)
    own = {f"swiftpm:{call.labels['name'].text}" for call in calls if call.name in _TARGETS and "name" in call.labels}
    builder.imports = sorted((item for item in builder.imports if item.specifier not in own), key=lambda item: item.at)
    return builder.finish(0.0)


def repository(url: str) -> str:
    """A repository's address without ".git" and last slash; git@host:path as https."""
    match = _SSH.fullmatch(url)
    plain = f"https://{match[1]}/{match[2]}" if match else url
    return plain.rstrip("/").removesuffix(".git")


class _Call:
    """`.name(label: "text", ...)`: the labelled strings, and the strings listed as its dependencies; `test` within a test
    target. `label` is the last one seen."""

    def __init__(self, name: str, test: bool) -> None:
        self.name, self.test = name, test
        self.labels: dict[str, Token] = {}
        self.listed: list[Token] = []
        self.label = ""


def _calls(found: Sequence[Token]) -> Iterator[_Call]:
    """Calls in the order in which they end."""
    stack: list[_Call] = []
    for before, token in pairwise([Token("mark", "", 0, 0), *(token for token in found if token.kind != "newline")]):
        text = token.text if token.kind == "mark" else ""
        if text == "(":
            name = before.text.lstrip(".").rsplit(".", 1)[-1] if before.kind == "word" else ""
            stack.append(_Call(name, bool(stack and stack[-1].test) or name == "testTarget"))
        elif text == ")" and stack:
            yield stack.pop()
        elif text == ":" and before.kind == "word" and stack:
            stack[-1].label = before.text
        elif token.kind == "string" and stack and before.text == ":":
            stack[-1].labels.setdefault(stack[-1].label, token)
        elif token.kind == "string" and stack and before.text in ("[", ",") and stack[-1].label == "dependencies":
            stack[-1].listed.append(token)


def _declare(builder: Builder, call: _Call) -> None:
    if call.test:
        return
    named: list[tuple[str, Token]] = []
    if call.name in ("package", "Package") and "url" in call.labels:
        named.append((repository(call.labels["url"].text), call.labels["url"]))
    elif call.name == "package" and "id" in call.labels:
        named.append((call.labels["id"].text, call.labels["id"]))
    elif "name" in call.labels and (call.name == "byName" or (call.name == "product" and "package" in call.labels)):
        named.append((call.labels["name"].text, call.labels["name"]))
    elif call.name in _TARGETS:
        named += [(token.text, token) for token in call.listed]
    for name, token in named:
        if name and "\\(" not in name:
            builder.imports.append(Import(f"swiftpm:{name}", "", "", token.at, token.end))


def _resolved(source: bytes) -> Unit:
    builder = Builder("lock", source, True)
    value = read_json(builder)
    pins: tuple[Expression, ...] = items(field(value, "pins")) or items(field(value, "object", "pins"))
    for pin in pins:
        place = field(pin, "location") or field(pin, "repositoryURL")
        if isinstance(place, Literal) and place.value:
            builder.imports.append(Import(f"swiftpm:{repository(place.value)}", "", "", place.at, place.end))
    return builder.finish(0.0)
