"""The page for readers of English: its table of wards and years, and the way to it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from site_builder.content.folder.site import MarkdownPage
from site_builder.content.words.readings import parse_reading
from site_builder.graph import urls
from tests.graph.small import FRAME
from tests.render.printing import SHEETS, by_class, page_html, tree, words

ENGLISH = MarkdownPage("en", "Guide", "# Guide\n\nText.\n", "en-GB", "Choose a ward")
EASY = MarkdownPage("yasashii", "やさしい案内", "# 案内\n\n文。\n", wards="区をえらぶ")
PLAIN = MarkdownPage("notes", "書きとめ", "# 書きとめ\n\n文。\n")


def page(url: str) -> Element:
    return tree(page_html(url, SHEETS, replace(FRAME, pages=(EASY, ENGLISH, PLAIN))))


def rows(root: Element) -> list[list[str]]:
    found = (tr for table in by_class(root, "results-table") for tr in table.iter("tr"))
    return [[" ".join(words(cell).split()) for cell in tr] for tr in found][1:]


def test_the_table_counts_each_ward_and_year() -> None:
    found = {row[0]: row[1:] for row in rows(page(urls.page("en")))}
    kita = {name: row for name, row in found.items() if "北区" in name}
    [evaluated] = [row for name, row in kita.items() if "令和5年度" in name]
    [planned] = [row for name, row in kita.items() if "令和7年度" in name]
    assert evaluated == ["1", "2", "1", "1", "1", "0"]
    assert planned == ["2", "2", "–", "–", "–", "2"]


def test_only_the_citys_words_are_japanese() -> None:
    [table] = by_class(page(urls.page("en")), "results-table")
    foreign = [e for e in table.iter() if not words(e).isascii() and not len(e)]
    assert foreign
    assert {e.get("lang") for e in foreign if words(e) != "–"} == {"ja"}


def test_pages_in_other_languages_have_no_english_table() -> None:
    assert rows(page(urls.page("yasashii"))) == rows(page(urls.page("notes"))) == []


def test_a_reader_of_easy_japanese_goes_on_with_readings() -> None:
    (reading,) = filter(None, [parse_reading("北区[きたく]")])
    frame = replace(FRAME, pages=(EASY, ENGLISH), readings=(reading,))
    for name, ward in (("yasashii", "../easy/wards/kita/"), ("en", "../wards/kita/")):
        (wards,) = by_class(tree(page_html(urls.page(name), SHEETS, frame)), "entry-wards")
        assert ward in [a.get("href") for a in wards.iter("a")]


def test_every_page_leads_to_those_for_newcomers() -> None:
    [strip] = by_class(page(urls.YEARS), "head-strip")
    found = [(words(a), a.get("lang")) for a in strip.iter("a")]
    assert found == [("やさしい日本語", None), ("English", "en-GB")]
