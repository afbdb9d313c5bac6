"""Calls through a protocol that nothing in the project implements are told as unresolved, and as nobody's product."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine import Engine, Everything, project

ENGINE = Engine()

SWIFT = {
    "App/Manager.swift": """\
import Plugins

final class Manager {
    private var services = [AnalyticsService]()
    private var last: AnalyticsService?

    func add(_ service: AnalyticsService) {
        services.append(service)
        service.configure()
    }

    func logEvent(_ name: String) {
        services.forEach { $0.recordAnalyticsEvent(name) }
        last?.track(name)
    }
}
"""
}
KOTLIN = {
    "app/src/main/java/org/care/Visits.kt": """\
package org.care

import org.plugins.UsageTelemetry

class Visits(private val telemetry: UsageTelemetry, private val store: VisitStore) {
    fun opened(name: String) {
        telemetry.report(name)
        telemetry.close()
        store.record(name)
    }
}
"""
}
JAVA = {
    "app/src/main/java/org/care/Visits.java": """\
package org.care;

class Visits {
    private VisitAnalytics client;
    void opened(String name) {
        client.send(name);
    }
}
""",
    "app/src/main/java/org/care/VisitAnalytics.java": (
        "package org.care;\n\ninterface VisitAnalytics { void send(String name); }\n"
    ),
}
IMPLEMENTED = {
    "App/Service.swift": "final class Silent: AnalyticsService {\n    func recordAnalyticsEvent(_ name: String) {}\n}\n",
    "app/src/main/java/org/care/Silent.kt": (
        "package org.care\n\nclass Silent : UsageTelemetry {\n    override fun report(name: String) {}\n}\n"
    ),
    "app/src/main/java/org/care/Quiet.java": (
        "package org.care;\n\nclass Quiet implements VisitAnalytics { public void send(String name) {} }\n"
    ),
}


def _told(made: dict[str, str]) -> list[tuple[str, int, str]]:
    with project(made) as root:
        survey = ENGINE.survey(root)
        inventory = ENGINE.inventory(root, survey)
        assert inventory == ENGINE.inventory(root, survey, Everything)
    assert inventory.uses == ()
    return [(Path(one.place.path).name, one.place.span.line, one.reason.split(",")[0]) for one in inventory.unresolved]


def test_what_the_project_implements_is_known() -> None:
    assert _told({**SWIFT, **KOTLIN, **JAVA, **IMPLEMENTED}) == []


def test_a_class_of_the_project_is_known() -> None:
    own = "package org.plugins\n\nclass UsageTelemetry {\n    fun report(name: String) {}\n}\n"
    assert _told({**KOTLIN, "app/src/main/java/org/plugins/UsageTelemetry.kt": own}) == []


def test_an_implementation_for_tests_alone_does_not_count() -> None:
    double = "package org.care\n\nclass Fake : UsageTelemetry {\n    override fun report(name: String) {}\n}\n"
    made = {**KOTLIN, "app/src/test/java/org/care/Fake.kt": double}
    assert _told(made) == [("Visits.kt", 7, "calls go through UsageTelemetry")]


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (
            SWIFT,
            [
                ("Manager.swift", 13, "calls go through AnalyticsService"),
                ("Manager.swift", 14, "calls go through AnalyticsService"),
            ],
        ),
        (KOTLIN, [("Visits.kt", 7, "calls go through UsageTelemetry")]),
        (JAVA, [("Visits.java", 6, "calls go through VisitAnalytics")]),
    ],
    ids=["swift", "kotlin", "java"],
)
def test_calls_through_what_nobody_implements_are_told(made: dict[str, str], wanted: list[tuple[str, int, str]]) -> None:
    assert _told(made) == wanted
