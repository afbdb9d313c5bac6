"""What is known of a tracker, with where it was read, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixellint.model.knowledge import Agreement, CallPattern, Package, Switch, Tracker, UrlPattern
from pixellint.report.chapter import Chapter, Part, printed
from pixellint.report.look import Look
from pixellint.report.words import BAA_WORDS


def explain_tracker(tracker: Tracker, look: Look) -> Iterator[str]:
    """The chapter on one tracker, line by line."""
    return printed(chapter(tracker), look)


def chapter(tracker: Tracker) -> Chapter:
    """The chapter on one tracker."""
    assigns = tuple((".".join(entry.target), entry.kind, f"as {entry.role}" if entry.role else "") for entry in tracker.assigns)
    read = tuple((source.key, source.url, f"checked {source.checked}") for source in tracker.sources)
    calls = ("call", "kind", "when", "what it is given")
    parts = (
        Part("Collects by itself", tuple(_collects(tracker))),
        Part("Business associate agreement", tuple(_agreement(tracker.baa))),
        Part("Hosts", heads=("host", "kind", "query"), rows=tuple(map(_url, tracker.urls))),
        Part("Packages", heads=("ecosystem", "package", ""), rows=tuple(map(_package, tracker.packages))),
        Part("Globals", (", ".join(name.name for name in tracker.globals),)),
        Part("Calls", (), calls, tuple(map(_call, tracker.calls)), tuple(map(_roles, tracker.calls))),
        Part("Assignments", heads=("target", "kind", "role"), rows=assigns),
        Part("Tags in a Tag Manager container", (", ".join(tracker.gtm_types),)),
        Part("Settings", heads=("setting", "value", "effect"), rows=tuple(map(_switch, tracker.switches))),
        Part("Read at", heads=("fact", "address", "checked"), rows=read),
    )
    end = (f"Documentation: {tracker.docs}",) if tracker.docs else ()
    return Chapter(tracker.id, tracker.name, f"{tracker.recipient}: {', '.join(tracker.purposes)}", parts, end)


def _collects(tracker: Tracker) -> Iterator[str]:
    yield ", ".join(tracker.collects)
    if tracker.with_events != tracker.collects:
        yield f"with a single call: {', '.join(tracker.with_events) or 'nothing'}"
    if any(package.server for package in tracker.packages):
        yield f"from a server: {', '.join(tracker.on_server) or 'nothing'}"


def _agreement(baa: Agreement) -> Iterator[str]:
    yield BAA_WORDS.get(baa.offered, baa.offered)
    if baa.scope:
        yield f"scope: {baa.scope}"
    if baa.source:
        checked = f", checked {baa.checked}" if baa.checked else ""
        certainty = f", certainty {baa.confidence}" if baa.confidence else ""
        yield f"{baa.source}{checked}{certainty}"


def _url(url: UrlPattern) -> tuple[str, ...]:
    filled = ", ".join(f"{key}: {role}" for key, role in url.parameters)
    return (f"{url.host}{url.path}", url.kind, filled)


def _package(package: Package) -> tuple[str, ...]:
    return (package.ecosystem, package.name, _of_package(package))


def _of_package(package: Package) -> str:
    if package.server:
        return "runs on a server"
    return "collects by itself once loaded" if package.automatic else ""


def _call(call: CallPattern) -> tuple[str, ...]:
    callee = ".".join(call.callee)
    shown = {"new": f"new {callee}(...)", "element": f"<{callee} />"}.get(call.form, f"{callee}(...)")
    when = "; ".join(f"{_access(path)} is {' or '.join(literals)}" for path, literals in call.when)
    return (shown, call.kind, f"when {when}" if when else "")


def _roles(call: CallPattern) -> str:
    """`event in argument 1.event; payload in argument 1, argument 2`."""
    filled: dict[str, list[str]] = {}
    for role, path in call.roles:
        filled.setdefault(role, []).append(_access(path))
    return "; ".join(f"{role} in {', '.join(places)}" for role, places in filled.items())


def _access(path: Sequence[str]) -> str:
    """`argument 1.items`: positions count from 1 for people."""
    first, *rest = path or ("?",)
    head = f"argument {int(first) + 1}" if first.isdigit() else first
    return ".".join([head, *rest])


def _switch(switch: Switch) -> tuple[str, ...]:
    return (switch.where, switch.value, f"{switch.effect} {', '.join(switch.covers)}")
