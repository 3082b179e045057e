"""Letters of embedded fonts whose codes may stand for anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.forms.pdf.writer import Further, as_stream, first_number, write_pdf
from site_builder.ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.pdf.aside.test_unseen import page

PROGRAM = (Path(__file__).parents[3] / "cases" / "three-bars.ttf").read_bytes()
"""Bars of three widths by the codes 31, 32 and 33: what they mean, it does not say"""
DRAWING, FONT, ABOUT, FILE, UNICODE = (first_number(1) + place for place in range(5))
SYMBOLIC, LATIN = 4, 32
MAP = f"/ToUnicode {UNICODE} 0 R"
ENCODING = "/Encoding /WinAnsiEncoding"
WHOLE = "3 beginbfchar <31> <0038> <32> <0030> <33> <2011> endbfchar"


def further(entries: str, flags: int, unicode: str) -> Further:
    words = b"BT /F2 10 Tf 1 0 0 1 165 218 Tm (12) Tj ET"
    kind = "/Type /XObject /Subtype /Form /BBox [0 0 400 300]"
    resources = f"/Resources << /Font << /F2 {FONT} 0 R >> >>"
    return Further(
        (
            as_stream(words, f"{kind} {resources}").decode(),
            f"<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Bars /FirstChar 49 /LastChar 51"
            f" /Widths [500 500 500] /FontDescriptor {ABOUT} 0 R {entries} >>",
            f"<< /Type /FontDescriptor /FontName /AAAAAA+Bars /Flags {flags}"
            f" /FontBBox [0 0 500 700] /Ascent 800 /Descent -200 /FontFile2 {FILE} 0 R >>",
            as_stream(PROGRAM.hex().encode() + b">", "/Filter /ASCIIHexDecode").decode(),
            as_stream(unicode.encode()).decode(),
        ),
        resources=f"/XObject << /X {DRAWING} 0 R >>",
    )


def read(entries: str, flags: int, unicode: str = "") -> str:
    made = page()
    made.text(40, 30, "組織目標管理シート", 10.0)
    made.commands.append("/X Do")
    made.text(176, 82, "回", 10.0)
    (form,) = read_pdf("a.pdf", write_pdf([made], further(entries, flags, unicode))).forms
    texts = ["".join(piece.text for piece in box.pieces) for box in form.boxes]
    (text,) = [text for text in texts if text.endswith("回")]
    return text.removesuffix("回")


@pytest.mark.parametrize(
    ("entries", "flags", "unicode", "expected"),
    [
        (MAP, SYMBOLIC, WHOLE, "80"),
        (MAP, SYMBOLIC, "1 beginbfrange <31> <33> <0037> endbfrange", "78"),
        (MAP, SYMBOLIC, "1 beginbfrange <31> <33> [<0038> <0030> <0031>] endbfrange", "80"),
        (ENCODING, LATIN, "", "12"),
        (ENCODING + MAP, LATIN, "1 beginbfchar <31> <0038> endbfchar", "82"),
    ],
)
def test_letters_that_the_font_names(entries: str, flags: int, unicode: str, expected: str) -> None:
    assert read(entries, flags, unicode) == expected


@pytest.mark.parametrize(
    ("entries", "flags", "unicode", "expected"),
    [
        ("", SYMBOLIC, "", "\ufffd\ufffd"),
        ("", LATIN, "", "\ufffd\ufffd"),
        (ENCODING, SYMBOLIC, "", "\ufffd\ufffd"),
        (MAP, SYMBOLIC, "1 beginbfchar <31> <0038> endbfchar", "8\ufffd"),
        (MAP, SYMBOLIC, "1 beginbfchar <31> <0032> endbfchar", "\ufffd\ufffd"),
        (MAP, SYMBOLIC, "2 beginbfchar <31> <0032> endbfchar", "\ufffd\ufffd"),
    ],
    ids=["no map", "no map, no encoding", "a false encoding", "in part", "named twice", "void"],
)
def test_letters_that_nothing_names(entries: str, flags: int, unicode: str, expected: str) -> None:
    assert read(entries, flags, unicode) == expected
