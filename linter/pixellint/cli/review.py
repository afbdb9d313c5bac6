"""A change under review: the whole project is looked at, the change is told of, by the rules that held before it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pixellint import aside
from pixellint.cli.progress import Progress
from pixellint.files.changes import Changed, Tree, change, held_before, is_partly_staged
from pixellint.model.findings import Report
from pixellint.model.knowledge import Knowledge
from pixellint.model.record import NamedTuple
from pixellint.run import lint
from pixellint.settings import Policy, Settings
from pixellint.settings.load import POLICY_FILE, POLICY_FILES, policy_from
from pixellint.settings.roots import marked_root
from pixellint.state import matters
from pixellint.verdict import baseline, review
from pixellint.verdict.settle import settle


class Asked(NamedTuple):
    """The change to review: what differs from `revision`, or what is `staged`. `trusted`: what the change says of itself
    counts; `config` is the policy file that was named."""

    revision: str
    staged: bool
    trusted: bool
    config: str = ""


def root_before(root: Path, asked: Asked) -> Path:
    """The root of the project as it was: a policy file that the change brings to a folder does not take it out of the project.
    Raises UserError."""
    while not asked.trusted and not (root / ".git").exists() and (root / POLICY_FILE).exists():
        above = marked_root(root.parent)
        if above is None or held_before(str(root), asked.revision, asked.staged, POLICY_FILE):
            break
        root = above
    return root


@contextmanager
def reviewed(settings: Settings, asked: Asked, known: Knowledge, progress: Progress) -> Iterator[tuple[Report, str, str]]:
    """The report of a change, the folder with the files it speaks of, and the fail level that holds. Raises UserError."""
    root = str(settings.root)
    changed = change(root, asked.revision, asked.staged)
    before = Tree(root, changed.base)
    with TemporaryDirectory(prefix="pixellint-") as folder:
        if asked.staged and is_partly_staged(root):
            staged = Tree(root, "", True)
            policy = settings.policy if asked.config else _policy(staged, settings.policy)
            root = _written(staged, os.path.join(folder, "staged"), policy)
            settings = settings._replace(root=Path(root), cache=False, policy=policy)
        review_of = _Review(settings, asked, known, changed, before, progress)
        policy = review_of.policy()
        report = review_of.report(os.path.join(folder, "before"), policy)
        yield report, root, settings._replace(policy=policy).level


def _written(tree: Tree, folder: str, policy: Policy) -> str:
    os.makedirs(folder)
    beside = {*POLICY_FILES, aside.baseline_path(policy)}
    tree.write(folder, (path for path in tree.paths() if matters(path) or path in beside))
    return os.path.realpath(folder)


def _policy(tree: Tree, now: Policy) -> Policy:
    """The policy as it stands in a tree."""
    return policy_from(tree.text, now.today)


class _Review(NamedTuple):
    settings: Settings
    asked: Asked
    known: Knowledge
    changed: Changed
    before: Tree
    progress: Progress

    def policy(self) -> Policy:
        """The one that counts: that of before, unless the change is trusted."""
        if self.asked.trusted:
            return self.settings.policy
        then = self._policy_before()
        return then._replace(path=f"{self.changed.base[:12]}:{then.path}")

    def report(self, folder: str, policy: Policy) -> Report:
        now, trusted = self.settings.policy, self.asked.trusted
        then = self._policy_before()
        ran = self.settings._replace(policy=policy, baseline=False)
        found = lint((), ran, self.progress)
        held_now = aside.baseline_of(str(self.settings.root), now) if self.settings.baseline else ()
        held_then = self._baseline_before(now) if self.settings.baseline else ()
        gone = aside.gone_from(str(self.settings.root))
        entries = held_now if trusted else held_then
        judge = (policy, ran.audience, ran.level)
        told = review.reviewed(found, self.changed, (entries, gone, trusted), self.known, judge)
        old = self._survey_before(folder, then)
        brought = (
            *told.brought,
            *review.brought_by_policy(now, then, trusted),
            *review.brought_by_baseline(aside.baseline_path(now), held_now, held_then, trusted),
            *review.brought_exclusions(found, old, self.changed),
        )
        told = told._replace(brought=tuple(sorted(brought)))
        return self._with_vendors(told, found, old, ran.level) if old is not None else told

    def _policy_before(self) -> Policy:
        """A policy file that was named and lies elsewhere is not of the change."""
        now = self.settings.policy
        if not self.asked.config:
            return _policy(self.before, now)
        named = os.path.relpath(os.path.realpath(self.asked.config), self.settings.root).replace(os.sep, "/")
        if named.startswith("../"):
            return now
        return policy_from(lambda path: self.before.text(named) if path == POLICY_FILES[0] else None, now.today)

    def _baseline_before(self, now: Policy) -> tuple[baseline.Entry, ...]:
        path = aside.baseline_path(now)
        text = self.before.text(self.changed.before.get(path, path))
        return baseline.read(text, f"{self.changed.base[:12]}:{path}") if text is not None else ()

    def _survey_before(self, folder: str, policy: Policy) -> Report | None:
        """The project before the change, looked at as a whole; None where the change touches nothing that is looked at."""
        if not any(matters(path) for path in self.changed.files()):
            return None
        root = Path(_written(self.before, folder, policy))
        options = self.settings._replace(root=root, policy=policy, baseline=False, cache=False, audience="auditor")
        return lint((), options, self.progress)

    def _with_vendors(self, told: Report, found: Report, old: Report, level: str) -> Report:
        seen = review.vendors(found, old, self.changed, self.known)
        findings = settle((*told.findings, *seen), self.settings.audience, level, self.known.checks).findings
        return told._replace(findings=findings)
