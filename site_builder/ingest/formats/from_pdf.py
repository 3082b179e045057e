"""Texts that somebody has taken out of a PDF: the message where their words have lost their
places."""

from __future__ import annotations

from site_builder.problems import Problem, Where


def from_pdf(name: str, page: int = 0) -> Problem:
    """`page`: on which a form begins that alone is not read, from 1"""
    where = Where(name, place=f"{page}ページ") if page else Where(name, 1, 1)
    what = "この様式" if page else "この文"
    message = f"{what}は、PDFから取り出した文字のようです。どの欄の文字かが、もう分かりません。"
    hint = "PDFそのもの（できれば、もとのExcelファイル）を渡してください。"
    return Problem(where, "document-from-pdf", message, hint)
