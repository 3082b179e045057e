"""One cell as a format has read it, before its text has a place in a document."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.ingest.document import Seen
from site_builder.ingest.form.letters import plain_letters

MOST_CELLS = 200_000
"""Of a worksheet, those that merged cells and links span included; a form has some hundred"""


@dataclass(frozen=True, slots=True)
class GridCell:
    """Rows and columns count from 1."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...]
    sheet: str
    cell: str
    doubt: str = ""
    """Why its text may not be what the cell says, as a stable code of `review`"""
    ruled: bool = True
    seen: Seen | None = None
    """Where all of its text is not to be taken as said, why"""
    parts: tuple[tuple[Seen, tuple[str, ...]], ...] = ()
    """Lines of the cell beside `lines` that are not to be taken as said"""
    on_page: bool = True
    """Whether it is printed with the form"""

    @property
    def text(self) -> str:
        """What it says: nothing where it is not to be taken as said."""
        return "" if self.seen else plain_letters("\n".join(self.lines))

    @property
    def every_line(self) -> tuple[str, ...]:
        return (*self.lines, *(line for _, lines in self.parts for line in lines))

    @property
    def printed(self) -> bool:
        """Whether it stands on a page: its place is that of its corners."""
        return "," in self.cell

    @property
    def is_blank(self) -> bool:
        return not (self.lines or self.parts or self.doubt)
