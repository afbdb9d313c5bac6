"""Patterns as gitignore(5) writes them: for the policy's `exclude` and for walks without git."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pixellint.model.record import NamedTuple

_MOST_DEEP = 3


class Pattern(NamedTuple):
    """`regex` matches a path below the directory the pattern was written in, `negated` takes it back in,
    `directories` restricts it to directories."""

    regex: re.Pattern[str]
    negated: bool
    directories: bool


def compile_pattern(line: str) -> Pattern | None:
    """One line of an ignore file; None for blanks, comments and patterns that cannot match."""
    line = line.rstrip("\r\n")
    while line.endswith(" ") and not line.endswith("\\ "):
        line = line[:-1]
    if not line or line.startswith("#"):
        return None
    negated = line.startswith("!")
    line = line.removeprefix("!")
    directories = line.endswith("/")
    line = line.removesuffix("/")
    if not line or line.endswith("/"):  # git takes off one slash; no name ends with another
        return None
    anchored = "/" in line
    try:
        body = _translate(line.removeprefix("/"))
        return Pattern(re.compile(body if anchored else "(?:.*/)?" + body, re.DOTALL), negated, directories)
    except re.error:
        return None


def _translate(glob: str) -> str:
    """Regular expression of one glob. Raises re.error for more "**" than a hostile file may make us pay for."""
    segments: list[str] = []
    for segment in glob.split("/"):
        if segment != "**" or segments[-1:] != ["**"]:
            segments.append(segment)
    if segments.count("**") > _MOST_DEEP:
        raise re.error("too many **")
    out: list[str] = []
    for index, segment in enumerate(segments):
        last = index == len(segments) - 1
        if segment == "**":
            out.append(".+" if last else "(?:.*/)?")
        else:
            out.append(_segment(segment) + ("" if last else "/"))
    return "".join(out)


def _segment(glob: str) -> str:
    """One path segment. What stands between two stars matches atomically, at its first place: linear time."""
    chunks = [""]
    at = 0
    while at < len(glob):
        char = glob[at]
        at += 1
        if char == "*":
            if chunks[-1] or len(chunks) == 1:
                chunks.append("")
        elif char == "?":
            chunks[-1] += "[^/]"
        elif char == "[":
            piece, at = _bracket(glob, at)
            chunks[-1] += piece
        else:
            if char == "\\" and at < len(glob):
                char, at = glob[at], at + 1
            chunks[-1] += re.escape(char)
    if len(chunks) == 1:
        return chunks[0]
    return chunks[0] + "".join(f"(?>[^/]*?{chunk})" for chunk in chunks[1:-1]) + "[^/]*" + chunks[-1]


def _bracket(glob: str, at: int) -> tuple[str, int]:
    """A character class from behind its "["; an unclosed one is a plain bracket."""
    end = at + 1 if glob[at : at + 1] in ("!", "^") else at
    end = glob.find("]", end + 1)
    if end < 0:
        return r"\[", at
    inner = glob[at:end]
    negated = inner[:1] in ("!", "^")
    inner = re.sub(r"([\\\[\]^&|~])", r"\\\1", inner[1:] if negated else inner)
    return f"[{'^/' if negated else ''}{inner}]", end + 1


class Ignores(NamedTuple):
    """The patterns of one file, in its order."""

    patterns: tuple[Pattern, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Ignores:
        return cls(tuple(pattern for line in lines if (pattern := compile_pattern(line))))

    def verdict(self, path: str, directory: bool) -> bool | None:
        """True ignored, False taken back in, None nothing said. `path` is relative to the file's directory."""
        for pattern in reversed(self.patterns):
            if (directory or not pattern.directories) and pattern.regex.fullmatch(path):
                return not pattern.negated
        return None

    def covers(self, path: str, directory: bool = False) -> bool:
        """Whether `path` or a directory above it is ignored."""
        at = path.find("/")
        while at >= 0:
            if self.verdict(path[:at], directory=True):
                return True
            at = path.find("/", at + 1)
        return bool(self.verdict(path, directory))
