from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.folder.site import SiteInfo
from site_builder.content.sheet.model import SheetKey
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.ended import ended_years, fiscal_year_of, is_far
from site_builder.graph.nodes.summary import SheetSummary, summarize
from tests.graph import small


def summary(year: int, created: str = "", evaluated: str = "") -> SheetSummary:
    key = SheetKey(year, "kita", "chiiki")
    sheet = replace(small.sheet(key, ()), created=created, evaluated=evaluated)
    return summarize(key, sheet, small.FRAME.plan)


@pytest.mark.parametrize(
    ("sheets", "declared", "ended"),
    [
        ([], 0, set()),
        ([summary(2025)], 0, set()),
        ([summary(2023), summary(2024), summary(2025)], 0, {2023, 2024}),
        ([summary(2025, created="2025-04-01", evaluated="2026-03-31")], 0, set()),
        ([summary(2025, created="2025-04-01", evaluated="2026-04-01")], 0, {2025}),
        ([summary(2025, created="2025-04-01", evaluated="2062-04-01")], 0, set()),
        ([summary(2024), summary(2025)], 2025, {2024, 2025}),
        ([summary(2025)], 2024, set()),
    ],
)
def test_a_year_has_ended_by_sheets_dates_or_the_citys_word(
    sheets: list[SheetSummary], declared: int, ended: set[int]
) -> None:
    assert ended_years(sheets, declared) == ended


def test_a_fiscal_year_begins_in_april() -> None:
    assert [fiscal_year_of(day) for day in ("2026-03-31", "2026-04-01")] == [2025, 2026]
    far = ("2024-03-31", "2024-04-01", "2027-03-31", "2027-04-01")
    assert [is_far(day, 2025) for day in far] == [True, False, False, True]


def test_sheets_know_whether_their_year_has_ended() -> None:
    info = SiteInfo(year_ended=2025)
    for frame, last in ((small.FRAME, 2024), (replace(small.FRAME, info=info), 2025)):
        site = build_site(frame, small.summaries())
        assert {key.year: node.ended for key, node in site.sheets.items()} == {
            year: year <= last for year in (2023, 2024, 2025)
        }
