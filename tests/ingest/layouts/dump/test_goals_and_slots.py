"""Rows without a number share the numbers of the merged part: the likeliest ways, however many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from site_builder.ingest.document import Piece
from site_builder.ingest.layouts.dump.cells import DumpCell
from site_builder.ingest.layouts.dump.chunks import Chunk, ChunkGap
from site_builder.ingest.layouts.dump.goals_and_slots import GroupTable, arrange_groups
from site_builder.ingest.layouts.dump.plain_rows import PrintedRow, RowPart


def _row(columns: Sequence[str]) -> PrintedRow:
    cell = DumpCell((Chunk(Piece("事業", 0), ChunkGap.BLANK, 1),), 0, 1)
    return PrintedRow(dict.fromkeys(columns, (cell,)))


def _tables(rows: int, numbers: int) -> list[GroupTable]:
    columns = (("target", "summary"), ("target", "initiative", "summary"), ("target",))
    part = RowPart(tuple(_row(columns[n % 3]) for n in range(rows)), rows, 0.0)
    return list(arrange_groups(part, range(1, numbers + 1)))


def _sizes(table: GroupTable) -> tuple[int, ...]:
    return tuple(len(group.rows) for group in table.groups)


@pytest.mark.parametrize(("rows", "numbers"), [(4, 2), (5, 3), (7, 2)])
def test_all_ways_are_weighed_where_they_are_few(rows: int, numbers: int) -> None:
    cuts = ((0, *inner, rows) for inner in combinations(range(1, rows), numbers - 1))
    ways = {tuple(b - a for a, b in pairwise(cut)) for cut in cuts}
    found = _tables(rows, numbers)
    assert {_sizes(table) for table in found} == ways
    assert [table.score for table in found] == sorted((t.score for t in found), reverse=True)


def test_the_likeliest_of_very_many_ways_are_found() -> None:
    """C(39, 14) ways"""
    best, *others = _tables(40, 15)
    assert (sum(_sizes(best)), [group.number for group in best.groups]) == (40, [*range(1, 16)])
    assert others
    assert all(table.score <= best.score for table in others)
