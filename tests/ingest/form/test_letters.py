"""Traces of fonts and of programs: the letters that were typed are read, each in its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.form.letters import has_no_letter, plain_letters, typed
from site_builder.ingest.sheet.parse import Parsed, parse_document
from tests.ingest.books import HEAD, LABELS, Row, book, row


@given(st.text())
def test_every_letter_keeps_its_place(text: str) -> None:
    assert len(plain_letters(text)) == len(text)
    assert plain_letters(plain_letters(text)) == plain_letters(text)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⻄区 地域課", "西区 地域課"),
        ("⺠⽣委員・⻑寿・⻝育・⻘少年", "民生委員・長寿・食育・青少年"),
        ("⾏財3-2-②", "行財3-2-②"),
        ("組織⽬標", "組織目標"),
        ("⼾籍と⿊埼", "戸籍と黒埼"),
        ("﨑・神・①㈱～", "﨑・神・①㈱～"),
        ("葛\U000e0100城", "葛\U000e0100城"),
    ],
)
def test_radicals_become_the_ideographs_they_stand_for(printed: str, meant: str) -> None:
    assert plain_letters(printed) == meant


def test_no_radical_with_an_ideograph_is_left() -> None:
    """As NFKC knows them, but where Japan writes another form."""
    for code in range(0x2F00, 0x2FD6):
        plain = plain_letters(chr(code))
        assert plain == unicodedata.normalize("NFKC", chr(code)) or plain in "戸黒青黄"
    left = [chr(code) for code in range(0x2E80, 0x2EF4) if has_no_letter(plain_letters(chr(code)))]
    assert left == ["⺀", "\u2e9a"]


def test_signs_of_no_width_are_white_space() -> None:
    assert typed(plain_letters("80\u200b回\ufeff")) == "80回"
    assert plain_letters("\u200b\u2060 ").strip() == ""


SPOILT = {
    "radicals": ("地域の支え合いを⾏います", "地域の支え合いを行います"),
    "zero width": ("地域の\u200b支え\u2060合い", "地域の支え合い"),
    "both": ("\ufeff⻄区の⺠⽣\u200d委員", "西区の民生委員"),
}


def sheets(parsed: Parsed) -> tuple[Sheet, ...]:
    assert [str(problem) for problem in parsed.problems] == []
    assert parsed.balance.holds
    return parsed.sheets


@pytest.mark.parametrize("kind", SPOILT)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_texts_and_labels_in_cells(kind: str, suffix: str) -> None:
    printed, meant = SPOILT[kind]
    labels = [label.replace("目", "⽬").replace("概", "\u200b概") for label in LABELS]
    head = [*HEAD[:1], ("年度", "令和7年度", None, "組織名(部)", "⻄区"), *HEAD[2:], ()]
    rows = [*head, labels, row(goal=printed, initiative=printed)]
    data = book(rows) if suffix == ".xlsx" else as_csv(rows)
    (sheet,) = sheets(parse_document(f"a{suffix}", data))
    assert (sheet.ward, sheet.section) == ("西区", "地域課")
    assert (sheet.goals[0].goal, sheet.goals[0].measures[0].initiative) == (meant, meant)
    assert sheet.review == ()


def as_csv(rows: Sequence[Row]) -> bytes:
    lines = (",".join("" if cell is None else str(cell) for cell in cells) for cells in rows)
    return "\r\n".join(lines).encode()


def test_the_text_that_is_kept_is_the_documents_own() -> None:
    parsed = parse_document("a.xlsx", book([*HEAD, (), LABELS, row(goal="⻄区\u200bの目標")]))
    assert parsed.sheets[0].goals[0].goal == "西区の目標"
    assert "⻄区\u200bの目標" in parsed.text


def test_letters_of_one_office_alone_are_doubted() -> None:
    parsed = parse_document("a.xlsx", book([*HEAD, (), LABELS, row(summary="\ue000田さん")]))
    (sheet,) = sheets(parsed)
    assert sheet.goals[0].measures[0].summary == "\ue000田さん"
    assert [(d.field, d.reason) for d in sheet.review] == [
        ("goals/1/measures/1/summary", "garbled")
    ]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200e", "\u061c"])
def test_signs_without_width_are_none(sign: str) -> None:
    assert typed(plain_letters(f"3,0{sign}00人")) == "3,000人"


def test_signs_that_turn_letters_around_are_doubtful() -> None:
    assert has_no_letter(plain_letters("\u202e人000,3\u202c"))
    assert not has_no_letter("3,000人")
