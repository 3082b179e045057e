"""A goal in easy words: marked as the site's own, with who checked them."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.sheet.model import Easy, Goal, Measure
from tests.render.printing import by_class, sheet, sheet_html, tree, words

GOAL = Goal(2, "連携を図ります。", (Measure(),))


def test_easy_words_stand_apart_from_the_citys() -> None:
    goal = replace(GOAL, easy=Easy("<b>いっしょに\nします。", "北区 地域課", "2026-04-01"))
    (block,) = by_class(tree(sheet_html(sheet(goal))), "easy")
    text = words(block)
    assert "やさしいことば（このサイトが書きました）" in text
    assert "<b>いっしょに\nします。" in text
    assert "確かめた人：北区 地域課（令和8年4月1日）" in text


def test_without_them_there_is_no_block() -> None:
    assert not list(by_class(tree(sheet_html(sheet(GOAL))), "easy"))
