"""The table stands in columns, and what a kept sheet has otherwise is named."""

from __future__ import annotations

from site_builder.cli.reports.conversion import KIND_NAMES, as_outcomes, as_table
from site_builder.content.comparison.differences import Difference, DifferenceKind
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.wording import width
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.convert import ConversionReport, DocumentReport, Outcome
from site_builder.ingest.sheet.balance import KINDS, Balance
from site_builder.ingest.update.update import SheetFate

COUNTS = dict(zip(KINDS, (100, 2, 12_000, 3, 4, 5, 6), strict=True))
GOOD = DocumentReport("中央区.txt", "chuo-r7.txt", 10, 37, 38, 1, Balance(12_120, COUNTS))
BAD = DocumentReport("b.txt", "", 1, 1, 1, 0, Balance(10, dict.fromkeys(KINDS, 1), lost=(3,)))


def difference(
    field: str, was: Plain, now: Plain, kind: DifferenceKind = DifferenceKind.VALUE
) -> Difference:
    return Difference(FieldPath.parse(field), was, now, kind)


def test_columns_are_aligned_for_full_width_signs() -> None:
    lines = as_table(ConversionReport((GOOD, BAD), (), ())).splitlines()[:-2]
    assert len({width(line) for line in lines}) == 1
    assert [line.split()[0] for line in lines] == ["文書", "中央区.txt", "b.txt", "合計"]


def test_figures_and_balance() -> None:
    _, good, bad, total, *_ = (
        line.split() for line in as_table(ConversionReport((GOOD, BAD), (), ())).splitlines()
    )
    assert " ".join(good[1:]) == "10 37 38 1 12,120 100 2 12,000 3 4 5 6 合う"
    assert bad[-1] == "合わない"
    assert " ".join(total[1:]) == "11 38 39 1 12,130 101 3 12,001 4 5 6 7 合わない"


def test_the_heads_are_explained_below_the_table() -> None:
    head, *_, doubts, characters = as_table(ConversionReport((GOOD,), (), ())).splitlines()
    first, last = KIND_NAMES["label"], KIND_NAMES["example"]
    assert {"疑い", "文字", first, last} <= {*head.split()}
    assert doubts.startswith("疑い: ")
    assert first in characters
    assert last in characters


def test_a_single_document_needs_no_sum() -> None:
    assert len(as_table(ConversionReport((GOOD,), (), ())).splitlines()) == 4


def test_without_a_document_there_is_no_table() -> None:
    assert as_table(ConversionReport((), (), ())) == ""


def test_a_kept_sheet_is_told_field_by_field() -> None:
    one = difference("goals/1/goal", "古い\n文", "あ" * 100)
    kept = Outcome("sheets/2025/chuo/chiiki.yaml", SheetFate.KEPT, (one,))
    told = as_outcomes(ConversionReport((), (Outcome("a", SheetFate.NEW), kept), ()))
    assert told.splitlines() == [
        "新しく書いたシート 1 枚",
        "人の手が入っているので書き換えなかったシート 1 枚",
        "sheets/2025/chuo/chiiki.yaml:",
        f"  目標1の組織目標: シートは「古い 文」、文書は「{'あ' * 60}…」",
    ]


def test_a_document_that_is_no_sheet_keeps_no_balance() -> None:
    letter = DocumentReport(
        "手紙.txt", "", 0, 0, 0, 0, Balance(8, dict.fromkeys(KINDS, 0), lost=(1,))
    )
    _, good, none, total, *_ = as_table(ConversionReport((GOOD, letter), (), ())).splitlines()
    assert none.split()[-1] == "―"
    assert good.split()[1:] == total.split()[1:]


def test_what_a_newer_document_changed_is_told_in_words() -> None:
    row = "goals/2/measures/1"
    found = (
        difference("goals/2/number", 3, 2),
        difference(f"{row}/target", "80回", "90回"),
        difference(f"{row}/result", "", "85回"),
        difference(f"{row}/evaluation", "", "○"),
        Difference(
            FieldPath.parse("goals/2"), "窓口の混雑を減らします。", "", DifferenceKind.DROPPED
        ),
        difference("goals/4/measures/2", "", "投稿数(件)", DifferenceKind.ADDED),
    )
    target = FieldPath.parse(f"{row}/target")
    merged = Outcome("a.yaml", SheetFate.MERGED, found, (target, target))
    assert as_outcomes(ConversionReport((), (merged,), ())).splitlines()[1:] == [
        "a.yaml:",
        "  目標2の番号: 3 から 2 に変わりました。",
        "  目標2 1行目の目標の値: 「80回」 → 「90回」",
        "  目標2: 「窓口の混雑を減らします。」 がなくなりました。",
        "  目標4 2行目: 「投稿数(件)」 が加わりました。",
        "  結果や評価などが 2 欄に書かれました。",
        "  人の手直しと文書が違うので、疑いとして残しました（review で決めます）: "
        "目標2 1行目の目標の値",
    ]
