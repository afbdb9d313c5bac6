"""Which front-end reads which file. The one list of registered suffixes and file names."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pixellint.model.unit import Unit

SUFFIXES = {
    **dict.fromkeys((".js", ".mjs", ".cjs", ".jsx", ".es6"), "javascript"),
    **dict.fromkeys((".ts", ".mts", ".cts"), "typescript"),
    ".tsx": "tsx",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".ejs", ".erb", ".liquid", ".njk", ".hbs", ".handlebars", ".mustache", ".twig"), "html"),
    **dict.fromkeys((".jinja", ".j2", ".jinja2", ".php", ".phtml", ".cshtml", ".jsp", ".ftl"), "html"),
    **dict.fromkeys((".asp", ".aspx", ".ascx", ".master", ".razor", ".vbhtml", ".shtml", ".rhtml", ".eta"), "html"),
    **dict.fromkeys((".jspf", ".jspx", ".tag", ".gsp", ".ftlh", ".gohtml"), "html"),
    **dict.fromkeys((".vue", ".svelte", ".astro"), "component"),
    **dict.fromkeys((".kt", ".kts"), "kotlin"),
    ".java": "java",
    ".swift": "swift",
    **dict.fromkeys((".m", ".mm"), "objc"),
    ".dart": "dart",
    **dict.fromkeys((".gradle", ".gradle.kts"), "gradle"),
    ".versions.toml": "version-catalog",
    ".plist": "plist",
    ".entitlements": "plist",
    ".xcprivacy": "plist",
    ".pbxproj": "pbxproj",
    ".podspec": "podfile",
}
"""file name suffix -> form"""

NAMES = {
    "package.json": "package",
    "androidmanifest.xml": "android-xml",
    "strings.xml": "android-xml",
    "config.xml": "cordova",
    "podfile": "podfile",
    "podfile.lock": "podfile-lock",
    "package.swift": "swift-package",
    "package.resolved": "swift-resolved",
    "cartfile": "cartfile",
    "cartfile.resolved": "cartfile-lock",
    "pubspec.yaml": "pubspec",
    "pubspec.lock": "pubspec-lock",
    "google-services.json": "google-services",
    "app.json": "expo",
    "capacitor.config.json": "capacitor",
}
"""whole file name, in lower case -> form"""

_READERS = {
    "javascript": "pixellint.languages.javascript",
    "typescript": "pixellint.languages.javascript",
    "tsx": "pixellint.languages.javascript",
    "html": "pixellint.languages.html",
    "component": "pixellint.languages.components",
    "package": "pixellint.languages.package",
    "kotlin": "pixellint.languages.kotlin",
    "java": "pixellint.languages.java",
    "swift": "pixellint.languages.swift",
    "objc": "pixellint.languages.objc",
    "dart": "pixellint.languages.dart",
    "gradle": "pixellint.languages.gradle",
    "version-catalog": "pixellint.languages.version_catalog",
    **dict.fromkeys(("android-xml", "cordova"), "pixellint.languages.android_xml"),
    "plist": "pixellint.languages.plist",
    "pbxproj": "pixellint.languages.pbxproj",
    **dict.fromkeys(("podfile", "podfile-lock", "cartfile", "cartfile-lock"), "pixellint.languages.pods"),
    **dict.fromkeys(("swift-package", "swift-resolved"), "pixellint.languages.swift_package"),
    **dict.fromkeys(("pubspec", "pubspec-lock"), "pixellint.languages.pubspec"),
    **dict.fromkeys(("google-services", "expo", "capacitor"), "pixellint.languages.app_json"),
}

SCHEME_OF = {"kotlin": "jvm:", "java": "jvm:", "swift": "apple:", "objc": "apple:", "dart": "dart:"}
"""form -> the family of languages it finds names with, see model.namespaces"""
MANIFESTS = frozenset(
    (
        *("package", "android-xml", "cordova", "version-catalog", "podfile", "podfile-lock", "swift-package", "swift-resolved"),
        *(
            "cartfile",
            "cartfile-lock",
            "pubspec",
            "pubspec-lock",
            "google-services",
            "expo",
            "capacitor",
            "gradle",
            "plist",
            "pbxproj",
        ),
    )
)
"""forms that say what an app is made of and how it is set up, not what it does"""


def form_of(path: str) -> str:
    """The form of a file by its name, "" for one that is not read."""
    name = path.rpartition("/")[2].lower()
    found = NAMES.get(name, "")
    dot = name.find(".", 1)
    while dot >= 0 and not found:
        found = SUFFIXES.get(name[dot:], "")
        dot = name.find(".", dot + 1)
    return found


def lower(form: str, path: str, source: bytes) -> Unit:
    """Read `source` (UTF-8) as `form`. Raises build.Unreadable when it cannot be read."""
    reader = cast("Callable[[bytes, str], Unit]", import_module(_READERS[form]).lower)
    return reader(source, path)
