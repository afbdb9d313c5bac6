"""What products that run in pages and in apps take along by themselves: each of the two worlds has its own facts."""

from __future__ import annotations

import pytest

from pixellint.flow.collected import collected
from pixellint.knowledge.compiled import knowledge

TRACKERS = {tracker.id: tracker for tracker in knowledge().trackers}
OF_PAGES = {"page-url", "page-title", "referrer", "link-url", "search-term"}
BOTH = """
amplitude appcues branch clevertap contentsquare dynatrace fingerprintjs firebase-performance launchdarkly moengage mparticle
salesforce-mc singular smartlook snowplow statsig
""".split()
WEB_SDKS_THAT_SEND_NO_ADDRESS = "adjust algolia braze countly onesignal".split()


def _elements(product: str, kind: str, app: bool) -> set[str]:
    return {item.element for item in collected(TRACKERS[product], kind, (), app)}


@pytest.mark.parametrize("product", BOTH)
def test_an_app_sends_no_address_of_a_page(product: str) -> None:
    assert not OF_PAGES & _elements(product, "init", app=True)


@pytest.mark.parametrize("product", WEB_SDKS_THAT_SEND_NO_ADDRESS)
def test_a_web_sdk_read_without_an_address_is_told_without_one(product: str) -> None:
    assert not OF_PAGES & _elements(product, "init", app=False)


@pytest.mark.parametrize("product", BOTH)
@pytest.mark.parametrize("kind", ["load", "init", "event"])
def test_a_page_sends_its_address(product: str, kind: str) -> None:
    assert "page-url" in _elements(product, kind, app=False)


@pytest.mark.parametrize("product", BOTH)
@pytest.mark.parametrize("kind", ["identify", "config", "handle"])
def test_nothing_is_collected_where_nothing_is_sent(product: str, kind: str) -> None:
    assert not _elements(product, kind, app=False)


def test_a_single_call_watches_no_page() -> None:
    assert "ui-event" in _elements("posthog", "load", app=False)
    assert not _elements("posthog", "event", app=False) & {"ui-event", "link-url"}


def test_a_server_has_no_page() -> None:
    assert not collected(TRACKERS["posthog"], "event", (), app=False, server=True)
    assert [item.element for item in collected(TRACKERS["sentry"], "init", (), app=False, server=True)] == ["error"]


def test_a_page_has_no_screen_and_no_advertising_id() -> None:
    told = _elements("contentsquare", "init", app=False) | _elements("amplitude", "init", app=False)
    assert not told & {"screen-name", "advertising-id"}
