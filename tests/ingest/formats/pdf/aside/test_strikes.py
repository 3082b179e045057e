"""Lines that strike letters out, and rulings that only run near to them."""

from __future__ import annotations

import pytest

from benchmarks.forms.pdf.writer import PdfPage
from site_builder.ingest.document import Seen
from tests.ingest.drawing import SIZE, table
from tests.ingest.formats.pdf.aside.test_unseen import parts

XS, YS = [40.0, 160.0, 280.0], [60.0, 100.0, 140.0]
BASE = 82
"""Where the letters stand"""


def page(text: str) -> PdfPage:
    made = PdfPage(400, 300)
    table(made, XS, YS)
    made.text(45, BASE, "目標", SIZE)
    made.text(165, BASE, text, SIZE)
    made.text(165, 122, "区の計画を進めます。", SIZE)
    return made


@pytest.mark.parametrize("style", ["stroke", "fill", "dash"])
@pytest.mark.parametrize("up", [2.5, 3.5, 4.5])
def test_a_line_through_a_whole_text(style: str, up: float) -> None:
    made = page("中止した計画")
    made.line(165, BASE - up, 225, BASE - up, style)
    assert parts(made) == [(Seen.STRUCK, "中止した計画", "")]


def test_two_lines_through_a_text() -> None:
    made = page("中止した計画")
    for up in (2.5, 4.5):
        made.line(165, BASE - up, 225, BASE - up)
    assert parts(made) == [(Seen.STRUCK, "中止した計画", "")]


def test_a_line_through_a_part_of_a_text() -> None:
    made = page("旧計画新計画")
    made.line(165, BASE - 3.5, 195, BASE - 3.5)
    assert parts(made) == [(Seen.STRUCK, "旧計画", "新計画")]


@pytest.mark.parametrize("turned", [0, 90, 180])
def test_a_line_through_a_word_and_the_space_behind_it(turned: int) -> None:
    made = page("要確認　区の計画")
    made.line(165, BASE - 3.5, 205, BASE - 3.5)
    made.rotate = turned
    assert parts(made) == [(Seen.STRUCK, "要確認", "区の計画")]


def test_one_line_through_a_whole_row() -> None:
    made = page("中止した計画")
    made.line(43, BASE - 3.5, 240, BASE - 3.5)
    made.line(100, 60, 100, 100)
    assert {(seen, text) for seen, text, _ in parts(made)} == {
        (Seen.STRUCK, "目標"),
        (Seen.STRUCK, "中止した計画"),
    }


def test_a_line_through_letters_that_stand_close_to_a_ruling() -> None:
    made = page("")
    made.text(160.3, BASE, "中止した計画", SIZE)
    made.line(160.3, BASE - 3.5, 220.3, BASE - 3.5)
    assert parts(made) == [(Seen.STRUCK, "中止した計画", "")]


def test_a_line_below_letters_is_none() -> None:
    made = page("大切な計画")
    made.line(165, BASE + 1.5, 215, BASE + 1.5)
    assert parts(made) == []


def test_a_ruling_that_runs_through_letters_is_none() -> None:
    made = page("十二字でひとます一杯の文")
    made.text(162, 103.5, "低すぎるますの文があふれる", SIZE - 1)
    assert parts(made) == []


def test_a_line_through_a_single_small_letter() -> None:
    made = PdfPage(400, 300)
    table(made, XS, YS)
    made.text(165, BASE, "年4回", 2.0)
    made.line(167, BASE - 0.6, 168, BASE - 0.6)
    assert parts(made) == [(Seen.STRUCK, "4", "年回")]
