"""JSON as configuration files of the JavaScript world write it: with comments and trailing commas."""

from __future__ import annotations

import re

_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"?|//[^\n]*|/\*(?:.*?\*/|.*)', re.DOTALL)
_COMMA = re.compile(r'"(?:[^"\\\n]|\\.)*"?|,(?=\s*[}\]])', re.DOTALL)
"""strings are matched too, open ones included, so that nothing inside them is taken for the other"""


def parse(content: bytes) -> object:
    """The value of `content`; None when it is broken beyond that."""
    import json

    text = content.decode("utf-8-sig", "replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_COMMA.sub(_strings_alone, _COMMENT.sub(_strings_alone, text)))
    except (ValueError, RecursionError):
        return None


def _strings_alone(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == '"' else " "
