"""Small drawn pages and what is read of them."""

from __future__ import annotations

import dataclasses

from benchmarks.forms.pdf.writer import PdfPage, write_pdf
from benchmarks.forms.scoring import Cell, compare
from benchmarks.forms.spreadsheet.workbooks import GridForms
from site_builder.ingest.document import Box
from site_builder.ingest.formats.pdf.reader import read_pdf
from site_builder.ingest.sheet.parse import parse_document

SIZE = 10.0


def cells(data: bytes, forms: GridForms) -> list[Cell]:
    """All compared cells but notes: an extra column becomes one."""
    parsed = parse_document("a.pdf", data)
    assert parsed.balance.holds
    assert [p.code for p in parsed.problems if p.code != "blank-form"] == []
    assert [sheet.section for sheet in parsed.sheets] == [s["section"] for s in forms.sheets]
    pairs = zip(forms.sheets, parsed.sheets, strict=True)
    found = [cell for truth, sheet in pairs for cell in compare(truth, dataclasses.asdict(sheet))]
    return [cell for cell in found if cell.path != "notes"]


def table(page: PdfPage, xs: list[float], ys: list[float]) -> None:
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    for y in ys:
        page.line(xs[0], y, xs[-1], y)


def boxes(page: PdfPage, *others: PdfPage) -> dict[str, Box]:
    """By their text, below the title that makes the page a form."""
    page.text(40, 30, "組織目標管理シート", SIZE)
    (form,) = read_pdf("a.pdf", write_pdf([page, *others])).forms
    return {"/".join(piece.text for piece in box.pieces): box for box in form.boxes}
