"""Other tools to compare with, where they are installed: on PATH, or in bench/.peers/bin or bench/.peers/node_modules/.bin."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent / ".peers"
_CALLS = (
    *("gtag", "fbq", "uetq.push", "dataLayer.push", "twq", "ttq.track"),
    *("_satellite.track", "posthog.capture", "hj", "pendo.track"),
)
"""ten call patterns"""
_NAMES = ("ast-grep", "semgrep", "eslint")

Peer = tuple[str, list[str], float]
"""name, command, budget"""


def _find(name: str) -> str | None:
    folders = [str(_HERE / "bin"), str(_HERE / "node_modules/.bin"), os.environ.get("PATH", "")]
    return shutil.which(name, path=os.pathsep.join(folders))


def absent() -> list[str]:
    """Those that are not installed."""
    return [name for name in _NAMES if _find(name) is None]


def whole(folder: Path) -> Iterator[Peer]:
    """Commands that look for the ten patterns in all JavaScript and TypeScript below the working directory; the budget is
    how many times longer they take."""
    if path := _find("ast-grep"):
        for language in ("JavaScript", "TypeScript", "Tsx"):
            rules = [
                {"id": f"call-{number}-{language}", "language": language, "rule": {"pattern": f"{call}($$$)"}}
                for number, call in enumerate(_CALLS)
            ]
            (folder / f"ast-grep-{language}.yml").write_text("\n---\n".join(map(json.dumps, rules)), encoding="utf-8")
        texts = [(folder / f"ast-grep-{language}.yml").read_text("utf-8") for language in ("JavaScript", "TypeScript", "Tsx")]
        yield "ast-grep", [path, "scan", "--inline-rules", "\n---\n".join(texts)], 4
    if path := _find("semgrep"):
        either = [{"pattern": f"{call}(...)"} for call in _CALLS]
        rule = {"id": "calls", "languages": ["js", "ts"], "severity": "INFO", "message": "call", "pattern-either": either}
        (folder / "semgrep.yml").write_text(json.dumps({"rules": [rule]}), encoding="utf-8")
        options = ["--metrics=off", "--disable-version-check", "--quiet", "--no-git-ignore", "-j", "2"]
        yield "semgrep", [path, "scan", *options, "--config", str(folder / "semgrep.yml"), "."], 8


def one_file(folder: Path, name: str) -> Iterator[Peer]:
    """Commands that look at one file; the budget is the share of their time that the hook may take."""
    if path := _find("eslint"):
        config = folder / "eslint.config.mjs"
        jsx = "parserOptions: { ecmaFeatures: { jsx: true } }"
        config.write_text(
            f"export default [{{ files: ['**/*.js', '**/*.jsx'], languageOptions: {{ {jsx} }},"
            " rules: { 'no-undef': 'warn', 'no-unused-vars': 'warn' } }];\n",
            encoding="utf-8",
        )
        yield "eslint", [path, "--no-ignore", "--config", str(config), name], 0.4
