"""Merged cells of workbooks whose library tells none, against the same form in .xlsx."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.formats.merged_areas import merged_areas
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.binary_workbook import binary_workbook, record
from tests.ingest.books import HEAD, LABELS, Row, book, row

COVERED = {"goal": None, "number": None, "policies": None, "initiative": None, "summary": None}
ROWS: tuple[Row, ...] = (
    *(*HEAD, LABELS, row()),
    row(**COVERED, indicator="別の指標", target="5回"),
    row(number=2, goal="次の目標です。"),
)
FIRST, COLUMNS = 7, "ABCGH"
"""Row of the first goal; columns that cover its second row too"""
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def in_xlsx() -> bytes:
    return book(ROWS, [f"{letter}{FIRST}:{letter}{FIRST + 1}" for letter in COLUMNS])


def in_xlsb() -> bytes:
    wide = max(map(len, ROWS))
    rows = [[*map(value_of, cells), *[None] * (wide - len(cells))] for cells in ROWS]
    areas = [(FIRST - 1, FIRST, place, place) for place in map("ABCDEFGH".index, COLUMNS)]
    return binary_workbook("地域課", rows, areas)


def value_of(value: object) -> str | int | None:
    assert value is None or isinstance(value, str | int)
    return value


def in_ods() -> bytes:
    lines = "".join(map(ods_row, range(1, len(ROWS) + 1)))
    table = f'<table:table table:name="地域課">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return ods(f"<office:document-content {SPACES}>{body}</office:document-content>")


def ods(content: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def ods_row(number: int) -> str:
    cells = []
    for letter, value in zip("ABCDEFGHIJK", ROWS[number - 1], strict=False):
        span = ' table:number-rows-spanned="2"' if number == FIRST and letter in COLUMNS else ""
        kind = "covered-table-cell" if number == FIRST + 1 and letter in COLUMNS else "table-cell"
        said = "" if value is None else f"<text:p>{value}</text:p>"
        typed = ' office:value-type="string"' if said else ""
        cells.append(f"<table:{kind}{span}{typed}>{said}</table:{kind}>")
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def sheets(name: str, data: bytes) -> list[Sheet]:
    parsed = parse_document(name, data)
    assert parsed.balance.holds
    return [replace(sheet, source=Source()) for sheet in parsed.sheets]


@pytest.mark.parametrize(("name", "data"), [("a.ods", in_ods()), ("a.xlsb", in_xlsb())])
def test_merged_cells_are_those_of_the_same_workbook(name: str, data: bytes) -> None:
    ours, theirs = sheets(name, data), sheets("a.xlsx", in_xlsx())
    assert theirs[0].spans
    assert ours == theirs


def test_repeated_rows_and_cells_are_counted() -> None:
    head = '<table:table-row table:number-rows-repeated="3"/><table:table-row>'
    cells = '<table:table-cell table:number-columns-repeated="2"/>'
    wide = '<table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell/>'
    grown = '<table:table-row table:number-rows-repeated="2">'
    lines = f"{head}{cells}{wide}</table:table-row>{grown}{wide}</table:table-row>"
    table = f'<table:table table:name="a">{lines}</table:table>'
    assert merged_areas(ods(f"<office:x {SPACES}>{table}</office:x>")) == {
        "a": (((4, 3), (1, 2)), ((5, 1), (1, 2)), ((6, 1), (1, 2)))
    }


def test_a_name_is_no_limit_of_a_record() -> None:
    """Lengths of more than 7 bits, as long names have them"""
    data = binary_workbook("課" * 200, [["文" * 9000]], [(0, 2, 0, 1)])
    assert merged_areas(data) == {"課" * 200: (((1, 1), (3, 2)),)}


@given(st.binary(max_size=30))
def test_damage_ends_in_words(damage: bytes) -> None:
    data = binary_workbook("地域課", [["文"]], [(0, 2, 0, 1)])
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            hit = name.endswith("sheet1.bin")
            new.writestr(name, part + record(176, damage[:16]) + damage if hit else part)
    parsed = parse_document("a.xlsb", stream.getvalue())
    assert parsed.problems and not parsed.sheets
