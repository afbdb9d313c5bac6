"""From flags to a report: the root of the project, its policy, the run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pixellint.model.errors import UserError
from pixellint.model.findings import Brought, Report
from pixellint.model.knowledge import Knowledge
from pixellint.model.record import NamedTuple
from pixellint.report.look import Sources
from pixellint.settings import Policy, Settings, load_policy
from pixellint.settings.load import POLICY_FILE
from pixellint.settings.roots import marked_root

if TYPE_CHECKING:
    from contextlib import ExitStack

    from pixellint.cli.review import Asked


_RULES_HINT = "--rules takes a folder with trackers/ or checks/"


class Done(NamedTuple):
    """What a command needs to report: `prefix` leads from the working directory to the project's root."""

    report: Report
    knowledge: Knowledge
    sources: Sources
    fail_level: str
    prefix: str


class Job(NamedTuple):
    """The flags that `check` and `inventory` share."""

    paths: tuple[str, ...]
    config: str = ""
    rules: str = ""
    jobs: int | None = None
    cache: bool = True
    audience: str = "developer"
    fail_level: str = ""
    strict: bool = False
    silent: bool = False
    baseline: bool = True
    narrow: bool = False
    """for files alone: look at the whole project, report what concerns them"""
    unsaved: tuple[tuple[str, bytes], ...] = ()

    def settings(self, root: Path | None = None) -> Settings:
        """The settings of the run, in the project they belong to unless its `root` is named. Raises UserError."""
        root = root or root_of(self.paths)
        return Settings(
            root=root,
            policy=_policy(root, self.config),
            paths=_within(root, self.paths),
            rules=_folder(self.rules),
            jobs=self.jobs or 0,
            strict=self.strict,
            audience=self.audience,
            fail_level=self.fail_level,
            cache=self.cache,
            baseline=self.baseline,
            unsaved=self.unsaved,
        )

    def run(self) -> Done:
        """Do it. Raises UserError."""
        from pixellint.cli.progress import Progress
        from pixellint.cli.reading import Files
        from pixellint.run import lint
        from pixellint.verdict.narrow import narrowed

        settings = self.settings()
        progress = Progress(self.silent)
        try:
            named = settings.paths if self.narrow and all(map(os.path.isfile, self.paths)) else ()
            report = lint((".", *named) if named else settings.paths, settings, progress)
        finally:
            progress.close()
        if named:
            report = narrowed(report, named)
        prefix = os.path.relpath(settings.root).replace(os.sep, "/")
        sources = Files(str(settings.root))
        return Done(report, known(self.rules), sources, settings.level, "" if prefix == "." else prefix)


def review(job: Job, asked: Asked, stack: ExitStack) -> Done:
    """Do it for a change: the paths narrow what is told of it. What `stack` holds is needed to report. Raises UserError."""
    from pixellint.cli.progress import Progress
    from pixellint.cli.reading import Files
    from pixellint.cli.review import reviewed, root_before
    from pixellint.verdict.narrow import narrowed

    new = root_of(job.paths)
    root = root_before(new, asked)
    settings = job._replace(paths=job.paths or ((".",) if root != new else ())).settings(root)
    progress = Progress(job.silent)
    knowledge = known(job.rules)
    try:
        report, folder, level = stack.enter_context(reviewed(settings._replace(paths=()), asked, knowledge, progress))
    finally:
        progress.close()
    if settings.paths:
        report = narrowed(report, settings.paths)
    if root != new:
        own = Brought("policy", f"{new.relative_to(root).as_posix()}/{POLICY_FILE}", 1, "one of its own for this folder", False)
        report = report._replace(brought=tuple(sorted((*report.brought, own))))
    prefix = os.path.relpath(settings.root).replace(os.sep, "/")
    return Done(report, knowledge, Files(folder), level, "" if prefix == "." else prefix)


def known(rules: str = "") -> Knowledge:
    """The shipped knowledge, with an organisation's own records when a folder is given. Raises UserError."""
    from pixellint.knowledge.compiled import knowledge

    return knowledge(_folder(rules))


def root_of(paths: Sequence[str]) -> Path:
    """The nearest folder at or above the paths that has a policy file or is a git work tree; without one the working
    directory, or for paths elsewhere the folder that holds them. Raises UserError for a path that does not exist, and for
    paths that only the whole file system holds."""
    for path in paths:
        if not os.path.lexists(path):
            raise UserError("no such file or folder", path, hint="paths are relative to the working directory")
    folders = [_folder_of(Path(path).resolve()) for path in paths] or [Path.cwd()]
    top = Path(os.path.commonpath(folders))
    marked = marked_root(top)
    if marked is not None:
        return marked
    if top == Path(top.anchor) and top not in folders:
        raise UserError("the paths belong to no project that they have in common", hint="name paths of one project")
    return Path.cwd() if top.is_relative_to(Path.cwd()) else top


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _within(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """The paths relative to the root; none when one of them is the root itself."""
    relative = sorted({Path(os.path.abspath(path)).resolve().relative_to(root).as_posix() for path in paths})
    return () if "." in relative else tuple(relative)


def _policy(root: Path, config: str) -> Policy:
    if not config:
        return load_policy(root)
    import datetime

    from pixellint.settings.load import read_policy
    from pixellint.settings.marked import from_yaml

    try:
        text = Path(config).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("cannot be read", config, hint="--config takes a policy file like .pixellint.yaml") from error
    return read_policy(from_yaml(text, config), config, datetime.date.today())


def _folder(rules: str) -> Path | None:
    if not rules:
        return None
    folder = Path(rules).resolve()
    if not folder.is_dir():
        raise UserError("is no folder", rules, hint=_RULES_HINT)
    if not any((folder / name).is_dir() for name in ("trackers", "checks")):
        raise UserError("holds neither trackers/ nor checks/", rules, hint=_RULES_HINT)
    return folder
