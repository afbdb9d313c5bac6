"""What is kept in a form that is quick to look up says what it was made of, and the hook imports no more than it needs."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixellint import hook
from pixellint.cache import Store
from pixellint.catalogue import catalogue
from pixellint.files import table as tables_of_level_0
from pixellint.files.literals import ScanLiteral
from pixellint.files.scan import Scanner
from pixellint.hook_words import unlike
from pixellint.knowledge.index import Index
from pixellint.knowledge.load import load_knowledge
from pixellint.knowledge.tables import PackedIndex, packed
from pixellint.model.flows import Doors
from pixellint.model.record import NamedTuple

INDEX = Index(load_knowledge())
LITERALS = [ScanLiteral(*literal) for literal in INDEX.literals()]
TEXT = b"import mixpanel from 'mixpanel-browser';\nfbq('track', 'Search'); // pixellint: ignore[PX201]\n"
HEAVY = ("pathlib", "_hashlib", "importlib.resources", "ahocorasick_rs", "yaml", "click", "jinja2", "multiprocessing")
PAGE = "export const send = (term) => fbq('track', 'Search', { search_string: term });\n"


class Visit(NamedTuple):
    """A visit."""

    clinic: str
    minutes: int = 20
    notes: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        return self.minutes > 30


def test_named_tuples() -> None:
    visit = Visit("North", notes=("a",))
    assert visit == ("North", 20, ("a",)) == Visit(clinic="North", minutes=20, notes=("a",))
    assert (visit.clinic, visit.minutes, visit.long, Visit.__doc__, Visit._fields) == (
        *("North", 20, False, "A visit."),
        ("clinic", "minutes", "notes"),
    )
    assert visit._replace(minutes=40).long
    assert visit._asdict() == {"clinic": "North", "minutes": 20, "notes": ("a",)}
    assert Visit._make(visit) == visit
    assert repr(visit) == "Visit(clinic='North', minutes=20, notes=('a',))"
    assert repr(Doors()) == "Doors()"
    again = pickle.loads(pickle.dumps(visit))
    assert (again, type(again), type(copy.copy(visit))) == (visit, Visit, Visit)
    match visit:
        case Visit(clinic, 20):
            assert clinic == "North"
        case _:
            pytest.fail("no match by position")


def test_wrong_named_tuples() -> None:
    wrong = {"minutes": 1, "hours": 2}
    with pytest.raises(TypeError, match="clinic"):
        Visit()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Visit("a", 1, (), 2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="takes 3 values, not 1"):
        Visit._make(("a",))
    with pytest.raises(ValueError, match="has no hours"):
        Visit("a")._replace(**wrong)


def test_packed_tables_are_those_of_the_index() -> None:
    plain = packed(INDEX)
    again = PackedIndex(plain, load_knowledge)
    assert len(plain) == 13
    for name in plain:
        expected, found = getattr(INDEX, name), getattr(again, name)
        assert (dict(found) if isinstance(expected, dict) else found) == expected, name
    assert "no such name" not in again.callees
    assert again.callees.get("no such name", ()) == ()
    assert again.match_url("https://connect.facebook.net/en_US/fbevents.js") == INDEX.match_url(
        "https://connect.facebook.net/en_US/fbevents.js"
    )
    assert again.methods == INDEX.methods  # what is not packed comes from the knowledge


def test_packed_level_0_sees_the_same() -> None:
    table = tables_of_level_0.Table(LITERALS)
    again = tables_of_level_0.PackedTable(tables_of_level_0.packed(table))
    assert [list(again.rows(number)) for number in range(len(again.patterns))] == [
        list(table.rows(number)) for number in range(len(table.patterns))
    ]
    assert Scanner(again).scan_small(TEXT, "a.js") == Scanner(table).scan(TEXT, "a.js")


def test_the_catalogue_is_kept_for_all_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert not isinstance(catalogue(Store("/one", "", "")).products, PackedIndex)
    assert not (tmp_path / "home/pixellint/projects").exists()
    assert not isinstance(catalogue(Store("/one", "s")).products, PackedIndex)
    assert isinstance(catalogue(Store("/other", "s")).products, PackedIndex)
    assert not isinstance(catalogue(Store("/other", "another state")).products, PackedIndex)
    (kept,) = (tmp_path / "home/pixellint").glob("*catalogue*")
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert not isinstance(catalogue(Store("/one", "another state")).products, PackedIndex)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no second process to compare")
def test_comparing_a_changed_file_imports_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    root.mkdir()
    (root / "page.js").write_text(PAGE, encoding="utf-8")
    for arguments in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True)
    program = (
        "import json, sys; from pixellint import hook, moved; from pixellint.cache import Store, program_state; "
        "root, first = sys.argv[1:]; first == 'first' and hook.main(['page.js']); before = set(sys.modules); "
        "found = moved.moves(root, Store(root, program_state()), ['page.js']); "
        "print(json.dumps([bool(found), sorted(set(sys.modules) - before)]))"
    )
    package = str(Path(hook.__file__).parents[1])
    told = ""
    for turn in ("first", "second"):
        setting = f"import sys; sys.path[:0] = {[package, *sys.path]!r}; {program}"
        command = [sys.executable, "-I", "-S", "-c", setting, str(root), turn]
        told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
        (root / "page.js").write_text("// a line more\n" + PAGE, encoding="utf-8")
    compared, loaded = json.loads(told.splitlines()[-1])
    assert compared
    assert "pixellint.facts.extract" in loaded
    assert not [name for name in HEAVY if name in loaded], loaded


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 9), max_size=30), st.integers(0, 4_000))
def test_what_is_unlike_in_two_listings(first: list[int], second: list[int], around: int) -> None:
    """Whatever stands around what differs, and alike in both."""
    same = [f"H 100644 {number:040} 0\tsrc/{number}.js".encode() for number in range(around)]
    new, old = (
        b"".join(record + b"\0" for record in [*same, *(b"H x\t%d" % one for one in part), *same]) for part in (first, second)
    )
    left, right = (set(part.split(b"\0")) for part in unlike(new, old))
    whole = set(new.split(b"\0")), set(old.split(b"\0"))
    assert (left - right, right - left) == (whole[0] - whole[1], whole[1] - whole[0])
