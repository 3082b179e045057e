"""Copies of workbooks: what is seen stays as it is, and nothing else is left."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.document import NOTHING_CARRIED
from site_builder.ingest.formats.clean.workbook import clean_workbook
from site_builder.ingest.sheet.parse import parse_document
from site_builder.problems import DocumentError
from tests.ingest.books import HEAD, LABELS, book, row

CASES = Path(__file__).parents[2] / "cases"
SECRET = re.compile("秘密|花子|hanako|山田".encode())
ROWS = (*HEAD, LABELS, row(), row(number=2, goal="次の目標です。"))


def laden(made: Workbook, sheet: Worksheet) -> None:
    """With everything that a copy leaves out."""
    made.properties.creator, made.properties.lastModifiedBy = "新潟 花子", "hanako@example.jp"
    properties: Any = made  # its type knows none
    properties.custom_doc_props.append(StringProperty(name="起案者", value="秘密課長"))
    made.defined_names["秘密"] = DefinedName("秘密", attr_text="'下書きの秘密'!$A$1")
    hidden = made.create_sheet("下書きの秘密", 0)
    hidden["A1"], hidden.sheet_state = "隠れたシートの秘密", "hidden"
    sheet["A1"].comment = Comment("秘密のメモ", "山田")
    sheet["A30"], sheet.row_dimensions[30].hidden = "隠れた行の秘密", True
    sheet["Z1"], sheet.column_dimensions["Z"].hidden = "隠れた列の秘密", True
    sheet["B5"].hyperlink = "file://server/人事/秘密.xlsx"
    sheet["B5"].value = None
    sheet["A40"], sheet["A41"] = "結合して見える文", "覆われた秘密"
    sheet.row_dimensions[40].hidden = True
    sheet.merge_cells("A40:A41")
    choice = DataValidation(type="list", formula1="'下書きの秘密'!$A$1:$A$5")
    choice.add("I7")
    sheet.add_data_validation(choice)
    sheet.print_area = "A1:K60"


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(data: bytes) -> list[Sheet]:
    """But for the places of hidden rows and columns, which a copy does not have."""
    sheets = parse_document("a.xlsx", data).sheets
    assert sheets
    return [
        replace(sheet, source=Source(), aside=tuple(a for a in sheet.aside if a.reason != "hidden"))
        for sheet in sheets
    ]


def look(data: bytes) -> list[list[Any]]:
    """What a library sees of each worksheet that is shown"""
    shown = [one for one in load_workbook(BytesIO(data)).worksheets if one.sheet_state == "visible"]
    return [
        [
            sorted(map(str, one.merged_cells.ranges)),
            {name: size.width for name, size in one.column_dimensions.items()},
            one.print_area,
            [
                (c.coordinate, c.value, c.number_format, c.font.strike, c.border.top.style)
                for cells in one.iter_rows(1, 20, 1, 11)
                for c in cells
            ],
        ]
        for one in shown
    ]


def test_nothing_is_left_of_what_is_not_seen() -> None:
    data = book(ROWS, edit=laden)
    assert any(map(SECRET.search, parts(data).values()))
    copy = clean_workbook("a.xlsx", data)
    assert not [name for name, part in parts(copy).items() if SECRET.search(part)]
    assert not [name for name in parts(copy) if SECRET.search(name.encode())]
    assert parse_document("a.xlsx", copy).carried == NOTHING_CARRIED
    assert "結合して見える文".encode() in b"".join(parts(copy).values())
    assert said(copy) == said(data)
    assert look(copy) == look(data)


@pytest.mark.parametrize("name", ["form-planned.xlsx", "form-evaluated.xlsx"])
def test_a_copy_is_the_same_form(name: str) -> None:
    data = (CASES / name).read_bytes()
    copy = clean_workbook(name, data)
    assert said(copy) == said(data)
    assert look(copy) == look(data)
    assert clean_workbook(name, copy) == copy


def with_part(data: bytes, changes: dict[str, tuple[str, str]]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, part in parts(data).items():
            old, new = changes.get(name, ("", ""))
            assert old.encode() in part
            archive.writestr(name, part.replace(old.encode(), new.encode(), 1) if old else part)
    return stream.getvalue()


def test_strings_that_no_cell_shows_are_emptied() -> None:
    strings = "<sst><si><t>隠れた秘密</t></si><si><t>見える文</t></si></sst>"
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    data = with_part(
        book(ROWS),
        {
            "xl/_rels/workbook.xml.rels": (
                "</Relationships>",
                '<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.'
                'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
                "</Relationships>",
            ),
            "xl/worksheets/sheet1.xml": (
                "</sheetData>",
                '<row r="50"><c r="A50" t="s"><v>1</v></c></row></sheetData>',
            ),
        },
    )
    with ZipFile(stream := BytesIO(data), "a") as archive:
        archive.writestr("xl/sharedStrings.xml", strings.replace("<sst>", f"<sst {space}>"))
    made = parts(clean_workbook("a.xlsx", stream.getvalue()))["xl/sharedStrings.xml"].decode()
    assert "秘密" not in made
    assert re.findall(r"<si><t ?(?:/>|>([^<]*)</t>)</si>", made) == ["", "見える文"]


def test_a_formula_becomes_its_result_and_one_without_stays() -> None:
    def formulas(_: Workbook, sheet: Worksheet) -> None:
        sheet["F7"] = "=1+1"

    data = book(ROWS, edit=formulas)
    resulting = with_part(
        data, {"xl/worksheets/sheet1.xml": ("<f>1+1</f><v", "<f>1+1</f><v>2</v><v")}
    )
    kept, dropped = (
        parts(clean_workbook("a.xlsx", one))["xl/worksheets/sheet1.xml"]
        for one in (data, resulting)
    )
    assert b"<f>1+1</f>" in kept
    assert b"<f>" not in dropped and b"<v>2</v>" in dropped


def test_a_chart_is_refused() -> None:
    def chart(_: Workbook, sheet: Worksheet) -> None:
        sheet.add_chart(BarChart(), "M1")

    with pytest.raises(DocumentError) as refused:
        clean_workbook("a.xlsx", book(ROWS, edit=chart))
    (problem,) = refused.value.problems
    assert problem.code == "copy-impossible" and "グラフ" in problem.message


def test_a_package_that_refers_to_nothing_is_refused() -> None:
    data = with_part(book(ROWS), {"xl/workbook.xml": ('r:id="rId1"', 'r:id="rId77"')})
    with pytest.raises(DocumentError) as refused:
        clean_workbook("a.xlsx", data)
    assert [one.code for one in refused.value.problems] == ["copy-impossible"]
