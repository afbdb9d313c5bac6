"""A policy file as a proposal: what code shows, with the reasons beside it, for people to read, correct and commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pixellint.model.knowledge import Tracker
from pixellint.model.record import NamedTuple
from pixellint.report.look import safe
from pixellint.report.words import BAA_WORDS

SCHEMA_AT = "https://raw.githubusercontent.com/pixellint/pixellint/main/rules/schema/policy.schema.json"
_MOST = 12
"""lines for one surface; the rest is counted"""


class Glob(NamedTuple):
    """Files that are of one surface, and what says so."""

    surface: str
    pattern: str
    reason: str


class Proposal(NamedTuple):
    """What a look at the project has shown. `hosts` and `page` come with where they were read."""

    globs: tuple[Glob, ...]
    trackers: tuple[tuple[Tracker, tuple[str, ...]], ...]
    hosts: tuple[tuple[str, str], ...]
    page: str
    app: str
    unknown_hosts: tuple[str, ...]


def proposed(found: Proposal) -> Iterator[str]:
    """The lines of the file."""
    yield f"# yaml-language-server: $schema={SCHEMA_AT}"
    yield "# Policy of pixellint, as `pixellint init` proposes it from what the code shows. Read it, correct it, commit it:"
    yield "# what stands here wins over what is found in code. `pixellint init --schema` prints the schema for your editor."
    yield ""
    yield "organisation: covered-entity        # or business-associate, or not-regulated (then the pack ftc is on)"
    if found.app:
        yield f"# {safe(found.app)} is part of an app. false: no provider or plan offers it"
        yield "app: {offered-by-regulated-entity: true}"
    yield "fail-level: error                   # or warning, or note: the severity from which on a run fails"
    yield "packs: [hhs]                        # further ones: vacated-2024, ftc, wa-mhmda, ca"
    yield ""
    yield from _hosts(found)
    yield from _surfaces(found.globs)
    yield from _agreements(found.trackers)
    yield from _page(found.page)


def _hosts(found: Proposal) -> Iterator[str]:
    if found.hosts:
        yield "# Hosts of your own. A vendor's host is never un-recognised by this."
        yield "first-party-hosts:"
        for host, where in found.hosts:
            yield _beside(f"  - {_quoted(host)}", f"named in {where}")
    else:
        yield "# Hosts of your own, where code calls them. A vendor's host is never un-recognised by this."
        yield "# first-party-hosts: [www.example.org]"
    if found.unknown_hosts:
        yield "# Hosts that pages load from and nobody knows; yours belong above:"
        yield from (f"#   {safe(host)}" for host in found.unknown_hosts[:_MOST])
        if len(found.unknown_hosts) > _MOST:
            yield f"#   and {len(found.unknown_hosts) - _MOST} more"
    yield ""


def _surfaces(globs: Sequence[Glob]) -> Iterator[str]:
    yield "# Which files are which sort of page. Add those that only you know: what stands behind sign-in first of all."
    if not globs:
        yield "# Nothing in names, titles and forms says what sort of pages these are."
        yield "# surfaces:"
        yield '#   authenticated: ["src/portal/**"]'
        yield ""
        return
    yield "surfaces:"
    for surface in dict.fromkeys(glob.surface for glob in globs):
        mine = [glob for glob in globs if glob.surface == surface]
        yield f"  {surface}:"
        for glob in mine[:_MOST]:
            yield _beside(f"    - {_quoted(glob.pattern)}", glob.reason)
        if len(mine) > _MOST:
            yield f"    # and {len(mine) - _MOST} more files, which are found without being listed"
    yield ""


def _agreements(trackers: Sequence[tuple[Tracker, tuple[str, ...]]]) -> Iterator[str]:
    if not trackers:
        yield "# No tracker was found. Agreements with vendors would stand here:"
        yield "# agreements:"
        yield from _entry("example-product", ("general",))
        yield ""
        return
    yield "# Trackers found, and what their vendors are known to offer. Where an agreement is signed, take the entry's # away"
    yield "# and fill in the days; it lowers findings one step where it holds, and never for marketing."
    yield "# agreements:"
    for tracker, surfaces in trackers:
        offered = BAA_WORDS.get(tracker.baa.offered, tracker.baa.offered)
        checked = f", as of {tracker.baa.checked}" if tracker.baa.checked else ""
        yield f"#   {tracker.name} ({tracker.recipient}): {offered}{checked}"
        if tracker.baa.offered != "no":
            yield from _entry(tracker.id, surfaces)
    yield ""


def _entry(tracker: str, surfaces: Iterable[str]) -> Iterator[str]:
    yield f"#   - trackers: [{tracker}]"
    yield "#     baa: {signed: 2026-01-31, expires: 2027-01-31, owner: privacy@example.org}"
    yield f"#     surfaces: [general]           # found on: {', '.join(surfaces) or 'pages of a kind that is not known'}"
    yield "#     data: []                      # what may reach it beyond what it collects by itself"


def _page(page: str) -> Iterator[str]:
    yield "# The page that tells people whom data goes to: recipients in code that it does not name are told (PX406)."
    yield f"privacy-policy: {_quoted(page)}" if page else "# privacy-policy: public/privacy.html"


def _beside(line: str, reason: str) -> str:
    return f"{line.ljust(44)}  # {safe(reason)}"


def _quoted(text: str) -> str:
    """A string of YAML: between double quotes, its own marks escaped."""
    import json

    return json.dumps(text)
