"""What is kept between runs: plain data of our own, a miss for anything else, and never another report."""

from __future__ import annotations

import marshal
import os
import subprocess
from pathlib import Path

import pytest

from pixellint import cache
from pixellint.cache import Store
from pixellint.knowledge.paths import cache_dir
from pixellint.model.findings import Report
from pixellint.model.flows import Answer, Held, ImportRef, Leaf, Origin
from pixellint.model.places import Span, Step
from pixellint.plain import decoded, encoded
from pixellint.run import lint
from pixellint.settings import Settings, load_policy

RECORD = "export function record(details) {\n  window.fbq('trackCustom', 'Search', details);\n}\n"
SEARCH = (
    "import { record } from './record.js';\n"
    "const box = document.querySelector('input[name=search]');\n"
    "box.form.addEventListener('submit', () => record({ searchTerm: box.value }));\n"
)
OTHER = "export const add = (a, b) => a + b;\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    write(root, {"web/record.js": RECORD, "web/search.js": SEARCH, "web/other.js": OTHER, ".gitignore": "ignored/\n"})
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    return root


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)


def run(root: Path, cached: bool = True, jobs: int = 1) -> Report:
    return lint((), Settings(root, load_policy(root), jobs=jobs, audience="auditor", cache=cached))


def lines(report: Report) -> list[tuple[str, int]]:
    return [(finding.place.path, finding.place.span.line) for finding in report.findings]


def test_values_come_back_as_they_were() -> None:
    step = Step("", Span(1, 2, 3, 4), "kept in \udcff", "q")
    leaf = Leaf(("a", "*"), Held(ImportRef("./x", "default"), ("b",)), ("hash",), (step,))
    answer = Answer(leaves=(leaf, Leaf((), Origin("form", ("document", "q"), ""))), names=("one",))
    packed = marshal.dumps(encoded(answer), 4)
    assert decoded(marshal.loads(packed)) == answer
    assert type(decoded(marshal.loads(packed)).leaves[0].end) is Held


def test_the_same_report_for_any_state_of_the_cache(project: Path) -> None:
    plain = run(project, cached=False)
    assert plain.findings
    first, second = run(project), run(project, jobs=2)
    assert first == second == plain


@pytest.mark.parametrize("name", ["web/search.js", "web/record.js", "web/other.js", "web/new.js", "package.json"])
def test_a_change_is_seen(project: Path, name: str) -> None:
    run(project)
    for text in ("", SEARCH, RECORD, OTHER.replace("+", "-"), '{"name": "x"}'):
        write(project, {name: text})
        assert run(project) == run(project, cached=False), text
        if name != "web/new.js":
            git(project, "add", name)
            assert run(project) == run(project, cached=False), text


def test_same_length_in_the_same_second_is_seen(project: Path) -> None:
    """git's index cannot tell by size and time; it looks at the content, and so do we."""
    search = project / "web/search.js"
    before = run(project)
    about = search.stat()
    search.write_text(SEARCH.replace("searchTerm: box", "xearchMode: fox"), encoding="utf-8")
    os.utime(search, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert run(project) == run(project, cached=False) != before


def test_a_file_git_was_told_not_to_look_at_is_looked_at(project: Path) -> None:
    git(project, "update-index", "--assume-unchanged", "web/search.js")
    run(project)
    write(project, {"web/search.js": OTHER})
    assert run(project) == run(project, cached=False)


def test_a_removed_file_is_gone(project: Path) -> None:
    run(project)
    (project / "web/search.js").unlink()
    assert run(project) == run(project, cached=False)
    assert "web/search.js" not in {path for path, _ in lines(run(project))}


def test_configuration_beyond_the_listing_is_seen(project: Path) -> None:
    """An ignored file may decide what an import means."""
    config = '{"extends": "./ignored/base.json"}'
    write(project, {"tsconfig.json": config, "web/search.js": SEARCH.replace("./record.js", "app/record")})
    write(project, {"ignored/base.json": '{"compilerOptions": {"paths": {"app/*": ["../web/*"]}}}'})
    git(project, "add", "--all")
    with_paths = run(project)
    write(project, {"ignored/base.json": '{"compilerOptions": {"paths": {"app/*": ["../none/*"]}}}'})
    assert run(project) == run(project, cached=False) != with_paths


def test_the_policy_counts(project: Path) -> None:
    run(project)
    write(project, {".pixellint.yaml": "exclude: ['web/**']\n"})
    report = run(project)
    assert report == run(project, cached=False)
    assert not lines(report)


def test_without_git_nothing_is_missed(tmp_path: Path) -> None:
    root = tmp_path / "plain"
    write(root, {"web/record.js": RECORD, "web/search.js": SEARCH})
    assert run(root) == run(root) == run(root, cached=False)
    write(root, {"web/search.js": OTHER})
    assert run(root) == run(root, cached=False)


def kept(home: Path) -> list[Path]:
    return sorted((home / "pixellint/projects").glob("*.bin"))


@pytest.mark.parametrize("harm", ["cut", "bit", "empty", "foreign"])
def test_damage_is_a_miss(project: Path, home: Path, harm: str) -> None:
    wanted = run(project)
    files = kept(home)
    assert len(files) >= 4
    for path in files:
        content = bytearray(path.read_bytes())
        if harm == "cut":
            content = content[: len(content) // 2]
        elif harm == "bit":
            content[-5] ^= 1
        elif harm == "empty":
            content = bytearray()
        else:
            content = bytearray(b"cos\nsystem\n(S'exit 3'\ntR.")
        path.write_bytes(content)
    assert run(project) == wanted


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")
def test_a_file_that_others_can_write_is_a_miss(project: Path, home: Path) -> None:
    store = Store(str(project), "state")
    store.save("thing", ("value",))
    assert store.load("thing") == ("value",)
    (path,) = kept(home)
    path.chmod(0o666)
    assert store.load("thing") is None


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_is_a_miss(project: Path, home: Path, tmp_path: Path) -> None:
    store = Store(str(project), "state")
    store.save("thing", 1)
    (path,) = kept(home)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert store.load("thing") is None


def test_another_state_is_a_miss(project: Path) -> None:
    Store(str(project), "one").save("thing", 1)
    assert Store(str(project), "two").load("thing") is None
    assert Store(str(project.parent), "one").load("thing") is None


def test_nothing_is_kept_inside_the_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / ".cache"))
    run(project)
    assert not list((project / ".cache").rglob("projects"))


def test_no_cache_keeps_nothing(project: Path, home: Path) -> None:
    run(project, cached=False)
    assert not (home / "pixellint/projects").exists()


def test_the_oldest_goes_first(project: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 2500)
    for number in range(4):
        Store(str(project), "state").save(f"thing{number}", b"x" * 1000)
        for path in kept(home):
            os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
    assert [path.stem[-1] for path in kept(home)] == ["2", "3"]


def test_one_place_for_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("/somewhere", "", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert cache.home() == str(cache_dir())
