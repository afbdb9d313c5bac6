"""Which front-end reads which file. The one list of registered suffixes and file names."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pixellint.model.unit import Unit

SUFFIXES = {
    **dict.fromkeys((".js", ".mjs", ".cjs", ".jsx"), "javascript"),
    **dict.fromkeys((".ts", ".mts", ".cts"), "typescript"),
    ".tsx": "tsx",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".ejs", ".erb", ".liquid", ".njk", ".hbs", ".handlebars", ".mustache", ".twig"), "html"),
    **dict.fromkeys((".jinja", ".j2", ".jinja2", ".php", ".phtml", ".cshtml", ".jsp", ".ftl"), "html"),
    **dict.fromkeys((".vue", ".svelte", ".astro"), "component"),
}
"""file name suffix -> form"""

NAMES = {"package.json": "package"}
"""whole file name -> form"""

_READERS = {
    "javascript": "pixellint.languages.javascript",
    "typescript": "pixellint.languages.javascript",
    "tsx": "pixellint.languages.javascript",
    "html": "pixellint.languages.html",
    "component": "pixellint.languages.components",
    "package": "pixellint.languages.package",
}


def lower(form: str, path: str, source: bytes) -> Unit:
    """Read `source` (UTF-8) as `form`. Raises build.Unreadable when it cannot be read."""
    reader = cast("Callable[[bytes, str], Unit]", import_module(_READERS[form]).lower)
    return reader(source, path)
