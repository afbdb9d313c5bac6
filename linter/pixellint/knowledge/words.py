"""The closed lists a record may use. Data elements are closed too: by rules/vocabulary/elements.yaml."""

from __future__ import annotations

PURPOSES = (
    "advertising",
    "analytics",
    "attribution",
    "captcha",
    "chat",
    "consent-management",
    "customer-data",
    "embed",
    "error-monitoring",
    "experimentation",
    "messaging",
    "performance-monitoring",
    "personalisation",
    "product-analytics",
    "product-guidance",
    "session-replay",
    "survey",
    "tag-management",
)
CATEGORIES = ("identifier", "health", "activity")
URL_KINDS = ("load", "event")
CALL_KINDS = ("load", "init", "event", "identify", "config", "handle")
FORMS = ("", "call", "new", "element", "get")
ROLES = ("event", "payload", "user_id", "user_data", "url", "search")
EFFECTS = ("disables", "masks", "reduces", "records")
ECOSYSTEMS = (
    *(
        "npm",
        "maven",
        "gradle-plugin",
        "cocoapods",
        "swiftpm",
        "carthage",
        "pub",
        "cordova",
        "nuget",
        "composer",
        "gem",
        "pypi",
    ),
    *("jvm", "apple", "dart"),
)
"""where packages come from, and the modules that code of apps imports (jvm, apple, dart)"""
MODULES = ("npm", "jvm", "apple", "dart")
"""ecosystems whose names stand in imports"""
OFFERS = ("no", "conditional", "yes", "unknown")
CERTAINTIES = ("A", "B", "C", "")
STATUSES = ("in_force", "regulation", "vacated", "contested", "other_regime", "vendor_terms", "heuristic")
REGIMES = ("hipaa", "ftc", "state", "vendor", "practice")
SEVERITIES = ("error", "warning", "note")
PACKS = ("hhs", "vacated-2024", "ftc", "wa-mhmda", "ca")
AUDIENCES = ("developer", "auditor")
EVERYTHING = "all"
"""what a switch covers when it stops everything the product sends"""
