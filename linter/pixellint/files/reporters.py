"""Types in the code of apps whose names say that they report what people do: a first look, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pixellint.model.sources import Scan

_ABSTRACT = re.compile(rb"\b(?:interface|protocol|abstract\s+(?:interface\s+)?class)\s+([A-Za-z_]\w*)")


def with_reporters(scan: Scan, content: bytes, words: Iterable[str]) -> Scan:
    """The scan with the types of that kind that the file names, and with a "?" before it what it declares without a body. Only
    languages that find names in packages are looked at: there a type tells what a call may run."""
    met = [word.capitalize().encode() for word in words] if scan.package else []
    met = [word for word in met if word in content]
    if not met:
        return scan
    named = re.compile(rb"\b(?:[A-Z]\w*)?(?:%b)\w*" % b"|".join(sorted(met)))
    names = dict.fromkeys(name.decode() for name in named.findall(content))
    declared = [name.decode() for name in _ABSTRACT.findall(content)]
    return scan._replace(reporters=(*names, *(f"?{name}" for name in declared if name in names)))
