"""Old and OpenDocument workbooks: as right as .xlsx, doubted where they cannot be sure."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.formats.other_workbooks import read_other_workbook
from site_builder.ingest.sheet.parse import Parsed, parse_document
from site_builder.problems import DocumentError
from tests.extent import amount

CASES = Path(__file__).parents[1] / "cases"
NAMES = [f"{name}.{ending}" for name in ("evaluated", "planned") for ending in ("xls", "ods")]
HEADER = ("fiscal_year", "ward", "section", "parent_section", "department", "created", "evaluated")


def parsed(name: str) -> Parsed:
    return parse_document(name, (CASES / name).read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_what_differs_from_the_same_sheet_in_xlsx_is_doubted(name: str) -> None:
    old, new = parsed(f"old-{name}"), parsed(f"form-{name.partition('.')[0]}.xlsx")
    assert old.balance.holds
    assert [problem.code for problem in old.problems] == ["workbook-unseen"]
    for one, other in zip(old.sheets, new.sheets, strict=True):
        ours, theirs = dict(values(one)), dict(values(other))
        assert ours.keys() == theirs.keys()
        differing = {path for path in ours if ours[path] != theirs[path]}
        assert differing <= {doubt.field for doubt in one.review}
        assert one.spans == other.spans


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_goals_and_dates_are_certain(name: str) -> None:
    doubted = {doubt.field for sheet in parsed(f"old-{name}").sheets for doubt in sheet.review}
    assert not {field for field in doubted if field.endswith("/number")}
    assert not doubted & {"created", "evaluated"}
    assert any(field.endswith("/target") for field in doubted)


def values(sheet: Sheet) -> Iterator[tuple[str, object]]:
    yield from ((name, getattr(sheet, name)) for name in (*HEADER, "policy_indicators", "notes"))
    for goal in sheet.goals:
        yield f"goals/{goal.number}/goal", goal.goal
        for place, measure in enumerate(goal.measures, 1):
            base = f"goals/{goal.number}/measures/{place}"
            yield from ((f"{base}/{n}", getattr(measure, n)) for n in measure.__dataclass_fields__)


@pytest.mark.parametrize("seed", range(amount(20, 400)))
def test_a_damaged_workbook_is_read_or_refused(seed: int) -> None:
    """The library may end in a panic, which is no Exception."""
    rng = random.Random(seed)
    data = bytearray((CASES / f"old-evaluated.{rng.choice(['xls', 'ods'])}").read_bytes())
    for _ in range(rng.choice([1, 5, 50])):
        data[rng.randrange(len(data))] = rng.randrange(256)
    try:
        read_other_workbook("a.xls", bytes(data[: rng.choice([len(data), len(data) // 2])]))
    except DocumentError as error:
        assert [problem.code for problem in error.problems] == ["document-broken"]
