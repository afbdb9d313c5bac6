"""What a path alone says about a file: dependency trees, vendored code, build output, saved pages, tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

SOURCES = (".py", ".rb", ".cs")
"""how sources of servers end that no front-end takes"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DEPENDENCY_TREES = _set(
    """
    node_modules bower_components jspm_packages .yarn .pnpm-store .pnpm pods carthage .gradle .venv venv
    virtualenv site-packages __pycache__ .tox .nox .bundle .dart_tool .pub-cache .git .hg .svn deriveddata .next
    .nuxt .svelte-kit .angular .parcel-cache .turbo .docusaurus .terraform
    """
)
_VENDORED = _set(
    """
    vendor third_party third-party thirdparty 3rdparty 3rd-party wp-includes wp-admin
    """
)
_BUILD_OUTPUT = _set(
    """
    dist build out output bundle bundles compiled target _site .output
    """
)

_TEST_DIRECTORIES = _set(
    """
    test tests __test__ __tests__ __mocks__ __mock__ __fixtures__ __stories__ __snapshots__ mock mocks fixture
    fixtures spec specs e2e cypress playwright storybook .storybook testdata testutil testutils testhelpers jest
    androidtest commontest jvmtest iostest sharedtest uitest uitests xctest
    """
)
_TEST_KINDS = _set(
    """
    unit integration e2e acceptance functional browser api smoke load perf performance regression ui visual
    contract component system jest mocha vitest cypress puppeteer playwright selenium
    """
)
_TEST_PARTS = _set(
    """
    helper helpers util utils utilities fixture fixtures data setup support mock mocks suite suites runner
    resources doubles harness stub stubs bootstrap env environment
    """
)
_TEST_INFIXES = _set(
    """
    test tests spec specs stories story e2e cy mock mocks fixture fixtures
    """
)
_TEST_NAMES = _set(
    """
    setuptests setuptest testsetup jestsetup jestconfig vitestconfig vitestsetup karmaconf karmaconfig
    cypressconfig cypress playwrightconfig mochasetup enzymesetup wdioconf nightwatchconf protractorconf
    conftest testutils testutil testhelper testhelpers testdata mochaopts testsuite
    """
)
_TEST_WORDS = _set("mock mocks fixture fixtures")
_TEST_HINTS = re.compile("test|spec|stor|e2e|cy|mock|fixture|jest|karma|playwright|wdio|nightwatch|protractor|mocha|enzyme")
"""parts of names; one of them stands in every name that is_test_name takes"""
_CLINICAL = _set(
    """
    lab labs blood covid covid19 genetic medical patient diagnostic screening drug allergy antibody antigen pcr
    rapid hearing vision eye skin stress urine dna home pregnancy std hiv glucose my order ordered available
    recommended
    """
)
_WORDS = re.compile(r"[eE]2[eE]|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_PYTHON = re.compile(r"test_.*\.py|.*_test\.(?:py|go)|.*_spec\.rb")
_NATIVE_TESTS = re.compile(r"(?P<what>\w+?)(?:UI|Unit)?Tests")


def dependency_tree(directory: str) -> str:
    """`directory`, or the one above it, that holds installed packages; "" if none."""
    segments = directory.split("/")
    for index, segment in enumerate(segments):
        if segment.lower() in _DEPENDENCY_TREES:
            return "/".join(segments[: index + 1])
    return ""


def vendored(directory: str, is_file: Callable[[str], bool]) -> str:
    """Why the code in `directory` is not this project's own, "" if it may be. `is_file` tells whether a path exists."""
    segments = directory.split("/")
    for index, segment in enumerate(segments):
        if segment.lower() in _VENDORED:
            return f"vendored ({segment}/)"
        if segment.endswith("_files"):
            page = "/".join([*segments[:index], segment.removesuffix("_files")])
            if is_file(page + ".html") or is_file(page + ".htm"):
                return f"saved page ({segment}/)"
    return ""


def in_build_output(path: str) -> bool:
    """Whether a directory of `path` bears a name that build tools write to; evidence only together with the shape."""
    return any(segment in _BUILD_OUTPUT for segment in path.lower().split("/")[:-1])


def is_test(path: str) -> bool:
    """Tests, mocks, stories, fixtures and their configuration, by whole words of the path. In this field "test" is also
    a product: lab-tests/, testing-center/ and TestResults.jsx are none."""
    directory, _, name = path.rpartition("/")
    return in_tests(directory) or is_test_name(name)


def in_tests(directory: str) -> bool:
    """Whether `directory`, or one above it, holds tests and what serves them."""
    segments = directory.split("/")
    below = [*segments[1:], ""]
    return any(_is_test_directory(segment, child) for segment, child in zip(segments, below, strict=True))


def is_test_name(name: str) -> bool:
    """The same by the file's own name."""
    lower = name.lower()
    if _TEST_HINTS.search(lower) is None:
        return False
    if _PYTHON.fullmatch(name):
        return True
    stem, *infixes = lower.split(".")
    if _TEST_INFIXES.intersection(infixes[:-1]):
        return True
    if _TEST_WORDS.intersection(_words(name.split(".", 1)[0])):
        return True
    plain = stem.replace("-", "").replace("_", "")
    return plain in _TEST_NAMES or (bool(infixes) and plain + infixes[0] in _TEST_NAMES)


@lru_cache(maxsize=4096)
def _is_test_directory(directory: str, child: str) -> bool:
    lower = directory.lower()
    if lower in _TEST_DIRECTORIES:
        return True
    if lower == "testing":
        return child.lower().split("-")[0] in _TEST_KINDS | _TEST_PARTS | _TEST_DIRECTORIES
    words = _words(directory)
    found = set(words)
    if found & {"mock", "mocks", "e2e", "cypress", "fixtures"}:
        return True
    if found & {"test", "tests", "spec", "specs"}:
        others = found - {"test", "tests", "spec", "specs"}
        if others and others <= _TEST_KINDS | _TEST_PARTS:
            return True
    native = _NATIVE_TESTS.fullmatch(directory)
    return native is not None and not _CLINICAL & set(_words(native["what"]))


def _words(name: str) -> list[str]:
    """Lower-case words of a camel, snake or kebab name; "e2e" stays whole."""
    return [word.lower() for word in _WORDS.findall(name)]
