"""The report of a project in pieces: what concerns a few files is told again without the rest, when nothing has changed."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pixellint.cache import Store
from pixellint.model.findings import Coverage, Finding, Inventory, Reach, Report, Unresolved
from pixellint.model.knowledge import Check, Citation, Knowledge
from pixellint.model.places import Place, Span, Step
from pixellint.model.record import NamedTuple
from pixellint.model.sources import Excluded, Unread
from pixellint.plain import decoded, encoded
from pixellint.said import now
from pixellint.state import unchanged

_KEPT = "told"
_FORMAT = 4


class Told(NamedTuple):
    """A report of some files, with the rules and the names of trackers it speaks of, and the level from which on it fails."""

    report: Report
    checks: Mapping[str, Check]
    trackers: Mapping[str, str]
    level: str


def keep(store: Store, root: str, raw: bytes, beside: Sequence[tuple[str, str]], told: Told) -> str:
    """Keep what was told of a whole project, and name its state. `raw` is git's listing, `beside` what the report depends on
    beside it."""
    findings = told.report.findings
    lying: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        for path in {*(step.path for step in finding.steps), *(place.path for place in (finding.place, *finding.places))}:
            lying.setdefault(path, []).append(number)
    rules, met = {finding.rule for finding in findings}, {finding.tracker for finding in findings}
    present = now(root, raw)
    store.save(
        _KEPT,
        (
            present,
            list(beside),
            lying,
            [marshal.dumps(_plain(finding), _FORMAT) for finding in findings],
            [_plain(_brief(check)) for rule, check in told.checks.items() if rule in rules],
            {tracker: name for tracker, name in told.trackers.items() if tracker in met},
            _plain(_rest(told.report)),
            told.level,
        ),
    )
    return present


def kept(store: Store) -> Any:
    """What is kept, whatever state it is of."""
    return store.load(_KEPT)


def beside(store: Store, present: str) -> list[tuple[str, str]] | None:
    """What a report of the `present` state depends on beside git's listing; None when there is none."""
    found = kept(store)
    return found[1] if found is not None and found[0] == present else None


def listed(raw: bytes, named: Iterable[str]) -> bool:
    """Whether git's listing has all these files; what lies beside it is no part of a project's state."""
    return all(b"\t" + os.fsencode(path) + b"\0" in raw or b"? " + os.fsencode(path) + b"\0" in raw for path in named)


def load(found: Any, root: str, present: str, named: Iterable[str]) -> Told | None:
    """What concerns listed files, out of what is kept; None when the project is in another state than the `present` one."""
    if found is None or not present or found[0] != present or not unchanged(root, found[1]):
        return None
    numbers = {number for path in named for number in found[2].get(path, ())}
    findings = tuple(_finding(marshal.loads(found[3][number])) for number in sorted(numbers))
    checks = {row[0]: _check(row) for row in found[4]}
    return Told(_report(findings, found[6]), checks, found[5], found[7])


def of(report: Report, known: Knowledge, level: str) -> Told:
    """A report with all that is known."""
    names = {tracker.id: tracker.name for tracker in known.trackers}
    return Told(report, {check.id: check for check in known.checks}, names, level)


def _plain(value: Any) -> Any:
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _brief(check: Check) -> Check:
    return check._replace(severity=(), when=(), flagged=(), allowed=())


def _check(row: Any) -> Check:
    check = Check._make(row)
    return check._replace(citation=tuple(map(Citation._make, check.citation)))


def _rest(report: Report) -> tuple[object, ...]:
    return report.coverage, report.unread, report.excluded, report.inventory.unresolved, encoded(_aside(report))


def _aside(report: Report) -> tuple[object, ...]:
    return report.suppressed, report.held, report.stale, report.suppressions


def _report(findings: tuple[Finding, ...], row: Any) -> Report:
    coverage, unread, excluded, unresolved, aside = row
    open_ends = tuple(Unresolved(_place(place), reason) for place, reason in unresolved)
    return Report(
        findings,
        Inventory((), (), (), open_ends),
        (),
        Coverage._make(coverage),
        tuple(map(Unread._make, unread)),
        tuple(map(Excluded._make, excluded)),
        *decoded(aside),
    )


def _finding(row: Any) -> Finding:
    finding = Finding._make(row)
    reach = Reach._make(finding.reach)
    return finding._replace(
        place=_place(finding.place),
        steps=_steps(finding.steps),
        reach=reach._replace(chain=_steps(reach.chain)),
        places=tuple(map(_place, finding.places)),
    )


def _place(row: Any) -> Place:
    return Place(row[0], Span._make(row[1]))


def _steps(rows: Any) -> tuple[Step, ...]:
    return tuple(Step(path, Span._make(span), note, name) for path, span, note, name in rows)
