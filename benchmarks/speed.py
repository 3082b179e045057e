"""How long a whole build takes, search aside: python -m benchmarks.speed [SHEETS] [PROCESSES]

The sheets are made up (benchmarks/forms), in eight wards and eight years, and written to a folder
in memory where there is one.
"""

from __future__ import annotations

import gc
import random
import sys
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.forms.truth import Sheet as Truth
from benchmarks.forms.truth import make_sheet
from site_builder.build import Edition, make_edition
from site_builder.content.city.model import Section
from site_builder.content.city.write_organization import dump_organization
from site_builder.content.folder.store import load_frame
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey, Span
from site_builder.content.sheet.place import sheet_file
from site_builder.content.sheet.write import dump_sheet
from site_builder.inputs import Inputs
from site_builder.pages import Printing, list_batches, write_pages
from site_builder.publish.files import NextFiles
from site_builder.publish.publication import claim, publish_by

YEARS = range(2019, 2027)
MEMORY = Path("/dev/shm")


def main(sheets: int, processes: int | None) -> None:
    gc.set_threshold(1_000_000)  # as cli.run does
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        size = write_content(folder / "content", sheets)
        print(f"{sheets} sheets, {size / sheets / 1000:.1f} kB each")
        inputs = Inputs(folder / "content", Path("templates"), processes=processes)
        for _ in range(3):
            start = perf_counter()
            edition = make_edition(inputs)
            with claim(folder / "output") as place:
                published = publish_by(partial(_write, edition), place)
            seconds = perf_counter() - start
            pages = len(edition.site.pages)
            print(f"{seconds:.2f} s: {pages} pages, {published.size / 1e6:.1f} MB")


def _write(edition: Edition, folder: Path) -> NextFiles:
    printing = Printing(edition.press, folder, edition.processes)
    written = write_pages(printing, list_batches(edition.site))
    return NextFiles([file for one in written for file in one.made.written])


def write_content(content: Path, sheets: int) -> int:
    """Bytes of the sheets."""
    organization = load_frame(Path("content"))[0].organization
    per_ward = -(-sheets // (len(YEARS) * len(organization.wards)))
    sections = tuple(Section(f"ka-{n}", f"第{n}課") for n in range(per_ward))
    wards = tuple(replace(ward, sections=sections) for ward in organization.wards)
    keys = product(YEARS, wards, sections)
    size = 0
    for number, (year, ward, section) in zip(range(sheets), keys, strict=False):
        truth = make_sheet(random.Random(number), evaluated=year < 2025, ward=ward.name, year=year)
        text = dump_sheet(replace(as_sheet(truth), section=section.name, parent_section=""))
        path = content / sheet_file(SheetKey(year, ward.id, section.id))
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    text = dump_organization(replace(organization, wards=wards))
    (content / "organization.yaml").write_text(text, encoding="utf-8")
    return size


def as_sheet(truth: Truth) -> Sheet:
    goals = tuple(
        Goal(
            goal["number"],
            goal["goal"] or "",
            tuple(
                Measure(
                    tuple(row["policies"]),
                    **{k: v or "" for k, v in row.items() if isinstance(v, str | None)},
                )
                for row in goal["measures"]
            ),
        )
        for goal in truth["goals"]
    )
    return Sheet(
        truth["fiscal_year"],
        truth["ward"],
        truth["section"],
        department=truth["department"],
        created=truth["created"],
        evaluated=truth["evaluated"] or "",
        policy_indicators=tuple(truth["policy_indicators"]),
        goals=goals,
        spans=tuple(Span(**span) for span in truth["spans"]),
        notes=tuple(truth["notes"]),
    )


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    main(numbers[0] if numbers else 1000, numbers[1] if numbers[1:] else None)
