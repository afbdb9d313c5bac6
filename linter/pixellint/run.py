"""The pipeline: discover, scan, gather and link, disclose, evaluate, settle. An unchanged project is told from memory."""

from __future__ import annotations

from contextlib import contextmanager

from pixellint.cache import Store, program_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from pixellint.files.listing import Coming, Listing
    from pixellint.gather import Gathered
    from pixellint.knowledge.index import Index
    from pixellint.model.findings import Report
    from pixellint.model.sources import Discovery
    from pixellint.pool import Pool
    from pixellint.settings import Settings
    from pixellint.survey import Survey

    Progress: TypeAlias = Callable[[str, int, int], None]


def lint(paths: Sequence[str], settings: Settings, progress: Progress | None = None, coming: Coming | None = None) -> Report:
    """Look at a project and report. `paths` are relative to settings.root, empty for all of it; `coming` is the listing of
    what lies there, if the caller has asked for it already."""
    with calm(), _unsaved(settings):
        return _lint(paths, settings, progress, coming)


@contextmanager
def _unsaved(settings: Settings) -> Iterator[None]:
    if not settings.unsaved:
        yield
        return
    from pixellint.files.decode import standing_in

    with standing_in({f"{settings.root}/{path}": text for path, text in settings.unsaved}):
        yield


def _lint(paths: Sequence[str], settings: Settings, progress: Progress | None, coming: Coming | None) -> Report:
    from pixellint import results

    root = str(settings.root)
    coming = coming or _coming(root, paths)
    store = store_for(root, str(settings.rules or ""), settings.cache)
    kept = results.kept(store)
    if kept is None:
        _ready()
    listing = coming.listing() if coming is not None else None
    # what lies in a repository inside that one, the listing does not tell
    plain = listing is not None and not settings.unsaved and not set(paths) & set(listing.nested)
    stamp = results.stamp(root, paths, listing, settings) if store and listing is not None and plain else ""
    known = results.load(kept, stamp, root) if stamp else None
    if known is not None:
        return known
    report, survey, gathered = work(paths, settings, store, listing, progress)
    if stamp and listing is not None:
        from pixellint.aside import rested_on_beside

        rested_on = survey.read | gathered.behind.read | rested_on_beside(settings.policy)
        beside = results.beside(root, rested_on, listing)
        results.save(store, stamp, report, beside)
        if _is_plain(paths, settings):
            from pixellint import hook_index, moved, told

            hook_index.save(store, listing, survey, gathered, report)
            if settings.audience == "developer" and not settings.fail_level:
                state = told.keep(
                    store, root, listing.raw, beside, told.of(report, gathered.project.catalogue.knowledge, settings.level)
                )
                moved.keep(store, moved.now(root, state, listing.raw, beside, rested_on))
    return report


def _ready() -> None:
    """Import what a run needs while git is at the listing; workers are forked from this process and need not do it again."""
    import pixellint.aside
    import pixellint.evaluate.evaluate
    import pixellint.facts.extract
    import pixellint.languages.javascript
    import pixellint.serving
    import pixellint.stages
    import pixellint.verdict.settle  # noqa: F401


def _is_plain(paths: Sequence[str], settings: Settings) -> bool:
    """Whether this run looked at what the hook would look at."""
    from pixellint.settings.policy import SIZE_LIMIT

    own = settings.policy.path in ("", ".pixellint.yaml", "pyproject.toml")
    return own and not paths and settings.baseline and settings.rules is None and settings.size_limit == SIZE_LIMIT


@contextmanager
def calm() -> Iterator[None]:
    """Let the collector of cycles rest: what a run makes, it keeps, and looking it through takes a fifth of the time."""
    import gc

    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def store_for(root: str, rules: str, cache: bool) -> Store:
    """Where this program, in its present state, keeps what it learns of a project."""
    return Store(root, program_state(rules)) if cache else Store(root, "", "")


def work(
    paths: Sequence[str], settings: Settings, store: Store, listing: Listing | None, progress: Progress | None
) -> tuple[Report, Survey, Gathered]:
    """The pipeline itself, with what its stages saw."""
    import os
    from functools import partial

    from pixellint import aside
    from pixellint.catalogue import catalogue
    from pixellint.evaluate.evaluate import evaluate
    from pixellint.files.discover import DiscoverOptions, discover
    from pixellint.languages.registry import NAMES, SUFFIXES
    from pixellint.model.findings import Coverage, Report
    from pixellint.pool import Desk, Pool
    from pixellint.stages import disclose
    from pixellint.survey import look
    from pixellint.verdict.settle import grades, part

    read_with = catalogue(store, settings.rules)
    root = str(settings.root)
    options = DiscoverOptions(SUFFIXES, NAMES, settings.policy.exclude, settings.size_limit)
    jobs = settings.jobs or os.cpu_count() or 1
    unsaved = dict(settings.unsaved)
    survey = look(_known_anew(discover(root, paths, options, listing), unsaved), read_with, store, jobs, progress)
    with Pool(partial(Desk, root, read_with.products, unsaved), jobs) as pool:
        gathered = _asked(survey, read_with.products, store, pool, progress)
    known = read_with.products.knowledge
    inventory = disclose(gathered, survey, known, settings, store)
    findings = evaluate(inventory, known, settings.policy, aside.privacy_page(root, settings.policy))
    held_back = aside.found(survey, known, settings, paths)
    parted = part(findings, held_back, settings.audience, settings.level, known.checks)
    automatic = frozenset(t.id for t in known.trackers if any(package.automatic for package in t.packages))
    unread = tuple(sorted({*survey.discovery.unread, *gathered.unread}))
    covered = Coverage(len(survey.discovery.files), len(gathered.deep), len(survey.discovery.files) - len(gathered.deep))
    report = Report((), inventory, grades(inventory, automatic), covered, unread, survey.discovery.excluded)
    return parted.into(report), survey, gathered


def _asked(survey: Survey, catalogue: Index, store: Store, pool: Pool, progress: Progress | None) -> Gathered:
    """Everything that files are asked: uses and what reaches them, guards, what pages tell of themselves."""
    from pixellint.answers import Kept
    from pixellint.gather import Gathering
    from pixellint.guarding import guarding
    from pixellint.publishing import publishing
    from pixellint.serving import serving

    gathered = Gathering(survey, catalogue, pool, Kept(store, survey.discovery.files), progress).run()
    guarded = guarding(survey, pool, store)
    gathered = gathered._replace(published=publishing(survey, catalogue, pool, store))
    used = {*(use.place.path for use in gathered.linked.uses), *(path for path, _ in gathered.linked.requests)}
    return gathered._replace(behind=serving(survey, used, guarded, store))


def _known_anew(found: Discovery, unsaved: Mapping[str, bytes]) -> Discovery:
    """The discovery without the names of contents that an editor holds otherwise."""
    if not unsaved:
        return found
    return found._replace(files=tuple(file._replace(blob="") if file.path in unsaved else file for file in found.files))


def _coming(root: str, paths: Sequence[str]) -> Coming | None:
    """What lies under the root; None where only files are named."""
    import os

    from pixellint.files.listing import Coming

    if paths and not any(os.path.isdir(os.path.join(root, path)) for path in paths):
        return None
    return Coming(root) if os.path.isdir(root) else None
