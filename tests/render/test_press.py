from __future__ import annotations

import re

import pytest

from site_builder.graph import urls
from site_builder.graph.checks.links import check_links
from site_builder.graph.pages.kinds import KINDS
from tests.export.making import data_of
from tests.render.printing import (
    SHEETS,
    by_class,
    files,
    page_html,
    press_of,
    scripts,
    sheet_html,
    site_of,
    tree,
    with_info,
    words,
)

FILES = files()
OTHERS = dict.fromkeys(
    (
        "sources/kita%20r5.txt",
        "sources/kita r5.txt",
        urls.path(urls.SEARCH_TABLE),
        *(f"data/{name}" for name in data_of()),
    ),
    b"",
)
"""What pages link to and another stage makes"""
ALONE = {urls.path(page.url) for page in site_of().pages.values() if page.kind.farewell}
PAGES = {path: content.decode() for path, content in FILES.items() if path.endswith(".html")}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_valid_and_whole(path: str) -> None:
    html = PAGES[path]
    root = tree(html)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("lang") == ("en" if path == "en/index.html" else "ja")
    assert len(root.findall(".//h1")) == 1
    assert len(root.findall(".//main")) == 1
    assert root.findtext("head/title")
    assert root.find("head/meta[@name='description']") is not None
    assert "{{" not in html and "Undefined" not in html


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_what_the_policy_forbids(path: str) -> None:
    """No inline script or style, nothing from elsewhere."""
    root = tree(PAGES[path])
    assert all(e.get("src") and not words(e).strip() for e in scripts(root))
    for element in root.iter():
        assert element.tag != "style"
        for name, value in element.attrib.items():
            assert name != "style" and not name.startswith("on")
            if name in ("src", "href", "action"):
                assert not re.match(r"[a-z]+:|//", value)


def test_every_kind_of_page_is_made() -> None:
    """A new kind has content in tests/render/printing.py or tests/graph/small.py."""
    site = site_of()
    kinds = {meta.kind for url, meta in site.pages.items() if urls.path(url) in PAGES}
    assert kinds == set(KINDS)
    assert {urls.path(url) for url in site.pages} == set(PAGES)


def test_every_link_leads_somewhere() -> None:
    assert check_links([*FILES.items(), *OTHERS.items()], "", ALONE) == ()


def test_links_work_below_a_path_too() -> None:
    below = files(frame=with_info(base_url="https://example.org/goals"))
    assert check_links([*below.items(), *OTHERS.items()], "/goals", ALONE) == ()
    assert 'href="/goals/wards/kita/"' in below["404.html"].decode()


def test_two_builds_are_the_same() -> None:
    assert list(files().items()) == list(FILES.items())


@pytest.mark.parametrize("path", PAGES)
def test_without_a_publisher_a_page_says_that_it_is_not_official(path: str) -> None:
    root = tree(PAGES[path])
    assert "公式サイトではありません" in words(root)
    assert root.find("head/meta[@name='robots']").get("content") == "noindex"  # type: ignore[union-attr]


def test_with_a_publisher_it_is_the_publishers() -> None:
    html = page_html(urls.HOME, frame=with_info(publisher="新潟市"))
    assert "公式サイトではありません" not in html and "noindex" not in html
    assert "新潟市" in words(next(iter(tree(html).iter("footer"))))


def test_addresses_need_a_base_url() -> None:
    assert 'rel="canonical"' not in PAGES["index.html"] and "og:url" not in PAGES["index.html"]
    assert "sitemap.xml" not in FILES
    placed = files(frame=with_info(base_url="https://example.org/goals/"))
    home = tree(placed["index.html"].decode())
    assert home.find("head/link[@rel='canonical']").get("href") == "https://example.org/goals/"  # type: ignore[union-attr]
    assert "<loc>https://example.org/goals/wards/kita/chiiki/2023/</loc>" in (
        placed["sitemap.xml"].decode()
    )
    assert "404" not in placed["sitemap.xml"].decode()
    assert "Sitemap: https://example.org/goals/sitemap.xml" in placed["robots.txt"].decode()
    assert 'rel="canonical"' not in placed["404.html"].decode()


def test_breadcrumbs_lead_up() -> None:
    crumbs = next(by_class(tree(sheet_html(next(iter(SHEETS.values())))), "crumbs"))
    assert [words(li).strip() for li in crumbs.iter("li")] == [
        "トップ",
        "区",
        "北区",
        "地域課",
        "令和5年度",
    ]


def test_the_navigation_marks_where_one_is() -> None:
    def current(path: str) -> list[tuple[str, str | None]]:
        nav = next(by_class(tree(PAGES[path]), "site-nav"))
        links = [a for a in nav.iter("a") if a.get("aria-current")]
        return [(words(a), a.get("aria-current")) for a in links]

    assert current("wards/index.html") == [("区", "page")]
    assert current("wards/kita/chiiki/2023/index.html") == [("区", "true")]
    assert current("policies/seisaku-1-1-1/index.html") == [("政策", "true")]
    assert current("index.html") == []


def test_the_search_page_alone_may_run_wasm_and_has_one_field() -> None:
    with_wasm = {path for path, html in PAGES.items() if "wasm-unsafe-eval" in html}
    assert with_wasm == {"search/index.html"}
    fields = [e for e in tree(PAGES["search/index.html"]).iter("input") if e.get("name") == "q"]
    assert len(fields) == 1


def test_home_says_who_is_there_and_who_is_not() -> None:
    text = words(tree(PAGES["index.html"]))
    assert "令和7・5年度" in text
    assert "江南区のシートは、まだ載っていません。" in text
    assert "いちばん新しい評価は、令和5年度（2023年度）の北区のものです。" in text
    assert re.search(r"3つの取組指標のうち\s*1\s*が達成", text)


def test_a_ward_without_sheets_says_so() -> None:
    text = words(tree(PAGES["wards/konan/index.html"]))
    assert "江南区のシートは、まだこのサイトに載っていません。" in text
    assert "0" not in text


def test_an_unevaluated_ward_says_nothing_of_achievement() -> None:
    main = next(iter(tree(PAGES["wards/chuo/index.html"]).iter("main")))
    assert "中央区の目標" in words(main) and "中央区の目標と結果" not in words(main)
    assert not list(by_class(main, "result"))


def test_a_ward_lists_its_shortfalls_worst_first() -> None:
    root = tree(PAGES["wards/kita/index.html"])
    cards = [words(card) for card in by_class(root, "goal-card")]
    assert len(cards) == 2
    assert "地域課 目標3" in cards[0] and "×" in cards[0]
    assert "地域課 目標1" in cards[1] and "△" in cards[1]
    assert all("続けます。" in card for card in cards)
    assert "だった2つ" in words(root)


def test_a_section_puts_its_years_side_by_side_without_claiming_lineage() -> None:
    root = tree(PAGES["wards/kita/chiiki/index.html"])
    years = list(by_class(root, "beside-year"))
    assert [year.get("id") for year in years] == ["year-2023", "year-2025"]
    assert "継続" not in words(root)
    assert "同じ番号や同じ文でも、続きの目標とはかぎりません。" in words(root)


def test_a_policy_knows_its_goals_and_those_of_the_levels_below() -> None:
    text = words(tree(PAGES["policies/seisaku-1/index.html"]))
    assert "この番号を挙げている目標は3つあります。北区が3つです。" in text
    leaf = words(tree(PAGES["policies/seisaku-1-2-1/index.html"]))
    assert "地域課（郷土博物館） 目標2" in leaf
    assert "この番号の名称は準備中です。上の段の政策1は「まちづくり」" in leaf


def test_a_policy_that_nobody_cites_says_so() -> None:
    text = words(tree(PAGES["policies/seisaku-2/index.html"]))
    assert "この番号を挙げている目標は、まだありません。" in text


def test_the_table_of_policies_counts_goals_and_marks_absent_wards() -> None:
    table = next(by_class(tree(PAGES["policies/index.html"]), "matrix"))
    rows = [[words(cell).strip() for cell in row] for row in table.iter("tr")]
    assert [cell[:2] for cell in rows[0][1:]] == ["北区", "江南", "中央"]
    assert rows[1][1:] == ["3", "準備中", "0"]
    assert rows[-1] == ["番号のない目標", "1", "準備中", "1"]


def test_documents_are_listed_with_their_facts() -> None:
    text = words(tree(PAGES["sources/index.html"]))
    assert "kita r5.txt" in text and "SHA-256" in text and "機械で読み取った文字" in text
    assert "北区 令和5年度" in text


def test_the_search_page_lists_everything_for_readers_without_script() -> None:
    main = next(iter(tree(PAGES["search/index.html"]).iter("main")))
    links = {a.get("href") for a in main.iter("a")}
    assert {"../wards/konan/", "../wards/kita/museum/", "../years/2025/"} <= links
    assert {"../policies/seisaku-1/", "../policies/seisaku-1-2-3/"} <= links


def test_frames_are_shared() -> None:
    assert len(press_of(site_of()).frames) <= len(PAGES) / 2
