"""Which file of the project an import, a script element or an include means. Only discovered files, never outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from posixpath import dirname, normpath

from pixellint.files.aliases import Aliases, Configurations, Package
from pixellint.model.namespaces import is_namespace

_SUFFIXES = (
    ".js",
    ".jsx",
    ".ts",
    ".tsx",
    ".mjs",
    ".cjs",
    ".mts",
    ".cts",
    ".vue",
    ".svelte",
    ".astro",
    ".json",
    ".html",
)
_PLATFORM = (".web.js", ".web.ts", ".web.tsx", ".native.js", ".native.ts", ".native.tsx", ".ios.js", ".android.js")
_WRITTEN_AS = {".js": (".ts", ".tsx", ".jsx"), ".jsx": (".tsx",), ".mjs": (".mts",), ".cjs": (".cts",)}
_TEMPLATES = tuple(
    """
    .html .htm
    .liquid .ejs .erb .html.erb .hbs .handlebars .mustache .njk .twig .html.twig .jinja .j2 .jinja2 .blade.php
    .php .cshtml .jsp .jspf .ftl .ftlh .js
    """.split()
)
_MEANS_SOURCE = frozenset(("@", "~", "@@", "~~", "src", "@src", "~src"))
_WEB_ROOTS = (
    "public/",
    "static/",
    "",
    "src/",
    "assets/",
    "app/",
    "www/",
    "wwwroot/",
    "web/",
    "dist/",
    "app/assets/javascripts/",
)


class Resolver:
    """Resolves against `paths`; `read` gives the bytes of a configuration file by its path, None when there is none."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], bytes | None]) -> None:
        self._paths = frozenset(paths)
        self._configured = Configurations(read, self._paths)
        self._known: dict[tuple[str, str], str | None] = {}
        self._references: dict[tuple[str, str], str | None] = {}
        self._by_name: dict[str, list[str]] = {}

    def resolve(self, importer: str, specifier: str) -> str | None:
        """The file that `specifier` means in `importer`; None for a package or something unknown."""
        return self._resolved(dirname(importer), specifier)

    def _resolved(self, directory: str, specifier: str) -> str | None:
        key = (directory, specifier)
        if key not in self._known:
            self._known[key] = self._resolve(directory, specifier)
        return self._known[key]

    def importers(self, table: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, str]]]:
        """From every imported file to (importer, specifier), sorted. `table` maps files to their specifiers."""
        reverse: dict[str, list[tuple[str, str]]] = {}
        for importer in sorted(table):
            directory = dirname(importer)
            for specifier in table[importer]:
                found = self._resolved(directory, specifier)
                if found is not None and found != importer:
                    reverse.setdefault(found, []).append((importer, specifier))
        return {path: reverse[path] for path in sorted(reverse)}

    def reference(self, page: str, reference: str) -> str | None:
        """The script or template that `reference` names in the template `page`."""
        key = (dirname(page), reference)
        if key not in self._references:
            self._references[key] = self._reference(*key)
        return self._references[key]

    def _resolve(self, directory: str, specifier: str) -> str | None:
        specifier = specifier.rsplit("!", 1)[-1].split("?", 1)[0]
        if not specifier or "\0" in specifier or is_namespace(specifier):
            return None
        if specifier[0] == ".":
            return self._file(_join(directory, specifier))
        if specifier[0] == "/":
            return self._from_web_roots(directory, specifier.lstrip("/"))
        for aliases in self._configured.chain(directory):
            if found := self._aliased(aliases, specifier):
                return found
        return self._workspace(specifier) or self._conventional(directory, specifier)

    def _aliased(self, aliases: Aliases, specifier: str) -> str | None:
        for target in aliases.targets(specifier):
            if found := self._file(target):
                return found
        return None

    def _workspace(self, specifier: str) -> str | None:
        parts = specifier.split("/")
        name = "/".join(parts[:2]) if specifier[0] == "@" else parts[0]
        package = self._configured.packages().get(name)
        return self._inside(package, specifier[len(name) + 1 :]) if package else None

    def _inside(self, package: Package, rest: str) -> str | None:
        for target in package.targets(rest):
            if found := self._file(_join(package.directory, target)):
                return found
        return None

    def _conventional(self, directory: str, specifier: str) -> str | None:
        """`@/x` and `~/x` mean src/x where nothing is configured; `platform/x` and `@platform/x` are tried below every
        root above, unless a package of that name is installed."""
        head, _, rest = specifier.partition("/")
        roots: tuple[str, ...] = ("src/", "", "app/")
        if head in _MEANS_SOURCE:
            inner, roots = rest, (*roots, "resources/js/")
        elif not rest or self._configured.is_dependency(directory, specifier):
            return None
        else:
            inner = specifier.lstrip("@~")
        for above in _upwards(directory):
            for root in roots:
                if found := self._file(_join(above, root + inner)):
                    return found
        return None

    def _from_web_roots(self, directory: str, rest: str) -> str | None:
        for above in _upwards(directory):
            for root in _WEB_ROOTS:
                if found := self._file(_join(above, root + rest)):
                    return found
        return None

    def _reference(self, directory: str, reference: str) -> str | None:
        rooted = reference.startswith("/")
        rest = reference.lstrip("/")
        if not rest:
            return None
        if not rooted and (found := self._template(_join(directory, rest))):
            return found
        for above in _upwards(directory):
            for root in _WEB_ROOTS:
                if found := self._template(_join(above, root + rest)):
                    return found
        return self._by_tail(directory, rest.removeprefix("./"))

    def _by_tail(self, directory: str, rest: str) -> str | None:
        """Template roots differ by framework: the file whose path ends like the reference, the nearest of several."""
        if rest.startswith("../"):
            return None
        if not self._by_name:
            for path in sorted(self._paths):
                self._by_name.setdefault(path[path.rfind("/") + 1 :], []).append(path)
        dotted = rest.replace(".", "/") if "/" not in rest else rest
        found = [
            path
            for candidate in dict.fromkeys((rest, dotted))
            for name in _template_names(candidate)
            for path in self._by_name.get(name[name.rfind("/") + 1 :], ())
            if ("/" + path).endswith("/" + name)
        ]
        return min(found, key=lambda path: (-_shared(directory, path), len(path), path), default=None)

    def _template(self, base: str | None) -> str | None:
        if base is None:
            return None
        return next((name for name in _template_names(base) if name in self._paths), None)

    def _file(self, base: str | None) -> str | None:
        """The file that `base` names with or without its suffix, or as a directory."""
        if base is None:
            return None
        paths = self._paths
        if base in paths:
            return base
        for suffix in (*_SUFFIXES, *_PLATFORM):
            if base + suffix in paths:
                return base + suffix
        for suffix, sources in _WRITTEN_AS.items():
            if base.endswith(suffix):
                stem = base.removesuffix(suffix)
                return next((stem + source for source in sources if stem + source in paths), None)
        prefix = base + "/" if base else ""
        if prefix + "package.json" in paths and (package := self._configured.package(base)):
            for target in package.targets(""):
                if target not in ("", ".") and (found := self._plain_file(_join(base, target))):
                    return found
        return next((prefix + "index" + suffix for suffix in _SUFFIXES if prefix + "index" + suffix in paths), None)

    def _plain_file(self, base: str | None) -> str | None:
        if base is None:
            return None
        return next((base + suffix for suffix in ("", *_SUFFIXES) if base + suffix in self._paths), None)


def _join(directory: str, rest: str) -> str | None:
    """Both together, normalised; None when that leaves the root."""
    joined = normpath(f"{directory}/{rest}" if directory else rest)
    if joined == ".":
        return ""
    return None if joined == ".." or joined.startswith(("../", "/")) else joined


def _upwards(directory: str) -> list[str]:
    """`directory` and all above it, the root ("") last."""
    found = [directory]
    while directory:
        directory = dirname(directory)
        found.append(directory)
    return found


def _template_names(base: str) -> list[str]:
    """`base` as it is, with the suffixes of templates, and as a partial (`_name`)."""
    head, slash, name = base.rpartition("/")
    plain = [base, *(base + suffix for suffix in _TEMPLATES)]
    return plain + [f"{head}{slash}_{name}{suffix}" for suffix in ("", *_TEMPLATES)]


def _shared(directory: str, path: str) -> int:
    """How many leading directories both have in common."""
    count = 0
    for one, other in zip(directory.split("/"), path.split("/"), strict=False):
        if one != other:
            break
        count += 1
    return count
