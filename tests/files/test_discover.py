from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pixellint.files import listing
from pixellint.files.discover import DiscoverOptions, discover
from pixellint.files.ignores import Ignores, compile_pattern
from pixellint.model.sources import Discovery, Excluded, Unread

SUFFIXES = {".js": "javascript", ".html": "html", ".blade.php": "html"}
OPTIONS = DiscoverOptions(SUFFIXES, {"package.json": "package"})


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    return subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        put(root, name, text)


def put(root: Path, name: str, text: str = "x\n") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init", "-q")
    return root


def paths(found: Discovery) -> list[str]:
    return [file.path for file in found.files]


def test_tracked_changed_new_ignored_and_deleted(repository: Path) -> None:
    for name in ("a.js", "b.js", "gone.js", "old.html", "package.json", "notes.md", "x.blade.php"):
        put(repository, name)
    put(repository, ".gitignore", "out/\nlocal.js\n")
    git(repository, "add", ".")
    put(repository, "b.js", "changed, and longer\n")
    (repository / "gone.js").unlink()
    for name in ("new.js", "local.js", "out/z.js", "sub/ä \n.js"):
        put(repository, name)
    found = discover(str(repository), [], OPTIONS)
    assert paths(found) == ["a.js", "b.js", "new.js", "old.html", "package.json", "sub/ä \n.js", "x.blade.php"]
    blobs = {file.path: file.blob for file in found.files}
    assert blobs["a.js"] == git(repository, "hash-object", "a.js").strip()
    assert blobs["b.js"] == blobs["new.js"] == ""
    assert {file.path: file.form for file in found.files}["x.blade.php"] == "html"
    assert found.others == 2
    assert found.notes == found.unread == found.excluded == ()


def test_walk_gives_the_same(repository: Path) -> None:
    for name in ("a.js", "keep/a.js", "logs/a.js", "logs/keep.js", "deep/er/a.js", "deep/build/b.js", "deep/x.tmp.js"):
        put(repository, name)
    put(repository, ".gitignore", "logs/*\n!logs/keep.js\n/keep\n*.tmp.js\n")
    put(repository, "deep/.gitignore", "build/\n!x.tmp.js\n")
    (repository / "link.js").symlink_to(repository / "a.js")
    listed = listing.list_files(str(repository))
    walked = listing.walk(str(repository))
    assert listed.note == ""
    assert set(listed.blobs) - {"link.js"} == set(walked.blobs)
    assert paths(discover(str(repository), [], OPTIONS)) == sorted(set(walked.blobs) - {".gitignore", "deep/.gitignore"})
    assert "logs/keep.js" in walked.blobs and "deep/x.tmp.js" in walked.blobs and "keep/a.js" not in walked.blobs


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.js")
    put(tmp_path, "b.js")
    put(tmp_path, ".gitignore", "b.js\n")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    found = discover(str(tmp_path), [], OPTIONS)
    assert paths(found) == ["a.js"]
    assert "directories were walked instead" in found.notes[0]
    monkeypatch.setenv("PATH", str(tmp_path))
    found = discover(str(tmp_path), [], OPTIONS)
    assert paths(found) == ["a.js"]
    assert found.notes[0].startswith("git could not be run")


def test_a_hooks_environment_does_not_mislead(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repository, "a.js")
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    found = discover(str(repository), [], OPTIONS)
    assert paths(found) == ["a.js"] and not found.notes


def test_narrowing_and_named_files(repository: Path) -> None:
    for name in ("a.js", "src/b.js", "srcs/c.js", "node_modules/x/index.js", "dist/d.js", "notes.txt"):
        put(repository, name)
    put(repository, ".gitignore", "dist/\n")
    git(repository, "add", ".")
    assert paths(discover(str(repository), ["src"], OPTIONS)) == ["src/b.js"]
    assert paths(discover(str(repository), [str(repository / "src"), "a.js"], OPTIONS)) == ["a.js", "src/b.js"]
    named = discover(str(repository), ["dist/d.js", "node_modules/x/index.js", "notes.txt", "absent.js"], OPTIONS)
    assert paths(named) == ["dist/d.js", "node_modules/x/index.js"]
    assert all(not file.literal_only for file in named.files)
    assert named.unread == (Unread("absent.js", "No such file or directory"),)
    assert paths(discover(str(repository), ["."], OPTIONS)) == ["a.js", "src/b.js", "srcs/c.js"]


def test_exclusions(repository: Path) -> None:
    for name in ("a.js", "gen/b.js", "vendor/fb.js", "web/node_modules/x/index.js", "Clinic.html", "Clinic_files/t.js"):
        put(repository, name)
    found = discover(str(repository), [], OPTIONS._replace(exclude=("gen/**",)))
    assert {file.path: file.literal_only for file in found.files} == {
        "a.js": "",
        "gen/b.js": "excluded by the policy",
        "vendor/fb.js": "vendored (vendor/)",
        "Clinic.html": "",
        "Clinic_files/t.js": "saved page (Clinic_files/)",
    }
    assert Excluded("web/node_modules/", "installed packages or tool output") in found.excluded
    assert [entry.path for entry in found.excluded] == [
        "Clinic_files/t.js",
        "gen/b.js",
        "vendor/fb.js",
        "web/node_modules/",
    ]


def test_size_limit(repository: Path) -> None:
    put(repository, "a.js", "x" * 11)
    found = discover(str(repository), [], OPTIONS._replace(size_limit=10))
    assert found.files[0].size == 11 and found.files[0].literal_only == "larger than 10 bytes"


def test_links_and_foreign_paths(repository: Path, tmp_path: Path) -> None:
    put(repository, "a.js")
    put(tmp_path, "secret/s.js")
    (repository / "out.js").symlink_to(tmp_path / "secret" / "s.js")
    (repository / "outdir").symlink_to(tmp_path / "secret")
    (repository / "in.js").symlink_to("a.js")
    git(repository, "add", ".")
    assert paths(discover(str(repository), [], OPTIONS)) == ["a.js"]
    assert paths(discover(str(repository), ["in.js"], OPTIONS)) == ["in.js"]
    for name in ("out.js", "outdir", "../secret/s.js"):
        found = discover(str(repository), [name], OPTIONS)
        assert not found.files and found.unread == (Unread(name, "outside the root"),)


def test_repositories_inside_are_not_entered(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    put(other, "o.js")
    git(other, "add", ".")
    git(other, "commit", "-qm", "o")
    put(repository, "a.js")
    git(repository, "submodule", "add", "-q", str(other), "module")
    nested = repository / "nested"
    nested.mkdir()
    git(nested, "init", "-q")
    put(nested, "n.js")
    found = discover(str(repository), [], OPTIONS)
    assert paths(found) == ["a.js"]
    assert [entry.path for entry in found.excluded] == ["module/", "nested/"]
    assert set(listing.walk(str(repository)).nested) == {"module", "nested"}


def test_root_must_be_a_directory(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        discover(str(tmp_path / "absent"), [], OPTIONS)


def test_a_noisy_git_does_not_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' 'w' >&2\nprintf '? a.js\\0'\n")
    program.chmod(0o755)
    put(tmp_path, "a.js")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert listing.list_files(str(tmp_path)).blobs == {"a.js": ""}


NAMES = st.sampled_from(["a", "b", "ab", "a.js", "b.js", "build", "x y", "[a]", "a*"])
PIECES = st.sampled_from(
    ["a", "b", "*", "**", "?", "/", "!", "[ab]", "[!a]", ".js", "build", "a/", "\\a", "\\*", "*.js", "x y"]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(NAMES, min_size=1, max_size=3).map("/".join), min_size=1, max_size=8, unique=True),
    st.lists(st.lists(PIECES, min_size=1, max_size=4).map("".join), max_size=4),
)
@example(["a/a"], ["a//"])
def test_ignores_as_git_does(tmp_path_factory: pytest.TempPathFactory, files: list[str], patterns: list[str]) -> None:
    root = tmp_path_factory.mktemp("ignores")
    git(root, "init", "-q")
    for name in files:
        try:
            put(root, name)
        except OSError:  # one name is file and directory
            continue
    put(root, ".gitignore", "\n".join(patterns) + "\n")
    listed = listing.list_files(str(root))
    if not listed.note:
        assert set(listing.walk(str(root)).blobs) == set(listed.blobs)


def test_hostile_patterns_are_quick() -> None:
    pattern = compile_pattern("a*" * 30 + "b")
    assert pattern and not pattern.regex.fullmatch("a" * 250)
    assert compile_pattern("/**/a" * 9) is None
    assert not Ignores.of(["**/" * 40 + "b"]).covers("a/" * 200 + "a")


def test_a_repository_inside_is_entered_when_it_is_named(tmp_path: Path) -> None:
    for name in ("web", "plugin", "other"):
        put(tmp_path, f"{name}/src/a.js")
        put(tmp_path, f"{name}/.gitignore", "left.js\n")
        put(tmp_path, f"{name}/left.js")
        git(tmp_path / name, "init", "-q")
    found = discover(str(tmp_path), ["web", "plugin"], OPTIONS)
    assert [file.path for file in found.files] == ["plugin/src/a.js", "web/src/a.js"]
    assert discover(str(tmp_path), [], OPTIONS).files == ()
