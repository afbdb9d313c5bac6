"""A report narrowed to a change: what the change may have brought about, judged by what held before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from pixellint.evaluate.stated import stated, with_state
from pixellint.files.changes import Changed
from pixellint.model.findings import Brought, Change, Finding, Report, Suppression, Use
from pixellint.model.knowledge import Knowledge
from pixellint.model.places import Place, Span
from pixellint.settings import Policy
from pixellint.verdict.baseline import Entry, Gone
from pixellint.verdict.remarks import rules_of_uses
from pixellint.verdict.settle import Aside, part
from pixellint.verdict.suppressions import Known

_JUDGED = ("used", "unused", "unchecked", "expired", "reasonless", "unknown-rule")


def reviewed(
    found: Report,
    changed: Changed,
    aside: tuple[tuple[Entry, ...], Gone, bool],
    known: Knowledge,
    judge: tuple[Policy, str, str],
) -> Report:
    """What of a report concerns a change. `aside`: the entries of the baseline to go by, what is gone, and whether comments
    that the change brings are obeyed; `judge`: the policy to go by, audience and fail level."""
    entries, gone, trusted = aside
    policy, audience, level = judge
    of_uses = rules_of_uses(known.checks)
    marks = tuple(_renewed(mark, changed, trusted) for mark in found.suppressions)
    late = _touched(changed)
    findings = [_told_within(one, changed, late) for one in found.findings if one.rule in of_uses]
    findings.extend(one.finding for one in found.suppressed)
    names = Known(
        frozenset(check.id for check in known.checks), frozenset(one.id for one in known.trackers), policy.today, True
    )
    whole = part(findings, Aside(marks, names, entries, gone, late), audience, level, known.checks).into(found)
    kept = tuple(filter(late, whole.findings))
    paths = changed.files()
    return whole._replace(
        findings=kept,
        suppressed=tuple(one for one in whole.suppressed if late(one.finding)),
        held=tuple(filter(late, whole.held)),
        stale=(),
        suppressions=tuple(mark for mark in whole.suppressions if mark.place.path in paths),
        unread=tuple(one for one in whole.unread if one.path in paths),
        brought=tuple(_brought_marks(whole.suppressions, changed, trusted)),
        change=Change(changed.base, changed.staged, len(paths), _counted(changed), len(whole.findings) - len(kept)),
    )


def _touched(changed: Changed) -> Callable[[Finding], bool]:
    def touched(finding: Finding) -> bool:
        places: list[tuple[str, Span]] = [finding.place]
        places.extend((step.path, step.span) for step in (*finding.steps, *finding.reach.chain))
        return any(changed.touches(path, span.line, span.end_line) for path, span in places)

    return touched


def _told_within(finding: Finding, changed: Changed, late: Callable[[Finding], bool]) -> Finding:
    """What could be told at several places is told at one that the change touches."""
    if late(finding):
        return finding
    touched = (one for one in finding.places if changed.touches(one.path, one.span.line, one.span.end_line))
    place = next(touched, None)
    return finding if place is None else finding.told_at(place)


def _is_brought(mark: Suppression, changed: Changed) -> bool:
    span = mark.place.span
    return changed.touches(mark.place.path, span.line, span.end_line)


def _renewed(mark: Suppression, changed: Changed, trusted: bool) -> Suppression:
    """To be judged again; not at all when the change brings it."""
    if mark.state not in _JUDGED:
        return mark
    state = "distrusted" if mark.state in ("used", "unused", "unchecked") and not trusted and _is_brought(mark, changed) else ""
    return mark._replace(state=state)


def _brought_marks(marks: Iterable[Suppression], changed: Changed, trusted: bool) -> Iterator[Brought]:
    for mark in marks:
        if mark.state in ("used", "unused", "distrusted") and _is_brought(mark, changed):
            rule = f"{mark.rule}:{mark.tracker}" if mark.tracker else mark.rule
            until = f" until {mark.until}" if mark.until else ""
            what = f"{rule}{until}: {mark.reason}"
            yield Brought("suppression", mark.place.path, mark.place.span.line, what, trusted)


def _counted(changed: Changed) -> int:
    return sum(last - first + 1 for found in changed.lines.values() for first, last in found if last < 1 << 59)


def brought_by_policy(now: Policy, before: Policy, trusted: bool) -> Iterator[Brought]:
    """What a policy says that it did not say before."""
    path = now.path or before.path
    plain = [agreement._replace(line=0) for agreement in before.agreements]
    for agreement in now.agreements:
        if agreement._replace(line=0) not in plain:
            yield Brought("agreement", path, agreement.line, ", ".join(agreement.trackers), trusted)
    for glob in now.exclude:
        if glob not in before.exclude:
            yield Brought("exclusion", path, 1, glob, trusted)
    for host in now.first_party_hosts:
        if host not in before.first_party_hosts:
            yield Brought("first-party-host", path, 1, host, trusted)
    told = {"path", "today", "agreements", "exclude", "first_party_hosts", "privacy_policy_line", "vocabulary_lines"}
    for field in Policy._fields:
        if field not in told and getattr(now, field) != getattr(before, field):
            yield Brought("policy", path, 1, field.replace("_", "-"), trusted)


def brought_by_baseline(path: str, now: Iterable[Entry], before: Iterable[Entry], trusted: bool) -> Iterator[Brought]:
    """What a baseline holds that it did not hold before."""
    known = Counter({entry._replace(times=0): entry.times for entry in before})
    for entry in now:
        more = entry.times - known[entry._replace(times=0)]
        if more > 0:
            times = f" ({more} times)" if more > 1 else ""
            yield Brought("baseline", path, 1, f"{entry.rule} {entry.tracker} in {entry.path}{times}", trusted)


def brought_exclusions(now: Report, before: Report | None, changed: Changed) -> Iterator[Brought]:
    """Files of the change that are left out now for what they are (minified, generated, vendored) and were not before."""
    old = {item.path for item in before.excluded} if before is not None else set()
    for item in now.excluded:
        is_touched = item.path in changed.lines or any(path.startswith(item.path) for path in changed.lines)
        if is_touched and item.path not in old and changed.before.get(item.path) not in old:
            yield Brought("exclusion", item.path, 1, item.reason, True)


def vendors(now: Report, before: Report, changed: Changed, known: Knowledge) -> Iterator[Finding]:
    """Trackers that a change brings or takes away."""
    checks = known.checks
    names = {one.id: f"{one.name} of {one.recipient}" if one.name != one.recipient else one.name for one in known.trackers}
    first, second = _by_tracker(before), _by_tracker(now)
    for tracker in sorted(second.keys() - first.keys()):
        use = min(second[tracker], key=lambda use: (not _is_in(use, changed), use.place))
        for check in with_state(checks, "change", "new"):
            yield stated(check, use.place, tracker, "new", f"It is {names.get(tracker, tracker)}.")
    for tracker in sorted(first.keys() - second.keys() - {name for name, _ in now.grades}):
        place = min(use.place for use in first[tracker])
        for check in with_state(checks, "change", "removed"):
            yield stated(
                check, Place(place.path, Span(1, 1, 1, 1)), tracker, "removed", f"It is {names.get(tracker, tracker)}."
            )


def _by_tracker(report: Report) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for use in report.inventory.uses:
        if set(use.surfaces) != {"test"}:
            found.setdefault(use.tracker, []).append(use)
    return found


def _is_in(use: Use, changed: Changed) -> bool:
    return changed.touches(use.place.path, use.place.span.line, use.place.span.end_line)
