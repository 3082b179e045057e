"""The columns of a page on which a table goes on without its labels.

They follow each other as on the page before; which are blank is told by what the others say, by
how wide their lines are, and by where they begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.content.wording import width
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.formats.layout.columns import ColumnLabel
from site_builder.ingest.formats.layout.cuts import Anchors, cut_columns
from site_builder.ingest.formats.layout.page_text import TextLine, Word

_NEAR = 3
"""Letters between the beginnings of lines of one column"""
_LIKELY, _UNLIKELY, _WIDE, _MOVED = 3.0, -4.0, 2.0, 0.1
_TWO = 3.0
"""Two groups of words in one column are hardly likely"""
_SPACE = 4


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
    last = max((known.columns[n].edge for n in known.widths), default=known.columns[-1].edge)
    starts = [line.tokens[-1].start for line in body]
    scale = max(starts, default=0) / max(1, last)
    return cut_columns(known.columns, known.names, body, Anchors(0.1, scale, known.widths))
