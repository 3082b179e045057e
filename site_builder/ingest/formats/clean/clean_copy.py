"""Bytes of a document → a copy without what it carries beside its form."""

from __future__ import annotations

from site_builder.ingest.formats.clean.workbook import clean_workbook
from site_builder.ingest.formats.file_kinds import OLE, ZIP, is_other_workbook
from site_builder.ingest.formats.pdf.reader import is_pdf
from site_builder.ingest.formats.pdf.sandbox import copy_pages
from site_builder.problems import DocumentError, Problem, Where

_INSTEAD = (
    "Excelで .xlsx として保存し直したもの（またはPDF）を取り込むか、"
    "--withhold わけ で、この文書を載せずに取り込んでください。"
)


def clean_copy(name: str, data: bytes) -> bytes:
    """The document itself where it is a text, which carries nothing. Raise DocumentError where no
    copy can be made."""
    if is_other_workbook(data) or data.startswith(OLE):
        message = "この形式（.xls・.ods など）からは、取り除いた写しをつくれません。"
        raise DocumentError([Problem(Where(name), "copy-impossible", message, _INSTEAD)])
    if data.startswith(ZIP):
        return clean_workbook(name, data)
    return copy_pages(name, data) if is_pdf(data) else data
