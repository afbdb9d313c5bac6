"""From a look at a project to what a policy for it would say: pages by what says what they are, hosts, privacy policy."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pixellint.facts.roles import PAGE, part_of
from pixellint.facts.surfaces import BADNESS, words_of
from pixellint.files.decode import Decoded, decode, read
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import load_surfaces
from pixellint.model.findings import Report, SurfaceFact
from pixellint.model.knowledge import Knowledge, Tracker
from pixellint.report.proposal import Glob, Proposal
from pixellint.stages import app_files
from pixellint.survey import Survey

_LARGEST = 400_000
_PROSE = ("", "docs", "doc", "public", "static", "legal")
"""folders in which a privacy policy may be a text that no front-end takes"""
_TEXTS = (".md", ".txt", ".html", ".htm")
_CANONICAL = re.compile(
    rb"""<link\b[^>]*\brel=["']?canonical["']?[^>]*\bhref=["']https?://([a-z0-9.-]+)|"""
    rb"""<meta\b[^>]*\bog:url["'][^>]*\bcontent=["']https?://([a-z0-9.-]+)""",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_NOT_OWN = ("localhost", "github.com", "github.io", "gitlab.com", "npmjs.com", "bitbucket.org", "example.com", "example.org")
_PRIVACY = (("privacy",), ("privacy", "policy"), ("privacy", "notice"), ("privacy", "statement"))
_FOLDER = "the folder name says "


def proposal(root: Path, report: Report, survey: Survey, known: Knowledge) -> Proposal:
    """What the project shows."""
    in_apps = app_files(survey)
    pages = {path: facts for path, facts in _pages(survey).items() if path not in in_apps}
    apps = sorted(in_apps & {use.place.path for use in report.inventory.uses})
    own = tuple(_own_hosts(root, survey))
    return Proposal(
        globs=tuple(_globs(pages)),
        trackers=tuple(_trackers(report, known)),
        hosts=own,
        page=_privacy_page(root, survey),
        app=apps[0] if apps else "",
        unknown_hosts=tuple(sorted({one.host for one in report.inventory.unknown_hosts} - {host for host, _ in own})),
    )


def _pages(survey: Survey) -> dict[str, tuple[SurfaceFact, ...]]:
    """The pages that say what they are. A component that only mentions it in its name (SignInLink) is left to the tool."""
    words = load_surfaces(rules_dir())
    found: dict[str, tuple[SurfaceFact, ...]] = {}
    for file in survey.discovery.files:
        part = part_of(file.path, survey.scans[file.path], words)
        facts = tuple(fact for fact in part.facts if file.form == "html" or part.kind or _is_sure(file.path, fact))
        if part.role == PAGE and facts and not file.test:
            found[file.path] = facts
    return found


def _is_sure(path: str, fact: SurfaceFact) -> bool:
    """Whether more than a word in a file's name says so: a form, a title, a folder, or the name as a whole."""
    said = fact.step.note.partition("the file name says ")[2]
    return not said or words_of(path.rpartition("/")[2].partition(".")[0]) == tuple(said.split())


def _globs(pages: Mapping[str, tuple[SurfaceFact, ...]]) -> Iterator[Glob]:
    """A folder where its name says it and every page in it agrees, whatever else that page is; the file where it alone
    says so. Nothing that is known of a page is lost by this: of two globs that fit a file both hold."""
    folders = {one for path, facts in pages.items() for one in _telling(path, facts)}
    whole = {(folder, surface) for folder, surface in folders if _is_whole(folder, surface, pages)}
    found: list[Glob] = []
    for folder, surface in whole:
        if not _within(folder, surface, whole):
            found.append(Glob(surface, f"{folder}/**", f"the folder is called {folder.rpartition('/')[2]}"))
    for path, facts in pages.items():
        for fact in facts:
            if not _within(path, fact.surface, whole):
                found.append(Glob(fact.surface, _escaped(path), fact.step.note))
    yield from sorted(found, key=lambda glob: (BADNESS.index(glob.surface), "**" not in glob.pattern, glob.pattern))


def _telling(path: str, facts: Iterable[SurfaceFact]) -> Iterator[tuple[str, str]]:
    """The folders above a page whose names say what it is, with the surface."""
    for fact in facts:
        if fact.evidence == "route" and fact.step.note.startswith(_FOLDER):
            phrase = tuple(fact.step.note.removeprefix(_FOLDER).split())
            parts = path.split("/")[:-1]
            for depth, name in enumerate(parts, 1):
                if _holds(words_of(name), phrase):
                    yield "/".join(parts[:depth]), fact.surface
                    break


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


def _is_whole(folder: str, surface: str, pages: Mapping[str, tuple[SurfaceFact, ...]]) -> bool:
    """Whether a folder can stand for its pages. General is a conclusion on single pages and never said of a folder that
    holds others."""
    inside = [{fact.surface for fact in facts} for path, facts in pages.items() if path.startswith(f"{folder}/")]
    is_plain = folder == _escaped(folder)
    return is_plain and all(surface in told and (surface != "general" or len(told) == 1) for told in inside)


def _within(path: str, surface: str, folders: Iterable[tuple[str, str]]) -> bool:
    return any(told == surface and path.startswith(f"{folder}/") for folder, told in folders)


def _escaped(path: str) -> str:
    """The path as a glob that fits it alone."""
    return re.sub(r"[*?\[]", lambda mark: f"[{mark[0]}]", path)


def _trackers(report: Report, known: Knowledge) -> Iterator[tuple[Tracker, tuple[str, ...]]]:
    surfaces: dict[str, set[str]] = {}
    for use in report.inventory.uses:
        if set(use.surfaces) != {"test"}:
            surfaces.setdefault(use.tracker, set()).update(set(use.surfaces) - {"unknown", "test"})
    for tracker in known.trackers:
        if tracker.id in surfaces:
            yield tracker, tuple(sorted(surfaces[tracker.id], key=BADNESS.index))


def _own_hosts(root: Path, survey: Survey) -> Iterator[tuple[str, str]]:
    """Hosts that the project says are its own, each with the file that says so."""
    told: dict[str, str] = {}
    for host, where in (*_from_settings(root), *_from_pages(root, survey)):
        name = host.lower().strip(".")
        if not any(name == other or name.endswith(f".{other}") for other in _NOT_OWN):
            told.setdefault(name, where)
    yield from sorted(told.items())


def _from_settings(root: Path) -> Iterator[tuple[str, str]]:
    cname = _text(root / "CNAME")
    if cname and (found := _HOST.fullmatch(cname.decode("utf-8", "replace").strip())):
        yield found[1], "CNAME"
    package = _text(root / "package.json")
    try:
        home = json.loads(package).get("homepage") if package else None
    except (ValueError, AttributeError):
        home = None
    if isinstance(home, str) and "://" in home and (found := _HOST.match(home)):
        yield found[1], "package.json"


def _from_pages(root: Path, survey: Survey) -> Iterator[tuple[str, str]]:
    markup = [file for file in survey.discovery.files if file.form == "html" and not file.test and not file.literal_only]
    for file in markup[:300]:
        text = _text(root / file.path) if file.size <= _LARGEST else None
        for found in _CANONICAL.finditer(text or b""):
            yield (found[1] or found[2]).decode("ascii"), file.path


def _privacy_page(root: Path, survey: Survey) -> str:
    """The file that is called privacy policy, the shortest path first."""
    names = [file.path for file in survey.discovery.files if not file.test and not file.literal_only]
    for folder in _PROSE:
        try:
            names.extend(f"{folder}/{name}".lstrip("/") for name in os.listdir(root / folder) if name.endswith(_TEXTS))
        except OSError:
            continue
    wanted = sorted({name for name in names if _is_privacy(name)}, key=lambda name: (name.count("/"), len(name), name))
    return next((name for name in wanted if _text(root / name) is not None), "")


def _is_privacy(path: str) -> bool:
    name = path.rpartition("/")[2]
    words = words_of(name.partition(".")[0])
    return words in (
        ("privacy",),
        ("privacy", "policy"),
        ("privacy", "notice"),
        ("privacy", "statement"),
        ("datenschutz",),
    ) or (words == ("index",) and words_of(path.rpartition("/")[0].rpartition("/")[2]) in (("privacy",), ("privacy", "policy")))


def _text(path: Path) -> bytes | None:
    try:
        if not path.is_file() or path.is_symlink() or path.stat().st_size > _LARGEST:
            return None
        text = decode(read(str(path)))
    except OSError:
        return None
    return text.text if isinstance(text, Decoded) else None
