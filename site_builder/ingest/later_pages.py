"""Tables of a text dump that go on over a page, on which title and labels are printed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from site_builder.ingest.cells import split_cells
from site_builder.ingest.document import Line
from site_builder.ingest.labels import HEADER_LABELS, is_title, label_of
from site_builder.ingest.numbering import read_number
from site_builder.ingest.zones import is_column_head


def goes_on(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the lines below a title are the rest of the table above it: no fact of a head
    stands there, and the numbers go on."""
    rest = list(takewhile(lambda line: not is_title(line.piece.text), below))
    rows = [split_cells(line).cells for line in rest if "\t" in line.piece.text.strip()]
    if not rows or any(label_of(cell.text) in HEADER_LABELS for row in rows for cell in row):
        return False
    last = max(_numbers(above), default=0)
    return is_column_head(rows[0]) and min(_numbers(rest), default=last + 1) > last > 0


def _numbers(lines: Iterable[Line]) -> Iterator[int]:
    for line in lines:
        first, _, rest = line.piece.text.partition("\t")
        number = read_number(first) if rest else None
        if number is not None:
            yield number
