"""What is told of a rule or a tracker at length, as a value: `explain` prints it, the docs are written from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pixellint.model.findings import SEVERITIES
from pixellint.model.record import NamedTuple
from pixellint.report.look import Look, breadth, clipped, padded, wrapped

_WIDEST = 44
"""cells of a column on a terminal"""
_LANGUAGES = {
    "jsx": "jsx",
    "js": "js",
    "ts": "ts",
    "tsx": "tsx",
    "kt": "kotlin",
    "kts": "kotlin",
    "java": "java",
    "swift": "swift",
    "m": "objective-c",
    "html": "html",
    "xml": "xml",
    "plist": "xml",
    "yaml": "yaml",
    "json": "json",
    "gradle": "groovy",
    "md": "markdown",
    "dart": "dart",
    "vue": "vue",
    "Podfile": "ruby",
}
_MARKS = re.compile(r"([\\*_\[\]|#])")


class Part(NamedTuple):
    """A titled part: paragraphs, or points of a list (`listed`); a table of `rows` under `heads`, with a note below a row
    where `notes` has one; files."""

    title: str
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    listed: bool = False


class Chapter(NamedTuple):
    """A rule or tracker: its id and name, a sentence about it, its parts, and what stands at the end."""

    id: str
    name: str
    about: str
    parts: tuple[Part, ...]
    end: tuple[str, ...]


def printed(chapter: Chapter, look: Look) -> Iterator[str]:
    """The chapter for a terminal, line by line."""
    yield from (f"{look.paint('bold', chapter.id)}  {chapter.name}", chapter.about, "")
    for part in chapter.parts:
        if part.files:
            yield from _listing(part, look)
        elif part.rows or any(part.lines):
            yield look.paint("bold", part.title)
            yield from (f"  {line}" for line in _lines(part.lines, look))
            yield from _rows(part, look)
            yield ""
    yield from (look.paint("dim", line) for line in chapter.end)


def _lines(lines: Sequence[str], look: Look) -> Iterator[str]:
    for line in lines:
        pieces = [line] if breadth(line) <= look.width - 2 else wrapped(line, look.width - 2)
        for number, piece in enumerate(pieces):
            yield piece if number else _painted(piece, look)


def _painted(line: str, look: Look) -> str:
    """A line that begins with a severity shows it in its colour."""
    word = re.match(r"[a-z]+", line)
    if word is None or word[0] not in SEVERITIES:
        return line
    return look.paint(word[0], word[0]) + line[word.end() :]


def _rows(part: Part, look: Look) -> Iterator[str]:
    if not part.rows:
        return
    columns = range(len(part.rows[0]))
    widths = [min(_WIDEST, max(breadth(row[column]) for row in part.rows)) for column in columns]
    for number, row in enumerate(part.rows):
        cells = [padded(cell, width) for cell, width in zip(row, widths, strict=True) if width]
        yield f"  {'  '.join(cells).rstrip()}"
        note = part.notes[number] if part.notes else ""
        yield from (look.paint("dim", f"      {line}") for line in wrapped(note, look.width - 6))


def _listing(part: Part, look: Look) -> Iterator[str]:
    head, _, rest = part.title.partition(": ")
    yield f"{look.paint('bold', head)}: {rest}"
    for path, text in part.files:
        yield look.paint("gutter", f"  {path}")
        for line in text.rstrip().splitlines():
            yield f"    {clipped(line, look.width - 4)}"
    yield ""


def markdown(chapter: Chapter) -> str:
    """The chapter as a page."""
    blocks = [f"# {plain(chapter.id)} {plain(chapter.name)}", plain(chapter.about)]
    for part in chapter.parts:
        if part.files:
            blocks.append(f"### {plain(part.title)}")
            blocks.extend(f"`{path}`\n\n{fenced(path, text)}" for path, text in part.files)
        elif part.rows or any(part.lines):
            blocks.append(f"## {plain(part.title)}")
            lines = [plain(line) for line in part.lines if line]
            blocks.extend(["\n".join(f"- {line}" for line in lines)] if part.listed else lines)
            if part.rows:
                blocks.append(table(part.heads, _noted(part)))
    blocks.extend(f"*{plain(line)}*" for line in chapter.end)
    return "\n\n".join(blocks) + "\n"


def _noted(part: Part) -> list[tuple[str, ...]]:
    if not part.notes:
        return list(part.rows)
    return [(*row, note) for row, note in zip(part.rows, part.notes, strict=True)]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], escaped: bool = False) -> str:
    """A table of markdown; cells are texts, or markdown already (`escaped`)."""
    written = [[cell if escaped else plain(cell) for cell in row] for row in rows]
    lines = [list(map(plain, heads)), ["---"] * len(heads), *written]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plain(text: str) -> str:
    """A text as markdown that reads the same; what stands between backticks stays code."""
    parts = " ".join(text.split()).split("`")
    even = len(parts) % 2 == 1
    for number, piece in enumerate(parts):
        if even and number % 2:
            continue
        kept = piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        parts[number] = _MARKS.sub(r"\\\1", kept)
    return ("`" if even else "\\`").join(parts)


def fenced(path: str, text: str) -> str:
    """A file as a block of code."""
    name = path.rpartition("/")[2]
    language = _LANGUAGES.get(name.rpartition(".")[2], "")
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
