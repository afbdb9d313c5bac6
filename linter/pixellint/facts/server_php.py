"""Plain pages of PHP: which of them send away whoever is not signed in, before they put anything out.

A page counts where a test of the session at its top leads to a place of sign-in, or a function or an included file does so. Not
seen: classes that are loaded by name, hooks of WordPress, front controllers, destinations kept in variables.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping

from pixellint.facts.guard_words import Speech
from pixellint.facts.php_conditions import Conditions
from pixellint.facts.php_source import Branch, Statement, functions, statements, top
from pixellint.facts.source_text import Text
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence

_SUFFIXES = (".php", ".phtml")
_ASSIGNED = re.compile(r"\$(\w+)\s*=(?![=>])\s*(.*)", re.DOTALL)
_CHOSEN = re.compile(r"\s*isset\s*\(\s*(.+?)\s*\)\s*\?\s*(.+?)\s*:\s*(?:null|false|''|\"\"|0)\s*", re.DOTALL)
_CALLED = re.compile(r"(?:@|return\s+)?(?:[$\w\\]+(?:->|::))*\\?(\w+)\s*(?=\()")
_LEAVING = re.compile(r"\b(?:header|\w*redirect\w*)\s*(?=\()", re.IGNORECASE)
_PUT_OUT = re.compile(r"location\s*(?:\.\s*(?:href|replace|assign)\s*)?[=(]\s*(.*)", re.DOTALL | re.IGNORECASE)
_HEADER = re.compile(r"(?:location\s*:|refresh\s*:.*?url\s*=)(.*)", re.DOTALL | re.IGNORECASE)
_QUERY = re.compile(r"[?&]([\w.-]*)(?:=([\w/.-]*))?")
_PAGE_KEYS = frozenset("page action view route do p q mod module controller c a pg".split())
_ANSWER = re.compile(r"\breturn\s+([^;]+);")
_STRING = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_HERE = re.compile(r"__DIR__|dirname\s*\(\s*__FILE__\s*\)")
_ABOVE = re.compile(r"\bdirname\s*\(")
_LEVELS = re.compile(r"__DIR__\s*,\s*(\d)")
_DEEPEST = 8
_MOST_FILES = 60
"""files that one page brings in"""


class Source(NamedTuple):
    """A file: what it runs before it puts anything out, and the bodies of its functions."""

    text: Text
    functions: Mapping[str, tuple[int, int]]


class Site:
    """The pages of a project. `read` gives the text of one of its `paths`."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], str | None], speech: Speech) -> None:
        self._paths = frozenset(path for path in paths if serves(path))
        self._by_name: dict[str, list[str]] = {}
        for path in self._paths:
            self._by_name.setdefault(path.rpartition("/")[2], []).append(path)
        self._read = read
        self._speech = speech
        self._sources: dict[str, Source | None] = {}

    def guard(self, page: str) -> Evidence | None:
        """What sends those away who open a page and are not signed in."""
        name = page.rpartition("/")[2].partition(".")[0]
        if page not in self._paths or self._speech.on_the_way(name):
            return None
        return _Visit(self, page, self._speech).guard()

    def source(self, path: str) -> Source | None:
        """One file; None where it cannot be read."""
        if path not in self._sources:
            content = self._read(path)
            self._sources[path] = None
            if content is not None:
                text = top(path, content)
                self._sources[path] = Source(text, dict(functions(text)))
        return self._sources[path]

    def included(self, text: Text, statement: Statement, page: str) -> str | None:
        """The file that a statement brings in, as PHP looks for it: beside the page, then beside the file itself."""
        code = text.code[statement.start : statement.end]
        named = [one for one in _STRING.finditer(code) if (one[1] or one[2] or "").endswith(_SUFFIXES)]
        if len(named) != 1:
            return None
        name, prefix = named[0][1] or named[0][2], code[: named[0].start()]
        own, first = posixpath.dirname(text.path), posixpath.dirname(page)
        if _HERE.search(prefix):
            return self._at(own, "../" * _levels(prefix) + name.lstrip("/"))
        if "$" not in name and not re.search(r"[$.]|[A-Z_]{3,}", prefix):
            return self._at(first, name) or self._at(own, name)
        return self._only(re.sub(r"^.*[$}][\w>\[\]'-]*", "", name).lstrip("/."))

    def _at(self, folder: str, name: str) -> str | None:
        path = posixpath.normpath(posixpath.join(folder, name))
        return path if path in self._paths else None

    def _only(self, tail: str) -> str | None:
        """The one file whose path ends like this; None where there are several."""
        alike = self._by_name.get(tail.rpartition("/")[2], ())
        found = [path for path in alike if ("/" + path).endswith("/" + tail)]
        return found[0] if len(found) == 1 else None


class _Visit:
    """One page, opened by somebody who is not signed in."""

    def __init__(self, site: Site, page: str, speech: Speech) -> None:
        self._site = site
        self._page = page
        self._speech = speech
        self._met: dict[str, Source] = {}
        self._kept: set[str] = set()
        self._conditions = Conditions(speech, self._kept.__contains__, self._asks)

    def guard(self) -> Evidence | None:
        return self._file(self._page, 0)

    def _file(self, path: str, depth: int) -> Evidence | None:
        if path in self._met or depth > _DEEPEST or len(self._met) >= _MOST_FILES:
            return None
        source = self._site.source(path)
        if source is None:
            return None
        self._met[path] = source
        return self._run(source.text, 0, len(source.text.bare), depth)

    def _run(self, text: Text, start: int, end: int, depth: int) -> Evidence | None:
        """The first guard among statements."""
        passed = False
        for statement in statements(text, start, end):
            if passed and self._leads_away(text, statement):
                return self._test(text, statement.start, statement.end)
            if statement.kind in ("output", "ending"):
                return None
            if statement.kind == "if":
                if self._sends_away(text, statement.branches):
                    return self._test(text, statement.start, statement.branches[0].condition[1] + 1)
                passed = passed or self._lets_through(text, statement.branches[0])
            elif statement.kind == "include":
                path = self._site.included(text, statement, self._page)
                if path is not None and (found := self._file(path, depth + 1)) is not None:
                    return found
            elif statement.kind == "plain" and (found := self._plain(text, statement, depth)) is not None:
                return found
        return None

    def _plain(self, text: Text, statement: Statement, depth: int) -> Evidence | None:
        """An assignment or a call."""
        code = text.code[statement.start : statement.end].rstrip("; \n\t")
        assigned = _ASSIGNED.fullmatch(code)
        if assigned is not None:
            self._assign(assigned[1], assigned[2])
        at = statement.start + (assigned.start(2) if assigned else 0)
        called = _CALLED.match(text.bare, at, statement.end)
        if called is None or depth > _DEEPEST:
            return None
        body = next((one for one in self._met.values() if called[1].lower() in one.functions), None)
        if body is None:
            sends = assigned is None and self._speech.sends_away(called[1])
            return Evidence(text.path, text.guard(called.start(), called.end(), called[1])) if sends else None
        return self._run(body.text, *body.functions[called[1].lower()], depth + 1)

    def _assign(self, variable: str, value: str) -> None:
        chosen = _CHOSEN.fullmatch(value)
        if self._conditions.keeps(chosen[2] if chosen else value):
            self._kept.add(variable)
        else:
            self._kept.discard(variable)

    def _sends_away(self, text: Text, branches: tuple[Branch, ...]) -> bool:
        """Whether whoever is not signed in takes a branch that leads away."""
        condition = text.code[slice(*branches[0].condition)] if branches else ""
        if self._conditions.refuses(condition):
            return self._leaves(text, branches[0])
        otherwise = len(branches) == 2 and branches[1].condition == (0, 0)
        return otherwise and self._conditions.admits(condition) and self._leaves(text, branches[1])

    def _lets_through(self, text: Text, branch: Branch) -> bool:
        returns = any(one.kind == "ending" for one in statements(text, *branch.body))
        return returns and self._conditions.admits(text.code[slice(*branch.condition)])

    def _leaves(self, text: Text, branch: Branch) -> bool:
        return any(one.kind not in ("if", "block") and self._leads_away(text, one) for one in statements(text, *branch.body))

    def _leads_away(self, text: Text, statement: Statement) -> bool:
        """Whether a statement sends the visitor to where one signs in."""
        code = text.code[statement.start : statement.end]
        if statement.kind == "output":
            found = _PUT_OUT.search(code)
            return found is not None and self._signs_in(found[1].partition(";")[0])
        for found in _LEAVING.finditer(text.bare, statement.start, statement.end):
            opening = found.end()
            argument = text.code[opening + 1 : text.closing(opening)]
            header = _HEADER.search(argument)
            if found[0].strip().lower() != "header" and (self._speech.sends_away(found[0]) or self._signs_in(argument)):
                return True
            if header is not None and self._signs_in(header[1]):
                return True
        return False

    def _signs_in(self, destination: str) -> bool:
        """Whether a destination is sign-in by its words; those of a query count where it names a page."""

        def page(found: re.Match[str]) -> str:
            shown = found[1] in _PAGE_KEYS and found[2] and self._speech.signs_in(found[2])
            return f" {found[2]} " if shown else " "

        return self._speech.signs_in(_QUERY.sub(page, destination))

    def _asks(self, name: str) -> bool:
        """Whether a function tells whether somebody is signed in: by its body, else by its name."""
        for source in self._met.values():
            body = source.functions.get(name.lower())
            if body is not None:
                answers = [found[1] for found in _ANSWER.finditer(source.text.code, *body)]
                if len(answers) == 1 and self._conditions.admits(answers[0]):
                    return True
        return self._speech.signed_in(name)

    def _test(self, text: Text, start: int, end: int) -> Evidence:
        return Evidence(text.path, text.guard(start, end, "a test of the session"))


def _levels(prefix: str) -> int:
    """How many folders above its own a file names: `dirname(__DIR__, 2)`."""
    given = _LEVELS.search(prefix)
    if given is not None:
        return int(given[1])
    return len(_ABOVE.findall(prefix)) - ("__DIR__" not in prefix)


def serves(path: str) -> bool:
    """Whether a file is a page of PHP, or a part of one."""
    return path.endswith(_SUFFIXES) and not path.endswith(".blade.php")
