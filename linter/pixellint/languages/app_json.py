"""JSON that sets an app up: google-services.json, Expo's app.json, capacitor.config.json."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.languages.build import Builder
from pixellint.languages.key_paths import field, items, joined, read_json, settings
from pixellint.model.unit import Array, Expression, Import, Literal, Object, Setting, Unit


def lower(source: bytes, path: str) -> Unit:
    """A unit of settings: `google-services:<key>`, `expo:<path>` or `capacitor:<plugin>.<key>`. What app.json hands on to
    Info.plist, the Android manifest and the privacy manifest is also under `ios:`, `android:permission:` and `privacy:`; its
    plugins are imports by package name. An app.json that is not Expo's says nothing. Raises Unreadable."""
    builder = Builder("package", source, True)
    value = read_json(builder)
    name = path.rsplit("/", 1)[-1].lower()
    if name == "google-services.json":
        builder.settings += _google_services(value, len(source))
    elif name == "capacitor.config.json":
        builder.settings += settings(field(value, "plugins"), "capacitor:")
        builder.settings += settings(field(value, "cordova", "preferences"), "cordova:preference:")
    else:
        _expo(builder, field(value, "expo"))
    return builder.finish(0.0)


def _google_services(value: Expression, length: int) -> Iterator[Setting]:
    """`project_id`, and of each client `app_id`, `package_name` and its services; a service's value is its status, or
    "present". `length` is that of the file."""
    yield from settings(field(value, "project_info", "project_id"), "google-services:project_id")
    for client in items(field(value, "client")):
        described = field(client, "client_info")
        yield from settings(field(described, "mobilesdk_app_id"), "google-services:app_id")
        yield from settings(field(described, "android_client_info", "package_name"), "google-services:package_name")
        services = field(client, "services")
        for entry in services.entries if isinstance(services, Object) else ():
            status = field(entry.value, "status")
            text = status.value if isinstance(status, Literal) else "present"
            end = status.end if isinstance(status, Literal) else min(length, entry.at + len(entry.key) + 2)
            yield Setting(joined("google-services:", entry.key) or "google-services:*", text, entry.at, end)


def _expo(builder: Builder, value: Expression | None) -> None:
    for entry in value.entries if isinstance(value, Object) else ():
        if entry.key == "plugins":
            for item in items(entry.value):
                _plugin(builder, item)
        else:
            builder.settings += settings(entry.value, joined("expo:", entry.key), entry.at)
    builder.settings += settings(field(value, "ios", "infoPlist"), "ios:")
    builder.settings += settings(field(value, "ios", "privacyManifests"), "privacy:")
    builder.settings += _permissions(field(value, "android", "permissions"), "")
    builder.settings += _permissions(field(value, "android", "blockedPermissions"), "removed")


def _plugin(builder: Builder, item: Expression) -> None:
    """`"name"` or `["name", {settings}]`; a path is a plugin of the app's own."""
    first = item.items[0] if isinstance(item, Array) and item.items else item
    if not isinstance(first, Literal) or first.kind != "string" or not first.value:
        return
    builder.settings.append(Setting("expo:plugins", first.value, first.at, first.end))
    if not first.value.startswith((".", "/")):
        parts = first.value.split("/")
        name = "/".join(parts[: 2 if first.value.startswith("@") else 1])
        builder.imports.append(Import(name, "", "", first.at, first.end))
    if isinstance(item, Array):
        for further in item.items[1:]:
            builder.settings += settings(further, joined("expo:plugins", first.value))


def _permissions(value: Expression | None, text: str) -> Iterator[Setting]:
    for item in items(value):
        if isinstance(item, Literal) and item.value:
            name = item.value if "." in item.value else f"android.permission.{item.value}"
            yield Setting(f"android:permission:{name}", text, item.at, item.end)
