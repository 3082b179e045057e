"""goals.xlsx opens in what people have, and holds texts alone."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from site_builder.export.workbook import row_texts, store_workbook
from site_builder.export.workbook_rows import workbook_rows
from site_builder.opendata.files import WORKBOOK
from site_builder.opendata.workbook import COLUMNS
from tests.export import real
from tests.render.printing import site_of, with_info

WIDTH = len(COLUMNS)


def opened(content: bytes) -> tuple[Worksheet, Worksheet]:
    table, legend = load_workbook(BytesIO(content)).worksheets
    return table, legend


def table_of(*texts: str) -> bytes:
    return bytes(store_workbook(site_of(), row_texts([(text,) * WIDTH for text in texts])))


def test_the_real_rows_are_read_back() -> None:
    site = site_of(real.sheets(), real.frame())
    wanted = [
        [text or None for text in row]
        for key, node in site.sheets.items()
        for row in workbook_rows(node, real.sheets()[key])
    ]
    table, legend = opened(real.data()[WORKBOOK])
    head, *rows = ([cell.value for cell in row] for row in table.iter_rows())
    assert head == [column.title for column in COLUMNS]
    assert rows == wanted
    assert len(rows) > 150
    assert {cell.data_type for row in table.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    assert not [cell for row in table.iter_rows() for cell in row if cell.data_type == "f"]
    assert table.freeze_panes == "A2"
    assert table.auto_filter.ref == f"A1:P{len(rows) + 1}"
    assert table.column_dimensions["E"].width == COLUMNS[4].width
    assert table["K2"].alignment.wrap_text
    assert (table.title, legend.title) == ("目標と結果", "読み方")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+81", "-5", "@SUM(A1)", "'x", "2025-04-01", "0012", " 前後 ", "a\nb", "<&>\"'"],
)
def test_every_text_stays_a_text(text: str) -> None:
    table, _ = opened(table_of(text))
    assert {cell.value for cell in table[2]} == {text}
    assert not {cell.data_type for cell in table[2]} & {"f", "n", "d"}
    other = CalamineWorkbook.from_filelike(BytesIO(table_of(text)))
    assert set(other.get_sheet_by_name("目標と結果").to_python(skip_empty_area=False)[1]) == {text}


def test_signs_that_xml_does_not_know_are_told() -> None:
    with ZipFile(BytesIO(table_of("a\x1ab\x00c_x0041_"))) as parts:
        text = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "a_x001A_b_x0000_c_x005F_x0041_<" in text


def test_a_cell_is_never_too_long_for_a_spreadsheet() -> None:
    table, _ = opened(table_of("あ" * 32_767, "𠮷" * 16_384))
    assert table["A2"].value == "あ" * 32_767
    cut = table["A3"].value
    assert isinstance(cut, str)
    assert cut.endswith("𠮷…（つづきはページにあります）")
    assert len(cut.encode("utf-16-le")) <= 2 * 32_767


def test_a_row_is_high_enough_for_the_lines_of_its_cells() -> None:
    table, _ = opened(table_of("あaaaaaaa", "あああああ\naaaaaaaaaa", "あ" * 9_999))
    assert min(column.width for column in COLUMNS) == 9  # in signs of half width
    assert [table.row_dimensions[row].height for row in (2, 3, 4)] == [19, 4 * 19, 409]


def test_its_parts_have_no_time_and_depend_on_no_compression() -> None:
    with ZipFile(BytesIO(table_of("文"))) as parts:
        assert parts.testzip() is None
        for entry in parts.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.compress_type == ZIP_STORED


def test_the_second_worksheet_tells_how_to_read_it() -> None:
    site = site_of(frame=with_info(licence="市のものです。"))
    _, legend = opened(bytes(store_workbook(site, ())))
    told = {row[0]: row[1] for row in legend.iter_rows(values_only=True)}
    assert told["使うときの決まり"] == "市のものです。"
    assert all(told[column.title] == column.meaning for column in COLUMNS)
