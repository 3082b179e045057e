"""The SQLite file: sound, complete, and the same bytes whichever SQLite makes it."""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

import pytest
from hypothesis import given, settings

from site_builder.content.sheet.model import Sheet
from site_builder.export.database import VIEWS
from site_builder.opendata.columns import JOINED, ColumnKind
from site_builder.opendata.tables import TABLES
from site_builder.problems import SiteBuilderError
from tests.export import made, real
from tests.export.making import data_of, rows
from tests.extent import amount
from tests.render.printing import KEY, SHEETS, site_of


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        connection.row_factory = sqlite3.Row
        yield connection


def check(files: Mapping[str, bytes]) -> None:
    with opened(files["goals.sqlite"]) as database:
        assert [tuple(row) for row in database.execute("PRAGMA quick_check")] == [("ok",)]
        assert list(database.execute("PRAGMA foreign_key_check")) == []
        found = [dict(row) for row in database.execute("SELECT * FROM goals_csv")]
        assert [texts(row) for row in found] == rows(files, "goals.csv")
        for table in TABLES[1:]:
            kept = database.execute(f"SELECT * FROM {table.name}")
            assert [texts(dict(row)) for row in kept] == rows(files, f"{table.name}.csv")


def texts(row: Mapping[str, object]) -> dict[str, str]:
    """As CSV has them: a whole number without .0, nothing for NULL"""
    return {name: _text(value) for name, value in row.items()}


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def test_it_holds_what_the_tables_hold() -> None:
    check(real.data())
    check(data_of())


@given(made.sheets())
@settings(max_examples=amount(20, 60))
def test_it_holds_any_sheet(sheet: Sheet) -> None:
    check(data_of({KEY: sheet}))


def test_a_python_without_sqlite_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with pytest.raises(SiteBuilderError) as error:
        data_of()
    assert [problem.code for problem in error.value.problems] == ["no-sqlite"]


def test_a_full_disk_is_the_systems_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.export.database._SETTINGS", ("max_page_count = 9",))
    with pytest.raises(OSError, match="full"):
        data_of()


def test_the_header_tells_nothing_of_the_machine() -> None:
    content = real.data()["goals.sqlite"]
    assert content.startswith(b"SQLite format 3\0")
    assert content[16:18] == (4096).to_bytes(2, "big")
    assert content[24:28] == content[92:96] == (1).to_bytes(4, "big")
    assert content[96:100] == (3_040_000).to_bytes(4, "big")
    assert data_of(real.sheets(), real.frame(), real.provenances())["goals.sqlite"] == content


def test_the_counts_are_those_of_the_pages() -> None:
    site = site_of(real.sheets(), real.frame())
    told: Counter[tuple[int, str, str]] = Counter()
    for year in site.years:
        for ward in year.wards:
            tally, place = ward.tally, (year.year, ward.ward.url.split("/")[2])
            told.update({(*place, "○"): tally.achieved, (*place, "△"): tally.partly})
            told.update({(*place, "×"): tally.missed, (*place, ""): tally.none})
    with opened(real.data()["goals.sqlite"]) as database:
        found = {
            (row["fiscal_year"], row["ward_id"], row["evaluation"]): row["measures"]
            for row in database.execute("SELECT * FROM evaluation_counts")
        }
    assert found == +told


def test_a_covered_cell_has_the_text_and_the_doubt_of_the_one_above() -> None:
    summaries = [
        (f"{key.year}/{key.ward}/{key.section}/{goal.number}/{place}", measure)
        for key, node in site_of(real.sheets(), real.frame()).sheets.items()
        for goal in node.summary.goals
        for place, measure in enumerate(goal.measures, 1)
    ]
    assert any(measure.covered for _, measure in summaries)
    with opened(real.data()["goals.sqlite"]) as database:
        filled = {
            row["measure_id"]: row for row in database.execute("SELECT * FROM measures_filled")
        }
    for name, measure in summaries:
        for field in ("indicator", "target", "result", "initiative", "evaluation", "next_steps"):
            assert filled[name][field] == getattr(measure, field)


def test_each_view_can_be_read_and_keeps_its_numbers() -> None:
    """A number of the joined table is a number in its view too."""
    with opened(data_of(SHEETS)["goals.sqlite"]) as database:
        for view in VIEWS:
            assert database.execute(f"SELECT * FROM {view}").fetchall()
        numbers = [c.name for c in JOINED.columns if c.kind is ColumnKind.NUMBER]
        kinds = {
            kind
            for name in numbers
            for (kind,) in database.execute(f"SELECT DISTINCT typeof({name}) FROM goals_csv")
        }
    assert kinds == {"real", "null"}
