"""The columns of a page on which a table goes on without its labels.

They follow each other as on the page before; which are blank is told by what the others say, by
how wide their lines are, and by where they begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.ingest.formats.layout.columns import ColumnLabel
from site_builder.ingest.formats.layout.cuts import LabelAnchors, cut_columns
from site_builder.ingest.formats.layout.page_text import TextLine

_SCALES = (1.0, 0.85, 0.7, 0.55)


@dataclass(frozen=True, slots=True)
class Known:
    """Columns of the page before."""

    columns: tuple[ColumnLabel, ...]
    names: tuple[str, ...]
    widths: Mapping[int, float]
    """Column → its widest line"""


def find_again(known: Known, body: Sequence[TextLine]) -> tuple[ColumnLabel, ...]:
    if not known.columns:
        return ()
    ways = (
        cut_columns(known.columns, known.names, body, anchors) for anchors in _scaled(known, body)
    )
    return min(ways, key=lambda way: way.cost).columns


def _scaled(known: Known, body: Sequence[TextLine]) -> Iterator[LabelAnchors]:
    """Each page is as wide in letters as its own words need."""
    last = max((known.columns[n].edge for n in known.widths), default=known.columns[-1].edge)
    wide = max((line.tokens[-1].start for line in body), default=0) / max(1, last)
    for scale in (wide, *_SCALES):
        yield LabelAnchors(0.1, scale, known.widths)
