"""Text of the code made harmless for Markdown, as GitHub and GitLab read it, and for the pictures within."""

from __future__ import annotations

import re

from pixellint.report.look import clipped, visible

LONGEST = 400
"""cells of one text; a longer one is cut"""

# marks of Markdown, HTML, mentions, references, emoji, mathematics; the dot of `www.` lest it becomes a link
_MARKS = re.compile(r"[\\`*_{\[\]<#|~&@$]|:(?=\S)|(?<=www)\.", re.IGNORECASE)

_AT_START = re.compile(r"^(\d+)(?=[.)])|^(?=[-+=>])")
"""what makes a list, a heading or a rule at the start of a line"""


def prose(text: str, room: int = LONGEST) -> str:
    """The text as running text of one line: every mark is escaped, controls are spelled out, personal data is masked."""
    shown = clipped(" ".join(visible(text).split()), room)
    return _AT_START.sub(r"\1\\", _MARKS.sub(r"\\\g<0>", shown))


def code(text: str, room: int = LONGEST) -> str:
    """The text as code of one line, also within a table: nothing in it is read as a mark."""
    shown = clipped(" ".join(visible(text).split()), room).replace("|", "¦")
    if not shown:
        return ""
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{space}{shown}{space}{fence}"


def label(text: str, room: int = 60) -> str:
    """The text as a label of a Mermaid picture: everything but letters, digits and a few harmless marks as entities."""
    shown = clipped(" ".join(visible(text).split()), room)
    return "".join(_entity(character) for character in shown)


def _entity(character: str) -> str:
    return character if character.isalnum() or character in " .,-/" else f"#{ord(character)};"
