"""Converts made-up documents and counts which cells are right, honest or silently wrong."""

import dataclasses
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.forms.odd.kinds import PLAIN
from benchmarks.forms.odd.laid import Owed
from benchmarks.forms.odd.owing import owed_cells, told_cells, undoubted
from benchmarks.forms.scoring import Cell, compare, extra, is_about, lost, texts
from benchmarks.forms.truth import Sheet
from benchmarks.made_documents import Format, Made, make_all
from site_builder.ingest.sheet.parse import parse_document
from site_builder.problems import Severity

Reading = Mapping[str, Any]
_NOT_READ = ("worksheet-without-form", "blank-form")
"""Codes of the warnings that a form was not read"""


@dataclass(frozen=True)
class Converted:
    """What the converter made of a document: its sheets as plain values, and its messages."""

    readings: tuple[Reading, ...] = ()
    messages: tuple[str, ...] = ()
    refused: bool = False
    """A message says that the document or a form of it is not read"""


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
    needless: int = 0
    """Right cells that are doubted though nothing owes it"""
    undoubted: int = 0
    """Doubts that are owed and missing"""
    noise: dict[str, Counter[str]] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    seconds: float = 0.0


def convert_document(name: str, data: bytes) -> Converted:
    """The one call of the converter."""
    parsed = parse_document(name, data)
    stops = [p for p in parsed.problems if p.severity is Severity.ERROR or p.code in _NOT_READ]
    readings = tuple(dataclasses.asdict(sheet) for sheet in parsed.sheets)
    return Converted(readings, tuple(map(str, parsed.problems)), bool(stops))


def measure(made: Sequence[Made]) -> Tally:
    """Convert made-up documents of one format."""
    tally = Tally()
    for document in made:
        converted = _converted(tally, document)
        matches = matched(document.sheets, converted.readings)
        for place, reading in enumerate(matches):
            _count_sheet(tally, document, place, reading, converted)
        for reading in converted.readings:
            if not any(reading is one for one in matches):
                tally.extra += 1
                _count(tally, extra(reading), ["(extra sheet)"], document, document.sheets[0])
    return tally


def documents(form: Format, seed: int, sheets: int, kind: str = PLAIN) -> list[Made]:
    """Documents of three to eight sheets, as many as asked for in all."""
    return make_all(form, list(_sizes(seed, sheets)), kind)


def _sizes(seed: int, sheets: int) -> Iterator[tuple[int, int]]:
    """The seed and the number of sheets of each document."""
    number = 0
    while sheets > 0:
        size = min(sheets, 3 + number % 6)
        yield seed * 1000 + number, size
        sheets -= size
        number += 1


def _converted(tally: Tally, document: Made) -> Converted:
    begin = time.perf_counter()
    try:
        return convert_document(document.name, document.data)
    except Exception as error:  # a crash is a result too: the other documents still count
        tally.crashes.append(f"{document.name}: {type(error).__name__}: {error}")
        return Converted()
    finally:
        tally.seconds += time.perf_counter() - begin


def matched(sheets: Sequence[Sheet], readings: Sequence[Reading]) -> list[Reading | None]:
    """Each sheet's reading: the one that has most of its texts in their places."""
    wanted = [set(texts(sheet).items()) for sheet in sheets]
    got = [set(texts(reading).items()) for reading in readings]
    pairs = [(len(w & g), -n, -k) for n, w in enumerate(wanted) for k, g in enumerate(got)]
    found: dict[int, int] = {}
    for common, n, k in sorted(pairs, reverse=True):
        if common > 2 and -n not in found and -k not in found.values():
            found[-n] = -k
    return [readings[found[n]] if n in found else None for n in range(len(sheets))]


def _count_sheet(
    tally: Tally, document: Made, place: int, reading: Reading | None, converted: Converted
) -> None:
    sheet, owed = document.sheets[place], document.owed[place]
    tally.sheets += 1
    if reading is None:
        tally.lost += 1
        cells = [*lost(sheet, told=converted.refused), *told_cells(owed, converted.messages)]
    else:
        cells = compare(sheet, reading, torn=bool(owed.missing))
        cells += owed_cells(owed, reading, converted.messages)
        tally.doubts += len(reading["review"])
        missing = undoubted(owed, reading)
        tally.undoubted += len(missing)
        tally.needless += _needless(cells, reading, owed)
    cells = [cell for cell in cells if cell.path not in owed.free]
    _count(tally, cells, [*_shape(sheet), *document.kinds[place]], document, sheet)


def _needless(cells: Sequence[Cell], reading: Reading, owed: Owed) -> int:
    fields = [entry["field"] for entry in reading["review"]]
    doubted = [
        cell
        for cell in cells
        if cell.right and cell.path != "aside" and any(is_about(f, cell.path) for f in fields)
    ]
    return sum(not any(is_about(path, cell.path) for path in owed.doubts) for cell in doubted)


def _shape(sheet: Sheet) -> Iterator[str]:
    """What makes a sheet hard beside its noise."""
    if sheet["evaluated"]:
        yield "(evaluated)"
    if any(len(goal["measures"]) > 1 for goal in sheet["goals"]):
        yield "(goals of several rows)"


def _count(
    tally: Tally, cells: Sequence[Cell], kinds: Sequence[str], document: Made, sheet: Sheet
) -> None:
    wrong = [cell for cell in cells if not cell.right]
    silent = [cell for cell in wrong if cell.silent]
    tally.cells.update(cell.field for cell in cells)
    tally.wrong.update(cell.field for cell in wrong)
    tally.silent.update(cell.field for cell in silent)
    tally.offered += sum(cell.offered for cell in wrong)
    tally.findings += [Finding(document, sheet, cell) for cell in silent]
    for kind in kinds or ["(none)"]:
        counted = Counter(sheets=1, cells=len(cells), wrong=len(wrong), silent=len(silent))
        tally.noise.setdefault(kind, Counter()).update(counted)
