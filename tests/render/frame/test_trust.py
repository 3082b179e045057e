"""Who answers for a page, which sheets are here, and the entrances for newcomers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.city.model import Contact, PlanPeriod
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.site import load_page
from site_builder.content.folder.store import DEFAULTS
from site_builder.graph import urls
from site_builder.render.parts.office import contact_link
from tests.graph import small
from tests.render.printing import KEY, SHEETS, by_class, page_html, tree, with_info, words

OWN = Contact(phone="025-000-0001")
WARDS = Contact(email="kita@example.jp", page="https://example.jp/kita")


def with_contacts() -> Frame:
    kita, *others = small.FRAME.organization.wards
    chiiki, *rest = kita.sections
    ward = replace(kita, contact=WARDS, sections=(replace(chiiki, contact=OWN), *rest))
    organization = replace(small.FRAME.organization, wards=(ward, *others))
    return replace(small.FRAME, organization=organization)


def office(url: str, frame: Frame) -> tuple[str, list[str | None]]:
    (block,) = by_class(tree(page_html(url, frame=frame)), "office")
    return words(block), [a.get("href") for a in block.iter("a")]


def test_a_section_answers_with_its_own_contact_or_its_wards() -> None:
    text, links = office(urls.section("kita", "chiiki"), with_contacts())
    assert "北区役所 地域課" in text and links == ["tel:025-000-0001"]
    text, links = office(urls.section("kita", "museum"), with_contacts())
    assert "北区役所 地域課（郷土博物館）" in text
    assert links == ["mailto:kita@example.jp", "https://example.jp/kita"]
    text, links = office(urls.ward("kita"), with_contacts())
    assert "北区役所" in text and len(links) == 2


def test_an_unknown_contact_is_said_and_never_made_up() -> None:
    text, links = office(urls.section("kita", "chiiki"), small.FRAME)
    assert "連絡先は、まだこのサイトに載っていません。" in text and links == []


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("city@example.jp", "mailto:city@example.jp"),
        ("https://example.jp/form", "https://example.jp/form"),
        ("市民課（025-000-0000）", ""),
        ("a@b.jp?subject=x", ""),
    ],
)
def test_the_sites_own_contact(contact: str, href: str) -> None:
    assert contact_link(contact).href == href
    html = page_html(urls.YEARS, frame=with_info(contact=contact))
    (block,) = by_class(tree(html), "mistakes")
    assert contact in words(block)
    assert [a.get("href") for a in block.iter("a")] == ([href] if href else [])


def test_the_list_of_sheets_tells_what_is_here_and_what_is_not() -> None:
    main = next(iter(tree(page_html(urls.COVERAGE)).iter("main")))
    assert "3つの区のうち2つ、3の課・機関の、4枚のシートが載っています。" in words(main)
    assert "江南区のシートは、まだ載っていません。" in words(main)
    table = next(by_class(main, "coverage"))
    rows = [[words(cell).strip() for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["課・機関", "令和7年度", "令和6年度", "令和5年度"]
    assert rows[1] == ["地域課", "目標まで", "なし", "評価まで"]
    assert ["まだの課", "なし", "なし", "なし"] in rows


def test_the_sheets_own_dates_stand_with_its_source() -> None:
    html = page_html(urls.section(KEY.ward, KEY.section), SHEETS)
    (source,) = by_class(tree(html), "source")
    assert "作成日 令和5年4月1日、評価日 令和6年3月31日" in words(source)


def test_a_code_may_mean_something_else_in_another_period() -> None:
    periods = (
        PlanPeriod(2023, 2025, names={"政策1-1-①": "旧い名"}, names_source="計画書"),
        PlanPeriod(2026, 2030),
    )
    frame = replace(small.FRAME, plan=replace(small.FRAME.plan, periods=periods))
    html = page_html(f"{urls.POLICIES}seisaku-1-1-1/", frame=frame)
    (block,) = by_class(tree(html), "periods")
    assert "令和5年度〜令和7年度旧い名 （計画書による）" in words(block).replace("\n", "")
    assert "令和8年度〜令和12年度名称は準備中です" in words(block).replace("\n", "")
    assert not list(by_class(tree(page_html(f"{urls.POLICIES}seisaku-1/", frame=frame)), "periods"))


@pytest.mark.parametrize(("page_id", "lang"), [("en", "en"), ("yasashii", "ja"), ("privacy", "ja")])
def test_the_entrances_of_the_package(page_id: str, lang: str) -> None:
    text = (DEFAULTS / "pages" / f"{page_id}.md").read_text("utf-8")
    page, problems = load_page(page_id, page_id, text)
    assert page is not None and problems == ()
    root = tree(page_html(urls.page(page_id), frame=replace(small.FRAME, pages=(page,))))
    assert root.get("lang") == lang
    assert all(e.get("lang") == "ja" for e in root.iter("header") if e.get("class") == "site-head")
    hrefs = {a.get("href") for a in root.iter("a")}
    assert ("../wards/kita/" in hrefs) and ("../wards/konan/" in hrefs)
    entry = list(by_class(root, "entry-wards"))
    assert bool(entry) == (page_id != "privacy")


def test_an_english_reader_sees_english_names() -> None:
    text = (DEFAULTS / "pages" / "en.md").read_text("utf-8")
    page, _ = load_page("en", "en", text)
    assert page is not None
    html = page_html(urls.page("en"), frame=replace(small.FRAME, pages=(page,)))
    (entry,) = by_class(tree(html), "entry-wards")
    assert "Kita Ward 北区 2025, 2023" in " ".join(words(entry).split())
