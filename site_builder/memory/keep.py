"""At the end of a build: what was made of what is written down, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import product

from site_builder.export.shares import SharePart, SheetShare
from site_builder.memory.batches import KnownBatch, batch_row
from site_builder.memory.outputs import KnownOutput, output_rows
from site_builder.memory.parts import KnownParts
from site_builder.memory.plain import dump
from site_builder.memory.recall import Recollection, stamps_after
from site_builder.memory.shares import share_name, share_rows
from site_builder.memory.sheets import KnownSheet, sheet_row
from site_builder.memory.store import Damaged, Row, Store, new_store
from site_builder.memory.survey import Stamps
from site_builder.publish.page_changes import PageChanges
from site_builder.publish.publication import Published
from site_builder.report import BuildFacts


@dataclass(frozen=True, slots=True)
class Keepsake:
    """All that the next build may need; of sheets, batches and shares only what is new."""

    sheet_names: frozenset[str]
    """Files of all sheets"""
    sheets: Sequence[KnownSheet]
    batches: Sequence[KnownBatch]
    batch_names: frozenset[str]
    """Of all batches"""
    shares: Mapping[str, SheetShare]
    parts: KnownParts
    outputs: Sequence[KnownOutput]


def keep(
    memory: Recollection, keepsake: Keepsake, report: BuildFacts, published: Published
) -> None:
    """Writes it down; where that fails, the next build makes more than it has to."""
    if memory.file is None:
        return
    with suppress(Damaged, OSError):
        store = memory.store or new_store(memory.file)
        with closing(store), store.writing():
            _keep(store, memory, keepsake, report, stamps_after(memory, published))


def _keep(
    store: Store, memory: Recollection, keepsake: Keepsake, report: BuildFacts, there: Stamps
) -> None:
    told = replace(report, changes=PageChanges(), leftovers=(), written=0, one_by_one=False)
    store.put("facts", iter([*memory.facts(there).items(), ("report", dump(told).encode())]))
    _bring(store, "files", memory.file_rows())
    _bring(store, "outputs", output_rows(keepsake.outputs, there))
    shares = (row for one in keepsake.shares.items() for row in share_rows(*one))
    _add(store, "sheets", map(sheet_row, keepsake.sheets), keepsake.sheet_names)
    _add(store, "batches", map(batch_row, keepsake.batches), keepsake.batch_names)
    parts_kept = frozenset(share_name(*one) for one in product(keepsake.batch_names, SharePart))
    _add(store, "shares", shares, parts_kept)
    _add(store, "parts", keepsake.parts.new, keepsake.parts.names)


def _add(store: Store, table: str, rows: Iterator[Row], names: frozenset[str]) -> None:
    """Adds the rows, and deletes those whose name is not one of `names`."""
    store.put(table, rows)
    store.drop(table, store.names(table) - names)


def _bring(store: Store, table: str, rows: Iterable[Row]) -> None:
    """Makes these the only rows of the table; rows that are there already are not written again."""
    wanted = {row[0]: row for row in rows}
    there = {row[0]: row for row in store.rows(table)}
    store.drop(table, there.keys() - wanted.keys())
    store.put(table, (row for name, row in wanted.items() if there.get(name) != row))
