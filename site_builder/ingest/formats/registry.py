"""Bytes of a document → Document, by the format that the bytes show and the name tells."""

from __future__ import annotations

from dataclasses import replace

from site_builder.ingest.document import Document
from site_builder.ingest.formats.carried import carried
from site_builder.ingest.formats.csv import is_table_text, read_csv
from site_builder.ingest.formats.file_kinds import (
    ZIP,
    is_other_workbook,
    refuse_wrong_kind,
)
from site_builder.ingest.formats.layout.reader import is_layout_text, read_layout
from site_builder.ingest.formats.pdf.reader import is_pdf, read_pdf
from site_builder.ingest.formats.text import decode, read_document

_GRID_TEXTS = (".csv", ".tsv")


def read_format(name: str, data: bytes) -> Document:
    """Raise DocumentError where the bytes are no document that can be read."""
    refuse_wrong_kind(name, data)
    if is_other_workbook(data):
        from site_builder.ingest.formats.other_workbooks import read_other_workbook

        return replace(read_other_workbook(name, data), carried=carried(data))
    if data.startswith(ZIP):  # .xlsx, or damaged: any other archive has been refused
        from site_builder.ingest.formats.xlsx.workbook import read_workbook

        return replace(read_workbook(name, data), carried=carried(data))
    if is_pdf(data):
        return read_pdf(name, data)
    text = decode(name, data)
    if name.lower().endswith(_GRID_TEXTS) or is_table_text(text):
        return read_csv(name, data)
    if is_layout_text(text):
        return read_layout(name, data)
    return read_document(name, data)
