"""A target beside its result: what is compared, how, and why not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.numbers.compare import compare, differs


@pytest.mark.parametrize(
    ("target", "result", "indicator", "ratio", "reached"),
    [
        ("200人以上", "190人", "", "0.95", False),
        ("１，０００人", "1,000人", "", "1", True),
        ("28", "39回", "支援講座の実施回数(回)", None, True),
        ("28回", "39", "支援講座の実施回数(回)", None, True),
        ("80", "82%", "参加者の満足度(%)", "1.025", True),
        ("80%", "82", "満足した人の割合", "1.025", True),
        ("8", "8校", "端末を配布した小学校数", "1", True),
        ("8割以上", "78%", "", "0.975", False),
        ("2か所", "3箇所", "", "1.5", True),
        ("30人", "31名", "", None, True),
        ("健康教育17回", "17回", "健康教育の実施(回数)", "1", True),
        ("延べ68", "96", "研修への参加延べ回数(回)", None, True),
        ("2避難所\n(累計13避難所)", "3避難所(累計14避難所)", "", "1.5", True),
        ("80%超", "80%", "", "1", False),
        ("5%増", "7%増", "", "1.4", True),
    ],
)
def test_more_is_better(
    target: str, result: str, indicator: str, ratio: str | None, reached: bool
) -> None:
    (pair,) = compare(target, result, indicator).pairs
    assert pair.reached is reached
    assert pair.ratio is not None
    assert ratio is None or pair.ratio == Decimal(ratio)


@pytest.mark.parametrize(
    ("target", "result", "indicator", "reached"),
    [
        ("5日以内", "4日", "", True),
        ("5日以内", "6日", "", False),
        ("30分未満", "30分", "", False),
        ("10件", "12件", "窓口への苦情の件数", None),
        ("10件", "10件", "窓口への苦情の件数", True),
        ("10件", "2件", "工事の事故件数", None),
    ],
)
def test_less_may_be_better(target: str, result: str, indicator: str, reached: bool | None) -> None:
    """Then there is no ratio, and without 以内 or 以下 no verdict either."""
    (pair,) = compare(target, result, indicator).pairs
    assert (pair.ratio, pair.reached) == (None, reached)


@pytest.mark.parametrize(
    ("target", "result", "reached"),
    [("約300人", "310人", True), ("約300人", "290人", None), ("300人", "約310人", None)],
)
def test_about_is_no_verdict(target: str, result: str, reached: bool | None) -> None:
    assert compare(target, result).reached is reached


@pytest.mark.parametrize(
    ("target", "result", "reason"),
    [
        ("", "3回", "empty"),
        ("3回", "", "empty"),
        ("実施", "3回", "words"),
        ("3回", "実施", "words"),
        ("前年度以上", "3回", "words"),
        ("R8.3月末までに", "3回", "words"),
        ("150,000円\n図録作成", "160,000円\n図録作成", "mixed"),
        ("4以上を80%", "82%", "unread"),
        ("①3回\n②80%", "3回", "parts"),
        ("3回", "30人", "units"),
        ("3回", "30%", "units"),
        ("延べ30人", "30人", "labels"),
        ("累計30人", "30人", "labels"),
        ("1人あたり1回", "30回", "labels"),
        ("①3回\n②5回", "①3回\n③5回", "labels"),
        ("5%増", "7%減", "labels"),
        ("10~15回", "12回", "inexact"),
        ("10回", "10回以上", "inexact"),
        ("10回", "10回（見込み）", "inexact"),
        ("10回", "8回(R5.12月末時点)", "inexact"),
        ("0件", "0件", "zero"),
    ],
)
def test_what_is_not_surely_alike_is_not_compared(target: str, result: str, reason: str) -> None:
    found = compare(target, result)
    assert (found.pairs, found.reason, found.reached) == ((), reason, None)


def test_numbered_values_meet_by_number() -> None:
    found = compare("①100人\n②80%以上", "②79%\n①120人")
    assert [(p.target.number, p.reached) for p in found.pairs] == [("①", True), ("②", False)]
    assert found.reached is False


def test_places_meet_by_name() -> None:
    found = compare("・河渡(100人)\n・松崎(50人)", "松崎:60人、河渡:90人")
    assert [p.ratio for p in found.pairs] == [Decimal("0.9"), Decimal("1.2")]


@given(st.text(), st.text(), st.text())
def test_any_texts_are_compared_or_say_why_not(target: str, result: str, indicator: str) -> None:
    found = compare(target, result, indicator)
    assert bool(found.pairs) != bool(found.reason)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from(["人", "回", "%", ""]))
def test_a_ratio_says_the_same_as_the_verdict(target: int, result: int, unit: str) -> None:
    (pair,) = compare(f"{target:,}{unit}以上", f"{result:,}{unit}").pairs
    assert pair.ratio is not None
    assert pair.reached == (pair.ratio >= 1) == (result >= target)


@pytest.mark.parametrize(
    ("result", "mark", "differing"),
    [
        ("190人", "○", True),
        ("190人", "△", False),
        ("190人", "×", False),
        ("210人", "○", False),
        ("210人", "△", True),
        ("210人", "×", True),
        ("210人", "", False),
        ("実施", "△", False),
    ],
)
def test_the_citys_mark_is_set_beside_ours(result: str, mark: str, differing: bool) -> None:
    assert differs(compare("200人以上", result), mark) is differing
