"""Letters of a page that nobody sees, that are drawn again or run across the page."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from benchmarks.forms.pdf.writer import Further, PdfPage, write_pdf
from site_builder.ingest.document import Piece, Seen
from site_builder.ingest.formats.pdf.reader import read_pdf
from tests.ingest.drawing import SIZE, table

WORDS = ("年度", "作成日", "評価日", "凡例", "参考", "組織名")


def page() -> PdfPage:
    made = PdfPage(400, 300)
    table(made, [40, 160, 280], [60, 100, 140])
    made.text(45, 82, "目標", SIZE)
    made.text(165, 122, "区の計画を進めます。", SIZE)
    for place, word in enumerate(WORDS):
        made.text(300, 160 + 20 * place, word, SIZE)
    return made


def parts(made: PdfPage, further: Further | None = None) -> list[tuple[Seen, str, str]]:
    """With the text that the cell says."""
    made.text(40, 30, "組織目標管理シート", SIZE)
    (form,) = read_pdf("a.pdf", write_pdf([made], further)).forms
    return [
        (part.seen, _text(part.pieces), _text(box.pieces))
        for box in form.boxes
        for part in box.parts
    ]


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_a_plain_page_has_nothing_aside() -> None:
    assert parts(page()) == []


@pytest.mark.parametrize("paint", ["1 g", "3 Tr", "7 Tr", "0.99 g", "1 1 1 rg"])
@pytest.mark.parametrize("first", [True, False])
def test_letters_without_ink(paint: str, first: bool) -> None:
    """Also where they stand where a letter that is seen is the same."""
    made = page()
    if first:
        made.text(165, 82, "90回", SIZE, paint=paint)
    made.text(165, 82, "80回", SIZE)
    if not first:
        made.text(165, 82, "90回", SIZE, paint=paint)
    assert parts(made) == [(Seen.UNSEEN, "90回", "80回")]


@pytest.mark.parametrize("grey", [1.0, 0.5, 0.0])
def test_letters_under_a_box(grey: float) -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.fill(162, 70, 230, 90, grey)
    made.text(165, 82, "100回", SIZE, paint="1 g" if grey < 0.5 else "")
    assert parts(made) == [(Seen.UNSEEN, "80回", "100回")]


def test_letters_on_a_box_are_seen() -> None:
    made = PdfPage(400, 300)
    made.fill(40, 60, 280, 100, 0.2)
    made.fill(160, 100, 280, 140, 0.8)
    made.commands += page().commands
    made.text(165, 82, "80回", SIZE, paint="1 g")
    assert parts(made) == []


def test_letters_of_the_colour_of_their_box_are_not() -> None:
    made = page()
    made.fill(161, 61, 279, 99, 0.8)
    made.text(165, 82, "80回", SIZE, paint="0.8 g")
    assert parts(made) == [(Seen.UNSEEN, "80回", "")]


def test_a_frame_that_is_filled_hides_nothing() -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.ring(162, 66, 278, 96)
    assert parts(made) == []


COVERS = {
    "a broad line": "1 G 14 w 200 222 m 240 222 l S",
    "a black line": "14 w 200 222 m 240 222 l S",
    "a shape without right angles": "1 g 198 212 m 240 214 l 241 232 l 199 230 l h f",
    "two boxes of one path": "1 g 198 212 42 9 re 198 216 42 16 re f",
    "a shading": "q 198 212 42 20 re W n /SH sh Q",
}
SHADING = (
    "/Shading << /SH << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 0]"
    " /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [1] /N 1 >> >> >>"
)


@pytest.mark.parametrize("cover", COVERS)
def test_letters_painted_over(cover: str) -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.text(205, 82, "90回", SIZE)
    made.commands.append(f"q {COVERS[cover]} Q")
    assert parts(made, Further(resources=SHADING)) == [(Seen.UNSEEN, "90回", "80回")]


@pytest.mark.parametrize("shape", ["", " 210 220 10 10 re"])
def test_a_frame_of_any_shape_hides_nothing(shape: str) -> None:
    """Also a box with another cut out of it: the letters stand in the hole."""
    made = page()
    made.text(205, 82, "90回", SIZE)
    made.commands.append(
        f"q 1 g 195 205 m 250 206 l 250 240 l 195 239 l h 203 212 40 20 re{shape} f* Q"
    )
    assert parts(made) == []


@pytest.mark.parametrize("clip", ["0 0 20 20", "0 0 0 0"])
def test_letters_beyond_their_clip(clip: str) -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.text(205, 82, "90回", SIZE, paint=f"{clip} re W n")
    assert parts(made) == [(Seen.UNSEEN, "90回", "80回")]


def test_lines_beyond_the_clip_of_their_cell_are_its_words() -> None:
    made = page()
    made.clip(160, 60, 280, 80)
    for place, line in enumerate(("会議の開催", "制度の周知", "団体の支援")):
        made.text(165, 72 + 12 * place, line, SIZE)
    made.unclip()
    assert parts(made) == []


def test_letters_squeezed_to_a_line() -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.text(205, 82, "90回", SIZE, paint="0.01 0 0 1 203 0 cm")
    assert parts(made) == [(Seen.UNSEEN, "90回", "80回")]


@pytest.mark.parametrize("aside", [0.0, 0.3])
def test_a_page_drawn_twice(aside: float) -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.draw_again(aside)
    words = ("目標", "80回", "区の計画を進めます。", *WORDS)
    assert {found[:2] for found in parts(made)} == {(Seen.REPEATED, text) for text in words}


def test_a_word_that_stands_twice_in_a_cell_is_not_repeated() -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.text(205, 82, "80回", SIZE)
    assert parts(made) == []


@pytest.mark.parametrize(("slant", "grey"), [(True, 0.8), (True, 0.0), (False, 0.8)])
def test_a_word_across_the_page(slant: bool, grey: float) -> None:
    made = page()
    made.watermark("（案）", 60, slant=slant, grey=grey)
    (found,) = parts(made)
    assert found[:2] == (Seen.WATERMARK, "（案）")


def test_small_words_strewn_across_the_page() -> None:
    made = page()
    for x in range(60, 400, 90):
        made.commands.append(
            f"BT /F1 8 Tf .7 .7 -.7 .7 {x} 200 Tm <{'複写'.encode('utf-16-be').hex()}> Tj ET"
        )
    assert {found[:2] for found in parts(made)} == {(Seen.WATERMARK, "複写")}


def test_a_large_pale_word_is_none_of_the_form() -> None:
    made = page()
    made.watermark("部外秘", 60, slant=False, grey=0.85)
    (found,) = parts(made)
    assert found[:2] == (Seen.WATERMARK, "部外秘")


def test_a_word_across_a_page_that_says_hardly_more() -> None:
    made, last = page(), PdfPage(400, 300)
    made.text(40, 30, "組織目標管理シート", SIZE)
    last.watermark("（案）", 60, slant=True, grey=0.8)
    last.text(45, 82, "5", SIZE)
    (form,) = read_pdf("a.pdf", write_pdf([made, last])).forms
    marks = [part.seen for box in form.boxes for part in box.parts]
    assert marks == [Seen.WATERMARK]


def test_a_large_title_is_no_watermark() -> None:
    made = page()
    made.text(150, 55, "案内の目標", 28)
    assert parts(made) == []
