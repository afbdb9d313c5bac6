"""Template expressions as origins."""

from __future__ import annotations

import re

from pixellint.model.flows import Leaf, Leaves, Origin
from pixellint.model.places import Step, bounded

_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_PATH = re.compile(r"[@$]?[A-Za-z_]\w*(?:(?:\.|->|::|\?\.)\$?[A-Za-z_]\w*|\[\s*\])*")
_WORDS = frozenset(
    [
        "if",
        "else",
        "elseif",
        "unless",
        "and",
        "or",
        "not",
        "in",
        "is",
        "as",
        "with",
        "set",
        "default",
        "escape",
        "e",
        "raw",
        "html",
        "json",
        "safe",
        "js",
        "true",
        "false",
        "null",
        "nil",
        "none",
        "undefined",
        "echo",
        "print",
        "return",
        "isset",
        "empty",
        "this",
        "new",
        "model",
    ]
)
MOST_PATHS = 4


def hole_leaves(text: str, step: Step) -> Leaves:
    """What a template expression fills in: one leaf for each thing it names; filters are left out."""
    quoted = [part[1:-1] for part in re.findall(r"\[\s*('[^']*'|\"[^\"]*\")\s*\]", text)]
    bare = _TEXT.sub("", text.replace("['", ".").replace('["', ".").replace("']", "").replace('"]', ""))
    bare = bare.split("|")[0] if "||" not in bare else bare
    found: list[tuple[str, ...]] = []
    for match in _PATH.finditer(bare):
        if bare[match.end() : match.end() + 1] == "(" and "." not in match[0] and "->" not in match[0]:
            continue
        parts = tuple(part.strip("@$[] ") for part in re.split(r"\.|->|::|\?\.", match[0]))
        if parts[0].lower() in _WORDS:
            parts = parts[1:]
        if parts and parts not in found:
            found.append(parts)
    if not found and quoted:
        found.append((quoted[0],))
    return tuple(Leaf((), Origin("template", bounded(path)), (), (step,)) for path in found[:MOST_PATHS])
