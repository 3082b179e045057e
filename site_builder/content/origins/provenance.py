"""Where each text of a sheet stands in its document: content/provenance/, written by convert.

A place names a run of characters within one line of the document's text; of a workbook or a
ruled PDF also the worksheet or page and the cell. No text is copied: the document has it.
Fields are those of the converter's reading, before any correction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.content.sheet.field_path import FieldPath, number_of
from site_builder.content.sheet.fields import HEAD_FIELDS, is_possible
from site_builder.content.sheet.model import SheetKey

VERSION = 1
_HEAD = ("document", "sha256", "converted", "encoding")
_OUTSIDE = frozenset([*HEAD_FIELDS, "notes", "unplaced"])


@dataclass(frozen=True, slots=True)
class Place:
    line: int
    column: int
    length: int
    sheet: str = ""
    """Name of the worksheet, or number of the page: 地域課, 2"""
    cell: str = ""
    """Where it stands there: C7; in a PDF its corners in points"""


@dataclass(frozen=True, slots=True)
class Provenance:
    document: str
    """File name in content/sources/"""
    sha256: str
    converted: str
    """`source.converted` of the reading that these places belong to"""
    encoding: str
    """Of the document's text; empty where the document is no text (see text_file)"""
    fields: Mapping[str, tuple[Place, ...]]
    """Field path, notes/1, unplaced/1 → its pieces in the order they are read"""
    text: str = ""
    """Hash of the text_file, where the document is no text"""


def provenance_file(key: SheetKey) -> str:
    """The path within content/"""
    return f"provenance/{key.year}/{key.ward}/{key.section}.json"


def text_file(document: str) -> str:
    """Path within content/ of the text that was taken from a workbook or a PDF."""
    return f"provenance/texts/{document}.txt"


# --- as JSON ------------------------------------------------------------------------------


def dump_provenance(provenance: Provenance) -> str:
    """One line a field: a change of one shows as one."""
    head = {"version": VERSION, **{name: getattr(provenance, name) for name in _HEAD}}
    head |= {"text": provenance.text} if provenance.text else {}
    lines = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    fields = (f"{_json(f)}: {_json(_row(p))}" for f, p in sorted(provenance.fields.items()))
    inner = ",\n".join(fields)
    lines.append(f'"fields": {{\n{inner}\n}}' if inner else '"fields": {}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(places: Iterable[Place]) -> list[list[int | str]]:
    return [
        [p.line, p.column, p.length, *((p.sheet, p.cell) if p.cell or p.sheet else ())]
        for p in places
    ]


def parse_provenance(text: str) -> Provenance | None:
    """None where the text is none, or of another version."""
    try:
        raw = json.loads(text)
        places = {name: tuple(Place(*row) for row in rows) for name, rows in raw["fields"].items()}
        document, digest, converted, encoding = (raw[name] for name in _HEAD)
        version, taken = raw["version"], raw.get("text", "")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    read = Provenance(document, digest, converted, encoding, places, taken)
    return read if version == VERSION and _is_sound(read) else None


def _is_sound(read: Provenance) -> bool:
    head = (read.document, read.sha256, read.converted, read.encoding, read.text)
    places = [place for found in read.fields.values() for place in found]
    texts = all(isinstance(text, str) for text in head)
    return texts and all(map(_is_field, read.fields)) and all(map(_is_place, places))


def _is_field(field: str) -> bool:
    """One that has text: of the table, or outside it; notes/1"""
    path = FieldPath.parse(field)
    match path.steps:
        case [name]:
            return name in _OUTSIDE
        case [name, place] if name in _OUTSIDE:
            return number_of(place) > 0
    return is_possible(path)


def _is_place(place: Place) -> bool:
    numbers = (place.line, place.column, place.length)
    texts = (place.sheet, place.cell)
    return all(type(n) is int and n > 0 for n in numbers) and all(type(t) is str for t in texts)


# --- back to the document -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawField:
    """What the document says where a field was read."""

    field: str
    places: tuple[Place, ...]
    pieces: tuple[str, ...]
    """As the document has them; none where they are not found again"""


def raw_texts(provenance: Provenance, lines: Sequence[str]) -> tuple[RawField, ...]:
    return tuple(RawField(f, p, extract(lines, p)) for f, p in provenance.fields.items())


def extract(lines: Sequence[str], places: Iterable[Place]) -> tuple[str, ...]:
    """The raw pieces at these places, as the document has them; none where a place is not in it."""
    pieces = []
    for place in places:
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        piece = line[place.column - 1 : place.column - 1 + place.length]
        if len(piece) != place.length:
            return ()
        pieces.append(piece)
    return tuple(pieces)
