"""What files are read with, kept from run to run in the form in which it is looked up: the tables of the index, and what
level 0 looks for. Made from the shipped knowledge they take longer than a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.cache import Store
from pixellint.files.literals import ScanLiteral
from pixellint.files.table import PackedTable, Table
from pixellint.files.table import packed as packed_table
from pixellint.knowledge.index import Index
from pixellint.knowledge.tables import PackedIndex, packed
from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from pixellint.model.knowledge import Knowledge

_KEPT = "catalogue"


class Catalogue(NamedTuple):
    """`products` is what files that are parsed are read with, `literals` what level 0 looks for."""

    products: Index
    literals: Table


def catalogue(store: Store, rules: Path | None = None) -> Catalogue:
    """All that is known, with what is in `rules`. `store` is that of the project at hand: where it keeps nothing, this does
    not either."""
    if not store or rules is not None:
        return _made(rules)
    found = store.of_program().load(_KEPT)
    if found is None:
        made = _made(None)
        store.of_program().save(_KEPT, (packed(made.products), packed_table(made.literals)))
        return made
    tables, plain = found
    return Catalogue(PackedIndex(tables, _shipped), PackedTable(plain))


def _shipped() -> Knowledge:
    return _known(None)


def _known(rules: Path | None) -> Knowledge:
    from pixellint.knowledge.compiled import knowledge  # with what reads paths, which the hook would wait for

    return knowledge(rules)


def _made(rules: Path | None) -> Catalogue:
    index = Index(_known(rules))
    return Catalogue(index, Table([ScanLiteral(*literal) for literal in index.literals()]))
