"""The hits of a search as a CSV file."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from site_builder.export.csv_text import read_csv, write_csv
from tests.browser.searching import PREFIX, open_search

SAVE = "[data-hits-save]"
HEAD = ("区", "課", "年度", "目標番号", "組織目標", "評価", "ページ")


def saved(page: Page) -> tuple[str, bytes]:
    """Name and content of the file"""
    with page.expect_download() as told:
        page.click(SAVE)
    return told.value.suggested_filename, Path(told.value.path()).read_bytes()


def test_the_file_holds_all_hits_as_the_page_shows_them(page: Page, site: str) -> None:
    open_search(page, site, "?evaluation=achieved")
    assert page.locator("[data-hits-more]").is_visible()
    name, content = saved(page)
    rows = read_csv(content)
    assert name == "検索結果.csv"
    assert all("○ 達成" in row["評価"].split("、") for row in rows)
    open_search(page, site, "?evaluation=achieved&all=1")
    assert page.inner_text("[data-hit-count]") == str(len(rows))
    names = page.locator("[data-hit] a")
    assert [row["ページ"] for row in rows] == names.evaluate_all("all => all.map((a) => a.href)")
    made = [f"{row['区']} {row['課']} 目標{row['目標番号']}" for row in rows]
    assert made == names.all_inner_texts()
    for column, cell in (("年度", "[data-hit-year]"), ("組織目標", "[data-hit-goal]")):
        assert [row[column] for row in rows] == page.locator(cell).all_text_contents()


HOSTILE = ('=1+1"', "＠一行め\n二行め", "'已", "-,", "目標")


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_written_as_the_other_tables_are(page: Page, site: str, text: str) -> None:
    """Mark of the encoding, ends of lines, quotes, and nothing that a spreadsheet calculates"""
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => document.querySelector("[data-search]")
          .addEventListener("search-answer", ({detail}) => {
            detail.engine.texts.some = async (hits) =>
              new Map(hits.map((goal) => [goal, [[0, TEXT]]]));
          }, {once: true}));""".replace("TEXT", json.dumps(text))
    )
    open_search(page, site, "?q=避難所&ward=kita")
    _, content = saved(page)
    numbered = [
        tuple(int(v) if k == "目標番号" else v for k, v in row.items()) for row in read_csv(content)
    ]
    texts = {row[HEAD.index("組織目標")] for row in numbered}
    assert len(texts) == 1
    plain = [(*row[:4], text, *row[5:]) for row in numbered]
    assert content == write_csv([HEAD, *plain])


def test_links_lead_to_the_goals(page: Page, site: str) -> None:
    open_search(page, site, "?q=避難所")
    row = read_csv(saved(page)[1])[0]
    assert urlsplit(row["ページ"]).path.startswith(f"{PREFIX}/wards/")
    page.goto(row["ページ"])
    assert row["組織目標"].split("\n")[0][:10] in page.inner_text(":target")


def test_nothing_found_is_nothing_to_save(page: Page, site: str) -> None:
    open_search(page, site, "?q=見つからない言葉です")
    expect(page.locator(SAVE)).to_be_hidden()


def test_a_file_that_cannot_be_made_is_told(page: Page, site: str) -> None:
    open_search(page, site, "?q=避難所")
    page.evaluate("() => void (URL.createObjectURL = undefined)")
    page.click(SAVE)
    expect(page.get_by_role("status").filter(has_text="保存できません")).to_be_visible()
