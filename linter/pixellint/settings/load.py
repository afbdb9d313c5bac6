"""Reads the policy: `.pixellint.yaml`, else `[tool.pixellint]` in pyproject.toml. Mistakes come with line and hint."""

from __future__ import annotations

import datetime
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from pixellint.model.errors import UserError
from pixellint.settings import policy as words
from pixellint.settings.marked import Marked, from_toml, from_yaml
from pixellint.settings.policy import Agreement, Policy

POLICY_FILE = ".pixellint.yaml"
_PYPROJECT = "pyproject.toml"
POLICY_FILES = (POLICY_FILE, _PYPROJECT)
_LARGEST = 4_000_000
_BACKSLASH = re.compile(r"\\(?=[\w*])")
_HOST = re.compile(r"[\w*-]+(?:\.[\w*-]+)*\.?")
_KEYS = (
    *("organisation", "app", "fail-level", "packs", "first-party-hosts", "surfaces", "agreements", "privacy-policy"),
    *("vocabulary", "exclude", "baseline"),
)
_AGREEMENT_KEYS = ("trackers", "baa", "surfaces", "data", "purpose", "document")


def load_policy(root: Path, today: datetime.date | None = None) -> Policy:
    """The policy of a project, the defaults where it has none. Raises UserError."""
    return policy_from(lambda name: _read(root / name), today or datetime.date.today())


def policy_from(read: Callable[[str], str | None], day: datetime.date) -> Policy:
    """The same, given what reads a file of the project: None where there is none. Raises UserError."""
    text = read(POLICY_FILE)
    if text is not None:
        return read_policy(from_yaml(text, POLICY_FILE), POLICY_FILE, day)
    text = read(_PYPROJECT)
    table = from_toml(text, _PYPROJECT, ("tool", "pixellint")) if text is not None else None
    return Policy("", day) if table is None else read_policy(table, _PYPROJECT, day)


def read_policy(top: Marked, path: str, today: datetime.date) -> Policy:
    """A policy from marked values. Raises UserError."""
    fields = _Fields(top, path, _KEYS)
    default = Policy(path, today)
    return default._replace(
        organisation=fields.word("organisation", words.ORGANISATIONS, default.organisation),
        app_of_regulated_entity=_app(fields),
        fail_level=fields.word("fail-level", words.FAIL_LEVELS, default.fail_level),
        packs=fields.words("packs", words.PACKS) or default.packs,
        first_party_hosts=tuple(_hosts(fields)),
        surfaces=_surfaces(fields),
        agreements=tuple(_agreement(item, path) for item in fields.items("agreements")),
        privacy_policy=fields.word("privacy-policy"),
        privacy_policy_line=fields.nodes["privacy-policy"].line if "privacy-policy" in fields.nodes else 1,
        vocabulary=_vocabulary(fields),
        vocabulary_lines=_vocabulary_lines(fields),
        exclude=_globs(fields, "exclude"),
        baseline=fields.word("baseline"),
    )


def _read(path: Path) -> str | None:
    """None where there is none. A link may lead to what never ends: only regular files of a size are read."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
            raise UserError(
                "is no regular file" if about.st_size <= _LARGEST else f"is larger than {_LARGEST:,} bytes", path.name
            )
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise UserError("is not UTF-8", path.name) from error
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path.name) from error


class _Fields:
    """A mapping of which every key must be known."""

    def __init__(self, node: Marked, path: str, known: Iterable[str] = ()) -> None:
        self.path = path
        self.line = node.line
        if not isinstance(node.value, dict):
            self.fail("a mapping is wanted here", node.line)
        self.nodes = node.value
        allowed = tuple(known)
        for key, child in self.nodes.items():
            if allowed and key not in allowed:
                self.fail(f"unknown key {key}", child.line, _near(key, allowed))

    def fail(self, message: str, line: int, hint: str = "") -> NoReturn:
        raise UserError(message, self.path, line, hint)

    def word(self, key: str, allowed: Iterable[str] = (), default: str = "") -> str:
        node = self.nodes.get(key)
        return default if node is None else self._checked(key, node, tuple(allowed))

    def words(self, key: str, allowed: Iterable[str] = ()) -> tuple[str, ...]:
        return tuple(self._checked(key, item, tuple(allowed)) for item in self.items(key))

    def items(self, key: str) -> list[Marked]:
        node = self.nodes.get(key)
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.fail(f"{key} must be a list", node.line, 'like ["one", "another"]')
        return node.value

    def flag(self, key: str, default: bool) -> bool:
        node = self.nodes.get(key)
        if node is None:
            return default
        if isinstance(node.value, bool):
            return node.value
        if node.value not in ("true", "false"):
            self.fail(f"{key} must be true or false", node.line)
        return bool(node.value == "true")

    def date(self, key: str) -> datetime.date | None:
        node = self.nodes.get(key)
        if node is None:
            return None
        try:
            return datetime.date.fromisoformat(str(node.value))
        except ValueError:
            self.fail(f"{key} must be a date like 2026-01-31", node.line)

    def _checked(self, key: str, node: Marked, allowed: tuple[str, ...]) -> str:
        if not isinstance(node.value, str) or not node.value:
            self.fail(f"{key}: a word is wanted here", node.line)
        if allowed and node.value not in allowed:
            self.fail(f"{key}: unknown word {node.value}", node.line, _near(node.value, allowed))
        return node.value


def _hosts(fields: _Fields) -> Iterator[str]:
    for item in fields.items("first-party-hosts"):
        host = str(item.value)
        if not _HOST.fullmatch(host):
            fields.fail(f"first-party-hosts: {host} is no host", item.line, "a name alone, like metrics.example.org")
        yield host.lower()


def _near(word: str, allowed: Iterable[str]) -> str:
    from difflib import get_close_matches

    choice = tuple(allowed)
    near = get_close_matches(word, choice, n=1)
    return f"did you mean {near[0]}?" if near else f"one of: {', '.join(choice)}"


def _app(fields: _Fields) -> bool:
    node = fields.nodes.get("app")
    if node is None:
        return True
    return _Fields(node, fields.path, ("offered-by-regulated-entity",)).flag("offered-by-regulated-entity", True)


def _surfaces(fields: _Fields) -> tuple[tuple[str, tuple[str, ...]], ...]:
    node = fields.nodes.get("surfaces")
    if node is None:
        return ()
    surfaces = _Fields(node, fields.path, words.SURFACES)
    return tuple((surface, _globs(surfaces, surface)) for surface in surfaces.nodes)


def _globs(fields: _Fields, key: str) -> tuple[str, ...]:
    """Globs of paths. One written as Windows writes paths would match nothing, and nobody would know."""
    found = fields.words(key)
    for item, glob in zip(fields.items(key), found, strict=True):
        if _BACKSLASH.search(glob):
            fields.fail(f"{key}: folders are separated by / in {glob}", item.line, _BACKSLASH.sub("/", glob))
    return found


def _vocabulary(fields: _Fields) -> tuple[tuple[str, str], ...]:
    node = fields.nodes.get("vocabulary")
    if node is None:
        return ()
    names = _Fields(node, fields.path)
    return tuple((name, names.word(name)) for name in names.nodes)


def _vocabulary_lines(fields: _Fields) -> tuple[int, ...]:
    node = fields.nodes.get("vocabulary")
    return tuple(name.line for name in node.value.values()) if node is not None and isinstance(node.value, dict) else ()


def _agreement(item: Marked, path: str) -> Agreement:
    fields = _Fields(item, path, _AGREEMENT_KEYS)
    for key in ("trackers", "baa"):
        if key not in fields.nodes:
            fields.fail(f"an agreement needs {key}", item.line)
    baa = _Fields(fields.nodes["baa"], path, ("signed", "expires", "owner"))
    signed, expires = baa.date("signed"), baa.date("expires")
    if signed is None:
        baa.fail("baa needs signed, the day it was signed", baa.line)
    if expires is not None and expires < signed:
        baa.fail("expires is before signed", baa.nodes["expires"].line)
    return Agreement(
        trackers=fields.words("trackers"),
        signed=signed,
        expires=expires,
        owner=baa.word("owner"),
        surfaces=fields.words("surfaces", (*words.SURFACES, words.ALL)) or ("general",),
        data=fields.words("data"),
        purpose=fields.word("purpose", words.PURPOSES, "operations"),
        document=fields.word("document"),
        line=item.line,
    )
