"""Whether a tabular form breaks off in the middle of its last row.

That matters only where the document ends there, without a line break.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.ingest.cells import Cell, TableLine
from site_builder.ingest.draft import Cut
from site_builder.ingest.goals import ReadRow
from site_builder.ingest.traits import FIELDS

_ENDS = tuple("。．.)）」』】")
_SENTENCES = ("goal", "summary", "attainment", "next_steps")
_LEAST = FIELDS.index("summary")
"""No row with a number ends before this field"""


def find_cut(
    head: Sequence[TableLine], lines: Sequence[TableLine], rows: Sequence[ReadRow], field: str
) -> Cut | None:
    """The last text, if its row ends before the others do and not as they do.

    A row of fewer columns alone tells nothing: empty cells at a line's end are often lost.
    `field` is the path of the last row's measure.
    """
    *others, last = rows
    name = max(last.cells, key=FIELDS.index)
    text = last.cells[name][-1]
    columns = [line.columns for line in lines[:-1]] or [line.columns for line in head]
    shorter = not columns or lines[-1].columns < min(columns)
    unclosed = not _ends_well(text, name, others)
    lacking = shorter and _lacks_more(name, others)
    if shorter and (unclosed or (lacking and last.number is not None)):
        return Cut(text.pieces[-1], "")
    # A row without a number may end early, because cells above cover its own.
    doubtful = lacking or (unclosed and name in _SENTENCES)
    return Cut(text.pieces[-1], f"{field}/{name}") if doubtful else None


def _lacks_more(name: str, others: Sequence[ReadRow]) -> bool:
    """Whether rows with a number go on behind this field."""
    place = FIELDS.index(name)
    numbered = [row for row in others if row.number is not None]
    return place < _LEAST or any(
        numbered and all(field in row.cells for row in numbered) for field in FIELDS[place + 1 :]
    )


def _ends_well(text: Cell, name: str, others: Sequence[ReadRow]) -> bool:
    if text.text.endswith(_ENDS):
        return True
    texts = [row.cells[name][-1].text for row in others if name in row.cells]
    closed = sum(1 for other in texts if other.endswith(_ENDS))
    return bool(texts) and 2 * closed <= len(texts)
