"""The booklet of a ward: its sheets of one year in order; search engines are led to the ward."""

from __future__ import annotations

from itertools import pairwise

import pytest

from site_builder.graph import urls
from tests.render.printing import (
    SHEETS,
    by_class,
    files,
    site_of,
    tree,
    with_info,
    words,
)

BASE = "https://example.org/goals"
PLACED = {
    path: content.decode()
    for path, content in files(frame=with_info(base_url=BASE, publisher="新潟市")).items()
    if path.endswith((".html", ".xml"))
}
KITA_2025 = "wards/kita/print/2025/index.html"
KITA_2023 = "wards/kita/print/2023/index.html"


def test_every_ward_and_year_with_sheets_has_its_booklet() -> None:
    found = {path for path in PLACED if "/print/" in path}
    keys = {(key.ward, key.year) for key in SHEETS}
    assert found == {urls.path(urls.booklet(*key)) for key in keys}


def test_sheets_follow_each_other_as_they_are_listed() -> None:
    root = tree(PLACED[KITA_2025])
    listed = [a.get("href") for a in next(by_class(root, "contents")).iter("a")]
    sheets = [words(next(s.iter("h2"))) for s in by_class(root, "booklet-sheet")]
    assert listed == ["#sheet-chiiki", "#sheet-museum"]
    assert sheets == ["北区 地域課", "北区 地域課（郷土博物館）"]


def test_no_heading_skips_a_level() -> None:
    root = tree(PLACED[KITA_2025])
    levels = [
        int(e.get("aria-level") or e.tag[1:])
        for e in next(iter(root.iter("main"))).iter()
        if e.tag in ("h1", "h2", "h3", "h4") or e.get("role") == "heading"
    ]
    assert levels[:4] == [1, 2, 2, 3]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", [KITA_2023, KITA_2025])
def test_search_engines_are_led_to_the_wards_own_page(path: str) -> None:
    root = tree(PLACED[path])
    robots = root.find("head/meta[@name='robots']")
    canonical = root.find("head/link[@rel='canonical']")
    assert robots is not None and robots.get("content") == "noindex"
    assert canonical is not None and canonical.get("href") == f"{BASE}/wards/kita/"
    assert "/print/" not in PLACED["sitemap.xml"]
    assert f"{BASE}/{path.removesuffix('index.html')}" in words(root)


def test_a_goal_in_a_booklet_leads_to_its_own_place() -> None:
    root = tree(PLACED[KITA_2023])
    places = [a.get("href") for head in by_class(root, "goal-head") for a in head.iter("a")]
    assert places == ["../../chiiki/2023/#goal-1", "../../chiiki/2023/#goal-3"]
    assert not [e for e in root.iter() if e.get("data-goal")]


def test_a_booklet_holds_every_cell_of_its_sheets() -> None:
    text = words(tree(PLACED[KITA_2023]))
    for said in ("文1。", "参加者数(人)", "①春 90人", "続けます。", "指標い", "欄外の言葉"):
        assert said in text
    assert "令和6年3月31日" in text and "kita r5.txt" in text


def test_a_booklet_holds_the_form_alone_and_no_chart() -> None:
    assert "bullet-chart" in PLACED["wards/kita/chiiki/2023/index.html"]
    assert "bullet-chart" not in PLACED[KITA_2023]


@pytest.mark.parametrize("page", ["wards/kita/index.html", "years/2025/index.html"])
def test_ward_and_year_lead_to_their_booklets(page: str) -> None:
    links = {a.get("href") for a in tree(PLACED[page]).iter("a")}
    assert links & {"print/2025/", "../../wards/kita/print/2025/"}


def test_a_ward_without_sheets_has_none() -> None:
    assert not [url for url in site_of().pages if url.startswith("/wards/konan/print/")]
