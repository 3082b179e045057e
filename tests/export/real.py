"""The sheets of content/, as a build reads them, and the data made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from site_builder.content.folder.frame import Frame
from site_builder.content.folder.store import load_frame, read_sheet_file
from site_builder.content.origins.originals import load_provenance
from site_builder.content.origins.provenance import Provenance
from site_builder.content.sheet.model import Sheet, SheetKey
from tests.export.making import data_of

CONTENT = Path(__file__).parents[2] / "content"


@cache
def frame() -> Frame:
    return load_frame(CONTENT)[0]


@cache
def sheets() -> Mapping[SheetKey, Sheet]:
    loaded = [read_sheet_file(CONTENT, file, frame()) for file in frame().sheet_files]
    return {one.key: one.sheet for one in loaded if one.sheet}


@cache
def provenances() -> Mapping[SheetKey, Provenance]:
    found = {key: load_provenance(CONTENT, key, sheet)[0] for key, sheet in sheets().items()}
    return {key: one for key, one in found.items() if one}


@cache
def data() -> Mapping[str, bytes]:
    return data_of(sheets(), frame(), provenances())
