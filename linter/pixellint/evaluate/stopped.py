"""Which settings are seen for each product, and which of them stop it from collecting by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pixellint.model.findings import Use
from pixellint.model.knowledge import Tracker
from pixellint.model.record import NamedTuple

_MANIFEST = "manifest:"
_APART = ("config", "manifest")
_STOPS = ("disables", "reduces")
_NATIVE = frozenset({"maven", "gradle-plugin", "cocoapods", "swiftpm", "carthage", "pub", "jvm", "apple", "dart"})
"""where packages of apps come from; what an npm package of the same product does by itself is told of web pages"""
_PLATFORMS = {
    **dict.fromkeys(("xml", "gradle", "kts", "toml", "kt", "java"), frozenset({"android"})),
    **dict.fromkeys(("plist", "pbxproj", "swift", "m", "mm", "resolved", "Podfile", "lock"), frozenset({"ios"})),
}
_BOTH = frozenset({"android", "ios"})
"""what is written once for all platforms: pubspec.yaml, package.json, Dart and JavaScript"""
_OF_DEVELOPERS = frozenset({"debug", "profile"})
"""folders of builds that nobody is given"""


class Seen(NamedTuple):
    """The settings of one product: `anywhere` all of them; `apart` those made beside a set-up, by calls of their own and in
    manifests; `off` the elements, or "all", that manifests stop on every platform the product is found on."""

    anywhere: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()


def settings_seen(uses: Iterable[Use]) -> dict[str, Seen]:
    """What is set for each product, test code aside."""
    by_tracker: dict[str, list[Use]] = {}
    for use in uses:
        if set(use.surfaces) != {"test"}:
            by_tracker.setdefault(use.tracker, []).append(use)
    return {
        tracker: Seen(_settings(found), _settings(use for use in found if use.kind in _APART), _off(found))
        for tracker, found in by_tracker.items()
    }


def by_default(tracker: Tracker, seen: Seen) -> bool:
    """Whether the product starts by itself in an app although a setting of a manifest could stop that, and nothing is seen
    that does: for what can be stopped as a whole that, else each element that can be stopped."""
    stoppable = stopped(
        f"{switch.effect}:{','.join(switch.covers)}" for switch in tracker.switches if switch.where.startswith(_MANIFEST)
    )
    halted = stopped(seen.anywhere)
    if "all" in halted or not any(package.automatic and package.ecosystem in _NATIVE for package in tracker.packages):
        return False
    return "all" in stoppable or bool(stoppable - halted)


def _settings(uses: Iterable[Use]) -> tuple[str, ...]:
    return tuple(sorted({switch for use in uses for switch in use.switches}))


def _off(uses: Iterable[Use]) -> frozenset[str]:
    wanted: set[str] = set()
    halted: Mapping[str, set[str]] = {platform: set() for platform in _BOTH}
    for use in uses:
        platforms = _PLATFORMS.get(use.place.path.rpartition("/")[2].rpartition(".")[2], _BOTH)
        wanted |= platforms
        if use.kind == "manifest" and _OF_DEVELOPERS.isdisjoint(use.place.path.split("/")):
            for platform in platforms:
                halted[platform] |= stopped(use.switches)
    return frozenset.intersection(*(frozenset(halted[platform]) for platform in wanted)) if wanted else frozenset()


def stopped(switches: Iterable[str], effects: Iterable[str] = _STOPS) -> set[str]:
    """The elements, or "all", that settings with one of these effects cover."""
    found: set[str] = set()
    for switch in switches:
        effect, _, covers = switch.partition(":")
        if effect in effects:
            found |= set(covers.split(","))
    return found
