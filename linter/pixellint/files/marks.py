"""What else a first look takes down: imports, references to templates and scripts, words about a file's role."""

from __future__ import annotations

import re
from functools import lru_cache

from pixellint.model.record import NamedTuple

MARKS = (
    *("doors", "route", "form", "password", "one-time-code", "gate", "guard", "jsx", "ignore"),
    *("titled", "moving", "queried", "person-route", "get-form"),
)

SCRIPT, COMPONENT, PAGE = "script", "component", "page"
FAMILIES = {
    **dict.fromkeys((".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".es6"), SCRIPT),
    **dict.fromkeys((".vue", ".svelte", ".astro"), COMPONENT),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".ejs", ".erb", ".liquid", ".njk", ".hbs", ".handlebars"), PAGE),
    **dict.fromkeys((".mustache", ".twig", ".jinja", ".j2", ".jinja2", ".php", ".phtml", ".cshtml", ".jsp"), PAGE),
    **dict.fromkeys((".asp", ".shtml", ".rhtml", ".eta", ".jspx", ".gsp", ".gohtml"), PAGE),
    **dict.fromkeys((".ftl", ".ftlh", ".razor", ".vbhtml", ".aspx", ".ascx", ".master", ".jspf", ".tag", ".njs"), PAGE),
}
"""file name suffix -> family; other files get literals alone"""

_ANYWHERE = frozenset((SCRIPT, COMPONENT, PAGE))
_EVERYWHERE = _ANYWHERE | {""}
_CODE = frozenset((SCRIPT, COMPONENT))
_MARKUP = frozenset((COMPONENT, PAGE))
_PAGES = frozenset((PAGE,))


class MarkLiteral(NamedTuple):
    """`text` (any case unless `exact`) says `target`: a word of MARKS, or "specifier", "reference", "host", "title",
    "heading" for what `regex` captures from there on. `whole` asks for word borders."""

    text: bytes
    target: str
    families: frozenset[str] = _ANYWHERE
    regex: bytes = b""
    exact: bool = True
    whole: bool = True


def _quoted_after(head: bytes) -> bytes:
    return head + rb"\s*[\"'`]([^\"'`\s<>]{1,400})[\"'`]"


_COMMENTS = rb"\s*(?:/\*[^*]{0,300}\*/\s*){0,4}"
_CALLED = _quoted_after(rb"(?:import|require)\s*\(" + _COMMENTS)
_FROM = _quoted_after(rb"(?:from|import)")
LIST = rb"(?:define|require)\s*\(\s*(?:[\"'][^\"']{0,200}[\"']\s*,\s*)?\[([^\]]{1,2000})\]"
_WINDOW = rb"(?:window|globalThis|self)(?:\.[\w$]{1,100}|\[[\"'][\w$]{1,100}[\"']\])\s*=(?!=)"
_PATH = rb"path\s*:\s*[\"'`/]"
_TAG = (
    rb"\{%[-~+]?\s*(?:extends|include|include_relative|layout|render|import|from|embed|section|sections|partial|use|block)"
    rb"\s+[\"']?([\w./@:-]{1,300})"
)
_OUTPUT = (
    rb"<%[-=~@]?\s*(?:include|render|layout|extends|partial)\s*\(?\s*(?:file\s*=\s*|partial:\s*|template:\s*|layout:\s*)?"
    rb"[\"']?([\w./@:-]{1,300})"
)
_PARTIAL = rb"\{\{[~#]?>\s*[\"']?([\w./@-]{1,300})"
_AT = (
    rb"@(?:include(?:If|When|First)?|extends|component|layout|Html\.(?:Render)?Partial(?:Async)?)"
    rb"\s*\(\s*[\"']([^\"']{1,300})"
)
_SOURCE = rb"(?i)<(?:script|iframe)\b[^>]{0,1000}?\ssrc\s*=\s*(?:\"([^\"]{1,400})\"|'([^']{1,400})'|([^\s\"'>]{1,400}))"
_IMPORTED = (
    rb"(?i)<link\b(?=[^>]{0,600}?\srel\s*=\s*[\"']?(?:import|modulepreload)\b)"
    rb"[^>]{0,600}?\shref\s*=\s*[\"']?([^\"'\s>]{1,400})"
)
_NAMED = (
    rb"(?i)<(?:partial|jsp:include|ui:include|ui:composition|#include|#import|#extends)\b"
    rb"[^>]{0,300}?[\"']([^\"']{1,300})[\"']"
)
_PHP = rb"(?:include|require)(?:_once)?\b[^;\n]{0,120}?[\"']([^\"'\n]{1,300}\.(?:php|phtml|html|inc))[\"']"
_RAZOR = rb"Layout\s*=\s*\"([^\"]{1,300})\""
_FRAGMENT = rb"th:(?:replace|insert|include|decorate)\s*=\s*[\"'](?:~\{)?\s*([\w./-]{1,300})"
_TITLE = rb"(?i)<title[^>]{0,200}>([^<]{1,300})"
_HEADING = rb"(?is)<h1(?:\s[^>]{0,400})?>(.{1,500}?)</h1"
_NO_TEXT = rb"\s*(?!(?:'[^'\n]{0,300}'|\"[^\"\n]{0,300}\")\s*[;),\n])"
_TITLED = rb"document\.title\s*=(?!=)" + _NO_TEXT
_FILLED = rb"(?i)<title[^>]{0,200}>[^<]{0,300}?(?:[{@$]|<[%?])"
_TITLE_GIVEN = rb"<\w+\b[^>]{0,300}?\s:?title=(?:\{|\"`)"
_SENT = rb"(?i)<form\b[^>]{0,400}?\saction\s*="
_TITLE_CALLED = rb"[\w$.]+\(" + _NO_TEXT


_LONGEST_CLAUSE = 2_000
_TYPE_NAME = rb"type\s+(?!as\b)[\w$]+(?:\s+as\s+[\w$]+)?"
_TYPES_CLAUSE = (
    rb"\s+type(?:\s*\{[^{}]*\}|\s*\*(?:\s*as\s+[\w$]+)?|\s+(?!from\b)[\w$]+)\s*"
    rb"|\s*\{\s*" + _TYPE_NAME + rb"\s*(?:,\s*" + _TYPE_NAME + rb"\s*)*,?\s*\}\s*"
)
"""between `import` or `export` and `from`"""


class _Rows(list[MarkLiteral]):
    """Rows of the table as they are written down."""

    def add(self, texts: str, target: str, families: frozenset[str] = _ANYWHERE, **more: object) -> None:
        self.extend(MarkLiteral(text.encode(), target, families, **more) for text in texts.split("|"))  # type: ignore[arg-type]


def _table() -> tuple[MarkLiteral, ...]:
    rows = _Rows()
    add = rows.add
    for quote in "'\"":
        add(f"from {quote}|from{quote}|import {quote}|import{quote}", "specifier")
    add("from\n|from\r|from  |from\t", "specifier", regex=_FROM)
    add("import(|import (|require(|require (", "specifier", regex=_CALLED)
    add("define([|define('|define(\"|require([", "specifier", regex=LIST)
    add("importScripts(", "reference", _CODE, regex=_quoted_after(rb"importScripts\s*\("))
    add("{%", "reference", _PAGES, regex=_TAG)
    add("<%", "reference", _PAGES, regex=_OUTPUT)
    add("{{>|{{~>|{{#>|{{ >", "reference", _PAGES, regex=_PARTIAL, whole=False)
    add("@include|@extends|@component|@layout|@Html.", "reference", _PAGES, regex=_AT, whole=False)
    add("<script|<iframe", "reference", _MARKUP, regex=_SOURCE, exact=False)
    add("<script|<iframe", "host", frozenset((SCRIPT,)), regex=_SOURCE, exact=False)
    add("<link", "reference", _MARKUP, regex=_IMPORTED, exact=False)
    add("<partial|<jsp:include|<ui:|<#include|<#import|<#extends", "reference", _PAGES, regex=_NAMED, whole=False)
    add("include|include_once|require|require_once", "reference", _PAGES, regex=_PHP)
    add("Layout =|Layout=", "reference", _PAGES, regex=_RAZOR)
    add("th:", "reference", _PAGES, regex=_FRAGMENT, whole=False)
    add("<title", "title", regex=_TITLE, exact=False)
    add("<h1", "heading", regex=_HEADING, exact=False)
    add("export|exports|implements|extends", "doors", _CODE)
    add("window.|window[|globalThis.|globalThis[|self.", "doors", regex=_WINDOW)
    add("<Route|<Switch|<Stack.Screen|<Tab.Screen|Route::", "route", whole=False)
    add("path:|path :", "route", _CODE, regex=_PATH)
    add(
        "createBrowserRouter|createHashRouter|createMemoryRouter|createRouter|createRoutesFromElements|createFileRoute|"
        "createRootRoute|VueRouter|useRoutes|RouterModule|childRoutes|routes:|$routeProvider|$stateProvider|"
        "router.get(|router.post(|router.put(|router.use(|router.route(|app.get(|app.post(|app.use(|app.route(",
        "route",
    )
    add("<form|<input|<textarea|<textfield|<textinput|<select|<field", "form", exact=False, whole=False)
    add("useForm|useFormik|FormBuilder|formGroup", "form")
    add(
        'type="password"|type=\'password\'|type=password|type: "password"|type: \'password\'|type:"password"|'
        "type:'password'|type={'password'}|type={\"password\"}|current-password|new-password|secureTextEntry",
        "password",
        exact=False,
    )
    add("one-time-code|oneTimeCode|one_time_code|oneTimePassword", "one-time-code", exact=False)
    return tuple(rows)


def _published() -> tuple[MarkLiteral, ...]:
    """What may stand in a title, in a query that code sets, in the address of a route."""
    rows = _Rows()
    add = rows.add
    add("document.title", "titled", regex=_TITLED)
    add("<title", "titled", regex=_FILLED, exact=False)
    add("<Helmet|<Head|<MetaTags|<NextSeo|<Seo", "titled", _CODE, regex=_TITLE_GIVEN, exact=False, whole=False)
    add("useTitle(|useDocumentTitle(|usePageTitle(", "titled", _CODE, regex=_TITLE_CALLED, whole=False)
    add("title.setTitle(|titleService.setTitle(|pageTitle.setTitle(", "titled", _CODE, regex=_TITLE_CALLED, exact=False)
    add("useHead(|useHeadSafe(|useSeoMeta(|generateMetadata|metaInfo|export const metadata|export const meta", "titled", _CODE)
    add("export function meta|head()|head() {", "titled", _CODE, whole=False)
    add(
        "router.push(|router.replace(|$router.push(|$router.replace(|history.push(|history.replace(|navigate(|navigateTo(|navigateByUrl(|pushState(|"
        "replaceState(|setSearchParams(|location.search|location.href|location.assign(|location.replace(|window.location",
        "moving",
        whole=False,
    )
    add(
        "?q=|?s=|?k=|?query=|?search=|?term=|?keyword=|?keywords=|?searchTerm=|&q=|&query=|&search=|&term=|&keyword=|"
        "URLSearchParams(|createSearchParams(|setSearchParams(|queryParams:|query: {|query:{",
        "queried",
        whole=False,
    )
    add("<form", "get-form", _CODE, regex=_SENT, exact=False)
    add("/:patient|/:member|/:mrn|/:subscriber|/:beneficiary|/:enrollee|/:resident", "person-route", _CODE, whole=False)
    return tuple(rows)


_GATES = (
    "requireAuth|requiresAuth|authRequired|ensureAuth|ensureLoggedIn|ensureSignedIn|requireLogin|requiresLogin|loginRequired|"
    "RequiredLogin|LoginRequired|requireSession|RequireSession|requireSign|RequireSign|signInRequired|requireUser|RequireUser|"
    "login_required|require_login|require_authentication|authenticate_user|LoginRequiredMixin|passport.authenticate|"
    "withAuth|withPage|withProtectedRoute|AuthGuard|authGuard|canActivate|CanActivate|canMatch|PrivateRoute|ProtectedRoute|"
    "protectedRoute|privateRoute|AuthenticatedRoute|AuthenticatedLayout|AuthenticatedTemplate|AuthRoute|GuardedRoute|SecureRoute|"
    "RequireAuth|RequireLogin|AuthRequired|useAuthGuard|useRequire|redirectToLogin|<SignedIn|<Protect|<Private|<Authenticated|<Secure|"
    "<Require|<Guard|auth: true|.auth = true|createRouteMatcher|"
    "middleware: 'auth|middleware: \"auth|middleware: ['auth|matcher:"
)
"""in what lets only those pass who are signed in"""
_GUARDS = (
    "isAuthenticated|isLoggedIn|isSignedIn|isUserLoggedIn|userLoggedIn|user_signed_in|useSession|getServerSession|"
    "getServerAuthSession|getSession|useAuth|is_authenticated|is_user_logged_in|current_user|verifyToken|isAuthorized|checkAuth|"
    "authMiddleware|onAuthStateChanged|Auth::check|auth()->check|@auth|[Authorize]|[Authorize|sec:authorize|"
    "Identity.IsAuthenticated|onlyAuthenticated|/login'|/login\"|/signin'|/signin\"|/sign-in'|/sign-in\""
)
"""what asks who the visitor is, or leads to where one signs in"""
_ASKING = (
    "if user|if not user|if (user|if(user|if (!user|if(!user|unless user|typeof user|#if user|#user|^user|.user|.User|"
    ".customer|if customer|unless customer|if member|if session|unless session|session[|sessionScope|userPrincipal|"
    "remoteUser|$_SESSION|is_granted|IsSignedIn|isSignedIn|signed_in|logged_in|loggedIn|loggedin|logged-in|Auth::|auth()|"
    "@guest|is_anonymous|isFullyAuthenticated|security:authorize|security.authorize|authenticated|signedIn|"
    "current_member|if auth|if (auth|auth_redirect"
)
"""what a template asks before it shows something to one sort of visitors"""
_GUARDING = (
    *(MarkLiteral(text.encode(), "gate", whole=False) for text in _GATES.split("|")),
    *(MarkLiteral(text.encode(), "guard") for text in _GUARDS.split("|")),
    *(MarkLiteral(text.encode(), "guard", _PAGES, whole=False) for text in _ASKING.split("|")),
)

TABLE = (*_table(), *_published(), *_GUARDING, MarkLiteral(b"pixellint:", "ignore", _EVERYWHERE, whole=False))


def family_of(path: str) -> str:
    """The family of `path` by its last suffix, "" when it has none."""
    return FAMILIES.get(path[path.rfind(".") :].lower(), "") if "." in path else ""


def is_type_only(content: bytes, start: int) -> bool:
    """Whether the import or export whose `from` (or `import(`) stands at `start` names types alone: nothing of the file
    it names is there when the program runs."""
    before = content[max(0, start - _LONGEST_CLAUSE) : start]
    if content.startswith(b"import", start):
        return before.rstrip().endswith(b"typeof")
    if b"type" not in before:
        return False
    keyword = max(before.rfind(b"import"), before.rfind(b"export"))
    return keyword >= 0 and compiled(_TYPES_CLAUSE).fullmatch(before, keyword + len(b"import")) is not None


@lru_cache(maxsize=64)
def compiled(regex: bytes) -> re.Pattern[bytes]:
    """Expressions are compiled when first met: most runs need few of them."""
    return re.compile(regex)
