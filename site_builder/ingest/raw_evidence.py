"""What other sheets of the same office say about which cells belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.content.model import Measure, Sheet
from site_builder.content.wording import squash
from site_builder.ingest.policies import read_policies
from site_builder.ingest.raw_cells import Cell
from site_builder.ingest.raw_rows import PrintedRow
from site_builder.ingest.raw_slots import Slot, Table

_WEIGHT = 8.0
_ALIKE = 0.6
"""Two texts less alike than this are not taken as the same one, reworded"""


@dataclass(frozen=True)
class Evidence:
    """Sheets of other years, or of sections with the same goals."""

    sheets: tuple[Sheet, ...] = ()

    def known(self, slot: Slot, cell: Cell, table: Table) -> float:
        """How strongly another sheet has this text beside such a row."""
        rows = table.rows[slot.row : slot.row + slot.rows]
        return _WEIGHT * max(self._matches(slot.column, cell.text, rows), default=0.0)

    def _matches(self, column: str, text: str, rows: Sequence[PrintedRow]) -> Iterator[float]:
        for sheet in self.sheets:
            for goal in sheet.goals:
                for measure in goal.measures:
                    told = goal.goal if column == "goal" else getattr(measure, column)
                    if told and (same := alike(text, squash(told))) >= _ALIKE:
                        yield same * max(_row_alike(row, measure) for row in rows)


def _row_alike(row: PrintedRow, measure: Measure) -> float:
    """How much a printed row is the row of another sheet: by its work and its codes."""
    work = alike(row.text("initiative"), squash(measure.initiative))
    told = alike(row.text("summary"), squash(measure.summary))
    printed = (code for cell in row.cells.get("policies", ()) for code in cell.lines)
    codes = {code for line in printed for code in read_policies(line)}
    cited = 0.9 if codes and codes == set(measure.policies) else 0.0
    return max(work, told, cited)


@lru_cache(maxsize=16384)
def alike(text: str, other: str) -> float:
    """Share of the pairs of signs that two folded texts have in common: 0 to 1."""
    mine, yours = _pairs(text), _pairs(other)
    if not mine or not yours:
        return 0.0
    return 2 * len(mine & yours) / (len(mine) + len(yours))


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
