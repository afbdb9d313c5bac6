"""What README and docs/ show as output is output; `pytest --update-snapshots` writes it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.markers import marks

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
LEAKY = "examples/health-plan/leaky"

LIMITS = ROOT / "docs" / "limits.md"
CASES = ROOT / "tests" / "cases"

SHOWN_RULE = "PX203"
SHOWN_TRACKER = "google-analytics-4"
ACROSS = "proved across files"
"""the shortest of such findings is shown: it passes a wrapper and can be read in a minute"""


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
    region("todo", listed("todo"), updating, LIMITS)


def test_known_false_findings_are_listed(updating: bool) -> None:
    region("extra", listed("extra"), updating, LIMITS)


def listed(kind: str) -> str:
    """The cases that hold such markers, with their number of places; read as the cases themselves are."""
    rows = []
    for path in sorted(path for path in CASES.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8", errors="replace")
        places = {mark.line for found, mark in marks(path.name, text) if found == kind}
        if places:
            rows.append(f"- `{path.relative_to(CASES).as_posix()}`" + (f" ({len(places)})" if len(places) > 1 else ""))
    return "\n".join(rows) or "None is marked."


def tour() -> str:
    """One finding in full, the closing lines, the inventory of one product, and the rule."""
    *cards, closing = printed("check", LEAKY).strip().split("\n\n" + LEAKY)
    cards = [card if card.startswith(LEAKY) else LEAKY + card for card in cards]
    shown = [
        card for card in cards if f" {SHOWN_RULE} " in card.split("\n", 1)[0] and ACROSS in card and "as above" not in card
    ]
    card = min(shown, key=lambda text: text.count("\n"))
    found = closing[closing.index("Found ") :]
    headings, *rows = re.split(r"\n(?! )", printed("inventory", LEAKY).split("\n\n")[0])
    row = next(row for row in rows if row.startswith(f"{SHOWN_TRACKER} "))
    return "\n\n".join(
        [
            "A search term goes through a function of the site's own to a vendor; one of the findings on the leaking example:",
            block(f"pixellint check {LEAKY}", f"...\n{card}\n\n...\n{found}"),
            "Which vendors are there, how sure is that, and what are they fed?",
            block(f"pixellint inventory {LEAKY}", f"{headings}\n...\n{row}\n..."),
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
