"""Hosts that the catalogue does not know, as uses of products nothing is known of: checks that name them judge them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixellint.model.findings import UnknownHost, Use
from pixellint.model.knowledge import Agreement, Tracker
from pixellint.settings import Policy

FRAME = "frame"
"""the event of a use that shows a host in a frame"""
_UNKNOWN = "unknown host"
"""the only purpose of a product that is just a host"""
_OFFER = Agreement("unknown", "", "", "", "")


def is_host(tracker: Tracker) -> bool:
    """Whether a product is only a host that the catalogue does not know."""
    return tracker.purposes == (_UNKNOWN,)


def as_uses(hosts: Iterable[UnknownHost], policy: Policy) -> Iterator[tuple[Use, Tracker]]:
    """A use and a product for every unknown host that the policy does not call the organisation's own."""
    for host in hosts:
        if not any(host.host == own or host.host.endswith(f".{own}") for own in policy.first_party_hosts):
            event = FRAME if host.frame else ""
            yield Use(host.host, "load", host.place, host.host, event, "", (), surfaces=host.surfaces), _product(host.host)


def _product(host: str) -> Tracker:
    return Tracker(host, host, host, (_UNKNOWN,), (), (), (), (), (), ("ip", "page-url"), (), _OFFER, (), "", ())
