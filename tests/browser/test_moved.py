"""A page that moved leads on at once, to the goal that was asked for where scripts run."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

OLD, NEW = "/wards/kita/old/2023/", "/wards/kita/chiiki/2023/"


def test_the_goal_goes_along(page: Page, worst: str) -> None:
    page.goto(f"{worst}{OLD}#goal-2", wait_until="commit")
    page.wait_for_url(f"{worst}{NEW}#goal-2")
    assert page.locator("#goal-2").count() == 1


def test_it_leads_on_without_scripts(browser: Browser, worst: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(worst + OLD, wait_until="commit")
    page.wait_for_url(worst + NEW)
    context.close()
