"""What a project's configuration says about names of modules: tsconfig, Babel's module-resolver, package.json."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath

from pixellint.files.jsonc import parse
from pixellint.model.record import NamedTuple

_TSCONFIGS = ("tsconfig.json", "jsconfig.json", "tsconfig.base.json", "tsconfig.app.json")
_BABELS = (".babelrc", ".babelrc.json", "babel.config.json")
_LONGEST_CHAIN = 8
_DEEPEST = 3
"""directories further down are asked for configuration only beside a package.json: asking costs a system call each"""
_LARGEST = 1 << 20
_CONDITIONS = ("source", "development", "import", "module", "browser", "default", "require", "node", "types")


_Rows = list[tuple[str, bool, tuple[str, ...]]]
"""prefix, whether it goes on, what it stands for"""


class Aliases(NamedTuple):
    """`prefixes` maps a name, or what stands before its "*", to bases of what it means; `roots` are directories that
    other names are looked up in. All relative to the project's root."""

    prefixes: tuple[tuple[str, bool, tuple[str, ...]], ...]
    roots: tuple[str, ...]

    def targets(self, specifier: str) -> Iterator[str]:
        """Paths that `specifier` may mean, without suffix, the longest prefix first."""
        for prefix, open_ended, bases in self.prefixes:
            if specifier == prefix and not open_ended:
                yield from bases
            elif open_ended and specifier.startswith(prefix):
                rest = specifier[len(prefix) :]
                yield from (normal for base in bases if (normal := _inside(base.replace("*", rest, 1))) is not None)
        for root in self.roots:
            if (normal := _inside(join(root, specifier))) is not None:
                yield normal


class Package(NamedTuple):
    """A package.json of the project: its directory, its name, what it exports by sub-path, what it depends on."""

    directory: str
    name: str
    exports: tuple[tuple[str, tuple[str, ...]], ...]
    dependencies: frozenset[str]

    def targets(self, rest: str) -> Iterator[str]:
        """Paths below the directory that `name/rest` may mean, source before what a build would make of it."""
        for key, targets in self.exports:
            if key == rest:
                yield from targets
            elif "*" in key:
                head, _, tail = key.partition("*")
                if rest.startswith(head) and rest.endswith(tail) and len(rest) >= len(head) + len(tail):
                    middle = rest[len(head) : len(rest) - len(tail)]
                    yield from (target.replace("*", middle) for target in targets)
        yield from (rest, f"src/{rest}" if rest else "src/index", f"lib/{rest}" if rest else "index")


class Configurations:
    """Reads configuration files as they are asked for, each once."""

    def __init__(self, read: Callable[[str], bytes | None], paths: frozenset[str]) -> None:
        self._read = read
        self._manifests = {path for path in paths if path == "package.json" or path.endswith("/package.json")}
        self._packages: dict[str, Package] | None = None
        self._chains: dict[str, tuple[Aliases, ...]] = {}
        self._by_directory: dict[str, Package | None] = {}

    def package(self, directory: str) -> Package | None:
        """The manifest in `directory` itself."""
        if directory not in self._by_directory:
            listed = join(directory, "package.json") in self._manifests
            self._by_directory[directory] = self._package(directory) if listed else None
        return self._by_directory[directory]

    def packages(self) -> dict[str, Package]:
        """Packages of the project by name."""
        if self._packages is None:
            found = (self.package(dirname(path)) for path in sorted(self._manifests))
            self._packages = {package.name: package for package in found if package and package.name}
        return self._packages

    def chain(self, directory: str) -> tuple[Aliases, ...]:
        """What is configured in `directory` and above it, the nearest first."""
        known = self._chains.get(directory)
        if known is None:
            own = self._aliases(directory)
            above = self.chain(dirname(directory)) if directory else ()
            known = self._chains[directory] = (own, *above) if own else above
        return known

    def is_dependency(self, directory: str, specifier: str) -> bool:
        """Whether a manifest above `directory` installs the package that `specifier` begins with."""
        parts = specifier.split("/")
        name = "/".join(parts[:2]) if specifier.startswith("@") else parts[0]
        while True:
            package = self.package(directory)
            if package and name in package.dependencies:
                return True
            if not directory:
                return False
            directory = dirname(directory)

    def _aliases(self, directory: str) -> Aliases | None:
        """What is configured in `directory` itself, None when nothing is."""
        prefixes: _Rows = []
        roots: list[str] = []
        if directory.count("/") >= _DEEPEST and directory + "/package.json" not in self._manifests:
            return None
        for name in _TSCONFIGS:
            self._tsconfig(join(directory, name), prefixes, roots, _LONGEST_CHAIN)
        for name in _BABELS:
            _babel(self._json(join(directory, name)), directory, prefixes, roots)
        manifest = self._json(join(directory, "package.json"))
        if isinstance(manifest, dict):
            _babel(manifest.get("babel"), directory, prefixes, roots)
            _imports(manifest.get("imports"), directory, prefixes)
        if not prefixes and not roots:
            return None
        prefixes.sort(key=lambda row: -len(row[0]))
        return Aliases(tuple(prefixes), tuple(dict.fromkeys(roots)))

    def _tsconfig(self, path: str, prefixes: _Rows, roots: list[str], left: int) -> None:
        found = self._json(path)
        if not isinstance(found, dict) or not left:
            return
        directory = dirname(path)
        options = found.get("compilerOptions")
        options = options if isinstance(options, dict) else {}
        base = options.get("baseUrl")
        own = _inside(join(directory, base)) if isinstance(base, str) else None
        paths = options.get("paths")
        if isinstance(paths, dict):
            for key, targets in paths.items():
                _add_prefix(key, _strings(targets), directory if own is None else own, prefixes)
        if own is not None:
            roots.append(own)
        extended = found.get("extends")
        references = found.get("references")
        others = _strings(extended)
        if isinstance(references, list):
            others += [path for row in references if isinstance(row, dict) for path in _strings(row.get("path"))]
        for other in others:
            if other.startswith(".") or "/" in other:
                name = other if other.endswith(".json") else other + ".json"
                for candidate in (name, f"{other}/tsconfig.json"):
                    if (inside := _inside(join(directory, candidate))) is not None:
                        self._tsconfig(inside, prefixes, roots, left - 1)

    def _package(self, directory: str) -> Package | None:
        found = self._json(join(directory, "package.json"))
        if not isinstance(found, dict):
            return None
        exports: list[tuple[str, tuple[str, ...]]] = []
        declared = found.get("exports")
        if isinstance(declared, dict) and any(str(key).startswith(".") for key in declared):
            for key, value in declared.items():
                exports.append((str(key).removeprefix(".").removeprefix("/"), tuple(_conditional(value))))
        elif declared is not None:
            exports.append(("", tuple(_conditional(declared))))
        mains = [main for field in ("source", "module", "main", "browser") if isinstance(main := found.get(field), str)]
        exports.append(("", tuple(mains)))
        dependencies: set[str] = set()
        for field in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
            if isinstance(rows := found.get(field), dict):
                dependencies.update(rows)
        name = found.get("name")
        return Package(directory, name if isinstance(name, str) else "", tuple(exports), frozenset(dependencies))

    def _json(self, path: str) -> object:
        """The value of a JSON file with comments and trailing commas; None when it is absent or broken."""
        if path.startswith(("/", "..")):
            return None
        content = self._read(path)
        if content is None or len(content) > _LARGEST:
            return None
        return parse(content)


def _babel(found: object, directory: str, prefixes: _Rows, roots: list[str]) -> None:
    """Options of module-resolver, at the top and in `env`."""
    if not isinstance(found, dict):
        return
    sections = [found, *(found["env"].values() if isinstance(found.get("env"), dict) else ())]
    for section in sections:
        plugins = section.get("plugins") if isinstance(section, dict) else None
        for plugin in plugins if isinstance(plugins, list) else ():
            if isinstance(plugin, list) and len(plugin) > 1 and "module-resolver" in str(plugin[0]):
                options = plugin[1] if isinstance(plugin[1], dict) else {}
                roots += [
                    root for text in _strings(options.get("root")) if (root := _inside(join(directory, text))) is not None
                ]
                alias = options.get("alias")
                for key, target in alias.items() if isinstance(alias, dict) else ():
                    plain = key.removeprefix("^").removesuffix("$")
                    _add_prefix(plain, _strings(target), directory, prefixes)
                    _add_prefix(plain + "/*", [text.rstrip("/") + "/*" for text in _strings(target)], directory, prefixes)


def _imports(found: object, directory: str, prefixes: _Rows) -> None:
    """Sub-path imports (`#name`) of a package.json."""
    for key, value in found.items() if isinstance(found, dict) else ():
        _add_prefix(key, list(_conditional(value)), directory, prefixes)


def _add_prefix(key: str, targets: list[str], directory: str, prefixes: _Rows) -> None:
    bases = tuple(base for target in targets if (base := _inside(join(directory, target))) is not None)
    head, star, tail = key.partition("*")
    if bases and not tail:
        prefixes.append((head, bool(star), bases))


def _conditional(value: object, depth: int = 0) -> Iterator[str]:
    """Targets of an exports entry, conditions in our order of liking."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _LONGEST_CHAIN:
        for item in value:
            yield from _conditional(item, depth + 1)
    elif isinstance(value, dict) and depth < _LONGEST_CHAIN:
        for condition in (*_CONDITIONS, *(key for key in value if key not in _CONDITIONS)):
            if condition in value:
                yield from _conditional(value[condition], depth + 1)


def _strings(value: object) -> list[str]:
    """A string or a list of them as a list."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _inside(path: str) -> str | None:
    """`path` normalised, "" for the root, None when it leaves it."""
    normal = normpath(path)
    if normal == ".":
        return ""
    return None if normal == ".." or normal.startswith(("../", "/")) else normal
