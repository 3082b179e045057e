"""What the goals of a number without a name speak of, counted by this site."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.sheet.model import Goal, Measure
from site_builder.content.wording import Policy
from site_builder.content.words.synonyms import SearchWords, Synonyms, Vocabulary
from site_builder.graph import urls
from tests.graph.small import FRAME
from tests.render.printing import KEY, page_html, sheet

NAMELESS = Policy("政策", (2, 1, 1))
TERMS = ("実施", "安全", "避難", "避難所", "防災", "防災訓練", "訓練")
SEARCH = SearchWords(Vocabulary(terms=dict.fromkeys(TERMS, "")), Synonyms(general=("実施",)))


def goal(number: int, sentence: str, *more: Measure) -> Goal:
    return Goal(number, sentence, (Measure(("政策2-1-①",), "指標"), *more))


def said(*goals: Goal, policy: Policy = NAMELESS, words: SearchWords = SEARCH) -> str:
    frame = replace(FRAME, search_words=words)
    page = page_html(urls.policy(policy), {KEY: sheet(*goals)}, frame)
    return page.partition("多い言葉：")[2].partition("（このサイトが数えました）")[0]


def test_words_of_two_goals_are_told_the_most_frequent_first() -> None:
    found = said(goal(1, "安全な避難"), goal(2, "安全の防災"), goal(3, "避難、防災、安全、訓練"))
    assert found == "安全、避難、防災"


def test_a_word_of_one_goal_is_none_however_often_it_is_said() -> None:
    assert said(goal(1, "防災、防災"), goal(2, "安全")) == ""


def test_general_words_are_left_out() -> None:
    assert said(goal(1, "実施"), goal(2, "実施")) == ""


def test_a_longer_word_stands_for_its_parts_where_all_goals_say_it() -> None:
    assert said(goal(1, "防災訓練"), goal(2, "防災訓練")) == "防災訓練"
    assert said(goal(1, "防災訓練"), goal(2, "防災訓練"), goal(3, "防災")) == "防災、防災訓練"


def test_what_another_measure_says_under_another_number_does_not_count() -> None:
    other, own = Measure(("政策1-1-①",), "避難所"), Measure(("政策2-1-①",), "避難所")
    assert said(goal(1, "文", other), goal(2, "文", other)) == ""
    assert said(goal(1, "文", own), goal(2, "文", own)) == "避難所"


def test_a_named_number_and_a_site_without_words_say_nothing() -> None:
    both = (goal(1, "防災"), goal(2, "防災"))
    named = tuple(replace(g, measures=(Measure(("政策1-1-①",), "指標"),)) for g in both)
    assert said(*named, policy=Policy("政策", (1,))) == ""
    assert said(*both, words=SearchWords(Vocabulary(), Synonyms())) == ""


def test_the_tree_of_numbers_tells_them_too() -> None:
    frame = replace(FRAME, search_words=SEARCH)
    sheets = {KEY: sheet(goal(1, "防災"), goal(2, "防災"))}
    assert "多い言葉：防災" in page_html(urls.POLICIES, sheets, frame)
