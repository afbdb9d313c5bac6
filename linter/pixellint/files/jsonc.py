"""JSON as configuration files of the JavaScript world write it: with comments and trailing commas."""

from __future__ import annotations

import re

_JSONC = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/|,(?=(?:\s|//[^\n]*\n|/\*.*?\*/)*[}\]])', re.DOTALL)


def parse(content: bytes) -> object:
    """The value of `content`; None when it is broken beyond that."""
    import json

    text = content.decode("utf-8-sig", "replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_JSONC.sub(lambda match: match[0] if match[0][0] == '"' else "", text))
    except (ValueError, RecursionError):
        return None
