"""What is understood of JavaScript, TypeScript and JSX: a snapshot of the Unit beside every source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pixellint.languages.javascript import lower
from pixellint.model.unit import Unit
from tests.unit_text import render

SOURCES = Path(__file__).parent / "languages" / "javascript"
FILES = sorted(path for path in SOURCES.iterdir() if path.suffix != ".unit")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_lowering(path: Path, updating: bool) -> None:
    expected = path.with_name(path.name + ".unit")
    found = render(lower(path.read_bytes(), path.name))
    if updating:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_every_snapshot_has_its_source() -> None:
    assert {path.with_suffix("") for path in SOURCES.glob("*.unit")} == set(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_numbers_point_into_the_unit(path: Path) -> None:
    unit = lower(path.read_bytes(), path.name)
    assert [site.call.number for site in unit.calls] == list(range(len(unit.calls)))
    for site in unit.calls:
        assert -1 <= site.function < len(unit.functions)
        assert 0 <= site.block < len(unit.blocks)
        assert 0 <= site.call.at < site.call.end <= len(unit.source)
    for number, scope in enumerate(unit.scopes):
        assert -1 <= scope.parent < max(number, 1)
        assert all(unit.bindings[index].name == name for name, index in scope.bindings.items())
    assert all(0 <= at <= len(unit.source) for at in _offsets(unit))


def _offsets(unit: Unit) -> Iterator[int]:
    for function in unit.functions:
        yield from (function.at, function.end)
    for assignment in unit.assignments:
        yield from (assignment.at, assignment.end)
    for item in unit.imports:
        yield from (item.at, item.end)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_line_ends_do_not_matter(path: Path) -> None:
    source = path.read_bytes()
    if b"`" in source or b"<>" in source or lower(source, path.name).faulty:
        pytest.skip("text over several lines and what cannot be read keep their line ends")
    assert render(lower(source.replace(b"\n", b"\r\n"), path.name)) == render(lower(source, path.name))


def test_a_byte_beyond_ascii_counts_as_one_column() -> None:
    text = render(lower("é(1); 𝒳(2);\n".encode(), "a.js"))
    assert "1:1 call é(1)" in text
    assert "1:7 call 𝒳(2)" in text


def test_a_broken_statement_does_not_hide_the_rest() -> None:
    unit = lower(b"send(1);\nconst = ;\nsend(2);\n", "a.js")
    assert [site.call.arguments[0].value for site in unit.calls if site.call.arguments][-1]
    assert len(unit.calls) >= 2
    assert unit.faulty > 0
