from __future__ import annotations

from hashlib import sha256

import pytest

from site_builder.content.city.model import Organization, Section, Ward
from site_builder.content.city.organization import (
    KNOWN_SECTIONS,
    find_section,
    find_ward,
    former_sections,
    section_id,
    with_section,
)

WARDS = Organization((Ward("kita", "北区"), Ward("nishi", "西区", sections=(Section("a", "甲"),))))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("地域課", "chiiki"),
        ("黒崎出張所", "kurosaki-shutchojo"),
        ("窓口 ｻｰﾋﾞｽ課", "madoguchi-service"),
    ],
)
def test_a_known_section_has_the_same_id_everywhere(name: str, expected: str) -> None:
    assert section_id(name) == expected


def test_an_unknown_section_has_the_hash_of_its_nfkc_name() -> None:
    digest = sha256("スポーツ課2".encode()).hexdigest()
    assert section_id("ｽﾎﾟｰﾂ課２") == f"s-{digest[:8]}"


def test_known_ids_and_names_are_unique() -> None:
    names = [name for s in KNOWN_SECTIONS for name in (s.name, *s.aliases)]
    assert len(names) == len(set(names))
    assert len({s.id for s in KNOWN_SECTIONS}) == len(KNOWN_SECTIONS)


def test_a_new_section_is_the_last_of_its_ward_and_keeps_its_aliases() -> None:
    after = with_section(WARDS, "nishi", "黒崎出張所")
    assert after.wards[0] == WARDS.wards[0]
    assert after.wards[1].sections == (
        Section("a", "甲"),
        Section("kurosaki-shutchojo", "黒埼出張所", aliases=("黒崎出張所",)),
    )


def test_a_sub_office_names_its_parent() -> None:
    after = with_section(WARDS, "kita", "新しい館", "地域総務課")
    (section,) = after.wards[0].sections
    assert (section.name, section.parent) == ("新しい館", "地域総務課")


def test_a_listed_section_is_not_added_again_under_an_alias() -> None:
    once = with_section(WARDS, "nishi", "黒埼出張所")
    assert with_section(once, "nishi", "黒崎出張所") == once


def test_names_are_found_whatever_their_width() -> None:
    assert find_ward(WARDS, " 西 区") == WARDS.wards[1]
    assert find_ward(WARDS, "東区") is None
    section = Section("m", "窓口サービス課", aliases=("窓口ｻｰﾋﾞｽ",))
    assert find_section((section,), "窓口サービス") == section
    assert find_section((section,), "窓口") is None


def test_a_renamed_section_is_found_by_the_name_it_had_unless_another_has_it_now() -> None:
    new = Section("somu", "総務課", renamed_from="企画 課")
    assert find_section([new], "企画課") == new
    old = Section("kikaku", "企画課")
    assert find_section([new, old], "企画課") == old
    assert find_section([Section("a", "甲課")], "") is None


def test_former_sections_follow_the_names_back_and_never_in_a_circle() -> None:
    third = Section("c", "丙課", renamed_from="乙課")
    second = Section("b", "乙課", renamed_from="a")
    first = Section("a", "甲課", renamed_from="丙課")
    ward = Ward("kita", "北区", sections=(third, second, first))
    assert former_sections(ward, third) == (second, first)
    alone = Section("d", "丁課", renamed_from="戊課")
    assert former_sections(Ward("kita", "北区", sections=(alone,)), alone) == ()
