"""The severity logic as a table, over inventories made by hand: surface, payload, kind of tracker, agreement."""

from __future__ import annotations

import datetime

import pytest

from pixellint.evaluate.evaluate import evaluate
from pixellint.knowledge.load import load_knowledge
from pixellint.model.findings import Disclosed, Finding, Inventory, Reach, Use
from pixellint.model.knowledge import Agreement as Offer
from pixellint.model.knowledge import Knowledge, ManifestKey, Package, Switch, Tracker, UrlPattern
from pixellint.model.places import Place, Span, Step
from pixellint.settings import Agreement, Policy

CATEGORIES = {
    **dict.fromkeys(("email", "name", "ip", "user-id", "patient-id", "date-of-birth", "hashed-identifier"), "identifier"),
    **dict.fromkeys(("advertising-id", "device-id", "geolocation", "biometric"), "identifier"),
    **dict.fromkeys(("condition", "provider", "appointment", "medication"), "health"),
    **dict.fromkeys(("search-term", "page-url", "signed-in-status", "event-name"), "activity"),
}
SENSITIVE = ("authenticated", "login", "registration", "appointment", "symptom-tool", "payment", "mobile-app")
PUBLIC = ("condition", "provider-directory", "search")


def tracker(name: str, *purposes: str, collects: tuple[str, ...] = ("page-url", "ip")) -> Tracker:
    offer = Offer("conditional", "", "", "", "B")
    urls = (UrlPattern("hits.example", "/", "event"),)
    return Tracker(
        name, name.title(), "Maker", purposes, urls, (), (), (), (), collects, (), offer, (), "", (), with_events=collects
    )


KEY = "android:meta-data:collects"
SETTINGS = tuple(
    Switch(f"manifest:{key}", "false", effect, covers)
    for key, effect, covers in (
        (KEY, "disables", ("all",)),
        ("ios:COLLECTS", "disables", ("all",)),
        ("ios:ID", "reduces", ("device-id",)),
    )
)
MANIFEST = (ManifestKey("android:meta-data:account", True), ManifestKey(KEY, False), ManifestKey("ios:COLLECTS", False))


def by_itself(made: Tracker, *settings: Switch) -> Tracker:
    """A product that collects as soon as it is in an app, with settings against that."""
    return made._replace(packages=(Package("maven", made.id, (), True),), switches=settings, manifest=MANIFEST)


KNOWLEDGE: Knowledge = load_knowledge()._replace(
    trackers=(
        tracker("counter", "analytics"),
        tracker("pixel", "advertising"),
        tracker("replay", "session-replay"),
        tracker("errors", "error-monitoring"),
        tracker("option", "error-monitoring", "session-replay"),
        tracker("layer", "tag-management"),
        tracker("listener", "analytics", collects=("free-text",)),
        tracker("pusher", "messaging", "customer-data"),
        tracker("links", "attribution", "analytics"),
        by_itself(tracker("automat", "analytics", "advertising", collects=("device-id", "ui-event")), *SETTINGS),
        by_itself(tracker("reducible", "analytics", collects=("device-id",)), SETTINGS[2]),
        by_itself(tracker("crashes", "error-monitoring", collects=("error",)), *SETTINGS),
    )
)
PLAIN = Policy("", datetime.date(2026, 11, 22))


def datum(element: str, slot: str = "payload", origin: str = "value", **changes: object) -> Disclosed:
    steps = (Step("b.html", Span(7, 1, 7, 9), "the field"),)
    made = Disclosed(element, CATEGORIES[element], "flow", slot, element, origin, (), steps)
    return made._replace(**changes)  # type: ignore[arg-type]


def use(name: str, kind: str, surface: str, *given: Disclosed, **changes: object) -> Use:
    surfaces = tuple(surface.split())
    made = Use(name, kind, Place("a.js", Span(3, 1, 3, 9)), "send", "go", "", given, surfaces=surfaces)
    return made._replace(**changes)  # type: ignore[arg-type]


def told(*uses: Use, policy: Policy = PLAIN, knowledge: Knowledge = KNOWLEDGE) -> list[Finding]:
    return sorted(evaluate(Inventory(uses, (), (), ()), knowledge, policy))


def brief(*uses: Use, policy: Policy = PLAIN) -> list[str]:
    return [f"{one.rule} {one.severity} {one.legal_status}" for one in told(*uses, policy=policy)]


SILENT: list[tuple[str, Use]] = [
    ("test code", use("pixel", "event", "test", datum("email"))),
    ("unknown page, presence", use("pixel", "load", "unknown")),
    ("unknown page, event without data", use("pixel", "event", "unknown")),
    ("condition page, presence is vacated", use("pixel", "load", "condition")),
    ("provider page, presence is vacated", use("pixel", "load", "provider-directory")),
    ("dependency", use("pixel", "dependency", "authenticated")),
    ("manifest", use("pixel", "manifest", "authenticated")),
    ("import", use("pixel", "import", "authenticated")),
    ("dependency outside apps", use("automat", "dependency", "unknown")),
    ("import in an app", use("pixel", "import", "mobile-app")),
    ("a setting of a product that is not there", use("automat", "manifest", "mobile-app", callee="collects")),
    ("settings", use("pixel", "config", "authenticated")),
    (
        "vendor call inside a wrapper",
        use("pixel", "event", "authenticated", datum("email", relayed=True), wrapped=True),
    ),
    ("an event's name alone", use("pixel", "event", "unknown", datum("event-name"))),
    *(
        (
            f"what an event's name tells on {surface}",
            use("counter", "event", surface, datum("condition", "event", confidence="literal")),
        )
        for surface in ("unknown", *PUBLIC)
    ),
    ("replay on an unknown page", use("replay", "init", "unknown")),
    ("a tracker nobody knows", use("stranger", "load", "authenticated")),
    ("what is collected is no payload", use("pixel", "load", "unknown", datum("ip", confidence="collected"))),
    (
        "page address on a server's own event",
        use("pixel", "event", "unknown", datum("page-url", confidence="collected")),
    ),
]


@pytest.mark.parametrize("silent", [pytest.param(one, id=name) for name, one in SILENT])
def test_nothing_to_report(silent: Use) -> None:
    assert brief(silent) == []


PRESENCE = [
    ("authenticated", "PX101 error in_force"),
    ("login", "PX102 warning contested"),
    ("registration", "PX103 warning contested"),
    ("appointment", "PX104 error in_force"),
    ("symptom-tool", "PX105 error in_force"),
    ("general", "PX111 note in_force"),
    ("general authenticated", "PX101 error in_force"),
    ("login appointment", "PX104 error in_force"),
    ("login registration", "PX102 warning contested"),
    ("authenticated login registration appointment symptom-tool general", "PX101 error in_force"),
]


@pytest.mark.parametrize(("surface", "wanted"), PRESENCE)
@pytest.mark.parametrize("kind", ["load", "init", "event", "identify"])
def test_presence(kind: str, surface: str, wanted: str) -> None:
    assert brief(use("pixel", kind, surface)) == [wanted]


@pytest.mark.parametrize(
    ("name", "surface", "wanted"),
    [
        ("errors", "authenticated", "PX101 warning regulation"),
        ("errors", "appointment", "PX104 warning regulation"),
        ("listener", "login", "PX102 error in_force"),
        ("listener", "registration", "PX103 error in_force"),
        ("replay", "login", "PX304 error in_force"),
        ("replay", "authenticated", "PX304 error in_force"),
        ("replay", "search", "PX304 warning contested"),
        ("replay", "general", "PX111 note in_force"),
        ("option", "authenticated", "PX101 warning regulation"),
        ("option", "mobile-app", "PX110 warning regulation"),
        ("pixel", "mobile-app", "PX110 error in_force"),
        ("counter", "mobile-app", "PX110 warning in_force"),
        ("replay", "mobile-app", "PX304 error in_force"),
    ],
)
def test_kind_of_tracker(name: str, surface: str, wanted: str) -> None:
    assert brief(use(name, "load", surface)) == [wanted]


PAYLOAD = [
    *(("email", surface, "PX201 error in_force") for surface in (*SENSITIVE, "server")),
    *(("email", surface, "PX201 warning in_force") for surface in (*PUBLIC, "general", "unknown", "email")),
    *(("condition", surface, "PX202 error in_force") for surface in SENSITIVE if surface != "appointment"),
    *(("condition", surface, "PX202 warning contested") for surface in (*PUBLIC, "general", "unknown")),
    ("condition", "appointment", "PX206 error in_force"),
    ("provider", "appointment", "PX206 error in_force"),
    ("provider", "unknown", "PX202 warning contested"),
    *(("search-term", surface, "PX203 error in_force") for surface in ("authenticated", "mobile-app", "symptom-tool")),
    *(("search-term", surface, "PX203 warning contested") for surface in (*PUBLIC, "unknown")),
    ("search-term", "general", "PX203 note contested"),
    ("signed-in-status", "authenticated", "PX207 error in_force"),
    ("signed-in-status", "unknown", "PX207 warning in_force"),
    ("user-id", "authenticated", "PX207 error in_force"),
    ("user-id", "appointment", "PX207 error in_force"),
    ("user-id", "condition", "PX207 warning in_force"),
    ("hashed-identifier", "authenticated", "PX208 error regulation"),
    ("hashed-identifier", "unknown", "PX208 error regulation"),
    ("page-url", "authenticated", "PX204 error in_force"),
    ("page-url", "unknown", "PX204 note contested"),
    ("page-url", "condition", "PX204 note vacated"),
    ("ip", "condition", "PX201 note vacated"),
    ("device-id", "mobile-app", "PX209 error in_force"),
    ("advertising-id", "login mobile-app", "PX209 error in_force"),
    ("device-id", "authenticated", "PX201 error in_force"),
    *(("geolocation", surface, "PX210 error in_force") for surface in (*SENSITIVE, "server")),
    *(("geolocation", surface, "PX210 warning contested") for surface in (*PUBLIC, "general", "unknown")),
    *(("biometric", surface, "PX315 error in_force") for surface in (*SENSITIVE, "server")),
    ("biometric", "unknown", "PX315 warning in_force"),
]


@pytest.mark.parametrize(("element", "surface", "wanted"), PAYLOAD)
def test_payload(element: str, surface: str, wanted: str) -> None:
    assert wanted in brief(use("counter", "event", surface, datum(element)))


@pytest.mark.parametrize(
    ("given", "surface", "wanted"),
    [
        (datum("email", origin="form"), "condition", "PX201 error in_force"),
        (datum("email", origin="form"), "unknown", "PX201 warning in_force"),
        (datum("condition", origin="form"), "condition", "PX202 error in_force"),
        (datum("condition", origin="form"), "unknown", "PX202 warning in_force"),
        (datum("email", transforms=("hash",)), "unknown", "PX208 error regulation"),
        (datum("email", transforms=("hash",)), "general", "PX208 warning regulation"),
        (datum("email", slot="user_data"), "unknown", "PX201 warning in_force"),
        (datum("patient-id", slot="url"), "unknown", "PX204 error in_force"),
        (datum("condition", slot="url"), "unknown", "PX204 warning contested"),
        (datum("condition", slot="url"), "payment", "PX204 error in_force"),
        (datum("date-of-birth", slot="form-url"), "unknown", "PX205 error in_force"),
        (datum("search-term", slot="form-url"), "search", "PX205 warning contested"),
        (datum("page-url", transforms=("strip-query",)), "authenticated", "PX204 warning in_force"),
    ],
)
def test_slot_origin_and_transform(given: Disclosed, surface: str, wanted: str) -> None:
    assert wanted in brief(use("counter", "event", surface, given))


NAMES = [
    *((surface, "PX211 error in_force") for surface in ("authenticated", "mobile-app", "login mobile-app")),
    *((surface, "PX211 warning in_force") for surface in ("login", "registration", "payment")),
    *((surface, "PX211 warning in_force") for surface in ("appointment", "symptom-tool")),
]


@pytest.mark.parametrize(("surface", "wanted"), NAMES)
def test_what_the_name_of_an_event_tells(surface: str, wanted: str) -> None:
    told_by_name = datum("condition", "event", confidence="literal")
    assert wanted in brief(use("counter", "event", surface, told_by_name))
    assert wanted in brief(use("layer", "event", surface, told_by_name))


@pytest.mark.parametrize(
    ("name", "given", "surface", "wanted"),
    [
        ("errors", datum("email"), "authenticated", "PX214 error regulation"),
        ("errors", datum("email"), "unknown", "PX214 warning regulation"),
        ("errors", datum("user-id", "user_id"), "mobile-app", "PX214 error regulation"),
        ("errors", datum("condition"), "mobile-app", "PX214 error regulation"),
        ("errors", datum("condition"), "condition", "PX214 warning regulation"),
        ("errors", datum("device-id"), "mobile-app", "PX209 error in_force"),
        ("errors", datum("provider"), "appointment", "PX206 error in_force"),
        ("errors", datum("patient-id", "url"), "mobile-app", "PX204 error in_force"),
        ("pusher", datum("patient-id", "user_id"), "mobile-app", "PX310 error in_force"),
        ("pusher", datum("condition", "user_data"), "mobile-app", "PX310 error in_force"),
        ("pusher", datum("condition"), "server", "PX310 error in_force"),
        ("pusher", datum("user-id", "user_id"), "mobile-app", "PX207 error in_force"),
        ("pusher", datum("email"), "unknown", "PX201 warning in_force"),
        ("links", datum("patient-id", "url"), "mobile-app", "PX313 error in_force"),
        ("links", datum("patient-id", "url"), "unknown", "PX313 error in_force"),
        ("links", datum("condition", "url"), "mobile-app", "PX313 error in_force"),
        ("links", datum("condition", "url"), "unknown", "PX313 warning contested"),
        ("links", datum("email", "user_data"), "mobile-app", "PX208 error regulation"),
        ("counter", datum("user-id", origin="deviceFingerprint"), "unknown", "PX315 warning in_force"),
    ],
)
def test_what_a_sort_of_product_is_given(name: str, given: Disclosed, surface: str, wanted: str) -> None:
    assert brief(use(name, "event", surface, given)) == [wanted]


def test_the_name_that_tells_is_the_one_named() -> None:
    given = datum("condition", "event", origin="diary_of_pregnancy", confidence="literal")
    (one,) = told(use("counter", "event", "login", given, event="opened"))
    assert one.message.startswith("Counter is told of diary_of_pregnancy on a sign-in page; the name speaks of condition")


def test_user_properties_of_an_app_s_analytics_are_no_matching() -> None:
    assert brief(use("automat", "identify", "mobile-app", datum("email", "user_data"))) == [
        "PX201 error in_force",
        "PX311 warning in_force",
    ]


def test_an_address_without_a_person_says_nothing_in_an_app() -> None:
    assert brief(use("counter", "event", "mobile-app", datum("page-url", "url"))) == ["PX110 warning in_force"]


def at(path: str, name: str = "automat", kind: str = "dependency", surface: str = "mobile-app", **changes: object) -> Use:
    return use(name, kind, surface, place=Place(path, Span(2, 1, 2, 9)), **changes)._replace(callee="account")


def off(path: str, settings: str = "disables:all", kind: str = "manifest") -> Use:
    return at(path, kind=kind)._replace(callee="collects", switches=(settings,))


def test_an_app_s_library_is_told_once_where_it_is_declared() -> None:
    calls = [at(f"{name}.kt", "counter", "event") for name in "ab"]
    (one,) = told(*calls, at("build.gradle", "counter"), at("Manifest.xml", "counter", "manifest"))
    assert (one.rule, one.place.path, one.data) == ("PX110", "build.gradle", ("ip",))
    assert "places" not in one.message


def test_an_app_s_library_is_told_at_its_first_call_without_a_declaration() -> None:
    (one,) = told(*(at(f"{name}.kt", "counter", kind) for name, kind in (("c", "event"), ("b", "event"), ("a", "import"))))
    assert (one.rule, one.place.path) == ("PX110", "b.kt")


IN_AN_APP = [
    ("as it comes", [], "PX311 warning in_force"),
    ("switched off", [off("app/main/Manifest.xml")], "PX110 note in_force"),
    ("switched off for developers alone", [off("app/src/debug/Manifest.xml")], "PX110 warning in_force"),
    ("switched off on the other platform", [off("ios/Info.plist")], "PX110 warning in_force"),
    ("switched off by a call", [off("a.kt", kind="config")], "PX110 warning in_force"),
    ("a part switched off", [off("app/main/Manifest.xml", "reduces:device-id")], "PX311 warning in_force"),
    ("masked", [off("app/main/Manifest.xml", "masks:ui-event")], "PX311 warning in_force"),
]


@pytest.mark.parametrize(("settings", "wanted"), [pytest.param(uses, wanted, id=name) for name, uses, wanted in IN_AN_APP])
def test_a_library_that_collects_by_itself(settings: list[Use], wanted: str) -> None:
    assert brief(at("app/build.gradle"), at("a.kt", kind="event"), *settings) == [wanted]


def test_a_library_of_all_platforms_is_off_when_it_is_off_on_all() -> None:
    android, ios = off("android/Manifest.xml"), off("ios/Info.plist")
    assert brief(at("pubspec.yaml"), android) == ["PX110 warning in_force"]
    assert brief(at("pubspec.yaml"), android, ios) == ["PX110 note in_force"]


def test_what_can_be_switched_off_in_parts() -> None:
    assert brief(at("Podfile", "reducible")) == ["PX311 warning in_force"]
    made = off("Info.plist", "reduces:device-id")._replace(tracker="reducible")
    assert brief(at("Podfile", "reducible"), made) == ["PX110 warning in_force"]


def test_crash_reports_are_never_more_than_a_warning_by_being_there() -> None:
    assert brief(at("Podfile", "crashes")) == ["PX110 warning regulation"]


def test_pages_of_an_app() -> None:
    assert brief(at("www/index.html", "counter", "load")) == ["PX312 warning in_force"]
    assert brief(at("www/index.html", "pixel", "load")) == ["PX312 error in_force"]


def test_in_an_app_what_is_as_grave_speaks_for_its_screens() -> None:
    started = at("a.kt", "replay", "init")
    screen = at("booking.kt", "replay", "event", "appointment mobile-app")
    assert [one.rule for one in told(started, screen, at("build.gradle", "replay"))] == ["PX304"]
    signed_in = at("b.kt", "counter", "event", "authenticated mobile-app")
    assert brief(at("build.gradle", "counter"), signed_in) == ["PX101 error in_force", "PX110 warning in_force"]


def test_a_leak_does_not_stand_for_the_library() -> None:
    leak = at("a.kt", "counter", "event")._replace(data=(datum("email"),))
    assert brief(at("build.gradle", "counter"), leak) == ["PX110 warning in_force", "PX201 error in_force"]


def test_advanced_matching_is_of_advertising() -> None:
    assert brief(use("pixel", "init", "unknown", datum("email", slot="user_data"))) == ["PX208 error regulation"]


def test_settings_speak_by_the_data_given_to_them() -> None:
    assert brief(use("pixel", "config", "authenticated", datum("user-id"))) == ["PX207 error in_force"]


def test_search_pages_hold_the_term_in_their_address() -> None:
    (one,) = told(use("pixel", "load", "search"))
    assert (one.rule, one.severity, one.confidence) == ("PX204", "note", "collected")


@pytest.mark.parametrize(
    ("element", "surface", "wanted"),
    [
        ("email", "authenticated", "PX212 error in_force"),
        ("email", "search", "PX212 error in_force"),
        ("email", "unknown", "PX212 warning in_force"),
        ("medication", "unknown", "PX212 warning contested"),
        ("search-term", "unknown", "PX203 warning contested"),
        ("provider", "appointment", "PX206 error in_force"),
    ],
)
def test_data_layer(element: str, surface: str, wanted: str) -> None:
    assert brief(use("layer", "event", surface, datum(element))) == [wanted]


@pytest.mark.parametrize(
    ("event", "wanted"), [("Schedule", "PX206 warning in_force"), ("ViewContent", "PX202 warning contested")]
)
def test_an_event_that_books(event: str, wanted: str) -> None:
    assert brief(use("counter", "event", "unknown", datum("provider"), event=event)) == [wanted]


@pytest.mark.parametrize(
    ("surface", "wanted"),
    [
        ("authenticated", ["PX302 error in_force"]),
        ("login", ["PX302 warning contested"]),
        ("unknown", []),
        ("condition", []),
    ],
)
def test_a_bare_request(surface: str, wanted: list[str]) -> None:
    assert brief(use("pixel", "event", surface, callee="hits.example")) == wanted


@pytest.mark.parametrize(
    ("surface", "wanted"),
    [("login", "PX304 warning in_force"), ("mobile-app", "PX304 warning in_force"), ("search", "PX304 note contested")],
)
def test_masked_replay(surface: str, wanted: str) -> None:
    assert brief(use("replay", "init", surface, switches=("masks:free-text",))) == [wanted]


def test_masking_lowers_no_presence_behind_sign_in() -> None:
    (one,) = told(use("replay", "init", "authenticated", switches=("masks:free-text",)))
    assert (one.rule, one.severity, one.also) == ("PX101", "error", ("PX304",))


def test_masking_set_in_another_file_counts_for_the_load() -> None:
    load = use("replay", "load", "mobile-app")
    assert brief(load, use("replay", "init", "unknown", switches=("masks:free-text",))) == ["PX304 warning in_force"]


def test_one_leak_one_finding() -> None:
    (one,) = told(use("pixel", "event", "authenticated", datum("email"), datum("name")))
    assert (one.rule, one.data, one.also) == ("PX201", ("email", "name"), ("PX101",))


def test_a_bare_request_with_data_is_told_by_its_data() -> None:
    (one,) = told(use("pixel", "event", "authenticated", datum("email"), callee="hits.example"))
    assert (one.rule, one.also) == ("PX201", ("PX101", "PX302"))


def test_what_a_wrapper_adds_itself_is_told_there() -> None:
    added = use("pixel", "event", "unknown", datum("email", relayed=True), datum("name"), wrapped=True)
    (one,) = told(added)
    assert (one.rule, one.data) == ("PX201", ("name",))


def test_two_leaks_of_one_use() -> None:
    found = told(use("pixel", "event", "authenticated", datum("email"), datum("search-term")))
    assert [(one.rule, one.data) for one in found] == [("PX201", ("email",)), ("PX203", ("search-term",))]


def test_the_milder_never_hides_the_graver() -> None:
    found = told(use("pixel", "event", "login", datum("signed-in-status"), datum("user-id")))
    assert [(one.rule, one.severity) for one in found] == [("PX207", "error")]
    found = told(use("pixel", "event", "appointment", datum("page-url")))
    assert [(one.rule, one.severity) for one in found] == [("PX104", "error"), ("PX204", "warning")]


def test_presence_is_told_once_where_it_is_loaded() -> None:
    event = use("pixel", "event", "authenticated")
    load = use("pixel", "load", "authenticated", place=Place("c.js", Span(9, 1, 9, 9)))
    other = use("pixel", "event", "authenticated", place=Place("b.js", Span(1, 1, 1, 9)))
    (one,) = told(event, load, other)
    assert (one.place.path, one.place.span.line) == ("c.js", 9)
    assert one.message.endswith(" The same holds at 3 places in 3 files.")


def test_presence_is_told_at_the_first_event_by_path_without_a_load() -> None:
    events = [use("errors", "event", "authenticated", place=Place(f"{name}.js", Span(1, 1, 1, 9))) for name in "cab"]
    (one,) = told(*events)
    assert one.place.path == "a.js"


def test_presence_is_told_where_the_page_is_known() -> None:
    load = use("pixel", "load", "unknown")
    event = use("pixel", "event", "authenticated", place=Place("b.js", Span(1, 1, 1, 9)))
    (one,) = told(load, event)
    assert (one.rule, one.place.path) == ("PX101", "b.js")


def test_presence_is_told_for_each_tracker_and_sort_of_page() -> None:
    uses = [
        use(name, "load", surface, place=Place(f"{surface}.js", Span(1, 1, 1, 9)))
        for name in ("pixel", "counter")
        for surface in ("login", "appointment")
    ]
    assert sorted((one.rule, one.tracker) for one in told(*uses)) == [
        ("PX102", "counter"),
        ("PX102", "pixel"),
        ("PX104", "counter"),
        ("PX104", "pixel"),
    ]


def test_the_gravest_place_is_told() -> None:
    load = use("pixel", "event", "login", callee="hits.example")
    event = use("pixel", "event", "payment", callee="hits.example", place=Place("b.js", Span(1, 1, 1, 9)))
    (one,) = told(load, event)
    assert (one.rule, one.severity, one.place.path) == ("PX302", "error", "b.js")


def test_replay_and_its_presence_are_told_once() -> None:
    load = use("replay", "load", "authenticated login")
    events = [use("replay", "event", "authenticated", place=Place(f"{name}.js", Span(1, 1, 1, 9))) for name in "bc"]
    assert [one.rule for one in told(load, *events)] == ["PX304"]


def test_a_sort_of_page_speaks_for_no_other() -> None:
    both = use("pixel", "load", "authenticated registration")
    one = use("pixel", "event", "registration", place=Place("b.js", Span(1, 1, 1, 9)))
    assert [found.rule for found in told(both, one)] == ["PX101", "PX103"]


def test_a_form_s_leak_names_all_trackers_at_once() -> None:
    field = datum("email", slot="form-url")
    (one,) = told(*(use(name, "load", "unknown", field) for name in ("pixel", "counter", "errors")))
    assert one.tracker == "counter"
    assert one.message.endswith(" So may Errors and Pixel.")


def _at(path: str, line: int) -> Place:
    return Place(path, Span(line, 1, line, 9))


def test_where_a_visitor_is_is_told_once_for_a_file() -> None:
    page = datum("page-url")
    uses = [use("pixel", "event", "authenticated", page, place=_at("a.js", line), callee=f"c{line}") for line in (3, 7, 9)]
    (one,) = told(*uses)
    assert one.place == _at("a.js", 3)
    assert one.message.endswith("The same holds at 3 places of this file.")
    assert (one.home(), len(one.places)) == (("a.js", ""), 3)


def test_what_other_places_give_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    both = KNOWLEDGE._replace(trackers=(tracker("pixel", "advertising", collects=("page-url", "referrer")),))
    monkeypatch.setitem(CATEGORIES, "referrer", "activity")
    uses = [
        use("pixel", "event", "authenticated", datum(name), place=_at("a.js", n))
        for n, name in enumerate(("page-url", "referrer"))
    ]
    found = told(*uses, knowledge=both)
    (one,) = [finding for finding in found if finding.rule == "PX204"]
    assert one.data == ("page-url", "referrer")
    assert one.message.endswith("The same holds at 2 places of this file. Some of them give referrer too.")


def test_other_files_trackers_and_identifiers_are_told_apart() -> None:
    page, who = datum("page-url"), datum("patient-id", slot="url")
    uses = [
        use("pixel", "event", "authenticated", page, place=_at("a.js", 3)),
        use("pixel", "event", "authenticated", page, place=_at("b.js", 3)),
        use("counter", "event", "authenticated", page, place=_at("a.js", 4)),
        use("pixel", "event", "authenticated", page, who, place=_at("a.js", 5)),
        use("pixel", "event", "authenticated", page, who, place=_at("a.js", 6)),
    ]
    found = [one for one in told(*uses) if one.rule == "PX204"]
    assert len(found) == 5
    assert all("same holds" not in one.message for one in found)


def test_two_fields_are_two_leaks() -> None:
    first, second = datum("email", slot="form-url"), datum("email", slot="form-url")
    second = second._replace(steps=(Step("b.html", Span(8, 1, 8, 9), "another field"),))
    assert len(told(use("pixel", "load", "unknown", first), use("counter", "load", "unknown", second))) == 2


def test_every_leak_is_told_where_it_is() -> None:
    first = use("pixel", "event", "unknown", datum("email"))
    second = first._replace(place=Place("a.js", Span(9, 1, 9, 9)))
    found = told(first, second)
    assert [one.place.span.line for one in found] == [3, 9]
    assert len({one.fingerprint for one in found}) == 1


def test_the_best_proved_element_decides_and_brings_its_steps() -> None:
    weak = datum("name", confidence="name-only", steps=())
    (one,) = told(use("counter", "event", "unknown", weak, datum("email")))
    assert (one.confidence, one.data, len(one.steps)) == ("flow", ("email", "name"), 1)


@pytest.mark.parametrize(
    ("key", "clear"), [("patientEmail", True), ("user.email_address", True), ("contact", False), ("name", False)]
)
def test_a_name_alone(key: str, clear: bool) -> None:
    element = "name" if key == "name" else "email"
    given = datum(element, confidence="name-only", origin="", steps=())._replace(key=key)
    (one,) = told(use("counter", "event", "unknown", given))
    assert one.clear is clear


def test_what_a_vendor_takes_as_a_search_term_is_no_name() -> None:
    given = datum("search-term", "search", confidence="name-only", origin="", steps=())._replace(key="value")
    (one,) = told(use("counter", "event", "unknown", given))
    assert one.clear


def test_data_on_its_way_through_a_call_that_is_judged_is_told_there() -> None:
    inner, outer, other = (Place("a.js", Span(line, 1, line, 9)) for line in (3, 30, 60))
    through = (Step("b.html", Span(7, 1, 7, 9), "the field"), Step(*inner, "passed to send"), Step("c.js", inner.span, "sent"))
    uses = (
        use("counter", "event", "unknown", datum("email"), place=inner),
        use("counter", "event", "unknown", datum("email", steps=through), place=outer),
        use("counter", "event", "unknown", datum("name", steps=through), place=other),
    )
    first, second = told(*uses)
    assert (first.place, first.places, first.data) == (inner, (inner, outer), ("email",))
    assert (second.place, second.places, second.data) == (other, (), ("name",))


def test_data_through_a_call_that_is_known_by_name_alone_is_told_where_it_comes_from() -> None:
    inner, outer = (Place("a.js", Span(line, 1, line, 9)) for line in (3, 30))
    through = (Step(*inner, "passed to send"), Step("c.js", inner.span, "sent"))
    weak = use("counter", "event", "unknown", datum("email", confidence="name-only", steps=()), place=inner)
    strong = use("counter", "event", "unknown", datum("email", steps=through), place=outer)
    assert {one.place for one in told(weak, strong)} == {inner, outer}


def test_of_calls_within_each_other_the_better_proved_is_told() -> None:
    whole, part = Place("a.js", Span(3, 1, 3, 40)), Place("a.js", Span(3, 9, 3, 30))
    weak = use("counter", "event", "unknown", datum("email", confidence="name-only", steps=()), place=whole)
    strong = use("counter", "event", "unknown", datum("email"), place=part)
    assert [one.place for one in told(weak, strong)] == [part]


def test_fingerprint_knows_no_line_and_tells_elements_apart() -> None:
    one, moved, other = (
        told(use("counter", "event", "unknown", datum("email")))[0],
        told(use("counter", "event", "unknown", datum("email"), place=Place("z.js", Span(99, 1, 99, 2))))[0],
        told(use("counter", "event", "unknown", datum("name")))[0],
    )
    assert one.fingerprint == moved.fingerprint != other.fingerprint
    assert len(one.fingerprint) == 16


def test_a_form_s_leak_is_told_at_the_form() -> None:
    (one,) = told(use("pixel", "load", "unknown", datum("email", slot="form-url")))
    assert one.place == Place("b.html", Span(7, 1, 7, 9))


def test_reach_makes_presence_a_matter_across_files() -> None:
    chain = (Step("page.jsx", Span(1, 1, 1, 1), "brings in a.js"),)
    (one,) = told(use("pixel", "load", "authenticated", reach=Reach(3, "authenticated", chain)))
    assert (one.confidence, one.steps) == ("cross-file", chain)
    assert "3 pages in reach" in one.message


def test_messages_name_the_surface_the_check_is_about() -> None:
    (one,) = told(use("pixel", "load", "login appointment"))
    assert (one.rule, one.also) == ("PX104", ("PX102",))
    assert one.message.startswith("Pixel runs on an appointment page and may disclose")


def test_messages_say_what_is_known() -> None:
    (one,) = told(use("counter", "event", "unknown", datum("email"), datum("name")))
    assert one.message == (
        "Counter is given email and name on a page of a kind that is not known and may disclose this to Maker."
    )
    (one,) = told(use("counter", "event", "search", datum("search-term")))
    assert one.message.endswith("Counsel disagree whether HIPAA reaches this.")
    assert one.remedy


def agreed(*surfaces: str, data: tuple[str, ...] = (), **changes: object) -> Policy:
    made = Agreement(
        ("counter", "pixel"), datetime.date(2026, 1, 1), None, "", surfaces or ("general",), data, "operations", "", 1
    )
    return PLAIN._replace(agreements=(made._replace(**changes),))  # type: ignore[arg-type]


PORTAL = use("counter", "event", "authenticated", datum("email"))


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        pytest.param(agreed("authenticated", data=("email",)), "warning", id="in scope"),
        pytest.param(agreed("all", data=("all",)), "warning", id="written as all"),
        pytest.param(agreed(data=("email",)), "error", id="general pages alone"),
        pytest.param(agreed("authenticated"), "error", id="no data beyond what it collects"),
        pytest.param(agreed("authenticated", data=("name",)), "error", id="other data"),
        pytest.param(agreed("authenticated", data=("email",), purpose="marketing"), "error", id="for marketing"),
        pytest.param(agreed("authenticated", data=("email",), expires=datetime.date(2026, 11, 21)), "error", id="expired"),
        pytest.param(agreed("authenticated", data=("email",), expires=PLAIN.today), "warning", id="last day"),
        pytest.param(agreed("authenticated", data=("email",), signed=datetime.date(2027, 1, 1)), "error", id="to come"),
        pytest.param(agreed("authenticated", data=("email",), trackers=("replay",)), "error", id="another product"),
    ],
)
def test_agreements_lower_one_step_within_their_scope(policy: Policy, severity: str) -> None:
    (one,) = (found for found in told(PORTAL, policy=policy) if found.rule != "PX905")
    assert one.severity == severity


def test_a_finding_says_which_agreement_made_it_milder() -> None:
    policy = agreed("authenticated", data=("email",), document="contracts/counter.pdf", owner="privacy", line=7)
    (one,) = told(PORTAL, policy=policy._replace(path=".pixellint.yaml"))
    assert one.message.endswith(
        " An agreement lowers it one step (.pixellint.yaml:7, signed on 2026-01-01, contracts/counter.pdf, privacy)."
    )
    (other,) = told(PORTAL, policy=PLAIN._replace(path=".pixellint.yaml"))
    assert "agreement" not in other.message and one.fingerprint == other.fingerprint


def test_an_agreement_never_covers_advertising() -> None:
    (one,) = told(use("pixel", "event", "authenticated", datum("email")), policy=agreed("all", data=("all",)))
    assert one.severity == "error"


def test_an_agreement_covers_presence_and_never_removes() -> None:
    assert brief(use("counter", "load", "authenticated"), policy=agreed("authenticated")) == ["PX101 warning in_force"]
    assert brief(use("counter", "load", "general"), policy=agreed("all")) == ["PX111 note in_force"]


def test_an_agreement_must_cover_every_surface() -> None:
    one = use("counter", "load", "authenticated appointment")
    assert brief(one, policy=agreed("authenticated")) == ["PX402 error in_force"]


def test_not_regulated_makes_notes_of_the_hhs_pack_and_turns_the_ftc_pack_on() -> None:
    nobody = PLAIN._replace(organisation="not-regulated")
    assert {one.severity for one in told(use("counter", "event", "authenticated", datum("search-term")), policy=nobody)} == {
        "warning"
    }
    (one,) = told(PORTAL, policy=nobody)
    assert (one.rule, one.severity, one.legal_status) == ("FTC202", "warning", "other_regime")
    assert {"PX101", "PX201"} <= set(one.also)
    assert {one.severity for one in told(use("errors", "load", "authenticated"), policy=nobody)} == {"note"}


def test_an_app_of_nobody_regulated() -> None:
    one = use("counter", "event", "mobile-app", datum("email"))
    assert {found.severity for found in told(one, policy=PLAIN._replace(app_of_regulated_entity=False))} == {"note"}


def test_a_library_in_an_app_of_nobody_regulated() -> None:
    uses = (at("build.gradle", "pixel"), at("b.kt", "pixel", "event", "login mobile-app")._replace(data=(datum("email"),)))
    found = told(*uses, policy=PLAIN._replace(app_of_regulated_entity=False))
    assert [(one.rule, one.severity) for one in found] == [("PX110", "note"), ("PX201", "note")]


def test_an_agreement_covers_a_library() -> None:
    assert brief(at("build.gradle", "counter"), policy=agreed("mobile-app")) == ["PX110 note in_force"]
    assert brief(at("build.gradle", "pixel"), policy=agreed("mobile-app")) == ["PX410 error in_force"]


def test_packs_not_chosen_are_silent() -> None:
    assert told(PORTAL, policy=PLAIN._replace(packs=("vacated-2024",))) == []
    assert {one.rule for one in told(PORTAL, policy=PLAIN._replace(packs=("ftc",)))} == {"FTC202"}


def test_order_of_uses_does_not_matter() -> None:
    uses = (PORTAL, use("pixel", "load", "login"), use("layer", "event", "search", datum("email")))
    assert told(*uses) == told(*reversed(uses))
