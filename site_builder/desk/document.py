"""What the document says: its cells as a table, the picture of its page, or its lines, with what
was read for a field marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from site_builder.content.origins.excerpt import place_name, places_near
from site_builder.content.origins.originals import (
    load_provenance,
    read_document_bytes,
    read_original,
)
from site_builder.content.origins.provenance import Place, Provenance
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.desk.cell_table import CellTable, read_table
from site_builder.desk.places import picture_page
from site_builder.ingest.formats.pdf.sandbox import draw_page

_AROUND = 12
"""Lines above and below what is marked"""
_NEAR = 110
"""Points around a cell in its picture"""


@dataclass(frozen=True, slots=True)
class DocumentPart:
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class DocumentLine:
    number: int
    cell: str
    """Of a workbook: C7"""
    parts: tuple[DocumentPart, ...]


@dataclass(frozen=True, slots=True)
class DeskDocument:
    name: str
    href: str
    """In the preview"""
    place: str
    """資料の12行目, シート「地域課」のC7, 2ページ"""
    lines: tuple[DocumentLine, ...]
    picture: str
    """Address of the page's picture; empty where the document has no pages"""
    close: str
    """Of a picture of the cell and what is around it; empty where the cell is unknown"""
    table: CellTable | None
    """Of a workbook or a CSV; its lines say the same"""


def read_document(content: Path, key: SheetKey, sheet: Sheet, field: str) -> DeskDocument | None:
    """None where the document is not there, or is not the one that was read."""
    provenance, _ = load_provenance(content, key, sheet)
    data = read_document_bytes(content, provenance) if provenance else b""
    if provenance is None or not data:
        return None
    lines = read_original(content, provenance)
    places = _places(provenance, field)
    is_pdf = _is_pdf(provenance)
    return DeskDocument(
        name=provenance.document,
        href=f"/sources/{quote(provenance.document)}",
        place=place_name(places[0]) if places else "",
        lines=tuple(_lines(provenance, lines, places)),
        picture=picture_page(key, field) if is_pdf else "",
        close=picture_page(key, field, close=True) if is_pdf and _corners(places) else "",
        table=None if is_pdf else _table(provenance, data, places),
    )


def _places(provenance: Provenance, field: str) -> tuple[Place, ...]:
    return places_near(provenance, FieldPath.parse(field)) if field else ()


def _every_place(provenance: Provenance) -> tuple[Place, ...]:
    return tuple(place for places in provenance.fields.values() for place in places)


def _table(provenance: Provenance, data: bytes, own: Sequence[Place]) -> CellTable | None:
    """Documents without addresses of cells need not be read again."""
    every = _every_place(provenance)
    if not any(place.cell for place in every):
        return None
    return read_table(provenance.document, data, own, every)


def read_picture(
    content: Path, key: SheetKey, sheet: Sheet, field: str, *, close: bool = False
) -> bytes:
    """The page of a PDF with the cell that the field was read from; nothing where there is none.
    `close`: of the page just what is around the cell."""
    provenance, _ = load_provenance(content, key, sheet)
    if provenance is None or not _is_pdf(provenance):
        return b""
    data = read_document_bytes(content, provenance)
    own = _places(provenance, field)
    place = next(iter(own or _every_place(provenance)), None)
    if not data or place is None:
        return b""
    return draw_page(data, int(place.sheet), _corners(own), _NEAR if close else 0)


def _is_pdf(provenance: Provenance) -> bool:
    return provenance.document.lower().endswith(".pdf")


def _corners(places: Sequence[Place]) -> tuple[float, ...]:
    """Of the box around the cells, in points; none where they are unknown, or on two pages."""
    cells = [tuple(map(float, p.cell.split(","))) for p in places if p.cell.count(",") == 3]
    if not cells or len({place.sheet for place in places}) > 1:
        return ()
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _lines(
    provenance: Provenance, lines: Sequence[str], own: Sequence[Place]
) -> Iterator[DocumentLine]:
    every = _every_place(provenance)
    shown = _lines_around(own, len(lines)) if own else _lines_of(every, len(lines))
    cells = {place.line: place.cell for place in every}
    for number in shown:
        parts = tuple(_parts(lines, number, own))
        yield DocumentLine(number, _cell(cells.get(number, "")), parts)


def _lines_around(places: Sequence[Place], count: int) -> range:
    first, last = min(p.line for p in places), max(p.line for p in places)
    return range(max(1, first - _AROUND), min(count, last + _AROUND) + 1)


def _lines_of(places: Sequence[Place], count: int) -> range:
    lines = [place.line for place in places if place.line <= count]
    return range(min(lines), max(lines) + 1) if lines else range(0)


def _cell(cell: str) -> str:
    """Name of the cell; empty for a PDF, whose cells have only corners in points."""
    return cell if cell.isalnum() else ""


def _parts(lines: Sequence[str], number: int, places: Sequence[Place]) -> Iterator[DocumentPart]:
    text, done = lines[number - 1], 0
    spans = sorted((p.column - 1, p.column - 1 + p.length) for p in places if p.line == number)
    for start, end in spans:
        if start >= done:
            yield DocumentPart(_visible(text[done:start]), False)
            yield DocumentPart(_visible(text[start:end]), True)
            done = end
    yield DocumentPart(_visible(text[done:]), False)


def _visible(text: str) -> str:
    """Tabs part the cells of a dump."""
    return text.replace("\t", " ┃ ")
