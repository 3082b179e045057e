"""Where forms begin among the cells of a worksheet or of pages."""

from __future__ import annotations

from site_builder.ingest.formats.cells import split_grid
from site_builder.ingest.formats.grid_cell import GridCell
from tests.ingest.books import HEAD, LABELS, Row, row


def grid(*rows: Row) -> list[GridCell]:
    return [
        GridCell(number, column, 1, 1, (str(value),), "地域課", "A1")
        for number, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value is not None
    ]


def tops(cells: list[GridCell]) -> list[int]:
    return [form[0].row for form in split_grid(cells)]


def test_a_form_begins_at_its_title() -> None:
    assert tops(grid(*HEAD, LABELS, row(), (), *HEAD, LABELS, row())) == [1, 9]
    assert tops(grid(*HEAD, LABELS, row(), *HEAD, LABELS, row())) == [1, 8]


def test_lines_above_a_title_are_the_new_forms_behind_a_gap() -> None:
    assert tops(grid(*HEAD, LABELS, row(), (), ("様式",), *HEAD, LABELS, row())) == [1, 9]
    assert tops(grid(*HEAD, LABELS, row(), ("※ 注",), *HEAD, LABELS, row())) == [1, 9]
    note = ("※ 毎年見直します。",)
    assert tops(grid(*HEAD, LABELS, row(), (), note, *HEAD, LABELS, row())) == [1, 10]


def test_rows_below_a_merged_cell_have_no_gap_above_them() -> None:
    cells = grid(*HEAD, LABELS, row(), row(number=None, goal=None), row(number=2), *HEAD, LABELS)
    merged = [
        GridCell(cell.row, cell.column, 2, 1, cell.lines, cell.sheet, cell.cell)
        if cell.row == 7
        else cell
        for cell in cells
    ]
    assert tops(merged) == [1, 10]


def test_a_title_without_facts_below_it_goes_on_with_the_form() -> None:
    assert tops(grid(*HEAD, LABELS, row(), ("組織目標管理シート",), LABELS, row(number=2))) == [1]


def test_other_tables_have_no_form() -> None:
    assert split_grid(grid(("名前", "年"), ("山田", 40))) == ()


TITLE = "組織目標管理シート"


def test_the_words_of_a_title_in_a_row_of_the_table_begin_no_form() -> None:
    named = row(number=2, initiative=TITLE)
    head = (*HEAD, LABELS, row())
    assert tops(grid(*head, named, row(number=3))) == [1]
    assert tops(grid(*head, row(number=2, initiative="年度"), row(number=3))) == [1]
    assert tops(grid(*head, named, row(number=3), *HEAD, LABELS, row())) == [1, 10]
    assert tops(grid(*head, (None, None, None, None, None, None, TITLE), *HEAD, LABELS)) == [1, 9]


def test_the_words_of_a_title_in_a_note_begin_no_form() -> None:
    for note in (TITLE, f"（参考）{TITLE}", f"※ {TITLE}の写し"):
        assert tops(grid(*HEAD, LABELS, row(), (note,))) == [1]
