"""Makes the same sheets as files of every format, for tests/ingest: python -m scripts.fixtures

The files are committed: tests need no LibreOffice. Made again, they say the same, though a
workbook's bytes hold the time at which it was made.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from tests.forms import raw, tabular
from tests.forms.grid import GridNoise, lay_out
from tests.forms.noise import Noise, RawNoise
from tests.forms.truth import Flavour, Sheet, make_sheet
from tests.forms.workbooks import GridForms, as_csv, as_workbook

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


def main() -> None:
    for name in SEEDS:
        for ending, data in files(name, make_sheets(name)).items():
            path = CASES / f"form-{name}{ending}"
            path.write_bytes(data)
            print(f"{path.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
