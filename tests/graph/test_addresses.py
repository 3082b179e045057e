from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest

from site_builder.build import make_others
from site_builder.export.page_files import PageRows, list_page_data, page_data_files
from site_builder.graph import urls
from site_builder.graph.addresses import goal_number, list_addresses
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.summary import summarize
from site_builder.pages import list_batches, make_pages
from site_builder.publish.assets_manifest import is_hashed
from tests.browser.kinds import FRAME, HISTORY, WORST_RAWS, WORST_SHEETS
from tests.graph.small import small_site
from tests.render.printing import KEY, press_of

NO_ADDRESSES = {*urls.UNLISTED_FILES, urls.SEARCH_TABLE}


def test_they_are_all_that_is_made() -> None:
    """At a known address, so that there are feeds; documents are copied as they are."""
    info = replace(FRAME.info, base_url="https://example.org/")
    frame = replace(FRAME, info=info)
    found = {key: summarize(key, one, frame.plan) for key, one in WORST_SHEETS.items()}
    found[KEY] = replace(found[KEY], traced=True)
    site = build_site(frame, found.values(), HISTORY)
    press = press_of(site, WORST_SHEETS, WORST_RAWS)
    pages = list(make_pages(press, list_batches(site)))
    shares = [one.share for one in pages if one.share]
    rows = PageRows(site, shares)
    data = [path for page in list_page_data(site) for path, _ in page_data_files(page, rows)]
    others = [path for path, _ in make_others(press, frame, shares)]
    made = [path for one in pages for path, _ in one.files]
    files = {path for path in (*made, *data, *others) if not is_hashed(path)}
    addresses = {f"/{quote(path).removesuffix('index.html')}" for path in files}
    gone = {move.source for move in site.moves}
    documents = {urls.source(one.name) for one in site.documents}
    assert gone <= addresses
    told = {one for one in list_addresses(site) if "#" not in one}
    assert told == (addresses - NO_ADDRESSES - gone) | documents


def test_each_goal_has_its_own() -> None:
    site = small_site()
    goals = {one for one in site.addresses if "#" in one}
    assert goals == {goal.url for sheet in site.sheets.values() for goal in sheet.goals}
    assert site.gone_goals == {}


def test_a_sheet_says_its_addresses_before_there_is_a_site() -> None:
    site = small_site()
    numbers = [goal.goal.number for goal in site.sheets[KEY].goals]
    found = set(urls.of_sheet(KEY, numbers, traced=False))
    assert found < site.addresses and len(found) == 6 + len(numbers)
    assert urls.original(KEY) in set(urls.of_sheet(KEY, (), traced=True))


@pytest.mark.parametrize(("address", "number"), [("/a/#goal-12", 12), ("/a/", 0), ("/a/#x", 0)])
def test_a_goal_is_known_by_its_fragment(address: str, number: int) -> None:
    assert goal_number(address) == number
