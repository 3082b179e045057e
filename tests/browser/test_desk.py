"""The desk in a real browser, as a ward's clerk works at it: with keys, without a file opened."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.previewing import preview_in
from tests.extent import full

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[str]:
    """Its one-time address"""
    with preview_in(folder) as process:
        assert process.stdout
        process.stdout.readline()
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]


@pytest.fixture(params=[1280, *full(768)])
def clerk(request: pytest.FixtureRequest, fresh_page: Page, desk: str) -> Iterator[Page]:
    """A browser at the desk; nothing may be said at its console."""
    page = fresh_page
    page.set_viewport_size({"width": request.param, "height": 900})
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(desk)
    yield page
    assert [text for text in said if "status of 4" not in text] == []


def assert_accessible(page: Page) -> None:
    found = Axe().run(page, options={"preload": False})
    assert found.violations_count == 0, found.generate_report()


def test_a_day_at_the_desk(clerk: Page, folder: Path) -> None:
    expect(clerk.locator("h1")).to_have_text("今日の仕事")
    clerk.get_by_role("link", name="令和5年度 区民生活課").press("Enter")
    clerk.get_by_role("link", name="はじめから確かめる").press("Enter")
    expect(clerk.locator(".desk-lines mark").first).to_be_in_viewport()
    first = clerk.locator(".desk-edit h2").inner_text()
    clerk.get_by_role("radio").nth(1).check()
    clerk.get_by_role("button", name="保存して次へ").press("Enter")
    expect(clerk.get_by_role("status")).to_contain_text("保存しました")
    expect(clerk.locator(".desk-edit h2")).not_to_have_text(first)
    text = (folder / "content/sheets/2023/kita/kumin-seikatsu.yaml").read_text(encoding="utf-8")
    assert "この読みを選びました" in text
    clerk.get_by_role("link", name="サイトでの見え方").click()
    expect(clerk.get_by_label("編集の机")).to_contain_text("確かでない欄 8")
    clerk.get_by_role("link", name="このシートを直す").click()
    clerk.get_by_role("link", name="保存した記録と取り消し").click()
    clerk.get_by_role("button", name="取り消す").click()
    expect(clerk.locator(".desk-list")).to_contain_text("取り消し:")
    again = (folder / "content/sheets/2023/kita/kumin-seikatsu.yaml").read_text(encoding="utf-8")
    assert "この読みを選びました" not in again


def test_a_cell_is_corrected_and_shows_in_the_preview(clerk: Page) -> None:
    clerk.get_by_role("link", name="シート", exact=True).click()
    clerk.get_by_role("link", name="令和7年度 地域課").click()
    clerk.get_by_role("link", name="直す（令和7年度の目標の値）").or_(
        clerk.locator("a[href*='goals/1/measures/1/target']")
    ).first.click()
    clerk.get_by_label("正しい文").fill("八十五回")
    clerk.get_by_role("button", name="保存", exact=True).click()
    expect(clerk.locator("#why")).to_be_focused()  # the browser itself asks for the reason
    clerk.locator("#why").fill("資料の誤記のため")
    clerk.get_by_role("button", name="保存", exact=True).click()
    expect(clerk.get_by_role("status")).to_contain_text("保存しました")
    clerk.get_by_role("link", name="サイトでの見え方").click()
    expect(clerk.locator("#goal-1")).to_contain_text("八十五回")


def test_cells_of_the_preview_lead_to_their_forms(clerk: Page) -> None:
    clerk.goto(re.sub("_desk/.*", "wards/chuo/chiiki/2025/", clerk.url))
    assert_accessible(clerk)
    assert clerk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    mend = clerk.get_by_role("link", name="このシートを直す")
    expect(mend).to_have_css("color", "rgb(29, 37, 41)")  # on white; axe takes white for hidden
    cell = clerk.locator("#goal-2 td.c-main")
    summary = cell.locator(".summary").inner_text()
    cell.hover()
    clerk.get_by_role("link", name="目標2 1行目の概要を直す").click()
    expect(clerk.locator("#text")).to_have_value(summary)


@pytest.mark.full
def test_what_is_typed_is_kept_while_typing(clerk: Page) -> None:
    field = f"{clerk.url}sheets/2025/chuo/chiiki/?field=goals/1/goal"
    clerk.goto(field)
    with clerk.expect_response("**/draft"):
        clerk.locator("#text").fill("書きかけ")
    clerk.goto(field)
    expect(clerk.locator("#text")).to_have_value("書きかけ")
    expect(clerk.get_by_role("status")).to_contain_text("書きかけた文")


def test_every_page_is_accessible(clerk: Page) -> None:
    home = clerk.url
    pages = ("", "sheets/", "lineage/", "records/", "journal/", "sheets/2023/kita/kumin-seikatsu/")
    for path in (*pages, "sheets/2025/chuo/chiiki/?field=goals/1/measures/1/target", "nowhere/"):
        clerk.goto(f"{home}{path}")
        expect(clerk.locator("h1")).to_be_visible()
        assert_accessible(clerk)
        assert clerk.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.full
def test_without_javascript_it_works_too(fresh_page: Page, desk: str) -> None:
    browser = fresh_page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk)
    page.goto(f"{page.url}sheets/2023/kita/kumin-seikatsu/")
    page.get_by_role("link", name="はじめから確かめる").click()
    page.get_by_role("button", name="保存して次へ").click()
    expect(page.get_by_role("status")).to_contain_text("保存しました")
    context.close()
