"""What is known of a tracker, with where it was read, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixellint.model.knowledge import Agreement, CallPattern, Package, Switch, Tracker, UrlPattern
from pixellint.report.look import Look, breadth, padded, wrapped
from pixellint.report.words import BAA_WORDS


def explain_tracker(tracker: Tracker, look: Look) -> Iterator[str]:
    """The chapter on one tracker, line by line."""
    yield f"{look.paint('bold', tracker.id)}  {tracker.name}"
    yield f"{tracker.recipient}: {', '.join(tracker.purposes)}"
    yield ""
    yield from _section("Collects by itself", [", ".join(tracker.collects)] if tracker.collects else [], look)
    yield from _section("Business associate agreement", list(_agreement(tracker.baa)), look)
    yield from _section("Hosts", _columns([_url(url) for url in tracker.urls]), look)
    yield from _section("Packages", _columns([_package(package) for package in tracker.packages]), look)
    yield from _section("Globals", [", ".join(name.name for name in tracker.globals)] if tracker.globals else [], look)
    yield from _calls(tracker.calls, look)
    assigns = [(".".join(entry.target), entry.kind, f"as {entry.role}" if entry.role else "") for entry in tracker.assigns]
    yield from _section("Assignments", _columns(assigns), look)
    yield from _section("Tags in a Tag Manager container", [", ".join(tracker.gtm_types)] if tracker.gtm_types else [], look)
    yield from _section("Settings", _columns([_switch(switch) for switch in tracker.switches]), look)
    read = [(source.key, source.url, f"checked {source.checked}") for source in tracker.sources]
    yield from _section("Read at", _columns(read), look)
    if tracker.docs:
        yield look.paint("dim", f"Documentation: {tracker.docs}")


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
    return (package.ecosystem, package.name, "collects by itself once loaded" if package.automatic else "")


def _calls(calls: Sequence[CallPattern], look: Look) -> Iterator[str]:
    if not calls:
        return
    yield look.paint("bold", "Calls")
    for row, call in zip(_columns([_call(call) for call in calls]), calls, strict=True):
        yield f"  {row}"
        for line in wrapped(_roles(call), look.width - 6):
            yield look.paint("dim", f"      {line}")
    yield ""


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


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [min(44, max(breadth(row[column]) for row in rows)) for column in range(len(rows[0]))]
    return ["  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True) if width).rstrip() for row in rows]


def _section(title: str, lines: Sequence[str], look: Look) -> Iterator[str]:
    if not lines:
        return
    yield look.paint("bold", title)
    for line in lines:
        yield from (f"  {piece}" for piece in ([line] if breadth(line) <= look.width - 2 else wrapped(line, look.width - 2)))
    yield ""
