"""The published tables hold each sheet whole: read back, they are the sheets again."""

from __future__ import annotations

import json
from dataclasses import fields

from hypothesis import given, settings

from site_builder.content.sheet.model import Sheet
from tests.export import made, real
from tests.export.making import data_of
from tests.export.tables_reading import read_tables
from tests.extent import amount
from tests.render.printing import KEY, SHEETS


def test_the_sheets_of_the_site_come_back() -> None:
    assert len(real.sheets()) >= 44
    assert read_tables(real.data()) == real.sheets()


def test_every_sheet_comes_back_to_its_own_place() -> None:
    assert read_tables(data_of(SHEETS)) == SHEETS


def test_each_field_of_a_sheet_is_tried() -> None:
    """A field that is added to the model is added to tests/export/made.py, and to the tables."""
    of_place = {"fiscal_year", "ward", "section"}
    assert {field.name for field in fields(Sheet)} == {*made.FIELDS, *of_place, "aside"}


@given(made.sheets())
@settings(max_examples=amount(37, 150))
def test_any_sheet_comes_back(sheet: Sheet) -> None:
    files = data_of({KEY: sheet})
    assert read_tables(files) == {KEY: sheet}
    for name, content in files.items():
        if name.endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf")
            assert b"\r\n" in content
        if name.endswith(".json"):
            json.loads(content)
