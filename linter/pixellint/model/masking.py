"""Hides personal data that stands as a literal in source, wherever text of the code is shown or stored."""

from __future__ import annotations

import re

MASK = "*"

_FILE_SUFFIXES = "png|jpe?g|gif|svg|webp|ico|css|scss|[cm]?jsx?|[cm]?tsx?|json|html?|vue|map|min|umd|woff2?"

_LOOKS_PERSONAL = re.compile(
    rf"""
  # e-mail address; the key in front of a host (`https://key@host/`) is none
    (?<! [\w.+%@-] ) (?<! // ) [\w.+%-]+ @ (?: [A-Za-z0-9-]+ \. )+ (?! (?:{_FILE_SUFFIXES}) \b ) [A-Za-z]{{2,}}
  # social security number
  | (?<! [\w-] ) \d{{3}} - \d{{2}} - \d{{4}} (?! [\w-] )
  # telephone, North American and international
  | (?<! [\w.-] ) (?: \+?1 [-.\x20] )? (?: \( \d{{3}} \) \x20? | \d{{3}} [-.\x20] ) \d{{3}} [-.\x20] \d{{4}} (?! [\w-] )
  | (?<! [\w.] ) \+ \d{{1,3}} (?: [-.\x20]? \d{{2,4}} ){{2,5}} (?! \w )
  # card or member number in groups
  | (?<! [\w-] ) \d{{4}} (?: [-\x20] \d{{4}} ){{2,4}} (?! [\w-] )
  # a long run of digits
  | (?<! [\w.-] ) \d{{9,}} (?! \w | \.\d )
    """,
    re.VERBOSE,
)


def masked(text: str) -> str:
    """The text with every letter and digit of what looks like personal data replaced by a star.

    Keeps the length and the punctuation, so that columns stay right and a reader sees what sort of thing stood there.
    Identifiers with a letter prefix (`AW-123456789`) name an account of the site, not a person, and stay.
    """
    return _LOOKS_PERSONAL.sub(_starred, text)


def _starred(match: re.Match[str]) -> str:
    return "".join(MASK if character.isalnum() else character for character in match[0])
