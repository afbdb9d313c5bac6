"""Code frames: the lines around a place, with the place underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixellint.model.masking import masked
from pixellint.model.places import Span
from pixellint.model.record import NamedTuple
from pixellint.report.look import Look, breadth, cells, clipped, inert, visible

LONGEST = 6
"""lines of one span that are shown; more are folded"""

NEAR = 400
"""characters around a place that are looked at; a minified line may be megabytes long"""

CONTEXT = 1
"""lines shown before the place"""


def frame(lines: Sequence[str], span: Span, look: Look, style: str) -> Iterator[str]:
    """The place within its file, underlined, as lines for a terminal. Nothing when the file has no such line."""
    if not 1 <= span.line <= len(lines):
        return
    last = min(max(span.end_line, span.line), len(lines))
    margin = max(4, len(str(last)))
    for number in range(max(1, span.line - CONTEXT), span.line):
        if lines[number - 1].strip():
            bar = "  " if last > span.line else ""
            room = _room(look, margin)
            yield _numbered(number, margin, bar + "".join(_window(lines[number - 1], 0, 0, room)), look)
    if last > span.line:
        yield from _tall(lines, span._replace(end_line=last), margin, look, style)
    else:
        yield from _flat(lines[span.line - 1], span, margin, look, style)


def _flat(line: str, span: Span, margin: int, look: Look, style: str) -> Iterator[str]:
    start = min(max(0, span.column - 1), len(line))
    end = min(max(span.end_column - 1, start), len(line)) if span.end_line == span.line else len(line)
    before, marked, after = _window(line, start, end, _room(look, margin))
    yield _numbered(span.line, margin, before + marked + after, look)
    underline = look.paint(style, "^" * max(1, breadth(marked)))
    yield f"{_gutter('', margin, look)} {' ' * breadth(before)}{underline}"


def _tall(lines: Sequence[str], span: Span, margin: int, look: Look, style: str) -> Iterator[str]:
    """A place of several lines: a bar along them, which ends under the last character."""
    room = _room(look, margin)
    for number in _shown_lines(span.line, span.end_line):
        if number is None:
            yield f"{_gutter('...', margin, look)} {look.paint(style, '|')}"
            continue
        text = "".join(_window(lines[number - 1], 0, 0, room))
        yield _numbered(number, margin, f"{look.paint(style, '/' if number == span.line else '|')} {text}", look)
    ended = lines[span.end_line - 1][: max(0, span.end_column - 2)]
    reach = min(room - 1, breadth(visible(ended[:NEAR])))
    yield f"{_gutter('', margin, look)} {look.paint(style, '|_' + '_' * reach + '^')}"


class CodeLine(NamedTuple):
    """A line of a place as it is shown: its number ("…" where lines are folded), and the text before, within and after the
    place; `within` is False for a line of context."""

    number: str
    before: str
    marked: str
    after: str
    within: bool


def code_lines(lines: Sequence[str], span: Span, room: int) -> Iterator[CodeLine]:
    """The place within its file for reports that mark it themselves, each line cut to `room` cells."""
    if not 1 <= span.line <= len(lines):
        return
    last = min(max(span.end_line, span.line), len(lines))
    for number in range(max(1, span.line - CONTEXT), span.line):
        if lines[number - 1].strip():
            yield CodeLine(str(number), "".join(_window(lines[number - 1], 0, 0, room)), "", "", False)
    for shown in _shown_lines(span.line, last):
        if shown is None:
            yield CodeLine("…", "", "", "", True)
            continue
        line = lines[shown - 1]
        start = min(max(0, span.column - 1), len(line)) if shown == span.line else len(line) - len(line.lstrip())
        end = min(max(span.end_column - 1, start), len(line)) if shown == span.end_line else len(line)
        yield CodeLine(str(shown), *_window(line, start, end, room), True)


def excerpt(lines: Sequence[str], span: Span, room: int) -> str:
    """The text of a span on one line, cut to `room` cells; "" when the file has no such line."""
    if not 1 <= span.line <= len(lines):
        return ""
    line = lines[span.line - 1]
    start = min(max(0, span.column - 1), len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    text = masked(line[start : min(max(end, start), start + NEAR)]).strip() or masked(line[: 2 * NEAR]).strip()
    return clipped(inert("".join(cells(" ".join(text.split())))), room)


def _room(look: Look, margin: int) -> int:
    return max(20, look.width - margin - 5)


def _gutter(text: str, margin: int, look: Look) -> str:
    return look.paint("gutter", f"{text:>{margin}} |")


def _numbered(number: int, margin: int, text: str, look: Look) -> str:
    return f"{_gutter(str(number), margin, look)} {text}".rstrip()


def _shown_lines(first: int, last: int) -> list[int | None]:
    if last - first < LONGEST:
        return list(range(first, last + 1))
    return [*range(first, first + LONGEST - 2), None, last]


def _window(line: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """The line as shown, in three parts: before, within and after the stretch; wide lines are cut around it."""
    low = max(0, start - NEAR)
    shown = cells(masked(line[low : min(end, start + NEAR) + NEAR]))
    start, end = start - low, min(end - low, len(shown))
    left = 0 if not low and breadth("".join(shown[:end])) <= room - 2 else _left_edge(shown, start, end, room)
    before = ("…" if left or low else "") + "".join(shown[left:start])
    marked = clipped("".join(shown[start:end]), max(1, room - breadth(before)))
    spare = room - breadth(before + marked)
    return before, marked, clipped("".join(shown[end:]).rstrip(), spare) if spare > 0 else ""


def _left_edge(shown: Sequence[str], start: int, end: int, room: int) -> int:
    """Where a cut line begins: as much before the stretch as fits, at most a third of the room."""
    spare = min(room // 3, max(0, room - breadth("".join(shown[start:end])) - 2))
    left = start
    while left > 0 and breadth("".join(shown[left - 1 : start])) <= spare:
        left -= 1
    return left
