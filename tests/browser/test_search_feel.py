"""How the search feels: words marked on arrival, keys, focus, the way back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.searching import READY, open_search
from tests.extent import full

FOCUSED = "document.activeElement.textContent"
COUNT = "[data-hit-count]"


def follow_first_hit(page: Page) -> None:
    link = page.locator("[data-hit] a").first
    target = link.evaluate("a => a.href")
    link.click()
    page.wait_for_url(target)


def compose(page: Page) -> CDPSession:
    """As if an input method were converting kana in the field that has the focus."""
    client = page.context.new_cdp_session(page)
    kana = {"text": "じょせつ", "selectionStart": 4, "selectionEnd": 4}
    client.send("Input.imeSetComposition", kana)
    return client


def test_words_are_marked_on_arrival(page: Page, site: str) -> None:
    open_search(page, site, "?q=地域 ｲﾍﾞﾝﾄ")
    follow_first_hit(page)
    marked = page.locator(":target mark").all_inner_texts()
    assert set(marked) == {"地域", "イベント"}
    assert page.locator("mark").count() == page.locator("[data-goal] mark").count()
    page.reload()
    assert page.locator(":target mark").all_inner_texts() == marked


def test_marks_change_no_text_and_go_with_the_next_page(page: Page, site: str) -> None:
    open_search(page, site, "?q=の")
    follow_first_hit(page)
    assert page.locator("mark").count() > 10
    text, address = page.locator("main").text_content(), page.url
    page.locator(".crumbs a").last.click()
    assert page.locator("mark").count() == 0
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("mark").count() == 0
    assert page.locator("main").text_content() == text


def test_a_word_that_goes_over_two_lines_is_marked(page: Page, site: str) -> None:
    page.goto(f"{site}wards/chuo/chiiki/2025/")
    lines = page.locator(".t").first
    first, second = lines.evaluate(
        "e => [e.textContent.trim().slice(-2), e.nextElementSibling.textContent.trim().slice(0, 2)]"
    )
    open_search(page, site, f"?q={first}{second}&ward=chuo&section=chuo/chiiki&year=2025")
    follow_first_hit(page)
    assert [first, second] == page.locator(":target mark").all_inner_texts()[:2]


@pytest.mark.parametrize("spelling", ["政策7-1-②", "７－１－２"])
def test_a_code_is_marked_in_any_spelling(page: Page, site: str, spelling: str) -> None:
    open_search(page, site, f"?q={spelling}")
    follow_first_hit(page)
    marked = page.locator(":target .entry mark").first
    assert marked.inner_text() in ("政策7-1-②", "②")


@pytest.mark.parametrize("width", [360, *full(1280)])
@pytest.mark.parametrize("path", ["", "search/", *full("wards/chuo/chiiki/2025/", "about/")])
def test_the_slash_leads_to_the_search_field(page: Page, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + path)
    page.keyboard.press("/")
    focused = page.locator("input[name=q]:focus")
    expect(focused).to_have_count(1)
    expect(focused).to_be_in_viewport()
    page.keyboard.type("1/2")
    expect(focused).to_have_value("1/2")


def test_enter_that_confirms_a_conversion_leaves_no_page(page: Page, site: str) -> None:
    page.goto(f"{site}wards/")
    page.focus(".head-search input")
    client = page.context.new_cdp_session(page)
    client.send(
        "Input.imeSetComposition", {"text": "じょせつ", "selectionStart": 4, "selectionEnd": 4}
    )
    client.send(
        "Input.dispatchKeyEvent",
        {
            "type": "rawKeyDown",
            "key": "Enter",
            "code": "Enter",
            "windowsVirtualKeyCode": 229,
        },
    )
    client.send("Input.insertText", {"text": "除雪"})
    expect(page.locator(".head-search input")).to_have_value("除雪")
    page.wait_for_timeout(200)
    assert page.url == f"{site}wards/"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_selector(READY, state="attached")
    assert int(page.inner_text(COUNT)) > 0


def test_a_conversion_is_searched_when_it_ends(page: Page, site: str) -> None:
    open_search(page, site)
    every = page.inner_text(COUNT)
    page.focus("input[name=q]")
    client = page.context.new_cdp_session(page)
    client.send(
        "Input.imeSetComposition", {"text": "じょせつ", "selectionStart": 4, "selectionEnd": 4}
    )
    page.wait_for_timeout(400)
    assert page.inner_text(COUNT) == every
    client.send("Input.insertText", {"text": "除雪"})
    expect(page.locator(COUNT)).not_to_have_text(every)
    expect(page.locator("[data-search-message]")).to_contain_text("「除雪」を含む目標")


def test_back_leads_from_question_to_question(page: Page, site: str) -> None:
    page.goto(f"{site}years/")
    open_search(page, site)
    field = page.locator("input[name=q]")
    counts = []
    for words in ("除雪", "避難所"):
        field.fill("")
        for sign in words:
            field.press_sequentially(sign)
            page.wait_for_timeout(200)
        field.press("Enter")
        page.wait_for_selector(READY, state="attached")
        counts.append(page.inner_text(COUNT))
    page.go_back()
    page.wait_for_selector(READY, state="attached")
    assert (field.input_value(), page.inner_text(COUNT)) == ("除雪", counts[0])
    page.go_back()
    page.wait_for_url("**/years/")


def test_conditions_by_keyboard(page: Page, site: str) -> None:
    open_search(page, site, "?q=地域")
    page.focus("[data-facet=ward] input[value=kita]")
    page.keyboard.press("Space")
    page.wait_for_function("() => location.search.includes('ward=kita')")
    page.wait_for_selector(READY, state="attached")
    assert page.evaluate("document.activeElement.value") == "kita"
    page.check("[data-facet=ward] input[value=nishi]")
    page.check("[data-facet=year] input[value='2025']")
    buttons = page.locator("[data-chosen] button")
    expect(buttons).to_have_text(["北区 を外す", "西区 を外す", "令和7年度 を外す"])
    buttons.first.focus()
    page.keyboard.press("Enter")
    expect(buttons).to_have_text(["西区 を外す", "令和7年度 を外す"])
    assert page.evaluate(FOCUSED) == "西区 を外す"
    page.focus("[data-facets-clear]")
    page.keyboard.press("Enter")
    expect(buttons).to_have_count(0)
    expect(page.locator("[data-facets-clear]")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "hits-title"
    assert page.url.endswith("?q=%E5%9C%B0%E5%9F%9F")


def test_values_without_hits_stay_where_they_are(page: Page, site: str) -> None:
    open_search(page, site)
    values = page.locator("[data-facet=ward] input")
    before = values.evaluate_all("all => all.map((box) => box.value)")
    open_search(page, site, "?q=古町芸妓")
    assert values.evaluate_all("all => all.map((box) => box.value)") == before
    off = values.evaluate_all("all => all.filter((b) => b.disabled).map((b) => b.value)")
    assert "chuo" not in off and len(off) >= 5


def test_more_hits_go_on_where_the_reader_was(page: Page, site: str) -> None:
    open_search(page, site, "?q=区")
    page.focus("[data-hits-more]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hit]")).to_have_count(40)
    expect(page.locator("[data-hit] a").nth(20)).to_be_focused()


def test_an_outdated_table_is_read_anew(page: Page, site: str) -> None:
    """As if a cache had kept the table of a publication whose files are gone."""

    def answer(route, request):  # type: ignore[no-untyped-def]  # playwright's own
        body = route.fetch().text()
        name = body.rpartition('"folder":"')[2].partition('"')[0]
        route.fulfill(body=body.replace(name, "gone"), content_type="text/javascript")

    page.route("**/goals.js", answer)
    open_search(page, site, "?q=除雪")
    assert int(page.inner_text(COUNT)) > 0
    assert page.locator("[data-facet=ward] input").count() == 8


def test_data_that_cannot_be_had_are_told(page: Page, site: str) -> None:
    every = re.compile("/search/[0-9a-f]{10}/")
    page.route(every, lambda route: route.abort())
    page.goto(f"{site}search/?q=除雪")
    message = page.locator("[data-search-message]")
    expect(message).to_contain_text("検索のデータを読みこめませんでした")
    assert page.locator(READY).count() == 0
    page.unroute(every)
    page.fill("input[name=q]", "避難所")
    page.wait_for_selector(READY, state="attached")
    assert int(page.inner_text(COUNT)) > 0
