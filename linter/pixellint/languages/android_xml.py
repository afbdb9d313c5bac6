"""XML of Android and Cordova apps: AndroidManifest.xml, res/values/*.xml and config.xml, told apart by their root."""

from __future__ import annotations

from pixellint.languages.build import Builder
from pixellint.languages.xml_places import Tag, places, walk_xml
from pixellint.model.unit import Import, Setting, Unit

_COMPONENTS = {
    **{name: name for name in ("receiver", "service", "provider", "activity")},
    "activity-alias": "activity",
    **dict.fromkeys(("uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"), "permission"),
    "meta-data": "meta-data",
    "property": "property",
}
"""element of a manifest -> its word in a key"""
_RESOURCES = frozenset({"string", "bool", "integer"})


def lower(source: bytes, path: str) -> Unit:
    """A unit of settings: `android:<permission|meta-data|property|receiver|service|provider|activity>:<name>` with the value
    "removed" where the merger is told to remove it and "disabled" where a component is; `android:<string|bool|integer>:<name>`
    of resources that are no sentences; `cordova:preference:<name>`, `cordova:<plugin>.<variable>`; and imports
    `cordova:<plugin>`. Raises Unreadable."""
    builder = Builder("package", source, True)
    if source.strip():
        reading = _Reading(builder)
        walk_xml(source, reading.opened, reading.closed)
    builder.settings.sort(key=lambda setting: setting.at)
    return builder.finish(0.0)


class _Reading:
    """One document: the elements around the place where reading stands."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._around: list[Tag] = []
        self._plugin = ""

    def opened(self, tag: Tag) -> None:
        root = self._around[0].name if self._around else tag.name
        self._around.append(tag)
        if root == "manifest" or (root == "widget" and tag.name in _COMPONENTS and "android:name" in tag.attributes):
            self._component(tag)
        elif root == "widget":
            self._widget(tag)

    def closed(self, name: str, text: str, at: int) -> None:
        tag = self._around.pop()
        if name == "plugin":
            self._plugin = ""
        end = max(at, tag.at)
        if self._around and self._around[0].name == "resources" and len(self._around) == 1:
            self._resource(tag, text.strip(), end)
        elif self._around and self._around[-1].name in ("config-file", "edit-config"):
            self._plist_key(tag, text.strip(), end)

    def _component(self, tag: Tag) -> None:
        name = tag.attributes.get("android:name", "")
        word = _COMPONENTS.get(tag.name)
        if word is None or not name:
            return
        value = tag.attributes.get("android:value", tag.attributes.get("android:resource", ""))
        if tag.attributes.get("tools:node", "").startswith("remove"):
            value = "removed"
        elif tag.attributes.get("android:enabled") == "false":
            value = "disabled"
        self._set(f"android:{word}:{name}", value, tag, "android:name")

    def _widget(self, tag: Tag) -> None:
        name = tag.attributes.get("name", "")
        if tag.name == "preference" and name:
            self._set(f"cordova:preference:{name}", tag.attributes.get("value", ""), tag, "name")
        elif tag.name == "plugin" and name:
            self._plugin = name
            where = places(self._builder.source, tag)
            self._builder.imports.append(Import(f"cordova:{name}", "", "", where.attributes.get("name", tag.at), where.end))
        elif tag.name == "variable" and name and self._plugin:
            self._set(f"cordova:{self._plugin}.{name}", tag.attributes.get("value", ""), tag, "name")

    def _resource(self, tag: Tag, text: str, end: int) -> None:
        """Ids, addresses and switches; what holds blanks is text for people."""
        kind = tag.attributes.get("type", "") if tag.name == "item" else tag.name
        name = tag.attributes.get("name", "")
        if kind in _RESOURCES and name and text and not any(character.isspace() for character in text):
            at = places(self._builder.source, tag).attributes.get("name", tag.at)
            self._builder.settings.append(Setting(f"android:{kind}:{name}", text, at, end))

    def _plist_key(self, tag: Tag, text: str, end: int) -> None:
        """A value that config.xml puts into Info.plist."""
        around = self._around[-1].attributes
        file, key = around.get("target", ""), around.get("parent", "")
        if self._around[-1].name == "edit-config":
            file, key = around.get("file", ""), around.get("target", "")
        if file.endswith("Info.plist") and key and tag.name in ("string", "true", "false", "integer"):
            value = tag.name if tag.name in ("true", "false") else text
            self._builder.settings.append(Setting(f"ios:{key}", value, tag.at, max(end, tag.at)))

    def _set(self, key: str, value: str, tag: Tag, attribute: str) -> None:
        where = places(self._builder.source, tag)
        self._builder.settings.append(Setting(key, value, where.attributes.get(attribute, tag.at), where.end))
