import pytest

from site_builder.ingest.form.offices import (
    is_torn,
    names_section,
    read_section,
    read_ward,
    split_ward,
    wards_in,
)


@pytest.mark.parametrize(
    ("printed", "section", "parent"),
    [
        ("地域総務課 (北区郷土博物館)", "北区郷土博物館", "地域総務課"),
        ("地域総務課\n（北区郷土博物館）", "北区郷土博物館", "地域総務課"),
        ("黒埼地域保健 福祉センター", "黒埼地域保健福祉センター", ""),
        ("産業振興課（旧：商工課）", "産業振興課（旧：商工課）", ""),
        ("地域総務課（農政担当）", "地域総務課（農政担当）", ""),
    ],
)
def test_a_sub_office_stands_in_brackets(printed: str, section: str, parent: str) -> None:
    assert read_section(printed) == (section, parent)


def test_a_department_may_name_several_wards() -> None:
    assert wards_in("新潟市秋葉区役所・西区役所") == ("秋葉区", "西区")
    assert wards_in("中央区役所") == ("中央区",)
    assert wards_in("財務部") == ()


def test_the_ward_is_in_the_department() -> None:
    assert read_ward("中央区役所") == read_ward("新潟市中央区") == "中央区"
    assert read_ward("財務部") == ""


def test_the_office_of_a_ward_is_no_section_of_it() -> None:
    for office in ("北区役所", "新潟市北区役所", "北区 役所"):
        assert split_ward(office, known=False) is None
        assert not names_section(office)


def test_a_name_with_a_part_of_its_label_is_torn() -> None:
    for name in ("（準部地域課", "地域課)", "地域課-"):
        assert is_torn(name)
    for name in ("地域課", "地域総務課（北区郷土博物館）"):
        assert not is_torn(name)
