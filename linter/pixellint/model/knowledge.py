"""What pixellint knows, typed: the records under rules/. Loaded and validated by pixellint.knowledge."""

from __future__ import annotations

from pixellint.model.places import Access
from pixellint.model.record import NamedTuple

Role = tuple[str, Access]
"""(role, path): the argument's position as text or its label, then names of fields; roles:
event payload user_id user_data url search."""


class UrlPattern(NamedTuple):
    """A request that goes to the vendor. `host` matches itself and its subdomains; `path` is a prefix; `kind` is load for a
    script or frame, event for a hit (pixel image, beacon); `parameters` maps query keys to roles."""

    host: str
    path: str
    kind: str
    parameters: tuple[tuple[str, str], ...] = ()


class GlobalName(NamedTuple):
    """A global the product defines. Not distinctive: counts only with a second witness in the project."""

    name: str
    distinctive: bool


class CallPattern(NamedTuple):
    """A call that means a use. `callee` is a canonical path ("fbq", "posthog.capture"); `form` restricts to call, new or
    element ("" for any; get is no call: reading that path gives `returns`); `when` lists (argument path, allowed literals);
    `kind` is a use kind or "handle" (no use); `returns` the canonical path of what the call gives back, "" for nothing of
    interest, `lends` that of what it hands to a function it is given."""

    callee: tuple[str, ...]
    form: str
    when: tuple[tuple[Access, tuple[str, ...]], ...]
    kind: str
    roles: tuple[Role, ...]
    returns: str = ""
    lends: str = ""


class AssignPattern(NamedTuple):
    """An assignment that means a use: `target` is a canonical path, a last "*" for any field below."""

    target: tuple[str, ...]
    kind: str
    role: str


class Package(NamedTuple):
    """A package that gives access to the product. `exports` maps an exported name ("default", "*" for the namespace) to a
    canonical path; a package without exports counts as dependency and import alone."""

    ecosystem: str
    name: str
    exports: tuple[tuple[str, str], ...]
    automatic: bool = False
    """collects by itself once loaded"""
    shared: bool = False
    """other products are reached through it as well: to import it says nothing"""
    server: bool = False
    """runs on a server: nothing of a page or device goes with what it sends"""


class ManifestKey(NamedTuple):
    """A key of a manifest or settings file that belongs to the product. `key` as in unit.Setting, a last "*" for any ending;
    `setup` tells one that gives the product its account from one that only tunes it."""

    key: str
    setup: bool


class Switch(NamedTuple):
    """A setting that changes what is sent. `where` is a canonical path of a call argument, an attribute, or manifest: and a
    key."""

    where: str
    value: str
    effect: str
    covers: tuple[str, ...]


class Agreement(NamedTuple):
    """Whether the vendor offers a business associate agreement: no, conditional, yes or unknown, with its scope and source."""

    offered: str
    scope: str
    source: str
    checked: str
    confidence: str


class Source(NamedTuple):
    """Where a fact was read."""

    key: str
    url: str
    checked: str


class Tracker(NamedTuple):
    """One product of a vendor; one file under rules/trackers."""

    id: str
    name: str
    recipient: str
    purposes: tuple[str, ...]
    urls: tuple[UrlPattern, ...]
    globals: tuple[GlobalName, ...]
    calls: tuple[CallPattern, ...]
    assigns: tuple[AssignPattern, ...]
    packages: tuple[Package, ...]
    collects: tuple[str, ...]
    """what it sends by itself where it is loaded or set up"""
    switches: tuple[Switch, ...]
    baa: Agreement
    literals: tuple[str, ...]
    """further strings that betray the product, all strong"""
    docs: str
    sources: tuple[Source, ...]
    manifest: tuple[ManifestKey, ...] = ()
    gtm_types: tuple[str, ...] = ()
    """codes of this product's tags in an exported Tag Manager container"""
    with_events: tuple[str, ...] = ()
    """of `collects` what goes along with a single call, without the script that watches the page"""
    on_server: tuple[str, ...] = ()
    """what its packages for servers collect by themselves"""


class Element(NamedTuple):
    """A data element and the names it goes by. Phrases are tuples of lower-case tokens; `topics` are those that tell it
    wherever they stand in the text of an event's name."""

    id: str
    category: str
    strong: tuple[tuple[str, ...], ...]
    weak: tuple[tuple[str, ...], ...]
    topics: tuple[tuple[str, ...], ...] = ()


class Citation(NamedTuple):
    """What a check rests on. `quote` is text tagged [A] in the reference, else "" and `paraphrase` is given; `status` is
    in_force, regulation, vacated, contested, other_regime, vendor_terms or heuristic."""

    document: str
    section: str
    quote: str
    paraphrase: str
    status: str
    certainty: str
    as_of: str
    statement: str = ""
    """the id of the statement under rules/authorities that says so"""


class Statement(NamedTuple):
    """One statement of a text that checks rest on. `quote` is text read in the original, else "" and `paraphrase` is given;
    `regime` is hipaa, ftc, state, vendor or practice; `no_check` says why no static check can follow from it."""

    id: str
    document: str
    section: str
    version: str
    regime: str
    quote: str
    paraphrase: str
    status: str
    certainty: str
    as_of: str
    url: str
    no_check: str


class Example(NamedTuple):
    """A small project that a check flags or allows: (path, text) pairs; flagged lines carry an expectation marker."""

    name: str
    files: tuple[tuple[str, str], ...]
    policy: str


class Check(NamedTuple):
    """One rule; one file under rules/checks. `when` is a condition tree over the words of evaluate.conditions: a mapping as
    nested tuples; `severity` the ordered cases (severity, condition), first match wins, no match: no finding."""

    id: str
    name: str
    title: str
    severity: tuple[tuple[str, object], ...]
    when: object
    message: str
    why: str
    remedy: str
    not_when: str
    citation: tuple[Citation, ...]
    pack: str
    audience: str
    flagged: tuple[Example, ...]
    allowed: tuple[Example, ...]
    subsumes: tuple[str, ...]
    since: str


class Knowledge(NamedTuple):
    """Everything under rules/, compiled. `digest` names this state of it."""

    digest: str
    trackers: tuple[Tracker, ...]
    checks: tuple[Check, ...]
    elements: tuple[Element, ...]
    blockers: frozenset[str]
    neutral: frozenset[str]
    owners: frozenset[str]
    """words for a person in care: patient, member, user, subscriber ..."""
    starters: frozenset[str] = frozenset()
    """words before a name that make it a switch or an action: has, is, show, enable ..."""
    inputs: tuple[tuple[str, str], ...] = ()
    """what a form field's type, autocomplete or an argument's role says -> data element"""
    law: bytes = b""
    """the statements of the law, packed: see knowledge.authorities"""
    reporters: frozenset[str] = frozenset()
    """words of a type's name that say it reports what people do"""
    reports: frozenset[str] = frozenset()
    """and words of its methods"""
    sending: frozenset[str] = frozenset()
    """words of a function's name that say it is there to send something to a product"""
    business: frozenset[str] = frozenset()
    """first words of the names of functions that do something for the program, whatever they send besides"""
    about: frozenset[str] = frozenset()
    """words for what holds something about fields, under their names: errors, labels ..."""
