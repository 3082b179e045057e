"""What a page folds: a link to it, a search in the page and a printer open it by themselves."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from site_builder.graph import urls
from tests.browser.looking import open_page
from tests.render.printing import KEY

WARD = urls.ward(KEY.ward)
FOLDED = f"#{KEY.section}"
OPENED = ".folds > [open]"


def folded(page: Page, address: str) -> None:
    """Opened anew: a change of the fragment alone would load nothing"""
    page.goto("about:blank")
    open_page(page, address, 360, unfolded=False)


def test_a_link_opens_the_goals_that_it_leads_to(page: Page, worst: str) -> None:
    folded(page, worst + WARD)
    expect(page.locator(FOLDED)).to_be_hidden()
    folded(page, f"{worst}{WARD}{FOLDED}")
    expect(page.locator(FOLDED)).to_be_visible()
    expect(page.locator(OPENED)).to_have_count(1)
    expect(page.locator(f"{OPENED} > summary")).to_be_in_viewport()


def test_a_search_in_the_page_opens_what_it_finds(page: Page, worst: str) -> None:
    """A text fragment is the search that a script can ask for."""
    folded(page, worst + WARD)
    expect(page.locator(OPENED)).to_have_count(0)
    name = page.locator(f"{FOLDED} .go").text_content()
    folded(page, f"{worst}{WARD}#:~:text={name}")
    expect(page.locator(FOLDED)).to_be_visible()


def test_paper_shows_what_is_folded(page: Page, worst: str) -> None:
    folded(page, worst + WARD)
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in page.locator(".goal-lines > li").all())
    assert page.locator(".up, .jump").evaluate_all("all => all.every((e) => !e.offsetHeight)")


def test_the_end_of_a_part_leads_back_to_the_head_of_the_page(page: Page, worst: str) -> None:
    folded(page, worst + WARD)
    page.locator(".up a").last.click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_every_goal_of_a_section_is_one_step_away(page: Page, worst: str) -> None:
    folded(page, worst + urls.section(KEY.ward, KEY.section))
    for link in page.locator(".section-goals a").all():
        link.click()
        expect(page.locator(":target")).to_be_in_viewport()
        assert str(link.text_content()) in str(page.locator(":target").text_content())
