"""Files that set titles, queries and the addresses of routes: read where a tracker of the project takes these along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pixellint.cache import Store
from pixellint.knowledge.index import Index
from pixellint.model.flows import KEPT_PUBLISHED, Published, Publishes
from pixellint.model.places import Span
from pixellint.model.sources import SourceFile
from pixellint.pool import Pool
from pixellint.reading import Reader
from pixellint.survey import Survey

MOST_FILES = 300
_FORMS = ("javascript", "typescript", "tsx", "component", "html")
_TAKEN = frozenset(("page-url", "page-title"))
_START = Span(1, 1, 1, 1)
_ROOTS = frozenset(("pages", "app", "routes"))
"""folders in which frameworks read addresses from the names of folders and files"""
_SERVED = frozenset(("api", "apis", "server"))
_PAGE_SUFFIXES = (".tsx", ".jsx", ".ts", ".js", ".vue", ".svelte", ".astro")


def publishing(survey: Survey, catalogue: Index, pool: Pool, store: Store) -> Mapping[str, tuple[Published, ...]]:
    """What files put into titles and addresses, by path; nothing where no tracker is met that takes them along."""
    if not any(_TAKEN & set(catalogue.trackers[tracker].collects) for tracker in survey.witnessed):
        return {}
    files = [file for file in survey.discovery.files if not file.test and not file.literal_only]
    reader = Reader(KEPT_PUBLISHED, Publishes(), lambda answer: answer.published, pool, store)
    reader.read([file for file in files if file.form in _FORMS and _may_publish(survey, file)][:MOST_FILES])
    reader.keep()
    found = dict(reader.said)
    for file in files:
        named = tuple(Published("route", _START, name, ()) for name in folder_parameters(file.path))
        if named:
            found[file.path] = (*named, *found.get(file.path, ()))
    return {path: found[path] for path in sorted(found) if found[path]}


def _may_publish(survey: Survey, file: SourceFile) -> bool:
    marks = survey.scans[file.path].marks
    return not marks.isdisjoint(("titled", "person-route", "get-form")) or marks.issuperset(("moving", "queried"))


def folder_parameters(path: str) -> Iterator[str]:
    """The parameters in the address of a page that its folders and its name tell: `pages/patients/[patientId].tsx`,
    `routes/patients.$patientId.tsx`, `pages/_patientId.vue`."""
    *folders, name = path.split("/")
    roots = [number for number, folder in enumerate(folders) if folder in _ROOTS]
    if not roots or not name.endswith(_PAGE_SUFFIXES) or not _SERVED.isdisjoint(folders):
        return
    stem = name.partition(".")[0] if not name.startswith(("$", "_")) and "$" not in name else name.rpartition(".")[0]
    parts = [*folders[roots[0] + 1 :], *stem.split(".")]
    if folders[roots[0]] == "app" and "routes" not in folders and stem not in ("page",):
        return  # there only files of this name are pages
    if any(part.startswith("[") for part in parts) and "+page" not in stem and stem.startswith("+"):
        return
    for part in parts:
        yield from _parameter(part, name)


def _parameter(part: str, name: str) -> Iterator[str]:
    if part.startswith("[") and part.endswith("]"):
        yield part.strip("[]").removeprefix("...").partition("=")[0]
    elif part.startswith("$") and len(part) > 1:
        yield part[1:].rstrip("_")
    elif part.startswith("_") and name.endswith(".vue") and part not in ("_", "_app"):
        yield part[1:]
