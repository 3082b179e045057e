"""The table stands in columns, and what a kept sheet has otherwise is named."""

from __future__ import annotations

from site_builder.cli.convert_report import as_outcomes, as_table
from site_builder.content.wording import width
from site_builder.ingest.balance import KINDS, Balance
from site_builder.ingest.comparing import Difference, Fate
from site_builder.ingest.convert import Document, Outcome, Report

COUNTS = dict(zip(KINDS, (100, 2, 12_000, 3, 4), strict=True))
GOOD = Document("中央区.txt", "chuo-r7.txt", 10, 37, 38, 1, Balance(12_109, COUNTS))
BAD = Document("b.txt", "", 1, 1, 1, 0, Balance(10, dict.fromkeys(KINDS, 1), lost=(3,)))


def test_columns_are_aligned_for_full_width_signs() -> None:
    lines = as_table(Report((GOOD, BAD), (), ())).splitlines()
    assert len({width(line) for line in lines}) == 1
    assert [line.split()[0] for line in lines] == ["文書", "中央区.txt", "b.txt", "合計"]


def test_figures_and_balance() -> None:
    _, good, bad, total = (
        line.split() for line in as_table(Report((GOOD, BAD), (), ())).splitlines()
    )
    assert " ".join(good[1:]) == "10 37 38 1 12,109 100 2 12,000 3 4 合う"
    assert bad[-1] == "合わない"
    assert " ".join(total[1:]) == "11 38 39 1 12,119 101 3 12,001 4 5 合わない"


def test_a_single_document_needs_no_sum() -> None:
    assert len(as_table(Report((GOOD,), (), ())).splitlines()) == 2


def test_a_kept_sheet_is_told_field_by_field() -> None:
    difference = Difference("goals/1/goal", "古い\n文", "あ" * 100)
    kept = Outcome("sheets/2025/chuo/chiiki.yaml", Fate.KEPT, (difference,))
    told = as_outcomes(Report((), (Outcome("a", Fate.NEW), kept), ()))
    assert told.splitlines() == [
        "新しく書いたシート 1 枚",
        "人の手が入っているので書き換えなかったシート 1 枚",
        "sheets/2025/chuo/chiiki.yaml:",
        f"  goals/1/goal: 前の読み取り 「古い 文」 → 今の読み取り 「{'あ' * 60}…」",
    ]
