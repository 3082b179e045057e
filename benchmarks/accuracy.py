"""How well the converter reads made-up forms whose truth is known.

    python -m benchmarks.accuracy [--seed N] [--sheets N] [--format NAME|all] [--show K]

The figure that matters is "silent": cells that are wrong and that neither `review` nor
`unplaced` doubts. The same seed makes the same documents.
"""

import argparse
import dataclasses
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.forms.scoring import Cell, compare, lost, squash
from benchmarks.forms.truth import Sheet
from benchmarks.made_documents import FORMATS, Format, Made, can_make, make
from site_builder.ingest.sheet.parse import parse_document

Reading = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """One wrong cell and where it came from."""

    document: Made
    sheet: Sheet
    cell: Cell


@dataclass
class Tally:
    """What was counted in one format."""

    sheets: int = 0
    lost: int = 0
    extra: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)
    offered: int = 0
    doubts: int = 0
    noise: dict[str, Counter[str]] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    seconds: float = 0.0


def convert_document(name: str, data: bytes) -> list[Reading]:
    """The one call of the converter: a document's sheets as plain values."""
    return [dataclasses.asdict(sheet) for sheet in parse_document(name, data).sheets]


def measure(form: Format, seed: int, sheets: int) -> Tally:
    """Convert made-up documents of one format until enough sheets were read."""
    tally = Tally()
    for document in documents(form, seed, sheets):
        for sheet, kinds, reading in _paired(tally, document):
            cells = compare(sheet, reading) if reading else lost(sheet)
            _count(tally, cells, [*_shape(sheet), *kinds])
            tally.lost += reading is None
            tally.doubts += len(reading["review"]) if reading else 0
            tally.findings += [Finding(document, sheet, cell) for cell in cells if cell.silent]
    return tally


def _shape(sheet: Sheet) -> Iterator[str]:
    """What makes a sheet hard beside its noise."""
    if sheet["evaluated"]:
        yield "(evaluated)"
    if any(len(goal["measures"]) > 1 for goal in sheet["goals"]):
        yield "(goals of several rows)"


def documents(form: Format, seed: int, sheets: int) -> Iterator[Made]:
    """Documents of three to eight sheets, as many as asked for in all."""
    number = 0
    while sheets > 0:
        size = min(sheets, 3 + number % 6)
        yield make(form, seed * 1000 + number, size)
        sheets -= size
        number += 1


def _paired(tally: Tally, document: Made) -> Iterator[tuple[Sheet, Sequence[str], Reading | None]]:
    readings = _readings(tally, document)
    tally.sheets += len(document.sheets)
    tally.extra += max(0, len(readings) - len(document.sheets))
    matches = _matches(document.sheets, readings)
    yield from zip(document.sheets, document.kinds, matches, strict=True)


def _readings(tally: Tally, document: Made) -> list[Reading]:
    begin = time.perf_counter()
    try:
        return convert_document(document.name, document.data)
    except Exception as error:  # a crash is a result too: the other documents still count
        tally.crashes.append(f"{document.name}: {type(error).__name__}: {error}")
        return []
    finally:
        tally.seconds += time.perf_counter() - begin


def _matches(sheets: Sequence[Sheet], readings: Sequence[Reading]) -> list[Reading | None]:
    if len(sheets) == len(readings):
        return list(readings)
    by_section = {squash(reading["section"]): reading for reading in readings}
    return [by_section.get(squash(sheet["section"])) for sheet in sheets]


def _count(tally: Tally, cells: list[Cell], kinds: list[str]) -> None:
    wrong = [cell for cell in cells if not cell.right]
    silent = [cell for cell in wrong if cell.silent]
    tally.cells.update(cell.field for cell in cells)
    tally.wrong.update(cell.field for cell in wrong)
    tally.silent.update(cell.field for cell in silent)
    tally.offered += sum(cell.offered for cell in wrong)
    for kind in kinds or ["(none)"]:
        counted = Counter(sheets=1, cells=len(cells), wrong=len(wrong), silent=len(silent))
        tally.noise.setdefault(kind, Counter()).update(counted)


def report(form: str, tally: Tally) -> None:
    """The summary, the per-field table and the per-noise table."""
    cells, wrong, silent = (table.total() for table in (tally.cells, tally.wrong, tally.silent))
    print(f"\n== {form}: {tally.sheets} sheets in {tally.seconds:.2f} s")
    print(f"cells right      {cells - wrong} / {cells}  ({_share(cells - wrong, cells)})")
    print(f"wrong, doubted   {wrong - silent}  (right reading offered: {tally.offered})")
    print(f"wrong, silent    {silent}  ({_share(silent, cells)})")
    print(f"sheets lost      {tally.lost}   extra {tally.extra}")
    print(f"doubts           {tally.doubts}  ({tally.doubts / max(1, tally.sheets):.1f} per sheet)")
    for crash in tally.crashes[:10]:
        print(f"crash            {crash}")
    _print_table("field", tally)
    _print_noise(tally)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.2f}%"


def _print_table(title: str, tally: Tally) -> None:
    print(f"\n{title:<22}{'cells':>8}{'wrong':>8}{'silent':>8}")
    for name, count in tally.cells.items():
        print(f"{name:<22}{count:>8}{tally.wrong[name]:>8}{tally.silent[name]:>8}")


def _print_noise(tally: Tally) -> None:
    print(f"\n{'noise':<34}{'sheets':>8}{'cells':>8}{'wrong':>8}{'silent':>8}")
    for kind, counts in sorted(tally.noise.items(), key=lambda entry: -entry[1]["silent"]):
        figures = "".join(f"{counts[name]:>8}" for name in ("sheets", "cells", "wrong", "silent"))
        print(f"{kind:<34}{figures}")


def show(findings: Sequence[Finding], wanted: int) -> None:
    """The first silent errors with the lines of the document that hold the truth."""
    for finding in findings[:wanted]:
        cell = finding.cell
        print(f"\n-- {finding.document.name} {finding.sheet['section']} {cell.path}")
        print(f"   wanted {cell.wanted!r}\n   got    {cell.got!r}")
        for line in _excerpt(finding):
            print(f"   | {line}")


def _excerpt(finding: Finding) -> Iterator[str]:
    """The lines of the finding's sheet that begin with the cell's text, or with its start."""
    if not finding.document.text:
        return
    first, lines = _sheet_lines(finding)
    cell = finding.cell.wanted or finding.cell.got
    signs = [(sign, place) for place, line in enumerate(lines) for sign in squash(line)]
    text = "".join(sign for sign, _ in signs)
    found = (text.find(cell[:length]) for length in (len(cell), 20, 10, 5))
    place = next((signs[begin][1] for begin in found if begin >= 0), 0)
    for offset, line in enumerate(lines[place : place + 4]):
        yield f"{first + place + offset}: {line}"


def _sheet_lines(finding: Finding) -> tuple[int, list[str]]:
    """The number of a sheet's first line, and its lines with visible tabs."""
    starts = finding.document.starts
    number = finding.document.sheets.index(finding.sheet)
    lines = finding.document.text.replace("\t", "⇥").splitlines()
    return starts[number] + 1, lines[starts[number] : [*starts, len(lines)][number + 1]]


def save(folder: Path, made: Iterator[Made]) -> None:
    """Write the documents, to be read beside the samples."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in made:
        (folder / document.name).write_bytes(document.data)


def main() -> None:
    """Read the options, convert and print."""
    parser = argparse.ArgumentParser(description="Reads made-up forms and counts wrong cells.")
    parser.add_argument("--seed", type=int, help="drawn and told unless given")
    parser.add_argument("--sheets", type=int, default=200, help="sheets per format")
    parser.add_argument("--format", choices=[*FORMATS, "all"], default="all")
    parser.add_argument("--show", type=int, default=0, help="silent errors to print")
    parser.add_argument("--save", type=Path, help="folder for the made documents")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**6)
    print(f"seed {seed}")
    for form in FORMATS if options.format == "all" else (options.format,):
        if not can_make(form):
            print(f"\n== {form}: not measured, its printer (soffice, chromium) is not here")
            continue
        if options.save:
            save(options.save, documents(form, seed, options.sheets))
        tally = measure(form, seed, options.sheets)
        report(form, tally)
        show(tally.findings, options.show)


if __name__ == "__main__":
    main()
