"""A sheet as the text of its YAML file: the same sheet is always the same text."""

from __future__ import annotations

from site_builder.content.sheet.model import Sheet
from site_builder.content.yaml.emit import as_mapping, entries, joined


def dump_sheet(sheet: Sheet) -> str:
    return joined(entries(as_mapping(sheet), 0))
