from __future__ import annotations

import json
import time

import pytest

from pixellint.files.jsonc import parse
from pixellint.files.specifiers import Resolver


def resolver(*paths: str, **contents: object) -> Resolver:
    """`contents` maps paths, with "__" for "/", to JSON values or text."""
    texts = {
        name.replace("__", "/").replace("_json", ".json").replace("_babelrc", ".babelrc"): value
        if isinstance(value, str)
        else json.dumps(value)
        for name, value in contents.items()
    }
    known = {name: text.encode() for name, text in texts.items()}
    return Resolver([*paths, *(name for name in known if name.endswith("package.json"))], known.get)


@pytest.mark.parametrize(
    ("importer", "specifier", "found"),
    [
        ("src/a.js", "./b", "src/b.js"),
        ("src/a.js", "./b.js", "src/b.js"),
        ("src/a.js", "../lib/c", "lib/c.tsx"),
        ("src/a.js", "../lib/c.js", "lib/c.tsx"),
        ("src/a.js", "./dir", "src/dir/index.ts"),
        ("src/a.js", "./dir/", "src/dir/index.ts"),
        ("src/dir/x.js", ".", "src/dir/index.ts"),
        ("src/dir/x.js", "..", None),
        ("src/a.js", "./comp.vue", "src/comp.vue"),
        ("src/a.js", "./comp", "src/comp.vue"),
        ("src/a.js", "!!raw-loader!./b?x=1", "src/b.js"),
        ("src/a.js", "@/b", "src/b.js"),
        ("src/a.js", "~/b", "src/b.js"),
        ("src/a.js", "dir/index", "src/dir/index.ts"),
        ("src/a.js", "lib/c", "lib/c.tsx"),
        ("src/a.js", "@dir/index", "src/dir/index.ts"),
        ("src/a.js", "react", None),
        ("src/a.js", "./absent", None),
        ("src/a.js", "../../outside", None),
        ("a.js", "../a.js", None),
        ("src/a.js", "", None),
    ],
)
def test_plain(importer: str, specifier: str, found: str | None) -> None:
    files = ("src/a.js", "src/b.js", "lib/c.tsx", "src/dir/index.ts", "src/comp.vue", "a.js")
    assert resolver(*files).resolve(importer, specifier) == found


def test_tsconfig() -> None:
    config = """{
      // where things are
      "extends": "./config/base",
      "compilerOptions": {"baseUrl": "app", "paths": {
        "@ui/*": ["shared/ui/*"], "env": ["env.ts"], /* none */ "x//y": [],}},
    }"""
    base = {"compilerOptions": {"paths": {"#core/*": ["../core/*"]}}}
    files = ("app/shared/ui/Card.tsx", "app/env.ts", "app/pages/Home.tsx", "core/log.ts", "app/single.ts")
    found = resolver(*files, tsconfig_json=config, config__base_json=base)
    assert found.resolve("app/pages/Home.tsx", "@ui/Card") == "app/shared/ui/Card.tsx"
    assert found.resolve("app/pages/Home.tsx", "env") == "app/env.ts"
    assert found.resolve("app/pages/Home.tsx", "single") == "app/single.ts"
    assert found.resolve("app/pages/Home.tsx", "#core/log") == "core/log.ts"
    assert found.resolve("app/pages/Home.tsx", "react") is None


def test_tsconfig_that_is_broken_or_circular() -> None:
    assert resolver("a.ts", tsconfig_json="{").resolve("b.ts", "a") is None
    assert resolver("a.ts", tsconfig_json="[" * 100_000).resolve("b.ts", "a") is None
    assert resolver("a.ts", tsconfig_json={"extends": "./tsconfig.json"}).resolve("b.ts", "a") is None
    assert (
        resolver("a.ts", tsconfig_json={"extends": 3, "compilerOptions": {"baseUrl": "../..", "paths": []}}).resolve(
            "b.ts", "a"
        )
        is None
    )


def test_nearest_configuration_first() -> None:
    files = ("one/src/x/a.ts", "two/src/x/a.ts", "one/src/m.ts")
    config = {"compilerOptions": {"baseUrl": "src"}}
    found = resolver(*files, one__tsconfig_json=config, two__tsconfig_json=config)
    assert found.resolve("one/src/m.ts", "x/a") == "one/src/x/a.ts"


def test_babel_aliases() -> None:
    options = {"root": ["./lib"], "alias": {"shared": "./common/shared", "^analytics$": "./common/tags.js"}}
    babel = {"plugins": ["other", ["module-resolver", options]]}
    found = resolver("common/shared/log.js", "common/tags.js", "lib/deep.js", "a.js", _babelrc=babel)
    assert found.resolve("a.js", "shared/log") == "common/shared/log.js"
    assert found.resolve("a.js", "analytics") == "common/tags.js"
    assert found.resolve("a.js", "deep") == "lib/deep.js"


def test_workspaces() -> None:
    exports = {
        ".": {"types": "./dist/index.d.ts", "import": "./dist/index.js"},
        "./tags": "./src/tags.ts",
        "./x/*": "./src/x/*.ts",
    }
    found = resolver(
        "packages/log/src/index.ts",
        "packages/log/src/tags.ts",
        "packages/log/src/x/one.ts",
        "packages/plain/main.js",
        "app/a.ts",
        packages__log__package_json={"name": "@clinic/log", "exports": exports},
        packages__plain__package_json={"name": "plain", "main": "main.js"},
    )
    assert found.resolve("app/a.ts", "@clinic/log") == "packages/log/src/index.ts"
    assert found.resolve("app/a.ts", "@clinic/log/tags") == "packages/log/src/tags.ts"
    assert found.resolve("app/a.ts", "@clinic/log/x/one") == "packages/log/src/x/one.ts"
    assert found.resolve("app/a.ts", "plain") == "packages/plain/main.js"
    assert found.resolve("app/a.ts", "../packages/plain") == "packages/plain/main.js"


def test_installed_packages_are_no_files() -> None:
    found = resolver("src/lodash/map.js", "src/a.js", package_json={"dependencies": {"lodash": "4"}})
    assert found.resolve("src/a.js", "lodash/map") is None


def test_importers() -> None:
    found = resolver("a.js", "b.js", "c.js")
    table = {"c.js": ("./a", "react"), "b.js": ("./a.js", "./c")}
    assert found.importers(table) == {"a.js": [("b.js", "./a.js"), ("c.js", "./a")], "c.js": [("b.js", "./c")]}


@pytest.mark.parametrize(
    ("page", "reference", "found"),
    [
        ("public/index.html", "js/app.js", "public/js/app.js"),
        ("public/about/index.html", "/js/app.js", "public/js/app.js"),
        ("views/home.ejs", "partials/head", "views/partials/head.ejs"),
        ("views/visits/list.ejs", "partials/head", "views/partials/head.ejs"),
        ("app/views/home/index.html.erb", "shared/nav", "app/views/shared/_nav.html.erb"),
        ("resources/views/home.blade.php", "layouts.app", "resources/views/layouts/app.blade.php"),
        ("site/templates/visits/list.html", "base.html", "site/templates/base.html"),
        ("pages/x.html", "_includes/tags.html", "_includes/tags.html"),
        ("pages/x.html", "../../etc/passwd", None),
        ("pages/x.html", "absent", None),
        ("pages/x.html", "/", None),
    ],
)
def test_references(page: str, reference: str, found: str | None) -> None:
    files = (
        "public/js/app.js",
        "views/partials/head.ejs",
        "app/views/shared/_nav.html.erb",
        "resources/views/layouts/app.blade.php",
        "site/templates/base.html",
        "_includes/tags.html",
    )
    assert resolver(*files, page).reference(page, reference) == found


@pytest.mark.parametrize("piece", ["/**/,", "/*", ",//", ", ", ",\n//x\n", '"', '"\\', '\\"', "[", "{"])
def test_hostile_configuration(piece: str) -> None:
    begin = time.process_time()
    assert parse(b'{"a": 1, ' + piece.encode() * 100_000) is None
    assert time.process_time() - begin < 2


def test_comments_and_commas() -> None:
    assert parse(b'\xef\xbb\xbf{"a": "/*x*/ , }", // no\n "b": [1, /* , */ ], /* end */ }') == {
        "a": "/*x*/ , }",
        "b": [1],
    }
