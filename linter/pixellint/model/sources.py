"""Files as the project holds them, and what a first look (level 0, no parse) finds in them."""

from __future__ import annotations

from pixellint.model.record import NamedTuple


class SourceFile(NamedTuple):
    """A file to look at. `path` is relative to the root with "/"; `form` is the id of the front-end that reads it ("" for
    files that get level 0 alone); `blob` is git's id of its content when known; `test` marks tests, mocks, stories and
    fixtures; `literal_only` says why only literal evidence is taken (vendored, minified, generated, too large), ""
    otherwise."""

    path: str
    form: str
    size: int
    blob: str = ""
    test: bool = False
    literal_only: str = ""


class Unread(NamedTuple):
    """A file, or part of one, that could not be looked at, and why."""

    path: str
    reason: str


class Excluded(NamedTuple):
    """A file left out on purpose (vendored, generated, minified, build output, policy), and why."""

    path: str
    reason: str


class Discovery(NamedTuple):
    """What discover() found. `root` is absolute; everything else is sorted by path. `others` counts files that no front-end
    takes; `notes` are sentences for people on how the listing came about (git refused, the walk took over); `sources` are
    those of servers, which are read for guards alone."""

    root: str
    files: tuple[SourceFile, ...]
    excluded: tuple[Excluded, ...]
    unread: tuple[Unread, ...]
    others: int = 0
    notes: tuple[str, ...] = ()
    sources: tuple[SourceFile, ...] = ()


class SeenField(NamedTuple):
    """A field of a form: what its code and its label call it, its type and autocomplete, "" where there is none. `asking`: its
    form asks the page itself by GET, and stands in no header, menu or footer."""

    name: str
    label: str = ""
    kind: str = ""
    autocomplete: str = ""
    asking: bool = False


class Scan(NamedTuple):
    """Level 0 of one file. `strong` and `weak` are the ids of trackers whose literals stand in it; `tokens` the indices of
    all literals met; `specifiers` what its imports name; `references` templates and scripts it includes or extends;
    `marks` the words of scan.MARKS that apply (doors, route, form, password, one-time-code, gate, guard, jsx,
    titled, moving, queried, person-route, get-form, server);
    `title` and `heading` the first of each; `package`, `declares` and `extends` what files.declared tells of an app's
    code, `reporters` what files.reporters does; `fields` are those of forms, `hosts` those of scripts and frames."""

    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    tokens: frozenset[int] = frozenset()
    specifiers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    title: str = ""
    heading: str = ""
    package: str = ""
    declares: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    fields: tuple[SeenField, ...] = ()
    hosts: tuple[str, ...] = ()
