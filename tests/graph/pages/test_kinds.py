from __future__ import annotations

from pathlib import Path

from site_builder.graph.pages.kinds import FOOTER, KINDS, NAVIGATION, RESERVED

ROOT = Path(__file__).parents[3]
NAMES = {kind.name for kind in KINDS}


def test_each_kind_has_its_view_and_its_template() -> None:
    """And no view or template is of no kind. (That a page of each is made: render/test_press.py)"""
    assert len(NAMES) == len(KINDS)
    views = {path.stem for path in (ROOT / "site_builder/render/pages").glob("[!_]*.py")}
    assert views == NAMES
    assert {path.stem for path in (ROOT / "templates/pages").glob("*.html")} == NAMES


def test_a_view_uses_no_other_view() -> None:
    for path in (ROOT / "site_builder/render/pages").glob("[!_]*.py"):
        source = path.read_text(encoding="utf-8")
        assert "\ndef view(" in source, path.name
        assert "render.pages" not in source, path.name


def test_each_area_is_that_of_a_page_in_the_navigation() -> None:
    assert [area for area, _ in NAVIGATION] == ["wards", "policies", "years", "search"]
    assert {kind.area for kind in KINDS} <= {"", *(area for area, _ in NAVIGATION)}


def test_the_footer_leads_to_the_pages_about_the_site() -> None:
    assert [link.name for link in FOOTER] == [
        "ことばの説明",
        "変更の記録",
        "シートの一覧",
        "もとの資料",
        "データ",
        "アクセシビリティ",
    ]


def test_the_beginnings_of_all_fixed_addresses_are_taken() -> None:
    assert {kind.link.url.split("/")[1] for kind in KINDS if kind.link} - RESERVED == {"404.html"}
    assert {"assets", "easy", "feed", "404"} <= RESERVED
