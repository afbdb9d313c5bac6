"""The pipeline: discover, scan, gather and link, disclose, evaluate, settle."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from pixellint.evaluate.evaluate import evaluate
from pixellint.facts.data import Vocabulary
from pixellint.facts.reach import PageReach, spread
from pixellint.facts.surfaces import surfaces_of
from pixellint.files.decode import decode, read
from pixellint.files.discover import DiscoverOptions, discover
from pixellint.files.scan import Scanner, ScanLiteral
from pixellint.files.shape import shape_of
from pixellint.files.specifiers import Resolver
from pixellint.flow.addresses import with_addresses
from pixellint.flow.disclosures import Disclosures
from pixellint.gather import Gathered, Gathering, Survey
from pixellint.knowledge.compiled import knowledge as load
from pixellint.knowledge.index import Index
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import load_surfaces
from pixellint.languages.registry import NAMES, SUFFIXES
from pixellint.model.findings import Coverage, Hint, Inventory, Reach, Report, SurfaceFact, Use
from pixellint.model.knowledge import Knowledge
from pixellint.model.places import Place, Span
from pixellint.model.sources import Discovery, Excluded, Scan, SourceFile, Unread
from pixellint.pool import Desk, Pool
from pixellint.settings import Settings
from pixellint.verdict.settle import grades, settle

Progress = Callable[[str, int, int], None]
_START = Span(1, 1, 1, 1)


def lint(paths: Sequence[str], settings: Settings, progress: Progress | None = None) -> Report:
    """Look at a project and report. `paths` are relative to settings.root, empty for all of it."""
    known = load(settings.rules)
    catalogue = Index(known)
    options = DiscoverOptions(SUFFIXES, NAMES, settings.policy.exclude, settings.size_limit)
    survey = look(discover(str(settings.root), paths, options), catalogue, progress)
    jobs = settings.jobs or os.cpu_count() or 1
    with Pool(partial(Desk, str(settings.root), catalogue), jobs) as pool:
        gathered = Gathering(survey, catalogue, pool, progress).run()
    inventory = disclose(gathered, survey, known, settings)
    findings = evaluate(inventory, known, settings.policy)
    automatic = frozenset(t.id for t in known.trackers if any(package.automatic for package in t.packages))
    settled = settle(findings, settings.audience, settings.level, known.checks)
    total = len(survey.discovery.files)
    return Report(
        settled.findings,
        inventory,
        grades(inventory, automatic),
        Coverage(total, len(gathered.deep), total - len(gathered.deep)),
        tuple(sorted({*survey.discovery.unread, *gathered.unread})),
        survey.discovery.excluded,
        0,
        0,
    )


def look(discovery: Discovery, catalogue: Index, progress: Progress | None) -> Survey:
    """Level 0: read and scan every file."""
    literals = [ScanLiteral(*literal) for literal in catalogue.literals()]
    scanner = Scanner(literals, sum(file.size for file in discovery.files))
    scans: dict[str, Scan] = {}
    files: list[SourceFile] = []
    unread: list[Unread] = list(discovery.unread)
    excluded: list[Excluded] = list(discovery.excluded)
    for done, file in enumerate(discovery.files, 1):
        if progress is not None and done % 200 == 0:
            progress("scanning", done, len(discovery.files))
        text = _text(discovery.root, file)
        if isinstance(text, str):
            unread.append(Unread(file.path, text))
            continue
        shape = file.literal_only or shape_of(file.path, text)
        if shape and not file.literal_only:
            excluded.append(Excluded(file.path, shape))
        files.append(file._replace(literal_only=shape, size=len(text)))
        scans[file.path] = scanner.scan(text, file.path)
    found = discovery._replace(files=tuple(files), unread=tuple(sorted(unread)), excluded=tuple(sorted(set(excluded))))
    return _survey(found, scans)


def _text(root: str, file: SourceFile) -> bytes | str:
    try:
        decoded = decode(read(os.path.join(root, file.path)))
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    return decoded if isinstance(decoded, str) else decoded.text


def _survey(discovery: Discovery, scans: Mapping[str, Scan]) -> Survey:
    tests = {file.path for file in discovery.files if file.test}
    witnessed = frozenset(t for path, scan in scans.items() if path not in tests for t in scan.strong)

    def configuration(path: str) -> bytes | None:
        try:
            return read(os.path.join(discovery.root, path))
        except OSError:
            return None

    resolver = Resolver(scans, configuration)
    importers = resolver.importers({path: scan.specifiers for path, scan in scans.items()})
    return Survey(discovery, scans, witnessed, resolver, importers)


def disclose(gathered: Gathered, survey: Survey, known: Knowledge, settings: Settings) -> Inventory:
    """The inventory, with the surface of every use."""
    vocabulary = Vocabulary(known, dict(settings.policy.vocabulary))
    disclosures = Disclosures(gathered.project, gathered.linked, vocabulary, survey.witnessed)
    inventory = disclosures.inventory(gathered.unresolved)
    fields = {path: answer.fields for (path, _), answer in gathered.project.answers.items() if answer.fields}
    entered = with_addresses(inventory.uses, fields, inclusions(survey), vocabulary)
    reached = surfaces(survey, settings)
    tests = {file.path for file in survey.discovery.files if file.test}
    uses = tuple(_placed(use, reached.get(use.place.path), use.place.path in tests) for use in entered)
    hints = tuple(sorted({*inventory.hints, *_literal_hints(survey)}))
    return inventory._replace(uses=uses, hints=hints)


def surfaces(survey: Survey, settings: Settings) -> Mapping[str, PageReach]:
    """What every file is, and which pages reach it by import or inclusion."""
    words = load_surfaces(rules_dir())
    facts: dict[str, tuple[SurfaceFact, ...]] = {}
    reaching: dict[str, list[str]] = {path: [who for who, _ in pairs] for path, pairs in survey.importers.items()}
    for path, scan in survey.scans.items():
        facts[path] = surfaces_of(path, scan, None, words, settings.policy.surfaces)
    for path, targets in inclusions(survey).items():
        for target in targets:
            reaching.setdefault(target, []).append(path)
    return spread(facts, reaching)


def inclusions(survey: Survey) -> Mapping[str, tuple[str, ...]]:
    """The templates and scripts that every file includes or extends."""
    found: dict[str, tuple[str, ...]] = {}
    for path, scan in survey.scans.items():
        targets = {survey.resolver.reference(path, reference) for reference in scan.references}
        found[path] = tuple(sorted(target for target in targets if target is not None and target != path))
    return found


def _placed(use: Use, found: PageReach | None, test: bool) -> Use:
    if test:
        return use._replace(surfaces=("test",), reach=Reach(0, "test"))
    if found is None:
        return use
    return use._replace(surfaces=found.surfaces or ("unknown",), reach=found.reach)


def _literal_hints(survey: Survey) -> list[Hint]:
    """Products whose literals stand in files that are not read."""
    return [
        Hint(tracker, Place(file.path, _START), file.literal_only)
        for file in survey.discovery.files
        if file.literal_only
        for tracker in survey.scans[file.path].strong
    ]
