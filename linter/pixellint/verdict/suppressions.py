"""Comments that hold findings back: `pixellint: ignore[PX201:meta-pixel] until=2027-01-31 -- reason`."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from pixellint.model.findings import Finding, Suppressed, Suppression
from pixellint.model.places import Place, Span
from pixellint.model.record import NamedTuple
from pixellint.verdict.comments import comments
from pixellint.verdict.script_comments import Comment

WORD = b"pixellint:"
_LINE = re.compile(rb"[ \t\r*/!#]*pixellint:[ \t]*([^\r\n]*)")
_MEANT = re.compile(r"(?:ignor|ignre|disabl|suppress|skip|allow|noqa|nolint|off\b)", re.IGNORECASE)
_MARK = re.compile(
    r"ignore\s*\[([^\]]*)\](?:\s+until\s*=\s*(?P<until>\S+))?(?:\s*(?:--|\u2014|\u2013)\s*(?P<reason>.*))?\s*", re.IGNORECASE
)
_NAMED = re.compile(r"(?P<rule>[A-Za-z]{2,8}[0-9]{3})(?::(?P<tracker>[a-z0-9][a-z0-9-]*))?")
_LETTERS = re.compile(r"[^\W\d_]")
_BLANK = re.compile(rb"[\s{}]*")
_LONGEST = 500
_MOST = 5_000
"""comments of one file that are looked at"""


class Known(NamedTuple):
    """What comments may name, and the day they are judged on. `whole`: all files were looked at, so that a comment which
    holds nothing back is there for nothing."""

    rules: Collection[str]
    trackers: Collection[str]
    today: datetime.date
    whole: bool


def marks(path: str, source: bytes) -> tuple[Suppression, ...]:
    """What the comments of a file (UTF-8) hold back, not yet judged: `state` is "" or malformed. Linear; never raises."""
    if WORD not in source:
        return ()
    lines = _Lines(source)
    found = [one for _, one in zip(range(_MOST), _lines_of(path, source), strict=False)]
    alone = {number for comment, _, _ in found for number in lines.covered(comment)}
    result: list[Suppression] = []
    for comment, at, text in found:
        place = Place(path, lines.span(at, comment.end))
        target = lines.number(comment.at)
        if lines.covered(comment):
            target = lines.number(max(comment.at, comment.end - 1)) + 1
            while target in alone:
                target += 1
        result.extend(_read(text, place, target))
    return tuple(result)


def _lines_of(path: str, source: bytes) -> Iterator[tuple[Comment, int, str]]:
    """Lines of comments that begin with the word, with the offset of the comment or its line, and what follows the word."""
    for comment in comments(path, source):
        if WORD not in comment.text:
            continue
        start = source.find(comment.text, comment.at, comment.end) if comment.text else comment.at
        place = 0
        for row in comment.text.split(b"\n"):
            match = _LINE.match(row)
            if match is not None:
                text = match[1].decode("utf-8", "replace").strip()
                if _MEANT.match(text):
                    yield comment, comment.at if place == 0 else max(start, comment.at) + place, text[:_LONGEST]
            place += len(row) + 1


def _read(text: str, place: Place, line: int) -> Iterator[Suppression]:
    match = _MARK.fullmatch(text)
    named = [part.strip() for part in match[1].split(",")] if match else []
    broken = Suppression(place, line, "", "", "", text, "malformed")
    until = (match["until"] or "") if match else ""
    if match is None or not all(named) or not _is_day(until):
        yield broken
        return
    reason = " ".join((match["reason"] or "").split())
    for part in named:
        name = _NAMED.fullmatch(part)
        if name is None:
            yield broken
            continue
        yield Suppression(place, line, name["rule"].upper(), name["tracker"] or "", until, reason, "")


def _is_day(text: str) -> bool:
    if not text:
        return True
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _Lines:
    """Offsets, lines and columns of a source."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._starts = [0, *(match.end() for match in re.finditer(rb"\n", source))]

    def number(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def column(self, at: int) -> int:
        start = self._starts[self.number(at) - 1]
        return len(self._source[start:at].decode("utf-8", "replace")) + 1

    def end(self, line: int) -> int:
        return self._starts[line] - 1 if line < len(self._starts) else len(self._source)

    def span(self, at: int, end: int) -> Span:
        """From `at` to `end`, or to the end of its line."""
        line = self.number(at)
        return Span(line, self.column(at), line, self.column(min(end, self.end(line))))

    def covered(self, comment: Comment) -> range:
        """The lines of a comment that stands there alone; none for one beside code."""
        first, last = self.number(comment.at), self.number(max(comment.at, comment.end - 1))
        before = self._source[self._starts[first - 1] : comment.at]
        after = self._source[comment.end : max(comment.end, self.end(last))]
        if _BLANK.fullmatch(before) and _BLANK.fullmatch(after):
            return range(first, last + 1)
        return range(0)


def obeyed(
    findings: Sequence[Finding], met: Iterable[Suppression], known: Known
) -> tuple[list[Finding], list[Suppressed], list[Suppression]]:
    """What is left of the findings, what comments hold back, and the comments with their states."""
    judged = [_judged(mark, known) for mark in met]
    active: dict[tuple[str, int, str], list[int]] = {}
    for number, mark in enumerate(judged):
        if not mark.state:
            active.setdefault((mark.place.path, mark.line, mark.rule), []).append(number)
    left: list[Finding] = []
    held: list[tuple[Finding, int]] = []
    for finding in findings:
        numbers = active.get((finding.place.path, finding.place.span.line, finding.rule), ())
        holding = next((one for one in numbers if judged[one].tracker in ("", finding.tracker)), None)
        if holding is None:
            left.append(finding)
        else:
            held.append((finding, holding))
    used = {number for _, number in held}
    for number, mark in enumerate(judged):
        if not mark.state:
            judged[number] = mark._replace(state="used" if number in used else "unused" if known.whole else "unchecked")
    return left, [Suppressed(finding, judged[number]) for finding, number in held], judged


def _judged(mark: Suppression, known: Known) -> Suppression:
    if mark.state:
        return mark
    if mark.rule not in known.rules or (mark.tracker and mark.tracker not in known.trackers):
        return mark._replace(state="unknown-rule")
    if len(_LETTERS.findall(mark.reason)) < 3:
        return mark._replace(state="reasonless")
    if mark.until and datetime.date.fromisoformat(mark.until) < known.today:
        return mark._replace(state="expired")
    return mark
