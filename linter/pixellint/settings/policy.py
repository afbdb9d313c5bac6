"""The options of a run and the policy of an organisation, as values."""

from __future__ import annotations

import datetime
from pathlib import Path

from pixellint.model.record import NamedTuple

SURFACES = (
    *(
        "authenticated",
        "login",
        "registration",
        "appointment",
        "symptom-tool",
        "condition",
        "provider-directory",
        "search",
    ),
    *("payment", "general", "mobile-app", "email", "server", "test", "unknown"),
)
ORGANISATIONS = ("covered-entity", "business-associate", "not-regulated")
FAIL_LEVELS = ("error", "warning", "note")
PACKS = ("hhs", "vacated-2024", "ftc", "wa-mhmda", "ca")
PURPOSES = ("operations", "treatment", "payment", "marketing")
AUDIENCES = ("developer", "auditor")
ALL = "all"
SIZE_LIMIT = 4_000_000
"""bytes above which a file is not parsed"""


BASELINE = ".pixellint-baseline.json"
"""where findings that are known already are kept, unless the policy says otherwise"""


class Agreement(NamedTuple):
    """A business associate agreement the organisation says it has, and its scope. `surfaces`, `data` may be ("all",);
    `data` is what may reach the vendor beyond what its product collects by itself; `line` where the policy says so."""

    trackers: tuple[str, ...]
    signed: datetime.date
    expires: datetime.date | None
    owner: str
    surfaces: tuple[str, ...]
    data: tuple[str, ...]
    purpose: str
    document: str
    line: int


class Policy(NamedTuple):
    """What the organisation says of itself. `path` is the file it stands in, "" for the defaults; `today` the day that
    agreements are judged by."""

    path: str
    today: datetime.date
    organisation: str = "covered-entity"
    app_of_regulated_entity: bool = True
    fail_level: str = "error"
    packs: tuple[str, ...] = ("hhs",)
    first_party_hosts: tuple[str, ...] = ()
    surfaces: tuple[tuple[str, tuple[str, ...]], ...] = ()
    agreements: tuple[Agreement, ...] = ()
    privacy_policy: str = ""
    privacy_policy_line: int = 1
    vocabulary: tuple[tuple[str, str], ...] = ()
    vocabulary_lines: tuple[int, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str = ""


class Settings(NamedTuple):
    """How to run. `root` is absolute; `paths` are relative to it, empty for the whole project; `rules` holds an
    organisation's own trackers and checks; `jobs` 0 means as many as processors; `fail_level` "" the policy's."""

    root: Path
    policy: Policy
    paths: tuple[str, ...] = ()
    rules: Path | None = None
    jobs: int = 0
    strict: bool = False
    audience: str = "developer"
    fail_level: str = ""
    size_limit: int = SIZE_LIMIT
    cache: bool = True
    baseline: bool = True
    """whether findings that the baseline holds are left out"""
    unsaved: tuple[tuple[str, bytes], ...] = ()
    """what an editor holds in place of files: (path below the root, text in UTF-8)"""

    @property
    def level(self) -> str:
        """The severity from which on a run fails."""
        return self.fail_level or self.policy.fail_level
