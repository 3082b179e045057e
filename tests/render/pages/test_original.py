"""The page with the document's own text of a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.origins.provenance import Place, RawField
from site_builder.content.sheet.fields import HEAD_FIELDS
from site_builder.content.sheet.model import Correction, Doubt
from site_builder.graph import urls
from site_builder.render.pages.original import HEAD
from tests.render.printing import (
    KEY,
    RAWS,
    SHEETS,
    by_class,
    original_html,
    sheet_html,
    tree,
    words,
)

SHEET = SHEETS[KEY]


def test_every_field_of_the_head_is_shown() -> None:
    assert set(HEAD) == set(HEAD_FIELDS) - {"ward", "parent_section"}


def test_the_sheet_leads_to_each_goals_own_text() -> None:
    html = sheet_html(SHEET)
    assert 'href="source/#goal-1"' in html
    assert 'href="source/#goal-3"' in html
    other = next(key for key in SHEETS if key != KEY)
    assert "の</span>原文" not in sheet_html(SHEETS[other], other)


def test_shows_the_pieces_as_they_stand_and_where() -> None:
    page = tree(original_html(SHEET))
    pieces = ["".join(e.itertext()) for raw in by_class(page, "raw") for e in raw]
    assert "みんなで\t " in pieces
    assert "取り組みます。" in pieces
    text = words(page)
    assert "資料の7行目、資料の8行目" in text
    assert "シート「地域課」のC7" in text
    assert "もとの資料から取り出せません" in text


def test_every_goal_of_the_sheet_and_of_the_document_has_its_place() -> None:
    page = tree(original_html(SHEET))
    ids = [e.get("id") for e in by_class(page, "original")]
    assert ids[:3] == ["goal-1", "goal-3", "goal-9"]
    links = {e.get("href") for e in page.iter("a")}
    assert {"../#goal-1", "../#goal-3"} <= links
    assert "../#goal-9" not in links
    assert "場所は、記録がありません" in words(page)


def test_says_what_is_open_and_what_was_corrected() -> None:
    field = "goals/1/measures/1/summary"
    doubtful = replace(SHEET, review=(Doubt(field, "cell"),))
    assert original_html(doubtful).count("読み取りを確認中") == 1
    assert "直して載せています" not in original_html(doubtful)
    branch = Correction("goals/1/measures", "", "あ", "確かめた")
    corrected = replace(SHEET, corrections=(branch,))
    assert original_html(corrected).count("直して載せています") == 2
    settled = replace(SHEET, corrections=(Correction(field, "あ", "あ", "確かめた"),))
    assert "直して載せています" not in original_html(settled)


@pytest.mark.parametrize(
    ("field", "anchor"),
    [
        ("goals/1/measures/1/summary", "raw-1-1-summary"),
        ("goals/1/measures/2/evaluation", "raw-1-2-evaluation"),
        ("goals/3/measures/1/next_steps", "raw-3-1-next_steps"),
        ("goals/1/goal", "raw-1-goal"),
        ("goals/1/measures", "goal-1"),
        ("goals/3", "goal-3"),
    ],
)
def test_each_doubt_leads_to_its_own_text(field: str, anchor: str) -> None:
    """Also to one that the document seems not to have."""
    doubtful = replace(SHEET, review=(Doubt(field, "cell"),))
    doubts = by_class(tree(sheet_html(doubtful)), "doubt")
    assert {a.get("href") for e in doubts for a in e.iter("a")} == {f"source/#{anchor}"}
    page = tree(original_html(doubtful))
    (place,) = [e for e in page.iter() if e.get("id") == anchor]
    known = field in {raw.field for raw in RAWS}
    assert known == ("見あたりません" not in words(place)) or "goal-" in anchor


def test_a_doubt_about_the_head_leads_to_the_page_and_nothing_leads_nowhere() -> None:
    doubtful = replace(SHEET, review=(Doubt("fiscal_year", "year"), Doubt("spans", "span")))
    html = sheet_html(doubtful)
    assert html.count('href="source/">この欄の原文を表示</a>') == 1
    other = next(key for key in SHEETS if key != KEY)
    untraced = replace(SHEETS[other], review=(Doubt("goals/1/goal", "cell"),))
    assert "この欄の原文を表示" not in sheet_html(untraced, other)


def test_a_place_that_all_cells_of_a_goal_share_is_said_once() -> None:
    raws = [RawField(f"goals/3/{name}", (Place(44, 1, 2),), ("文字",)) for name in CELLS]
    html = original_html(SHEET, raws)
    assert html.count("資料の44行目") == 1


CELLS = ("goal", "measures/1/target", "measures/1/result")


def test_the_documents_text_is_no_markup() -> None:
    spoilt = "<b>&amp;</b><script>alert(1)</script>"
    raws = (*RAWS, RawField("goals/1/measures/1/result", (Place(1, 1, 1),), (spoilt,)))
    html = original_html(SHEET, raws)
    assert spoilt not in html
    assert spoilt in words(tree(html))


def test_its_address_is_the_sheets_and_no_section_can_have_it() -> None:
    assert urls.original(KEY) == "/wards/kita/chiiki/2023/source/"
    assert urls.original_goal(KEY, 2) == "/wards/kita/chiiki/2023/source/#goal-2"
