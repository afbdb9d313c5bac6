"""Stop a library from gathering by itself: the vendor's own setting, put into the app's manifest."""

from __future__ import annotations

from collections.abc import Callable

from pixellint.mend.text import difference
from pixellint.model.findings import Finding, Fix
from pixellint.model.knowledge import Switch, Tracker

_ANDROID, _IOS = "manifest:android:meta-data:", "manifest:ios:"
_APPLICATION = b"</application>"
_BUILD = ("build.gradle", "build.gradle.kts")

Read = Callable[[str], bytes | None]
"""the text of a file of the project, None where there is none"""


def stopped(finding: Finding, tracker: Tracker, read: Read) -> Fix | None:
    """Put the setting that stops the product into the manifest beside the file that declares it."""
    folder, _, name = finding.place.path.rpartition("/")
    if name in _BUILD:
        return _in_android(tracker, f"{folder}/src/main/AndroidManifest.xml".lstrip("/"), read)
    return _in_android(tracker, finding.place.path, read) if name == "AndroidManifest.xml" else None


def _switch(tracker: Tracker, prefix: str) -> Switch | None:
    stops = [one for one in tracker.switches if one.where.startswith(prefix) and one.effect == "disables"]
    return stops[0] if stops else None


def _in_android(tracker: Tracker, path: str, read: Read) -> Fix | None:
    switch, source = _switch(tracker, _ANDROID), read(path)
    place = source.rfind(_APPLICATION) if source is not None else -1
    if switch is None or source is None or place < 0:
        return None
    key = switch.where.removeprefix(_ANDROID)
    if key.encode() in source:
        return None
    start = source.rfind(b"\n", 0, place) + 1
    margin = source[start:place]
    if margin.strip():
        return None
    line = margin + b"    " + f'<meta-data android:name="{key}" android:value="{switch.value}" />\n'.encode()
    text = source[:start] + line + source[start:]
    return Fix(f"Stop it in the manifest: {key}", (difference(path, source, text),), False)
