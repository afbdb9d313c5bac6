"""What a file puts where trackers find it by themselves: the page's title, and the query that code gives its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixellint.facts import algebra
from pixellint.facts.components import Components
from pixellint.facts.forms import address_fields
from pixellint.facts.guard_words import Speech, called
from pixellint.facts.holes import hole_leaves
from pixellint.facts.page import field_origin
from pixellint.facts.queries import queries
from pixellint.facts.route_guards import Letting
from pixellint.facts.routes import Routes
from pixellint.facts.values import Values
from pixellint.model.flows import FunctionRef, Held, Leaf, Leaves, Origin, Published
from pixellint.model.guards import GuardWords
from pixellint.model.unit import Argument, Element, Entry, Export, Expression, Lambda, Literal, Member, Name, Object

_HOOKS = frozenset(("useTitle", "useDocumentTitle", "usePageTitle"))
"""hooks that set the title to their first argument"""
_HEADS = frozenset(("useHead", "useHeadSafe", "useSeoMeta"))
"""functions that set the title among other things about the page"""
_SERVICES = frozenset(("title", "titleService", "pageTitle", "_title", "_titleService"))
"""what a service for the title is called"""
_AROUND = frozenset(("Helmet", "Head", "MetaTags", "NextSeo", "Seo", "SEO"))
"""components that set the title by an attribute"""
_EXPORTS = frozenset(("generateMetadata", "metadata", "meta", "head"))
"""exports by which a framework learns the title"""
_OPTIONS = frozenset(("head", "metaInfo"))
"""the same among the options of a component"""
_SCRIPTS = frozenset(("javascript", "typescript", "tsx", "vue", "svelte", "astro"))
_HOLE = re.compile(
    r"\{\{\{?(.{1,300}?)\}\}\}?|<%[-=]?(.{1,300}?)%>|<\?(?:=|php\s+echo\b)(.{1,300}?)\?>|\$\{([^{}]{1,300})\}", re.S
)
_BRACES = re.compile(r"\{((?:[^{}`]|`[^`]*`){1,400})\}", re.S)
_QUOTED_PARTS = re.compile(r"\$\{([^{}]{1,300})\}")
_TESTED = re.compile(r"[^?:{}]*[^?.:{}]\?(?![?.])")
_RAZOR = re.compile(r"@(\(?[A-Za-z][\w.()]{1,200})")
_TITLE_END = re.compile(rb"</title", re.IGNORECASE)
_NOBODY = GuardWords(*(() for _ in GuardWords._fields))
_LONGEST = 2_000


def published(values: Values) -> Iterator[Published]:
    """Titles that are not fixed, parameters of queries, parts of routes that are filled in."""
    yield from _assigned(values)
    yield from _called(values)
    yield from _exported(values)
    yield from _in_markup(values)
    yield from queries(values)
    yield from _forms(values)
    yield from _routes(values)


def _title(values: Values, value: Leaves, at: int, end: int) -> Iterator[Published]:
    found = tuple(leaf._replace(key=()) for leaf in _run(values, value))
    if found:
        yield Published("title", values.span(at, end), "", found)


def _run(values: Values, value: Leaves) -> Iterator[Leaf]:
    """The leaves; of a function of this file what it returns."""
    for leaf in value:
        if isinstance(leaf.end, Held) and isinstance(leaf.end.ref, FunctionRef) and not leaf.end.access:
            yield from values.returns(leaf.end.ref.number)
        else:
            yield leaf


def _assigned(values: Values) -> Iterator[Published]:
    """`document.title = ...`"""
    for assignment in values.unit.assignments:
        target = assignment.target
        if isinstance(target, Member) and target.key == "title" and _is_document(target.object):
            yield from _title(values, values.leaves(assignment.value), assignment.at, assignment.end)


def _is_document(expression: Expression) -> bool:
    return (isinstance(expression, Name) and expression.name == "document") or (
        isinstance(expression, Member) and expression.key == "document"
    )


def _called(values: Values) -> Iterator[Published]:
    """Hooks, services and components that set the title."""
    for site in values.unit.calls:
        call, name = site.call, called(site.call)
        first = call.arguments[:1]
        if not first:
            continue
        value: Expression | None = None
        if name in _HOOKS or (name == "setTitle" and _is_service(call.callee)):
            value = first[0].value
        elif name in _HEADS or (call.kind == "element" and name in _AROUND):
            value = _entry(first, "title")
        if value is not None:
            yield from _title(values, values.leaves(value), call.at, call.end)


def _is_service(callee: Expression) -> bool:
    holder = callee.object if isinstance(callee, Member) else None
    last = holder.key if isinstance(holder, Member) else holder.name if isinstance(holder, Name) else ""
    return last in _SERVICES


def _entry(arguments: tuple[Argument, ...], key: str) -> Expression | None:
    value = arguments[0].value
    entries: tuple[Entry, ...] = value.entries if isinstance(value, Object) else ()
    return next((entry.value for entry in entries if entry.key == key), None)


def _exported(values: Values) -> Iterator[Published]:
    """Functions and options by which a framework learns the title."""
    for export in values.unit.exports:
        if export.value is None:
            continue
        if export.name in _EXPORTS:
            yield from _of_metadata(values, export, export.value)
        elif export.name == "default" and isinstance(export.value, Object):
            for entry in export.value.entries:
                if entry.key in _OPTIONS:
                    yield from _of_metadata(values, export, entry.value)


def _of_metadata(values: Values, export: Export, value: Expression) -> Iterator[Published]:
    for leaf in _run(values, values.leaves(value)):
        if leaf.key[-1:] == ("title",) and not set(leaf.key[:-1]) - {"*", "[]", "0", "1", "2", algebra.ITEM}:
            yield from _title(values, (leaf._replace(key=()),), *_place(values, export, value))


def _place(values: Values, export: Export, value: Expression) -> tuple[int, int]:
    if isinstance(value, Lambda):
        function = values.unit.functions[value.number]
        return function.at, function.at
    return export.at, export.at


def _in_markup(values: Values) -> Iterator[Published]:
    """`<title>` with something filled in."""
    unit = values.unit
    for element in unit.elements:
        if element.tag.lower() == "title" and not element.inert and not _is_picture(unit.source, element.at):
            ending = _TITLE_END.search(unit.source, element.end, element.end + _LONGEST)
            text = unit.source[element.end : ending.start() if ending else element.end].decode("utf-8", "replace")
            value = algebra.merged(_filled(values, part, element) for part in _parts(text, unit.language))
            yield from _title(values, value, element.at, element.end)


def _is_picture(source: bytes, at: int) -> bool:
    """Whether a title belongs to a drawing within the page."""
    return source.rfind(b"<svg", 0, at) > source.rfind(b"</svg", 0, at)


def _parts(text: str, language: str) -> Iterator[str]:
    """The expressions that a text is filled with, without what is only tested."""
    braced = language in _SCRIPTS and language != "vue"
    found = _BRACES.finditer(text) if braced else (*_HOLE.finditer(text), *_RAZOR.finditer(text))
    for match in found:
        inner = next(group for group in match.groups() if group)
        quoted = _QUOTED_PARTS.findall(inner) if "`" in inner else [inner]
        yield from (_TESTED.sub("", part) for part in quoted)


def _filled(values: Values, text: str, element: Element) -> Leaves:
    step = values.step(element.at, element.end, "filled in by the template", text.strip()[:80])
    leaves = hole_leaves(text, step)
    if values.unit.language not in _SCRIPTS:
        return leaves
    return algebra.merged(_looked_up(values, leaf, element.at) or (leaf,) for leaf in leaves)


def _looked_up(values: Values, filled: Leaf, at: int) -> Leaves:
    """What a path in markup holds where it stands."""
    path = filled.end.path if isinstance(filled.end, Origin) else ()
    if not path:
        return ()
    around = [item for item in values.unit.functions if item.at <= at < item.end]
    scope = max(around, key=lambda item: item.at).scope if around else 0
    expression: Expression = Name(path[0], scope, at)
    for key in path[1:]:
        expression = Member(expression, key, at)
    return values.leaves(expression)


def _forms(values: Values) -> Iterator[Published]:
    """The fields of forms of a component that are sent by GET."""
    unit = values.unit
    for field in address_fields(unit, stated=True) if unit.language in _SCRIPTS else ():
        words = {"type": field.kind, "autocomplete": field.autocomplete, "name": field.name}
        attributes: dict[str, Expression] = {key: Literal(text, "string", field.at, field.end) for key, text in words.items()}
        span = values.span(field.at, field.end)
        yield Published("form", span, field.name, (Leaf((), field_origin("input", attributes)),))


def _routes(values: Values) -> Iterator[Published]:
    """The parts of routes' addresses that are filled in."""
    unit = values.unit
    if b"/:" not in unit.source:
        return
    speech = Speech(_NOBODY)
    routes = Routes(Components(unit), speech, Letting(unit, speech))
    routes.shown()
    for parameter in routes.parameters:
        yield Published("route", parameter.span, parameter.name, ())
