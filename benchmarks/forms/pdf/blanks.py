"""What a form's cells are to one who rules them: bare words, labels, blank cells."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.forms.spreadsheet.grid import LABELS, Cell


def is_bare(cell: Cell) -> bool:
    """Title, legend and notes stand without rulings."""
    text = str(cell.value)
    legend = text.startswith(("○:", "△:", "×:"))
    return legend or ("組織目標管理シート" in text and not cell.field.startswith("goals/"))


def is_label(cell: Cell) -> bool:
    return any(str(cell.value) in spellings for spellings in LABELS.values())


def blank_cells(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of the tables that hold nothing: they are ruled too."""
    for table in _tables(cells):
        taken = {
            (row, column)
            for cell in table
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        rows = range(min(row for row, _ in taken), max(row for row, _ in taken) + 1)
        edges = sorted(
            {edge for cell in table for edge in (cell.column, cell.column + cell.columns)}
        )
        for row in rows:
            for left, right in pairwise(edges):
                if (row, left) not in taken:
                    yield Cell(row, left, "", rows=1, columns=right - left)


def _tables(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """From the label of the numbers to the last number."""
    starts = [cell for cell in cells if str(cell.value) in LABELS["number"]]
    for start in starts:
        last = start.row + start.rows
        numbered = {cell.row: cell for cell in cells if cell.column == start.column}
        while last in numbered:
            last += numbered[last].rows
        yield [cell for cell in cells if start.row <= cell.row < last]
