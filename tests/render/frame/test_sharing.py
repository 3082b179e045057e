"""What pages tell feed readers, search engines and those to whom a link is sent."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.build import make_edition
from site_builder.content.folder.cards import Card
from site_builder.content.history.model import Change, ChangeKind
from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.inputs import Inputs
from site_builder.render.frame.sharing import linked_data
from site_builder.render.machines.feeds import NEWEST, FeedView, list_feeds, view_feed
from site_builder.render.machines.sitemap import RobotsView, SitemapView
from site_builder.render.press import values_of
from tests.render.changes import HISTORY, told_files, told_site
from tests.render.contract import faults
from tests.render.printing import FOLDER, KEY, html_of, press_of, templates, tree, with_info

BASE = "https://example.org/goals/"
FRAME = with_info(base_url=BASE)
SITE = told_site(frame=FRAME)
FILES = told_files(frame=FRAME)
ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = Path(__file__).parents[3]
REAL = make_edition(Inputs(ROOT / "content", FOLDER, base_url=BASE, processes=1)).site


def head(url: str, site: Site = SITE) -> ElementTree.Element:
    found = tree(html_of(press_of(site), url)).find("head")
    assert found is not None
    return found


def meta(url: str, name: str, site: Site = SITE) -> str | None:
    found = [e for e in head(url, site).iter("meta") if name in (e.get("property"), e.get("name"))]
    return found[0].get("content") if found else None


# --- feeds --------------------------------------------------------------------------------


def assert_atom(data: bytes) -> ElementTree.Element:
    """The rules of RFC 4287 that an entry or a feed can break."""
    feed = ElementTree.fromstring(data)
    assert feed.tag == f"{ATOM}feed" and feed.find(f"{ATOM}author/{ATOM}name") is not None
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for tag in ("id", "title", "updated"):
            (one,) = element.findall(f"{ATOM}{tag}")
            assert one.text and one.text.strip()
        moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")
        assert moment.tzinfo is not None
        links = element.findall(f"{ATOM}link[@rel='alternate']")
        assert len(links) == 1 and (links[0].get("href") or "").startswith(BASE)
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    assert set(ids.values()) <= {1}
    dates = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert dates == sorted(dates, reverse=True) and dates[0] == feed.findtext(f"{ATOM}updated")
    return feed


def test_the_feeds_of_the_site_its_wards_and_first_policies() -> None:
    feeds = [path for path in FILES if path.endswith("feed.xml")]
    assert feeds == [
        "feed.xml",
        "wards/kita/feed.xml",
        "wards/chuo/feed.xml",
        "policies/seisaku-1/feed.xml",
    ]
    for path in feeds:
        feed = assert_atom(FILES[path])
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == BASE + path  # type: ignore[union-attr]
    assert set(FILES) >= {urls.path(link) for link in map(without_base, links(FILES["feed.xml"]))}


def links(data: bytes) -> list[str]:
    root = ElementTree.fromstring(data)
    return [e.get("href") or "" for e in root.iter(f"{ATOM}link") if e.get("rel") == "alternate"]


def without_base(address: str) -> str:
    return "/" + address.removeprefix(BASE).partition("#")[0]


def test_a_feed_as_it_is_written() -> None:
    golden = Path(__file__).with_name("feed.xml")
    assert FILES["wards/kita/feed.xml"].decode() == golden.read_text(encoding="utf-8")


def test_the_feed_of_a_policy_tells_of_its_goals_alone() -> None:
    own = (
        Change("2024-01-01", ChangeKind.TARGET, "goals/1/measures/1/target", "80回", "60回"),
        Change("2024-01-01", ChangeKind.TARGET, "goals/8/measures/1/target", "1回", "2回"),
    )
    files = told_files({KEY: own}, FRAME)
    titles = [
        e.text for e in assert_atom(files["policies/seisaku-1/feed.xml"]).iter(f"{ATOM}title")
    ]
    assert titles[1:] == [
        "北区 地域課: 令和5年度の目標1の1番目の取組指標の目標の値が 80回 → 60回 に変わりました"
    ]


def test_a_feed_holds_the_newest_only() -> None:
    days = [f"20{n // 12 + 10}-{n % 12 + 1:02}-01" for n in range(NEWEST + 9)]
    changes = tuple(Change(day, ChangeKind.TARGET, "goals/1/goal", "a", "b") for day in days)
    site = told_site({KEY: changes}, FRAME)
    assert {len(feed.updates) for feed in list_feeds(site)} == {NEWEST}
    assert view_feed(site, next(list_feeds(site))).updated == f"{days[-1]}T00:00:00+09:00"


def test_without_an_address_or_a_change_there_is_no_feed() -> None:
    assert not [path for path in told_files() if path.endswith("feed.xml")]
    assert not [path for path in told_files({}, FRAME) if path.endswith("feed.xml")]
    assert "application/atom+xml" not in told_files()["index.html"].decode()


def test_pages_name_their_feed_and_those_above() -> None:
    def feeds(url: str) -> list[str | None]:
        kind = "application/atom+xml"
        return [e.get("href") for e in head(url).iter("link") if e.get("type") == kind]

    assert feeds(urls.HOME) == ["feed.xml"]
    assert feeds(urls.ward("kita")) == ["../../feed.xml", "feed.xml"]
    assert feeds(urls.ward_changes("kita")) == ["../../../feed.xml", "../feed.xml"]
    assert feeds("/policies/seisaku-1-2-1/") == ["../../feed.xml", "../seisaku-1/feed.xml"]
    assert feeds(urls.NOT_FOUND) == []


ANY = st.text(min_size=1, max_size=30)
"""Signs that XML forbids, too"""


@given(ANY, ANY)
@settings(max_examples=25, deadline=None)
def test_any_words_make_a_feed_that_can_be_read(was: str, now: str) -> None:
    change = Change("2024-01-01", ChangeKind.WORDING, "goals/1/goal", was, now)
    site = told_site({KEY: (change,)}, FRAME)
    data = templates().render("feed.xml", values_of(view_feed(site, next(list_feeds(site)))))
    feed = assert_atom(str(data).encode("utf-8", "surrogatepass"))
    expected = [sign for sign in now if sign.isalnum()]
    assert "".join(expected) in "".join(s for t in feed.itertext() for s in t if s.isalnum())


# --- search engines and shared links ------------------------------------------------------


def test_the_sitemap_tells_when_a_page_changed() -> None:
    root = ElementTree.fromstring(FILES["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    told = {
        without_base(e.findtext(f"{space}loc") or ""): e.findtext(f"{space}lastmod") for e in root
    }
    assert told[urls.sheet(KEY)] == "2024-05-03"
    assert told[urls.HOME] == "2025-05-01" and told[urls.ABOUT] is None
    booklets = {url for url in SITE.pages if "/print/" in url}
    gone = {move.source for move in SITE.moves}
    assert gone and set(told) == SITE.pages.keys() - {urls.NOT_FOUND, *booklets, *gone}


@pytest.mark.parametrize("url", SITE.pages)
def test_each_page_tells_its_place(url: str) -> None:
    blocks = [
        json.loads(e.text or "")
        for e in tree(FILES[urls.path(url)].decode()).iter("script")
        if e.get("type")
    ]
    if url == urls.NOT_FOUND:
        assert blocks == []
    elif url == urls.HOME:
        assert [block["@type"] for block in blocks] == ["WebSite"]
    else:
        told = [part for block in blocks for part in block.get("@graph", [block])]
        (steps,) = [part["itemListElement"] for part in told if part["@type"] == "BreadcrumbList"]
        crumbs = SITE.pages[url].breadcrumbs
        assert [step["name"] for step in steps] == [link.name for link in crumbs]
        assert [step["item"] for step in steps] == [BASE[:-1] + link.url for link in crumbs]


@given(ANY)
@settings(max_examples=25, deadline=None)
def test_no_name_ends_the_block_of_data(name: str) -> None:
    page = SITE.pages[urls.ABOUT]
    ours = page.breadcrumbs[-1]._replace(name=name + "</script><!--")
    block = linked_data(SITE, replace(page, breadcrumbs=(ours,)), lambda url: url)
    assert "<" not in block and ">" not in block
    assert json.loads(block)["itemListElement"][0]["name"] == ours.name


CARDS = (Card("site", "a" * 64, "サイト"), Card("kita", "b" * 64, "北区"))


def test_a_shared_link_shows_the_nearest_picture() -> None:
    site = replace(SITE, cards={urls.HOME: CARDS[0], urls.ward("kita"): CARDS[1]})
    ours = f"{BASE}assets/cards/kita.{'b' * 10}.png"
    assert meta(urls.section("kita", "chiiki"), "og:image", site) == ours
    assert meta(urls.ward("chuo"), "og:image", site) == f"{BASE}assets/cards/site.{'a' * 10}.png"
    assert meta(urls.ward("kita"), "og:image:alt", site) == "北区"
    assert meta(urls.ward("kita"), "og:image:width", site) == "1200"
    assert meta(urls.ward("kita"), "twitter:card", site) == "summary_large_image"
    assert meta(urls.ward("kita"), "twitter:card") == "summary"


def test_without_an_address_no_picture_is_named() -> None:
    site = replace(told_site(), cards={urls.HOME: CARDS[0]})
    assert meta(urls.HOME, "og:image", site) is None


@pytest.mark.parametrize("site", [SITE, REAL], ids=["small", "real"])
def test_titles_and_descriptions_make_sense_alone(site: Site) -> None:
    pages = site.pages.values()
    for name in ("title", "description"):
        counts = Counter(getattr(page, name) for page in pages)
        assert {text: n for text, n in counts.items() if n > 1} == {}
        assert all(text.strip() and "\n" not in text for text in counts)
    assert all(len(page.title) <= 60 for page in pages)


def test_the_real_cards_say_what_the_site_says() -> None:
    assert len(REAL.cards) == 1 + len(REAL.wards)


def test_files_for_machines_use_only_what_their_views_declare() -> None:
    environment = templates().environment
    for name, view in (
        ("feed.xml", FeedView),
        ("sitemap.xml", SitemapView),
        ("robots.txt", RobotsView),
    ):
        assert list(faults(environment, name, view)) == []


def test_the_same_history_makes_the_same_files() -> None:
    assert told_files(dict([*HISTORY.items()][::-1]), FRAME) == FILES
