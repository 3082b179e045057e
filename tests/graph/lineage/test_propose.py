"""Proposals: measured on 北区's sheets against what was read by a person, and on made-up goals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.folder.store import Content, load_content
from site_builder.content.lineage.model import NOTHING_DECIDED, Decision, GoalRef, Lineage
from site_builder.content.sheet.model import Goal, Measure, SheetKey
from site_builder.graph.lineage.propose import Proposal, propose
from site_builder.graph.nodes.summary import SheetSummary, summarize
from tests.graph.lineage.test_build import RENAMED, ref, summary

CONTENT = Path(__file__).parents[3] / "content"


@cache
def real() -> Content:
    return load_content(CONTENT)[0]


def real_summaries() -> list[SheetSummary]:
    content = real()
    return [summarize(key, one, content.frame.plan) for key, one in content.sheets.items()]


def pairs(decisions: Sequence[Decision]) -> set[tuple[GoalRef, GoalRef]]:
    """Links alone, one by one."""
    found = (pair for one in decisions for pair in product(one.earlier, one.later))
    return {(a, b) for a, b in found if a.number and b.number}


def test_of_the_links_read_by_a_person_nine_in_ten_are_proposed_and_no_other() -> None:
    content = real()
    truth = pairs(content.frame.lineage.links)
    found = propose(NOTHING_DECIDED, content.frame.organization, real_summaries())
    proposed = pairs([one.decision for one in found])
    assert len(truth) >= 25
    assert proposed <= truth
    assert len(proposed) / len(truth) >= 0.9
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))


def test_what_is_decided_is_not_asked_again() -> None:
    content = real()
    assert propose(content.frame.lineage, content.frame.organization, real_summaries()) == ()


PARK = ("公園の緑を増やし、子どもの遊び場を整えます。", "整備した公園の数", "みどりの公園事業")
SNOW = ("冬の道路の除雪を早め、通学路を守ります。", "除雪した路線の延長", "除雪協力隊の育成")
BOOKS = ("図書の貸出を広げ、読書に親しむ人を増やします。", "貸出冊数", "移動図書館の運行")
CHECKS = ("健診の受診を勧め、生活習慣病を防ぎます。", "健診の受診率", "健診の受診勧奨")
TOPICS = (PARK, SNOW, BOOKS, CHECKS)


def topic(number: int, words: tuple[str, str, str]) -> Goal:
    sentence, indicator, initiative = words
    return Goal(number, sentence, (Measure(indicator=indicator, initiative=initiative),))


def proposals(*sheets: SheetSummary, lineage: Lineage = NOTHING_DECIDED) -> tuple[Proposal, ...]:
    return propose(lineage, RENAMED.organization, sheets)


def ids(*sheets: SheetSummary, lineage: Lineage = NOTHING_DECIDED) -> list[str]:
    return [one.id for one in proposals(*sheets, lineage=lineage)]


@given(st.permutations(range(4)), st.permutations(range(4)))
def test_goals_are_paired_by_words_not_by_order(before: list[int], after: list[int]) -> None:
    earlier = summary(2023, *(topic(n + 1, TOPICS[t]) for n, t in enumerate(before)))
    later = summary(2024, *(topic(n + 1, TOPICS[t]) for n, t in enumerate(after)))
    found = pairs([one.decision for one in proposals(earlier, later)])
    told = {(before[a.number - 1], after[b.number - 1]) for a, b in found}
    assert told == {(t, t) for t in range(4)}


def test_a_goal_that_parted_and_goals_that_joined() -> None:
    one = summary(2023, topic(1, PARK), topic(2, SNOW))
    parted = topic(3, (PARK[0], "遊具を直した公園の数", "みどりの公園事業（遊具）"))
    three = summary(2024, topic(1, PARK), topic(2, SNOW), parted)
    assert ids(one, three) == ["kita/somu:2023-1:2024-1,3", "kita/somu:2023-2:2024-2"]
    back = summary(2025, topic(1, PARK), topic(2, SNOW))
    assert ids(three, back) == ["kita/somu:2024-1,3:2025-1", "kita/somu:2024-2:2025-2"]


def test_a_goal_is_found_again_after_a_year_without_it() -> None:
    sheets = (
        summary(2023, topic(1, PARK), topic(2, SNOW)),
        summary(2024, topic(1, PARK)),
        summary(2025, topic(1, SNOW), topic(2, PARK)),
    )
    assert ids(*sheets) == [
        "kita/somu:2023-1:2024-1",
        "kita/somu:2024-1:2025-2",
        "kita/somu:2023-2:2025-1",
    ]


def test_a_renamed_section_keeps_its_goals() -> None:
    old = summary(2023, topic(4, BOOKS), section="kikaku")
    assert ids(old, summary(2024, topic(1, BOOKS))) == ["kita/somu:kita/kikaku/2023-4:2024-1"]


def test_what_ended_and_what_is_new_is_told_with_the_nearest() -> None:
    found = proposals(summary(2023, topic(1, PARK)), summary(2024, topic(1, CHECKS)))
    assert [one.id for one in found] == ["kita/somu:2023-1:2024-0", "kita/somu:2023-0:2024-1"]
    assert found[0].reasons[0].startswith("いちばん近いのは令和6年度 目標1（0.")
    assert found[0].score > 0.75


def test_an_empty_sheet_and_empty_goals_are_no_trouble() -> None:
    blank = Goal(1, "", (Measure(),))
    assert ids(summary(2023, blank), summary(2024)) == ["kita/somu:2023-1:2024-0"]
    for one in proposals(summary(2023, blank), summary(2024, blank, Goal(2, ""))):
        assert 0 <= one.score <= 1


def test_what_was_rejected_is_not_proposed_again() -> None:
    again = ["kita/somu:2023-1:2024-0", "kita/somu:2023-0:2024-1"]
    sheets = (summary(2023, topic(1, PARK)), summary(2024, topic(1, PARK)))
    no = Decision("kita", "somu", (ref(2023, 1),), (ref(2024, 1),))
    assert ids(*sheets, lineage=Lineage(rejected=(no,))) == again
    none = replace(no, later=(GoalRef(SheetKey(2024, "kita", "somu"), 0),))
    assert ids(*sheets, lineage=Lineage(rejected=(no, none))) == again[1:]


def test_a_rejected_parting_leaves_the_nearest_pair() -> None:
    one = summary(2023, topic(1, PARK))
    parted = topic(2, (PARK[0], "遊具を直した公園の数", "みどりの公園事業（遊具）"))
    two = summary(2024, topic(1, PARK), parted)
    no = Decision("kita", "somu", (ref(2023, 1),), (ref(2024, 1), ref(2024, 2)))
    assert ids(one, two, lineage=Lineage(rejected=(no,))) == [
        "kita/somu:2023-1:2024-1",
        "kita/somu:2023-0:2024-2",
    ]


TEXTS = st.text("あいうえお公園道路を、。・\n①", max_size=12)
ANY_GOALS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4)


@given(ANY_GOALS, ANY_GOALS)
def test_every_goal_is_asked_about_once(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    sheets = [
        summary(year, *(topic(n, (a, b, c)) for n, (a, b, c) in enumerate(goals, 1)))
        for year, goals in ((2023, before), (2024, after))
    ]
    found = proposals(*sheets)
    earlier = [r for one in found for r in one.decision.earlier if r.number]
    later = [r for one in found for r in one.decision.later if r.number]
    assert sorted(earlier) == [ref(2023, n + 1) for n in range(len(before))]
    assert sorted(later) == [ref(2024, n + 1) for n in range(len(after))]
