"""package.json: what the project depends on, with places."""

from __future__ import annotations

from pixellint.languages.build import Builder
from pixellint.languages.javascript import Script, expression_into
from pixellint.model.unit import Import, Literal, Object, Unit

_TABLES = frozenset({"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"})


def lower(source: bytes, path: str) -> Unit:
    """A unit whose imports are the declared dependencies. Raises Unreadable."""
    builder = Builder("package", source, True)
    value = expression_into(builder, Script(source, 0, len(source)))
    for entry in value.entries if isinstance(value, Object) else ():
        if entry.key in _TABLES and isinstance(entry.value, Object):
            for item in entry.value.entries:
                end = item.value.end if isinstance(item.value, Literal) else item.at
                builder.imports.append(Import(item.key, "", "", item.at, end))
    return builder.finish(0.0)
