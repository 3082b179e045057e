"""Text of a document that stands in the form and is not the sheet's word: why, and that it stays
within content/."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Sheet

WORDS = {
    "struck": "取り消し線のある文字",
    "unseen": "紙や画面では見えない文字",
    "outside": "様式の外の文字",
    "other-year": "ほかの年度や年度の途中の欄",
    "second-column": "同じ見出しのもう一つの欄",
    "repeated": "くり返しの文字",
    "watermark": "透かしの文字",
    "hidden": "表示されていない行と列（文字は載せません）",
    "ruby": "ふりがな",
    "error-value": "エラーの値",
}
"""Each reason in the words of the reports"""
FIELD = FieldPath(("aside",))


def published(sheet: Sheet) -> Sheet:
    """Without what stands aside, and without what is said about it: a site is made of this."""
    if not sheet.aside and not sheet.corrections and not sheet.review:
        return sheet
    review = tuple(doubt for doubt in sheet.review if not FIELD.covers(doubt.path))
    corrections = tuple(one for one in sheet.corrections if not FIELD.covers(one.path))
    return replace(sheet, aside=(), review=review, corrections=corrections)
