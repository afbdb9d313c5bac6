"""Settings made by writing to fields of a product's options are seen as those given to calls are."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixellint.model.findings import Use
from pixellint.run import lint
from pixellint.settings import Settings, load_policy

DART = """import 'package:sentry_flutter/sentry_flutter.dart';

Future<void> begin(bool asked) => SentryFlutter.init((options) {
      options.privacy.maskAllText = true;
      options.sendDefaultPii = %s;
    });
"""
SWIFT = """import PostHog

func begin() {
    let config = PostHogConfig(apiKey: "key")
    config.optOut = true
    config.captureScreenViews = true
}
"""


def _uses(root: Path, name: str, text: str) -> list[Use]:
    (root / name).write_text(text, encoding="utf-8")
    return list(lint([], Settings(root=root, policy=load_policy(root), jobs=1, cache=False)).inventory.uses)


@pytest.mark.parametrize(("value", "told"), [("false", ["reduces:ip,user-id"]), ("true", []), ("asked", [])])
def test_a_setting_counts_by_its_value(tmp_path: Path, value: str, told: list[str]) -> None:
    uses = _uses(tmp_path, "begin.dart", DART % value)
    assert [seen for use in uses for seen in use.switches if seen.startswith("reduces")] == told
    assert [seen for use in uses for seen in use.switches if seen.startswith("masks")] == ["masks:ui-event,free-text"]


def test_a_field_of_a_configuration_that_is_made_here(tmp_path: Path) -> None:
    assert [seen for use in _uses(tmp_path, "Begin.swift", SWIFT) for seen in use.switches] == ["disables:all"]
