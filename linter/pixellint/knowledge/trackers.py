"""Tracker records: one YAML mapping -> Tracker."""

from __future__ import annotations

import re
from pathlib import Path

from pixellint.knowledge import words
from pixellint.knowledge.fields import Fields, close
from pixellint.knowledge.tree import Node
from pixellint.model.knowledge import (
    Agreement,
    AssignPattern,
    CallPattern,
    GlobalName,
    ManifestKey,
    Package,
    Role,
    Source,
    Switch,
    Tracker,
    UrlPattern,
)
from pixellint.model.places import Access
from pixellint.model.record import NamedTuple

_KEYS = (
    *("id", "name", "recipient", "purposes", "docs", "sources", "urls", "globals", "packages", "calls", "assigns"),
    *("manifest", "collects", "switches", "baa", "literals", "gtm_types"),
)
_FLAGS = ("automatic", "shared", "server")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SEGMENT = re.compile(r"[A-Za-z_$@][\w$@/-]*|\*")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_WITH_EVENTS = frozenset(
    ("page-url", "page-title", "referrer", "ip", "device-id", "session-id", "advertising-id", "screen-name", "error")
)
"""what a call sends of where it is made and from what; all else is gathered by a script that watches the page"""
_POSITION = re.compile(r"[0-9]{1,2}|\*|[A-Za-z_]\w*")


class Closed(NamedTuple):
    """What a tracker's words are checked against: the data elements, and the keys of its own sources."""

    elements: tuple[str, ...]
    sources: tuple[str, ...]


def read_tracker(node: Node, path: Path, elements: tuple[str, ...]) -> Tracker:
    """The record of one file, whose name is the tracker's id."""
    top = Fields(node, str(path), _KEYS, ("id", "name", "recipient", "purposes", "sources", "baa"))
    identity = top.text("id")
    if not _ID.fullmatch(identity) or identity != path.stem:
        message = f"the id must be the file's name, {path.stem}, in lower-case words joined by hyphens"
        top.fail(message, top.line_of("id"))
    sources = tuple(_source(key, child, top.path) for key, child in top.pairs("sources"))
    closed = Closed((*elements, words.EVERYTHING), tuple(source.key for source in sources))
    collects, with_events, on_server = _collects(top, closed)
    return Tracker(
        id=identity,
        name=top.text("name"),
        recipient=top.text("recipient"),
        purposes=top.texts("purposes", words.PURPOSES),
        urls=tuple(_url(item, top.path, closed) for item in top.items("urls")),
        globals=tuple(_global(item, top.path, closed) for item in top.items("globals")),
        calls=tuple(_call(item, top.path, closed) for item in top.items("calls")),
        assigns=tuple(_assign(item, top.path, closed) for item in top.items("assigns")),
        packages=_packages(top, closed),
        collects=collects,
        switches=tuple(_switch(item, top.path, closed) for item in top.items("switches")),
        baa=_agreement(top, closed),
        literals=top.texts("literals"),
        docs=top.text("docs"),
        sources=sources,
        manifest=tuple(_manifest_key(item, top.path, closed) for item in top.items("manifest")),
        gtm_types=top.texts("gtm_types"),
        with_events=with_events,
        on_server=on_server,
    )


def _source(key: str, node: Node, path: str) -> Source:
    fields = Fields(node, path, ("url", "checked"), ("url", "checked"))
    return Source(key, fields.text("url"), fields.text("checked"))


def _cited(fields: Fields, closed: Closed) -> None:
    for key in fields.texts("source"):
        if key not in closed.sources:
            fields.fail(f"source {key} is not among the sources", fields.line_of("source"), close(key, closed.sources))


def _url(node: Node, path: str, closed: Closed) -> UrlPattern:
    fields = Fields(node, path, ("host", "path", "kind", "parameters", "source"), ("host", "kind", "source"))
    _cited(fields, closed)
    host, prefix = fields.text("host"), fields.text("path") or "/"
    if not _HOST.fullmatch(host):
        fields.fail(f"host {host} is not a host name in lower case", fields.line_of("host"))
    if not prefix.startswith("/"):
        fields.fail(f"path {prefix} must begin with /", fields.line_of("path"))
    parameters = tuple((key, _role(fields, key, child)) for key, child in fields.pairs("parameters"))
    return UrlPattern(host, prefix, fields.text("kind", words.URL_KINDS), parameters)


def _role(fields: Fields, key: str, node: Node) -> str:
    if not isinstance(node.value, str) or node.value not in words.ROLES:
        fields.fail(f"{key}: unknown role", node.line, close(str(node.value), words.ROLES))
    return node.value


def _global(node: Node, path: str, closed: Closed) -> GlobalName:
    fields = Fields(node, path, ("name", "distinctive", "source"), ("name", "distinctive", "source"))
    _cited(fields, closed)
    return GlobalName(fields.text("name"), fields.flag("distinctive"))


def _call(node: Node, path: str, closed: Closed) -> CallPattern:
    known = ("callee", "form", "when", "kind", "returns", "lends", "source", *words.ROLES)
    fields = Fields(node, path, known, ("callee", "kind", "source"))
    _cited(fields, closed)
    roles: list[Role] = [(role, _argument(fields, role, text)) for role in words.ROLES for text in fields.texts(role)]
    when = tuple(
        (_argument(fields, "when", key), Fields(Node({key: child}, child.line), path, (key,)).texts(key))
        for key, child in fields.pairs("when")
    )
    returns, lends = (".".join(_path(fields, key)) if fields.text(key) else "" for key in ("returns", "lends"))
    kind = fields.text("kind", words.CALL_KINDS)
    return CallPattern(_path(fields, "callee"), fields.text("form", words.FORMS), when, kind, tuple(roles), returns, lends)


def _path(fields: Fields, key: str) -> Access:
    text = fields.text(key)
    segments = tuple(text.split("."))
    if not all(_SEGMENT.fullmatch(segment) for segment in segments):
        fields.fail(f"{key} {text!r} is not a path of names joined by dots", fields.line_of(key))
    return segments


def _argument(fields: Fields, key: str, text: str) -> Access:
    segments = tuple(text.split("."))
    if not _POSITION.fullmatch(segments[0]) or not all(segments):
        hint = "the argument's position or label, then field names: 2.user_id"
        fields.fail(f"{key}: {text!r} is not a path into the arguments", fields.line_of(key), hint)
    return segments


def _assign(node: Node, path: str, closed: Closed) -> AssignPattern:
    fields = Fields(node, path, ("target", "kind", "role", "source"), ("target", "kind", "source"))
    _cited(fields, closed)
    kind, role = fields.text("kind", words.CALL_KINDS), fields.text("role", ("", *words.ROLES))
    return AssignPattern(_path(fields, "target"), kind, role)


def _packages(top: Fields, closed: Closed) -> tuple[Package, ...]:
    found: list[Package] = []
    for ecosystem, listed in top.pairs("packages"):
        if ecosystem not in words.ECOSYSTEMS:
            top.fail(f"unknown ecosystem {ecosystem}", listed.line, close(ecosystem, words.ECOSYSTEMS))
        holder = Fields(Node({ecosystem: listed}, listed.line), top.path, (ecosystem,))
        for item in holder.items(ecosystem):
            fields = Fields(item, top.path, ("name", "exports", *_FLAGS, "source"), ("name", "source"))
            _cited(fields, closed)
            exports = tuple((key, _export(fields, key, child)) for key, child in fields.pairs("exports"))
            found.append(Package(ecosystem, fields.text("name"), exports, *map(fields.flag, _FLAGS)))
    return tuple(found)


def _manifest_key(node: Node, path: str, closed: Closed) -> ManifestKey:
    fields = Fields(node, path, ("key", "setup", "source"), ("key", "source"))
    _cited(fields, closed)
    return ManifestKey(fields.text("key"), fields.flag("setup"))


def _export(fields: Fields, key: str, node: Node) -> str:
    if not isinstance(node.value, str) or not all(_SEGMENT.fullmatch(part) for part in node.value.split(".")):
        fields.fail(f"export {key} must be mapped to a path of names joined by dots", node.line)
    return node.value


def _collects(top: Fields, closed: Closed) -> tuple[tuple[str, ...], ...]:
    """What goes along where the product is loaded or set up, with a single call, and from a server. Where the record does not
    say: with a call what tells where it is made and from what, from a server nothing."""
    if "collects" not in top.nodes:
        return (), (), ()
    fields = Fields(top.nodes["collects"], top.path, ("elements", "with_events", "on_server", "source"), ("elements",))
    _cited(fields, closed)
    every = fields.texts("elements", closed.elements[:-1])
    if "with_events" in fields.nodes:
        along = fields.texts("with_events", every)
    else:
        along = tuple(element for element in every if element in _WITH_EVENTS)
    return every, along, fields.texts("on_server", closed.elements[:-1])


def _switch(node: Node, path: str, closed: Closed) -> Switch:
    needed = ("where", "effect", "covers", "source")
    fields = Fields(node, path, (*needed, "value"), needed)
    _cited(fields, closed)
    covers = fields.texts("covers", closed.elements)
    return Switch(fields.text("where"), fields.text("value"), fields.text("effect", words.EFFECTS), covers)


def _agreement(top: Fields, closed: Closed) -> Agreement:
    fields = Fields(top.nodes["baa"], top.path, ("offered", "scope", "source", "checked", "confidence"), ("offered",))
    offered, source = fields.text("offered", words.OFFERS), fields.text("source")
    if offered != "unknown" and not (source and fields.text("checked")):
        fields.fail(f"baa: {offered} needs a source and the day it was checked", hint="or offered: unknown")
    if source and not source.startswith("https://"):
        _cited(fields, closed)
    confidence = fields.text("confidence", words.CERTAINTIES)
    return Agreement(offered, fields.text("scope"), source, fields.text("checked"), confidence)
