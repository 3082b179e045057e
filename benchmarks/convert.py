"""How long a folder of workbooks takes: python -m benchmarks.convert [WORKBOOKS]"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.forms.spreadsheet.grid import lay_out, random_grid_noise
from benchmarks.forms.spreadsheet.workbooks import GridForms, as_workbook
from benchmarks.forms.truth import make_sheet
from site_builder.ingest.convert import convert
from site_builder.workers import usable_processes

WORKBOOKS = 500


def write_workbooks(folder: Path, count: int) -> None:
    """One sheet each, every one of another section."""
    folder.mkdir()
    for number in range(count):
        rng = random.Random(number)
        sheet = make_sheet(rng, evaluated=number % 2 == 0)
        sheet["section"], sheet["parent_section"] = f"第{number}課", None
        noise = random_grid_noise(rng)
        cells = tuple(lay_out(rng, sheet, noise))
        forms = GridForms((sheet,), (noise,), ((sheet["section"], cells),))
        (folder / f"{number}.xlsx").write_bytes(as_workbook(forms))


def main(argv: list[str]) -> None:
    count = int(argv[0]) if argv else WORKBOOKS
    with TemporaryDirectory() as name:
        documents, content = Path(name) / "documents", Path(name) / "content"
        write_workbooks(documents, count)
        for what in ("first", "again"):
            begin = perf_counter()
            report = convert([documents], content)
            seconds = perf_counter() - begin
            sheets = sum(document.sheets for document in report.documents)
            print(
                f"{what}: {sheets} sheets of {count} workbooks in {seconds:.1f} s "
                f"({1000 * seconds / count:.0f} ms each, {usable_processes()} processes)"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
