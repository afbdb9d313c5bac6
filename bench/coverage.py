"""What of the market the catalogue knows: `python -m bench.coverage FOLDER [--misses N]`.

FOLDER holds four lists, tab-separated with a head, that are compared with and never copied:

- `ranking.tsv`: products with `product_id`, `rank`, `tier`, `domains` and `tpw_occurrences`: how often it was met.
- `js_globals.tsv`: `global`, `product` and `tier`.
- `packages.tsv`: `ecosystem`, `package`, `tracker_product` and `how_known`.
- `web_domains_permissive.tsv`: `domain` and `product`.

A host of the catalogue covers a domain at, below or above itself: `static.acme.example` tells `acme.example`. A product is
known where a record has its id or most of its domains are covered. A domain weighs what its ranked product does, else 1.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from pixellint.knowledge.load import load_knowledge
from pixellint.model.knowledge import Tracker

BARS = {"tier 1": 1.0, "globals": 0.9, "packages": 0.6, "domains": 0.95}
OTHER_IDS = {
    "azure-app-insights": "azure-application-insights",
    "customer-io": "customerio",
    "google-signin": "google-sign-in",
    "matomo-tag-manager": "matomo",
    "x-ads-pixel": "x-pixel",
}
"""ids of the lists -> ids of the records"""

Row = dict[str, str]


class Item(NamedTuple):
    """One line of a list: is it known, and what does it weigh?"""

    name: str
    weight: int
    known: bool


class Measure(NamedTuple):
    """One list against the catalogue."""

    name: str
    items: tuple[Item, ...]

    @property
    def share(self) -> float:
        whole = sum(item.weight for item in self.items)
        return sum(item.weight for item in self.items if item.known) / whole if whole else 1.0

    @property
    def misses(self) -> list[Item]:
        """The heaviest first; what weighs the same in the order of the list."""
        return sorted((item for item in self.items if not item.known), key=lambda item: -item.weight)


class Catalogue(NamedTuple):
    """What records say, ready to be asked."""

    ids: frozenset[str]
    hosts: frozenset[str]
    above: frozenset[str]
    """every domain that a host lies below"""
    globals: frozenset[str]
    packages: frozenset[tuple[str, str]]


class Weights(NamedTuple):
    """What ranked domains weigh (and with them all that lies below), and what lies right above one."""

    at: dict[str, int]
    above: dict[str, int]


def catalogue(trackers: Iterable[Tracker]) -> Catalogue:
    trackers = tuple(trackers)
    hosts = frozenset(url.host for tracker in trackers for url in tracker.urls)
    return Catalogue(
        frozenset(tracker.id for tracker in trackers),
        hosts,
        frozenset(parent for host in hosts for parent in _at_and_above(host)),
        frozenset(name.name for tracker in trackers for name in tracker.globals),
        frozenset(_package(item.ecosystem, item.name) for tracker in trackers for item in tracker.packages),
    )


def measures(folder: Path, known: Catalogue) -> list[Measure]:
    ranking = _rows(folder / "ranking.tsv")
    covered = {row["product_id"] for row in ranking if _product(row, known)}
    return [
        _tier("1", ranking, covered),
        _tier("2", ranking, covered),
        _globals(_rows(folder / "js_globals.tsv"), known),
        _packages(_rows(folder / "packages.tsv"), known, covered),
        _domains(_rows(folder / "web_domains_permissive.tsv"), known, _weights(ranking)),
    ]


def short(found: Iterable[Measure]) -> list[str]:
    """Names of what stays below its bar."""
    return [measure.name for measure in found if measure.share < BARS.get(measure.name, 0)]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _tier(tier: str, ranking: list[Row], covered: set[str]) -> Measure:
    rows = sorted((row for row in ranking if row["tier"] == tier), key=lambda row: int(row["rank"]))
    return Measure(f"tier {tier}", tuple(Item(row["product_id"], 1, row["product_id"] in covered) for row in rows))


def _globals(rows: list[Row], known: Catalogue) -> Measure:
    tops = (row for row in rows if row["tier"] == "A")
    items = (Item(f"{row['global']} ({row['product']})", 1, row["global"] in known.globals) for row in tops)
    return Measure("globals", tuple(items))


def _packages(rows: list[Row], known: Catalogue, covered: set[str]) -> Measure:
    """Packages that were seen in source, of products that are covered."""
    asked = (row for row in rows if row["how_known"].startswith("seen") and _has(row["tracker_product"], known, covered))
    return Measure("packages", tuple(_packaged(row, known) for row in asked))


def _packaged(row: Row, known: Catalogue) -> Item:
    name = f"{row['ecosystem']} {row['package']} ({row['tracker_product']})"
    return Item(name, 1, _package(row["ecosystem"], row["package"]) in known.packages)


def _domains(rows: list[Row], known: Catalogue, weights: Weights) -> Measure:
    return Measure("domains", tuple(_met(row, known, weights) for row in rows))


def _met(row: Row, known: Catalogue, weights: Weights) -> Item:
    domain = row["domain"]
    return Item(f"{domain} ({row['product']})", _weight(domain, weights), _host(domain, known))


def _product(row: Row, known: Catalogue) -> bool:
    hosts = _hosts(row)
    return _id(row["product_id"]) in known.ids or (bool(hosts) and 2 * sum(_host(host, known) for host in hosts) > len(hosts))


def _has(product: str, known: Catalogue, covered: set[str]) -> bool:
    return product in covered or _id(product) in known.ids


def _id(product: str) -> str:
    return OTHER_IDS.get(product, product)


def _host(domain: str, known: Catalogue) -> bool:
    return domain in known.above or any(parent in known.hosts for parent in _at_and_above(domain))


def _hosts(row: Row) -> list[str]:
    return [domain.partition("/")[0] for domain in row["domains"].split(",") if domain]


def _weights(ranking: list[Row]) -> Weights:
    at: dict[str, int] = {}
    above: dict[str, int] = {}
    for row in ranking:
        for host in _hosts(row):
            at[host] = max(at.get(host, 1), int(row["tpw_occurrences"]))
            for domain in _at_and_above(host)[1:]:
                above[domain] = max(above.get(domain, 1), at[host])
    return Weights(at, above)


def _weight(domain: str, weights: Weights) -> int:
    below = next((weights.at[parent] for parent in _at_and_above(domain) if parent in weights.at), 1)
    return max(below, weights.above.get(domain, 1))


def _at_and_above(domain: str) -> list[str]:
    """The domain and those above it, without the top level."""
    parts = domain.split(".")
    return [".".join(parts[at:]) for at in range(max(1, len(parts) - 1))]


def _package(ecosystem: str, name: str) -> tuple[str, str]:
    return ecosystem, name.casefold().removesuffix(".git")


def tell(found: Iterable[Measure], misses: int, line: Callable[[str], object]) -> None:
    """One line for each measure, below it what weighs most of what is not known."""
    for measure in found:
        number = sum(item.known for item in measure.items)
        bar = f"  bar {BARS[measure.name]:.2f}" if measure.name in BARS else ""
        line(f"{measure.name:<9} {measure.share:.3f}  {number}/{len(measure.items)}{bar}")
        for item in measure.misses[:misses]:
            line(f"    {item.weight:>9}  {item.name}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.coverage", description="What of the market the catalogue knows.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="name the N heaviest misses of each list")
    options = parser.parse_args()
    found = measures(options.folder, catalogue(load_knowledge().trackers))
    tell(found, options.misses, print)
    return 1 if short(found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
