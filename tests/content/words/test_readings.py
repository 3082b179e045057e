"""content/readings.yaml: how a name is read, part by part."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.city.organization import KNOWN_SECTIONS
from site_builder.content.folder.store import DEFAULTS, load_frame
from site_builder.content.words.glossary import Term, TermKind
from site_builder.content.words.glossary_readings import with_terms
from site_builder.content.words.readings import ReadingPart, align_reading, parse_reading

CONTENT = Path(__file__).parents[3] / "content"


def test_a_reading_stands_behind_what_it_reads() -> None:
    reading = parse_reading("窓口[まどぐち]サービス課[か]")
    assert reading is not None
    assert reading.name == "窓口サービス課"
    assert reading.parts == (
        ReadingPart("窓口", "まどぐち"),
        ReadingPart("サービス", ""),
        ReadingPart("課", "か"),
    )


@pytest.mark.parametrize("text", ["北区", "[きた]区", "北[kita]区", "北[きた", "北]区", "さ[さ]"])
def test_no_reading(text: str) -> None:
    assert parse_reading(text) is None


@given(st.text(st.sampled_from("北区の[]きたーA<")))
def test_no_sign_of_a_name_is_lost(text: str) -> None:
    reading = parse_reading(text)
    if reading is not None:
        marked = (f"{p.base}[{p.kana}]" if p.kana else p.base for p in reading.parts)
        assert "".join(marked) == text


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [("readings: [北区]\n", "bad-reading", 12), ("readings: [北[きた]区]\n", "yaml", 12)],
)
def test_a_broken_file_is_told(tmp_path: Path, text: str, code: str, column: int) -> None:
    (tmp_path / "readings.yaml").write_text(text, "utf-8")
    frame, problems = load_frame(tmp_path)
    assert code in [problem.code for problem in problems]
    assert frame.readings == load_frame(DEFAULTS)[0].readings


def test_a_name_has_one_reading(tmp_path: Path) -> None:
    (tmp_path / "readings.yaml").write_text("readings:\n  - 北[きた]\n  - 北[ほく]\n", "utf-8")
    (problem,) = load_frame(tmp_path)[1]
    assert (problem.code, problem.where.line) == ("duplicate-reading", 3)


def test_every_ward_and_section_has_a_reading() -> None:
    frame, _ = load_frame(CONTENT)
    read = {reading.name for reading in frame.readings}
    wards = {ward.name for ward in frame.organization.wards}
    sections = {section.name for ward in frame.organization.wards for section in ward.sections}
    assert wards | sections | {section.name for section in KNOWN_SECTIONS} <= read


def test_the_wards_are_read_as_the_organization_says() -> None:
    frame, _ = load_frame(CONTENT)
    read = {r.name: "".join(p.kana or p.base for p in r.parts) for r in frame.readings}
    for ward in frame.organization.wards:
        assert read[ward.name] == ward.kana


@pytest.mark.parametrize(
    ("word", "kana", "text"),
    [
        ("主な取組", "おもなとりくみ", "主[おも]な取組[とりくみ]"),
        ("コミュニティ協議会", "こみゅにてぃきょうぎかい", "コミュニティ協議会[きょうぎかい]"),
        ("集積・集約化", "しゅうせき・しゅうやくか", "集積[しゅうせき]・集約化[しゅうやくか]"),
        ("フレイル", "ふれいる", None),  # nothing to be read
        ("主な取組", "おもとりくみ", None),  # the two do not fit
        ("間の間", "まののま", None),  # unclear which の is the word's own
    ],
)
def test_a_reading_is_parted_where_it_is_clear(word: str, kana: str, text: str | None) -> None:
    reading = align_reading(word, kana)
    assert (reading.text if reading else None) == text


def test_terms_that_are_explained_where_they_occur_are_read_too() -> None:
    (name,) = filter(None, [parse_reading("飛砂[とびすな]")])
    glossary = (
        Term("目標", "もくひょう", TermKind.FORM, ""),
        Term("飛砂", "ひさ", TermKind.WORD, ""),
        Term("認知症", "にんちしょう", TermKind.WORD, ""),
    )
    assert [one.text for one in with_terms((name,), glossary)] == [
        "飛砂[とびすな]",
        "認知症[にんちしょう]",
    ]
    assert with_terms((), glossary) == ()
