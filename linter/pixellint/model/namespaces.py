"""Specifiers of languages that find names in packages instead of files: "jvm:a.b", "apple:", "dart:".

A file that may find a name in several packages writes them all, its own first: "jvm:org.care.app|org.care.data". A module
of an apple project is named in full ("apple:Charts"); names without a module are "apple:".
"""

from __future__ import annotations

SCHEMES = ("jvm:", "apple:", "dart:")


def is_namespace(specifier: str) -> bool:
    """Whether the specifier is of a language that finds names in packages."""
    return specifier.startswith(SCHEMES)


def scheme_of(specifier: str) -> str:
    """ "jvm:", "apple:", "dart:" or "" for any other specifier."""
    return next((scheme for scheme in SCHEMES if specifier.startswith(scheme)), "")


def packages_of(specifier: str) -> tuple[str, ...]:
    """Each package by itself: "jvm:a|b" -> "jvm:a", "jvm:b"."""
    scheme = scheme_of(specifier)
    return tuple(scheme + name for name in specifier[len(scheme) :].split("|"))
