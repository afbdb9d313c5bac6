"""Who may get what from where, as a picture: origin, data element, surface and recipient in four columns, laid out by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pixellint.model.findings import SEVERITIES, Finding, Use
from pixellint.model.places import Step
from pixellint.model.record import NamedTuple
from pixellint.report.look import clipped, visible
from pixellint.report.words import CONFIDENCE_WORDS, by_itself

COLUMNS = ("where it comes from", "what it is", "page", "recipient")

DRAWN = 20
"""ways that are drawn, the gravest and most frequent first; the table below the picture holds them too"""

WIDTH, BOX, ROW, GAP, TOP = 1000, 190, 30, 10, 40
"""of the picture, a box, the least height of a box, the space below it, and the headings; in the picture's own units"""

LABEL = 24
"""cells of a label within a box"""

_LEADS = (("kept in ", "the value "), ("received as ", "the value "), ("passed to ", "given to "), ("reaches ", "given to "))
"""how a first step is told where it says what becomes of a value, not where it comes from"""

Texts = tuple[str, str, str, str]


class Way(NamedTuple):
    """What comes from one origin on one surface and may go to one recipient: so many `times`, at worst of that severity."""

    texts: Texts
    times: int
    severity: str


class Box(NamedTuple):
    """A box: its corner and height, the label, and the whole text."""

    x: int
    y: int
    height: int
    label: str
    text: str


class Band(NamedTuple):
    """A curve between two boxes."""

    path: str
    width: int
    severity: str


class Picture(NamedTuple):
    """All of it; `more` ways are left out, `ways` are those drawn, `box` is the width of every box."""

    width: int
    height: int
    box: int
    headings: tuple[tuple[int, str], ...]
    boxes: tuple[Box, ...]
    bands: tuple[Band, ...]
    ways: tuple[Way, ...]
    more: int


def of_findings(findings: Iterable[Finding]) -> Picture | None:
    """The picture of what findings tell; None when nothing goes anywhere."""
    return _drawn(ways_of(findings))


def ways_of(findings: Iterable[Finding]) -> list[Way]:
    """What findings tell, the gravest of each recipient first."""
    met: Counter[tuple[Texts, str]] = Counter()
    for finding in findings:
        for element in _told(finding):
            origin = _origin(finding.steps, "collected" if _by_presence(finding) else finding.confidence)
            met[(origin, element, _worst(finding), finding.recipient), finding.severity] += 1
    return _spread(_ways(met))


def _told(finding: Finding) -> Sequence[str]:
    if not finding.recipient:  # a comment or a change sends nothing
        return ()
    return ("visits",) if _by_presence(finding) else finding.data


def _by_presence(finding: Finding) -> bool:
    """Whether it is that the tracker runs here at all: its steps tell of the page, and its data is what it gathers itself."""
    return by_itself(finding) or finding.confidence == "collected"


def _worst(finding: Finding) -> str:
    surfaces = finding.surfaces or ("unknown",)
    return finding.reach.worst if finding.reach.worst in surfaces else surfaces[0]


def of_uses(uses: Iterable[Use], recipients: dict[str, str]) -> Picture | None:
    """The picture of what an inventory holds, given the recipients by tracker id; what trackers gather themselves is left
    out."""
    met: Counter[tuple[Texts, str]] = Counter()
    for use in uses:
        for entry in use.data:
            if entry.confidence == "collected" or entry.relayed:
                continue
            origin = _origin(entry.steps, entry.confidence)
            for surface in use.surfaces or ("unknown",):
                met[(origin, entry.element, surface, recipients.get(use.tracker, use.tracker)), ""] += 1
    return _drawn(_spread(_ways(met)))


def _origin(steps: Sequence[Step], confidence: str) -> str:
    if not steps or confidence == "collected":
        return CONFIDENCE_WORDS.get(confidence, confidence)
    if confidence == "literal":
        return "the event's name"
    whence, also, _ = steps[0].note.partition(", ")
    leads = ((lead, words) for lead, words in _LEADS if not also and whence.startswith(lead))
    return next((words + whence.removeprefix(lead) for lead, words in leads), whence)


def _ways(met: Counter[tuple[Texts, str]]) -> list[Way]:
    counts: Counter[Texts] = Counter()
    worst: dict[Texts, str] = {}
    for (texts, severity), count in met.items():
        counts[texts] += count
        worst[texts] = min(severity, worst.get(texts, severity), key=_rank)
    ways = [Way(texts, counts[texts], worst[texts]) for texts in counts]
    return sorted(ways, key=lambda way: (_rank(way.severity), -way.times, way.texts))


def _spread(ways: Sequence[Way]) -> list[Way]:
    """The ways so that each recipient has its turn, within a severity."""
    turns: Counter[tuple[str, str]] = Counter()
    placed = []
    for number, way in enumerate(ways):
        key = (way.severity, way.texts[-1])
        placed.append((_rank(way.severity), turns[key], number, way))
        turns[key] += 1
    return [way for *_, way in sorted(placed)]


def _rank(severity: str) -> int:
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def _drawn(ways: Sequence[Way]) -> Picture | None:
    if not ways:
        return None
    kept = ways[:DRAWN]
    boxes = _boxes(kept)
    height = max(box.y + box.height for box in boxes.values()) + GAP
    return Picture(
        width=WIDTH,
        height=height,
        box=BOX,
        headings=tuple((_left(column), heading) for column, heading in enumerate(COLUMNS)),
        boxes=tuple(boxes.values()),
        bands=tuple(_bands(kept, boxes)),
        ways=tuple(way._replace(texts=_shown(way.texts)) for way in kept),
        more=len(ways) - len(kept),
    )


def _shown(texts: Texts) -> Texts:
    first, second, third, fourth = (clipped(visible(text), 200) for text in texts)
    return first, second, third, fourth


def _boxes(ways: Sequence[Way]) -> dict[tuple[int, str], Box]:
    """The boxes by column and text. A column is ordered by the middle of what leads to it, lest curves cross."""
    boxes: dict[tuple[int, str], Box] = {}
    for column in range(len(COLUMNS)):
        y = TOP
        for text in _ordered(ways, column, boxes):
            total = sum(_thickness(way.times) for way in ways if way.texts[column] == text)
            shown = visible(text)
            boxes[column, text] = Box(_left(column), y, max(ROW, total), clipped(shown, LABEL), clipped(shown, 200))
            y += max(ROW, total) + GAP
    return boxes


def _ordered(ways: Sequence[Way], column: int, boxes: dict[tuple[int, str], Box]) -> list[str]:
    texts = list(dict.fromkeys(way.texts[column] for way in ways))
    if column == 0:
        return texts

    def middle(text: str) -> float:
        before = [boxes[column - 1, way.texts[column - 1]].y for way in ways if way.texts[column] == text]
        return sum(before) / len(before)

    return sorted(texts, key=lambda text: (middle(text), text))


def _bands(ways: Sequence[Way], boxes: dict[tuple[int, str], Box]) -> Iterable[Band]:
    """Each way takes a lane of its own along the side of a box."""
    lanes: Counter[tuple[int, str, str]] = Counter()
    for way in ways:
        width = _thickness(way.times)
        for column, (here, there) in enumerate(pairwise(way.texts)):
            begin, end = boxes[column, here], boxes[column + 1, there]
            first = begin.y + lanes[column, here, "out"] + width / 2
            last = end.y + lanes[column + 1, there, "in"] + width / 2
            lanes[column, here, "out"] += width
            lanes[column + 1, there, "in"] += width
            left, right = begin.x + BOX, end.x
            bend = (left + right) / 2
            path = f"M{left} {first:g}C{bend:g} {first:g} {bend:g} {last:g} {right} {last:g}"
            yield Band(path, width, way.severity)


def _thickness(count: int) -> int:
    return min(12, 2 + count)


def _left(column: int) -> int:
    return round(column * (WIDTH - BOX) / (len(COLUMNS) - 1))
