"""What part a file plays among those that import it and that it imports: only pages hand their surface on.."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.facts.surfaces import is_page, speaks, surfaces_of, words_of
from pixellint.files.places import is_test
from pixellint.model.findings import SurfaceFact
from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    from pixellint.facts.surfaces import Globs
    from pixellint.knowledge.surfaces import SurfaceWords
    from pixellint.model.sources import Scan

PAGE, SCREEN, TYPES, TEST, PART = "page", "screen", "types", "test", "part"

_MARKUP_FOLDERS = frozenset(("components", "component", "partials", "includes", "shared", "common", "widgets"))
_SCREEN_FOLDERS = frozenset(("pages", "page", "screens", "screen", "views", "view", "routes"))
_SCREEN_NAMES = frozenset(("page", "screen", "view"))
_SERVER_FOLDERS = frozenset(
    ("server", "servers", "backend", "api", "apis", "controllers", "functions", "lambdas", "cron", "cgi", "migrations")
)
_TYPES_NAMES = frozenset(("types", "type", "typings", "interfaces", "interface", "enums", "constants"))
_TABLE_NAMES = frozenset(("routes", "router", "routing"))
_OPENING_STEMS = frozenset(("main", "app", "root", "entry", "client", "bootstrap", "_app", "_document"))
_OPENING_NAMES = frozenset(
    ("app", "routes", "router", "routing", "layout", "provider", "providers", "template", "root", "entry", "shell")
)
_OPENING_FOLDERS = frozenset(
    ("", "src", "app", "client", "web", "frontend", "source", "js", "public", "routes", "router", "routing", "layout")
)
"""an index file is an entry there; elsewhere it is a component's or a list"""
_FRAME_NAMES = frozenset(("layout", "provider", "providers", "template", "shell"))


class Part(NamedTuple):
    """What a file is to its neighbours. `role`: a page hands its facts on; a screen is a page that tells nothing of
    itself; types hold no behaviour; all else is a part of others. `routes` it holds routes; `opens` it is named like an
    entry, router, layout or provider; `frames` like what stands around pages; `kind` it is a page by folder or name;
    `ui` it may hold markup, `shows` it does and is no hook."""

    facts: tuple[SurfaceFact, ...] = ()
    role: str = PART
    routes: bool = False
    opens: bool = False
    frames: bool = False
    kind: bool = False
    ui: bool = False
    shows: bool = False


_EXEMPT = frozenset(("login", "registration"))
"""pages that nobody has to be signed in for, whatever stands around them"""


def behind_guard(part: Part, fact: SurfaceFact) -> Part:
    """The part of a file that a guard stands before: a page for those who are signed in. What the policy says wins, and a
    page where one signs in or registers is none such."""
    settled = any(one.evidence == "configured" or _is_open(one) for one in part.facts)
    if settled or part.role not in (PAGE, SCREEN, PART):
        return part
    rest = tuple(one for one in part.facts if one.surface not in (fact.surface, "general"))
    return part._replace(facts=(fact, *rest), role=PAGE)


def _is_open(fact: SurfaceFact) -> bool:
    """Whether a fact says that nobody has to be signed in: a date of birth and a name are asked of members too."""
    return fact.surface in _EXEMPT and (fact.surface, fact.evidence) != ("registration", "form")


def part_of(path: str, scan: Scan, vocabulary: SurfaceWords, globs: Globs = ()) -> Part:
    """The part that a file plays, with what it says of its surface."""
    facts = surfaces_of(path, scan, vocabulary, globs)
    if is_test(path):
        return Part(facts, TEST)
    *folders, name = path.split("/")
    stem, _, suffix = name.rpartition(".")
    words = words_of(stem)
    if not _TYPES_NAMES.isdisjoint(words[-1:]) or name.endswith((".d.ts", ".d.mts")):
        return Part(facts, TYPES)
    looks = is_page(path, scan, vocabulary)
    markup = suffix.lower() in vocabulary.markup_suffixes
    ui = markup or suffix.lower() in vocabulary.page_suffixes or "jsx" in scan.marks
    shows = words[:1] != ("use",) and ("jsx" in scan.marks or (ui and suffix.lower() not in ("jsx", "tsx")))
    opens = _opens(folders[-1].lower() if folders else "", stem.lower(), words)
    kind = looks and not markup and not opens and _is_screen([folder.lower() for folder in folders], words)
    starts = looks and (markup or _starts(path, ui, scan, vocabulary))
    routes = "route" in scan.marks
    role = PAGE if facts and starts else SCREEN if kind and starts else PART
    return Part(facts, role, routes, opens, not _FRAME_NAMES.isdisjoint(words[-1:]), kind, ui, shows)


def _opens(folder: str, stem: str, words: tuple[str, ...]) -> bool:
    if stem == "index":
        return folder in _OPENING_FOLDERS
    return stem in _OPENING_STEMS or not _OPENING_NAMES.isdisjoint(words[-1:])


def names_routes(path: str) -> bool:
    """Whether a file is called after the routes it holds."""
    words = words_of(path.rpartition("/")[2].rpartition(".")[0])
    return not _TABLE_NAMES.isdisjoint(words[-1:])


def _is_screen(folders: list[str], words: tuple[str, ...]) -> bool:
    """A page by its kind: called page, screen or view, or standing in a folder of those and not among their parts."""
    if words and words[-1] in _SCREEN_NAMES:
        return True
    at = max((number for number, folder in enumerate(folders) if folder in _SCREEN_FOLDERS), default=-1)
    return at >= 0 and _MARKUP_FOLDERS.isdisjoint(folders[at:])


def _starts(path: str, ui: bool, scan: Scan, vocabulary: SurfaceWords) -> bool:
    """Whether a script is shown as a page: it holds markup, or is itself called what it is, and is no server's."""
    *folders, name = path.split("/")
    if ui:
        return True
    if not _SERVER_FOLDERS.isdisjoint(folder.lower() for folder in folders) or "route" in scan.marks:
        return False
    return speaks(name.rpartition(".")[0], vocabulary)
