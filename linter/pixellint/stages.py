"""The stages behind gathering: the inventory with the surface of every use, and what level 0 alone tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pixellint.cache import Store
from pixellint.evaluate.policy import sound
from pixellint.facts.data import Vocabulary
from pixellint.facts.reach import PageReach, spread
from pixellint.facts.roles import Part, behind_guard, part_of
from pixellint.facts.surfaces import APP, BADNESS, SERVER, app_surfaces, is_configured
from pixellint.flow.addresses import with_addresses
from pixellint.flow.disclosures import Disclosures
from pixellint.flow.present import Present
from pixellint.flow.published import Publishing
from pixellint.flow.routed import routed
from pixellint.gather import Gathered
from pixellint.guarding import surface_words
from pixellint.knowledge.surfaces import SurfaceWords
from pixellint.languages.registry import MANIFESTS, SCHEME_OF
from pixellint.model.findings import Hint, Inventory, Reach, Use
from pixellint.model.guards import Behind
from pixellint.model.knowledge import Knowledge
from pixellint.model.places import Place, Span
from pixellint.settings import Settings
from pixellint.survey import Survey

_START = Span(1, 1, 1, 1)
_FRAMEWORKS = frozenset({"react-native", "expo", "@capacitor/core", "@ionic/react", "@ionic/angular", "@ionic/vue"})
"""modules by which a script is part of an app"""


def disclose(gathered: Gathered, survey: Survey, catalogue: Knowledge, settings: Settings, store: Store) -> Inventory:
    """The inventory, with the surface of every use. Raises UserError for a vocabulary that names no data element."""
    vocabulary = Vocabulary(catalogue, dict(sound(settings.policy, catalogue).vocabulary))
    disclosures = Disclosures(gathered.project, gathered.linked, vocabulary, survey.witnessed)
    inventory = disclosures.inventory(gathered.unresolved)
    fields = {path: answer.fields for (path, _), answer in gathered.project.answers.items() if answer.fields}
    trackers = {tracker.id: tracker for tracker in catalogue.trackers}
    entered = with_addresses(inventory.uses, fields, survey.inclusions, vocabulary, trackers)
    places = {use.place.path for use in inventory.uses}
    hosts_in = {host.place.path for host in inventory.unknown_hosts}
    guarded = gathered.behind.files
    words = surface_words(store)
    pages = _Pages(survey, words, settings)
    reached = pages.reaching(places, gathered.behind)
    # of a host that nobody knows only its own page speaks, not a guard somewhere below an entry
    shown = pages.reaching(hosts_in, Behind({path: guarded[path] for path in hosts_in & set(guarded)}))
    tests = {file.path for file in survey.discovery.files if file.test}
    apps = app_files(survey)
    uses = tuple(_placed(use, reached.get(use.place.path), use.place.path in tests) for use in entered)
    uses = tuple(_conditioned(use, gathered.behind, settings) for use in uses)
    uses = tuple(_of_app(use, survey, words, settings) if use.place.path in apps else use for use in uses)
    uses = tuple(_of_server(use, settings) if use.server else use for use in uses)
    hints = tuple(sorted({*inventory.hints, *_literal_hints(survey)}))
    hosts = tuple(
        host._replace(surfaces=("test",) if host.place.path in tests else shown[host.place.path].surfaces)
        for host in inventory.unknown_hosts
    )
    addressed = list(routed(uses, gathered.behind.parameters, packages(survey), vocabulary, trackers))
    present = Present(uses, _importers(survey), survey.inclusions, packages(survey))
    known = {(one.steps[0].path, one.key) for use in addressed for one in use.data}
    told = list(Publishing(present, vocabulary, trackers).uses(gathered.published, known))
    around = pages.reaching({path for path, _ in told}, gathered.behind) if told else {}
    addressed.extend(_placed(use, around[path], False) for path, use in told)
    return inventory._replace(uses=uses, hints=hints, unknown_hosts=hosts, addressed=tuple(addressed))


class _Pages:
    """Tells what files are and which pages reach them, by import or inclusion; looks at no file twice."""

    def __init__(self, survey: Survey, words: SurfaceWords, settings: Settings) -> None:
        self._survey = survey
        self._words = words
        self._globs = settings.policy.surfaces
        self._parts: dict[str, Part] = {}

    def reaching(self, wanted: Iterable[str], behind: Behind) -> Mapping[str, PageReach]:
        """What the files wanted are, and the pages that reach them; `behind` are the guards that count."""
        survey = self._survey
        reaching = _importers(survey)
        for around in (survey.inclusions, behind.frames):
            for path, targets in around.items():
                for target in targets:
                    reaching.setdefault(target, []).append(path)

        def look(path: str) -> Part:
            part = self._part(path)
            return behind_guard(part, behind.files[path]) if path in behind.files else part

        return spread(reaching, look, wanted, survey.scans)

    def _part(self, path: str) -> Part:
        found = self._parts.get(path)
        if found is None:
            found = self._parts[path] = part_of(path, self._survey.scans[path], self._words, self._globs)
        return found


def _importers(survey: Survey) -> dict[str, list[str]]:
    return {path: [who for who, _ in pairs] for path, pairs in survey.importers.items()}


def app_files(survey: Survey) -> frozenset[str]:
    """The files that are part of a mobile app: code and manifests of its platforms, and scripts below a package that is built
    on a native framework."""
    native = {file.path for file in survey.discovery.files if file.form in SCHEME_OF or file.form in MANIFESTS}
    native -= {path for path in native if path.endswith("package.json")}
    serving = {_module(path) for path, scan in survey.scans.items() if "server" in scan.marks}
    serving -= {_module(path) for path in native if path.endswith("AndroidManifest.xml")}
    native -= {path for path in native if _module(path) in serving}
    packages = {path.rpartition("/")[0] for path in survey.scans if path.rpartition("/")[2] == "package.json"}
    framed = {_nearest(path, packages) for path, scan in survey.scans.items() if _FRAMEWORKS & set(scan.specifiers)}
    below = {path for path, scan in survey.scans.items() if not scan.package and _nearest(path, packages) in framed - {None}}
    return frozenset(native | below)


def packages(survey: Survey) -> Callable[[str], str | None]:
    """The folder of the package that a file belongs to, None where there is none around it."""
    folders = {path.rpartition("/")[0] for path in survey.scans if path.rpartition("/")[2] == "package.json"}
    return lambda path: _nearest(path, folders)


def _module(path: str) -> str:
    """The folder of the module that a source file or build script belongs to."""
    head, mark, _ = path.partition("/src/")
    return head if mark else path.rpartition("/")[0]


def _nearest(path: str, folders: set[str]) -> str | None:
    """The innermost of some folders around a file."""
    folder = path
    while folder:
        folder = folder.rpartition("/")[0]
        if folder in folders:
            return folder
    return None


def _of_app(use: Use, survey: Survey, words: SurfaceWords, settings: Settings) -> Use:
    if use.surfaces == ("test",):
        return use
    told = app_surfaces(use.place.path, survey.scans[use.place.path], words, settings.policy.surfaces)
    reached = () if told[:1] and APP not in told else tuple(one for one in use.surfaces if one not in ("unknown", "general"))
    return use._replace(surfaces=tuple(sorted({*told, *reached}, key=BADNESS.index)))


def _of_server(use: Use, settings: Settings) -> Use:
    """What a package for servers does, it does on a server, whatever pages bring its file in. What the policy says wins."""
    if use.surfaces == ("test",) or is_configured(use.place.path, settings.policy.surfaces):
        return use
    return use._replace(surfaces=(SERVER,), reach=Reach(0, SERVER))


def _placed(use: Use, found: PageReach | None, test: bool) -> Use:
    if test:
        return use._replace(surfaces=("test",), reach=Reach(0, "test"))
    if found is None:
        return use
    return use._replace(surfaces=found.surfaces or ("unknown",), reach=found.reach)


def _conditioned(use: Use, behind: Behind, settings: Settings) -> Use:
    """The use with what a condition around it says, or one around a part of it: it runs for those who are signed in. What the
    policy says of the file wins."""
    conditions = (fact for span, fact in behind.stretches.get(use.place.path, ()) if _meet(span, use.place.span))
    fact = next(conditions, None)
    if fact is None or use.surfaces == ("test",) or is_configured(use.place.path, settings.policy.surfaces):
        return use
    rest = tuple(one for one in use.surfaces if one not in ("unknown", "general", fact.surface))
    pages = max(use.reach.pages, 1)
    return use._replace(surfaces=(fact.surface, *rest), reach=Reach(pages, fact.surface, (fact.step,)))


def _meet(condition: Span, use: Span) -> bool:
    """Whether a use begins within a condition's stretch, or has all of it within itself."""
    start, end = (use.line, use.column), (use.end_line, use.end_column)
    first, last = (condition.line, condition.column), (condition.end_line, condition.end_column)
    return first <= start < last or (start <= first and last <= end)


def _literal_hints(survey: Survey) -> list[Hint]:
    """Products whose literals stand in files that are not read."""
    return [
        Hint(tracker, Place(file.path, _START), file.literal_only)
        for file in survey.discovery.files
        if file.literal_only
        for tracker in survey.scans[file.path].strong
    ]
