from __future__ import annotations

from site_builder.content.city.model import Plan
from site_builder.content.sheet.model import (
    Doubt,
    Goal,
    Measure,
    Sheet,
    SheetKey,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.wording import Policy
from site_builder.graph.nodes.summary import summarize

KEY = SheetKey(2023, "kita", "sangyo-shinko")
PLAN = Plan(aliases={"福祉7-3-①": "政策7-3-①"})


def _sheet(*goals: Goal, spans: tuple[Span, ...] = (), review: tuple[Doubt, ...] = ()) -> Sheet:
    return Sheet(2023, "北区", "産業振興課", goals=goals, spans=spans, review=review)


def test_header_and_source_are_taken_over() -> None:
    sheet = Sheet(
        2023,
        "北区",
        "北区郷土博物館",
        parent_section="地域総務課",
        department="北区役所",
        created="2023-05-10",
        evaluated="2024-03-31",
        policy_indicators=("関係人口",),
        unplaced=(Unplaced("迷子", 3, "column"),),
        source=Source("kita-r5.txt", kind="recognised", lines="12-40"),
    )
    summary = summarize(KEY, sheet, PLAN)
    assert summary.url == "/wards/kita/sangyo-shinko/2023/"
    assert (summary.section, summary.parent_section) == ("北区郷土博物館", "地域総務課")
    assert (summary.department, summary.policy_indicators) == ("北区役所", ("関係人口",))
    assert (summary.created, summary.evaluated) == ("2023-05-10", "2024-03-31")
    assert (summary.document, summary.kind, summary.lines) == ("kita-r5.txt", "recognised", "12-40")
    assert summary.unplaced == 1


def test_codes_are_expanded_and_aliases_followed() -> None:
    cited = ("政策15-1-①~③", "福祉7-3-①", "区ビジョン", "政策15-1-②")
    measure = summarize(KEY, _sheet(Goal(1, "文", (Measure(cited),))), PLAN).goals[0].measures[0]
    numbers = [(15, 1, 1), (15, 1, 2), (15, 1, 3), (7, 3, 1)]
    assert measure.codes == tuple(Policy("政策", n) for n in numbers)
    assert measure.words == ("区ビジョン",)
    assert measure.policies == cited


def test_a_goal_has_each_code_of_its_measures_once() -> None:
    rows = (Measure(("政策1-1-①",)), Measure(("政策2-1-①", "政策1-1-①"), evaluation="△"))
    goal = summarize(KEY, _sheet(Goal(4, "文", rows)), PLAN).goals[0]
    assert [code.code for code in goal.codes] == ["政策1-1-①", "政策2-1-①"]
    assert goal.evaluations == ("", "△")
    assert goal.url == "/wards/kita/sangyo-shinko/2023/#goal-4"


def test_a_cell_over_several_rows_counts_for_each_of_them() -> None:
    rows = (
        Measure(("政策1-1-①",), evaluation="○", next_steps="続けます。"),
        Measure(indicator="二つ目"),
        Measure(indicator="三つ目"),
    )
    spans = tuple(
        Span(f"goals/2/measures/1/{name}", n)
        for name, n in (("policies", 2), ("evaluation", 3), ("next_steps", 2))
    )
    goal = summarize(KEY, _sheet(Goal(2, "文", rows), spans=spans), PLAN).goals[0]
    assert goal.evaluations == ("○", "○", "○")
    assert [m.next_steps for m in goal.measures] == ["続けます。", "続けます。", ""]
    assert [m.policies for m in goal.measures] == [("政策1-1-①",), ("政策1-1-①",), ()]
    assert [set(m.covered) for m in goal.measures] == [
        set(),
        {"policies", "evaluation", "next_steps"},
        {"evaluation"},
    ]


def test_a_span_of_one_goal_leaves_the_next_alone() -> None:
    rows = (Measure(result="1人"), Measure())
    spans = (Span("goals/1/measures/1/result", 2),)
    goals = summarize(KEY, _sheet(Goal(1, "", rows), Goal(2, "", rows), spans=spans), PLAN).goals
    assert [[m.result for m in goal.measures] for goal in goals] == [["1人", "1人"], ["1人", ""]]


def test_open_doubts_are_counted_once_and_known_by_field() -> None:
    review = (
        Doubt("goals/1/goal", "a"),
        Doubt("goals/1/measures/2/target", "a"),
        Doubt("goals/1/measures/2/target", "b"),
        Doubt("created", "a"),
    )
    rows = (Measure(), Measure())
    summary = summarize(KEY, _sheet(Goal(1, "", rows), review=review), PLAN)
    assert summary.doubts == ("goals/1/goal", "goals/1/measures/2/target", "created")
    assert summary.goals[0].doubtful
    assert [m.doubts for m in summary.goals[0].measures] == [(), ("target",)]
