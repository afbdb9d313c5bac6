"""Uses, disclosures, findings and the report: what the pipeline makes of the facts."""

from __future__ import annotations

from pixellint.model.places import Place, Span, Step
from pixellint.model.record import NamedTuple
from pixellint.model.sources import Excluded, Unread

CONFIDENCES = ("literal", "flow", "cross-file", "name-only", "collected")
"""strongest first"""

SEVERITIES = ("error", "warning", "note")
"""gravest first"""


def reaches(severity: str, level: str) -> bool:
    """Whether a severity is at or above a level."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(level)


class Disclosed(NamedTuple):
    """A data element that reaches a use. `slot` is the role it fills; `key` the payload's key path in dots; `steps` lead
    from the origin to the use; `transforms` what was done to it. `relayed` data arrives through a parameter whose callers are
    known: it is told, and judged, at the callers."""

    element: str
    category: str
    confidence: str
    slot: str
    key: str
    origin: str
    transforms: tuple[str, ...]
    steps: tuple[Step, ...]
    relayed: bool = False


class Reach(NamedTuple):
    """How many pages a use reaches and the worst surface among them; `chain` leads from the page to the use."""

    pages: int
    worst: str
    chain: tuple[Step, ...] = ()


class SurfaceFact(NamedTuple):
    """That a file is of a surface, and the evidence: configured, guard, form, route or title, with its place."""

    surface: str
    evidence: str
    step: Step


class Use(NamedTuple):
    """One place in source where a tracker appears. `callee` is normalised ("fbq", "posthog.capture", a host); `switches`
    the settings seen at it ("effect:covers"); `via` the wrappers' own places, outermost first; `function` encloses it;
    `wrapped` marks the vendor call inside a wrapper, whose data is told at the callers; `server` that it is made from a
    server."""

    tracker: str
    kind: str
    place: Place
    callee: str
    event: str
    function: str
    data: tuple[Disclosed, ...]
    via: tuple[Place, ...] = ()
    switches: tuple[str, ...] = ()
    wrapped: bool = False
    surfaces: tuple[str, ...] = ("unknown",)
    reach: Reach = Reach(0, "unknown")
    server: bool = False


class Hint(NamedTuple):
    """Weaker than a use: a host in a content security policy, preconnect, dns-prefetch."""

    tracker: str
    place: Place
    what: str


class UnknownHost(NamedTuple):
    """A third-party host that the catalogue does not know and the page loads code from, or shows in a `frame`."""

    host: str
    place: Place
    frame: bool = False
    surfaces: tuple[str, ...] = ("unknown",)


class Unresolved(NamedTuple):
    """A demand that could not be answered."""

    place: Place
    reason: str


class Edit(NamedTuple):
    """A stretch of a file that is to be replaced by `text`."""

    path: str
    span: Span
    text: str


class Fix(NamedTuple):
    """A mend that is mechanical. `safe`: it only keeps data back; others change what the site does or measures."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


class Finding(NamedTuple):
    """A rule applied to a use or a disclosure."""

    rule: str
    name: str
    severity: str
    confidence: str
    message: str
    place: Place
    tracker: str
    recipient: str
    data: tuple[str, ...]
    surfaces: tuple[str, ...]
    steps: tuple[Step, ...]
    reach: Reach
    also: tuple[str, ...]
    legal_status: str
    fingerprint: str
    function: str = ""
    remedy: str = ""
    clear: bool = True
    """proved by flow, or by a name that can mean nothing else; the others are for auditors"""
    fixes: tuple[Fix, ...] = ()
    places: tuple[Place, ...] = ()
    """where else it could be told, if it is told once for the whole project or one file: it is the same at each of them"""
    within: str = ""
    """the file that it is told once for, "" for the whole project"""

    def home(self) -> tuple[str, str]:
        """The path and function by which the finding is known again; ("", "") where it has no place of its own."""
        return (self.within, "") if self.places else (self.place.path, self.function)

    def told_at(self, place: Place) -> Finding:
        """The finding told at another of its places. How the first is reached is not how the other is."""
        return self._replace(place=place, function="", steps=(), reach=self.reach._replace(chain=()))


class Inventory(NamedTuple):
    """All uses with what they are fed, by tracker id; hints, unknown hosts and unresolved demands beside them. `addressed` are
    uses once more, with what routes put into the addresses they take along: judged, and not listed."""

    uses: tuple[Use, ...]
    hints: tuple[Hint, ...]
    unknown_hosts: tuple[UnknownHost, ...]
    unresolved: tuple[Unresolved, ...]
    addressed: tuple[Use, ...] = ()


class Coverage(NamedTuple):
    """What was looked at: `files` in all, of them `deep` parsed for an answer and `shallow` scanned."""

    files: int
    deep: int
    shallow: int


class Suppression(NamedTuple):
    """One rule that a comment holds back: `pixellint: ignore[rule:tracker] until=... -- reason`. `place` is that of the
    comment, `line` the one it speaks of; `tracker` and `until` (an ISO date) may be "". `state` is used, unused, expired,
    reasonless, unknown-rule, malformed (then `reason` is all it says), distrusted (the change under review brings it), or
    unchecked (too little was looked at to tell); used ones alone are obeyed."""

    place: Place
    line: int
    rule: str
    tracker: str
    until: str
    reason: str
    state: str


class Suppressed(NamedTuple):
    """A finding that is not reported, and the comment that says so."""

    finding: Finding
    by: Suppression


class Stale(NamedTuple):
    """What the baseline holds and the project has no longer: alike findings, so many `times`."""

    path: str
    function: str
    rule: str
    tracker: str
    fingerprint: str
    times: int


class Brought(NamedTuple):
    """What a change under review brings that would quieten this program, and whether it was obeyed. `kind` is suppression,
    exclusion, agreement, baseline, first-party-host or policy; `line` 1 where there is none to name."""

    kind: str
    path: str
    line: int
    what: str
    obeyed: bool


class Change(NamedTuple):
    """The change that a report is about: `base` is the commit it is compared with, `staged` whether it is what is staged;
    `files` and `lines` count what it adds or changes, `left` the findings outside of it, which are not reported."""

    base: str
    staged: bool
    files: int
    lines: int
    left: int


class Report(NamedTuple):
    """What a run has to say; reporters turn it into bytes. `grades` is (tracker id, grade) for every tracker met. `findings`
    are new; `suppressed` are held back by comments, `held` by the baseline, whose `stale` entries nothing answers to;
    `suppressions` are all comments met; `change`, and what it `brought`, are there when a change is under review."""

    findings: tuple[Finding, ...]
    inventory: Inventory
    grades: tuple[tuple[str, str], ...]
    coverage: Coverage
    unread: tuple[Unread, ...]
    excluded: tuple[Excluded, ...]
    suppressed: tuple[Suppressed, ...] = ()
    held: tuple[Finding, ...] = ()
    stale: tuple[Stale, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    brought: tuple[Brought, ...] = ()
    change: Change | None = None
