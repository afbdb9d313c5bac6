"""A made-up project of any size: few files with trackers, the rest ordinary modules, pages, tests and pictures."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

RECORD = "export default function record(details) {\n  return window.dataLayer && window.dataLayer.push(details);\n}\n"
SEARCH = """\
import record from '../analytics/record';
export function SearchBox{n}({{ onDone }}) {{
  const [term, setTerm] = useState('');
  const details = {{ event: 'site_search', mode: 'typed' }};
  if (term) details.query = term.trim();
  const submit = () => {{ record(details); fbq('track', 'Search', {{ search_string: term }}); onDone(); }};
  return <form onSubmit={{submit}}><input name="q" value={{term}} onChange={{e => setTerm(e.target.value)}} /></form>;
}}
"""
_VERBS = ("load", "save", "sort", "filter", "render", "format", "update", "compare", "collect", "select")
_NOUNS = ("visit", "clinic", "letter", "record", "result", "plan", "member", "form", "list", "panel", "claim", "note")

CLEAN = "src/part0/module1.js"
LEAKY = "src/search/search0.jsx"


def make(root: Path, files: int, deep: int) -> None:
    """Write a project of `files` tracked files, some `deep` of which send something, and give it to git."""
    write(root, "src/analytics/record.js", RECORD)
    for number in range(deep - 1):
        write(root, f"src/search/search{number}.jsx", SEARCH.format(n=number))
    dice = random.Random(7)
    for number in range(files - deep - 1):
        folder = f"src/part{number // 40}"
        if number % 8 == 7:
            write(root, f"{folder}/picture{number}.svg", "<svg/>\n")
        else:
            write(root, f"{folder}/module{number}.js", _module(dice, number))
    write(root, "package.json", '{"name": "made-up", "private": true}\n')
    for arguments in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _module(dice: random.Random, number: int) -> str:
    """Some 2.5 kB of plain code, of which every fifth module imports its neighbour."""
    lines = [f"import {{ {dice.choice(_VERBS)} }} from './module{number - 1}';"] if number % 5 == 2 else []
    for part in range(dice.randint(8, 24)):
        verb, noun = dice.choice(_VERBS), dice.choice(_NOUNS)
        lines += [
            f"export const {verb}{noun.title()}{part} = ({noun}s, limit = {dice.randint(1, 99)}) =>",
            f"  {noun}s.filter(({noun}) => {noun}.kind === '{dice.choice(_NOUNS)}').slice(0, limit);",
            "",
        ]
    return "\n".join(lines)
