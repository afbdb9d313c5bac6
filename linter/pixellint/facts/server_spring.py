"""Controllers of Spring and the rules of its filter chain: which views are shown to those alone who are signed in.

The rules count where a project has one filter chain, for all addresses. Not seen: matchers made of constants of other files or
of code, views that are named at run time, methods that routers register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pixellint.facts.guard_words import Speech
from pixellint.facts.source_text import BRACES, Text
from pixellint.facts.templates import Templates
from pixellint.model.guards import Guard
from pixellint.model.record import NamedTuple
from pixellint.model.servers import Evidence, Showing

_TEMPLATES, _JSP, _WEBAPP = "src/main/resources/templates/", "WEB-INF/", "src/main/webapp/"
_FOLDERS = frozenset(("controller", "controllers", "web"))
_MATCHED = re.compile(
    r"\.?\b(?:(?P<all>anyRequest)|(?P<some>requestMatchers|antMatchers|mvcMatchers|regexMatchers)|(?P<kotlin>authorize))\s*(?=\()"
)
_VERDICT = re.compile(r"\s*\.\s*(\w+)\s*(?=\()")
_CHAIN = re.compile(r"\bSecurityFilterChain\s+\w+\s*\(|\bvoid\s+configure\s*\(\s*HttpSecurity\b|:\s*SecurityFilterChain\b")
_LIMITED = re.compile(r"\.\s*securityMatchers?\s*\(|\bsecurityMatcher\s*\(|\.\s*antMatcher\s*\(")
_GUARDING = frozenset(
    "authenticated fullyAuthenticated hasRole hasAnyRole hasAuthority hasAnyAuthority rememberMe denyAll".split()
)
_ASKING = re.compile(
    r"\b(?:isAuthenticated|isFullyAuthenticated|hasRole|hasAnyRole|hasAuthority|hasAnyAuthority|hasPermission)\b"
)
_FREE = re.compile(r"\bpermitAll\b|\bisAnonymous\b|ANONYMOUS|!|\bor\b|\bnot\b")
_STATIC = re.compile(r"StaticResource|toH2Console|EndpointRequest")
_CONTROLLER = re.compile(r"@Controller\b(?:\s*\([^)]{0,300}\))?")
_CLASS = re.compile(r"\bclass\s+(\w+)[^{;]{0,1000}\{")
_MAPPING = re.compile(r"@(?:Get|Post|Put|Delete|Patch|Request)Mapping\b")
_ANNOTATION = re.compile(r"@(PreAuthorize|Secured|RolesAllowed|PermitAll)\b")
_RETURNED = re.compile(r"\breturn\s+(?=\")|\bModelAndView\s*\(\s*(?=\")|\bsetViewName\s*\(\s*(?=\")|\bviewName\s*=\s*(?=\")")
_REGISTERED = re.compile(r"\baddViewController\s*(?=\()")
_NAMED = re.compile(r"\s*\.\s*setViewName\s*(?=\()")
_BOUNDARY = re.compile(r"[;{}]")
_ATTRIBUTE = re.compile(r"^\s*(?:(value|path)\s*=|[\"{\[]|arrayOf)")


class Matched(NamedTuple):
    """A rule of the filter chain: for addresses that fit one of the patterns, "" for any."""

    path: str
    patterns: tuple[str, ...]
    guard: Guard | None


class Handler(NamedTuple):
    """A method that shows views. `stated`: what annotations say, None for nothing; `addresses` lead to it."""

    text: Text
    stated: Guard | None
    free: bool
    addresses: tuple[str, ...]
    views: tuple[str, ...]


def suits(path: str) -> bool:
    """Whether a source stands where controllers and rules do, or is called like them."""
    if not path.endswith((".java", ".kt")) or "/src/main/" not in "/" + path:
        return False
    *folders, name = path.split("/")
    return "Controller" in name or "Security" in name or "Config" in name or not _FOLDERS.isdisjoint(folders)


def serves(path: str) -> bool:
    """Whether a template stands where views do."""
    return any("/" + root in "/" + path for root in (_TEMPLATES, _JSP, _WEBAPP))


def showings(sources: Mapping[str, str], templates: Templates, speech: Speech) -> Iterator[Showing]:
    """What controllers show, and to whom. `speech` has no say: the words are Spring's own."""
    del speech
    texts = [Text(path, source, BRACES) for path, source in sorted(sources.items())]
    rules = _rules(texts)
    for text in texts:
        for handler in (*_handlers(text), *_registered(text)):
            evidence = _asked(handler, rules)
            for name in handler.views:
                target = _view(name, text.path, templates)
                if target is not None:
                    yield Showing(target, evidence)


def _view(name: str, path: str, templates: Templates) -> str | None:
    name = name.partition("::")[0].strip().lstrip("/")
    if not name or ":" in name:
        return None
    found = templates.named(_TEMPLATES + name, path)
    other = templates.named(name, path) if found is None else None
    return found or (other if other is not None and ("/" + _JSP in "/" + other or "/" + _WEBAPP in "/" + other) else None)


def _asked(handler: Handler, rules: list[Matched]) -> Evidence | None:
    if handler.free:
        return None
    if handler.stated is not None:
        return Evidence(handler.text.path, handler.stated)
    decisive = [_decisive(address, rules) for address in handler.addresses]
    first = decisive[0] if decisive else None
    if first is None or first.guard is None or any(one is None or one.guard is None for one in decisive):
        return None
    return Evidence(first.path, first.guard)


def _decisive(address: str, rules: list[Matched]) -> Matched | None:
    """The rule that decides on an address: the first that fits."""
    return next((rule for rule in rules if any(_fits(pattern, address) for pattern in rule.patterns)), None)


def _fits(pattern: str, address: str) -> bool:
    """Whether an address fits a pattern of paths: `**` for any rest, `*` within one part; "" fits all."""
    if not pattern:
        return True
    pieces = re.split(r"(/\*\*|\*\*|\*|\?|\{[^}]*\})", pattern)
    meant = {"/**": r"(?:/.*)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    regex = "".join(meant.get(piece, "[^/]+" if piece.startswith("{") else re.escape(piece)) for piece in pieces)
    return re.fullmatch(regex, address or "/") is not None


def _rules(texts: list[Text]) -> list[Matched]:
    """The rules in their order; none where there are several filter chains, or one for some addresses alone."""
    chains = [text for text in texts for _ in _CHAIN.finditer(text.bare)]
    if len(chains) != 1 or _LIMITED.search(chains[0].bare):
        return []
    return list(_stated_rules(chains[0]))


def _stated_rules(text: Text) -> Iterator[Matched]:
    for found in _MATCHED.finditer(text.bare):
        end = text.closing(found.end())
        words = text.bare[found.end() : end]
        if found["kotlin"]:
            verdict, stop, asked = words.rpartition(",")[2].strip().partition("(")[0], end + 1, words
        else:
            named = _VERDICT.match(text.bare, end + 1)
            verdict = named[1] if named else "permitAll"
            stop = text.closing(named.end()) + 1 if named else end + 1
            asked = text.code[end:stop]
        patterns = ("",) if found["all"] or "anyRequest" in words else tuple(_patterns(text, found.end(), end))
        guards = verdict in _GUARDING or (verdict == "access" and bool(_ASKING.search(asked)) and not _FREE.search(asked))
        if not patterns and _STATIC.search(words):
            continue
        if not patterns and guards:
            continue  # for addresses that are not known it may be
        at = found.start() + len(found[0]) - len(found[0].lstrip("."))
        yield Matched(text.path, patterns or ("",), text.guard(at, stop, verdict) if guards else None)


def _patterns(text: Text, opening: int, end: int) -> Iterator[str]:
    """The patterns among arguments; those of a constant of the file."""
    strings = [name for name, _ in text.strings(opening, end)]
    yield from (name for name in strings if name.startswith(("/", "*")))
    for found in re.finditer(r"\b[A-Za-z_]\w*\b", text.bare[opening:end]) if not strings else ():
        given = re.search(rf"\b{found[0]}\b(?:\s*:\s*[\w<>]+)?\s*=\s*", text.bare)
        if given is not None:
            stop = text.bare.find(";", given.end())
            yield from (name for name, _ in text.strings(given.end(), stop if stop >= 0 else len(text.bare)))


def _handlers(text: Text) -> Iterator[Handler]:
    for controller in _CONTROLLER.finditer(text.bare):
        found = _CLASS.search(text.bare, controller.end())
        if found is None:
            continue
        end = text.closing(found.end() - 1)
        head = _head(text, found.start())
        stated, free = _stated(text, head, found.start())
        prefixes = _addresses(text, head, found.start()) or ("",)
        for mapping in _MAPPING.finditer(text.bare, found.end(), end):
            start, body = _head(text, mapping.start()), _body(text, mapping.end(), end)
            own, opened = _stated(text, start, body)
            below = _addresses(text, mapping.start(), body) or ("",)
            addresses = tuple(_joined(prefix, rest) for prefix in prefixes for rest in below)
            views = tuple(_returned(text, body, text.closing(body)))
            yield Handler(text, own or stated, opened or (free and own is None), addresses, views)


def _head(text: Text, at: int) -> int:
    """Where the annotations before a class or method begin."""
    depth_free = [found.end() for found in _BOUNDARY.finditer(text.bare, max(0, at - 2_000), at)]
    return max((end for end in depth_free if not _is_enclosed(text, end - 1)), default=0)


def _is_enclosed(text: Text, at: int) -> bool:
    """Whether a brace stands within the arguments of an annotation."""
    before = text.bare.rfind("(", max(0, at - 500), at)
    return before >= 0 and text.closing(before) > at and text.bare.rfind("@", max(0, before - 40), before) >= 0


def _body(text: Text, at: int, end: int) -> int:
    """Where the braces of the method open that follows annotations."""
    while at < end:
        if text.bare[at] == "(":
            at = text.closing(at)
        elif text.bare[at] == "{":
            return at
        at += 1
    return end


def _stated(text: Text, start: int, end: int) -> tuple[Guard | None, bool]:
    """The guard that annotations between two offsets state, and whether they let everybody in."""
    guard, free = None, False
    for found in _ANNOTATION.finditer(text.bare, start, end):
        stop = text.closing(found.end()) + 1 if text.bare[found.end() : found.end() + 1] == "(" else found.end()
        words = text.code[found.end() : stop]
        open_to_all = found[1] == "PermitAll" or bool(_FREE.search(words))
        free = free or open_to_all
        if not open_to_all and (found[1] in ("Secured", "RolesAllowed") or _ASKING.search(words)):
            guard = text.guard(found.start(), stop, found[1])
    return (None if free else guard), free


def _addresses(text: Text, start: int, end: int) -> tuple[str, ...]:
    """The addresses of the first mapping between two offsets."""
    found = _MAPPING.search(text.bare, start, end)
    if found is None or text.bare[found.end() : found.end() + 1] != "(":
        return ()
    parts = (one for one in text.arguments(found.end()) if _ATTRIBUTE.match(text.code[slice(*one)]))
    return tuple(name for part in parts for name, _ in text.strings(*part))


def _joined(prefix: str, rest: str) -> str:
    parts = [part for part in (*prefix.split("/"), *rest.split("/")) if part]
    return "/" + "/".join(re.sub(r"\{[^}]*\}", "x", part) for part in parts)


def _returned(text: Text, start: int, end: int) -> Iterator[str]:
    for found in _RETURNED.finditer(text.bare, start, end):
        yield from [name for name, at in text.strings(found.end(), end) if at == found.end()]


def _registered(text: Text) -> Iterator[Handler]:
    """`registry.addViewController("/a").setViewName("b")`"""
    for found in _REGISTERED.finditer(text.bare):
        end = text.closing(found.end())
        named = _NAMED.match(text.bare, end + 1)
        addresses = tuple(name for name, _ in text.strings(found.end(), end))
        views = tuple(name for name, _ in text.strings(named.end(), text.closing(named.end()))) if named else ()
        yield Handler(text, None, False, addresses, views)
