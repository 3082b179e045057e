"""One page of a PDF → what is on it, as plain values."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.form.letters import plain_letters
from site_builder.ingest.formats.pdf.engine.annotations import load_page
from site_builder.ingest.formats.pdf.engine.drawing import Drawn, look
from site_builder.ingest.formats.pdf.engine.fonts import Letters, Named, run_letters
from site_builder.ingest.formats.pdf.engine.geometry import Rect, rounded
from site_builder.ingest.formats.pdf.engine.glyphs import find_glyphs
from site_builder.ingest.formats.pdf.engine.inks import Fill, TextInk
from site_builder.ingest.formats.pdf.engine.marks import speaks, without_words

Glyph = list[Any]
_RUN = 9
"""Where a glyph has the number of its run"""
_LAST = 10**6
"""In the order of drawing: behind all that the page has"""
_UNKNOWN = "\ufffd"


def read_page(document: Any, number: int, layers: bool, named: Named) -> dict[str, Any]:
    page, added = load_page(document, number)
    if not page:
        return {"broken": True}
    pdfium.FPDFPage_SetRotation(page, 0)
    drawn = look(page, added.own, layers)
    drawn.fills += [Fill(_LAST, box, None) for box in added.redacted]
    glyphs = _glyphs(page, drawn, run_letters(named, [text for text, _ in drawn.spots]))
    _mark_remarks(drawn, added.remarks)
    glyphs += [glyph for value in added.values for glyph in _field(drawn, glyphs, *value)]
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    pdfium.FPDF_ClosePage(page)
    return {
        "box": [box.left, box.bottom, box.right, box.top],
        "images": drawn.images,
        "glyphs": sorted(glyphs, key=lambda glyph: glyph[_RUN]),
        "inks": [[ink.order, ink.drawn, ink.colour, ink.added] for ink in drawn.inks],
        "fills": [[one.order, rounded(one.box), one.colour] for one in drawn.fills],
        "rules": _finite(drawn.rules),
        "pens": _finite([*drawn.pens, *added.strikes]),
        "slants": _finite(drawn.slants),
    }


def _finite(rules: Sequence[Rect]) -> list[list[float]]:
    return [rounded(rule) for rule in rules if all(map(math.isfinite, rule))]


# --- words to be copied -------------------------------------------------------------------


def _glyphs(page: Any, drawn: Drawn, named: Mapping[int, Letters]) -> list[Glyph]:
    """The letters that are drawn. Words that are to be copied instead name letters that look alike
    or have no name; where they say something else, nobody sees them."""
    said = _by_run(_letters(page, drawn))
    spoken = [run for run, (text, _) in enumerate(drawn.spots) if speaks(text)]
    said.update({run: _believed(said[run], named.get(run)) for run in said.keys() - {*spoken}})
    for run in spoken:
        without_words(drawn.spots[run][0])
    seen = _by_run(_letters(page, drawn)) if spoken else {}
    for run in spoken:
        own, words = _believed(seen.get(run, []), named.get(run)), said.get(run, [])
        if not _agree(_text(own), _text(words)):
            said[run] = own
            said[len(drawn.inks)] = list(_again(drawn, words, drawn.inks[run]))
    return [glyph for glyphs in said.values() for glyph in glyphs]


def _believed(glyphs: Sequence[Glyph], letters: Letters) -> list[Glyph]:
    """With the sign of an unknown letter for each that its font does not name."""
    if letters is None:
        return [*glyphs]
    known = {*letters, *filter(str.isspace, (glyph[0] for glyph in glyphs))}
    return [[glyph[0] if glyph[0] in known else _UNKNOWN, *glyph[1:]] for glyph in glyphs]


def _by_run(glyphs: Iterable[Glyph]) -> dict[int, list[Glyph]]:
    runs: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        runs.setdefault(glyph[_RUN], []).append(glyph)
    return runs


def _agree(drawn: str, words: str) -> bool:
    if _UNKNOWN in drawn:
        return True
    pairs = zip(drawn, words, strict=False)
    return len(drawn) == len(words) and all(a == b or _are_signs(a, b) for a, b in pairs)


def _are_signs(one: str, other: str) -> bool:
    return not (one.isalnum() or other.isalnum())


def _letters(page: Any, drawn: Drawn) -> list[Glyph]:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return list(find_glyphs(text, drawn))
    finally:
        pdfium.FPDFText_ClosePage(text)


def _text(glyphs: Sequence[Glyph]) -> str:
    text = plain_letters("".join(glyph[0] for glyph in glyphs))
    return "".join(unicodedata.normalize("NFKC", text).split())


def _again(drawn: Drawn, glyphs: Sequence[Glyph], ink: TextInk) -> Iterator[Glyph]:
    """As hidden ones, a run of their own."""
    drawn.inks.append(replace(ink, drawn=False))
    for glyph in glyphs:
        yield [*glyph[:_RUN], len(drawn.inks) - 1, *glyph[_RUN + 1 :]]


# --- annotations and fields ---------------------------------------------------------------


def _mark_remarks(drawn: Drawn, remarks: Sequence[Rect]) -> None:
    """Words that somebody has written upon the page are none of the form's, fields are."""
    for run, (_, spot) in enumerate(drawn.spots):
        ink = drawn.inks[run]
        drawn.inks[run] = replace(ink, added=ink.added and any(_holds(r, spot) for r in remarks))


def _holds(box: Rect, spot: Rect) -> bool:
    x, y = (spot[0] + spot[2]) / 2, (spot[1] + spot[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _field(drawn: Drawn, glyphs: Sequence[Glyph], box: Rect, value: str) -> Iterator[Glyph]:
    """The value of a field as letters in its box, if those that are drawn there do not say it: in
    place of none, beside others as hidden ones."""
    said = _text([glyph for glyph in glyphs if _holds(box, tuple(glyph[1:5]))])
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    wanted = unicodedata.normalize("NFKC", "".join(value.split()))
    if not wanted or wanted in said:
        return
    drawn.inks.append(TextInk(len(drawn.inks) + _LAST, not said, (0, 0, 0)))
    longest = max(map(len, lines))
    size = max(1.0, min((box[2] - box[0]) / (longest + 1), (box[3] - box[1]) / (1.3 * len(lines))))
    for row, line in enumerate(lines):
        base = box[3] - (1.3 * row + 1.1) * size
        for column, letter in enumerate(line):
            left = box[0] + (column + 0.5) * size
            spot = (left, base - 0.1 * size, left + size, base + 0.9 * size)
            place = [*rounded(spot), round(left, 2), round(base, 2), round(size, 2), 0.0]
            yield [letter, *place, len(drawn.inks) - 1, None]
