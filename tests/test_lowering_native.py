"""What is understood of Kotlin, Java, Swift, Objective-C and Dart: a snapshot of the Unit beside every source."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixellint.languages.registry import SUFFIXES, lower
from pixellint.model.unit import Unit
from tests.unit_text import render

_SOURCES = Path(__file__).parent / "languages"
_LANGUAGES = ("kotlin", "java", "swift", "objc", "dart")
_FILES = sorted(path for name in _LANGUAGES for path in (_SOURCES / name).glob("*") if path.suffix != ".unit")


def _lowered(path: Path, source: bytes) -> Unit:
    return lower(SUFFIXES[path.suffix], path.name, source)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_lowering(path: Path, updating: bool) -> None:
    expected = path.with_name(path.name + ".unit")
    found = render(_lowered(path, path.read_bytes()))
    if updating:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_numbers_point_into_the_unit(path: Path) -> None:
    unit = _lowered(path, path.read_bytes())
    assert [site.call.number for site in unit.calls] == list(range(len(unit.calls)))
    for site in unit.calls:
        assert -1 <= site.function < len(unit.functions)
        assert 0 <= site.block < len(unit.blocks)
        assert 0 <= site.call.at <= site.call.end <= len(unit.source)
    for number, scope in enumerate(unit.scopes):
        assert -1 <= scope.parent < max(number, 1)
        assert all(unit.bindings[index].name == name for name, index in scope.bindings.items())


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_cut_off_file_is_read_as_far_as_it_goes(path: Path) -> None:
    source = path.read_bytes()
    for share in (3, 5, 8):
        _lowered(path, source[: len(source) * share // 9])
