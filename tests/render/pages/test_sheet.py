from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from site_builder.content.sheet.model import Correction, Doubt, Goal, Measure, Sheet, Span, Unplaced
from site_builder.content.sheet.restore import UNRECORDED
from site_builder.content.wording import squash
from tests.render.printing import RICH, by_class, files, sheet, sheet_html, tree, words


def page(*goals: Goal, **facts: Any) -> Element:
    return tree(sheet_html(sheet(*goals, **facts)))


def cells(root: Element, name: str) -> list[Element]:
    return [e for e in by_class(root, name) if e.tag == "td"]


def spans_of(root: Element, name: str) -> list[str | None]:
    return [cell.get("rowspan") for cell in cells(root, name)]


def occupied(row: Element) -> int:
    return sum(int(cell.get("colspan", "1")) for cell in row)


def is_rectangular(root: Element) -> bool:
    """Every row of the table has as many cells as the head, those of rows above included."""
    table = next(by_class(root, "sheet"))
    width = occupied(next(iter(table.iter("tr"))))
    for body in table.findall("tbody"):
        reaching: list[int] = []
        for row in body.findall("tr"):
            if occupied(row) + len(reaching) != width:
                return False
            new = [int(cell.get("rowspan", "1")) for cell in row for _ in range(_width(cell))]
            reaching = [left - 1 for left in (*reaching, *new) if left > 1]
        if reaching:
            return False
    return True


def _width(cell: Element) -> int:
    return int(cell.get("colspan", "1"))


def test_every_word_of_the_form_is_there() -> None:
    goal = Goal(1, "文。\n①第一\n②第二", (RICH,))
    one = sheet(
        goal,
        evaluated="2024-03-31",
        policy_indicators=("指標あ",),
        notes=("欄外の\n言葉",),
        unplaced=(Unplaced("迷子の言葉", 3, "row"),),
        parent_section="親の課",
    )
    said = squash(words(tree(sheet_html(one))))
    for text in (
        goal.goal,
        RICH.indicator,
        RICH.target,
        RICH.result,
        RICH.initiative,
        RICH.summary,
        RICH.attainment,
        RICH.next_steps,
        *RICH.policies,
        *one.policy_indicators,
        *one.notes,
        one.unplaced[0].raw,
        one.department,
        "親の課（地域課）",
        "令和5年4月1日",
        "令和6年3月31日",
        "△ 一部未達成",
    ):
        assert squash(text) in said, text


def test_a_goal_has_its_permalink() -> None:
    root = page(Goal(1, "文1。", (RICH,)), Goal(4, "文4。", (RICH,)))
    goals = [e for e in root.iter() if e.get("data-goal")]
    assert [(e.get("id"), e.get("data-goal")) for e in goals] == [("goal-1", "1"), ("goal-4", "4")]
    links = [next(iter(goal.iter("a"))) for goal in goals]
    assert [(a.get("href"), words(a)) for a in links] == [
        ("#goal-1", "目標1"),
        ("#goal-4", "目標4"),
    ]


def test_a_goal_without_a_sentence_is_said_to_be_empty() -> None:
    root = page(Goal(1, "文1。", (RICH,)), Goal(2, "", (RICH,)))
    head = list(by_class(root, "goal-head"))[1]
    assert "".join(words(head).split()) == "目標2（欄は空白）"


def test_line_breaks_stay_and_items_hang() -> None:
    root = page(Goal(1, "文。", (replace(RICH, summary="一行目\n二行目"),)))
    [main] = cells(root, "c-main")
    hanging = [words(e) for e in by_class(main, "hang")]
    assert hanging == ["・まちの事業", "・みどりの事業"]
    assert words(next(by_class(main, "summary"))) == "一行目\n二行目"


# --- cells that cover several rows --------------------------------------------------------

TWO = (RICH, replace(RICH, next_steps="", initiative="", summary="", policies=()))


def spanned(*spans: tuple[str, int], measures: tuple[Measure, ...] = TWO) -> Element:
    found = tuple(Span(f"goals/1/measures/{field}", rows) for field, rows in spans)
    return page(Goal(1, "文。", measures), spans=found)


def test_a_cell_of_two_rows_is_one_cell() -> None:
    root = spanned(("1/next_steps", 2), ("1/initiative", 2), ("1/summary", 2))
    assert spans_of(root, "c-next_steps") == ["2"]
    assert spans_of(root, "c-main") == ["2"]
    assert spans_of(root, "c-target") == [None, None]
    assert "（指標2つに共通）" in words(cells(root, "c-main")[0])
    assert is_rectangular(root)


def test_where_only_a_part_is_shared_words_say_so() -> None:
    second = replace(TWO[1], summary="二つめの概要")
    root = spanned(("1/initiative", 2), ("1/policies", 2), measures=(RICH, second))
    assert spans_of(root, "c-main") == [None, None]
    assert spans_of(root, "c-lead") == [None, None]
    first, other = cells(root, "c-main")
    assert "（指標2つに共通）" in words(first)
    assert words(other).strip() == "二つめの概要"
    assert "（指標2つに共通）" in words(cells(root, "c-lead")[0])
    assert is_rectangular(root)


def test_a_shared_target_of_an_unevaluated_sheet_is_said_once() -> None:
    plain = Measure((), "指標A", "80回", "", "事業", "概要")
    both = (plain, replace(plain, indicator="指標B", target="", initiative="別の事業"))
    first, second = cells(spanned(("1/target", 2), measures=both), "c-lead")
    assert "80回" in words(first) and "（指標2つに共通）" in words(first)
    assert words(second).strip() == "指標B"


def test_a_span_never_reaches_beyond_its_goal() -> None:
    root = spanned(("1/next_steps", 5))
    assert spans_of(root, "c-next_steps") == ["2"]
    assert is_rectangular(root)


def test_the_same_span_in_three_rows_and_a_later_one() -> None:
    rest = Measure(indicator="指標", target="1", result="1", evaluation="○", attainment="済")
    measures = (replace(rest, next_steps="続ける"), rest, replace(rest, next_steps="やめる"), rest)
    root = spanned(("1/next_steps", 2), ("3/next_steps", 2), measures=measures)
    assert spans_of(root, "c-next_steps") == ["2", "2"]
    assert is_rectangular(root)


def test_a_shared_evaluation() -> None:
    rest = Measure(indicator="指標", target="1", result="1", attainment="済")
    root = spanned(("1/evaluation", 2), measures=(replace(rest, evaluation="○"), rest))
    assert spans_of(root, "c-evaluation") == ["2"]
    assert is_rectangular(root)


# --- columns ------------------------------------------------------------------------------


def test_an_unevaluated_sheet_keeps_its_empty_columns_for_paper() -> None:
    plain = Measure(("政策1-1-①",), "指標", "80回", "", "事業", "概要")
    root = page(Goal(1, "文。", (plain,)))
    assert "評価はまだ書かれていません。" in words(root)
    voids = [e.get("class") for e in by_class(root, "void") if e.tag == "td"]
    assert voids == ["c-result void", "c-evaluation void", "c-attainment void", "c-next_steps void"]
    assert not words(cells(root, "c-result")[0]).strip()
    assert not cells(root, "c-target")
    assert "80回" in words(cells(root, "c-lead")[0])
    assert is_rectangular(root)


def test_a_stray_result_in_an_unevaluated_sheet_is_shown() -> None:
    plain = Measure((), "指標", "全数", "全数", "事業", "概要")
    root = page(Goal(1, "文。", (plain, replace(plain, result=""))))
    assert [words(c) for c in by_class(root, "result-words")] == ["全数"]
    assert words(cells(root, "c-result")[1]) == "（空欄）"
    assert {e.get("class") for e in by_class(root, "void") if e.tag == "td"} == {
        "c-evaluation void",
        "c-attainment void",
        "c-next_steps void",
    }
    assert is_rectangular(root)


def test_an_unevaluated_measure_of_an_evaluated_sheet_is_a_plain_word() -> None:
    root = page(Goal(1, "文。", (RICH, Measure(indicator="指標"))))
    verdicts = [words(v) for v in by_class(root, "verdict")]
    assert verdicts == ["△ 一部未達成", "未評価"]


@pytest.mark.parametrize(("mark", "said"), [("○", "達成"), ("△", "一部未達成"), ("×", "未達成")])
def test_a_mark_never_stands_without_its_word(mark: str, said: str) -> None:
    root = page(Goal(1, "文。", (replace(RICH, evaluation=mark),)))
    [verdict] = by_class(root, "verdict")
    assert words(verdict) == f"{mark} {said}"
    assert len(list(by_class(verdict, "sign"))) == 1


def test_many_measures_are_a_bar_with_its_patterns_few_are_squares() -> None:
    few = page(Goal(1, "文。", (RICH,) * 10))
    assert len(list(by_class(few, "square"))) == 10 and not list(by_class(few, "bar"))
    many = page(Goal(1, "文。", (RICH,) * 11))
    assert len(list(by_class(many, "bar"))) == 1 and not list(by_class(many, "square"))
    used = {e.get("fill", "")[5:-1] for e in many.iter() if "url(#" in e.get("fill", "")}
    assert used == {"pattern-partly"} <= {e.get("id") for e in many.iter()}


# --- numbered items -----------------------------------------------------------------------

ITEMS = Measure(
    indicator="【賑わい】\n①参加人数\n②満足度\n続き",
    target="①13,000人\n②80%以上",
    initiative="事業",
)


def pairs(root: Element) -> list[list[str]]:
    return [[words(part).strip() for part in pair] for pair in by_class(root, "pair")]


def test_numbered_items_stand_beside_their_targets() -> None:
    root = page(Goal(1, "文。", (ITEMS,)))
    assert pairs(root) == [
        ["【賑わい】"],
        ["①参加人数", "目標 ①13,000人"],
        ["②満足度続き", "目標 ②80%以上"],
    ]


def test_with_results_three_cells_become_one() -> None:
    done = replace(ITEMS, result="①14,000人\n②79%", evaluation="△")
    root = page(Goal(1, "文。", (done,)))
    assert cells(root, "c-lead")[0].get("colspan") == "3"
    assert pairs(root)[1] == ["①参加人数", "目標 ①13,000人", "結果 ①14,000人"]
    assert is_rectangular(root)


def test_a_result_without_numbers_stays_a_cell_of_its_own() -> None:
    done = replace(ITEMS, result="おおむね", evaluation="△")
    root = page(Goal(1, "文。", (done,)))
    assert cells(root, "c-lead")[0].get("colspan") == "2"
    assert [words(c) for c in by_class(root, "result-words")] == ["おおむね"]
    assert is_rectangular(root)


@pytest.mark.parametrize("target", ["13,000人", "①13,000人", "②80%\n①1人", "①1\n②2\n③3", ""])
def test_items_that_do_not_match_stay_as_printed(target: str) -> None:
    root = page(Goal(1, "文。", (replace(ITEMS, target=target),)))
    [pair] = by_class(root, "pair")
    assert squash(words(pair)) == squash(ITEMS.indicator + "目標" + (target or "（空欄）"))


# --- policies -----------------------------------------------------------------------------


def test_a_range_is_one_entry_and_a_link_for_each_code() -> None:
    root = page(Goal(1, "文。", (RICH,)))
    [policies] = by_class(root, "policies")
    entries = ["".join(words(e).split()) for e in by_class(policies, "entry")]
    assert entries == ["政策1-1-①、", "政策1-2-①~③（①・②・③）、", "区ビジョン"]
    links = [a.get("href", "").rpartition("policies/")[2] for a in policies.iter("a")]
    assert links == ["seisaku-1-1-1/", "seisaku-1-2-1/", "seisaku-1-2-2/", "seisaku-1-2-3/"]


def test_an_alias_leads_to_the_plans_code_under_its_own_name() -> None:
    root = page(Goal(1, "文。", (replace(RICH, policies=("福祉1-2-①",)),)))
    [link] = next(by_class(root, "policies")).iter("a")
    assert words(link) == "福祉1-2-①"
    assert link.get("href", "").endswith("policies/seisaku-1-2-1/")


# --- doubts and corrections ---------------------------------------------------------------


def doubts(element: Element) -> list[str]:
    return [words(e) for e in by_class(element, "doubt")]


def doubtful(field: str, *other: str) -> Sheet:
    doubt = Doubt(field, "column", "", other)
    return sheet(Goal(2, "文。", (RICH, replace(RICH, evaluation=""))), review=(doubt,))


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("goals/2/goal", "goal-row"),
        ("goals/2/measures", "goal-row"),
        ("goals/2/measures/1/policies", "policies"),
        ("goals/2/measures/1/indicator", "c-lead"),
        ("goals/2/measures/1/target", "c-target"),
        ("goals/2/measures/1/result", "c-result"),
        ("goals/2/measures/1/initiative", "c-main"),
        ("goals/2/measures/2/summary", "c-main"),
        ("goals/2/measures/2/evaluation", "c-evaluation"),
        ("goals/2/measures/1/attainment", "c-attainment"),
        ("goals/2/measures/1/next_steps", "c-next_steps"),
        ("ward", "facts"),
        ("created", "facts"),
        ("policy_indicators", "indicators"),
        ("policy_indicators/2", "indicators"),
        ("spans", "margins"),
        ("goals/9/goal", "margins"),
    ],
)
def test_every_doubt_is_marked_where_its_field_is(field: str, place: str) -> None:
    root = tree(sheet_html(doubtful(field)))
    assert len(doubts(root)) == 1
    assert "読み取りが確かでない箇所" in doubts(root)[0]
    assert sum(len(doubts(e)) for e in by_class(root, place)) == 1


def test_a_sheet_without_doubts_has_no_mark() -> None:
    html = sheet_html(sheet(Goal(1, "文。", (RICH,))))
    assert "確かでない" not in html and "直したところ" not in html


def test_short_other_readings_are_told_long_ones_are_not() -> None:
    html = sheet_html(doubtful("goals/2/measures/1/target", "80回", "", "あ" * 200))
    assert "ほかの読み方：「80回」「（空欄）」" in html
    assert "あ" * 61 not in html


def test_a_doubt_about_a_covered_cell_stands_at_the_cell_that_covers_it() -> None:
    one = sheet(
        Goal(1, "文。", TWO),
        spans=(Span("goals/1/measures/1/next_steps", 2),),
        review=(Doubt("goals/1/measures/2/next_steps", "span"),),
    )
    [cell] = cells(tree(sheet_html(one)), "c-next_steps")
    assert len(doubts(cell)) == 1


def test_several_doubts_about_one_cell_are_told_in_one_place() -> None:
    field = "goals/2/measures/1/target"
    one = doubtful(field, "80回")
    two = replace(one, review=(*one.review, Doubt(field, "row"), Doubt(field, "row")))
    [said] = doubts(tree(sheet_html(two)))
    assert said.count("読み取りが確かでない箇所") == 1 and said.count("もとの資料") == 2


def test_in_a_cell_of_several_fields_a_doubt_says_whose_it_is() -> None:
    plain = Measure((), "指標", "80回", "", "事業", "概要")
    review = tuple(Doubt(f"goals/1/measures/1/{f}", "row") for f in ("indicator", "target"))
    said = doubts(page(Goal(1, "文。", (plain,)), review=review))
    assert [s.partition("ここ")[0] for s in said] == ["読み取りを確認中", "目標の読み取りを確認中"]


def test_a_correction_tells_what_was_and_why() -> None:
    field = "goals/1/measures/1/target"
    changed = Correction(field, "200人以土", "200人以上", "令和7年度のシートでは「以上」。")
    settled = Correction("goals/1/goal", "文。", "文。", "ほかに読めない。")
    one = sheet(Goal(1, "文。", (RICH,)), corrections=(changed, settled))
    root = tree(sheet_html(one))
    [said] = by_class(root, "remark")
    assert "「200人以土」と読み取った欄を、「200人以上」に直しました" in words(said)
    assert "令和7年度のシートでは「以上」" in words(said)
    assert words(said) in words(cells(root, "c-target")[0])


def test_a_recognised_sheet_says_once_that_it_may_hold_slips() -> None:
    read = sheet_html(sheet(Goal(1, "文。", (RICH,))))
    assert read.count("読みちがいが残っているかもしれません") == 1
    own = sheet(Goal(1, "文。", (RICH,)))
    text = sheet_html(replace(own, source=replace(own.source, kind="text")))
    assert "読みちがい" not in text
    assert "sources/kita%20r5.txt" in text


# --- neighbours ---------------------------------------------------------------------------


def test_a_sheet_leads_on_to_its_neighbours() -> None:
    html = files()["wards/kita/chiiki/2025/index.html"].decode()
    [nav] = by_class(tree(html), "neighbours")
    said = {words(next(by_class(d, "label"))): words(d) for d in nav.findall("div")}
    assert "令和5年度" in said["同じ課の前のシート"]
    assert "地域課（郷土博物館）" in said["北区 令和7年度の次の課"]
    assert "中央区 地域課" in said["同じ名前の課を、ほかの区で見る"]


def test_of_a_field_corrected_twice_the_page_tells_what_it_came_to() -> None:
    field = "goals/1/measures/1/target"
    first = Correction(field, "100人", "150人", "電話で聞いた")
    twice = (first, Correction(field, "150人", "200人以上", "原本で確かめた"))
    html = sheet_html(sheet(Goal(1, "文。", (RICH,)), corrections=twice))
    said = words(tree(html))
    assert "「100人」と読み取った欄を、「200人以上」に直しました（理由：原本で確かめた）" in said
    assert "150人" not in said
    unsaid = (replace(first, why=UNRECORDED),)
    html = sheet_html(sheet(Goal(1, "文。", (RICH,)), corrections=unsaid))
    assert "「150人」に直しました。" in words(tree(html))
    back = (first, Correction(field, "150人", "100人", "原本で確かめた"))
    html = sheet_html(sheet(Goal(1, "文。", (RICH,)), corrections=back))
    assert "直しました" not in html


def test_a_draft_says_so_about_the_sheet_as_a_whole() -> None:
    root = page(Goal(1, "文1。", (RICH,)), review=(Doubt("source", "draft"),))
    (facts,) = by_class(root, "sheet-facts")
    said = words(facts)
    assert said.index("シート全体について") < said.index("決まったものではないかもしれません。")
