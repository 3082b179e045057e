"""A workbook or a CSV beside its sheet: its cells under their addresses, the field's marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.origins.provenance import Place
from site_builder.desk.cell_table import CellTable, DocumentCell, read_table

CASES = Path("tests/ingest/cases")
WARD = "窓口サービス課"


def table(file: str, *cells: str, sheet: str = "", data: bytes = b"") -> CellTable:
    places = tuple(Place(1, 1, 1, sheet, cell) for cell in cells)
    made = read_table(file, data or (CASES / file).read_bytes(), places, places)
    assert made
    return made


def find(made: CellTable, name: str) -> DocumentCell:
    [found] = [cell for row in made.rows for cell in row.cells if cell.name == name]
    return found


def width(made: CellTable, row: int) -> int:
    """Columns that the row takes with the cells that reach into it from above."""
    reaching = [
        cell.columns
        for number, line in enumerate(made.rows[: row + 1])
        for cell in line.cells
        if number + cell.rows > row
    ]
    return sum(reaching)


@pytest.mark.parametrize(
    ("file", "sheet", "cell", "text"),
    [
        ("form-evaluated.xlsx", WARD, "E13", "1,376人"),
        ("old-evaluated.xls", WARD, "E13", "1376"),
        ("form-planned.csv", "", "D10", "橋りょう点検の実施橋数"),
    ],
)
def test_cells_stand_under_their_addresses(file: str, sheet: str, cell: str, text: str) -> None:
    made = table(file, cell, sheet=sheet)
    assert made.name == sheet
    own = find(made, cell)
    assert own.is_own
    assert own.text == text
    row = next(row for row in made.rows if own in row.cells)
    assert row.number == cell[1:]
    assert made.columns[:5] == tuple("ABCDE")


@pytest.mark.parametrize("file", ["form-evaluated.xlsx", "old-evaluated.xls"])
def test_merged_cells_span_their_rows_and_columns(file: str) -> None:
    made = table(file, "E13", sheet=WARD)
    spanning = [cell for row in made.rows for cell in row.cells if cell.rows > 1]
    assert spanning
    assert {width(made, row) for row in range(len(made.rows))} == {len(made.columns)}


def test_text_that_is_not_the_cells_word_is_shown_with_the_reason() -> None:
    made = table("odd/strike-part-of-cell.xlsx", "D7", sheet="地域課")
    own = find(made, "D7")
    assert own.text == "100回"
    assert own.aside == (("取り消し線のある文字", "80回"),)


def long_csv(rows: int) -> bytes:
    head = (CASES / "form-planned.csv").read_text(encoding="utf-8-sig").split("\n")[:9]
    goals = [f"{n},目標その{n},政策1-1-①,指標{n},{n}回" for n in range(1, rows + 1)]
    return "\n".join([*head, *goals]).encode()


def test_a_long_table_is_cut_around_the_cell() -> None:
    data = long_csv(200)
    start, middle = (table("a.csv", cell, data=data) for cell in ("B10", "B109"))
    assert start.above == 0
    assert find(middle, "B109").text == "目標その100"
    sizes = {one.above + len(one.rows) + one.below for one in (start, middle)}
    assert len(sizes) == 1
    assert min(sizes) > 200
    assert all(len(one.rows) < 60 for one in (start, middle))


@pytest.mark.parametrize("file", ["form-planned.txt", "form-planned.pdf"])
def test_other_documents_have_no_table(file: str) -> None:
    data = (CASES / file).read_bytes()
    assert read_table(file, data, (), (Place(1, 1, 1, "1", "1,2,3,4"), Place(1, 1, 1))) is None


def test_bytes_that_are_no_document_give_no_table() -> None:
    assert read_table("a.xlsx", b"PK\x03\x04broken", (), (Place(1, 1, 1, "x", "A1"),)) is None
