"""Texts that somebody has taken out of a PDF: the message where their words have lost their
places."""

from __future__ import annotations

from site_builder.problems import Problem, Where


def from_pdf(name: str) -> Problem:
    message = "この文は、PDFから取り出した文字のようです。どの欄の文字かが、もう分かりません。"
    hint = "PDFそのもの（できれば、もとのExcelファイル）を渡してください。"
    return Problem(Where(name, 1, 1), "document-from-pdf", message, hint)
