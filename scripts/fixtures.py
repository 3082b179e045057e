"""Makes the same sheets as files of every format, for tests/ingest: python -m scripts.fixtures

The files are committed: tests need no LibreOffice and no qpdf. Made again, they say the same,
though a workbook's and a PDF's bytes hold the time at which they were made.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.forms.pdf.ruled import PdfLook, as_pdf
from benchmarks.forms.spreadsheet.grid import Cell, GridNoise, lay_out
from benchmarks.forms.spreadsheet.printable import PrintLook, as_printable_workbook
from benchmarks.forms.spreadsheet.workbooks import GridForms, as_csv, as_workbook
from benchmarks.forms.text import raw, tabular
from benchmarks.forms.text.noise import Noise, RawNoise
from benchmarks.forms.truth import Flavour, Sheet, make_sheet
from benchmarks.printers import office_file, office_pdf

CASES = Path(__file__).parents[1] / "tests" / "ingest" / "cases"
SEEDS = {"planned": 2, "evaluated": 48}


def make_sheets(name: str) -> tuple[Sheet, ...]:
    """Two sheets that every format can hold: only tabular dumps have been seen with results."""
    rng = random.Random(SEEDS[name])
    evaluated = name == "evaluated"
    flavour: Flavour = "tabular" if evaluated else "raw"
    made: dict[str, Sheet] = {}
    while len(made) < 2:
        sheet = make_sheet(rng, evaluated=evaluated, flavour=flavour, ward="江南区", year=2027)
        made.setdefault(sheet["section"], sheet)
    return tuple(made.values())


def files(name: str, sheets: Sequence[Sheet]) -> dict[str, bytes]:
    rng = random.Random(name)
    found = {
        ".xlsx": as_workbook(_forms(sheets, typed=True)),
        ".csv": as_csv(_forms(sheets, typed=False)),
        ".tsv": as_csv(_forms(sheets, typed=False), "cp932", "\t"),
        ".txt": tabular.print_document(rng, sheets, [Noise()] * len(sheets)).encode(),
    }
    if name == "planned":
        noises = [RawNoise()] * len(sheets)
        found["-raw.txt"] = raw.print_document(rng, sheets, noises).encode()
    return found


def _forms(sheets: Sequence[Sheet], *, typed: bool) -> GridForms:
    noise = GridNoise(typed=typed, empty_rows=1)
    laid = [(sheet, lay_out(random.Random(sheet["section"]), sheet, noise)) for sheet in sheets]
    worksheets = tuple((sheet["section"], tuple(cells)) for sheet, cells in laid)
    return GridForms(tuple(sheets), (noise,) * len(laid), worksheets)


def pdfs() -> Iterator[tuple[str, bytes]]:
    """As LibreOffice prints them: a sheet a page, cut by pages, one below the other, cut rows."""
    rng = random.Random(3)
    planned = _forms(make_sheets("planned"), typed=False)
    evaluated = _forms(make_sheets("evaluated"), typed=False)
    yield "form-planned.pdf", office_pdf(as_printable_workbook(planned, rng))
    yield (
        "form-evaluated.pdf",
        office_pdf(as_printable_workbook(evaluated, rng, PrintLook(broken=True))),
    )
    below = office_pdf(as_printable_workbook(_together(planned), rng))
    yield "form-planned-together.pdf", below
    yield "rows-too-low.pdf", office_pdf(as_printable_workbook(evaluated, rng, PrintLook(low=0.5)))
    yield "locked.pdf", _locked(as_pdf(planned, PdfLook()))


def _together(forms: GridForms) -> GridForms:
    """On one worksheet, and so on one page."""
    cells: list[Cell] = []
    for _, own in forms.worksheets:
        top = max((cell.row + cell.rows for cell in cells), default=-1) + 1
        cells += [replace(cell, row=cell.row + top) for cell in own]
    return replace(forms, worksheets=(("全課", tuple(cells)),))


def _locked(data: bytes) -> bytes:
    with TemporaryDirectory() as folder:
        path, locked = Path(folder) / "open.pdf", Path(folder) / "locked.pdf"
        path.write_bytes(data)
        subprocess.run(
            ["qpdf", "--encrypt", "user", "owner", "256", "--", path, locked], check=True
        )
        return locked.read_bytes()


def old_workbooks() -> Iterator[tuple[str, bytes]]:
    """The sheets of form-….xlsx as LibreOffice saves them in other formats."""
    for name in SEEDS:
        data = (CASES / f"form-{name}.xlsx").read_bytes()
        yield from ((f"old-{name}.{to}", office_file(data, to)) for to in ("xls", "ods"))


def main() -> None:
    for name, data in (*pdfs(), *old_workbooks()):
        (CASES / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")
    for name in SEEDS:
        for ending, data in files(name, make_sheets(name)).items():
            path = CASES / f"form-{name}{ending}"
            path.write_bytes(data)
            print(f"{path.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
