"""What README and docs/ show as output is output; `pytest --update-snapshots` writes it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
LEAKY = "examples/health-plan/leaky"

SHOWN_RULE = "PX203"


def printed(*arguments: str) -> str:
    """What a command prints, without its line ends' blanks."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "pixellint", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def block(command: str, output: str) -> str:
    return f"```console\n$ {command}\n{output.strip()}\n```"


def region(name: str, text: str, updating: bool, page: Path = README) -> None:
    """Compare a marked part of a page with what it should hold."""
    before = page.read_text(encoding="utf-8")
    marked = re.compile(rf"(?s)(<!-- {name} -->\n).*?(<!-- /{name} -->)")
    assert marked.search(before), f"{page} has no region {name}"
    after = marked.sub(lambda match: f"{match[1]}{text}\n{match[2]}", before)
    if updating:
        page.write_text(after, encoding="utf-8", newline="\n")
        return
    assert before == after, f"{page}: the region {name} is stale: pytest tests/test_readme.py --update-snapshots"


def test_help_is_current(updating: bool) -> None:
    shown = [block(f"pixellint {command}".strip(), printed(*command.split())) for command in ("--help", "check --help")]
    region("help", "\n\n".join(shown), updating)


def test_tour_is_current(updating: bool) -> None:
    region("tour", tour(), updating)


def test_known_misses_are_listed(updating: bool) -> None:
    rows = []
    for path in sorted((ROOT / "tests" / "cases").rglob("*")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
        for number, line in enumerate(lines, 1):
            if marker := re.search(r"(?://|#|<!--|/\*)\s*todo:\s*([A-Z]+[0-9]{3}[A-Z0-9, ]*)", line):
                rows.append(f"- {marker[1].strip()} in `{path.relative_to(ROOT).as_posix()}`, line {number}")
    region("todo", "\n".join(rows) or "None is marked.", updating, ROOT / "docs" / "limits.md")


def tour() -> str:
    """One finding in full, the closing line, the inventory's table."""
    *cards, closing = printed("check", LEAKY).strip().split("\n\n" + LEAKY)
    shown = [card for card in (*cards, closing) if f" {SHOWN_RULE} " in card.split("\n", 1)[0]]
    card = max(shown, key=lambda text: text.split("\n  sent ")[0].count("\n"), default=cards[0] if cards else closing)
    card = card if card.startswith(LEAKY) else LEAKY + card
    card, _, _ = card.partition("\n\nFound ")
    found = closing[closing.index("Found ") :]
    table = printed("inventory", LEAKY).split("\n\n")[0]
    return "\n\n".join(
        [
            block(f"pixellint check {LEAKY}", f"...\n{card}\n\n...\n{found}"),
            "Which vendors are there, how sure is that, and what are they fed?",
            block(f"pixellint inventory {LEAKY}", f"{table}\n..."),
            "Why is that a finding, what does it rest on, and is that settled?",
            block(f"pixellint explain {SHOWN_RULE}", cut(printed("explain", SHOWN_RULE))),
        ]
    )


def cut(explained: str) -> str:
    """A chapter without its examples, which are long."""
    return re.split(r"\n\n(?:Reported|Not reported): ", explained)[0]


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text(encoding="utf-8")))))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
