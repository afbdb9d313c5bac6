"""Calls that report something through a type which nothing in the project implements: who gets it is not known here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pixellint.knowledge.index import Index
from pixellint.model.findings import Unresolved
from pixellint.model.flows import Answer, Demand, Through
from pixellint.model.places import Place
from pixellint.survey import Survey


def asked(survey: Survey, catalogue: Index) -> Iterator[tuple[str, Demand]]:
    """The files to ask, and the types to ask them for."""
    naming: dict[str, list[str]] = {}
    tests = {file.path for file in survey.discovery.files if file.test}
    for path, scan in survey.scans.items():
        for name in scan.reporters if path not in tests else ():
            naming.setdefault(name, []).append(path)
    declared = {name for _, name in survey.names}
    for name, paths in naming.items():
        known = name in declared and f"?{name}" not in naming
        if not name.startswith("?") and not known and not survey.extending(name) and name not in catalogue.exported:
            yield from ((path, Through(name)) for path in paths)


def unresolved(answers: Mapping[tuple[str, Demand], Answer]) -> Iterator[Unresolved]:
    """One entry for every line with such a call."""
    asked = [item for item in answers.items() if isinstance(item[0][1], Through)]
    for (path, demand), answer in sorted(asked, key=repr):
        if isinstance(demand, Through):
            reason = f"calls go through {demand.name}, which nothing in this project implements"
            lines = {site.span.line: site.span for site in reversed(answer.sites)}
            yield from (Unresolved(Place(path, lines[line]), reason) for line in sorted(lines))
