"""One app, five languages: the same program written in JavaScript, Kotlin, Java, Swift and Dart is read alike and tells the
same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import settings as tuned

from pixellint.languages.registry import SUFFIXES, lower
from pixellint.model.findings import Inventory, Use
from tests.app_languages import LANGUAGES, Language
from tests.app_programs import APPS, App, told
from tests.engine import Engine, Everything, project
from tests.unit_shape import shape

ENGINE = Engine(Path(__file__).parent / "probe")
FIRST, *OTHERS = LANGUAGES
_CALL = re.compile(r"// call (\d+)$")


class Told(NamedTuple):
    """A use without what differs by language: where its data passes is told by files alone."""

    kind: str
    event: str
    data: tuple[tuple[str, str, bool, int], ...]
    """(element, confidence, whether relayed, files on the way)"""
    via: int


def _shapes(app: App, language: Language) -> dict[str, tuple[str, ...]]:
    made = language.files(app)
    names = ["VisitPage", *(f"Step{number}" for number in range(len(app.steps)))]
    found = {}
    for name in names:
        path = language.path(name)
        unit = lower(SUFFIXES[language.suffix], path, made[path].encode())
        assert unit.faulty == 0, made[path]
        found[name] = shape(unit)
    return found


def _inventory(made: dict[str, str]) -> Inventory:
    with project(made) as root:
        return ENGINE.inventory(root, ENGINE.survey(root))


def _told(use: Use) -> Told:
    data = tuple((one.element, one.confidence, one.relayed, len({step.path for step in one.steps})) for one in use.data)
    return Told(use.kind, use.event, data, len(use.via))


def _uses(app: App, language: Language) -> dict[str, Told]:
    """What is told, by the number of the call or the kind of use."""
    made = language.files(app)
    inventory = _inventory(made)
    assert inventory.unresolved == ()
    found: dict[str, Told] = {}
    for use in inventory.uses:
        marked = _CALL.search(made[use.place.path].splitlines()[use.place.span.line - 1])
        key = marked[1] if marked else use.kind
        assert key not in found
        found[key] = _told(use)
    return found


@tuned(derandomize=True, max_examples=120, deadline=None)
@given(APPS)
def test_units_have_one_shape(app: App) -> None:
    wanted = _shapes(app, FIRST)
    for language in OTHERS:
        assert (language.name, _shapes(app, language)) == (language.name, wanted)


@tuned(derandomize=True, max_examples=70, deadline=None)
@given(APPS)
def test_disclosures_are_the_same(app: App) -> None:
    wanted = _uses(app, FIRST)
    for mark, element in told(app).items():
        assert [one[0] for one in wanted[str(mark)].data] == ([element] if element else [])
    for language in OTHERS:
        assert (language.name, _uses(app, language)) == (language.name, wanted)


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.name)
@tuned(derandomize=True, max_examples=12, deadline=None)
@given(app=APPS)
def test_asking_only_what_is_needed_finds_all(language: Language, app: App) -> None:
    with project(language.files(app)) as root:
        survey = ENGINE.survey(root)
        assert ENGINE.inventory(root, survey) == ENGINE.inventory(root, survey, Everything)
