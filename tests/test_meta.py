"""Promises to others that are easily broken: the hook's file pattern, the layers, the house rules on size."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from identify.identify import tags_from_filename

from pixellint.languages.registry import NAMES, SUFFIXES

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PACKAGE = ROOT / "linter" / "pixellint"

LONGEST_MODULE = 300
"""lines; a module of which less than half are functions is a table and may be longer"""

LONGEST_FUNCTION = 45


def files_pattern() -> str:
    """What the hooks look at: every registered suffix and file name. `types_or` cannot say it: `identify` knows neither
    all template suffixes nor single file names."""
    suffixes = "|".join(re.escape(suffix[1:]) for suffix in sorted(SUFFIXES))
    names = "|".join(re.escape(name) for name in sorted(NAMES))
    return rf"(?i)(\.({suffixes})|(^|/)({names}))$"


def hooks() -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    return loaded


def test_hook_patterns_are_those_of_the_registry(updating: bool) -> None:
    text = HOOKS.read_text(encoding="utf-8")
    current = re.sub(r"(?m)^  files: .*$", lambda _: f"  files: '{files_pattern()}'", text)
    if updating:
        HOOKS.write_text(current, encoding="utf-8", newline="\n")
    assert HOOKS.read_text(encoding="utf-8") == current, "stale: pytest tests/test_meta.py --update-snapshots"


def test_hooks_take_every_registered_file_and_no_other() -> None:
    for hook in hooks():
        pattern = re.compile(str(hook["files"]))
        for suffix in SUFFIXES:
            assert pattern.search(f"web/page{suffix}")
        for name in NAMES:
            assert pattern.search(name) and pattern.search(f"web/{name}")
            assert name.endswith(tuple(SUFFIXES)) or not pattern.search(f"not{name}")
        for other in ("README.md", "a.py", "js", "web/htmlx", "package.json.bak", "a.json"):
            assert not pattern.search(other)


def test_hooks_do_not_run_side_by_side() -> None:
    assert [(hook["id"], hook["entry"]) for hook in hooks()] == [
        ("pixellint", "pixellint-hook"),
        ("pixellint-all", "pixellint check"),
    ]
    assert all(hook["require_serial"] for hook in hooks())
    assert hooks()[1]["pass_filenames"] is False


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_pre_commit_takes_registered_files_for_text(suffix: str) -> None:
    """Where `identify` knows the suffix it must not call it binary: pre-commit would hand us nothing."""
    assert "binary" not in tags_from_filename(f"page{suffix}")


def test_imports_go_downward_only() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lengths = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            lengths[f"{path}:{node.lineno} {node.name}"] = node.end_lineno - node.lineno + 1
    assert [name for name, length in lengths.items() if length > LONGEST_FUNCTION] == []
    total = text.count("\n")
    assert total <= LONGEST_MODULE or sum(lengths.values()) * 2 < total


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_all_is_complete(path: Path) -> None:
    """Where a module lists its names, the list holds every public function and class that the module defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    listed: list[str] | None = None
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            listed = ast.literal_eval(node.value)
    if listed is not None:
        public = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        assert {name for name in public if not name.startswith("_")} <= set(listed)


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts of a module that are no docstrings."""
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node


def test_no_vendor_is_named_in_code() -> None:
    """Vendors' facts live in rules/ alone."""
    from pixellint.knowledge.load import load_knowledge

    trackers = load_knowledge().trackers
    names = {tracker.id for tracker in trackers if "-" in tracker.id}
    names |= {url.host for tracker in trackers for url in tracker.urls}
    names |= {name.name for tracker in trackers for name in tracker.globals if name.distinctive}
    named = re.compile(rf"(?<![\w.-])({'|'.join(map(re.escape, names))})(?![\w.-])")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {match[0]}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in constants(ast.parse(path.read_text(encoding="utf-8")))
        if (match := named.search(str(node.value)))
    ]
    assert not found
