"""How a report for people looks: colours, width, and text that is safe to show in a terminal."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Protocol

from pixellint.model.masking import masked
from pixellint.model.places import Place, Step
from pixellint.model.record import NamedTuple

TAB = 4

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "gutter": "34",
    "good": "32",
    "fed": "1;31",
    "called": "1;33",
    "initialised": "33",
    "loaded": "36",
    "present": "2",
}


class Sources(Protocol):
    """Where reporters get lines of source from, for code frames."""

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file of the project without line ends; nothing when it cannot be read."""
        ...


class Look(NamedTuple):
    """`width` in terminal cells; `brief` asks for one line per finding, `statistics` for counts; `prefix` leads from the
    working directory to the project's root, so that a path can be clicked."""

    color: bool = False
    width: int = 100
    brief: bool = False
    prefix: str = ""
    statistics: bool = False

    def paint(self, style: str, text: str) -> str:
        """The text in a style of the table above, or as it is when colours are off."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text

    def path(self, path: str) -> str:
        """A path of the project as the reader sees it, safe on a terminal."""
        shown = safe(posixpath.normpath(posixpath.join(self.prefix, path)) if self.prefix else path)
        return f"./{shown}" if shown.startswith("::") else shown

    def at(self, place: Place | Step) -> str:
        """`path:line:column` of a place."""
        return f"{self.path(place.path)}:{place.span.line}:{place.span.column}"

    def line(self, place: Place | Step) -> str:
        """`path:line` of a place."""
        return f"{self.path(place.path)}:{place.span.line}"


def visible(text: str) -> str:
    """Text of the code, safe on a terminal: control, bidirectional and unpaired characters spelled out, tabs as spaces,
    personal data masked."""
    return "".join(cells(masked(text)))


def safe(text: str) -> str:
    """As `visible`, without masking: for paths, which must stay usable."""
    return "".join(cells(text))


def cells(text: str) -> list[str]:
    """What each character of a line is shown as."""
    # where all is printable nothing is spelled out
    shown = list(text) if text.isprintable() else [_shown(character) for character in text]
    if "##[" in text:  # services that run builds take it for a command, wherever it stands in a log
        for match in re.finditer(r"##\[", text):
            shown[match.end() - 1] = "<U+005B>"
    return shown


def inert(line: str) -> str:
    """A line of text, also for services that take log lines that begin with two colons for commands."""
    return f"<U+003A>{line[1:]}" if line.startswith("::") else line


def _shown(character: str) -> str:
    if character == "\t":
        return " " * TAB
    # Cc controls, Cf invisible and bidirectional formats, Cs unpaired surrogates, Zl/Zp line and paragraph separators;
    # the last two of a plane are no characters and not allowed in XML
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") or ord(character) & 0xFFFE == 0xFFFE:
        return f"<U+{ord(character):04X}>"
    return character


def breadth(text: str) -> int:
    """How many terminal cells the text takes."""
    return sum(_cell_count(character) for character in text)


def _cell_count(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def clipped(text: str, room: int) -> str:
    """The text cut to `room` cells, with an ellipsis where something was left out."""
    if breadth(text) <= room:
        return text
    kept, used = [], 0
    for character in text:
        used += _cell_count(character)
        if used > room - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def padded(text: str, room: int) -> str:
    """The text filled with spaces to `room` cells."""
    return text + " " * max(0, room - breadth(text))


def wrapped(text: str, room: int) -> list[str]:
    """The text broken between words into lines of at most `room` cells; a longer word keeps a line of its own."""
    lines, line = [], ""
    for word in text.split():
        if line and breadth(line) + 1 + breadth(word) > room:
            lines.append(line)
            line = inert(word)
        else:
            line = f"{line} {word}" if line else inert(word)
    return [*lines, line] if line else lines


def counted(count: int, noun: str, plural: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], look: Look, painted: int = -1) -> Iterator[str]:
    """Rows under headings, squeezed to the width of the look; cells break between words. Cells of column `painted` are
    painted in the style of their own text where there is one."""
    if not rows:
        return
    widths = _widths([headings, *rows], look.width)
    yield look.paint("bold", "  ".join(padded(cell, width) for cell, width in zip(headings, widths, strict=True)).rstrip())
    for row in rows:
        columns = [wrapped(visible(cell), width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(1, *(len(column) for column in columns))):
            cells_here = [column[number] if number < len(column) else "" for column in columns]
            line = [padded(cell, width) for cell, width in zip(cells_here, widths, strict=True)]
            if painted >= 0 and cells_here[painted] in _STYLES:
                line[painted] = look.paint(cells_here[painted], line[painted])
            yield "  ".join(line).rstrip()


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """As wide as the widest cell; the widest columns give way until the table fits, down to their longest word."""
    columns = range(len(rows[0]))
    widths = [max(breadth(row[column]) for row in rows) for column in columns]
    least = [max(breadth(word) for row in rows for word in row[column].split() or ("",)) for column in columns]
    while sum(widths) + 2 * (len(widths) - 1) > room:
        spare = [width - floor for width, floor in zip(widths, least, strict=True)]
        if not any(spare):
            break
        column = max(columns, key=lambda number: (spare[number] > 0, widths[number]))
        widths[column] -= 1
    return widths
