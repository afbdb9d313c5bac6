"""Run in a process of its own: level 0, the whole run, and what tree-sitter needs for the deep files; told as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from pixellint.cache import Store, program_state
from pixellint.catalogue import catalogue
from pixellint.files.decode import decode, read
from pixellint.files.discover import DiscoverOptions, discover
from pixellint.files.listing import list_files
from pixellint.languages.parsing import parse
from pixellint.languages.registry import NAMES, SUFFIXES
from pixellint.run import calm, work
from pixellint.settings import Settings, load_policy
from pixellint.survey import scanned

_DIALECTS = {name: name for name in ("javascript", "typescript", "tsx", "html", "kotlin", "java", "swift", "objc", "dart")}
_DIALECTS["component"] = "html"
"""form of a file -> dialect it is parsed in"""


class _Forgetful(Store):
    """Has a place for the engine's tables, which outlive any project, and remembers no project."""

    def __bool__(self) -> bool:
        return False

    def load(self, name: str) -> None:
        return None

    def save(self, name: str, value: object) -> None:
        return None


def main(root: str, what: str) -> None:
    """`what` is level0, whole or parse."""
    start = time.perf_counter()
    nowhere = Store(root, "", "")
    told: dict[str, float] = {}
    if what == "level0":
        options = DiscoverOptions(SUFFIXES, NAMES)
        with calm():
            scanned(discover(root, (), options), catalogue(Store(root, program_state())), _Forgetful(root), 2, None)
        told["seconds"] = time.perf_counter() - start
    else:
        settings = Settings(Path(root), load_policy(Path(root)), cache=False)
        with calm():
            report, survey, gathered = work((), settings, nowhere, list_files(root), None)
        told = {"seconds": time.perf_counter() - start, "files": report.coverage.files, "deep": report.coverage.deep}
        told["megabytes"] = sum(file.size for file in survey.discovery.files) / 1e6
        told["findings"] = len(report.findings)
        told["main_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told["worker_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        if what == "parse":
            forms = {file.path: file.form for file in survey.discovery.files}
            told["parse"], told["deep_megabytes"] = _parse(root, {path: forms[path] for path in gathered.deep})
    print(json.dumps(told))


def _parse(root: str, forms: dict[str, str]) -> tuple[float, float]:
    """Seconds to parse these files with their grammars, and their megabytes."""
    texts = []
    for path, form in sorted(forms.items()):
        decoded = decode(read(f"{root}/{path}"))
        if form in _DIALECTS and not isinstance(decoded, str):
            texts.append((_DIALECTS[form], decoded.text))
    for dialect in {dialect for dialect, _ in texts}:
        parse(dialect, b"")  # loads the grammar
    start = time.perf_counter()
    for dialect, text in texts:
        parse(dialect, text)
    return time.perf_counter() - start, sum(len(text) for _, text in texts) / 1e6


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
