"""Lines and boxes over the cells of a worksheet, and strokes across a cell."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, book, row

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPREAD = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
LINE = '<a:prstGeom prst="line"/><a:ln><a:solidFill/></a:ln>'
BOX = '<a:prstGeom prst="rect"/><a:solidFill/>'
FRAME = '<a:prstGeom prst="rect"/><a:noFill/><a:ln><a:solidFill/></a:ln>'
LOW, MIDDLE = 0, 90_000
ROWS = [*HEAD, LABELS, row(), row(number=2)]


def with_shape(
    data: bytes, shape: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> bytes:
    """`first` and `last`: column and row from 0, and how far down in the row."""
    ends = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{line}</xdr:row><xdr:rowOff>{down}</xdr:rowOff></xdr:{name}>"
        for name, (column, line, down) in (("from", first), ("to", last))
    )
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{SPREAD}" xmlns:a="{MAIN}"><xdr:twoCellAnchor>{ends}'
        f"<xdr:sp><xdr:spPr>{shape}</xdr:spPr></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    related = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d1" Type="{REL}/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(stream, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name))
        made.writestr("xl/drawings/drawing1.xml", drawing)
        made.writestr("xl/worksheets/_rels/sheet1.xml.rels", related)
    return stream.getvalue()


def doubts(data: bytes) -> list[tuple[str, str]]:
    (sheet,) = parse_document("a.xlsx", data).sheets
    assert [goal.measures[0].target for goal in sheet.goals] == ["80回", "80回"]
    return [(doubt.field, doubt.reason) for doubt in sheet.review]


@pytest.mark.parametrize(
    ("shape", "first", "last", "reasons"),
    [
        (LINE, (4, 7, MIDDLE), (5, 7, MIDDLE), ["struck"]),
        (LINE, (4, 7, LOW), (5, 7, LOW), []),  # along the edge of the row
        (LINE, (12, 7, MIDDLE), (14, 7, MIDDLE), []),  # beside the form
        (LINE, (4, 7, LOW), (5, 8, LOW), ["struck"]),  # from corner to corner
        (BOX, (4, 7, LOW), (5, 8, LOW), ["unseen"]),
        (FRAME, (4, 7, LOW), (5, 8, LOW), []),
    ],
)
def test_what_is_drawn_over_a_cell(
    shape: str, first: tuple[int, int, int], last: tuple[int, int, int], reasons: list[str]
) -> None:
    found = doubts(with_shape(book(ROWS), shape, first, last))
    assert found == [("goals/2/measures/1/target", reason) for reason in reasons]


def test_a_stroke_across_a_cell() -> None:
    def edit(made: Workbook, sheet: Worksheet) -> None:
        for place in ("E8", "F8"):  # the second one is blank
            sheet[place].border = Border(diagonal=Side("thin"), diagonalUp=True)

    assert doubts(book(ROWS, edit=edit)) == [("goals/2/measures/1/target", "struck")]
