"""The pages of a policy whose goals are too many for one."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from site_builder.content.sheet.model import SheetKey
from site_builder.graph import urls
from site_builder.graph.checks.links import check_links
from site_builder.graph.nodes.policy_parts import MOST_BYTES, MOST_ELEMENTS
from site_builder.graph.site import Site
from site_builder.render.press import render_page
from tests.graph.nodes.test_policy_parts import CROWDED, EVEN, LOWEST, site_of
from tests.render.printing import press_of

PLAIN = urls.policy(LOWEST)


def pages_of(site: Site) -> dict[str, bytes]:
    press, node = press_of(site), site.policy_nodes[LOWEST]
    found = (one.url for part in node.parts for one in (part, *part.parts))
    return {url: next(render_page(press, site.pages[url]))[1] for url in (node.url, *found)}


def goals_on(page: bytes) -> list[str]:
    return re.findall(r'<h3><a href="[./]*(.*?#goal-\d+)"', page.decode())


@pytest.mark.parametrize("sizes", [EVEN, CROWDED])
def test_no_page_is_longer_than_can_be_read(sizes: Mapping[SheetKey, int]) -> None:
    for url, page in pages_of(site_of(sizes)).items():
        assert len(page) <= MOST_BYTES, url
        assert len(re.findall(rb"<[a-z]", page)) <= MOST_ELEMENTS, url


@pytest.mark.parametrize("sizes", [EVEN, CROWDED])
def test_every_goal_is_on_one_part(sizes: Mapping[SheetKey, int]) -> None:
    site = site_of(sizes)
    parts = [page for url, page in pages_of(site).items() if url != PLAIN]
    shown = [goal for page in parts for goal in goals_on(page)]
    assert sorted(shown) == sorted(goal.url[1:] for goal in site.policy_nodes[LOWEST].goals)


def test_the_plain_address_shows_and_names_each_wards_newest_year() -> None:
    page = pages_of(site_of(EVEN))[PLAIN]
    shown = {"/".join(goal.split("/")[1:4:2]) for goal in goals_on(page)}
    assert shown == {"kita/2025", "chuo/2024"}
    for ward, name in (("kita", "北区 令和7年度"), ("chuo", "中央区 令和6年度")):
        assert f'<h2 id="{ward}">{name} '.encode() in page


def test_where_those_are_too_many_it_leads_to_the_wards() -> None:
    page = pages_of(site_of(CROWDED))[PLAIN]
    assert goals_on(page) == []
    assert b'href="2025/chuo/"' in page


@pytest.mark.parametrize("sizes", [EVEN, CROWDED])
def test_the_links_to_a_ward_and_between_the_parts_lead_somewhere(
    sizes: Mapping[SheetKey, int],
) -> None:
    site = site_of(sizes)
    press = press_of(site)
    made = {urls.path(url): page for url, page in pages_of(site).items()}
    table = dict(render_page(press, site.pages[urls.POLICIES]))
    problems = check_links({**made, **table}.items())
    own = PLAIN.lstrip("/")
    assert [p for p in problems if p.code == "dangling-fragment" and own in p.message] == []
    assert [p for p in problems if p.code == "dangling-link" and f"（{own}" in p.message] == []
    assert not any(p.code == "orphan-page" and own in p.where.path for p in problems)
