"""Forms whose title says that the year is not over."""

from __future__ import annotations

import pytest

from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, book, row


def doubted(title: str, result: str = "40回") -> list[tuple[str, str]]:
    cells = row(result=result, evaluation="○")
    (sheet,) = parse_document("a.xlsx", book([(title,), *HEAD[1:], LABELS, cells])).sheets
    return [(doubt.field.rpartition("/")[2], doubt.reason) for doubt in sheet.review]


@pytest.mark.parametrize(
    "title",
    [
        "組織目標管理シート（中間評価）",
        "令和7年度 組織目標管理シート（9月末時点）",
        "【上半期】組織目標管理シート",
        "組織目標管理シート（見込み）",
    ],
)
def test_results_of_a_part_of_the_year_are_doubted(title: str) -> None:
    assert doubted(title) == [("result", "period"), ("evaluation", "period")]


@pytest.mark.parametrize(
    "title",
    [
        "令和7年度 組織目標管理シート",
        "組織目標管理シート（年度末）",
        "組織目標管理シート（地域課）",
    ],
)
def test_results_of_the_year_are_not(title: str) -> None:
    assert doubted(title) == []
