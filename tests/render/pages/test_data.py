"""The pages of the data, and the way to a page's own data."""

from __future__ import annotations

import json

import pytest

from site_builder.graph import urls
from site_builder.opendata.files import FILES
from site_builder.opendata.tables import TABLES
from site_builder.render.pages.data import size_text
from site_builder.render.press import render_data_page
from tests.export.making import data_of
from tests.render.printing import KEY, files, page_html, press_of, site_of, tree, with_info, words

DATA = data_of()


def links(html: str) -> set[str | None]:
    return {link.get("href") for link in tree(html).iter("a")}


def test_the_page_links_every_file_that_is_made() -> None:
    found = links(page_html(urls.DATA))
    assert {file.name for file in FILES} <= found
    assert {name for name in DATA if "/" not in name} == {file.name for file in FILES}
    assert "data/" in links(page_html(urls.HOME))


def test_each_file_is_linked_with_its_size() -> None:
    press = press_of(site_of())
    sizes = {urls.path(urls.data_file(name)): len(DATA[name]) for name in DATA if "/" not in name}
    made = dict(render_data_page(press, sizes))
    page = tree(made[urls.path(urls.DATA)].decode())
    told = {link.get("href"): words(link) for link in page.iter("a")}
    for file in FILES:
        assert told[file.name] == f"{file.title} {size_text(len(DATA[file.name]))}"


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 KB"), (1001, "2 KB"), (999_000, "999 KB"), (999_001, "1.0 MB"), (3_400_001, "3.5 MB")],
)
def test_a_size_is_never_told_too_small(size: int, text: str) -> None:
    assert size_text(size) == text


def test_every_column_is_explained() -> None:
    page = tree(page_html(urls.DICTIONARY))
    terms = [words(term) for term in page.iter("dt")]
    assert terms[: sum(len(table.columns) for table in TABLES)] == [
        name for table in TABLES for name in table.names
    ]
    assert all(words(told).strip() for told in page.iter("dd"))


def test_the_licence_stands_as_it_was_given() -> None:
    licence = "文章は <市> のものです & 自由ではありません。"
    page = tree(page_html(urls.DATA, frame=with_info(licence=licence)))
    (told,) = (p for p in page.iter("p") if p.get("class") == "data-licence")
    assert words(told) == licence


def test_without_a_licence_none_is_claimed() -> None:
    html = page_html(urls.DATA, frame=with_info(licence=""))
    assert "data-licence" not in html and "新潟市にお確かめください" in html
    assert "CC BY" not in html and "Creative" not in html


@pytest.mark.parametrize(
    "url",
    [
        "/wards/kita/",
        "/wards/kita/chiiki/",
        "/years/2025/",
        "/policies/seisaku-1/",
        "/policies/seisaku-1-2-1/",
    ],
)
def test_a_page_leads_to_its_own_data(url: str) -> None:
    check_way(url, page_html(url))


def test_a_sheet_leads_to_its_own_data() -> None:
    check_way(urls.sheet(KEY), files()[urls.path(urls.sheet(KEY))].decode())


def check_way(url: str, html: str) -> None:
    root = tree(html)
    kinds = ("text/csv", "application/json")
    heads = {e.get("href") for e in root.iter("link") if e.get("type") in kinds}
    shown = {e.get("href") for e in root.iter("a") if e.get("type") in kinds}
    made = {urls.relative(f"/data/{name}", url): content for name, content in DATA.items()}
    assert len(heads) == 2 and heads == shown
    (told,) = (made[str(href)] for href in heads if str(href).endswith(".json"))
    assert json.loads(told)["page"] == url


@pytest.mark.parametrize("url", [urls.HOME, urls.WARDS, urls.SEARCH])
def test_a_list_leads_from_its_head_to_the_data_of_the_site(url: str) -> None:
    (way,) = (e for e in tree(page_html(url)).iter("p") if e.get("class") == "to-data")
    assert [link.get("href") for link in way.iter("a")] == [urls.relative(urls.DATA, url)]


@pytest.mark.parametrize("url", ["/wards/konan/", "/policies/gyozai-1/", urls.SEARCH])
def test_a_page_without_goals_has_none(url: str) -> None:
    assert "data-files" not in page_html(url)


@pytest.mark.parametrize("base_url", ["", "https://example.org/goals"])
def test_search_engines_are_told_of_the_data(base_url: str) -> None:
    licence = "</script><b>文章は市のものです & CC ではありません。"
    page = tree(page_html(urls.DATA, frame=with_info(base_url=base_url, licence=licence)))
    (block,) = (e for e in page.iter("script") if e.get("type") == "application/ld+json")
    trail, dataset = json.loads(block.text or "")["@graph"]
    assert (trail["@type"], dataset["@type"]) == ("BreadcrumbList", "Dataset")
    assert dataset["temporalCoverage"] == "2023-04-01/2026-03-31"
    assert dataset["usageInfo"]["text"] == licence and "license" not in dataset
    start = f"{base_url}/data/" if base_url else ""
    found = {one["contentUrl"] for one in dataset["distribution"]}
    assert found == {f"{start}{file.name}" for file in FILES}
