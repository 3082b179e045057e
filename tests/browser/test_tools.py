"""The buttons of a sheet: copy its address, share it, print it."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from site_builder.graph import urls
from tests.browser.looking import open_page
from tests.render.printing import KEY

TOOLS = "[data-page-tools] button"
SHEET = urls.sheet(KEY)
STAND_INS = """
  window.asked = [];
  const heard = (what) => (value) => {
    asked.push([what, value?.url ?? value ?? ""]);
    return Promise.resolve();
  };
  Object.defineProperty(navigator, "share", {value: SHARE});
  Object.defineProperty(navigator, "clipboard", {value: COPY});
  window.print = heard("print");
"""


def open_with(page: Page, address: str, *, share: str, copy: str) -> None:
    """With stand-ins for what the browser would ask its system to do"""
    page.add_init_script(STAND_INS.replace("SHARE", share).replace("COPY", copy))
    open_page(page, address)


def test_each_button_does_what_it_says(page: Page, worst: str) -> None:
    address = f"{worst}{SHEET}#goal-2"
    open_with(page, address, share='heard("share")', copy='{writeText: heard("copy")}')
    for button in page.locator(TOOLS).all():
        button.click()
    expect(page.get_by_role("status")).to_have_text("アドレスをコピーしました。")
    assert page.evaluate("asked") == [["share", address], ["copy", address], ["print", ""]]


def test_a_browser_that_cannot_share_offers_no_such_button(page: Page, worst: str) -> None:
    open_with(page, worst + SHEET, share="undefined", copy="undefined")
    assert page.locator(f"{TOOLS}:visible").all_inner_texts() == ["印刷"]


def test_a_copy_that_fails_is_told(page: Page, worst: str) -> None:
    refused = "{writeText: () => Promise.reject(new Error())}"
    open_with(page, worst + SHEET, share="undefined", copy=refused)
    page.get_by_text("アドレスをコピー").click()
    expect(page.get_by_role("status")).to_contain_text("コピーできませんでした")


def test_without_scripts_there_are_no_buttons(browser: Browser, worst: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(worst + SHEET)
    assert not page.locator("[data-page-tools]").is_visible()
    assert page.locator("h1").is_visible()
    context.close()
