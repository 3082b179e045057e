"""How a page answers to the window it is in, and where its links lead."""

from __future__ import annotations

from collections import Counter

from playwright.sync_api import Page

from site_builder.graph import urls
from tests.browser.looking import open_page
from tests.render.printing import KEY


def test_the_table_turns_into_cards(page: Page, worst: str) -> None:
    open_page(page, worst + urls.sheet(KEY), 1280)
    heads = page.locator(".sheet thead th:visible").all_inner_texts()
    assert heads == [
        "取組指標と位置づけ",
        "目標",
        "結果",
        "主な取組（事業）",
        "評価",
        "目標達成状況",
        "今後の方針",
    ]
    open_page(page, worst + urls.sheet(KEY), 360)
    first = page.locator("#goal-1 .measure").first
    places = "els => els.map((e) => [e.getBoundingClientRect().top, e.className])"
    parts = first.locator("td:not(.c-lead, .measured), .result-words, .pair, .policies")
    names = [name for _, name in sorted(parts.evaluate_all(places))]
    assert names[:2] == ["pair", "policies"]  # there are doubts to unfold: the eye follows Tab
    page.evaluate("document.querySelectorAll('td details').forEach((d) => d.remove())")
    names = [name for _, name in sorted(parts.evaluate_all(places))]
    assert names[0] == "pair" and names[1] == "c-evaluation" and names[-1] == "policies"
    label = first.locator(".c-target").evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"目標"'


def test_an_unevaluated_sheet_has_its_empty_columns_on_paper_only(page: Page, worst: str) -> None:
    open_page(page, f"{worst}/wards/kita/chiiki/2025/", 1280)
    width = "els => els.map(e => Math.round(e.getBoundingClientRect().width))"
    voids = page.locator(".sheet thead .void")
    assert max(voids.evaluate_all(width)) <= 1
    page.emulate_media(media="print")
    assert min(voids.evaluate_all(width)) > 40
    assert page.locator(".site-nav").is_hidden() and page.locator(".search-band").is_hidden()


def test_a_permalink_leads_to_its_goal(page: Page, worst: str) -> None:
    open_page(page, f"{worst}{urls.goal(KEY, 10)}", 360)
    top = page.locator("#goal-10").evaluate("e => e.getBoundingClientRect().top")
    assert -1 <= top < 900
    assert page.locator(":target").get_attribute("data-goal") == "10"


def test_the_keyboard_finds_the_text_first(page: Page, worst: str) -> None:
    open_page(page, worst + urls.HOME, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "本文へ移動"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_search_field_leads_to_the_search_page(page: Page, worst: str) -> None:
    open_page(page, worst + urls.sheet(KEY), 1280)
    page.locator(".head-search input").fill("除雪")
    page.locator(".head-search button").click()
    page.wait_for_url("**/search/?q=*")
    assert page.locator("input[name=q]").count() == 1


def test_a_covered_ward_opens_its_list_of_goals(page: Page, worst: str) -> None:
    open_page(page, worst + urls.POLICIES, 1280)
    page.reload()
    page.locator(".matrix .last a").first.click()
    assert page.locator("#none-kita, #none-chuo").first.is_visible()


def test_tables_that_are_laid_out_as_blocks_stay_tables(page: Page, site: str) -> None:
    """On phones: the browser itself keeps rows, cells and heads, so no role has to say them."""
    for path in ("wards/kita/kumin-seikatsu/2023/", "coverage/", "policies/", "years/2023/"):
        counts = []
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"{site}{path}")
            session = page.context.new_cdp_session(page)
            nodes = session.send("Accessibility.getFullAXTree")["nodes"]
            roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
            wanted = ("table", "rowgroup", "row", "cell", "columnheader", "rowheader")
            counts.append({role: roles[role] for role in wanted})
        assert counts[0] == counts[1], path
        assert all(counts[0].values()), path


def test_the_years_of_all_chains_of_a_section_stand_below_each_other(page: Page, site: str) -> None:
    open_page(page, f"{site}wards/kita/kumin-seikatsu/", 1280)
    rails = page.locator(".chains .rail")
    assert rails.and_(page.locator(".two")).count() and rails.and_(page.locator(".three")).count()
    for place in ("first", "last"):
        years = page.locator(f".chains .rail > li:{place}-child h4")
        lefts = years.evaluate_all(
            "all => all.map((e) => Math.round(e.getBoundingClientRect().left))"
        )
        assert len(set(lefts)) == 1, lefts
