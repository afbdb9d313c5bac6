"""A report of a whole project narrowed to what concerns some of its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixellint.model.findings import Finding, Report


def narrowed(found: Report, named: Sequence[str]) -> Report:
    """What of a report concerns some files and folders: findings there or on whose way they lie."""
    files = frozenset(named)
    folders = tuple("" if path == "." else path + "/" for path in named)

    def concerns(path: str) -> bool:
        return path in files or path.startswith(folders)

    def places(finding: Finding) -> Iterator[str]:
        yield finding.place.path
        yield from (step.path for step in finding.steps)

    def kept(finding: Finding) -> bool:
        return any(map(concerns, places(finding)))

    def here(finding: Finding) -> Finding:
        """Told at one of these files where it could be."""
        place = next((place for place in finding.places if concerns(place.path)), None)
        return finding if place is None or kept(finding) else finding.told_at(place)

    return found._replace(
        findings=tuple(sorted(filter(kept, map(here, found.findings)), key=lambda one: (one.place, one.rule, one))),
        suppressed=tuple(one for one in found.suppressed if kept(one.finding)),
        held=tuple(filter(kept, map(here, found.held))),
        stale=tuple(entry for entry in found.stale if concerns(entry.path)),
        suppressions=tuple(mark for mark in found.suppressions if concerns(mark.place.path)),
        unread=tuple(item for item in found.unread if concerns(item.path)),
        excluded=tuple(item for item in found.excluded if concerns(item.path)),
    )
