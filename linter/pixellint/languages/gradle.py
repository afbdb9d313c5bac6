"""Gradle build scripts, Groovy and Kotlin: the dependencies, plugins and generated resources they declare.

A coordinate is declared where its text stands: in a dependency statement, or where it is given to a name or a map that such
statements use. `libs.x.y` becomes `version-catalog:x.y`; the catalog itself (version_catalog.py) declares what it stands for,
with the same `x.y` as local name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pixellint.languages.build import Builder
from pixellint.languages.gradle_blocks import Statement, statements
from pixellint.languages.script_tokens import Token, tokens
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Import, Setting, Unit

_COORDINATE = re.compile(r"([\w.-]+):([\w.-]+)(?:[:@].*)?", re.DOTALL)
_FULL = re.compile(r"([\w-]+\.[\w.-]+):([\w.-]+):[^\s:]+(?::[\w.-]+)?")
_VARIABLE = re.compile(r"\$\{?([A-Za-z_][\w.]*)\}?")
_TEST = re.compile(r"(?:test|androidTest)(?:$|[A-Z])|.*Test(?:$|[A-Z])")
_CATALOG = re.compile(r"(?:libs|\w+Libs)\.")
_NO_CONFIGURATIONS = frozenset(
    "exclude because version force println print logger def val var return import throw constraints modules components".split()
)
_PLATFORMS = frozenset({"platform", "enforcedPlatform"})
_ALIAS_MARKS = re.compile(r"[-_.]")


def lower(source: bytes, path: str) -> Unit:
    """A unit whose imports are the declared dependencies (`maven:group:artifact`, `gradle-plugin:id`,
    `version-catalog:alias`) and whose settings are `android:<type>:<name>` (resValue) and `gradle:placeholder:<name>`."""
    builder = Builder("package", source, True)
    found = list(tokens(source, path.endswith(".kts")))
    script = _Script(builder, _constants(found))
    for statement in statements(found):
        script.read(statement)
    return builder.finish(0.0)


def accessor(alias: str) -> str:
    """An alias of a catalog as scripts write it: Gradle takes "-", "_" and "." for the same."""
    return _ALIAS_MARKS.sub(".", alias)


class _Named(NamedTuple):
    """Strings with the label before them: `group: 'g'`, `name = "a"`."""

    group: Token | None
    name: Token | None


class _Script:
    """Reads statements into the builder. `constants`: name -> text, for names given to a string in the file."""

    def __init__(self, builder: Builder, constants: dict[str, str]) -> None:
        self._builder = builder
        self._constants = constants

    def read(self, statement: Statement) -> None:
        words, block = _without_condition(statement.tokens), statement.block
        if not words or block.test:
            return
        head = words[0].text.rsplit(".", 1)[-1]
        if words[0].text in ("def", "val", "var") or (len(words) > 1 and words[1].text in ("=", "+=")):
            self._given(words)
        elif block.context == "plugins":
            self._plugin(head, words)
        elif block.context == "catalog":
            self._library(head, words)
        elif block.context == "dependencies" or words[0].text == f"dependencies.{head}":
            self._dependency(head, words)
        else:
            self._other(head, words)
        if head in ("manifestPlaceholders", "addManifestPlaceholders"):
            self._placeholders(words[1:])

    def _dependency(self, head: str, words: Sequence[Token]) -> None:
        if head == "add":
            start = next((place for place, token in enumerate(words) if token.kind == "string"), 0)
            head, words = words[start].text, words[start:]
        if head in _NO_CONFIGURATIONS or _TEST.match(head):
            return
        arguments = list(_without_platforms(words[1:]))
        named = _named(arguments)
        if named.group is not None and named.name is not None:
            first, last = sorted((named.group, named.name), key=lambda token: token.at)
            self._declare_maven(named.group.text, named.name.text, first.at, last.end)
            return
        plain = [token for token in arguments if token.kind == "string"]
        if not any(":" in token.text for token in plain[:2]) and _is_pair(arguments):
            self._declare_maven(plain[0].text, plain[1].text, plain[0].at, plain[1].end)
            return
        for place, token in enumerate(arguments):
            following = arguments[place + 1 : place + 3]
            if token.kind == "string":
                self._coordinate(token, _COORDINATE)
            elif token.kind == "word" and _CATALOG.match(token.text):
                self._catalog_use(token, following)

    def _plugin(self, head: str, words: Sequence[Token]) -> None:
        """`id "x"`, `kotlin("x")`, `alias(libs.plugins.x)`, with or without a version."""
        for place, token in enumerate(words[1:3], 1):
            if token.kind == "string" and head in ("id", "kotlin"):
                prefix = "org.jetbrains.kotlin." if head == "kotlin" else ""
                self._declare(f"gradle-plugin:{prefix}{token.text}", token.at, token.end)
                return
            if token.kind == "word" and _CATALOG.match(token.text):
                self._catalog_use(token, words[place + 1 : place + 3])
                return

    def _library(self, head: str, words: Sequence[Token]) -> None:
        """`library("alias", "g", "a")` and `plugin("alias", "id")` of a catalog that a settings script builds."""
        strings = [token for token in words if token.kind == "string"]
        if head == "plugin" and len(strings) > 1:
            self._declare(f"gradle-plugin:{strings[1].text}", strings[1].at, strings[1].end, _local("plugins", strings[0]))
        elif head == "library" and len(strings) > 2 and ":" not in strings[1].text:
            local = _local("", strings[0])
            self._declare_maven(strings[1].text, strings[2].text, strings[1].at, strings[2].end, local)
        elif head == "library" and len(strings) > 1:
            self._coordinate(strings[1], _COORDINATE, _local("", strings[0]))

    def _other(self, head: str, words: Sequence[Token]) -> None:
        strings = [token for token in words if token.kind == "string"]
        if head in ("apply", "plugin"):
            self._applied(head, words)
        elif head == "resValue" and len(strings) > 2:
            kind, name, value = (token.text for token in strings[:3])
            self._builder.settings.append(Setting(f"android:{kind}:{name}", value, words[0].at, strings[2].end))
        else:
            self._given(words)

    def _applied(self, head: str, words: Sequence[Token]) -> None:
        """`apply plugin: "x"`, `apply(plugin = "x")`, `pluginManager.apply("x")`, `plugin("x")` in a block of apply."""
        called = head == "plugin" or words[0].text in ("plugins.apply", "pluginManager.apply")
        called = called or (words[0].text == "apply" and len(words) > 2 and words[1].text == "(")  # with(pluginManager) { }
        for place, token in enumerate(words[1:], 1):
            labelled = words[place - 2].text == "plugin" and words[place - 1].text in (":", "=")
            if token.kind == "string" and (labelled or (called and place < 3)):
                self._declare(f"gradle-plugin:{token.text}", token.at, token.end)
            elif token.kind == "word" and labelled and _CATALOG.match(token.text):
                self._catalog_use(token, words[place + 1 : place + 3])

    def _given(self, words: Sequence[Token]) -> None:
        """Coordinates that a name or an entry of a map is given."""
        for before, token in pairwise(words):
            if token.kind == "string" and before.text in ("=", ":", "to"):
                self._coordinate(token, _FULL)

    def _placeholders(self, words: Sequence[Token]) -> None:
        """Entries of the map that fills `${name}` in the Android manifest."""
        for place, token in enumerate(words[:-2]):
            marks = [word.text for word in words[place + 1 : place + 3]]
            step = 2 if marks[0] in (":", "to") else 3 if marks == ["]", "="] else 0
            if step and token.kind in ("word", "string") and place + step < len(words):
                value = words[place + step]
                self._builder.settings.append(Setting(f"gradle:placeholder:{token.text}", value.text, token.at, value.end))

    def _coordinate(self, token: Token, form: re.Pattern[str], local: str = "") -> None:
        match = form.fullmatch(_VARIABLE.sub(self._constant, token.text))
        if match is not None:
            self._declare_maven(match[1], match[2], token.at, token.end, local)

    def _constant(self, match: re.Match[str]) -> str:
        """What a variable in a string stands for; a word of no meaning when unknown, for versions do not matter."""
        return self._constants.get(match[1].rsplit(".", 1)[-1], "$")

    def _declare_maven(self, group: str, name: str, at: int, end: int, local: str = "") -> None:
        group, name = (_VARIABLE.sub(self._constant, text) for text in (group, name))
        if "$" not in group + name and not name.endswith("-bom"):
            self._declare(f"maven:{group}:{name}", at, end, local)

    def _catalog_use(self, token: Token, following: Sequence[Token]) -> None:
        catalog, *path = token.text.split(".")
        if path[0] in ("findLibrary", "findBundle", "findPlugin") and len(following) == 2:
            kind = {"findBundle": "bundles.", "findPlugin": "plugins."}.get(path[0], "")
            path, token = [kind + accessor(following[1].text)], following[1]
        elif following and following[0].text == "(":
            path = path[:-1]  # libs.x.get()
        if path and path[0] != "versions" and path[-1] != "bom":
            prefix = "" if catalog == "libs" else f"{catalog}/"
            self._declare(f"version-catalog:{prefix}{'.'.join(path)}", token.at, token.end)

    def _declare(self, specifier: str, at: int, end: int, local: str = "") -> None:
        self._builder.imports.append(Import(specifier, "", local, at, end))


def _local(kind: str, alias: Token) -> str:
    return f"{kind}.{accessor(alias.text)}" if kind else accessor(alias.text)


def _constants(found: Sequence[Token]) -> dict[str, str]:
    triples = zip(found, found[1:], found[2:], strict=False)
    return {
        name.text.rsplit(".", 1)[-1]: value.text
        for name, mark, value in triples
        if name.kind == "word" and mark.text == "=" and value.kind == "string" and "$" not in value.text
    }


def _without_condition(words: Sequence[Token]) -> Sequence[Token]:
    """A statement without the `if (...)` or `else` before it."""
    start = 0
    while start < len(words) and words[start].text in ("if", "else", "while"):
        start = _after_parentheses(words, start + 1)
    return words[start:]


def _after_parentheses(words: Sequence[Token], start: int) -> int:
    """The place behind the closing parenthesis, if one opens at `start`."""
    depth, place = 0, start
    while place < len(words):
        depth += {"(": 1, ")": -1}.get(words[place].text, 0) if words[place].kind == "mark" else 0
        if depth <= 0:
            return place + (words[place].text == ")")
        place += 1
    return place


def _without_platforms(words: Sequence[Token]) -> Iterator[Token]:
    """Arguments without `platform(...)`: a bill of materials only says which versions."""
    place = 0
    while place < len(words):
        if words[place].kind == "word" and words[place].text.rsplit(".", 1)[-1] in _PLATFORMS:
            behind = _after_parentheses(words, place + 1)
            place = max(behind, place + 2)
            continue
        yield words[place]
        place += 1


def _named(words: Sequence[Token]) -> _Named:
    found: dict[str, Token] = {}
    for label, mark, value in zip(words, words[1:], words[2:], strict=False):
        if mark.text in (":", "=") and value.kind == "string" and label.text in ("group", "name"):
            found.setdefault(label.text, value)
    return _Named(found.get("group"), found.get("name"))


def _is_pair(words: Sequence[Token]) -> bool:
    """Whether the arguments are `("group", "artifact", ...)`."""
    kinds = ["(" if token.text == "(" else "," if token.text == "," else token.kind for token in words[:4]]
    return kinds == ["(", "string", ",", "string"]
