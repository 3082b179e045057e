"""The letters of a page, in the order in which they were printed."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.drawing import Drawn, TooMuch, address
from site_builder.ingest.formats.pdf.engine.geometry import Rect, rounded

_LEAST = 0.1
"""No letter is smaller, whatever a broken page says"""
_SQUEEZED = 0.1
"""Width of a letter against its height"""
GLYPHS = 60_000
"""Of one page: a page full of small print has 10,000"""


def find_glyphs(text: Any, drawn: Drawn) -> Iterator[list[Any]]:
    """[character, left, bottom, right, top, x and y of its origin, size, angle, run, clip]"""
    count = pdfium.FPDFText_CountChars(text)
    if count > GLYPHS:
        raise TooMuch
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue  # white space that the engine adds for readers of plain text
        box, origin, size = _box(text, index), _origin(text, index), _size(text, index)
        if not all(map(math.isfinite, (*box, *origin, size))):
            continue  # printed nowhere
        owner = address(pdfium.FPDFText_GetTextObject(text, index))
        run, clip = drawn.texts.get(owner, (len(drawn.texts), None))
        yield [
            _character(text, index),
            *rounded(box),
            *rounded(origin),
            round(size, 2),
            round(_angle(text, index), 3),
            run,
            rounded(clip) if clip else None,
        ]


_NO_TEXT = (range(9), range(14, 32), range(0x7F, 0xA0), range(0xD800, 0xE000), (0xFFFE, 0xFFFF))
"""Controls, halves of pairs and what is no character: no file of content/ may hold them"""


def _character(text: Any, index: int) -> str:
    if pdfium.FPDFText_IsHyphen(text, index) == 1:
        return "-"  # the engine marks the hyphen at the end of a line
    code = pdfium.FPDFText_GetUnicode(text, index)
    unknown = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
    return "\ufffd" if unknown or any(code in codes for codes in _NO_TEXT) else chr(code)


def _box(text: Any, index: int) -> Rect:
    """With the room that the font gives to every glyph, not just its ink."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _angle(text: Any, index: int) -> float:
    """Clockwise, in radians; of one that is mirrored, an angle that no line of a form has. Letters
    that lean, as those of italics, stand upright."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    if matrix.a * matrix.d < matrix.b * matrix.c:
        return math.pi / 4
    return math.atan2(-matrix.b, matrix.a) % (2 * math.pi)


def _origin(text: Any, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def _size(text: Any, index: int) -> float:
    """Of the printed letter: many programs choose size 1 and enlarge that. Of one that is squeezed
    to a line, how wide it is."""
    size = abs(pdfium.FPDFText_GetFontSize(text, index))
    matrix = pdfium.FS_MATRIX()
    wide = size
    if pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        wide = size * math.hypot(matrix.a, matrix.b)
        size *= math.hypot(matrix.c, matrix.d)
    return max(float(wide if wide < _SQUEEZED * size else size), _LEAST)
