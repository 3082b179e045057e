from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.model import Doubt, Goal, Measure, SheetKey
from site_builder.graph.lineage.chain import Chain, State, Stop
from site_builder.graph.nodes.summary import GoalSummary, MeasureSummary
from site_builder.render.chain.charts import chain_outcomes
from site_builder.render.parts.chart import BulletView, OutcomeView, outcome_view
from tests.render.printing import by_class, sheet, sheet_html, tree, words


def row(target: str, result: str, mark: str = "○", indicator: str = "") -> MeasureSummary:
    return MeasureSummary((), (), (), indicator, target, result, "", mark, "")


def view(target: str, result: str, mark: str = "○", indicator: str = "") -> OutcomeView:
    found = outcome_view([row(target, result, mark, indicator)], 0)
    assert found is not None
    return found


# --- one measure --------------------------------------------------------------------------


def test_a_result_below_its_target() -> None:
    (bullet,) = view("200人以上", "190人", "△").bullets
    assert bullet.sentence == "目標200人以上に対して結果190人。目標の95%。"
    assert bullet.caption == "目標の95%（参考）"
    assert (bullet.bar, bullet.upright) == ("84.82%", "89.29%")
    assert (bullet.label, bullet.dots, bullet.planned) == ("", (), False)


def test_the_track_reaches_12_percent_over_the_larger_value() -> None:
    (bullet,) = view("20", "101").bullets
    assert (bullet.bar, bullet.upright) == ("89.29%", "17.68%")


@pytest.mark.parametrize(
    ("target", "result", "caption"),
    [
        ("85%以上", "91%", "目標を6ポイント上回る（参考）"),
        ("85%以上", "81.5%", "目標まで3.5ポイント（参考）"),
        ("100%", "100%", "目標と同じ（参考）"),
        ("8割", "90%", "目標を10ポイント上回る（参考）"),
        ("5日以内", "4日", "少ないほどよい目標です"),
        ("10件", "4件", "目標の40%（参考）"),
        ("1,000回", "999回", "目標の99%（参考）"),
        ("200回", "199回", "目標の99%（参考）"),
        ("200回", "201回", "目標の101%（参考）"),
    ],
)
def test_the_caption(target: str, result: str, caption: str) -> None:
    assert view(target, result).bullets[0].caption == caption


def test_a_percentage_ends_at_100() -> None:
    (bullet,) = view("85%以上", "91%").bullets
    assert (bullet.bar, bullet.upright) == ("91%", "85%")
    (over,) = view("100%", "112%").bullets
    assert over.bar == "89.29%"


def test_nobody_says_whether_more_is_better() -> None:
    (bullet,) = view("10件", "12件", indicator="苦情の件数").bullets
    assert bullet.caption == ""


def test_several_values_are_named() -> None:
    found = view("・河渡(100人)\n・松崎(50人)", "・河渡(90人)\n・松崎(60人)").bullets
    assert [bullet.label for bullet in found] == ["河渡", "松崎"]


@pytest.mark.parametrize(
    ("target", "result", "note"),
    [
        ("年度内供用開始", "南口:供用開始", "数の目標ではないため、図はありません。"),
        ("10回", "30人", "目標と結果の単位がちがうため、図はありません。"),
    ],
)
def test_without_a_chart_one_line_says_why(target: str, result: str, note: str) -> None:
    assert view(target, result) == OutcomeView(note=note)


@pytest.mark.parametrize(("target", "result"), [("10回", ""), ("", "3回")])
def test_an_empty_cell_needs_no_words(target: str, result: str) -> None:
    assert outcome_view([row(target, result)], 0) is None


def test_where_the_city_says_otherwise_both_are_told() -> None:
    reason = "理由は目標達成状況をご覧ください。"
    assert view("10回", "12回", "△").differs == (
        f"参考の計算では目標に届いていますが、区役所の評価は△です。{reason}"
    )
    assert view("10回", "8回", "○").differs == (
        f"参考の計算では目標に届いていませんが、区役所の評価は○です。{reason}"
    )
    assert view("10回", "8回", "△").differs == ""
    assert view("約10回", "8回", "○").differs == ""


AMOUNTS = st.decimals(0, 10**9, places=2).map(lambda value: f"{value:,f}")


@given(AMOUNTS, AMOUNTS, st.sampled_from(["人", "%", "割", ""]))
def test_every_place_lies_on_the_track(target: str, result: str, unit: str) -> None:
    for bullet in view(f"{target}{unit}", f"{result}{unit}").bullets:
        assert all(0 <= float(p.removesuffix("%")) <= 100 for p in (bullet.bar, bullet.upright))


@given(st.text("0123456789.,万億千", max_size=30), st.text("0123456789.,万億千", max_size=30))
def test_no_number_is_too_large_or_too_small(target: str, result: str) -> None:
    outcome_view([row(f"{target}人", f"{result}人")], 0)


# --- over the years -----------------------------------------------------------------------


def chain(*years: tuple[MeasureSummary, ...]) -> Chain:
    """One goal a year, from 令和5年度"""
    goals = (
        GoalSummary(SheetKey(year, "kita", "somu"), 1, "文。", measures)
        for year, measures in enumerate(years, 2023)
    )
    stops = tuple(Stop(goal.key.year, (goal,)) for goal in goals)
    return Chain(State.KEPT, stops, True, True)


def charted(found: Chain, year: int, at: int = 0) -> BulletView:
    outcome = chain_outcomes(found)[year, 0, at]
    assert outcome is not None
    return outcome.bullets[0]


FIRST = row("28回", "39回", indicator="講座(回)")
SECOND = row("30回", "20回", "△", "講座（回）")
PLAN = row("24回", "", "", "講座(回)")
THREE = chain((FIRST,), (SECOND,), (PLAN,))


def test_earlier_results_stand_as_dots_on_one_scale() -> None:
    first, second = charted(THREE, 0), charted(THREE, 1)
    assert (first.bar, first.dots) == ("89.29%", ())
    assert second.dots == ("89.29%",)
    assert second.sentence == "目標30回に対して結果20回。目標の67%。令和5年度の結果は39回。"
    assert second.caption == "目標の67%（参考）。白い丸は令和5年度の結果"


def test_a_plan_stands_upon_the_last_result() -> None:
    plan = charted(THREE, 2)
    assert plan.planned
    assert plan.caption == "太い線が目標、枠が令和6年度の結果"
    assert plan.sentence == "目標24回。令和6年度の結果は20回。"
    scale = Decimal(39) * Decimal("1.12")
    assert float(plan.upright.removesuffix("%")) == pytest.approx(float(2400 / scale), abs=0.01)


def test_rows_are_followed_by_their_indicators() -> None:
    people = row("10人", "12人", indicator="取り組み参加(人)")
    planned = row("20人", "", "", "取組参加(人)")
    crossed = chain((FIRST, people), (planned, PLAN))
    assert charted(crossed, 1, 0).sentence == "目標20人。令和5年度の結果は12人。"
    assert charted(crossed, 1, 1).sentence == "目標24回。令和5年度の結果は39回。"


@pytest.mark.parametrize(
    "before",
    [
        (row("24人", "30人", indicator="参加者(人)"),),
        (FIRST, FIRST),
        (replace(FIRST, doubts=("result",)),),
        (row("28回", "39回"),),
    ],
    ids=["another indicator", "the same twice", "a doubtful result", "no indicator"],
)
def test_what_is_not_surely_the_same_leads_nowhere(before: tuple[MeasureSummary, ...]) -> None:
    assert chain_outcomes(chain(before, (PLAN,)))[1, 0, 0] is None
    blank = replace(PLAN, indicator="")
    assert chain_outcomes(chain(before, (blank,)))[1, 0, 0] is None


def test_a_doubtful_target_is_no_plan() -> None:
    doubtful = replace(PLAN, doubts=("target",))
    assert chain_outcomes(chain((FIRST,), (doubtful,)))[1, 0, 0] is None


def test_years_of_percentages_and_of_numbers_have_scales_of_their_own() -> None:
    share = row("80%", "85%", indicator="講座(回)")
    found = chain((FIRST,), (share,))
    assert [charted(found, year).bar for year in (0, 1)] == ["89.29%", "85%"]


# --- on the page --------------------------------------------------------------------------


def charts(root: Element) -> list[Element]:
    return list(by_class(root, "bullet-chart"))


def measure(target: str, result: str, mark: str = "○") -> Measure:
    return Measure(("政策1-1-①",), "回数", target, result, "事業", evaluation=mark)


def test_the_sheet_page_has_a_chart_with_its_words() -> None:
    root = tree(sheet_html(sheet(Goal(1, "文", (measure("28回", "39回"),)))))
    (chart,) = charts(root)
    assert chart.get("role") == "img"
    assert chart.get("aria-label") == "目標28回に対して結果39回。目標の139%。"
    assert not "".join(chart.itertext()).strip()
    assert "目標の139%（参考）" in words(root)
    assert "どこまで届きましたか" in words(root)


def test_numbered_values_have_their_charts_in_the_first_cell() -> None:
    rich = Measure((), "①回数\n②割合", "①3回\n②80%", "①4回\n②75%", evaluation="△")
    root = tree(sheet_html(sheet(Goal(1, "文", (rich,)))))
    assert len(charts(root)) == 2
    assert ["".join(e.itertext()) for e in by_class(root, "bullet-label")] == ["①", "②"]


def test_without_results_there_is_no_chart_and_no_question() -> None:
    root = tree(sheet_html(sheet(Goal(1, "文", (measure("28回", "", ""),)))))
    assert charts(root) == []
    assert "どこまで届きましたか" not in words(root)


def test_a_doubtful_result_has_no_chart() -> None:
    doubt = Doubt("goals/1/measures/1/result", "column")
    root = tree(sheet_html(sheet(Goal(1, "文", (measure("28回", "39回"),)), review=(doubt,))))
    assert charts(root) == []
    assert "読み取りを確認中の欄があるため、図はありません。" in words(root)
