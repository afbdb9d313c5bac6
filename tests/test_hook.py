"""The hook: what it reports, when it ends at once, what it imports."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pixellint import hook, hook_run, moved
from pixellint.cache import Store, program_state
from pixellint.files.git import INDEX, Asked
from pixellint.hook_words import bases, specifiers_with, stem, words
from tests.cases_of import PROJECTS, copied

RECORD = "export function record(details) {\n  window.fbq('trackCustom', 'Search', details);\n}\n"
SEARCH = (
    "import { record } from './record.js';\n"
    "const box = document.querySelector('input[name=search]');\n"
    "box.form.addEventListener('submit', () => record({ searchTerm: box.value }));\n"
)
OTHER = "export const add = (a, b) => a + b;\n"
SITE = {
    ".pixellint.yaml": "fail-level: warning\n",
    "web/record.js": RECORD,
    "web/search.js": SEARCH,
    "web/other.js": OTHER,
    "web/with blank.js": OTHER,
    "web/style.css": "a { color: red }\n",
}
HEAVY = (
    *("click", "yaml", "jinja2", "concurrent.futures", "multiprocessing", "dataclasses", "typing", "subprocess"),
    *("asyncio", "logging", "re", "json", "pathlib", "tree_sitter", "ahocorasick_rs", "hyperscan", "_hashlib"),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    write(root, SITE)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    monkeypatch.chdir(root)
    return root


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)


def is_clean(root: Path, *names: str) -> bool:
    index = Store(str(root), program_state()).load("hook")
    assert index is not None
    return index["parts"].isdisjoint(names) and hook.is_clean(str(root), names, index, Asked(str(root), INDEX))


def test_a_finding_fails(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hook.main(["web/search.js"]) == 1
    first = capsys.readouterr()
    assert "web/search.js:3:" in first.out
    assert "first run" in first.err
    assert hook.main(["web/search.js"]) == 1
    second = capsys.readouterr()
    assert second.out == first.out
    assert not second.err


def test_a_file_on_the_way_reports_the_end(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hook.main(["web/record.js"]) == 1
    assert "web/search.js:3:" in capsys.readouterr().out


def test_a_tracker_told_once_is_told_at_the_file_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {f"appointments/{name}.js": f"fbq('track', 'Opened{name}');\n" for name in "ab"})
    git(project, "add", "--all")
    for name in "abab":  # a full run, what is kept of it, what was said
        assert hook.main([f"appointments/{name}.js"]) == 1
        assert f"appointments/{name}.js:1:" in capsys.readouterr().out
    write(project, {"appointments/b.js": "\n\nfbq('track', 'Openedb');\n"})
    assert hook.main(["appointments/b.js"]) == 1
    assert "appointments/b.js:3:" in capsys.readouterr().out


def test_a_guard_around_another_page_is_noticed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file of the routes names the same things, answers the same, and guards something else."""
    routes = """import { Route } from 'react-router-dom';
import { PrivateRoute } from './access.js';
import Panel from './Panel.jsx';
import News from './News.jsx';
window.other = () => fbq('track', 'Started');
export default function App() {
  return <main><PrivateRoute path="/a" component={Panel} /><Route path="/b" component={News} /></main>;
}
"""
    panel = "export default function Panel() { fbq('track', 'Opened'); return <h1>A</h1>; }\n"
    write(project, {"web/App.jsx": routes, "web/Panel.jsx": panel, "web/News.jsx": panel.replace("Panel", "News")})
    git(project, "add", "--all")
    assert hook.main(["web/Panel.jsx"]) == 1
    assert "web/Panel.jsx:1:" in capsys.readouterr().out
    swapped = routes.replace("{Panel}", "{X}").replace("{News}", "{Panel}").replace("{X}", "{News}")
    write(project, {"web/App.jsx": swapped})
    git(project, "add", "--all")
    assert hook.main(["web/Panel.jsx"]) == 0
    assert hook.main(["web/News.jsx"]) == 1


def test_other_files_are_silent(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hook.main(["web/other.js", "web/with blank.js"]) == 0
    assert not capsys.readouterr().out


def test_a_clean_change_ends_at_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook.main(["web/other.js"])
    monkeypatch.setattr(hook_run, "report", None)  # the long way would raise
    write(project, {"web/other.js": OTHER + "export const less = (a, b) => a - b;\n"})
    assert hook.main(["web/other.js"]) == 0
    git(project, "add", "--all")
    assert hook.main(["web/other.js", "web/style.css", "web/gone.js"]) == 0
    write(project, {"web/new.js": OTHER})
    git(project, "add", "--all")
    assert hook.main(["web/new.js"]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "fbq('track', 'Search', { q: document.forms[0].q.value });\n",
        'const u = "https:\\u002f\\u002fconnect.facebook.net/x.js";\n',
        "import { record } from './record';\n",
        "const tools = require(`../web/record`);\n",
        "import * as all from '@/web/record';\n",
        "const router = createBrowserRouter([{ path: '/', element: page }]);\n",
        "\0",
    ],
)
def test_whatever_may_play_a_part_takes_the_long_way(project: Path, text: str) -> None:
    hook.main(["web/other.js"])
    assert is_clean(project, "web/other.js")
    write(project, {"web/other.js": text})
    assert not is_clean(project, "web/other.js")


def test_what_played_a_part_takes_the_long_way(project: Path) -> None:
    hook.main(["web/other.js"])
    write(project, {"web/search.js": OTHER})
    assert not is_clean(project, "web/search.js")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("web/far.js", RECORD),
        ("web/record.ts", OTHER),  # may stand in for ./record.js
        ("web/record/index.js", OTHER),
        ("tsconfig.json", "{}"),
        (".pixellint.yaml", ""),
    ],
)
def test_a_change_elsewhere_counts(project: Path, name: str, text: str) -> None:
    hook.main(["web/other.js"])
    write(project, {name: text})
    git(project, "add", "--all")
    assert not is_clean(project, "web/other.js")


def test_what_was_changed_when_the_index_was_written_counts(project: Path) -> None:
    """The index was written over a work tree that git's own index did not know."""
    write(project, {"web/record.js": OTHER})
    hook.main(["web/other.js"])
    write(project, {"web/record.js": RECORD})
    assert not is_clean(project, "web/other.js")


def test_outcomes_are_those_of_the_whole_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every small change, by the short way or the long one, ends as a run without any memory ends."""
    texts = {"other": OTHER, "search": SEARCH, "record": RECORD, "empty": ""}
    for name in ("web/other.js", "web/search.js", "web/record.js"):
        for text in texts.values():
            write(project, {name: text})
            git(project, "add", "--all")
            warm = hook.main(["web/other.js", "web/search.js"])
            shown = capsys.readouterr().out
            shutil.rmtree(os.environ["XDG_CACHE_HOME"])
            assert hook.main(["web/other.js", "web/search.js"]) == warm
            assert capsys.readouterr().out == shown


def test_from_a_folder_below(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(project / "web")
    assert hook.main(["search.js"]) == 1
    assert "search.js:3:" in capsys.readouterr().out


def test_a_folder(project: Path) -> None:
    hook.main(["web/other.js"])
    assert hook.main(["web"]) == 1


def test_a_file_git_does_not_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {".gitignore": "drafts/\n", "drafts/search.js": SEARCH.replace("./record", "../web/record")})
    assert hook.main(["drafts/search.js"]) == 1
    assert "drafts/search.js:3:" in capsys.readouterr().out


def test_a_file_git_does_not_list_is_read_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {".gitignore": "drafts/\n", "drafts/search.js": SEARCH.replace("./record", "../web/record")})
    assert hook.main(["drafts/search.js"]) == 1
    assert hook.main(["drafts/search.js"]) == 1
    capsys.readouterr()
    write(project, {"drafts/search.js": OTHER})
    assert hook.main(["drafts/search.js"]) == 0
    assert not capsys.readouterr().out


def test_what_was_said_is_said_again(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hook.main(["web/search.js"])
    shown = capsys.readouterr().out
    monkeypatch.setattr(hook_run, "report", None)
    assert hook.main(["web/search.js"]) == 1
    assert capsys.readouterr().out == shown


def test_other_files_of_the_same_state_are_told_from_what_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook.main(["web/other.js"])
    monkeypatch.setattr(hook_run, "_run", None)
    assert hook.main(["web/search.js"]) == 1
    assert hook.main(["web/record.js", "web/other.js"]) == 1


@pytest.mark.parametrize("staged", [True, False])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("web/record.js", OTHER),
        ("web/search.js", SEARCH.replace("searchTerm", "email")),
        ("web/new.html", "<script>fbq('track', 'Search', {})</script>\n"),
        ("package.json", '{"name": "x"}\n'),
        (".pixellint.yaml", "fail-level: note\n"),
        (".gitignore", "web/record.js\n"),
    ],
)
def test_nothing_old_is_said_of_what_changed(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, staged: bool
) -> None:
    hook.main(["web/search.js"])
    hook.main(["web/search.js"])
    write(project, {name: text})
    if staged:
        git(project, "add", "--all")
    capsys.readouterr()
    warm = hook.main(["web/search.js"])
    shown = capsys.readouterr().out
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    assert hook.main(["web/search.js"]) == warm
    assert capsys.readouterr().out == shown


MOVED = [
    ("web/search.js", lambda text: "\n// a word\n" + text),
    ("web/record.js", lambda text: text.replace("{\n", "{\n\n  ")),
    ("web/other.js", lambda text: text + "\n" + text.replace("add", "more")),
]


@pytest.mark.skipif(sys.platform != "linux", reason="no process is forked elsewhere")
@pytest.mark.parametrize(("name", "edit"), MOVED)
def test_what_only_moved_is_told_without_a_full_run(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, edit: Callable[[str], str]
) -> None:
    hook.main(["web/search.js"])
    text = edit((project / name).read_text(encoding="utf-8"))
    write(project, {name: text})
    git(project, "add", "--all")
    capsys.readouterr()
    full = hook_run._run
    monkeypatch.setattr(hook_run, "_run", None)
    warm = hook.main(["web/search.js"])
    shown = capsys.readouterr().out
    assert warm == 1
    with monkeypatch.context() as patched:  # said of this very change, it is said again
        patched.setattr(hook_run, "report", None)
        patched.setattr(moved, "compare", None)
        assert hook.main(["web/search.js"]) == warm
    assert capsys.readouterr().out == shown
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    monkeypatch.setattr(hook_run, "_run", full)
    assert hook.main(["web/search.js"]) == warm
    assert capsys.readouterr().out == shown


EDITS: tuple[Callable[[list[str], int], list[str]], ...] = (
    lambda lines, at: [*lines[:at], "", *lines[at:]],
    lambda lines, at: ["", *lines],
    lambda lines, at: [*lines[:at], "const unrelated = 4;", *lines[at:]],
    lambda lines, at: [*lines[:at], *lines[at + 1 :]],
    lambda lines, at: [*lines[:at], *lines[at - 1 :]],
    lambda lines, at: [*lines[:at], *("  " + line for line in lines[at : at + 1]), *lines[at + 1 :]],
)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_the_hook_says_what_a_full_run_would(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    root = copied(chance.choice([path for path in PROJECTS if path.is_dir()]), tmp_path / "project")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    monkeypatch.chdir(root)
    names = [
        str(path.relative_to(root)) for path in root.rglob("*.*") if path.suffix in (".js", ".jsx", ".ts", ".tsx", ".html")
    ]
    hook.main(names)
    for _ in range(3):
        path = root / chance.choice(names)
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(chance.choice(EDITS)(lines, chance.randrange(len(lines)))), encoding="utf-8")
        git(root, "add", "--all")
        capsys.readouterr()
        warm = hook.main(names)
        shown = capsys.readouterr().out
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"empty{chance.random()}"))
        assert hook.main(names) == warm
        assert capsys.readouterr().out == shown
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "plain"
    write(root, SITE)
    monkeypatch.chdir(root)
    assert hook.main(["web/search.js"]) == 1
    assert hook.main(["web/other.js"]) == 0


def test_nothing_to_do(project: Path) -> None:
    assert hook.main([]) == 0
    assert hook.main(["--", "gone.js"]) == 0


@pytest.mark.parametrize("arguments", [["--fix"], ["-v", "web/other.js"]])
def test_wrong_use(project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert hook.main(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_wrong_policy(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {".pixellint.yaml": "fail-levle: error\n"})
    assert hook.main(["web/search.js"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert ".pixellint.yaml:1" in told[0]


@pytest.mark.skipif(sys.platform == "win32", reason="subprocess lists files there")
@pytest.mark.parametrize(("name", "code"), [("web/other.js", 0), ("web/search.js", 1)])
def test_a_clean_run_and_a_repeated_one_import_little(project: Path, name: str, code: int) -> None:
    told = ""
    for _ in range(2):
        # -S: what the environment's own start-up files import is not ours
        package = str(Path(hook.__file__).parents[1])
        program = (
            f"import sys; sys.path[:0] = {[package, *sys.path]!r}; before = set(sys.modules); "
            f"from pixellint.hook import main; assert main() == {code}; "
            "loaded = sorted(set(sys.modules) - before); import json; print(json.dumps(loaded))"
        )
        command = [sys.executable, "-I", "-S", "-c", program, name]
        told = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout
    loaded = json.loads(told.splitlines()[-1])
    assert "pixellint.hook" in loaded
    assert not [name for name in HEAVY if name in loaded], loaded


def test_words() -> None:
    assert {b"a", b"gtag", b"b_c"} <= words(b"a\\ngtag('b_c')")
    assert b"evil" in words(b"%2fevil")
    assert b"evil" in words(b"\\u002fevil")


@pytest.mark.parametrize(
    ("path", "name"),
    [("./record", "record"), ("a/record.service.ts", "record"), ("a/b/index.jsx", "b"), ("index.js", "index"), ("..", "")],
)
def test_stem(path: str, name: str) -> None:
    assert stem(path) == name


def test_bases() -> None:
    assert bases("a/X.web.js") == ("a/x.web.js", "a/x.web", "a/x")
    assert bases("a/b/index.ts")[-1] == "a/b"


def test_specifiers() -> None:
    assert specifiers_with(b"form'", b"from '../form'; isn't a form' ") == ["../form"]
