"""The glossary's page, the words explained on a sheet, and how to read each page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.sheet.model import Goal, Measure
from site_builder.content.words.glossary import Term, TermKind
from site_builder.graph import urls
from tests.graph import small
from tests.render.printing import (
    KEY,
    by_class,
    html_of,
    page_html,
    press_of,
    sheet,
    site_of,
    tree,
    words,
)

TERMS = (
    Term("未評価", "みひょうか", TermKind.FORM, "まだ書かれていません。"),
    Term("除雪", "じょせつ", TermKind.WORD, "雪を除くことです。", ("雪かき",)),
    Term("区ビジョン", "くびじょん", TermKind.PLAN, "方向です。"),
    Term("おむつ", "おむつ", TermKind.WORD, "布です。"),
)
FRAME = replace(small.FRAME, glossary=TERMS)


def test_terms_stand_in_groups_by_their_reading() -> None:
    root = tree(page_html(urls.GLOSSARY, frame=FRAME))
    assert [words(h2) for h2 in root.iter("h2") if h2.get("id") in GROUPS] == list(GROUPS.values())
    assert {e.get("id") for e in root.iter("div")} >= {"未評価", "除雪", "区ビジョン", "おむつ"}
    links = [a.get("href") for a in next(by_class(root, "terms")).iter("a")]
    assert links == []  # every sheet has the form's terms: no use in searching for them
    assert f"..{urls.search_for('除雪')}" in {a.get("href") for a in root.iter("a")}
    assert "おむつ（" not in words(root)  # a word in hiragana needs no reading


GROUPS = {
    "form": "シートの様式のことば",
    "plan": "計画のことば",
    "row-1": "あ行",
    "row-3": "さ行",
}


def explained(goal: Goal) -> list[str]:
    site = site_of({KEY: sheet(goal)}, FRAME)
    html = html_of(press_of(site, {KEY: sheet(goal)}), urls.sheet(KEY))
    blocks = list(by_class(tree(html), "words"))
    return [words(dt) for block in blocks for dt in block.iter("dt")]


def test_a_sheet_explains_the_words_that_it_uses() -> None:
    assert explained(Goal(1, "雪かきをします。", (Measure(("区ビジョン",)),))) == [
        "区ビジョン（くびじょん）",
        "除雪（じょせつ）",
    ]
    assert explained(Goal(1, "未評価です。", (Measure(),))) == []


@pytest.mark.parametrize(
    "url", [urls.HOME, urls.ward("kita"), urls.section("kita", "chiiki"), urls.POLICIES]
)
def test_a_page_says_how_to_read_it(url: str) -> None:
    text = words(tree(page_html(url)))
    assert text.count("このページの見方") == 1
