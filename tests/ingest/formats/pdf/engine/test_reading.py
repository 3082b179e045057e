"""What is no part of the page's own print: layers, annotations, fields, words to be copied."""

from __future__ import annotations

import pytest

from benchmarks.forms.pdf.writer import Further, PdfPage, as_drawing, first_number, write_pdf
from site_builder.ingest.document import Seen
from site_builder.ingest.formats.pdf.reader import read_pdf
from tests.ingest.drawing import SIZE
from tests.ingest.formats.pdf.aside.test_unseen import page, parts

FIRST = first_number(1)
STANDS = (163.0, 214.0, 195.0, 228.0)
"""Where the page says 80回, from its lower left"""


def said() -> PdfPage:
    made = page()
    made.text(165, 82, "80回", SIZE)
    return made


def named(text: str) -> str:
    return text.encode("utf-16-be").hex()


def words(text: str, x: float, y: float) -> str:
    return f"BT /F1 {SIZE} Tf 1 0 0 1 {x} {y} Tm <{named(text)}> Tj ET"


# --- layers -------------------------------------------------------------------------------

LAYER = "<< /Type /OCG /Name (draft) >>"
OFF = f"/OCProperties << /OCGs [{FIRST} 0 R] /D << /OFF [{FIRST} 0 R] >> >>"
ON = f"/OCProperties << /OCGs [{FIRST} 0 R] /D << /OFF [] >> >>"
NAMED = f"/Properties << /L {FIRST} 0 R >>"
HIDDEN = [(Seen.UNSEEN, "90", "80回")]


@pytest.mark.parametrize(("state", "expected"), [(OFF, HIDDEN), (ON, [])])
def test_words_of_a_layer(state: str, expected: object) -> None:
    made = said()
    made.commands.append(f"/OC /L BDC {words('90', 205, 218)} EMC")
    assert parts(made, Further((LAYER,), state, resources=NAMED)) == expected


@pytest.mark.parametrize(("state", "expected"), [(OFF, HIDDEN), (ON, [])])
def test_a_drawing_of_a_layer(state: str, expected: object) -> None:
    made = said()
    made.commands.append("/X Do")
    drawing = as_drawing(words("90", 205, 218), "0 0 400 300", f"/OC {FIRST} 0 R")
    resources = f"/XObject << /X {FIRST + 1} 0 R >>"
    assert parts(made, Further((LAYER, drawing), state, resources=resources)) == expected


@pytest.mark.parametrize(("opaque", "expected"), [(0, HIDDEN), (0.5, [])])
def test_a_drawing_that_shines_through(opaque: float, expected: object) -> None:
    made = said()
    made.commands.append("q /G gs /X Do Q")
    drawing = as_drawing(words("90", 205, 218), "0 0 400 300", "/Group << /S /Transparency >>")
    resources = f"/ExtGState << /G << /ca {opaque} >> >> /XObject << /X {FIRST} 0 R >>"
    assert parts(made, Further((drawing,), resources=resources)) == expected


def test_what_shines_through_hides_nothing() -> None:
    made = said()
    made.commands.append("q /G gs /X Do Q")
    marker = as_drawing(
        "1 1 0 rg 160 210 60 20 re f", "0 0 400 300", "/Group << /S /Transparency >>"
    )
    resources = f"/ExtGState << /G << /BM /Multiply >> >> /XObject << /X {FIRST} 0 R >>"
    assert parts(made, Further((marker,), resources=resources)) == []


def test_words_cut_off_by_their_drawing() -> None:
    made = said()
    made.commands.append("/X Do")
    drawing = as_drawing(words("90", 205, 218), "0 0 10 10")
    resources = f"/XObject << /X {FIRST} 0 R >>"
    assert parts(made, Further((drawing,), resources=resources)) == HIDDEN


# --- annotations and fields ---------------------------------------------------------------


def annotated(kind: str, entries: str, drawing: str = "", catalogue: str = "") -> Further:
    """One annotation upon 80回."""
    box = " ".join(map(str, STANDS))
    drawn = f"/AP << /N {FIRST + 1} 0 R >>" if drawing else ""
    annotation = f"<< /Type /Annot /Subtype /{kind} /Rect [{box}] {entries} {drawn} >>"
    objects = (annotation, as_drawing(drawing, "0 0 60 14")) if drawing else (annotation,)
    return Further(objects, catalogue, f"/Annots [{FIRST} 0 R]")


STRUCK = [(Seen.STRUCK, "80回", "")]
QUAD = "/QuadPoints [165 227 185 227 165 216 185 216]"


@pytest.mark.parametrize(
    ("kind", "entries"),
    [("StrikeOut", QUAD), ("Line", "/L [165 221.5 185 221.5]")],
)
def test_a_line_that_a_reader_has_drawn_through_words(kind: str, entries: str) -> None:
    assert parts(said(), annotated(kind, entries)) == STRUCK


@pytest.mark.parametrize("kind", ["Highlight", "Underline"])
def test_words_that_a_reader_has_marked_stay(kind: str) -> None:
    assert parts(said(), annotated(kind, f"{QUAD} /C [1 1 0]")) == []


def test_the_sign_of_a_remark_strikes_nothing_out() -> None:
    assert parts(said(), annotated("Text", "/Contents (why)")) == []


def test_a_box_of_a_reader_over_words() -> None:
    further = annotated("Square", "/IC [1 1 1]", "1 g 0 0 60 14 re f")
    assert parts(said(), further) == [(Seen.UNSEEN, "80回", "")]


@pytest.mark.parametrize("entries", [QUAD, ""])
def test_words_that_are_marked_to_be_blacked_out(entries: str) -> None:
    assert parts(said(), annotated("Redact", entries)) == [(Seen.UNSEEN, "80回", "")]


def test_words_that_a_reader_has_written_into_a_cell() -> None:
    further = annotated("FreeText", "/Contents (90)", words("90", 22, 4))
    assert parts(said(), further) == HIDDEN


def test_a_stamp_across_the_page() -> None:
    further = annotated("Stamp", "", words("見本", 2, 4).replace(f"{SIZE} Tf", "30 Tf"))
    assert [found[:2] for found in parts(said(), further)] == [(Seen.WATERMARK, "見本")]


FIELDS = f"/AcroForm << /Fields [{FIRST} 0 R] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 9 Tf 0 g) >>"
FIELD = "/FT /Tx /T (target) /DA (/F1 9 Tf 0 g)"


@pytest.mark.parametrize("drawing", ["", words("80回", 2, 4)])
def test_the_value_of_a_field_is_read_drawn_or_not(drawing: str) -> None:
    made = page()
    further = annotated("Widget", f"{FIELD} /V <FEFF{named('80回')}>", drawing, FIELDS)
    assert parts(made, further) == []
    assert "80回" in _texts(made, further)


def test_a_field_that_is_drawn_with_another_value() -> None:
    further = annotated("Widget", f"{FIELD} /V (95)", words("80回", 2, 4), FIELDS)
    assert parts(page(), further) == [(Seen.UNSEEN, "95", "80回")]


def _texts(made: PdfPage, further: Further) -> list[str]:
    (form,) = read_pdf("a.pdf", write_pdf([made], further)).forms
    return ["".join(piece.text for piece in box.pieces) for box in form.boxes]


# --- words to be copied -------------------------------------------------------------------


def test_words_to_be_copied_that_are_not_those_drawn() -> None:
    made = page()
    made.commands.append(f"/Span << /ActualText (95) >> BDC {words('80', 165, 218)} EMC")
    assert parts(made) == [(Seen.UNSEEN, "95", "80")]


def test_words_to_be_copied_that_name_a_sign() -> None:
    made = page()
    code = f"/Span << /ActualText <FEFF{named('・')}> >> BDC {words('‧', 165, 218)} EMC"
    made.commands.append(code)
    assert parts(made) == []
    assert "・" in _texts(made, Further())
